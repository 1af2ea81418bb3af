"""Stretches: the lines between empty lines, or pages, seen together; what is one paragraph however ragged it is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.cleaning.pieces import Piece

_FEWEST = 3
"""Lines of a stretch."""
_TORN = 0.34
"""Where so many lines begin with a small letter, sentences run over the line ends."""
_COLUMNS = 132
"""Characters of a line."""
_WORDS = 3
"""Words of a line, at least."""
_SHORT = 0.6
"""A line of less than so great a share of the longest may end a paragraph."""


def ragged(pieces: Sequence[Piece]) -> set[int]:
    """The indexes of the lines that go on the one above for all that its paragraph looks like, in linear time.

    Such a paragraph ends as a sentence does, its lines begin in mid-sentence too often for a list, none of them is set
    in or longer than a page is wide, and none is an item.
    """
    return {
        index for start, stop in _stretches(pieces) if _is_one(pieces[start:stop]) for index in range(start + 1, stop)
    }


def _stretches(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    start = 0
    for index, piece in enumerate(pieces):
        if index and (piece.blanks or piece.lines[0].page):
            yield start, index
            start = index
    yield start, len(pieces)


def _is_one(pieces: Sequence[Piece]) -> bool:
    if len(pieces) < _FEWEST or not pieces[-1].shape.stopped or pieces[0].shape.first == "lower":
        return False
    if sum(piece.shape.first == "lower" for piece in pieces) < _TORN * (len(pieces) - 1):
        return False
    if any(two.indent > one.indent or two.quote != one.quote for one, two in pairwise(pieces)) or _has_end(pieces):
        return False
    return all(map(_is_text, pieces[:-1]))


def _is_text(piece: Piece) -> bool:
    """Whether a line is one of a paragraph: no item, no label, no ruler, and no longer than a page is wide."""
    shape = piece.shape
    return (
        not shape.marker
        and shape.first != "sign"
        and shape.words >= _WORDS
        and shape.length <= _COLUMNS
        and not shape.cues
    )


def _has_end(pieces: Sequence[Piece]) -> bool:
    """Whether a paragraph may end inside: at a stop, on a line far shorter than others."""
    short = _SHORT * max(piece.shape.length for piece in pieces)
    return any(
        one.shape.stopped and one.shape.length < short and two.shape.first != "lower" for one, two in pairwise(pieces)
    )
