"""What one line of a journal says: a change of documents, or progress."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from reader.annotations.changes import HOUSEKEEPING, Change, Edit
from reader.annotations.model import Progress
from reader.store import codec
from reader.store.clock import Stamp, check_time
from reader.store.codec import Document

_ABSENT = msgspec.Raw(b"")


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

    @property
    def record_id(self) -> str:
        """The UUID of the record."""
        return self.id or codec.identity(bytes(self.doc)).id


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


class DocumentEdit(NamedTuple):
    """One document added (no `before`), removed (no `after`) or revised.

    Attributes:
        table: the table that it belongs to.
        id: its UUID.
        before: the version that it was made from, as far as the maker knows.
        after: the new version.
        on: the stamp of the version that it was made from; None for a new record.
    """

    table: str
    id: str
    before: Document | None
    after: Document | None
    on: Stamp | None


class Act(NamedTuple):
    """What a line says of a change beside its edits; see `reader.annotations.changes.Change`."""

    id: str
    act: str
    article: str
    annotator: str
    time: str
    undoes: str | None = None
    redoes: str | None = None


class _Said(msgspec.Struct, frozen=True, gc=False):
    """What the first edit's document says of a change, which its line need not repeat."""

    id: str = ""
    article: str = ""
    annotator: str = ""
    modified: str = ""
    created: str = ""


_decode_said = codec.decoder(_Said)

entry = codec.decoder(Entry)
"""What the JSON of a line says."""


def checked(body: bytes) -> Entry:
    """What the JSON of a line says, where all of it can be made use of.

    Raises:
        ValueError: where it cannot, whatever its checksum says.
    """
    found = entry(body)
    check_time(found.hlc)
    for edit in found.edits:
        if raw := bytes(edit.doc):
            codec.check_raw(edit.table, raw)
        elif edit.table in codec.TABLE_OF.values() and edit.id:
            _said(edit)
        else:
            raise ValueError(f"nothing can be removed by {edit}")
        if edit.on:
            check_time(edit.on[0])
    if raw := bytes(found.progress):
        codec.check_progress(raw)
    return found


def is_act(found: Entry) -> bool:
    """Whether this is what somebody did; else it is a reading position, or what the program does by itself."""
    return found.id is not None and found.act not in HOUSEKEEPING


def change_body(act: Act, edits: Sequence[DocumentEdit], hlc: str) -> bytes:
    """The JSON of a change that is made at `hlc`, of documents that hold no NaN: none that was read or checked does.

    Raises:
        StoreError: where a document holds what JSON has no word for.
    """
    line: dict[str, object] = {"hlc": hlc, "id": act.id, "act": act.act}
    first: Document = (edits[0].after or edits[0].before or {}) if edits else {}
    if act.article != (first.get("article") or first.get("id")):
        line["article"] = act.article
    if act.annotator != first.get("annotator"):
        line["annotator"] = act.annotator
    if act.time != (first.get("modified") or first.get("created")):
        line["time"] = act.time
    line |= {name: said for name in ("undoes", "redoes") if (said := getattr(act, name)) is not None}
    line["edits"] = [_edit(edit) for edit in edits]
    return codec.encoded(line)


def progress_body(progress: Progress, hlc: str) -> bytes:
    """The JSON of a progress."""
    return codec.encoded({"hlc": hlc, "progress": codec.document(progress)})


def act(found: Entry) -> Act:
    """What a line says of its change."""
    first = _said(found.edits[0]) if found.edits else _Said()
    return Act(
        found.id or "",
        found.act,
        found.article or first.article or first.id,
        found.annotator or first.annotator,
        found.time or first.modified or first.created,
        found.undoes,
        found.redoes,
    )


def change(found: Entry) -> Change:
    """The change of a line.

    Raises:
        ValueError: where a document in it is no record.
    """
    said = act(found)
    return Change(
        id=said.id,
        article=said.article,
        annotator=said.annotator,
        time=said.time,
        act=said.act,
        edits=tuple(_record_edit(edit) for edit in found.edits),
        undoes=said.undoes,
        redoes=said.redoes,
    )


def _record_edit(found: EditEntry) -> Edit:
    raw = bytes(found.doc)
    after = codec.record(found.table, raw) if raw else None
    if found.was is None:
        return Edit(None, after)
    fields = {**codec.load(raw), **found.was} if raw else found.was
    return Edit(codec.record(found.table, codec.dump(fields)), after)


def _edit(edit: DocumentEdit) -> Document:
    line: Document = {"in": edit.table}
    if edit.after is None:
        line |= {"id": edit.id, "was": edit.before}
    else:
        line["doc"] = after = edit.after
        if edit.before is not None:
            line["was"] = {name: said for name, said in edit.before.items() if name not in after or after[name] != said}
    if edit.on is not None:
        line["on"] = edit.on
    return line


def _said(edit: EditEntry) -> _Said:
    raw = bytes(edit.doc)
    return _decode_said(raw) if raw else msgspec.convert(edit.was or {}, _Said)
