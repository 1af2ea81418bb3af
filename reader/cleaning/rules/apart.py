"""Judges by white space: what stands apart from the text by more empty lines than its paragraphs is not one of them."""

from collections.abc import Iterator

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import scene_of
from reader.document.blocks import Kind

NAME = "apart"
_RARE = 0.15
"""Where more pieces than this stand apart, it says nothing."""
_LONGEST = 300
"""Characters of a caption."""
_DOUBTED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LIST})
_TELLING = ("year", "credited", "credit")


def apply(draft: Draft) -> Draft:
    """Find captions among what was taken for text."""
    apart = [index for index, piece in enumerate(draft.pieces) if index and piece.blanks > max(1, draft.layout.gap)]
    if not apart or len(apart) > max(1, _RARE * len(draft.pieces)):
        return draft
    return draft.with_pieces(_told(draft, frozenset(apart)))


def _told(draft: Draft, apart: frozenset[int]) -> Iterator[Piece]:
    start, stop = (draft.scene or scene_of(draft.pieces)).body
    for index, piece in enumerate(draft.pieces):
        doubted = index in apart and start < index < stop and piece.kind in _DOUBTED
        yield piece.judged(Kind.CAPTION, NAME, 0.8, piece.kind) if doubted and _is_caption(piece) else piece


def _is_caption(piece: Piece) -> bool:
    """Whether it is one sentence that says when, or whose picture it is."""
    shape = piece.shape
    return not shape.inner and shape.length <= _LONGEST and not shape.cues.isdisjoint(_TELLING)


RULE = Rule(NAME, "tells captions by the empty lines above them", apply)
