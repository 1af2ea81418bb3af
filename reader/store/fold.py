"""Folding: the journals' content becomes part of the base.

What is new is computed from files alone. Every step leaves either the old base or the new one in its place, and what
the new one was made from; whatever is interrupted is simply done again.
"""

import contextlib
import os
import stat
import time
from collections.abc import Callable, Container, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from reader.errors import StoreError
from reader.store import adopted, aside, base_file
from reader.store.adopted import EDITED, FOUND, Adoption, adoption
from reader.store.backups import keep_base, prune_backups
from reader.store.base_file import Absorbed, newest
from reader.store.claims import claimed
from reader.store.clock import Clock
from reader.store.condition import BLANK, Condition, Finding, Tables, edited_marks, examine, has_history
from reader.store.differences import differences, salvaged
from reader.store.disk import Disk, lock, opened, write_whole
from reader.store.folded import Folded
from reader.store.index import Breathe, dump_index, no_pause
from reader.store.journals import SUFFIX, Found, journal_paths, parse_name, paths_in, read_beyond
from reader.store.memory import Memory
from reader.store.names import Layout
from reader.store.rebuilding import damaged_error, former, newest_backup
from reader.store.render import write_base

_POLL = 0.01
"""Seconds between two tries for the lock of a fold."""
_NANO = 1e9
"""Nanoseconds of a second."""
_TO_REPLACE = frozenset({Condition.EDITED, Condition.DAMAGED})


class Means(Struct, frozen=True):
    """What a fold works with.

    Attributes:
        disk: changes the files.
        wall: seconds since 1970.
        breathe: called every few documents, so that other threads get their turns.
    """

    disk: Disk = field(default_factory=Disk)
    wall: Callable[[], float] = time.time
    breathe: Breathe = no_pause


class FoldReport(Struct):
    """What a fold has done.

    Attributes:
        changes: how many changes and progresses were absorbed.
        retired: the journals that were moved to the archive.
        backup: the former base, or None where nothing was written or there was none.
        written: whether there is a new base.
        notices: what the user must be told.
    """

    changes: int = 0
    retired: list[Path] = field(default_factory=list)
    backup: Path | None = None
    written: bool = False
    notices: list[str] = field(default_factory=list)


def fold(layout: Layout, means: Means, *, wait: float = 0.0, rebuild: bool = False) -> FoldReport | None:
    """Make a new base of the present one and all journals.

    Args:
        layout: the database.
        means: what to work with.
        wait: seconds to wait for a fold that another process is at.
        rebuild: where the base is damaged, set it aside and begin with the newest backup.

    Returns:
        What was done, or None where another process is at it.

    Raises:
        StoreError: where the base is damaged and not to be rebuilt, of a newer version or no base at all; nothing was
            changed.
        OSError: where a file cannot be written; the base is as it was.
    """
    if rebuild or not layout.folder.exists():
        # Where nothing will be done, no folder is made either.
        _refuse(layout, examine(layout), rebuild=rebuild)
    means.disk.make_folder(layout.folder)
    with opened(layout.fold_lock, os.O_RDWR | os.O_CREAT) as file:
        patience = time.monotonic() + wait
        while not lock(file):
            if time.monotonic() >= patience:
                return None
            time.sleep(_POLL)
        finding = examine(layout)
        _refuse(layout, finding, rebuild=rebuild)
        return _Fold(layout, means, finding).run()


def _refuse(layout: Layout, finding: Finding, *, rebuild: bool) -> None:
    """See that a base can be folded.

    Raises:
        StoreError: where it is damaged and not to be rebuilt, or no base at all.
    """
    if finding.condition is not Condition.DAMAGED:
        return
    if not rebuild:
        raise damaged_error(layout, finding.why)
    if _is_something_else(layout):
        raise StoreError(
            f"{layout.base} is no database of reader, and none was ever in its place. Nothing was changed.",
            todo="Name another with --db, or move that file away.",
        )


def _is_something_else(layout: Layout) -> bool:
    """Whether what should be a base is a file of another kind, an article say: it has no past and holds no record."""
    if has_history(layout) or paths_in(layout.folder):
        return False
    data = _without_holes(layout.base)
    return bool(data.strip(BLANK)) and not salvaged(data, Memory(Folded())).edits


class _Fold:
    """One fold, under the lock."""

    def __init__(self, layout: Layout, means: Means, finding: Finding) -> None:
        self._layout = layout
        self._means = means
        self._disk = means.disk
        self._finding = finding
        self._report = FoldReport()
        self._others: Tables | None = None

    def run(self) -> FoldReport:
        """Fold."""
        with claimed(self._layout) as dead, contextlib.closing(self._base()) as base:
            memory = Memory(base)
            found = take_journals(self._layout, memory, dead)
            if self._finding.condition in _TO_REPLACE:
                found = self._adopt(memory, found, dead)
            self._report.notices += aside.see_to(self._disk, self._layout, found.unread, dead)
            self._report.changes = found.count
            if self._finding.condition in _TO_REPLACE or found.absorbed != base.meta.absorbed:
                self._replace(memory, found.absorbed)
            self._retire(dead, found.absorbed)
        return self._report

    def _base(self) -> Folded:
        """What the new base is made of, beside the journals."""
        layout, condition = self._layout, self._finding.condition
        if condition is Condition.SOUND:
            return Folded(os.open(layout.base, os.O_RDONLY), index_path=layout.index, name=str(layout.base))
        if condition is Condition.EDITED:
            return former(layout, edited_marks(layout, self._finding))
        if condition is Condition.DAMAGED:
            base, path = newest_backup(layout)
            whence = f"the backup {path.name}, archives and journals" if path else "archives and journals"
            is_known = path is not None or journal_paths(layout)
            how = f"was rebuilt from {whence}" if is_known else "begins anew: it has no backup and no journal"
            self._report.notices.append(f"{layout.base.name} {how}.")
            return base
        return Folded()

    def _adopt(self, memory: Memory, found: Found, dead: list[Path]) -> Found:
        """Let the changes that an edited or damaged base amounts to become a journal among the others."""
        new = adopt(self._layout, self._finding, memory, found.absorbed, self._means.wall())
        self._others = new.others
        self._report.notices += new.notices
        path = adopted.write(self._disk, self._layout, new)
        if path is None:
            return found
        if path not in dead:
            dead.append(path)
        return take_journals(self._layout, memory, dead)

    def _replace(self, memory: Memory, absorbed: Absorbed) -> None:
        """Put a new base in the place of the old one, of which a second name stays."""
        new = self._layout.folder / "base.new"
        file = self._disk.create(new)
        try:
            writer = base_file.Writer(self._disk, file, int(self._means.wall() * _NANO))
            made = write_base(writer, memory, absorbed, breathe=self._means.breathe, others=self._others)
            if self._finding.status is not None:
                os.fchmod(file, stat.S_IMODE(self._finding.status.st_mode))
            self._keep(memory.base)
            self._finding.check(self._layout.base)
            self._disk.rename(new, self._layout.base)
        except BaseException:
            with contextlib.suppress(OSError):
                self._disk.remove(new)
            raise
        finally:
            os.close(file)
        self._disk.sync_folder(self._layout.base.parent)
        self._report.written = True
        with contextlib.suppress(OSError):
            write_whole(self._disk, self._layout.index, dump_index(made, writer.checksum), durable=False)
            prune_backups(self._layout, self._disk)

    def _keep(self, base: Folded) -> None:
        """Give the present base a second name, and write down what it was before another program edited it."""
        condition = self._finding.condition
        if condition is Condition.DAMAGED:
            self._report.notices += aside.keep_damaged(self._disk, self._layout, self._finding.why)
        elif condition is Condition.EDITED:
            path = keep_base(self._disk, self._layout, self._means.wall(), base)
            self._report.notices.append(f"Its former version is kept as {path}.")
        elif condition is Condition.SOUND:
            self._report.backup = keep_base(self._disk, self._layout, self._means.wall())

    def _retire(self, dead: Sequence[Path], absorbed: Absorbed) -> None:
        """Move the journals that nobody writes any more to the archive; those that hold no change are deleted."""
        for path in dead:
            name = parse_name(path.name)
            if name is None or name.writer not in absorbed:
                self._disk.remove(path)
                continue
            if self._disk.make_folder(self._layout.archives):
                self._disk.sync_folder(self._layout.folder)
            place, number = self._layout.archives / path.name, 1
            while place.exists():
                number += 1
                place = self._layout.archives / f"{name.writer}.{name.number}.{number}{SUFFIX}"
            self._disk.rename(path, place)
            self._report.retired.append(place)


def take_journals(
    layout: Layout, memory: Memory, dead: Sequence[Path], *, without: Container[Path] = frozenset()
) -> Found:
    """Let a memory take what journals hold beyond its base; `without` those that are known to be unreadable.

    What one journal holds may rest on a line of another that was written between the readings of the two; it is there
    when all are read once more.
    """
    for _ in range(2):
        paths = [path for path in journal_paths(layout) if path not in without]
        found = read_beyond(paths, memory.base.meta.absorbed, settled=frozenset(dead))
        for stamp, entry in found.entries:
            memory.take(entry, stamp.writer)
        if not memory.awaited(found.absorbed):
            break
    return found


def _without_holes(path: Path) -> bytes:
    """What a damaged base holds; of long stretches of NULs, which may be gigabytes that take no place, one each."""
    try:
        with opened(path) as file:
            return b"".join(
                (chunk.strip(b"\0") and chunk) or b"\0" for chunk in base_file.chunks(file, os.fstat(file).st_size)
            )
    except FileNotFoundError:
        return b""


def adopt(layout: Layout, finding: Finding, memory: Memory, absorbed: Absorbed, wall: float) -> Adoption:
    """The changes that an edited or damaged base amounts to, against all that is known otherwise.

    Args:
        layout: the database.
        finding: how its base was found.
        memory: all that is known otherwise; where the base was edited, over what it was before.
        absorbed: how far journals are in the memory.
        wall: seconds since 1970.
    """
    clock = Clock(lambda: wall)
    clock.see(newest(absorbed))
    name = layout.base.name
    if finding.condition is Condition.EDITED:
        edited = differences(memory.base, finding.tables or {})
        notices = (f"{name} was changed by another program: {edited.summary()}.",)
        return adoption(edited, EDITED, clock, wall=wall, absorbed=memory.base.meta.absorbed, notices=notices)
    left = salvaged(_without_holes(layout.base), memory)
    count = len(left.edits)
    told = f"{count} {'record was' if count == 1 else 'records were'} found only in the damaged {name}."
    new = adoption(left, FOUND, clock, wall=wall, absorbed=memory.base.meta.absorbed, notices=(told,) if count else ())
    return replace(new, others=None)
