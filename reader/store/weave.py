"""The annotations of a new base: stretches of the old one as they are, with what has changed between them."""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.store import base_file
from reader.store.folded import Folded
from reader.store.index import Breathe, Facts, Place, facts
from reader.store.index_builder import IndexBuilder

_BREATH = 64
"""Annotations between two breaths."""


class New(NamedTuple):
    """An annotation that the old base does not have, or not so; they sort as they rank.

    Attributes:
        article: its article.
        first: source offset of its first character.
        created: when it was made.
        id: its UUID.
        number: TinyDB's integer id.
        raw: its JSON.
    """

    article: str
    first: int
    created: str
    id: str
    number: int
    raw: bytes


def weave(
    writer: base_file.Writer, base: Folded, over: Mapping[str, tuple[int, bytes]], breathe: Breathe
) -> IndexBuilder:
    """Write the annotations of a base and of what has changed since, in the order of their rank.

    Args:
        writer: of the new base, at the beginning of the table.
        base: the old one.
        over: id -> TinyDB's integer id and the document that takes the place of what the base has; empty for none.
        breathe: called every few documents.

    Returns:
        What makes the index of the new base.
    """
    builder = IndexBuilder(base.index, breathe)
    rows = 0
    for row, gone, new in _events(base, over, breathe):
        _copy(writer, base, builder, rows, row)
        rows = row + gone
        if new is not None:
            start = writer.document(new.number, new.raw)
            builder.add(facts(new.raw), Place(new.number, start, len(new.raw), zlib.crc32(new.raw)))
    _copy(writer, base, builder, rows, len(base.index))
    return builder


def _events(
    base: Folded, over: Mapping[str, tuple[int, bytes]], breathe: Breathe
) -> Iterator[tuple[int, int, New | None]]:
    """Where the new base differs: row of the old one, how many rows go there (0 or 1), what comes before it."""
    gone = sorted(row for key in over if (row := base.index.row(key)) is not None)
    new = []
    for count, (number, raw) in enumerate(over.values()):
        if raw:
            new.append(_new(number, raw, facts(raw)))
        if count % _BREATH == 0:
            breathe()
    new.sort()
    ranks = _Ranks(base)
    removed = iter(gone)
    next_gone = next(removed, None)
    for one in new:
        row = ranks.row(one)
        while next_gone is not None and next_gone < row:
            yield next_gone, 1, None
            next_gone = next(removed, None)
        yield row, 0, one
    while next_gone is not None:
        yield next_gone, 1, None
        next_gone = next(removed, None)


def _new(number: int, raw: bytes, found: Facts) -> New:
    return New(found.article, found.spans[0][0] if found.spans else 0, found.created, found.id, number, raw)


class _Ranks:
    """Where new annotations belong among the rows of a base."""

    def __init__(self, base: Folded) -> None:
        self._base = base
        self._articles = list(base.index.ranges)

    def row(self, new: New) -> int:
        """The row that an annotation comes before."""
        index = self._base.index
        at = bisect_left(self._articles, new.article)
        if at == len(self._articles):
            return len(index)
        low, high = index.ranges[self._articles[at]]
        if self._articles[at] != new.article:
            return low
        start = bisect_left(index.firsts, new.first, low, high)
        end = bisect_right(index.firsts, new.first, low, high)
        return bisect_left(range(end), (new.created, new.id), start, end, key=self._key)

    def _key(self, row: int) -> tuple[str, str]:
        found = facts(self._base.annotation(row))
        return found.created, found.id


def _copy(writer: base_file.Writer, base: Folded, builder: IndexBuilder, low: int, high: int) -> None:
    """Write the rows `[low, high)` of the old base as they stand in it."""
    if low < high:
        begin, end = base.extent(low, high)
        builder.extend(low, high, writer.copy(base.chunks(begin, end)) - begin)
