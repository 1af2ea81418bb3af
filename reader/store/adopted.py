"""Documents that come from elsewhere than a running reader enter as changes in a journal of their own.

So other readers learn of them, undo knows them, and no rebuilding loses them.
"""

import uuid
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from reader.store import codec, entries, journal
from reader.store.base_file import Absorbed
from reader.store.claims import header_of
from reader.store.clock import Clock
from reader.store.codec import Document
from reader.store.condition import Tables
from reader.store.differences import Differences
from reader.store.disk import Disk, write_whole
from reader.store.entries import Act, DocumentEdit
from reader.store.journal import Header
from reader.store.journals import JournalName, file_name
from reader.store.names import Layout

EDITED = "edited elsewhere"
"""The act, in the log, of changes that another program made in the base."""

FOUND = "found again"
"""The act of records that were found only in a damaged base."""

_ANOTHER_PROGRAM = "another program"
_IDS = uuid.UUID("9a9c8c4e-0a2e-5a0f-8f57-0d0b7a2f5d12")


class Adoption(msgspec.Struct, frozen=True):
    """A journal to be written.

    Attributes:
        header: its first line.
        lines: the JSON of the others.
        others: what the base holds in tables that this program knows nothing of; None for what it held before.
        notices: what the user must be told.
    """

    header: Header
    lines: tuple[bytes, ...] = ()
    others: Tables | None = None
    notices: tuple[str, ...] = ()


def adoption(
    found: Differences, act: str, clock: Clock, *, wall: float, absorbed: Absorbed, notices: tuple[str, ...]
) -> Adoption:
    """The journal that makes these differences.

    Args:
        found: what to change.
        act: what to call it in the log.
        clock: has seen every change so far.
        wall: when it happened, seconds since 1970.
        absorbed: of the base that the differences are to; tells which names of writers were used.
        notices: what to tell the user.
    """
    said = datetime.fromtimestamp(wall, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    header = header_of(_writer_name(found, absorbed), _ANOTHER_PROGRAM, wall)
    return Adoption(header, tuple(_bodies(found, act, clock, said)), found.others, notices)


def _bodies(found: Differences, act: str, clock: Clock, time: str) -> Iterator[bytes]:
    """One line for each article, and one for each progress."""
    by_article: dict[str, list[DocumentEdit]] = {}
    for edit in found.edits:
        fields: Document = edit.after or edit.before or {}
        by_article.setdefault(fields.get("article") or edit.id, []).append(edit)
    for article, edits in by_article.items():
        hlc = clock.tick()
        change = Act(str(uuid.uuid5(_IDS, hlc + article)), act, article, _ANOTHER_PROGRAM, time)
        yield entries.change_body(change, edits, hlc)
    for fields in found.progress:
        yield codec.dump({"hlc": clock.tick(), "progress": codec.bare(fields)})


def _writer_name(found: Differences, absorbed: Absorbed) -> str:
    """A name for the writer of changes that were found in a file: the same each time until they are folded."""
    checksum = zlib.crc32(codec.dump([[(edit.id, edit.after) for edit in found.edits], found.progress]))
    number = 1
    while (name := f"found{checksum:08x}{number}") in absorbed:
        number += 1
    return name


def write(disk: Disk, layout: Layout, new: Adoption) -> Path | None:
    """Write a journal at once and as a whole; one that is there already was written before a crash and stays.

    Returns:
        The journal, or None where there is nothing to write.

    Raises:
        OSError: where it cannot be written.
    """
    path = layout.folder / file_name(JournalName(new.header.writer, 1))
    if not new.lines:
        return None
    if path.exists():
        return path
    lines = (codec.dump(msgspec.to_builtins(new.header)), *new.lines)
    write_whole(disk, path, b"".join(map(journal.line, lines)))
    return path
