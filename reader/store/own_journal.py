"""The journal that this process writes: locked before it has its name, and never trusted again once a write failed."""

import contextlib
import os
from collections.abc import Sequence

import msgspec

from reader.store import codec, journal
from reader.store.disk import Disk, lock
from reader.store.journal import Header
from reader.store.journals import JournalName, file_name
from reader.store.names import Layout


class OwnJournal:
    """The one open journal of a process, or the next one to be made."""

    def __init__(self, layout: Layout, disk: Disk, header: Header) -> None:
        """Write as this header says; no file is made yet."""
        self._layout = layout
        self._disk = disk
        self._header = header
        self._number = 0
        self._path = layout.folder
        self._file: int | None = None
        self._named = False
        self._size = 0
        self._lines = 0

    def announce(self) -> None:
        """Make the file unless it is there, so that others see who is at work.

        Raises:
            OSError: where that is not possible; nothing is left behind.
        """
        if self._file is None:
            self._begin()
        elif not os.fstat(self._file).st_nlink:
            self._begin_again(self._file)

    def append(self, bodies: Sequence[bytes]) -> None:
        """Write lines and return when they are on the device.

        Raises:
            OSError: where that failed. The journal is given up: what is not durable belongs into the next one, since
                a system may forget what it could not write and say of the next try that all is well.
        """
        self.announce()
        try:
            self._write(bodies)
        except OSError:
            self._give_up()
            raise

    def close(self) -> None:
        """Let go of the file; one without a line is deleted. Idempotent."""
        if self._file is None:
            return
        if self._lines:
            with contextlib.suppress(OSError):
                self.announce()
        else:
            with contextlib.suppress(OSError):
                self._disk.remove(self._path)
        os.close(self._file)
        self._file = None

    def _begin(self) -> None:
        self._disk.make_folder(self._layout.folder)
        path = self._layout.folder / file_name(JournalName(self._header.writer, self._number + 1))
        unnamed = path.with_suffix(".new")
        file = self._disk.create(unnamed)
        try:
            lock(file)
            head = journal.line(codec.dump(msgspec.to_builtins(self._header)))
            self._disk.write(file, head)
            self._disk.rename(unnamed, path)
        except OSError:
            os.close(file)
            with contextlib.suppress(OSError):
                self._disk.remove(unnamed)
            raise
        self._path, self._number = path, self._number + 1
        self._file, self._named, self._size, self._lines = file, False, len(head), 0

    def _begin_again(self, gone: int) -> None:
        """Write all into a new file where somebody has deleted the open one: it is there as long as it is open."""
        former = self._path, self._named, self._size, self._lines
        bodies = [line.body for line in journal.scan(os.pread(gone, self._size, 0)).lines[1:]]
        try:
            self._begin()
            if bodies:
                self._write(bodies)
        except OSError:
            if self._file is not None and self._file != gone:
                os.close(self._file)
            self._file = gone
            self._path, self._named, self._size, self._lines = former
            raise
        os.close(gone)

    def _write(self, bodies: Sequence[bytes]) -> None:
        assert self._file is not None
        data = b"".join(map(journal.line, bodies))
        self._disk.write(self._file, data)
        self._disk.sync(self._file)
        self._sync_name()
        self._lines += len(bodies)
        self._size += len(data)

    def _sync_name(self) -> None:
        if not self._named:
            self._disk.sync_folder(self._layout.folder)
            # A fold has synced the folder above; before the first one, whoever made the journals' folder may not have.
            if not self._layout.archives.exists():
                self._disk.sync_folder(self._layout.base.parent)
            self._named = True

    def _give_up(self) -> None:
        """Leave the file with whole lines only, if that is still possible."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._size)
            self.close()
