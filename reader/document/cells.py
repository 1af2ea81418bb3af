"""How many terminal cells text takes.

Widths are those of `wcwidth` by grapheme cluster: an accent takes none, a Chinese character two, a flag or a family of
emoji two together. Text is measured as it is shown, so pass it through `display` first.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.document.patterns import regex

_NARROW = regex(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u063a"
    "\u0641-\u064a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199\u2400-\u2426]*"
)
"""Letters and signs of which each is one cell and one cluster, whatever stands beside it: then cells are characters."""

_SIMPLE = regex(
    _NARROW.pattern.removesuffix("]*")
    + "\u3000-\u3029\u3031-\u303c\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    + "\uac00-\ud7a3\uff01-\uff60\uffe0-\uffe6]*"
)
"""Letters and signs of which each is one cluster whatever stands beside it, of two cells from `_FIRST_WIDE` on."""

_FIRST_WIDE = "\u3000"

WIDE = 2
"""The cells of a wide character."""


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
    if _SIMPLE.fullmatch(text):
        for offset, sign in enumerate(text):
            yield Cluster(offset, offset + 1, 1 if sign < _FIRST_WIDE else WIDE)
        return
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
