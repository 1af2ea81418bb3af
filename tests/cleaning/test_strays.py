"""A heading speaks of what the article does; the label of another page, strayed in between two paragraphs, does not."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD


def _kind(label: str) -> Kind:
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:3], label, *FERRIES[3:]])).blocks
    return next(block.kind for block in blocks if block.text == label)


@pytest.mark.parametrize("label", ["Webinars", "Operations", "Steve Mnuchin"])
def test_a_label_of_which_the_article_has_no_word_is_furniture(label: str) -> None:
    assert _kind(label) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "heading", ["Empty shelves", "Inspecting hulls", "Background", "Reactions", "Opening hours", "In brief"]
)
def test_a_heading_says_what_the_article_says_or_what_any_may(heading: str) -> None:
    assert _kind(heading) is Kind.HEADING


@pytest.mark.parametrize("heading", ["The weather", "Ferry apps", "## Ferry apps", "## The comments"])
def test_a_heading_may_have_a_word_that_sites_use(heading: str) -> None:
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:3], heading, *FERRIES[3:]])).blocks

    assert next(block.kind for block in blocks if block.text == heading.removeprefix("## ")) is not Kind.BOILERPLATE
