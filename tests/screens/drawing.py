"""Screens as text that can be reviewed: what stands where, in which style, and what each style is."""

import string
from collections.abc import Iterable

from rich.style import Style
from textual.strip import Strip

_LETTERS = string.ascii_letters + string.digits


def picture(strips: Iterable[Strip]) -> str:
    """The text of a screen, the same cells as letters of styles, and the styles; the commonest style is a dot."""
    rows = [list(strip) for strip in strips]
    width = sum(segment.cell_length for segment in rows[0])
    counts: dict[str, int] = {}
    for segment in (segment for row in rows for segment in row):
        counts[_named(segment.style)] = counts.get(_named(segment.style), 0) + segment.cell_length
    ground = max(counts, key=lambda name: counts[name])
    letters = dict(zip((name for name in counts if name != ground), _LETTERS, strict=False)) | {ground: "."}
    text = ["".join(segment.text for segment in row).rstrip() for row in rows]
    inked = ["".join(letters[_named(segment.style)] * segment.cell_length for segment in row) for row in rows]
    edge = "-" * width
    legend = [f"{letter}  {name}" for name, letter in letters.items()]
    return "\n".join([edge, *text, edge, *inked, edge, *legend, ""])


def _named(style: Style | None) -> str:
    """A style in words, with the underline that Rich has no word for."""
    assert style is not None
    shapes = {"4:3": "curly", "4:4": "dotted", "4:5": "dashed"}
    codes = (style._ansi or "").split(";")
    return " ".join([str(style), *(shape for code, shape in shapes.items() if code in codes)])
