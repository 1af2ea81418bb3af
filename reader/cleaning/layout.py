"""How a region is set: whether its lines are wrapped, at which column, and what parts its paragraphs."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.cleaning.lines import Line

_WINDOW = 13
"""Wrapped lines end at most this many columns before the margin: the longest word that had to go to the next line."""
_NARROW = 34
"""Lines that end before this column say nothing of the margin."""
_WIDE = 132
"""No typewriter, terminal or mail reader wraps beyond it."""


class Layout(NamedTuple):
    """The setting of a region.

    Attributes:
        width: the column that no wrapped line passes; 0 where lines are not wrapped.
        wrapped: share of the followed lines that end near that column, 0 to 1.
        adjacent: share of lines that follow another without an empty line between.
        indented: share of adjacent lines that are indented more than the line before.
        gap: the usual number of empty lines between two pieces.
    """

    width: int
    wrapped: float
    adjacent: float
    indented: float
    gap: int


def layout_of(lines: Sequence[Line]) -> Layout:
    """The layout of `lines`, in time linear in them."""
    followed = [line for line, after in pairwise(lines) if not after.blanks]
    pairs = max(1, len(lines) - 1)
    deeper = sum(after.indent > line.indent for line, after in pairwise(lines) if not after.blanks)
    width, wrapped = _margin([line.column for line in followed])
    gaps = Counter(line.blanks for line in lines[1:] if line.blanks)
    return Layout(
        width,
        wrapped,
        len(followed) / pairs,
        deeper / max(1, len(followed)),
        gaps.most_common(1)[0][0] if gaps else 0,
    )


def _margin(columns: Sequence[int]) -> tuple[int, float]:
    """The right margin that most of these line ends lie at, and how many of them do."""
    counts = Counter(column for column in columns if column >= _NARROW)
    if not counts:
        return 0, 0.0
    sums = {
        edge: sum(counts[column] for column in range(edge - _WINDOW + 1, edge + 1)) for edge in counts if edge <= _WIDE
    }
    if not sums:
        return 0, 0.0
    edge = max(sums, key=lambda column: (sums[column], column))
    return edge, sums[edge] / counts.total()
