"""Shows a passage: three whole sentences or more below one another. A teaser has one, below its headline.

Some of them may be shown already, as where the end of an article stands below a box of links.
"""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import Scene
from reader.document.blocks import Kind

NAME = "passages"
_LEAST = 3
"""Pieces of a passage. In the development pairs and pages three that are furniture never stand so."""
_DATED = frozenset({"year"})
"""Cues that sentences of an article may have."""
_WORDS = 5
"""Words of a sentence, at least."""
_KINDS = frozenset({Kind.BOILERPLATE, Kind.PARAGRAPH})
_CAPITAL = frozenset({"upper", "other"})
"""How a sentence begins; other scripts have no capitals."""


def apply(draft: Draft) -> Draft:
    """Show what the weights took for furniture below a box of links."""
    if draft.scene is None:
        return draft
    runs = _runs(draft.pieces, draft.scene)
    found = {index for run in runs for index in run if draft.pieces[index].kind is Kind.BOILERPLATE}
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.PARAGRAPH, NAME, 0.6, piece.kind) if index in found else piece
        for index, piece in enumerate(draft.pieces)
    )


def _runs(pieces: Sequence[Piece], scene: Scene) -> Iterator[range]:
    start = 0
    for index in range(len(pieces) + 1):
        if index < len(pieces) and _is_sentence(pieces[index]) and scene.copies[index] == 1:
            continue
        if index - start >= _LEAST and _is_passage(pieces[start:index]):
            yield range(start, index)
        start = index + 1


def _is_passage(pieces: Sequence[Piece]) -> bool:
    """Whether several of the sentences are hidden, or a paragraph of them is shown: offers are single sentences too."""
    hidden = sum(piece.kind is Kind.BOILERPLATE for piece in pieces)
    return hidden >= _LEAST or any(piece.shape.prose for piece in pieces if piece.kind is Kind.PARAGRAPH)


def _is_sentence(piece: Piece) -> bool:
    if not piece.is_weighed or piece.kind not in _KINDS:
        return False
    shape = piece.shape
    worded = shape.words >= _WORDS and shape.first in _CAPITAL and shape.cues <= _DATED
    return shape.stopped and worded and not shape.marker


RULE = Rule(NAME, "shows several whole sentences in a row", apply)
