"""Below the words that lead to other articles, where no line ends a sentence, no text comes."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

HEADLINES = (
    "Bridge to the mainland: What It Would Cost and Who Would Pay",
    "'We were promised a tunnel': Islanders look back on thirty years of plans and not one of them carried out",
)


def _kinds(*lines: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text("\n\n".join(lines)).blocks}


@pytest.mark.parametrize(
    "header",
    [
        *("Up Next", "Related Stories", "Artigos relacionados", "Ähnliche Artikel", "Meest gelezen"),
        *(
            "More from the Holm Post",
            "Read more in Islands",
            "More Politics",
            "Related press releases",
            "Mehr zum Norden",
        ),
    ],
)
def test_headlines_below_are_hidden(header: str) -> None:
    kinds = _kinds(*HEAD, *FERRIES, header, *HEADLINES)

    assert {kinds[line] for line in (header, *HEADLINES)} == {Kind.BOILERPLATE}


def test_text_below_is_shown() -> None:
    kinds = _kinds(*HEAD, *FERRIES[:3], "Up Next", *HEADLINES, *FERRIES[3:])

    assert {kinds[text] for text in FERRIES} == {Kind.PARAGRAPH}


def test_a_list_and_sentences_that_end_the_article_are_shown() -> None:
    box = ["Before you sail", "Three warm blankets for each berth", "A torch that floats", "How to get to the islands"]
    last = [
        "Ring the harbour master the day before, for the boat only sails where somebody has asked.",
        "Bring a book.",
    ]
    kinds = _kinds(*HEAD, *FERRIES, *box, *last)

    assert Kind.BOILERPLATE not in {kinds[line] for line in (box[1], *last)}


@pytest.mark.parametrize("bullet", ["", "* "])
def test_headlines_between_two_paragraphs_are_hidden_and_the_heading_below_them_is_not(bullet: str) -> None:
    lines = [f"{bullet}{line}" for line in HEADLINES]
    kinds = _kinds(*HEAD, *FERRIES[:3], "Related Articles", *lines, "Empty shelves", *FERRIES[3:])

    assert {kinds[line] for line in HEADLINES} == {Kind.BOILERPLATE}
    assert kinds["Empty shelves"] is Kind.HEADING


@pytest.mark.parametrize("line", ["More from the mayor:", "More in sorrow than in anger, they went."])
def test_what_announces_or_ends_a_sentence_leads_to_no_other_article(line: str) -> None:
    kinds = _kinds(*HEAD, *FERRIES[:5], line, HEADLINES[1], FERRIES[5])

    assert kinds[HEADLINES[1]] is not Kind.BOILERPLATE


def test_captions_below_the_article_are_of_other_articles_on_a_whole_page() -> None:
    menu = ["Home", "News", "Islands", "Sport", "Culture", "Weather", "Archive", "Letters"] * 9
    caption = "FILE - The harbour of Indre Holm, where eleven boats were moored on Friday evening"
    kinds = _kinds(*menu, *HEAD, *FERRIES, "Latest", *menu[:20], caption, *menu)

    assert kinds[caption] is Kind.BOILERPLATE
