"""What a sound base holds. Annotations stay in the file until they are asked for; the other tables are small."""

import contextlib
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import StoreError
from reader.store import base_file, codec
from reader.store.base_file import META, RECORD_TABLES
from reader.store.disk import Disk
from reader.store.index import Index, Place, load_index
from reader.store.index_builder import build_index

_ANNOTATIONS = "annotations"
_AHEAD = 1 << 16
"""Bytes that are read at once where documents are asked for one after the other."""
_NEAR = 32
"""Bytes between two documents that follow each other: a comma, a line break, a key."""
_RECENT = 64
"""Documents that are remembered: the current annotation is asked for several times a key."""


class Document(NamedTuple):
    """A document of a base.

    Attributes:
        number: TinyDB's integer id.
        raw: its JSON.
    """

    number: int
    raw: bytes


class Folded:
    """What a sound base holds, or nothing.

    Attributes:
        meta: what the base says of itself.
        index: where its annotations stand.
        checksum: the base's own; empty for a base of nothing.
        repair: makes the same base again, should another program write into this one.
    """

    def __init__(
        self,
        file: int | None = None,
        *,
        index_path: Path | None = None,
        index: Index | None = None,
        name: str = "",
    ) -> None:
        """Take over an open, sound base.

        Args:
            file: its descriptor, which this object closes; None for a base of nothing.
            index_path: where its index may lie.
            name: the base, for messages.
            index: its index, where that is known.

        Raises:
            StoreError: where a newer version of this program wrote it.
        """
        self._file = file
        self._ahead, self._ahead_from, self._behind = b"", 0, 0
        self._recent: dict[int, bytes] = {}
        self.repair: Callable[[], Folded] | None = None
        last = None if file is None else base_file.ending(file)
        self.checksum = "" if last is None else last.crc32
        self.index = _index(file, self.checksum, index_path) if index is None else index
        self.meta = base_file.read_meta((codec.load(found.raw) for found in self.documents(META)), name)
        self._small = {
            table: {codec.identity(found.raw).id: found for found in self.documents(table)}
            for table in RECORD_TABLES
            if table != _ANNOTATIONS
        }

    @property
    def other_tables(self) -> list[str]:
        """The tables that this program knows nothing of; they are kept."""
        return [table for table in self.index.tables if table not in RECORD_TABLES and table != META]

    def ids(self, table: str) -> list[str]:
        """The records of a small table."""
        return list(self._small[table])

    def find(self, table: str, record_id: str) -> Document | None:
        """A record's document, or None."""
        if table != _ANNOTATIONS:
            return self._small[table].get(record_id)
        row = self.index.row(record_id)
        return None if row is None else Document(self.index.numbers[row], self.annotation(row))

    def annotation(self, row: int) -> bytes:
        """The document of a row of the index.

        Raises:
            StoreError: where another program has written into the file, and it cannot be made again.
        """
        if row in self._recent:
            return self._recent[row]
        raw = self._read(self.index.place(row))
        if raw is None and self.repair is not None:
            # The same records in the same ranks; only where they stand in the file may differ.
            again, self.repair = self.repair(), None
            self.close()
            self._ahead = b""
            self._file, self.index = again._file, again.index  # noqa: SLF001 - one object takes over another
            raw = self._read(self.index.place(row))
        if raw is None:
            raise StoreError("Another program has written into the annotations while they were open.", todo="Reopen.")
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        self._recent[row] = raw
        return raw

    def documents(self, table: str) -> Iterator[Document]:
        """The documents of a table, in the order of the file."""
        if self._file is not None and table in self.index.tables:
            for key, _, raw in _lines(self._file, *self.index.tables[table]):
                yield Document(int(key[1:-1]), raw)

    def other(self, table: str) -> dict[str, Any]:
        """The documents of a table that this program knows nothing of."""
        if self._file is None:
            return {}
        return {codec.load(key): codec.load(raw) for key, _, raw in _lines(self._file, *self.index.tables[table])}

    def numbers(self, table: str) -> Iterator[tuple[int, str]]:
        """TinyDB's integer ids of a table, and the records that have them."""
        if table == _ANNOTATIONS:
            return ((number, self.index.id_of(row)) for row, number in enumerate(self.index.numbers))
        return ((found.number, key) for key, found in self._small[table].items())

    def all_ids(self, table: str) -> list[str]:
        """The records of a table."""
        return [self.index.id_of(row) for row in range(len(self.index))] if table == _ANNOTATIONS else self.ids(table)

    def extent(self, low: int, high: int) -> tuple[int, int]:
        """The bytes from the integer id of one row to the end of the document before another."""
        index = self.index
        key = len(f'"{index.numbers[low]}":')
        return index.starts[low] - key, index.starts[high - 1] + index.lengths[high - 1]

    def chunks(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes `[start, end)` of the base, in pieces."""
        return iter(()) if self._file is None else base_file.chunks(self._file, end, start)

    def copy(self, disk: Disk, file: int) -> None:
        """Write the whole base into another open file."""
        if self._file is not None:
            for chunk in base_file.chunks(self._file, os.fstat(self._file).st_size):
                disk.write(file, chunk)

    def close(self) -> None:
        """Let go of the file. Idempotent."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _read(self, place: Place) -> bytes | None:
        raw = b"" if self._file is None else self._bytes(self._file, place.start, place.start + place.length)
        return raw if zlib.crc32(raw) == place.checksum else None

    def _bytes(self, file: int, start: int, end: int) -> bytes:
        """Bytes of the base; who reads one document after the other gets many at a time."""
        begin = start - self._ahead_from
        if begin >= 0 and end - self._ahead_from <= len(self._ahead):
            self._behind = end
            return self._ahead[begin : end - self._ahead_from]
        is_next = 0 <= start - self._behind < _NEAR
        self._behind = end
        if not is_next:
            return os.pread(file, end - start, start)
        self._ahead_from, self._ahead = start, os.pread(file, max(_AHEAD, end - start), start)
        return self._ahead[: end - start]


def _index(file: int | None, checksum: str, path: Path | None) -> Index:
    """The index from its own file, else from the base."""
    if file is None:
        return build_index((), {})
    if path is not None:
        with contextlib.suppress(OSError):
            found = load_index(path.read_bytes(), checksum)
            if found is not None:
                return found
    tables = _tables(file)
    return build_index(_places(file, *tables.get(_ANNOTATIONS, (0, 0))), tables)


def _tables(file: int) -> dict[str, tuple[int, int]]:
    tables: dict[str, tuple[int, int]] = {}
    name = ""
    for start, line in base_file.lines(base_file.chunks(file, os.fstat(file).st_size)):
        end = start + len(line) + 1
        if line.endswith(b":{"):
            name = codec.load(line.removeprefix(b"{")[:-2])
            tables[name] = (end, end)
        elif line.startswith(b'"'):
            tables[name] = (tables[name][0], end)
    return tables


def _lines(file: int, start: int, end: int) -> Iterator[tuple[bytes, int, bytes]]:
    """The key of each document of a table, the byte offset of its JSON, and its JSON."""
    for offset, line in base_file.lines(base_file.chunks(file, end, start)):
        if line:
            # A key that another program has made may hold a colon; no key ends in one before a quotation mark.
            key, mark, rest = line.partition(b'":')
            yield key + b'"', start + offset + len(key) + len(mark), rest.removesuffix(b",")


def _places(file: int, start: int, end: int) -> Iterator[tuple[Place, bytes]]:
    for key, offset, raw in _lines(file, start, end):
        yield Place(int(key[1:-1]), offset, len(raw), zlib.crc32(raw)), raw
