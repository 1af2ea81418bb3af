"""In what an edited base, or what is left of a damaged one, differs from what is known."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from reader.errors import StoreError
from reader.store import codec
from reader.store.base_file import META, RECORD_TABLES
from reader.store.clock import Stamp
from reader.store.codec import Document
from reader.store.condition import Tables
from reader.store.entries import DocumentEdit
from reader.store.folded import Folded
from reader.store.memory import Memory

_RECORDS = ("articles", "annotations", "links", "corrections")
_UNREAD = "unread"
_IDS = uuid.UUID("9a9c8c4e-0a2e-5a0f-8f57-0d0b7a2f5d11")


class Differences(Struct):
    """In what an edited file differs from the former version.

    Attributes:
        edits: records added, revised and removed.
        progress: progress that is new or differs.
        others: the tables that this program knows nothing of, and `unread`, where documents are kept that should be
            records and are not.
        unread: how many of those there are.
    """

    edits: list[DocumentEdit] = field(default_factory=list)
    progress: list[Document] = field(default_factory=list)
    others: Tables = field(default_factory=dict)
    unread: int = 0

    def keep_apart(self, table: str, document: Document) -> None:
        """Keep what stands in a table of records and is none."""
        self.unread += 1
        kept = self.others.setdefault(_UNREAD, {})
        kept[str(len(kept) + 1)] = {"table": table, "document": document}

    def summary(self) -> str:
        """How many records were added, revised and removed, in words."""
        kinds = {
            "added": sum(edit.before is None for edit in self.edits),
            "revised": sum(None not in (edit.before, edit.after) for edit in self.edits),
            "removed": sum(edit.after is None for edit in self.edits),
            "not understood and kept apart": self.unread,
        }
        return ", ".join(f"{count} {kind}" for kind, count in kinds.items() if count) or "nothing that matters"


def differences(former: Folded, tables: Tables) -> Differences:
    """Compare an edited file with its former version, record by record, by UUID.

    A record counts as removed only where its table is still there, and the table `meta`: a file without those was
    never a version of this database.
    """
    found = Differences(others={name: dict(table) for name, table in tables.items() if name not in RECORD_TABLES})
    of_ours = found.others.pop(META, None) is not None
    for table in _RECORDS:
        seen: set[str] = set()
        for number, fields in tables.get(table, {}).items():
            edit = _difference(former, table, number, fields, seen)
            if isinstance(edit, DocumentEdit):
                found.edits.append(edit)
            elif edit is not None:
                found.keep_apart(table, edit)
        if of_ours and table in tables:
            found.edits += [_removal(former, table, key) for key in former.all_ids(table) if key not in seen]
    for fields in tables.get("progress", {}).values():
        if not _is_valid("progress", fields):
            found.keep_apart("progress", _document(fields))
        elif _differs(former, fields):
            found.progress.append(fields)
    return found


def salvaged(data: bytes, memory: Memory) -> Differences:
    """The records in the bytes of a damaged base that are known from nowhere else."""
    found = Differences()
    for fields in _objects(data.decode("utf-8", "replace")):
        table = _table_of(fields)
        if table and _is_valid(table, fields) and memory.stamp(table, fields["id"]) is None:
            found.edits.append(DocumentEdit(table, fields["id"], None, codec.bare(fields), None))
    return found


def _difference(former: Folded, table: str, number: str, fields: Any, seen: set[str]) -> DocumentEdit | Document | None:
    """The edit that an edited document amounts to; the document itself where it is no record; None for no edit."""
    if isinstance(fields, dict) and "id" not in fields:
        fields = {"id": str(uuid.uuid5(_IDS, f"{table} {number} {codec.dump(fields)!r}")), **fields}
    if isinstance(fields, dict) and isinstance(fields.get("id"), str):
        seen.add(fields["id"])
    if not _is_valid(table, fields):
        return _document(fields)
    key = fields["id"]
    found = former.find(table, key)
    removed = former.find("tombstones", key)
    if found is None:
        return DocumentEdit(table, key, None, codec.bare(fields), _stamp(removed.raw) if removed else None)
    before = codec.bare(codec.load(found.raw))
    return (
        None
        if before == codec.bare(fields)
        else DocumentEdit(table, key, before, codec.bare(fields), _stamp(found.raw))
    )


def _differs(former: Folded, progress: Document) -> bool:
    """Whether a progress is not as it was."""
    key = progress.get("id")
    before = former.find("progress", key) if isinstance(key, str) else None
    return before is None or codec.bare(codec.load(before.raw)) != codec.bare(progress)


def _document(value: Any) -> Document:
    return value if isinstance(value, dict) else {"value": value}


def _removal(former: Folded, table: str, key: str) -> DocumentEdit:
    found = former.find(table, key)
    assert found is not None
    return DocumentEdit(table, key, codec.bare(codec.load(found.raw)), None, _stamp(found.raw))


def _is_valid(table: str, fields: Any) -> bool:
    try:
        if table == "progress":
            codec.check_progress(codec.dump(fields))
        else:
            codec.check(table, fields)
    except (ValueError, StoreError):
        return False
    return True


def _stamp(raw: bytes) -> Stamp:
    identity = codec.identity(raw)
    return Stamp(identity.hlc, identity.writer)


def _objects(text: str) -> Iterator[Document]:
    """Every whole JSON object in a text that begins with its `id`."""
    decoder = json.JSONDecoder()
    start = text.find('{"id":')
    while start >= 0:
        try:
            fields, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            end = start + 1
        else:
            yield fields
        start = text.find('{"id":', end)


def _table_of(fields: Document) -> str | None:
    """The table that a document belongs to, by its fields."""
    marks = {"quote": "annotations", "operation": "corrections", "to": "links", "sha256": "articles"}
    return next((table for name, table in marks.items() if name in fields), None)
