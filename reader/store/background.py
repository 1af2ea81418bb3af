"""What goes on beside the interface: writing, looking for what others wrote, folding when there is time."""

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from reader.errors import StoreError
from reader.store import codec, journal
from reader.store.base import SaveState
from reader.store.base_file import Absorbed
from reader.store.clock import Stamp
from reader.store.disk import Disk, write_whole
from reader.store.entries import Entry
from reader.store.fold import Means, fold
from reader.store.folded import Folded
from reader.store.follower import Follower
from reader.store.journal import Header
from reader.store.journals import JournalName, parse_name, paths_in
from reader.store.names import Layout
from reader.store.own_journal import OwnJournal
from reader.store.writer import Writer

_INTERVAL = 0.5
"""Seconds between two looks at what others have written."""
_IDLE = 3.0
"""Seconds without a change after which a fold may be made in passing."""
_AGAIN = 60.0
"""Seconds after which a fold that failed is tried again."""
_WAIT = 5.0
"""Seconds that the fold on leaving waits for that of another process."""
_SMALL = 1 << 20
"""Bytes of a base that is written anew in no time to speak of."""
_SHARE = 20
"""Journals are folded in passing once they hold one part in so many of the base."""
_WORK = 0.001
"""Seconds of work between two pauses of a fold, so that no key waits for it."""
_REST = 0.0005
"""Seconds of a pause."""


class Background:
    """The threads of an open database.

    Attributes:
        inbox: what others wrote and nobody here has taken yet.
    """

    def __init__(
        self,
        layout: Layout,
        header: Header,
        read: Mapping[JournalName, int],
        *,
        absorbed: Absorbed,
        means: Means,
    ) -> None:
        """Start.

        Args:
            layout: the database.
            header: who is at work here.
            read: how far each journal was read.
            absorbed: how far the journals are in the base.
            means: how files are changed.
        """
        self.inbox: deque[tuple[Stamp, Entry]] = deque()
        self._layout = layout
        self._header = header
        self._means = means
        self._absorbed = absorbed
        self._journal = OwnJournal(layout, means.disk, header)
        self._follower = Follower(layout, header.writer, read)
        self._folding: threading.Thread | None = None
        self._folded: Folded | None = None
        self._fold_after = float("inf")
        self._writer = Writer(self._journal, chores=self._chores, interval=_INTERVAL)

    @property
    def present(self) -> tuple[Header, ...]:
        """The other processes of this machine that have the database open for writing."""
        return self._follower.present

    @property
    def state(self) -> SaveState:
        """How far the lines have come."""
        return self._writer.state

    @property
    def pending(self) -> list[bytes]:
        """The lines that are not durable yet, oldest first."""
        return self._writer.pending

    def submit(self, body: bytes) -> None:
        """Write a line, soon."""
        self._fold_after = time.monotonic() + _IDLE
        self._writer.submit(body)

    def flush(self, timeout: float | None) -> SaveState:
        """Wait until all is durable or a problem is known."""
        return self._writer.flush(timeout)

    def folded(self) -> Folded | None:
        """The base that was made since this was last asked, if any."""
        found, self._folded = self._folded, None
        return found

    def save_to(self, path: Path) -> int:
        """Write what is not durable yet into a new file elsewhere, in the form of a journal; how many lines.

        Raises:
            StoreError: where that is not possible either, or something has that name.
        """
        if os.path.lexists(path):
            raise StoreError(f"{path} is there already.", todo="Name a file that does not exist.")
        lines = [codec.dump(msgspec.to_builtins(self._header)), *self.pending]
        try:
            write_whole(Disk(), path, b"".join(map(journal.line, lines)))
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror}.", todo="Name another place.") from error
        return len(lines) - 1

    def close(self, *, fold_now: bool) -> None:
        """Write what is pending, fold if that is asked for, and let go of everything."""
        self._writer.stop()
        if self._folding is not None:
            self._folding.join()
        if fold_now:
            # What does not go into the base now goes in the next time; it is durable where it is.
            with contextlib.suppress(OSError, StoreError):
                fold(self._layout, self._means, wait=_WAIT)
        if (base := self.folded()) is not None:
            base.close()

    def _chores(self) -> None:
        for chore in (self._journal.announce, self._look, self._fold_in_passing):
            # A share that is away for a moment is looked at again at the next turn; writing goes on meanwhile.
            with contextlib.suppress(OSError, StoreError):
                chore()

    def _look(self) -> None:
        self.inbox.extend(self._follower.look())

    def _fold_in_passing(self) -> None:
        if time.monotonic() >= self._fold_after and _is_fold_due(self._layout, self._absorbed):
            self._fold_after = float("inf")
            self._folding = threading.Thread(target=self._fold, name="reader-fold", daemon=True)
            self._folding.start()

    def _fold(self) -> None:
        try:
            report = fold(self._layout, replace(self._means, breathe=breathing()))
            if report is not None and report.written:
                made = Folded(os.open(self._layout.base, os.O_RDONLY), index_path=self._layout.index)
                self._absorbed = made.meta.absorbed
                if (unasked := self.folded()) is not None:
                    unasked.close()
                self._folded = made
        except (OSError, StoreError):
            self._fold_after = time.monotonic() + _AGAIN


def _is_fold_due(layout: Layout, absorbed: Absorbed) -> bool:
    """Whether a fold in passing costs little beside what it saves.

    It does with a small base, or with journals that have grown past a twentieth of it since they were absorbed.

    Raises:
        OSError: where that cannot be told now.
    """
    try:
        base = layout.base.stat().st_size
        return base < _SMALL or _SHARE * sum(_unfolded(path, absorbed) for path in paths_in(layout.folder)) > base
    except FileNotFoundError:
        return True


def _unfolded(path: Path, absorbed: Absorbed) -> int:
    """How many bytes of a journal are not in the base."""
    name = parse_name(path.name)
    mark = absorbed.get(name.writer, {}).get(name.number) if name else None
    return path.stat().st_size - (mark.size if mark else 0)


def breathing() -> Callable[[], None]:
    """A pause that rests half a millisecond for each millisecond of work."""
    rested = time.perf_counter()

    def breathe() -> None:
        nonlocal rested
        if time.perf_counter() - rested > _WORK:
            time.sleep(_REST)
            rested = time.perf_counter()

    return breathe
