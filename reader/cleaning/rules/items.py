"""Knows a list that lost its bullets: clauses one below another, none of which ends as a sentence does.

A paragraph ends in a stop, and below a heading stands text: lines that do neither are items.
"""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN
from reader.document.blocks import Kind

NAME = "items"
_CLAUSE = 5
"""Words of an item; what has fewer may be a heading."""
_ITEMS, _BELOW = 3, 2
"""So many are a list; so many where a heading or a colon stands above them."""
_DOUBTED = frozenset({Kind.PARAGRAPH, Kind.HEADING})


def apply(draft: Draft) -> Draft:
    """Make items of such lines in the body of a text that is little but the article."""
    if draft.scene is None or draft.scene.noise != CLEAN:
        return draft
    start, stop = draft.scene.body
    found = {index for run in _runs(draft.pieces, start + 1, stop) for index in run}
    return draft.with_pieces(
        piece.judged(Kind.LIST, NAME, 0.7, piece.kind) if index in found and piece.kind in _DOUBTED else piece
        for index, piece in enumerate(draft.pieces)
    )


def _runs(pieces: Sequence[Piece], start: int, stop: int) -> Iterator[range]:
    """The runs of clauses that begin in one column, of three or of two below what announces them."""
    first = start
    for index in range(start, stop + 1):
        clause = index < stop and _is_clause(pieces[index])
        if clause and pieces[index].indent == pieces[first].indent:
            continue
        if index - first >= (_BELOW if _announces(pieces[first - 1]) else _ITEMS):
            yield range(first, index)
        first = index if clause else index + 1


def _announces(piece: Piece) -> bool:
    return piece.kind is Kind.HEADING or piece.shape.end == "colon"


def _is_clause(piece: Piece) -> bool:
    shape = piece.shape
    if piece.kind is not Kind.LIST and not (piece.is_weighed and piece.kind in _DOUBTED):
        return False
    return shape.end == "none" and not shape.inner and shape.words >= _CLAUSE and not shape.cues


RULE = Rule(NAME, "knows a list that lost its bullets", apply)
