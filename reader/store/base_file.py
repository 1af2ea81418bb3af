"""The base: `annotations.json`, a TinyDB file of one document a line that ends in its own checksum.

Plain TinyDB reads it. The last document of the table `meta` holds the CRC-32 of all bytes before its line, so a file
that another program or a failing disk has changed is told from one that this program wrote.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.errors import StoreError
from reader.store import codec
from reader.store.journal import FORMAT

TABLES = ("articles", "annotations", "links", "corrections", "progress", "tombstones", "meta")
"""The tables of a base, in the order of the file. Others are kept as they are."""

_CHECKSUM_LINE = b'"4":{"key":"checksum"'


@dataclass(frozen=True, slots=True)
class Base:
    """The content of a base.

    Attributes:
        tables: table -> TinyDB's number -> document.
        absorbed: writer -> the clock time up to which its journals are in here.
        next_ids: table -> the smallest of TinyDB's numbers that was never used.
        sound: whether the checksum is right.
    """

    tables: dict[str, dict[str, codec.Document]] = field(default_factory=dict)
    absorbed: dict[str, str] = field(default_factory=dict)
    next_ids: dict[str, int] = field(default_factory=dict)
    sound: bool = True


def read(data: bytes, name: str) -> Base:
    """The content of a base.

    Raises:
        StoreError: where a newer version of this program wrote it.
        ValueError: where it is no TinyDB file.
    """
    tables = codec.load(data)
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise ValueError("it is not a TinyDB file")
    meta = {doc.get("key"): doc for doc in tables.pop("meta", {}).values() if isinstance(doc, dict)}
    version = meta.get("format", {}).get("version", 0)
    if version > FORMAT:
        raise StoreError(
            f"{name} was written by a newer version of reader (format {version}; this one knows {FORMAT}).",
            todo="Update reader; nothing was changed.",
        )
    return Base(
        tables,
        dict(meta.get("absorbed", {}).get("writers", {})),
        dict(meta.get("next", {}).get("ids", {})),
        is_sound(data),
    )


def is_sound(data: bytes) -> bool:
    """Whether the checksum is there and right."""
    start = data.rfind(b"\n" + _CHECKSUM_LINE) + 1
    return start > 0 and data[start:] == _ending(zlib.crc32(data[:start]), start)


def write(base: Base) -> bytes:
    """The bytes of a base."""
    meta = {
        "1": {"key": "format", "version": FORMAT},
        "2": {"key": "absorbed", "writers": base.absorbed},
        "3": {"key": "next", "ids": base.next_ids},
    }
    tables: dict[str, Mapping[str, Any]] = {name: base.tables.get(name, {}) for name in TABLES[:-1]}
    tables |= {name: table for name, table in base.tables.items() if name not in tables}
    body = b"{" + b"".join(_table(name, table.items()) + b",\n" for name, table in tables.items())
    body += b'"meta":{\n' + _documents(meta.items()) + b",\n"
    return body + _ending(zlib.crc32(body), len(body))


def _table(name: str, documents: Iterable[tuple[str, Any]]) -> bytes:
    return codec.dump(name) + b":{\n" + _documents(documents) + b"\n}"


def _documents(documents: Iterable[tuple[str, Any]]) -> bytes:
    return b",\n".join(b'"%b":%b' % (number.encode(), codec.dump(doc)) for number, doc in documents)


def _ending(checksum: int, size: int) -> bytes:
    return _CHECKSUM_LINE + b',"crc32":"%08x","bytes":%d}\n}}\n' % (checksum, size)
