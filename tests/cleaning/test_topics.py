"""Below the headline a label that the article speaks of is its topic; a name that it never has is its author."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES

TITLE = "Ferry company cancels winter sailings to the outer islands"
DATE = "14 November 2024"


def _kind(label: str, *others: str) -> Kind:
    blocks = clean_text("\n\n".join([TITLE, *others, label, *FERRIES])).blocks
    return next(block.kind for block in blocks if block.text == label)


@pytest.mark.parametrize(
    "topic", ["Islands | Ferries | Ytre Holm", "Ships & Shipping - Islands", "Ferry, Ytre Holm", "ingrid solvang"]
)
def test_what_the_article_names_or_bars_part_is_its_topic(topic: str) -> None:
    assert _kind(topic, "By Marte Lindqvist", DATE) is Kind.SECTION


@pytest.mark.parametrize("author", ["Stefan Grobe", "Marte Lindqvist", "Jacqui Housden"])
def test_a_name_that_the_article_never_has_is_its_author(author: str) -> None:
    assert _kind(author, DATE) is Kind.BYLINE


def test_a_heading_between_paragraphs_is_no_topic() -> None:
    blocks = clean_text("\n\n".join([TITLE, DATE, *FERRIES[:3], "Winter sailings", *FERRIES[3:]])).blocks

    assert next(block.kind for block in blocks if block.text == "Winter sailings") is Kind.HEADING


def test_on_a_page_with_menus_the_name_next_to_the_headline_is_its_author() -> None:
    menu = ["Home", "News", "Islands", "Sport", "Culture", "Weather", "Archive", "Letters"] * 7
    buttons = ["Share", "Facebook", "Twitter", "Email"]

    blocks = clean_text("\n\n".join([*menu, TITLE, "Stefan Grobe", *buttons, *FERRIES, *menu])).blocks

    assert next(block.kind for block in blocks if block.text == "Stefan Grobe") is Kind.BYLINE


@pytest.mark.parametrize("label", ["Residents vow ... to appeal", "Politics --- Local", "*** Politics ***"])
def test_signs_in_the_place_of_words_say_nothing(label: str) -> None:
    assert _kind(label) in Kind
