"""Shows a list as a whole, and the headings between two lists: a menu is not in the middle of one."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import Scene
from reader.document.blocks import Kind

NAME = "wholes"
_ITEMS = 3
"""Items of a list of which the others are told."""
_HALF, _MOST = 0.5, 0.4
"""Of a list no greater share of the items, and of their characters, may have been taken for a menu's."""
_PHRASE = 3
"""Words of an item that is a sentence, at least."""
_DATED = frozenset({"year"})
"""Cues that sentences of an article may have."""
_WORDS = 8
"""Words of a heading between two lists, at most."""


def apply(draft: Draft) -> Draft:
    """Show items and headings that the weights took for furniture."""
    if draft.scene is None:
        return draft
    start, stop = draft.scene.body
    inside = (run for run in _runs(draft.pieces) if start <= run.start and run.stop <= stop)
    lists = [run for run in inside if _is_list(draft.pieces[run.start : run.stop])]
    found = {index: Kind.LIST for run in lists for index in run if _is_hidden(draft.pieces[index])}
    begins = {run.start for run in lists}
    between = (run.stop for run in lists if run.stop + 1 in begins)
    found |= {index: Kind.HEADING for index in between if _is_heading(index, draft.pieces, draft.scene)}
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(found[index], NAME, 0.6, piece.kind) if index in found else piece
        for index, piece in enumerate(draft.pieces)
    )


def _runs(pieces: Sequence[Piece]) -> Iterator[range]:
    """The items with bullets that stand next to each other."""
    start = 0
    for index in range(len(pieces) + 1):
        if index < len(pieces) and pieces[index].shape.bulleted:
            continue
        if index > start:
            yield range(start, index)
        start = index + 1


def _is_list(pieces: Sequence[Piece]) -> bool:
    """Whether all items are shown; or most of several; or each of these is a sentence."""
    hidden = [piece.shape.length for piece in pieces if piece.kind is Kind.BOILERPLATE]
    if not hidden:
        return True
    few = len(hidden) <= _HALF * len(pieces) and sum(hidden) <= _MOST * sum(piece.shape.length for piece in pieces)
    return len(pieces) >= _ITEMS and (few or all(map(_is_sentence, pieces)))


def _is_sentence(piece: Piece) -> bool:
    shape = piece.shape
    return shape.stopped and shape.first in ("upper", "other") and shape.words >= _PHRASE and shape.cues <= _DATED


def _is_hidden(piece: Piece) -> bool:
    return piece.kind is Kind.BOILERPLATE and piece.is_weighed


def _is_heading(index: int, pieces: Sequence[Piece], scene: Scene) -> bool:
    if not _is_hidden(pieces[index]) or scene.copies[index] > 1:
        return False
    shape = pieces[index].shape
    return shape.words <= _WORDS and shape.first == "upper" and shape.end == "none" and not shape.cues


RULE = Rule(NAME, "shows a list as a whole", apply)
