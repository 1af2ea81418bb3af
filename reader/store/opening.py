"""Opening a database: in whatever condition it is found, nothing in it is overwritten and nothing is passed over."""

import os
from collections.abc import Mapping

from msgspec import Struct, field

from reader.errors import StoreError
from reader.store import aside, entries
from reader.store.base_file import newest
from reader.store.claims import claimed
from reader.store.clock import Clock
from reader.store.condition import Condition, Finding, edited_marks, examine
from reader.store.fold import Means, adopt, fold, take_journals
from reader.store.folded import Folded
from reader.store.journals import Found, JournalName
from reader.store.memory import Memory
from reader.store.names import Layout
from reader.store.rebuilding import damaged_error, former

_PATIENCE = 10.0
"""Seconds that opening waits for the fold of another process."""


class Opened(Struct):
    """An open database.

    Attributes:
        memory: what base and journals hold.
        read: the byte up to which each journal was read.
        notices: what the user must be told.
        is_folded: whether the base holds all.
    """

    memory: Memory
    read: Mapping[JournalName, int]
    notices: list[str] = field(default_factory=list)
    is_folded: bool = True


def open_database(layout: Layout, clock: Clock, means: Means, *, read_only: bool, rebuild: bool) -> Opened:
    """Read base and journals.

    Args:
        layout: the database.
        clock: is shown every time that occurs.
        means: what to work with where the base must be written anew.
        read_only: change no file.
        rebuild: where the base is damaged, make a new one.

    Raises:
        StoreError: where the base is damaged and is not to be rebuilt, cannot be read, or is of a newer version.
    """
    notices: list[str] = []
    try:
        finding = examine(layout)
        if finding.condition is Condition.DAMAGED and (read_only or not rebuild):
            raise damaged_error(layout, finding.why)
        if finding.condition in {Condition.EDITED, Condition.DAMAGED} and not read_only:
            finding = _put_right(layout, means, notices, rebuild=rebuild)
        found, memory = _read(layout, finding)
        notices += _unread(layout, means, found, read_only=read_only)
    except OSError as error:
        raise StoreError(
            f"{error.filename or layout.base} cannot be opened: {error.strerror}.",
            todo="Nothing was changed; see to the folder.",
        ) from error
    clock.see(newest(found.absorbed))
    for stamp, _ in found.entries[-1:]:
        clock.see(stamp.hlc)
    return Opened(memory, found.read, notices, is_folded=not found.entries)


def _put_right(layout: Layout, means: Means, notices: list[str], *, rebuild: bool) -> Finding:
    """Fold, so that a sound base takes the place of one that was edited or damaged; how it is found then."""
    report = fold(layout, means, wait=_PATIENCE, rebuild=rebuild)
    notices += report.notices if report is not None else ()
    finding = examine(layout)
    if finding.condition is not Condition.SOUND:
        raise StoreError(f"Another program is at work on {layout.base}.", todo="Try again in a moment.")
    return finding


def _read(layout: Layout, finding: Finding) -> tuple[Found, Memory]:
    if finding.condition is Condition.EDITED:
        base = former(layout, edited_marks(layout, finding))
        memory = Memory(base)
        found = take_journals(layout, memory, ())
        new = adopt(layout, finding, memory, found.absorbed, 0.0)
        for line in new.lines:
            memory.take(entries.entry(line), new.header.writer)
        return found, memory
    base = Folded() if finding.condition is Condition.ABSENT else _folded(layout)
    memory = Memory(base)
    return take_journals(layout, memory, ()), memory


def _folded(layout: Layout) -> Folded:
    base = Folded(os.open(layout.base, os.O_RDONLY), index_path=layout.index, name=str(layout.base))
    base.repair = lambda: former(layout, base.meta.absorbed)
    return base


def _unread(layout: Layout, means: Means, found: Found, *, read_only: bool) -> list[str]:
    """See to what cannot be read in journals, where that may be; what to tell the user."""
    if not found.unread:
        return []
    if read_only:
        return aside.told(found.unread)
    with claimed(layout) as dead:
        return aside.see_to(means.disk, layout, found.unread, dead)
