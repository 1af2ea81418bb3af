"""Clauses one below another, none of which ends as a sentence does, are a list that lost its bullets."""

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

CHANGES = (
    "Fixed the ramp that stuck whenever the wind came from the west",
    "The harbour master has replaced both of the lamps on the northern quay",
    "Added a second crossing on Fridays for those who go to the doctor",
)


def _kinds(*lines: str) -> dict[str, Kind]:
    parts = [*HEAD, *FERRIES[:3], *lines, *FERRIES[3:]]
    return {block.text: block.kind for block in clean_text("\n\n".join(parts)).blocks}


def test_three_of_them_are_a_list() -> None:
    kinds = _kinds(*CHANGES)

    assert {kinds[line] for line in CHANGES} == {Kind.LIST}


def test_two_of_them_are_one_below_a_heading() -> None:
    kinds = _kinds("Empty shelves", *CHANGES[:2])

    assert kinds["Empty shelves"] is Kind.HEADING
    assert {kinds[line] for line in CHANGES[:2]} == {Kind.LIST}


def test_one_above_a_paragraph_is_a_heading() -> None:
    assert _kinds(CHANGES[0])[CHANGES[0]] is Kind.HEADING
