"""Reads balanced inline mark-up: what it asks for becomes a style, its signs leave the text but stay owned.

A bold first letter that stands apart from its word is a drop capital; its word is put together again.
"""

import re
from collections.abc import Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.markdown import inline_marks
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import shape_of
from reader.document.blocks import Mark, Style
from reader.document.offsets import Run, sliced
from reader.document.spans import Span

NAME = "marks"
_SIGNS = re.compile(r"\*\S|_\S|`[^`]|\]\(|~~")
_WORD = re.compile(r"[^\W\d_]+")


def apply(draft: Draft) -> Draft:
    """Take the inline mark-up of every piece off."""
    marked = [bool(_SIGNS.search(piece.text)) for piece in draft.pieces]
    if not any(marked):
        return draft
    return draft.with_pieces(
        _unmarked(piece, draft.normal.text) if signs else piece
        for piece, signs in zip(draft.pieces, marked, strict=True)
    )


def _unmarked(piece: Piece, whole: str) -> Piece:
    inline = inline_marks(piece.text)
    if not inline.marks or not inline.text.strip():
        return piece
    ranges, marks = list(inline.pieces), inline.marks
    text = inline.text
    if _is_dropped(text, marks, whole):
        text = text[0] + text[2:]
        ranges = [ranges[0], Span(ranges[1].start + 1, ranges[1].end), *ranges[2:]]
        marks = tuple(Mark(max(0, mark.start - 1), max(1, mark.end - 1), mark.style) for mark in marks)
    shape = shape_of(text)
    bold = any(mark.style is Style.BOLD and mark.end - mark.start >= shape.length for mark in marks)
    return piece._replace(
        text=text, runs=kept(piece.runs, ranges), shape=shape._replace(bold=bold), marks=(*piece.marks, *marks)
    )


def _is_dropped(text: str, marks: Sequence[Mark], whole: str) -> bool:
    """Whether the text begins with a drop capital: the letter alone is bold, and only with it is the word one."""
    first = marks[0]
    if (first.start, first.end, first.style) != (0, 1, Style.BOLD) or not text[0].isupper() or text[1:2] != " ":
        return False
    rest = _WORD.match(text, 2)
    if rest is None:
        return False
    known = frozenset(_WORD.findall(whole.lower()))
    return (text[0] + rest[0]).lower() in known or rest[0].lower() not in known


def kept(runs: Sequence[Run], pieces: Sequence[Span]) -> tuple[Run, ...]:
    """The runs of a text of which only some ranges are kept."""
    found: list[Run] = []
    at = 0
    for piece in pieces:
        found += sliced(runs, piece, at)
        at += piece.end - piece.start
    return tuple(found)


RULE = Rule(NAME, "reads bold, italics, code and links", apply)
