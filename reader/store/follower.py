"""What other processes have written since it was last looked for, and who they are."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.errors import StoreError
from reader.store.claims import others
from reader.store.clock import Stamp
from reader.store.entries import Entry
from reader.store.journal import Header
from reader.store.journals import JournalName, parse_name, paths_in, read_journal
from reader.store.names import Layout

_UNREAD = -1
"""No folder was changed then: the archives are looked through again."""


class Follower:
    """Reads on in the journals of others.

    Attributes:
        present: the other processes of this machine that have the database open for writing.
    """

    def __init__(self, layout: Layout, own_writer: str | None, read: Mapping[JournalName, int]) -> None:
        """Go on where each journal was read up to. `own_writer` is None where nothing is written here."""
        self.present: tuple[Header, ...] = ()
        self._layout = layout
        self._own_writer = own_writer
        self._read = dict(read)
        self._archived_at = _changed_at(layout.archives)

    def look(self) -> list[tuple[Stamp, Entry]]:
        """What is new, in the order of its making."""
        self.present = tuple(others(self._layout, self._own_writer))
        return sorted(self._read_on(self._paths()), key=lambda item: item[0])

    def _paths(self) -> list[Path]:
        """The journals in which there may be something new; archives only where there are other ones than before."""
        paths = paths_in(self._layout.folder)
        archived_at = _changed_at(self._layout.archives)
        if archived_at != self._archived_at:
            paths += paths_in(self._layout.archives)
            self._archived_at = archived_at
        return paths

    def _read_on(self, paths: Iterable[Path]) -> list[tuple[Stamp, Entry]]:
        found: list[tuple[Stamp, Entry]] = []
        for path in paths:
            name = parse_name(path.name)
            if name is None or name.writer == self._own_writer:
                continue
            start = self._read.get(name, 0)
            if _size(path) <= start:
                continue
            try:
                reading = read_journal(path, start)
            except StoreError:
                # A newer version of the program has joined in: what it writes waits until this one is updated.
                continue
            except OSError:
                # What was read of the others counts all the same; this one is read the next time, archived or not.
                self._archived_at = _UNREAD
                continue
            if reading is not None:
                found += reading.entries
                self._read[name] = reading.end.size
        return found


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _changed_at(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
