"""On a page of menus, whole sentences in a row are text, and a list in the article is shown as a whole."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

MENU = ["Home", "News", "Islands", "Sport", "Culture", "Weather", "Archive", "Letters"] * 7
LINKS = ["The harbour that nobody wanted", "The harbour that nobody wanted", "Books & the Arts", "/", "Ola Vik"]
ENDING = ["Nobody here has forgotten the boats.", "The new ones are no better.", "They will not sail in winter either."]


def _kinds(*lines: str, parted: str = "\n") -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text(parted.join([*MENU, *HEAD, *lines, *MENU])).blocks}


def test_whole_sentences_in_a_row_below_a_box_of_links_are_the_end_of_the_article() -> None:
    kinds = _kinds(*FERRIES, "Popular", *LINKS * 5, *ENDING, "Keep Reading")

    assert [kinds[line] for line in ENDING] == [Kind.PARAGRAPH] * 3


def test_sentences_below_a_paragraph_there_are_the_end_of_the_article_too() -> None:
    paragraph = (
        "The first director of the company, Abraham Holm, spoke at the launch of the Ytre Holm, in 1981, at a time "
        "when half of the islands feared for their school. He asked them to believe in weather, and in better boats."
    )
    kinds = _kinds(*FERRIES, "Popular", *LINKS * 5, paragraph, *ENDING[:2], "Keep Reading")

    assert [kinds[line] for line in (paragraph, *ENDING[:2])] == [Kind.PARAGRAPH] * 3


@pytest.mark.parametrize("lines", [ENDING[:1], [ENDING[0], "Books & the Arts", ENDING[1]], [ENDING[1], ENDING[1]]])
def test_a_teaser_or_what_is_said_twice_is_not(lines: list[str]) -> None:
    kinds = _kinds(*FERRIES, "Popular", *LINKS * 5, *lines, "Keep Reading")

    assert {kinds[line] for line in lines} == {Kind.BOILERPLATE}


def test_a_brief_item_and_a_heading_between_two_lists_are_shown_with_them() -> None:
    long = [
        "- Ferries to Ytre Holm sail twice a week from January, the county says",
        "- Medicine is flown in where the weather allows it and where a doctor asks",
        "- A boat for the school leaves on Mondays and comes back on Fridays",
    ]
    kinds = _kinds(*FERRIES[:3], long[0], "- Mail", *long[1:], "Mail and freight", *long, *FERRIES[3:], parted="\n\n")

    assert kinds["Mail"] is Kind.LIST
    assert kinds["Mail and freight"] is Kind.HEADING


def test_few_characters_of_a_list_are_shown_with_it_however_many_items_they_are() -> None:
    items = [
        "- Ferries to Ytre Holm sail twice a week from January, the county says",
        "- Medicine is flown in where the weather allows it and where a doctor asks",
        "- Mail",
        "- Planning underway",
    ]
    kinds = _kinds(*FERRIES[:3], *items, *FERRIES[3:], parted="\n\n")

    assert {kinds[item.removeprefix("- ")] for item in items} == {Kind.LIST}


def test_items_that_are_sentences_are_a_list_of_the_article() -> None:
    items = ["- Cold mail keeps.", "- Don't skip the drill.", "- Engines must cool."]
    kinds = _kinds(*FERRIES[:3], *items, *FERRIES[3:], parted="\n\n")

    assert {kinds[item.removeprefix("- ")] for item in items} == {Kind.LIST}


def test_the_sign_of_a_footnote_is_no_picture() -> None:
    prose = "云溪河流域历史上旱涝频繁。据县志记载,1931年的洪水淹没了下游七个乡镇[2]。1956年,省水利厅开始勘测。"
    menu = ["首页", "分类索引", "特色内容", "最近更改", "随机条目", "搜索", "创建账号", "登录"]

    article = clean_text("\n\n".join([*menu, prose, "添加语言", "隐私政策", "免责声明", *menu[::-1]]))

    assert [block.kind for block in article.blocks if block.text == prose] == [Kind.PARAGRAPH]


def test_a_numbered_headline_behind_its_pictures_is_a_link() -> None:
    picture = "https://img.example/rf/image_60x60/2010-2019/Post/2015/03/18/Interactivity/Images/harbour.jpg"
    headline = f"[The harbour that nobody wanted to build, and who paid for it]({picture}/story.html)"
    links = [f"  * {place} ![]({picture}) ![]({picture}) {headline}" for place in range(1, 6)]
    kinds = _kinds(*FERRIES, *links, parted="\n\n")

    assert {kind for text, kind in kinds.items() if picture in text} == {Kind.BOILERPLATE}
