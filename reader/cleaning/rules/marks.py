"""Reads balanced inline mark-up: what it asks for becomes a style, its signs leave the text but stay owned.

A bold first letter that stands apart from its word is a drop capital; its word is put together again.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.markdown import inline_marks
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import shape_of
from reader.cleaning.tidy import cut, tidied
from reader.document.blocks import Mark, Style
from reader.document.offsets import composed
from reader.document.spans import Span

NAME = "marks"
_SIGNS = re.compile(r"\*\S|_\S|`[^`]|\]\(|~~")
_WORD = re.compile(r"[^\W\d_]+")


def apply(draft: Draft) -> Draft:
    """Take the inline mark-up of every piece off."""
    marked = [bool(_SIGNS.search(piece.text)) for piece in draft.pieces]
    if not any(marked):
        return draft

    @cache
    def known() -> frozenset[str]:
        return frozenset(_WORD.findall(draft.normal.text.lower()))

    return draft.with_pieces(
        _unmarked(piece, known) if signs else piece for piece, signs in zip(draft.pieces, marked, strict=True)
    )


def _unmarked(piece: Piece, known: Callable[[], frozenset[str]]) -> Piece:
    inline = inline_marks(piece.text)
    if not inline.marks or not inline.text.strip():
        return piece
    inline = tidied(inline)
    if _is_dropped(inline.text, inline.marks, known):
        inline = cut(inline, (Span(0, 1), Span(2, len(inline.text))))
    shape = shape_of(inline.text)
    bold = any(mark.style is Style.BOLD and mark.end - mark.start >= shape.length for mark in inline.marks)
    return piece._replace(
        text=inline.text,
        runs=tuple(composed(inline.runs, piece.runs)),
        shape=shape._replace(bold=bold),
        marks=inline.marks,
    )


def _is_dropped(text: str, marks: Sequence[Mark], known: Callable[[], frozenset[str]]) -> bool:
    """Whether the text begins with a drop capital: the letter alone is bold, and only with it is the word one."""
    if Mark(0, 1, Style.BOLD) not in marks[:1] or not text[0].isupper() or text[1:2] != " ":
        return False
    rest = _WORD.match(text, 2)
    if rest is None:
        return False
    return (text[0] + rest[0]).lower() in known() or rest[0].lower() not in known()


RULE = Rule(NAME, "reads bold, italics, code and links", apply)
