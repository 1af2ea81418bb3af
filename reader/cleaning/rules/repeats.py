"""Finds pull quotes: they say again, directly below it or set apart, what a paragraph has said."""

from collections.abc import Iterator

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN, Scene, scene_of
from reader.document.blocks import Kind

NAME = "repeats"
_BELOW = 0.75
"""So great a share of its words has a pull quote from the paragraph directly above it."""
_APART = 0.65
"""And this, where more empty lines than usual part it from the text."""
_RARE = 0.15
"""Where a greater share of the pieces stand apart, standing apart says nothing."""
_DOUBTED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LIST, Kind.BLOCKQUOTE, Kind.CAPTION})
_REACH = 30
"""Pieces between a pull quote that stands apart and what it repeats."""


def apply(draft: Draft) -> Draft:
    """Find pull quotes among what was taken for text, and of all of them what they repeat."""
    scene = draft.scene or scene_of(draft.pieces)
    return draft.with_pieces(_told(draft, scene))


def _told(draft: Draft, scene: Scene) -> Iterator[Piece]:
    start, stop = scene.body
    apart = sum(_is_apart(piece, draft) for piece in draft.pieces) <= max(1, _RARE * len(draft.pieces))
    for index, piece in enumerate(draft.pieces):
        source = scene.source[index]
        if source is None or "\n" in piece.text or "credited" in piece.shape.cues:
            yield piece
        elif piece.kind is Kind.PULLQUOTE:
            yield piece._replace(repeats=source[1])
        elif piece.kind in _DOUBTED and start < index < stop and scene.noise == CLEAN:
            below = index - source[1] == 1 and source[0] >= _BELOW and not piece.shape.marker
            away = apart and _is_apart(piece, draft) and source[0] >= _APART and abs(index - source[1]) <= _REACH
            yield _pull_quote(piece, source) if below or away else piece
        else:
            yield piece


def _is_apart(piece: Piece, draft: Draft) -> bool:
    return piece.blanks > max(1, draft.layout.gap)


def _pull_quote(piece: Piece, source: tuple[float, int]) -> Piece:
    return piece.judged(Kind.PULLQUOTE, NAME, source[0], piece.kind)._replace(repeats=source[1])


RULE = Rule(NAME, "finds pull quotes by the words that they repeat", apply)
