"""Knows a list that lost its bullets: clauses one below another, none of which ends as a sentence does.

A paragraph ends in a stop, and below a heading stands text: lines that do neither are items. So is what ends in a
semicolon, wherever it stands, and the last one below it.
"""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "items"
_CLAUSE = 5
"""Words of an item; what has fewer may be a heading."""
_ITEMS, _BELOW = 3, 2
"""So many are a list; so many where a heading or a colon stands above them."""
_DOUBTED = frozenset({Kind.PARAGRAPH, Kind.HEADING})
_CODE = regex(r"[{}=$<>\n]|\w\(|^\W+$")
"""What stands in a line of a program, which ends so too."""


def apply(draft: Draft) -> Draft:
    """Make items of such lines; without semicolons, in the body of a text that is little but the article."""
    found = set(_enumerated(draft.pieces))
    if draft.scene is not None and draft.scene.noise == CLEAN:
        start, stop = draft.scene.body
        runs = {index for run in _runs(draft.pieces, start + 1, stop) for index in run}
        found.update(index for index in runs if draft.pieces[index].kind in _DOUBTED)
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.LIST, NAME, 0.7, piece.kind) if index in found and piece.kind is not Kind.LIST else piece
        for index, piece in enumerate(draft.pieces)
    )


def _enumerated(pieces: Sequence[Piece]) -> Iterator[int]:
    """The lines that end in a semicolon, and what follows the last of them if it begins alike."""
    for index, piece in enumerate(pieces):
        if piece.text[-1] not in ";；" or not piece.is_weighed or _CODE.search(piece.text):
            continue
        yield index
        below = pieces[index + 1] if index + 1 < len(pieces) else None
        if below is not None and below.is_weighed and below.shape.first == piece.shape.first == "lower":
            yield index + 1


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
