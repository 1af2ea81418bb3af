"""What the commands do with a store by hand: see what of it is whole, rebuild it elsewhere, drop what is old."""

import contextlib
import os
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.errors import StoreError
from reader.store import aside, base_file, journal
from reader.store.backups import backups
from reader.store.base_file import RECORD_TABLES, Absorbed
from reader.store.condition import Condition, Finding, Tables, condition_of, edited_marks, examine
from reader.store.disk import Disk, write_whole
from reader.store.entries import entry, is_act
from reader.store.fold import adopt, take_journals
from reader.store.folded import Folded
from reader.store.journal import Header
from reader.store.journals import JournalName, file_name, journal_paths, parse_name, paths_in, read_journal
from reader.store.memory import Memory
from reader.store.names import Layout
from reader.store.rebuilding import former, newest_backup
from reader.store.render import write_base

_NOTHING = "nothing that can be read"


class Piece(NamedTuple):
    """One file of a store.

    Attributes:
        path: the file.
        kind: `base`, `backup`, `archive`, `journal`, or `aside` for what was set aside.
        holds: what is in it, in a few words.
        problem: what is wrong with it, or None.
    """

    path: Path
    kind: str
    holds: str
    problem: str | None = None


class Recovered(NamedTuple):
    """What was made of a store.

    Attributes:
        path: the new file.
        pieces: what was found where.
        notices: what the user must be told.
        counts: table -> how many documents the new file has.
    """

    path: Path
    pieces: list[Piece]
    notices: list[str]
    counts: dict[str, int]


def verify_store(path: Path) -> list[Piece]:
    """Every file of a database, each checked to the last byte against its checksums. Changes nothing.

    Raises:
        StoreError: where a newer version of this program wrote one.
        OSError: where the base cannot be read.
    """
    layout = Layout(path)
    return [*_base(layout), *_backups(layout), *_journals(layout), *_aside(layout)]


def recover(path: Path, out: Path) -> Recovered:
    """Make a new file of everything that a database holds; the database itself is not touched.

    The base counts if it can be read, else the newest sound backup; all archives and journals; and whatever whole
    record a damaged base has that is nowhere else.

    Raises:
        StoreError: where `out` exists, nothing is found, or a newer version of this program wrote a file.
        OSError: where the base cannot be read, or `out` not be written.
    """
    if os.path.lexists(out):
        raise StoreError(f"{out} is there already.", todo="Name a file that does not exist.")
    layout = Layout(path)
    pieces, finding = verify_store(path), examine(layout)
    unreadable = {piece.path for piece in pieces if piece.holds == _NOTHING}
    with contextlib.closing(_found_base(layout, finding)) as base:
        memory = Memory(base)
        found = take_journals(layout, memory, (), without=unreadable)
        notices = [aside.describe(unread) for unread in found.unread]
        others = None
        if finding.condition in {Condition.EDITED, Condition.DAMAGED}:
            new = adopt(layout, finding, memory, found.absorbed, 0.0)
            notices += new.notices
            others = new.others
            for line in new.lines:
                memory.take(entry(line), new.header.writer)
        if not (others or _holds_anything(memory)):
            raise StoreError(f"Nothing was found that could be recovered of {path}.", todo="No file was made.")
        _write(out, memory, found.absorbed, others)
    return Recovered(out, pieces, notices, _counts(out))


def prune(path: Path) -> list[Path]:
    """Delete the archived journals that no backup needs any more; which. The trail forgets what they hold.

    Raises:
        OSError: where one cannot be deleted.
    """
    layout = Layout(path)
    kept, gone = [], []
    for backup in backups(layout):
        with contextlib.suppress(FileNotFoundError):
            kept += [backup.meta().absorbed] if backup.is_sound() else []
    for archive in paths_in(layout.archives):
        name = parse_name(archive.name)
        marks = [absorbed.get(name.writer, {}).get(name.number) for absorbed in kept] if name else []
        size = archive.stat().st_size
        if marks and all(mark is not None and mark.size >= size for mark in marks):
            Disk().remove(archive)
            gone.append(archive)
    return gone


def bring_back(layout: Layout, path: Path) -> int:
    """Take in changes that could not be saved and were written elsewhere; how many acts they are.

    Raises:
        StoreError: where the file is none of those, or cannot be taken in.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}.") from error
    lines = journal.scan(data).lines
    header = _header(lines[0].body, path) if lines else None
    if header is None:
        raise StoreError(f"{path} holds no changes that reader has written.", todo="Is it the right file?")
    # A journal of the same writer, with a number that no other has: what was saved after all is known by its time.
    name = file_name(JournalName(header.writer, (1 << 32) + zlib.crc32(data)))
    try:
        Disk().make_folder(layout.folder)
        write_whole(Disk(), layout.folder / name, data)
    except OSError as error:
        raise StoreError(f"{layout.folder} cannot be written to: {error.strerror}.") from error
    taken = read_journal(layout.folder / name, 0)
    return sum(is_act(found) for _, found in taken.entries) if taken else 0


def _found_base(layout: Layout, finding: Finding) -> Folded:
    if finding.condition is Condition.SOUND:
        return Folded(os.open(layout.base, os.O_RDONLY), index_path=layout.index, name=str(layout.base))
    if finding.condition is Condition.EDITED:
        return former(layout, edited_marks(layout, finding))
    return newest_backup(layout)[0]


def _holds_anything(memory: Memory) -> bool:
    base = memory.base
    return bool(
        memory.size
        or memory.progress_over
        or any(map(base.all_ids, RECORD_TABLES))
        or any(map(base.other, base.other_tables))
    )


def _write(out: Path, memory: Memory, absorbed: Absorbed, others: Tables | None) -> None:
    disk = Disk()
    # Whoever finds the file finds it whole, even where the program is killed.
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    file = disk.create(draft)
    try:
        write_base(base_file.Writer(disk, file, time.time_ns()), memory, absorbed, others=others)
        disk.rename(draft, out)
    except BaseException:
        disk.remove(draft)
        raise
    finally:
        os.close(file)
    disk.sync_folder(out.parent)


def _counts(path: Path) -> dict[str, int]:
    with contextlib.closing(Folded(os.open(path, os.O_RDONLY))) as base:
        return {table: len(base.all_ids(table)) for table in RECORD_TABLES}


def _base(layout: Layout) -> Iterator[Piece]:
    finding = examine(layout)
    if finding.condition is Condition.SOUND:
        yield Piece(layout.base, "base", _summary(layout.base))
    elif finding.condition is Condition.EDITED:
        yield Piece(layout.base, "base", f"{finding.why}; it is taken in when it is next opened")
    elif finding.condition is Condition.DAMAGED:
        yield Piece(layout.base, "base", finding.condition.value, finding.why)


def _backups(layout: Layout) -> Iterator[Piece]:
    for backup in backups(layout):
        # One that a fold deletes meanwhile is no part of the store.
        with contextlib.suppress(FileNotFoundError):
            yield _backup(backup.path)


def _backup(path: Path) -> Piece:
    finding = condition_of(path)
    if finding.condition is Condition.SOUND:
        return Piece(path, "backup", _summary(path))
    problem = None if finding.condition is Condition.EDITED else finding.why
    return Piece(path, "backup", f"{finding.condition.value}: {finding.why}", problem)


def _journals(layout: Layout) -> Iterator[Piece]:
    for path in journal_paths(layout):
        kind = "archive" if path.parent == layout.archives else "journal"
        try:
            reading = read_journal(path, 0)
        except OSError as error:
            yield Piece(path, kind, _NOTHING, f"It cannot be read: {error.strerror}.")
            continue
        if reading is not None:
            problem = " ".join(map(aside.describe, reading.unread)) or None
            yield Piece(path, kind, f"{len(reading.entries)} changes", problem)


def _aside(layout: Layout) -> Iterator[Piece]:
    for path in aside.aside_paths(layout):
        yield Piece(path, "aside", f"{path.lstat().st_size} bytes that could not be read")


def _summary(path: Path) -> str:
    counts = _counts(path)
    return ", ".join(f"{count} {table}" for table, count in counts.items() if count) or "nothing"


def _header(body: bytes, path: Path) -> Header | None:
    try:
        return journal.header(body, str(path))
    except ValueError:
        return None
