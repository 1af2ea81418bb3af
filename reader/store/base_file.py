"""The base: `annotations.json`, a TinyDB file of one document a line that ends in its own checksum.

    {"articles":{
    "1":{"id":"…",…,"hlc":"…","writer":"…"},
    "2":{…}
    },
    "annotations":{
    …
    },
    "meta":{
    "1":{"key":"format","version":1},
    …
    "5":{"key":"checksum","crc32":"…","bytes":…,"mtime_ns":…}
    }}

Plain TinyDB reads it. The checksum is that of all bytes before its line, so a file that another program or a failing
disk has changed is told from one that this program wrote; the time tells those two from each other.
"""

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from reader.errors import StoreError
from reader.store import codec
from reader.store.clock import Stamp
from reader.store.disk import Disk
from reader.store.journal import FORMAT

RECORD_TABLES = ("articles", "annotations", "links", "corrections", "progress", "tombstones")
"""The tables of documents with a UUID, hlc and writer, in the order of the file."""

META = "meta"
_CHUNK = 1 << 18
"""How many bytes are read or written at once, so that no call holds the process for long."""

_CHECKSUM_LINE = b'"5":{"key":"checksum"'
_META_LINE = b'\n"meta":{\n'
_TAIL = 512
"""Bytes that hold the last line of a base: its ending."""


class Mark(NamedTuple):
    """How far one journal is in a base.

    Attributes:
        size: bytes of it, from its beginning.
        hlc: the clock time of the last change in them.
    """

    size: int
    hlc: str


Absorbed = Mapping[str, Mapping[int, Mark]]
"""Writer -> number of its journal -> how far that is in a base."""


class Meta(msgspec.Struct, frozen=True):
    """What a base says of itself.

    Attributes:
        absorbed: how far the journals are in.
        next_ids: table -> the smallest of TinyDB's integer ids that was never used.
        awaited: record id -> versions that others were made from and that had not arrived.
    """

    absorbed: Absorbed = msgspec.field(default_factory=dict)
    next_ids: Mapping[str, int] = msgspec.field(default_factory=dict)
    awaited: Mapping[str, tuple[Stamp, ...]] = msgspec.field(default_factory=dict)


class Ending(msgspec.Struct, frozen=True):
    """The last document of a base.

    Attributes:
        crc32: the checksum of all bytes before its line, and of its time.
        bytes: how many they are.
        mtime_ns: the time that the file was given when it was written, nanoseconds since 1970.
    """

    crc32: str
    bytes: int
    mtime_ns: int


_ending = codec.decoder(Ending)


class Writer:
    """Writes a base from its beginning to its end into an open file.

    Attributes:
        tables: table -> `[start, end)` of its documents, in bytes, once it is written.
        checksum: the base's own, once it is finished.
    """

    def __init__(self, disk: Disk, file: int, mtime_ns: int) -> None:
        """Begin.

        Args:
            disk: does the writing.
            file: open for appending, empty.
            mtime_ns: the time that the file will be given, nanoseconds since 1970.
        """
        self._mtime_ns = mtime_ns
        self._disk = disk
        self._file = file
        self._buffer = bytearray(b"{")
        self._size = 0
        self._checksum = 0
        self._fresh = True
        self._begun = ("", 0)
        self.checksum = ""
        self.tables: dict[str, tuple[int, int]] = {}

    @property
    def position(self) -> int:
        """The byte offset at which the next document or separator begins."""
        return self._size + len(self._buffer)

    def table(self, name: str) -> None:
        """Begin a table."""
        self._end_table()
        self._buffer += codec.dump(name) + b":{\n"
        self._fresh = True
        self._begun = (name, self.position)

    def document(self, number: int | str, raw: bytes) -> int:
        """Add a document.

        Args:
            number: TinyDB's integer id; other programs may use other words.
            raw: its ASCII JSON, without a line break.

        Returns:
            The byte offset of the document.
        """
        self._separate()
        self._buffer += (b'"%d":' % number) if isinstance(number, int) else codec.dump(number) + b":"
        start = self.position
        self._buffer += raw
        if len(self._buffer) >= _CHUNK:
            self._write()
        return start

    def copy(self, pieces: Iterable[bytes]) -> int:
        """Add documents as they stand in another base, with their integer ids and what is between them.

        Returns:
            The byte offset of the first piece.
        """
        self._separate()
        start = self.position
        for piece in pieces:
            self._buffer += piece
            self._write()
        return start

    def finish(self, meta: Meta) -> None:
        """Add what the base says of itself and its checksum, date the file and sync it."""
        self.table(META)
        for number, fields in enumerate(_meta_documents(meta), start=1):
            self.document(number, codec.dump(fields))
        self._separate()
        self.tables[META] = (self._begun[1], self.position)
        self._write()
        self.checksum = _checksum(self._checksum, self._mtime_ns)
        last = Ending(self.checksum, self._size, self._mtime_ns)
        self._disk.write(self._file, _ending_line(last))
        self._disk.date(self._file, self._mtime_ns)
        self._disk.sync(self._file)

    def _separate(self) -> None:
        self._buffer += b"" if self._fresh else b",\n"
        self._fresh = False

    def _end_table(self) -> None:
        name, start = self._begun
        if name:
            self.tables[name] = (start, self.position)
            self._buffer += b"\n},\n"

    def _write(self) -> None:
        self._checksum = zlib.crc32(self._buffer, self._checksum)
        self._size += len(self._buffer)
        self._disk.write(self._file, bytes(self._buffer))
        self._buffer.clear()


def ending(file: int) -> Ending | None:
    """The last document of an open base, whether it is right or not; None where there is none."""
    size = os.fstat(file).st_size
    tail = os.pread(file, _TAIL, max(0, size - _TAIL))
    start = tail.rfind(b"\n" + _CHECKSUM_LINE) + 1
    try:
        return _ending(tail[start + len(b'"5":') : -len(b"\n}}\n")]) if start else None
    except ValueError:
        return None


def is_sound(file: int) -> bool:
    """Whether every byte of an open base is as it was written."""
    last = ending(file)
    if (
        last is None
        or not 0 <= last.bytes <= os.fstat(file).st_size
        or os.pread(file, _TAIL, last.bytes) != _ending_line(last)
    ):
        return False
    checksum = 0
    for chunk in chunks(file, last.bytes):
        checksum = zlib.crc32(chunk, checksum)
    return _checksum(checksum, last.mtime_ns) == last.crc32


def meta_of(file: int, name: str) -> Meta:
    """What an open base says of itself, read from its end.

    Raises:
        StoreError: where a newer version of this program wrote it.
        ValueError: where it is not understood.
    """
    size = os.fstat(file).st_size
    length = _TAIL
    while (start := (tail := os.pread(file, length, max(0, size - length))).rfind(_META_LINE)) < 0 and length < size:
        length *= 2
    raws = (line.partition(b":")[2].removesuffix(b",") for line in tail[start:].splitlines()[2:-1])
    return read_meta((codec.load(raw) for raw in raws), name)


def chunks(file: int, end: int, start: int = 0) -> Iterator[bytes]:
    """The bytes `[start, end)` of an open file, in pieces."""
    offset = start
    while offset < end and (chunk := os.pread(file, min(_CHUNK, end - offset), offset)):
        yield chunk
        offset += len(chunk)


def lines(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines without their newline, each with its byte offset from the beginning of the pieces."""
    rest = b""
    offset = 0
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            yield offset, line
            offset += len(line) + 1
    if rest:
        yield offset, rest


def newest(absorbed: Absorbed) -> str:
    """The time of the last change that was absorbed; empty where none was."""
    return max((mark.hlc for marks in absorbed.values() for mark in marks.values()), default="")


def read_meta(documents: Iterable[Any], name: str) -> Meta:
    """What a base says of itself, from the documents of its table `meta`.

    Raises:
        StoreError: where a newer version of this program wrote it.
        ValueError: where it is not understood.
    """
    named = [fields for fields in documents if isinstance(fields, dict) and isinstance(fields.get("key"), str)]
    found = {fields["key"]: fields for fields in named}
    version = found.get("format", {}).get("version", FORMAT)
    if isinstance(version, int) and version > FORMAT:
        raise StoreError(
            f"{name} was written by a newer version of reader (format {version}; this one knows {FORMAT}).",
            todo="Update reader; nothing was changed.",
        )
    return Meta(
        msgspec.convert(found.get("absorbed", {}).get("writers", {}), dict[str, dict[int, Mark]], str_keys=True),
        msgspec.convert(found.get("next", {}).get("ids", {}), dict[str, int]),
        msgspec.convert(found.get("awaited", {}).get("versions", {}), dict[str, tuple[Stamp, ...]]),
    )


def _meta_documents(meta: Meta) -> tuple[codec.Document, ...]:
    return (
        {"key": "format", "version": FORMAT},
        {"key": "absorbed", "writers": msgspec.to_builtins(meta.absorbed)},
        {"key": "next", "ids": dict(meta.next_ids)},
        {"key": "awaited", "versions": dict(meta.awaited)},
    )


def _checksum(of_bytes: int, mtime_ns: int) -> str:
    return f"{zlib.crc32(b'%d' % mtime_ns, of_bytes):08x}"


def _ending_line(last: Ending) -> bytes:
    fields = {"key": "checksum", "crc32": last.crc32, "bytes": last.bytes, "mtime_ns": last.mtime_ns}
    return b'"5":%b\n}}\n' % codec.dump(fields)
