"""Tells what was cut off from what is whole: a line that begins in mid-sentence and that no neighbour lacks."""

from collections.abc import Iterator

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind

NAME = "fragments"
_TEXT = frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.HEADING, Kind.STANDFIRST})
_FINISHED = _TEXT | {Kind.PULLQUOTE, Kind.LIST, Kind.BLOCKQUOTE}
_BRACKETS = "(["
"""What begins with one of them is whole: a remark, or what a picture shows."""
_LEAST = 4
"""A fragment has at least so many words; a shorter lower-case line is a name or a label."""


def apply(draft: Draft) -> Draft:
    """Find the orphans."""
    return draft.with_pieces(_found(draft))


def _found(draft: Draft) -> Iterator[Piece]:
    before: Piece | None = None
    for piece in draft.pieces:
        yield _orphan(piece) if before and _is_orphan(piece, before, draft.layout.gap) else piece
        if piece.kind is not Kind.BOILERPLATE:
            before = piece


def _is_orphan(piece: Piece, before: Piece, gap: int) -> bool:
    shape = piece.shape
    if (
        shape.first != "lower"
        or piece.text[0] in _BRACKETS
        or shape.marker
        or shape.words < _LEAST
        or piece.kind not in _TEXT
    ):
        return False
    apart = piece.kind is Kind.CAPTION or piece.blanks > max(1, gap)
    return apart and (before.shape.stopped or before.shape.end == "none") and before.kind in _FINISHED


def _orphan(piece: Piece) -> Piece:
    score = piece.reason.score if piece.reason else 1.0
    return piece.judged(Kind.FRAGMENT, NAME, score, piece.kind)


RULE = Rule(NAME, "tells what lost its beginning", apply)
