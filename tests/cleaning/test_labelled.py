"""A line that says who said what follows is text, and so is each of several that begin with one label."""

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD

DRAWBACKS = ("Against it: it rolls in a swell", "Against it: no room for a car", "Against it: it is slow")


def _kinds(*lines: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in clean_text("\n\n".join(lines)).blocks}


def test_a_line_that_introduces_a_report_is_text() -> None:
    line = "The Coastal Times reported:"

    assert _kinds(*HEAD, *FERRIES[:3], line, *FERRIES[3:])[line] is Kind.PARAGRAPH


def test_lines_with_one_label_are_no_headings() -> None:
    parts = [line for pair in zip(DRAWBACKS, FERRIES[3:], strict=True) for line in pair]
    kinds = _kinds(*HEAD, *FERRIES[:3], *parts)

    assert all(kinds[line] is not Kind.HEADING for line in DRAWBACKS)
