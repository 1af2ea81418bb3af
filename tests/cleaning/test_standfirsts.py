"""What stands between the headline and the byline or the date is the standfirst, in whatever words it says it."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES

TITLE = "Ferry company cancels winter sailings to the outer islands"
ABOVE = (
    "The ferry company has cancelled all of its winter sailings.",
    "It says that the cracks were known, and that nobody was ever in danger on the boats.",
    "Here is what the islanders have to say to that.",
)
LABELS = ("By Marte Lindqvist", "14 November 2024")


MENU = ("Home", "News", "Islands", "Sport", "Culture", "Weather", "Archive", "Letters") * 7


def _kinds(*parts: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text("\n\n".join(parts)).blocks}


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("labels", [LABELS, LABELS[:1], LABELS[1:]])
def test_text_between_headline_and_byline_is_the_standfirst(count: int, labels: tuple[str, ...]) -> None:
    found = _kinds(TITLE, *ABOVE[:count], *labels, *FERRIES)

    assert [found[text] for text in (*ABOVE[:count], *FERRIES)] == [Kind.STANDFIRST] * count + [Kind.PARAGRAPH] * 6


@pytest.mark.parametrize("section", ["Islands", "ferries", "Weight Loss"])
def test_a_word_or_two_below_it_are_the_section(section: str) -> None:
    found = _kinds(TITLE, *ABOVE, section, *LABELS, *FERRIES)

    assert found[section] is Kind.SECTION
    assert found[ABOVE[2]] is Kind.STANDFIRST


def test_text_that_a_byline_ends_is_the_article() -> None:
    found = _kinds(TITLE, *FERRIES[:3], "Marte Lindqvist")

    assert [found[text] for text in FERRIES[1:3]] == [Kind.PARAGRAPH] * 2


def test_text_below_the_byline_is_the_article() -> None:
    found = _kinds(TITLE, *LABELS, *ABOVE, *FERRIES)

    assert [found[text] for text in ABOVE[1:]] == [Kind.PARAGRAPH] * 2


def test_on_a_page_with_menus_it_is_the_clause_next_to_the_headline() -> None:
    line = "Company leaves outer islands without a connection for the whole of the winter"

    found = _kinds(*MENU, TITLE, line, "Save", "Share", *LABELS, *FERRIES, *MENU)

    assert found[line] is Kind.STANDFIRST
