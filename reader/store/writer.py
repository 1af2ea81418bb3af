"""The one thread that writes: what is queued is written and synced at once, and tried again where that fails."""

import errno
import threading
import time
from collections.abc import Callable

from reader.store.base import SaveState
from reader.store.own_journal import OwnJournal

_FIRST_RETRY = 0.5
"""Seconds after which a write that failed is tried again, twice as many each time."""
_LAST_RETRY = 5.0
"""Seconds between two tries at most."""

_REASONS = {
    errno.ENOSPC: "disk full",
    errno.EDQUOT: "disk quota used up",
    errno.EFBIG: "file size limit reached",
    errno.EROFS: "read-only file system",
    errno.EACCES: "no permission to write beside the article",
    errno.EPERM: "no permission to write beside the article",
    errno.EIO: "disk error",
}


class Writer:
    """Writes changes to this process's journal, in the background.

    A change is *pending* until it is on the device. What fails stays pending and is tried again, in a new journal.
    """

    def __init__(self, journal: OwnJournal, *, chores: Callable[[], None], interval: float) -> None:
        """Start the thread.

        Args:
            journal: where to write.
            chores: called by the thread, every `interval` seconds, while nothing is pending or writing fails.
            interval: seconds.
        """
        self._journal = journal
        self._chores = chores
        self._interval = interval
        self._changed = threading.Condition()
        self._queue: list[bytes] = []
        self._problem: str | None = None
        self._attempts = 0
        self._retry_at = 0.0
        self._retry_after = _FIRST_RETRY
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="reader-store", daemon=True)
        self._thread.start()

    def submit(self, body: bytes) -> None:
        """Queue the JSON of a line; returns at once."""
        with self._changed:
            self._queue.append(body)
            self._changed.notify_all()

    @property
    def state(self) -> SaveState:
        """How far the lines have come."""
        with self._changed:
            return SaveState(len(self._queue), self._problem)

    @property
    def pending(self) -> list[bytes]:
        """The lines that are not durable yet, oldest first."""
        with self._changed:
            return list(self._queue)

    def flush(self, timeout: float | None) -> SaveState:
        """Wait, at most `timeout` seconds, until nothing is pending or one more try has failed."""
        with self._changed:
            attempts, self._retry_at = self._attempts, 0.0
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: not self._queue or (self._problem is not None and self._attempts > attempts), timeout
            )
            return SaveState(len(self._queue), self._problem)

    def stop(self) -> None:
        """Try once to write what is pending, end the thread and let go of the journal. Idempotent."""
        with self._changed:
            self._stopping = True
            self._retry_at = 0.0
            self._changed.notify_all()
        self._thread.join()
        self._journal.close()

    def _run(self) -> None:
        try:
            while not self._turn():
                pass
        except BaseException:
            with self._changed:
                self._problem = "the program's writer has stopped"
                self._attempts += 1
                self._changed.notify_all()
            raise

    def _turn(self) -> bool:
        """Wait for something to do, and do it; whether that was the last thing."""
        with self._changed:
            self._changed.wait_for(self._is_due, self._patience())
            batch, stopping = list(self._queue), self._stopping
            is_due = bool(batch) and time.monotonic() >= self._retry_at
        if is_due:
            self._commit(batch)
        elif not stopping:
            self._chores()
        return stopping

    def _is_due(self) -> bool:
        return self._stopping or (bool(self._queue) and time.monotonic() >= self._retry_at)

    def _patience(self) -> float:
        wait = self._retry_at - time.monotonic()
        return min(self._interval, wait) if self._queue and wait > 0 else self._interval

    def _commit(self, batch: list[bytes]) -> None:
        problem = None
        try:
            self._journal.append(batch)
        except OSError as error:
            problem = _REASONS.get(error.errno or 0, error.strerror or str(error))
        with self._changed:
            self._attempts += 1
            self._problem = problem
            if problem is None:
                del self._queue[: len(batch)]
                self._retry_after = _FIRST_RETRY
            else:
                self._retry_at = time.monotonic() + self._retry_after
                self._retry_after = min(2 * self._retry_after, _LAST_RETRY)
            self._changed.notify_all()
