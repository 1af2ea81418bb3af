"""Reads balanced inline mark-up: what it asks for becomes a style, its signs leave the text but stay owned.

A bold first letter that stands apart from its word is a drop capital; its word is put together again.
"""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.markdown import InlineText, inline_marks
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import shape_of
from reader.cleaning.tidy import cut, tidied
from reader.document.blocks import Mark, Style
from reader.document.offsets import composed
from reader.document.patterns import regex
from reader.document.spans import Span

NAME = "marks"
_SIGNS = regex(r"\*\S|_\S|`[^`]|\]\(|~~")
_WORD = regex(r"[^\W\d_]+")


def apply(draft: Draft) -> Draft:
    """Take the inline mark-up of every piece off."""
    marked = [bool(_SIGNS.search(piece.text)) for piece in draft.pieces]
    if not any(marked):
        return draft

    known = words_of(draft.normal.text)
    return draft.with_pieces(
        _unmarked(piece, known) if signs else piece for piece, signs in zip(draft.pieces, marked, strict=True)
    )


Words = Callable[[], frozenset[str]]
"""The words of a text, asked for only where a drop capital has to be told from a word."""


def words_of(text: str) -> Words:
    """The words of a text in lower case, found at the first call."""

    @cache
    def known() -> frozenset[str]:
        return frozenset(_WORD.findall(text.lower()))

    return known


def with_first_word(inline: InlineText, known: Words) -> InlineText:
    """A text whose first word is whole: a drop capital that stands apart from it is put to it.

    Args:
        inline: the text without mark-up and without white space around it.
        known: the words of the region.
    """
    if not _is_dropped(inline.text, inline.marks, known):
        return inline
    return cut(inline, (Span(0, 1), Span(2, len(inline.text))))


def _unmarked(piece: Piece, known: Words) -> Piece:
    inline = inline_marks(piece.text)
    if not inline.marks or not inline.text.strip():
        return piece
    inline = with_first_word(tidied(inline), known)
    shape = shape_of(inline.text)
    bold = any(mark.style is Style.BOLD and mark.end - mark.start >= shape.length for mark in inline.marks)
    return replace(
        piece,
        text=inline.text,
        runs=tuple(composed(inline.runs, piece.runs)),
        shape=replace(shape, bold=bold, marker=shape.marker or piece.shape.marker),
        marks=inline.marks,
    )


def _is_dropped(text: str, marks: Sequence[Mark], known: Words) -> bool:
    """Whether the text begins with a drop capital: the letter alone is bold, and the text has the word elsewhere."""
    if Mark(0, 1, Style.BOLD) not in marks[:1] or not text[0].isupper() or text[1:2] != " ":
        return False
    rest = _WORD.match(text, 2)
    return rest is not None and (text[0] + rest[0]).lower() in known()


RULE = Rule(NAME, "reads bold, italics, code and links", apply)
