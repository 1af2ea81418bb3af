"""An article has a headline: the first line above it may be one, though it is like none."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

KOREAN = (
    "섬 주민 천사백여 명은 이번 겨울 동안 육지로 가는 배를 타지 못하게 되었다고 당국이 월요일에 밝혔다.",
    "선체 외판에서 균열이 발견된 배 두 척은 이월까지 수리하기 어려우며 대신할 배도 아직 구하지 못했다고 한다.",
    "군 의회는 수요일 저녁 임시 회의를 열어 우편과 약품을 나를 어선 한 척을 빌리기로 표결로 결정하였다.",
)


def _kinds(*lines: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text("\n\n".join(lines)).blocks}


def test_the_lines_between_it_and_the_byline_are_the_standfirst() -> None:
    lines = (
        "겨울 뱃길 끊긴 섬사람들",
        "균열 탓에 운항 멈춘 두 척",
        "대신할 배는 아직",
        "빈 가게와 문 닫은 학교",
        "어부들이 나섰다",
    )
    kinds = _kinds(*lines, "김민수 기자", "2024-11-14", *KOREAN)

    assert [kinds[line] for line in lines] == [Kind.TITLE] + [Kind.STANDFIRST] * 4


def test_a_table_of_contents_may_stand_below_it() -> None:
    parts = ("Cancelled sailings", "What inspectors found", "Residents take turns", "What the council decided")
    kinds = _kinds(
        "Ferries: a winter without -- notes for the islands", "Contents", *(f"* {part}" for part in parts), *FERRIES
    )

    assert kinds["Ferries: a winter without -- notes for the islands"] is Kind.TITLE
    assert all(kinds[part] is Kind.LIST for part in parts)


@pytest.mark.parametrize("title", ["Cracked Ferries: How Inspectors Grounded the Boats That Congress Paid For in D.C."])
def test_a_name_in_initials_ends_a_headline_and_no_sentence(title: str) -> None:
    assert _kinds(title, *FERRIES)[title] is Kind.TITLE


def test_a_text_that_begins_with_a_paragraph_has_none() -> None:
    assert Kind.TITLE not in _kinds(*FERRIES).values()


@pytest.mark.parametrize("label", ["Panorama Verkehr - Fähren", "Home Affairs / Islands", "Home > News > Islands"])
def test_what_names_sections_is_none_where_one_stands_below(label: str) -> None:
    kinds = _kinds(label, *HEAD, *FERRIES)

    assert kinds[HEAD[0]] is Kind.TITLE
    assert kinds[label] is not Kind.TITLE


def test_a_caption_with_a_credit_is_none() -> None:
    kinds = _kinds("The ferry at the quay of Ytre Holm on Monday. [Joe Penn/Reuters]", *HEAD, *FERRIES)

    assert kinds[HEAD[0]] is Kind.TITLE


@pytest.mark.parametrize("rest", [[], ["Marte Lindqvist"], HEAD[1:]])
def test_a_sentence_right_above_what_looks_more_like_one_is_the_headline(rest: list[str]) -> None:
    title = "Whoever sold them these tubs should learn to swim"
    standfirst = (
        "Cracks found in the hull plating of two vessels: the ferry company that serves the outer islands cancelled its"
        " winter sailings"
    )
    kinds = _kinds(title, standfirst, *rest, *FERRIES)

    assert (kinds[title], kinds[standfirst]) == (Kind.TITLE, Kind.STANDFIRST)


@pytest.mark.parametrize("row", ["Fiction Nonfiction Lists Interviews Shop", "Nieuws Regio Sport Cultuur Puzzels"])
def test_a_row_of_a_menu_is_none(row: str) -> None:
    kinds = _kinds(row, *HEAD, *FERRIES)

    assert kinds[row] is Kind.BOILERPLATE
    assert kinds[HEAD[0]] is Kind.TITLE


@pytest.mark.parametrize("name", ["{}", "{} - Holm Post", "{} | Islands | Holm Post", "Holm Post » {}"])
@pytest.mark.parametrize("byline", ["By Marte Lindqvist", "Marte Lindqvist"])
def test_what_a_page_is_named_by_in_its_first_line_is_the_headline_where_it_stands_again(
    name: str, byline: str
) -> None:
    title = "A winter without ferries, a company without answers"
    menu = ["Home", "News", "Islands", "Sport", "Culture", "Weather", "Archive", "Letters"] * 7

    blocks = clean_text("\n".join([name.format(title), *menu, title, byline, *FERRIES, *menu])).blocks

    assert [block.kind for block in blocks if block.text == title][-1] is Kind.TITLE


def test_a_button_that_stands_twice_is_none() -> None:
    button = "Add as preferred source on Holm"
    blocks = clean_text("\n\n".join([button, "Share", "Listen", button, *HEAD, *FERRIES])).blocks

    assert [block.text for block in blocks if block.kind is Kind.TITLE] == HEAD[:1]


@pytest.mark.parametrize("label", ["14 November 2024", "By Marte Lindqvist"])
@pytest.mark.parametrize(
    "headline", ["I Was a Ferryman for a Day. Now I Forgive Everyone.", "The boats are not the problem."]
)
def test_a_headline_with_a_full_stop_stands_above_byline_or_date(headline: str, label: str) -> None:
    assert _kinds(headline, label, *FERRIES)[headline] is Kind.TITLE


def test_a_paragraph_above_a_byline_is_no_headline() -> None:
    assert _kinds(FERRIES[0], "By Marte Lindqvist", *FERRIES[1:])[FERRIES[0]] is not Kind.TITLE


def test_a_chinese_page_with_menus_has_its_headline_and_all_of_its_paragraphs() -> None:
    menu = [f"• {name}" for name in ("首页", "国内", "国际", "财经", "体育", "娱乐", "科技", "教育", "视频", "图片")]
    head = ["群岛渡轮停航一整个冬天", "记者周敏", "2024-11-14 08:30"]
    text = [
        "68岁的渡轮船长张德福星期一得到通知：两艘渡轮的船壳上有裂缝，冬季的全部航班都取消了。",
        "检查人员是在去年秋天发现这些裂缝的。轮渡公司说，裂缝只在表面，2019年就有记录。",
        "县议会星期三晚上召开紧急会议，决定租用一艘渔船运送邮件和药品。表决结果为二十三票对八票。",
    ]
    kinds = _kinds(*menu, *head, *text, "热门新闻", *(f"• {name}" for name in ("港口", "天气", "渔业", "旅游", "交通")))

    assert [kinds[line] for line in (*head, *text)] == [Kind.TITLE, Kind.BYLINE, Kind.DATE, *[Kind.PARAGRAPH] * 3]
