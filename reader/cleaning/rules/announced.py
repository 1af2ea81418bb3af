"""Knows a list that has lost its signs: lines without a stop, in a row, that a sentence with a colon announces.

So too where no sentence does, but the lines begin with small letters and never come to a stop. Both look like halves of
sentences, and were joined with one another.
"""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.gaps import unended
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind

NAME = "announced"
_ITEMS = 3
"""The least lines that are a list."""
_ANNOUNCING = 4
"""Words of a sentence that may announce one; fewer are a label, and what is below a label is often no text."""
_WORDS, _LONGEST = range(3, 41), 220
"""Words and characters of a line."""
_CLAUSE = 5
"""Words of a line, on an average, that is no label."""
_BEGINNINGS = frozenset({"upper", "other", "digit"})
_PICTURES = frozenset({"credit", "credited", "image"})
"""Cues of what may stand between two lines and is none of them."""
_FURNITURE = frozenset({"header", "notice", "share", "site", "related", "aside", "comment", "lead", "rights", "ours"})


def apply(draft: Draft) -> Draft:
    """Judge the lines that a sentence announces as items of a list."""
    items = {index for run in _runs(draft.pieces) if len(run) >= _ITEMS for index in run}
    items.update(
        index for run in unended(draft.pieces) if _is_said(draft.pieces[run[1] : run[-1] + 1]) for index in run[1:]
    )
    if not items:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.LIST, NAME, 0.8) if index in items else piece for index, piece in enumerate(draft.pieces)
    )


def _runs(pieces: Sequence[Piece]) -> Iterator[list[int]]:
    """The lines below each sentence that announces some."""
    run: list[int] | None = None
    for index, piece in enumerate(pieces):
        if run is not None and _is_item(piece) and (not run or piece.indent == pieces[run[0]].indent):
            run.append(index)
        elif run is None or piece.shape.cues.isdisjoint(_PICTURES):
            if run:
                yield run
            run = [] if _announces(piece) else None
    if run:
        yield run


def _is_said(pieces: Sequence[Piece]) -> bool:
    """Whether lines are clauses rather than labels, and none is furniture."""
    clauses = sum(piece.shape.words for piece in pieces) >= _CLAUSE * len(pieces)
    return clauses and all(piece.kind is None and _is_text(piece) for piece in pieces)


def _announces(piece: Piece) -> bool:
    shape = piece.shape
    return piece.kind is None and shape.end == "colon" and shape.words >= _ANNOUNCING and _is_text(piece)


def _is_item(piece: Piece) -> bool:
    shape = piece.shape
    if piece.kind is not None or shape.end != "none" or shape.marker:
        return False
    return shape.words in _WORDS and shape.length <= _LONGEST and shape.first in _BEGINNINGS and _is_text(piece)


def _is_text(piece: Piece) -> bool:
    return piece.shape.cues.isdisjoint(_FURNITURE | _PICTURES)


RULE = Rule(NAME, "knows a list that a sentence announces", apply)
