"""Where each annotation stands in a base, in columns: sixty bytes each, so that 100,000 cost no memory to speak of.

A row is the rank of an annotation by article, first source offset, time of making and id; annotations stand in the base
in that order. The columns are kept in a file beside the base (`index`), which spares opening it from reading it; they
are made anew where that is missing or belongs to another base.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable

import msgspec

from reader.store import codec

_ID = 16
"""Bytes of a UUID."""
_RECENT = 64
"""Rows that are remembered by their annotation's UUID."""
_COLUMNS = "QQIIQQII"
_MAGIC = b"reader index 3\n"


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
    conflict_of: str | None = None


Breathe = Callable[[], None]
"""Called every few documents, so that other threads of the process get their turns."""


def no_pause() -> None:
    """What is done between documents when nobody waits."""


facts: Callable[[bytes], Facts] = msgspec.json.Decoder(Facts).decode
"""The facts of an annotation's document."""


class Index(msgspec.Struct):
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
        copied: the annotations that have, or had, conflict copies among the rows.
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
    copied: frozenset[str] = frozenset()
    tables: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    _found: dict[str, int | None] = msgspec.field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def key(self, row: int, behind: int = 0) -> bytes:
        """The UUID of a row as sixteen bytes; where `behind` is given, those of all rows before it too."""
        return self.ids[_ID * row : _ID * (behind or row + 1)]

    def id_of(self, row: int) -> str:
        """The UUID of a row."""
        return codec.uuid_text(self.key(row))

    def row(self, record_id: str) -> int | None:
        """The row of a UUID, or None. What was asked for lately is known: one act asks for the same several times."""
        if record_id not in self._found:
            if len(self._found) >= _RECENT:
                self._found.clear()
            self._found[record_id] = self._find(record_id)
        return self._found[record_id]

    def _find(self, record_id: str) -> int | None:
        try:
            key = codec.uuid_bytes(record_id)
        except ValueError:
            return None
        found = bisect_left(self.by_id, key, key=self.key)
        if found == len(self.by_id):
            return None
        row = self.by_id[found]
        return row if self.key(row) == key else None

    def place(self, row: int) -> Place:
        """Where the document of a row stands."""
        return Place(self.numbers[row], self.starts[row], self.lengths[row], self.checksums[row])


def dump_index(index: Index, base_checksum: str) -> bytes:
    """An index as bytes, bound to the base of that checksum."""
    columns = (index.ids, *_columns(index))
    head = {
        "base": base_checksum,
        "ranges": index.ranges,
        "names": index.names,
        "rows": len(index),
        "copied": sorted(index.copied),
        "tables": index.tables,
    }
    body = b"".join((msgspec.json.encode(head), b"\n", *(bytes(column) for column in columns)))
    return _MAGIC + b"%08x\n" % zlib.crc32(body) + body


class _Head(msgspec.Struct, frozen=True):
    base: str
    ranges: dict[str, tuple[int, int]]
    names: list[str]
    rows: int
    copied: frozenset[str]
    tables: dict[str, tuple[int, int]]


def load_index(data: bytes, base_checksum: str) -> Index | None:
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
        head.copied,
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
