"""Judges by white space: what stands apart from the text by more empty lines than its paragraphs is not one of them."""

from collections.abc import Iterator

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import scene_of
from reader.document.blocks import Kind

NAME = "apart"
_ECHO = 0.65
"""A pull quote repeats so great a share of its words from one paragraph."""
_RARE = 0.15
_LONGEST = 300
_DOUBTED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LIST})


def apply(draft: Draft) -> Draft:
    """Find captions and pull quotes among what was taken for text."""
    apart = [index for index, piece in enumerate(draft.pieces) if index and piece.blanks > max(1, draft.layout.gap)]
    if not apart or len(apart) > max(1, _RARE * len(draft.pieces)):
        return draft
    return draft.with_pieces(_told(draft, frozenset(apart)))


def _told(draft: Draft, apart: frozenset[int]) -> Iterator[Piece]:
    scene = scene_of(draft.pieces)
    start, stop = scene.body
    for index, piece in enumerate(draft.pieces):
        if index not in apart or not start < index < stop or piece.kind not in _DOUBTED:
            yield piece
            continue
        source = scene.source[index]
        if source is not None and source[0] >= _ECHO:
            yield piece.judged(Kind.PULLQUOTE, NAME, source[0], piece.kind)._replace(repeats=source[1])
        elif _is_caption(piece):
            yield piece.judged(Kind.CAPTION, NAME, 0.8, piece.kind)
        else:
            yield piece


def _is_caption(piece: Piece) -> bool:
    """Whether it is one sentence that says when, or whose picture it is."""
    shape = piece.shape
    return not shape.inner and shape.length <= _LONGEST and not shape.cues.isdisjoint({"year", "credited", "credit"})


RULE = Rule(NAME, "tells captions and pull quotes by the empty lines above them", apply)
