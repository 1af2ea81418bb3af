"""Reads balanced inline mark-up: what it asks for becomes a style, its signs leave the text but stay owned.

A bold first letter that stands apart from its word is a drop capital; its word is put together again. Backslashes that
keep a sign from being mark-up go where other mark-up shows that a writer of Markdown has put them there.
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
_SIGNS = regex(r"[*_`\]~](?:(?<=[*_])\S|(?<=`)[^`]|(?<=\])\(|(?<=~)~)")
_FENCE = "```"
"""What stands between fences stays as it is, its indents too."""
_WORD = regex(r"[^\W\d_]+")


def apply(draft: Draft) -> Draft:
    """Take the inline mark-up of every piece off."""
    marked = [bool(_SIGNS.search(piece.text)) and not piece.text.startswith(_FENCE) for piece in draft.pieces]
    if not any(marked):
        return draft

    known = words_of(draft.normal.text)
    read = [_unmarked(piece, known) if signs else piece for piece, signs in zip(draft.pieces, marked, strict=True)]
    if any(piece.marks for piece in read):
        escapes = _holds_escapes(draft.normal.text)
        read = [_unmarked(piece, known, bare=True) if _is_bare(piece, escapes) else piece for piece in read]
    return draft.with_pieces(read)


def _holds_escapes(text: str) -> bool:
    """Whether backslashes keep signs from being mark-up: none is of a path, of a formula or of a program."""
    return "\\" in text and _OTHER_BACKSLASH.search(text) is None


def _is_bare(piece: Piece, escapes: bool) -> bool:
    """Whether other signs are left in it than mark-up, with which they would have been read."""
    if piece.marks:
        return False
    empty = _NOTHING in piece.text and _EMPTY.search(piece.text) is not None
    return empty or (escapes and "\\" in piece.text and _ESCAPE.search(piece.text) is not None)


_NOTHING = "****"
_EMPTY = regex(r"(?<=[.,;:!?”\"’)])\*{4}(?!\*)")
"""Bold signs around nothing; behind a word or a space they stand for one that nobody prints."""
_ESCAPE = regex(r"\\[\[\]()*_`#~>+.!|-]")
_OTHER_BACKSLASH = regex(r"\\[^\W_]|\\\\")


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


def _unmarked(piece: Piece, known: Words, *, bare: bool = False) -> Piece:
    """The piece without its mark-up, or as it is where it has none; a `bare` one is read for other signs as well."""
    inline = inline_marks(piece.text)
    if not (inline.marks or bare) or not inline.text.strip():
        return piece
    inline = with_first_word(_closed(tidied(inline)), known)
    shape = shape_of(inline.text)
    bold = any(mark.style is Style.BOLD and mark.end - mark.start >= shape.length for mark in inline.marks)
    return replace(
        piece,
        text=inline.text,
        runs=tuple(composed(inline.runs, piece.runs)),
        shape=replace(shape, bold=bold, marker=shape.marker or piece.shape.marker),
        marks=inline.marks,
    )


def _closed(inline: InlineText) -> InlineText:
    """The text without what converters leave where emphasis ends: signs around nothing, a space before a comma."""
    gaps = {match.span() for match in _EMPTY.finditer(inline.text)}
    gaps |= {(mark.end, mark.end + 1) for mark in inline.marks if _SPACED.match(inline.text, mark.end)}
    if not gaps:
        return inline
    edges = [0, *(edge for gap in sorted(gaps) for edge in gap), len(inline.text)]
    return cut(inline, [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)])


_SPACED = regex(r" [,.](?![\w.])")


def _is_dropped(text: str, marks: Sequence[Mark], known: Words) -> bool:
    """Whether the text begins with a drop capital: the letter alone is bold, and the text has the word elsewhere."""
    if Mark(0, 1, Style.BOLD) not in marks[:1] or not text[0].isupper() or text[1:2] != " ":
        return False
    rest = _WORD.match(text, 2)
    return rest is not None and (text[0] + rest[0]).lower() in known()


RULE = Rule(NAME, "reads bold, italics, code and links", apply)
