"""Takes the signs of lists and headings off the text that they announce; they stay owned."""

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.markdown import InlineText
from reader.cleaning.pieces import Piece
from reader.cleaning.tidy import cut
from reader.document.blocks import Kind
from reader.document.patterns import regex
from reader.document.spans import Span

NAME = "markers"
_HASHED = frozenset({Kind.HEADING, Kind.TITLE})


def apply(draft: Draft) -> Draft:
    """Take list markers off items, and hashes off headings."""
    return draft.with_pieces(_bare(piece) if piece.shape.marker else piece for piece in draft.pieces)


_SIGNS = regex(r"(?:(?:[•▪◦●○■□‣⁃∙·►▶➢✓✔*+-]|#{1,6})[ \t]+)+(?=\S)")
_BULLETS = "•▪◦●○■□‣⁃∙·►▶➢✓✔*+- \t"
"""What is nothing else announces nothing."""
_SIGN = regex(r"\S[ \t]+(?=\S)")
"""A sign that only its repetition shows to be a bullet."""


def _bare(piece: Piece) -> Piece:
    """The piece without bullets and hashes; a number stays, for the text may speak of it."""
    marker = piece.shape.marker
    level = 1 + piece.indent // 4 if piece.kind is Kind.LIST else 0
    if marker[0] == "#" and piece.kind in _HASHED:
        level = len(marker)
    signs = _SIGNS.match(piece.text)
    if signs is None and piece.kind is Kind.LIST and piece.text.startswith(marker) and _is_sign(marker):
        signs = _SIGN.match(piece.text)
    if signs is None or piece.text[-1] == marker[0] or not piece.text.strip(_BULLETS):
        return replace(piece, level=level)
    return replace(_cut(piece, signs.end()), level=level)


def _is_sign(marker: str) -> bool:
    return marker == "o" or not any(map(str.isalnum, marker))


def _cut(piece: Piece, start: int) -> Piece:
    """The piece without its first characters."""
    inline = cut(InlineText(piece.text, piece.runs, piece.marks), (Span(start, len(piece.text)),))
    return replace(piece, text=inline.text, runs=inline.runs, marks=inline.marks)


RULE = Rule(NAME, "takes list markers and hashes off", apply)
