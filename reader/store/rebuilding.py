"""Bases that are rebuilt: from the newest backup that fits, the archives and the journals."""

import contextlib
import os
from pathlib import Path

from reader.errors import StoreError
from reader.store import base_file
from reader.store.backups import backups
from reader.store.base_file import Absorbed
from reader.store.disk import Disk
from reader.store.folded import Folded
from reader.store.journals import journal_paths, read_beyond
from reader.store.memory import Memory
from reader.store.names import Layout
from reader.store.render import write_base


def damaged_error(layout: Layout, why: str) -> StoreError:
    """What to say of a base that cannot be read."""
    from shlex import quote  # noqa: PLC0415 - hardly ever needed

    return StoreError(
        f"{layout.base} cannot be read: {why}. Nothing was changed.",
        todo=f"Run `reader recover --db {quote(str(layout.base))}` to rebuild it from backups and journals.",
    )


def newest_backup(layout: Layout, within: Absorbed | None = None) -> tuple[Folded, Path | None]:
    """The newest sound backup, and its file; a base of nothing and None where there is none.

    Args:
        layout: the database.
        within: pass over those that have absorbed more than this.
    """
    for backup in backups(layout):
        # One that is pruned meanwhile was not the newest; one that cannot be read has an older one before it.
        with contextlib.suppress(OSError):
            if backup.is_sound() and (within is None or _is_within(backup.meta().absorbed, within)):
                return Folded(os.open(backup.path, os.O_RDONLY), name=str(backup.path)), backup.path
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
    from tempfile import TemporaryFile  # noqa: PLC0415 - hardly ever needed, and half a dozen modules

    with TemporaryFile() as file:
        descriptor = os.dup(file.fileno())
    index = write_base(base_file.Writer(Disk(), descriptor, 0), memory, absorbed)
    return Folded(descriptor, index=index)


def _is_within(inner: Absorbed, outer: Absorbed) -> bool:
    return all(
        number in outer.get(writer, {}) and mark.size <= outer[writer][number].size
        for writer, marks in inner.items()
        for number, mark in marks.items()
    )
