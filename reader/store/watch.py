"""Looking for what others write where nothing is written: no file, no folder and no lock is made."""

import contextlib
import threading
from collections import deque
from collections.abc import Mapping

from reader.errors import StoreError
from reader.store.clock import Stamp
from reader.store.entries import Entry
from reader.store.follower import Follower
from reader.store.journal import Header
from reader.store.journals import JournalName
from reader.store.names import Layout

_INTERVAL = 0.5
"""Seconds between two looks at what others have written."""


class Watch:
    """A thread that reads on in the journals of others.

    Attributes:
        inbox: what others wrote and nobody here has taken yet.
    """

    def __init__(self, layout: Layout, read: Mapping[JournalName, int]) -> None:
        """Go on where each journal was read up to, once started."""
        self.inbox: deque[tuple[Stamp, Entry]] = deque()
        self._follower = Follower(layout, None, read)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def present(self) -> tuple[Header, ...]:
        """The processes of this machine that have the database open for writing."""
        return self._follower.present

    def start(self) -> None:
        """Begin to look. Idempotent."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="reader-watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Look no more. Idempotent."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            with contextlib.suppress(OSError, StoreError):
                self.inbox.extend(self._follower.look())
            self._stopping.wait(_INTERVAL)
