"""Takes the signs of lists and headings off the text that they announce; they stay owned."""

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.markdown import InlineText
from reader.cleaning.pieces import Piece
from reader.cleaning.tidy import cut
from reader.document.blocks import Kind
from reader.document.spans import Span

NAME = "markers"
_HASHED = frozenset({Kind.HEADING, Kind.TITLE})


def apply(draft: Draft) -> Draft:
    """Take list markers off items, and hashes off headings."""
    return draft.with_pieces(_bare(piece) if piece.shape.marker else piece for piece in draft.pieces)


def _bare(piece: Piece) -> Piece:
    marker = piece.shape.marker
    if marker[0] == "#":
        return _cut(piece, len(marker))._replace(level=len(marker)) if piece.kind in _HASHED else piece
    if piece.text[-1] == marker[0]:
        return piece
    bare = _cut(piece, 0 if marker[0].isalnum() else len(marker))
    return bare._replace(level=1 + piece.indent // 4) if piece.kind is Kind.LIST else bare


def _cut(piece: Piece, length: int) -> Piece:
    """The piece without its first characters and the space after them."""
    if not length:
        return piece
    start = len(piece.text) - len(piece.text[length:].lstrip())
    inline = cut(InlineText(piece.text, piece.runs, piece.marks), (Span(start, len(piece.text)),))
    return piece._replace(text=inline.text, runs=inline.runs, marks=inline.marks)


RULE = Rule(NAME, "takes list markers and hashes off", apply)
