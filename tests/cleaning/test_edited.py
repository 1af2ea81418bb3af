"""A wiki has a link behind each heading that lets its readers edit the section."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES

_MENU = ["Main page", "Current events", "Random article", "Contribute", "Help", "Community portal", "Search"] * 4


def _kinds(*lines: str) -> dict[str, Kind]:
    source = "\n".join([*_MENU, FERRIES[0], FERRIES[1], *lines, *FERRIES[2:], *_MENU])
    return {block.text: block.kind for block in clean_text(source).blocks}


@pytest.mark.parametrize(
    "link",
    [
        ["[", "edit", "]"],
        ["[edit]"],
        ["[", "edit", "|", "edit source", "]"],
        ["[Bearbeiten | Quelltext bearbeiten]"],
        ["[[12]edit]"],
        ["[編集]"],
    ],
)
def test_what_stands_above_it_is_a_heading(link: list[str]) -> None:
    kinds = _kinds("The boats", *link)

    assert kinds["The boats"] is Kind.HEADING
    assert {kinds[part] for part in link if part in kinds} == {Kind.BOILERPLATE}


@pytest.mark.parametrize("heading", ["The boats [edit]", "The boats[edit | edit source]", "历史 [编辑]"])
def test_what_stands_before_it_is_a_heading(heading: str) -> None:
    assert _kinds(heading)[heading] is Kind.HEADING


@pytest.mark.parametrize(
    "line", ["He was told to [edit] the letter.", "The council wrote [sic] that it had been told of it."]
)
def test_other_brackets_are_no_such_link(line: str) -> None:
    assert _kinds(line)[line] is not Kind.HEADING


@pytest.mark.parametrize("link", [["[", "edit", "]"], ["[edit]"]])
def test_the_paragraphs_around_it_are_text(link: list[str]) -> None:
    kinds = _kinds(*link)

    assert {kinds[text] for text in FERRIES} == {Kind.PARAGRAPH}
