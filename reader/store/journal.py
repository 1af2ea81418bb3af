"""Journals: the append-only files that every change is written to first.

A journal has one writer. Each line is the CRC-32 of the rest in eight hexadecimal digits, a space, and a JSON object:
first what the journal is (`Header`), then one object a change (`entries.Entry`). A line counts as a whole or not at
all.
"""

import zlib
from typing import NamedTuple

import msgspec

from reader.errors import StoreError
from reader.store import codec

FORMAT = 1
"""The version of base and journals that this program writes; it reads all up to it."""

_CHECKSUM = 8
"""Hexadecimal digits of a CRC-32."""
_DIGITS = b"0123456789abcdef"
_BODY = b" {"
"""What follows them."""


class Header(msgspec.Struct, frozen=True, omit_defaults=True):
    """The first line of a journal: who writes it.

    Attributes:
        format: version of the journal's form.
        writer: the process's name in this database.
        machine: the computer, since a lock says nothing about other computers.
        host: its name, for people.
        pid: the process.
        annotator: who is at work.
        started: when, UTC.
    """

    format: int
    writer: str
    machine: str
    host: str
    pid: int
    annotator: str
    started: str


class Line(NamedTuple):
    """A line of a journal that is whole and right.

    Attributes:
        start: byte offset of the line in the file.
        end: byte offset behind its newline.
        body: its JSON.
    """

    start: int
    end: int
    body: bytes


class Scan(msgspec.Struct, frozen=True):
    """What a stretch of a journal holds.

    Attributes:
        lines: those that are right, in order.
        bad: `[start, end)` byte ranges of finished lines whose checksum is wrong; neighbours are one.
        end: byte offset behind the last newline; what follows is incomplete.
    """

    lines: list[Line]
    bad: list[tuple[int, int]]
    end: int


_header = codec.decoder(Header)


def line(body: bytes) -> bytes:
    """A line of a journal."""
    return b"%08x %b\n" % (zlib.crc32(body), body)


def scan(data: bytes, offset: int = 0) -> Scan:
    """Tell the right lines of a stretch of a journal from the wrong ones.

    Args:
        data: the bytes of the file from `offset` on; `offset` is where a line begins.
        offset: byte offset in the file.
    """
    lines: list[Line] = []
    bad: list[tuple[int, int]] = []
    start = 0
    while (end := data.find(b"\n", start) + 1) > 0:
        body = data[start + _CHECKSUM + 1 : end - 1]
        if data[start : start + _CHECKSUM + 1] == b"%08x " % zlib.crc32(body):
            lines.append(Line(offset + start, offset + end, body))
        elif bad and bad[-1][1] == offset + start:
            bad[-1] = (bad[-1][0], offset + end)
        else:
            bad.append((offset + start, offset + end))
        start = end
    return Scan(lines, bad, offset + start)


def is_unfinished(data: bytes) -> bool:
    """Whether these bytes may become a line when the rest of them has arrived; so may nothing, and room for a file."""
    checksum, rest = data[:_CHECKSUM], data[_CHECKSUM : _CHECKSUM + len(_BODY)]
    begins_well = not checksum.strip(_DIGITS) and _BODY.startswith(rest)
    return b"\n" not in data and (begins_well or not data.strip(b"\0"))


def header(body: bytes, name: str) -> Header:
    """The header of a journal.

    Raises:
        StoreError: where a newer version of this program wrote it.
        msgspec.DecodeError: where it is no header.
    """
    version = codec.fields_of(body).get("format")
    if isinstance(version, int) and version > FORMAT:
        raise StoreError(
            f"The journal {name} was written by a newer version of reader (format {version}; this one knows {FORMAT}).",
            todo="Update reader; nothing was changed.",
        )
    return _header(body)
