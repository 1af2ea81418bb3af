"""Whose journals are whose: those that a process of this machine still writes, and those that nobody does."""

import contextlib
import hashlib
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from reader.errors import StoreError
from reader.store import journal
from reader.store.disk import is_alive, lock, opened
from reader.store.journal import FORMAT, Header, Line
from reader.store.journals import paths_in
from reader.store.mending import mended
from reader.store.names import Layout

_HEAD = 4096
"""Bytes that hold the first line of a journal."""


@cache
def machine() -> str:
    """A name for this computer that no other has: a lock says nothing about processes elsewhere."""
    identity = platform.node()
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        with contextlib.suppress(OSError):
            identity += path.read_text("ascii")
            break
    return hashlib.sha256(identity.encode()).hexdigest()[:12]


def header_of(writer: str, annotator: str, started: float) -> Header:
    """The first line of a journal that this process writes.

    Args:
        writer: its name in the database.
        annotator: who is at work.
        started: seconds since 1970.
    """
    time = datetime.fromtimestamp(started, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return Header(FORMAT, writer, machine(), platform.node(), os.getpid(), annotator, time)


@contextlib.contextmanager
def claimed(layout: Layout) -> Iterator[list[Path]]:
    """The journals of this machine that nobody writes any more, locked while the block lasts.

    Raises:
        StoreError: where a newer version of this program wrote one.
    """
    with contextlib.ExitStack() as held:
        found = []
        for path in paths_in(layout.folder):
            with contextlib.suppress(OSError):
                # Locked before it is read: its writer may be gone a moment later, and have written a last line.
                file = held.enter_context(opened(path, os.O_RDWR))
                if lock(file) and _is_from_here(file, path):
                    found.append(path)
        yield found


def others(layout: Layout, own_writer: str | None) -> list[Header]:
    """The other processes of this machine that have the database open for writing, as far as it can be told.

    Not those of a newer version of this program, whose journals say it in words that this one does not know.

    Args:
        layout: the database.
        own_writer: the name of this process; None where it may make no lock, so that another that was killed is known
            by its number only.
    """
    found: dict[str, Header] = {}
    for path in paths_in(layout.folder):
        with contextlib.suppress(OSError, StoreError), opened(path) as file:
            header = _header(journal.scan(_first_line(file)).lines, path)
            if header is None or header.writer == own_writer or header.machine != machine():
                continue
            if is_alive(header.pid) if own_writer is None else not lock(file, shared=True):
                found[header.writer] = header
    return sorted(found.values(), key=lambda header: header.started)


def _is_from_here(file: int, path: Path) -> bool:
    """Whether a journal was written on this machine, as far as it says.

    One that does not say it any more, since its first line is damaged, is seen to by whoever can lock it: nobody else
    would ever fold it. Where its writer is elsewhere and still at work, that goes on in a new file when this is gone.
    """
    first = _first_line(file)
    header = _header(journal.scan(first).lines or mended(first, 0), path)
    is_ours = not journal.is_unfinished(first) if header is None else header.machine == machine()
    # The name is checked again: between opening and locking it may have been moved to the archive.
    return is_ours and _is_still(file, path)


def _is_still(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _first_line(file: int) -> bytes:
    """The bytes of a journal up to its first line break."""
    head = os.pread(file, _HEAD, 0)
    return head[: head.find(b"\n") + 1] or head


def _header(lines: Sequence[Line], path: Path) -> Header | None:
    """The header among these lines, or None where there is none.

    Raises:
        StoreError: where a newer version of this program wrote it.
    """
    try:
        return journal.header(lines[0].body, path.name) if lines and lines[0].start == 0 else None
    except ValueError:
        return None
