"""Reads balanced inline mark-up: what it asks for becomes a style, its signs leave the text but stay owned."""

import re
from collections.abc import Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.markdown import inline_marks
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import shape_of
from reader.document.blocks import Style
from reader.document.offsets import Run, sliced
from reader.document.spans import Span

NAME = "marks"
_SIGNS = re.compile(r"\*\S|_\S|`[^`]|\]\(|~~")


def apply(draft: Draft) -> Draft:
    """Take the inline mark-up of every piece off."""
    return draft.with_pieces(_unmarked(piece) if _SIGNS.search(piece.text) else piece for piece in draft.pieces)


def _unmarked(piece: Piece) -> Piece:
    inline = inline_marks(piece.text)
    if not inline.marks or not inline.pieces:
        return piece
    text = "".join(piece.text[start:end] for start, end in inline.pieces)
    if not text.strip():
        return piece
    shape = shape_of(text)
    bold = any(mark.style is Style.BOLD and mark.end - mark.start >= shape.length for mark in inline.marks)
    return piece._replace(
        text=text, runs=kept(piece.runs, inline.pieces), shape=shape._replace(bold=bold), marks=tuple(inline.marks)
    )


def kept(runs: Sequence[Run], pieces: Sequence[Span]) -> tuple[Run, ...]:
    """The runs of a text of which only some ranges are kept."""
    found: list[Run] = []
    at = 0
    for piece in pieces:
        found += sliced(runs, piece, at)
        at += piece.end - piece.start
    return tuple(found)


RULE = Rule(NAME, "reads bold, italics, code and links", apply)
