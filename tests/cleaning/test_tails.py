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


@pytest.mark.parametrize("header", ["Up Next", "Related Stories", "Artigos relacionados", "Ähnliche Artikel"])
def test_headlines_below_are_hidden(header: str) -> None:
    kinds = _kinds(*HEAD, *FERRIES, header, *HEADLINES)

    assert {kinds[line] for line in (header, *HEADLINES)} == {Kind.BOILERPLATE}


def test_text_below_is_shown() -> None:
    kinds = _kinds(*HEAD, *FERRIES[:3], "Up Next", *HEADLINES, *FERRIES[3:])

    assert {kinds[text] for text in FERRIES} == {Kind.PARAGRAPH}


@pytest.mark.parametrize("bullet", ["", "* "])
def test_headlines_between_two_paragraphs_are_hidden_and_the_heading_below_them_is_not(bullet: str) -> None:
    lines = [f"{bullet}{line}" for line in HEADLINES]
    kinds = _kinds(*HEAD, *FERRIES[:3], "Related Articles", *lines, "Empty shelves", *FERRIES[3:])

    assert {kinds[line] for line in HEADLINES} == {Kind.BOILERPLATE}
    assert kinds["Empty shelves"] is Kind.HEADING
