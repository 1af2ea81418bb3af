"""Where each annotation stands in a base, in columns: sixty bytes each, so that 100,000 cost no memory to speak of.

A row is the rank of an annotation by article, first source offset, time of making and id. The columns of a base are
kept in a file beside it (`index`), which spares opening the base from reading it; it is made anew where it is missing
or belongs to another base.
"""

import heapq
import uuid
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from reader.store import codec

_RUN = 2048
_BREATH = 64
_ID = 16
_COLUMNS = "QQIIQQII"
_MAGIC = b"reader index 1\n"


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a document stands in its file.

    Attributes:
        number: TinyDB's integer id.
        start: byte offset.
        length: bytes.
        checksum: CRC-32 of its bytes.
    """

    number: int
    start: int
    length: int
    checksum: int


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What of an annotation the columns hold."""

    id: str
    article: str
    tag: str
    spans: tuple[tuple[int, int], ...]
    created: str


Breathe = Callable[[], None]
"""Called every few documents, so that other threads of the process get their turns."""


def no_pause() -> None:
    """What is done between documents when nobody waits."""


_Row = tuple[str, int, str, bytes, Place, int, int]
_Item = TypeVar("_Item", _Row, tuple[bytes, int])

facts: Callable[[bytes], Facts] = msgspec.json.Decoder(Facts).decode
"""The facts of an annotation's document."""


@dataclass(slots=True)
class Index:
    """The columns of one base. `numbers` to `tags` have one item a row.

    Attributes:
        ids: sixteen bytes of UUID a row.
        numbers: TinyDB's integer ids.
        starts: byte offset of the document in the base.
        lengths: its bytes.
        checksums: its CRC-32.
        firsts: source offset of the annotation's first character.
        lasts: source offset behind its last character.
        tags: positions in `names` of its tag.
        by_id: the rows, by id.
        ranges: article id -> `[first row, behind the last)`.
        names: the tags.
        tables: table -> `[start, end)` of its documents in the base, in bytes.
    """

    ids: bytes
    numbers: "array[int]"
    starts: "array[int]"
    lengths: "array[int]"
    checksums: "array[int]"
    firsts: "array[int]"
    lasts: "array[int]"
    tags: "array[int]"
    by_id: "array[int]"
    ranges: dict[str, tuple[int, int]]
    names: list[str]
    tables: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def id_of(self, row: int) -> str:
        """The UUID of a row."""
        return str(uuid.UUID(bytes=self.ids[16 * row : 16 * row + 16]))

    def row(self, record_id: str) -> int | None:
        """The row of a UUID, or None."""
        try:
            key = codec.uuid_bytes(record_id)
        except ValueError:
            return None
        found = bisect_left(self.by_id, key, key=lambda row: self.ids[16 * row : 16 * row + 16])
        if found == len(self.by_id):
            return None
        row = self.by_id[found]
        return row if self.ids[16 * row : 16 * row + 16] == key else None

    def article_of(self, row: int) -> str:
        """The article of a row."""
        bounds = list(self.ranges.items())
        return bounds[bisect_right(bounds, row, key=lambda item: item[1][0]) - 1][0]

    def place(self, row: int) -> Place:
        """Where the document of a row stands."""
        return Place(self.numbers[row], self.starts[row], self.lengths[row], self.checksums[row])


def build(documents: Iterable[tuple[Place, bytes]], breathe: Breathe = no_pause) -> Index:
    """The index of these documents of annotations, made without one long call, for the sake of other threads.

    Args:
        documents: where each stands, and its JSON.
        breathe: called every few documents.

    Raises:
        msgspec.DecodeError: where one is no annotation.
        ValueError: where its id is no UUID.
    """
    names: dict[str, int] = {}
    known: dict[str, str] = {}
    rows: list[_Row] = []
    for place, raw in documents:
        rows.append(_row(place, facts(raw), known, names))
        if not len(rows) % _BREATH:
            breathe()
    rows = _gently_sorted(rows, breathe)
    by_id = _gently_sorted([(row[3], number) for number, row in enumerate(rows)], breathe)
    return Index(
        b"".join([row[3] for row in rows]),
        array("Q", [row[4].number for row in rows]),
        array("Q", [row[4].start for row in rows]),
        array("I", [row[4].length for row in rows]),
        array("I", [row[4].checksum for row in rows]),
        array("Q", [row[1] for row in rows]),
        array("Q", [row[5] for row in rows]),
        array("I", [row[6] for row in rows]),
        array("I", [number for _, number in by_id]),
        _ranges([row[0] for row in rows]),
        list(names),
    )


def _row(place: Place, found: Facts, known: dict[str, str], names: dict[str, int]) -> _Row:
    """What the index holds of one annotation, in the order in which annotations are ranked."""
    spans = found.spans
    return (
        known.setdefault(found.article, found.article),
        spans[0][0] if spans else 0,
        found.created,
        codec.uuid_bytes(found.id),
        place,
        spans[-1][1] if spans else 0,
        names.setdefault(found.tag, len(names)),
    )


def _gently_sorted(items: list[_Item], breathe: Breathe) -> list[_Item]:
    """Sorted in runs that are then merged: one call over all would hold the process too long."""
    runs = []
    for start in range(0, len(items), _RUN):
        runs.append(sorted(items[start : start + _RUN]))
        breathe()
    return runs[0] if len(runs) == 1 else list(heapq.merge(*runs))


def dump(index: Index, base_checksum: str) -> bytes:
    """An index as bytes, bound to the base of that checksum."""
    columns = (index.ids, *_columns(index))
    head = {
        "base": base_checksum,
        "ranges": index.ranges,
        "names": index.names,
        "rows": len(index),
        "tables": index.tables,
    }
    body = b"".join((msgspec.json.encode(head), b"\n", *(bytes(column) for column in columns)))
    return _MAGIC + b"%08x\n" % zlib.crc32(body) + body


class _Head(msgspec.Struct, frozen=True):
    base: str
    ranges: dict[str, tuple[int, int]]
    names: list[str]
    rows: int
    tables: dict[str, tuple[int, int]]


def load(data: bytes, base_checksum: str) -> Index | None:
    """The index of the base of that checksum, or None where these bytes are not it."""
    start = len(_MAGIC) + 9
    body = memoryview(data)[start:]
    if not data.startswith(_MAGIC) or data[len(_MAGIC) : start] != b"%08x\n" % zlib.crc32(body):
        return None
    end = data.index(b"\n", start)
    head = msgspec.json.decode(data[start:end], type=_Head)
    if head.base != base_checksum:
        return None
    offset = end + 1 + _ID * head.rows
    columns = []
    for code in _COLUMNS:
        column = array(code)
        column.frombytes(data[offset : offset + column.itemsize * head.rows])
        offset += column.itemsize * head.rows
        columns.append(column)
    numbers, starts, lengths, checksums, firsts, lasts, tags, by_id = columns
    return Index(
        data[end + 1 : end + 1 + _ID * head.rows],
        numbers,
        starts,
        lengths,
        checksums,
        firsts,
        lasts,
        tags,
        by_id,
        head.ranges,
        head.names,
        head.tables,
    )


def _columns(index: Index) -> "tuple[array[int], ...]":
    return (
        index.numbers,
        index.starts,
        index.lengths,
        index.checksums,
        index.firsts,
        index.lasts,
        index.tags,
        index.by_id,
    )


def _ranges(articles: Sequence[str]) -> dict[str, tuple[int, int]]:
    ranges: dict[str, tuple[int, int]] = {}
    start = 0
    while start < len(articles):
        end = bisect_right(articles, articles[start], lo=start)
        ranges[articles[start]] = (start, end)
        start = end
    return ranges
