"""The calls that change files: one small object, so that tests can watch them, fail them and slow them down."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # no such locks there: journals of other processes are then read but never moved
    fcntl = None  # type: ignore[assignment]

_FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)
_LINKS_UNKNOWN = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})


class Disk:
    """The calls to the operating system by which a store changes anything.

    All raise OSError as the system does. Files are named by descriptor (an int) once they are open.
    """

    def make_folder(self, path: Path) -> bool:
        """Make a folder unless it is there; whether it was made."""
        try:
            path.mkdir()
        except FileExistsError:
            return False
        return True

    def create(self, path: Path) -> int:
        """Make an empty file, or empty the one of that name, and open it for appending and reading."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)

    def write(self, file: int, data: bytes) -> None:
        """Append all of `data`."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]

    def sync(self, file: int) -> None:
        """Return when what was written is on the device."""
        if _FULL_SYNC is not None:
            fcntl.fcntl(file, _FULL_SYNC)
        elif hasattr(os, "fdatasync"):
            os.fdatasync(file)
        else:
            os.fsync(file)

    def date(self, file: int, nanoseconds: int) -> None:
        """Set when a file was last changed."""
        os.utime(file, ns=(nanoseconds, nanoseconds))

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name, replacing what has it."""
        old.replace(new)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name, or copy it where the file system knows no second names."""
        try:
            new.hardlink_to(old)
        except OSError as error:
            if error.errno not in _LINKS_UNKNOWN:
                raise
            file = self.create(new)
            try:
                self.write(file, old.read_bytes())
                self.sync(file)
            finally:
                os.close(file)

    def remove(self, path: Path) -> None:
        """Delete a file, if it is there."""
        path.unlink(missing_ok=True)

    def sync_folder(self, path: Path) -> None:
        """Return when the names in a folder are on the device."""
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_whole(disk: Disk, path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file that is there as a whole or not at all.

    Raises:
        OSError: where that is not possible.
    """
    unnamed = path.with_name(f"{path.name}.new")
    file = disk.create(unnamed)
    try:
        disk.write(file, data)
        if durable:
            disk.sync(file)
    finally:
        os.close(file)
    disk.rename(unnamed, path)
    if durable:
        disk.sync_folder(path.parent)


def lock(file: int, *, shared: bool = False) -> bool:
    """Lock an open file unless another has it; the lock ends with the descriptor. Whether it was had.

    Locks belong to an open file, so two descriptors of one process exclude each other as two processes do.
    """
    if fcntl is None:
        return False
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def is_alive(pid: int) -> bool:
    """Whether a process of this machine has that number; yes where that cannot be told."""
    if fcntl is None:
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Say of an error that reading or writing an open file meets which file it was.

    Raises:
        OSError: what the block raises, with the name of the file.
    """
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


@contextlib.contextmanager
def opened(path: Path, flags: int = os.O_RDONLY) -> Iterator[int]:
    """A file, open while the block lasts.

    Raises:
        OSError: where it cannot be opened.
    """
    file = os.open(path, flags, 0o644)
    try:
        yield file
    finally:
        os.close(file)
