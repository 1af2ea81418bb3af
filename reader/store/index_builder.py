"""How an index is made: from documents, and from the rows of a former index that have only moved.

Nothing here is one long call: a fold makes an index while somebody types.
"""

import heapq
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from reader.store import codec
from reader.store.index import Breathe, Facts, Index, Place, facts, no_pause

_RUN = 2048
"""Rows that are worked on between two breaths: well under a millisecond."""
_GONE = 0xFFFFFFFF
"""The row of what is no longer there: the largest number that fits."""


class IndexBuilder:
    """Takes rows in their order."""

    def __init__(self, former: Index | None = None, breathe: Breathe = no_pause) -> None:
        """Begin without a row.

        Args:
            former: the index that stretches will be taken of.
            breathe: called every few rows.
        """
        self._former = former
        self._breathe = breathe
        self._articles: list[str] = [] if former is None else list(former.ranges)
        self._begins: list[int] = [] if former is None else [low for low, _ in former.ranges.values()]
        self._tags = {name: number for number, name in enumerate(former.names if former else ())}
        self._moved = array("I", [_GONE]) * (len(former) if former else 0)
        self._added: list[int] = []
        self._copied: set[str] = set() if former is None else set(former.copied)
        self._ids = bytearray()
        self._columns = tuple(array(code) for code in "QQIIQQI")
        self._ranges: dict[str, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self._columns[0])

    def add(self, found: Facts, place: Place) -> None:
        """Take the next row: an annotation and where its document stands."""
        row = len(self)
        self._added.append(row)
        self._ids += codec.uuid_bytes(found.id)
        first, last = (found.spans[0][0], found.spans[-1][1]) if found.spans else (0, 0)
        tag = self._tags.setdefault(found.tag, len(self._tags))
        values = (place.number, place.start, place.length, place.checksum, first, last, tag)
        for column, value in zip(self._columns, values, strict=True):
            column.append(value)
        self._reach(found.article, row, row + 1)
        if found.conflict_of:
            self._copied.add(found.conflict_of)
        if row % _RUN == 0:
            self._breathe()

    def extend(self, low: int, high: int, moved: int) -> None:
        """Take the next rows: `[low, high)` of the former index, whose documents have moved by so many bytes."""
        assert self._former is not None
        former, begin = self._former, len(self)
        for start in range(low, high, _RUN):
            end = min(high, start + _RUN)
            self._breathe()
            sources = (former.numbers, former.starts, former.lengths, former.checksums, former.firsts, former.lasts)
            for column, source in zip(self._columns, (*sources, former.tags), strict=True):
                part = source[start:end]
                column.extend(part if source is not former.starts else array("Q", [place + moved for place in part]))
        self._ids += former.key(low, high)
        self._moved[low:high] = array("I", range(begin, begin + high - low))
        at = bisect_right(self._begins, low) - 1
        while at < len(self._begins) and self._begins[at] < high:
            article = self._articles[at]
            first, behind = former.ranges[article]
            self._reach(article, begin + max(first, low) - low, begin + min(behind, high) - low)
            at += 1

    def finish(self, tables: dict[str, tuple[int, int]]) -> Index:
        """The index of all rows.

        Args:
            tables: table -> `[start, end)` of its documents in the base, in bytes.
        """
        numbers, starts, lengths, checksums, firsts, lasts, tags = self._columns
        index = Index(
            ids=bytes(self._ids),
            numbers=numbers,
            starts=starts,
            lengths=lengths,
            checksums=checksums,
            firsts=firsts,
            lasts=lasts,
            tags=tags,
            by_id=array("I"),
            ranges=self._ranges,
            names=list(self._tags),
            copied=frozenset(self._copied),
            tables=tables,
        )
        index.by_id = self._by_id(index)
        return index

    def _by_id(self, index: Index) -> "array[int]":
        """The rows by id: those of before, as they stand now, with the new ones among them."""
        kept = [] if self._former is None else self._kept(self._former.by_id)
        new = [(index.key(row), row) for row in self._added]
        runs = []
        for start in range(0, len(new), _RUN):
            runs.append(sorted(new[start : start + _RUN]))
            self._breathe()
        merged = array("I")
        begin = 0
        for key, row in heapq.merge(*runs):
            at = bisect_left(kept, key, begin, key=index.key)
            merged.extend(kept[begin:at])
            merged.append(row)
            begin = at
            if len(merged) % _RUN == 0:
                self._breathe()
        merged.extend(kept[begin:])
        return merged

    def _kept(self, former_by_id: "array[int]") -> "array[int]":
        kept = array("I")
        for start in range(0, len(former_by_id), _RUN):
            rows = [self._moved[row] for row in former_by_id[start : start + _RUN]]
            kept.extend([row for row in rows if row != _GONE])
            self._breathe()
        return kept

    def _reach(self, article: str, low: int, high: int) -> None:
        begin, _ = self._ranges.get(article, (low, high))
        self._ranges[article] = (begin, high)


def build_index(documents: Iterable[tuple[Place, bytes]], tables: dict[str, tuple[int, int]]) -> Index:
    """The index of annotations that stand in the order of their rank.

    Args:
        documents: where each stands, and its JSON.
        tables: table -> `[start, end)` of its documents in the base, in bytes.

    Raises:
        ValueError: where one is no annotation.
    """
    builder = IndexBuilder()
    for place, raw in documents:
        builder.add(facts(raw), place)
    return builder.finish(tables)
