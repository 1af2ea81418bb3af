"""How many terminal cells text takes, and where lines of it break.

Widths are those of `wcwidth` by grapheme cluster: an accent takes none, a Chinese character two, a flag or a family of
emoji two together. Text is measured as it is shown, so pass it through `display` first.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u063a"
    "\u0641-\u064a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199\u2400-\u2426]*"
)
"""Letters and signs of which each is one cell and one cluster, whatever stands beside it: then cells are characters."""

_SPACES = re.compile("[ \u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+")
"""Spaces after which a line may break: all but the no-break ones."""

_DASH = re.compile(r"(?<=[^\W\d_][^\W\d_])[-\u2010](?=[^\W\d_]{2})|(?<=\w)\u2014(?=\w)")
"""Dashes after which a line may break: well-|known and word—|word, not F-16 nor e-mail."""

WIDE = 2
"""The cells of a wide character; a line may break on either side of one."""


class Cluster(NamedTuple):
    """A grapheme cluster of a text: where it begins and ends in it, and how many cells it takes."""

    start: int
    end: int
    cells: int


def is_narrow(text: str) -> bool:
    """Whether every character is a cluster of exactly one cell."""
    return (text.isascii() and text.isprintable()) or _NARROW.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _cluster_cells(cluster: str) -> int:
    from wcwidth import wcswidth  # noqa: PLC0415 - its tables are not needed for most articles

    return max(0, wcswidth(cluster))


def clusters(text: str) -> Iterator[Cluster]:
    """The grapheme clusters of `text` in order."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - its tables are not needed for most articles

    start = 0
    for cluster in iter_graphemes(text):
        end = start + len(cluster)
        yield Cluster(start, end, _cluster_cells(cluster))
        start = end


def cells(text: str) -> int:
    """How many cells `text` takes on one line."""
    return len(text) if is_narrow(text) else sum(cluster.cells for cluster in clusters(text))


def cells_before(text: str, offset: int) -> int:
    """How many cells stand before the cluster that holds `offset`; all of them where that is the end."""
    if is_narrow(text):
        return min(offset, len(text))
    return sum(cluster.cells for cluster in clusters(text) if cluster.end <= offset)


def cluster_at(text: str, cell: int) -> Cluster | None:
    """The cluster shown at a cell, counted from 0, or None beyond the end of the text."""
    if is_narrow(text):
        return Cluster(cell, cell + 1, 1) if 0 <= cell < len(text) else None
    column = 0
    for cluster in clusters(text):
        column += cluster.cells
        if cell < column:
            return cluster
    return None


def wrap(text: str, width: int) -> Sequence[int]:
    """Where the rows of one line of text begin so that none takes more than `width` cells.

    Greedy. Spaces at the end of a row hang beyond the width; a word longer than a row is cut between clusters; wide
    characters break anywhere. The first row begins at 0, and the rows together are the whole text.
    """
    return _wrap_narrow(text, width) if is_narrow(text) else _wrap_clusters(text, width)


def _wrap_narrow(text: str, width: int) -> Sequence[int]:
    starts = array("I", [0])
    start, end = 0, len(text.rstrip(" "))
    while end - start > width:
        limit = start + width
        space = text.rfind(" ", start, limit + 1)
        cut = space + 1
        for dash in _DASH.finditer(text, max(cut, start), limit + 2):
            cut = dash.end() if dash.end() <= limit else cut
        if text.startswith(" ", cut):
            cut = _after_spaces(text, cut)
        start = cut if cut > start else limit
        starts.append(start)
    return starts


def _after_spaces(text: str, offset: int) -> int:
    while text.startswith(" ", offset):
        offset += 1
    return offset


def _wrap_clusters(text: str, width: int) -> Sequence[int]:
    hanging = {offset for spaces in _SPACES.finditer(text) for offset in range(*spaces.span())}
    opportunities = {match.end() for pattern in (_SPACES, _DASH) for match in pattern.finditer(text)}
    starts = array("I", [0])
    used = 0  # cells of the row so far
    cut, cut_used = 0, 0  # the last place where the row may end, and the cells before it
    for start, end, size in clusters(text):
        if start in opportunities or size == WIDE:
            cut, cut_used = start, used
        if used + size > width and start not in hanging:
            if starts[-1] < cut:
                starts.append(cut)
                used -= cut_used
            if used + size > width and start > starts[-1]:
                starts.append(start)
                used = 0
            cut, cut_used = starts[-1], 0
        used += size
        if size == WIDE:
            cut, cut_used = end, used
    return starts
