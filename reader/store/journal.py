"""Journals: the append-only files that every change is written to first.

A journal has one writer. Each line is the CRC-32 of the rest in eight hexadecimal digits, a space, and a JSON object:
first what the journal is (`Header`), then one object a change (`Entry`). A line is there as a whole or not at all.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from reader.annotations.changes import Change, Edit
from reader.annotations.model import Progress
from reader.errors import StoreError
from reader.store import codec
from reader.store.clock import Stamp

FORMAT = 1
"""The version of base and journals that this program writes; it reads all up to it."""

_CHECKSUM = 8
_ABSENT = msgspec.Raw(b"")


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


class EditEntry(msgspec.Struct, frozen=True, omit_defaults=True, rename={"table": "in"}):
    """One record in one change.

    Attributes:
        table: the table that it belongs to.
        id: its UUID, where `doc` does not say it.
        doc: the new version; empty where it was removed.
        on: hlc and writer of the version that this one was made from; None for a new record.
        was: the fields of that version that are different now (all of them after a removal); `missing` lists those
            that it did not have.
    """

    table: str
    doc: msgspec.Raw = _ABSENT
    id: str | None = None
    on: tuple[str, str] | None = None
    was: dict[str, object] | None = None


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line: a change, or progress.

    What is missing is that of the first edit's document: `article`, `annotator`, and, for `time`, `modified` or
    `created`.
    """

    hlc: str
    id: str | None = None
    act: str = ""
    article: str | None = None
    annotator: str | None = None
    time: str | None = None
    undoes: str | None = None
    redoes: str | None = None
    edits: tuple[EditEntry, ...] = ()
    progress: msgspec.Raw = _ABSENT


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


@dataclass(frozen=True, slots=True)
class Scan:
    """What a stretch of a journal holds.

    Attributes:
        lines: those that are right, in order.
        bad: `[start, end)` byte ranges of complete lines whose checksum is wrong.
        end: byte offset behind the last newline; what follows is incomplete.
    """

    lines: list[Line]
    bad: list[tuple[int, int]]
    end: int


_header = msgspec.json.Decoder(Header)
_entry = msgspec.json.Decoder(Entry)


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
        else:
            bad.append((offset + start, offset + end))
        start = end
    return Scan(lines, bad, offset + start)


def header(body: bytes, name: str) -> Header:
    """The header of a journal.

    Raises:
        StoreError: where a newer version of this program wrote it.
        msgspec.DecodeError: where it is no header.
    """
    version = codec.load(body).get("format")
    if isinstance(version, int) and version > FORMAT:
        raise StoreError(
            f"The journal {name} was written by a newer version of reader (format {version}; this one knows {FORMAT}).",
            todo="Update reader; nothing was changed.",
        )
    return _header.decode(body)


def entry(body: bytes) -> Entry:
    """The change or the progress of a line.

    Raises:
        msgspec.DecodeError: where it is neither.
    """
    return _entry.decode(body)


def bodies(data: bytes) -> Iterator[bytes]:
    """The JSON of every right line of a whole journal but its header."""
    return (found.body for found in scan(data).lines[1:])


def change_body(change: Change, hlc: str, bases: tuple[Stamp | None, ...]) -> bytes:
    """The JSON of a change.

    Args:
        change: the change.
        hlc: when it is made.
        bases: for each of its edits the version that it was made from.
    """
    first = codec.document(change.edits[0].record) if change.edits else {}
    line: dict[str, object] = {"hlc": hlc, "id": change.id, "act": change.act}
    if first.get("article", first.get("id")) != change.article:
        line["article"] = change.article
    if first.get("annotator") != change.annotator:
        line["annotator"] = change.annotator
    if first.get("modified", first.get("created")) != change.time:
        line["time"] = change.time
    line |= {name: value for name in ("undoes", "redoes") if (value := getattr(change, name)) is not None}
    line["edits"] = [_edit(edit, base) for edit, base in zip(change.edits, bases, strict=True)]
    return codec.dump(line)


def progress_body(progress: Progress, hlc: str) -> bytes:
    """The JSON of a progress."""
    return codec.dump({"hlc": hlc, "progress": codec.document(progress)})


def change(found: Entry) -> Change:
    """The change of a line.

    Raises:
        msgspec.ValidationError: where a document in it is no record.
    """
    edits = tuple(_read_edit(each) for each in found.edits)
    first = codec.document(edits[0].record) if edits else {}
    return Change(
        id=found.id or "",
        article=found.article or first.get("article") or first.get("id") or "",
        annotator=found.annotator or first.get("annotator") or "",
        time=found.time or first.get("modified") or first.get("created") or "",
        act=found.act,
        edits=edits,
        undoes=found.undoes,
        redoes=found.redoes,
    )


def _edit(edit: Edit, base: Stamp | None) -> dict[str, object]:
    entry: dict[str, object] = {"in": codec.TABLE_OF[type(edit.record)]}
    before = codec.document(edit.before) if edit.before is not None else None
    if edit.after is None:
        entry["id"] = edit.record.id
        entry["was"] = before
    else:
        entry["doc"] = after = codec.document(edit.after)
        if before is not None:
            entry["was"] = {name: value for name, value in before.items() if after[name] != value}
    if base is not None:
        entry["on"] = base
    return entry


def _read_edit(found: EditEntry) -> Edit:
    after = before = None
    doc = bytes(found.doc)
    if doc:
        after = codec.record(found.table, doc)
    if found.was is not None:
        fields = codec.load(doc) | found.was if doc else found.was
        before = codec.record(found.table, codec.dump(fields))
    return Edit(before, after)
