"""Bases that are rebuilt: from the newest backup that fits, the archives and the journals."""

import os
import zlib
from pathlib import Path
from tempfile import TemporaryFile

from reader.errors import StoreError
from reader.store import base_file, journal
from reader.store.backups import backups
from reader.store.base_file import Absorbed
from reader.store.disk import Disk, write_whole
from reader.store.folded import Folded
from reader.store.journal import Header
from reader.store.journals import JournalName, file_name, journal_paths, read_beyond
from reader.store.memory import Memory
from reader.store.names import Layout
from reader.store.render import write_base


def damaged_error(layout: Layout, why: str) -> StoreError:
    """What to say of a base that cannot be read."""
    return StoreError(
        f"{layout.base} cannot be read: {why}. Nothing was changed.",
        todo=f"Run `reader recover --db {layout.base}` to rebuild it from backups and journals.",
    )


def newest_backup(layout: Layout, within: Absorbed | None = None) -> tuple[Folded, Path | None]:
    """The newest sound backup, and its file; a base of nothing and None where there is none.

    Args:
        layout: the database.
        within: pass over those that have absorbed more than this.
    """
    for backup in backups(layout):
        if backup.is_sound():
            base = Folded(os.open(backup.path, os.O_RDONLY), name=str(backup.path))
            if within is None or _is_within(base.meta.absorbed, within):
                return base, backup.path
            base.close()
    return Folded(), None


def former(layout: Layout, absorbed: Absorbed) -> Folded:
    """A base as it was when it was written, made again from backup, archives and journals, in a nameless file.

    Args:
        layout: the database.
        absorbed: how far journals were in it.

    Raises:
        StoreError: where a newer version of this program wrote one of the files.
    """
    base, _ = newest_backup(layout, absorbed)
    found = read_beyond(journal_paths(layout), base.meta.absorbed, until=absorbed)
    memory = Memory(base)
    for stamp, entry in found.entries:
        memory.take(entry, stamp.writer)
    try:
        return nameless(memory, absorbed)
    finally:
        base.close()


def nameless(memory: Memory, absorbed: Absorbed) -> Folded:
    """All that a memory knows as a base in a file that has no name and goes with the process."""
    with TemporaryFile() as file:
        descriptor = os.dup(file.fileno())
    write_base(base_file.Writer(Disk(), descriptor, 0), memory, absorbed)
    return Folded(descriptor)


def _is_within(inner: Absorbed, outer: Absorbed) -> bool:
    return all(
        number in outer.get(writer, {}) and mark.size <= outer[writer][number].size
        for writer, marks in inner.items()
        for number, mark in marks.items()
    )


def bring_back(layout: Layout, path: Path) -> int:
    """Take in changes that could not be saved and were written elsewhere; how many.

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
    return len(lines) - 1


def _header(body: bytes, path: Path) -> Header | None:
    try:
        return journal.header(body, str(path))
    except ValueError:
        return None
