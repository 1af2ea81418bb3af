"""All journals of a database together: which there are, and what they hold beyond a base."""

import contextlib
import os
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from reader.store import entries, journal
from reader.store.base_file import Absorbed, Mark
from reader.store.clock import Stamp
from reader.store.disk import naming
from reader.store.entries import Entry
from reader.store.journal import Header, Line
from reader.store.mending import mended
from reader.store.names import ARCHIVE, Layout

SUFFIX = ".jsonl"
_DIGITS = "0123456789"
_NOTHING = Mark(0, "")


class JournalName(NamedTuple):
    """What the name of a journal says.

    Attributes:
        writer: the process that writes it.
        number: 1 for its first journal, and so on.
    """

    writer: str
    number: int


class Unread(NamedTuple):
    """A stretch of a journal that is not as it was written.

    Attributes:
        path: the journal.
        start: byte offset of its first byte.
        data: its bytes.
        torn: whether it is a last line that was never finished, or a first one that has not arrived as a whole yet.
    """

    path: Path
    start: int
    data: bytes
    torn: bool


class Stretch(NamedTuple):
    """The lines of a stretch of a journal.

    Attributes:
        lines: those that are as they were written, in order.
        unread: what could not be read; the last one may be torn.
        end: byte offset behind the last finished line.
        size: byte offset of the end.
    """

    lines: list[Line]
    unread: list[Unread]
    end: int
    size: int


class Reading(NamedTuple):
    """What one journal holds from some byte on.

    Attributes:
        entries: the changes and progress, with their stamps.
        sound: how far it can be read without a gap.
        end: how far its lines are finished, and when the last of them was made.
        size: bytes of the file.
        unread: what could not be read; the last one may be torn.
    """

    entries: list[tuple[Stamp, Entry]]
    sound: Mark
    end: Mark
    size: int
    unread: list[Unread]


class Found(Struct):
    """What journals hold beyond a base.

    Attributes:
        entries: the changes and progress, with their stamps, in the order of their making.
        read: the byte up to which each journal was read.
        absorbed: how far the journals are in a base that is made of all this: up to the first stretch of each writer
            that could not be read, unless it was set aside.
        count: how many of the entries `absorbed` speaks of.
        unread: what could not be read.
    """

    entries: list[tuple[Stamp, Entry]] = field(default_factory=list)
    read: dict[JournalName, int] = field(default_factory=dict)
    absorbed: dict[str, dict[int, Mark]] = field(default_factory=dict)
    count: int = 0
    unread: list[Unread] = field(default_factory=list)


def file_name(name: JournalName) -> str:
    """The name of a journal's file."""
    return f"{name.writer}.{name.number}{SUFFIX}"


def parse_name(name: str) -> JournalName | None:
    """What the name of a file says, or None where it is no journal's.

    What follows the number does not count: tools that sync files put words there, and " (conflicted copy)" may hold
    changes that the journal itself has lost.
    """
    if not name.endswith(SUFFIX) or name.startswith("."):
        return None
    writer, _, rest = name.partition(".")
    number = rest[: -len(rest.lstrip(_DIGITS))]
    return JournalName(writer, int(number)) if number else None


def journal_paths(layout: Layout) -> list[Path]:
    """Every journal, archived ones too.

    A journal that is moved to the archive meanwhile is in the list at least once, since that is listed last.
    """
    return [path for folder in (layout.folder, layout.archives) for path in paths_in(folder)]


def paths_in(folder: Path) -> list[Path]:
    """The journals of one folder, by name; none where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if parse_name(entry.name) is not None and entry.is_file())
    except FileNotFoundError:
        return []
    return [folder / name for name in names]


def read_beyond(
    paths: Iterable[Path], absorbed: Absorbed, settled: Container[Path] = (), until: Absorbed | None = None
) -> Found:
    """What these journals hold beyond a base.

    Args:
        paths: the journals.
        absorbed: how far the base has absorbed them.
        settled: those that nobody writes any more and whose unread stretches were set aside.
        until: read no further than that; None for all there is.

    Raises:
        StoreError: where a newer version of this program wrote one.
    """
    found = Found(absorbed={writer: dict(marks) for writer, marks in absorbed.items()})
    blocked: set[str] = set()
    for name, path in sorted((name, path) for path in paths if (name := parse_name(path.name)) is not None):
        marks = found.absorbed.get(name.writer, {})
        mark = marks.get(name.number, _NOTHING)
        found.read[name] = max(found.read.get(name, 0), mark.size)
        if _has_nothing_beyond(path, mark):
            continue
        end = None if until is None else until.get(name.writer, {}).get(name.number, _NOTHING).size
        reading = read_journal(path, mark.size, end)
        if reading is None:
            continue
        # A journal that failed was begun anew with what may be in it already.
        known = max((mark.hlc for number, mark in marks.items() if number <= name.number), default="")
        new = [item for item in reading.entries if item[0].hlc > known]
        found.entries += new
        found.read[name] = max(found.read.get(name, 0), reading.end.size)
        found.unread += reading.unread
        reached = _reached(mark, reading, settled=path in settled)
        if name.writer not in blocked and reached.hlc:
            found.absorbed.setdefault(name.writer, {})[name.number] = reached
            found.count += sum(stamp.hlc <= reached.hlc for stamp, _ in new)
        if path not in settled and any(not unread.torn for unread in reading.unread):
            blocked.add(name.writer)
    found.entries.sort(key=lambda item: item[0])
    return found


def _has_nothing_beyond(path: Path, mark: Mark) -> bool:
    """Whether a journal is no longer than what is absorbed of it: so most are, and need not be opened."""
    try:
        return path.stat().st_size == mark.size
    except OSError:
        return False


def read_journal(path: Path, start: int, until: int | None = None) -> Reading | None:
    """What a journal holds from the byte `start`, where a line begins, up to the byte `until`; None where it is gone.

    Raises:
        StoreError: where a newer version of this program wrote it.
    """
    stretch = read_lines(path, start, until)
    name = parse_name(path.name)
    if stretch is None or name is None:
        return None
    unread = list(stretch.unread)
    said: list[tuple[Stamp, Entry]] = []
    sound = Mark(start, "")
    for line in stretch.lines:
        entry = _entry(line, path)
        if entry is None:
            unread.append(Unread(path, line.start, line.body, torn=False))
        elif isinstance(entry, Entry):
            said.append((Stamp(entry.hlc, name.writer), entry))
        gap = min((one.start for one in unread if not one.torn), default=line.end)
        if entry is not None and line.end <= gap:
            sound = Mark(line.end, said[-1][0].hlc if said else "")
    return Reading(said, sound, Mark(stretch.end, said[-1][0].hlc if said else ""), stretch.size, unread)


def read_lines(path: Path, start: int = 0, until: int | None = None) -> Stretch | None:
    """The lines of a journal from one byte to another, those too in which one bit is wrong; None where it is gone."""
    data = bytes_beyond(path, start, until)
    return None if data is None else stretch_of(path, data, start)


def stretch_of(path: Path, data: bytes, start: int) -> Stretch:
    """The lines in the bytes of a journal from `start` on, where a line begins; those too in which one bit is wrong."""
    found = journal.scan(data, start)
    lines, unread = found.lines, []
    for begin, end in found.bad:
        again = mended(data[begin - start : end - start], begin)
        lines += again
        if not again:
            unread.append(Unread(path, begin, data[begin - start : end - start], torn=False))
    end = found.end
    if rest := data[end - start :]:
        # The last newline may be the wrong bit; otherwise the line was never finished.
        again = mended(rest, end)
        lines += again
        if again:
            end += len(rest)
        else:
            unread.append(Unread(path, end, rest, torn=end > 0 or journal.is_unfinished(rest)))
    if found.bad or rest:
        lines.sort()
    return Stretch(lines, unread, end, start + len(data))


def _entry(line: Line, path: Path) -> Entry | Header | None:
    """What a right line says, or None where it makes no sense."""
    try:
        return journal.header(line.body, path.name) if line.start == 0 else entries.checked(line.body)
    except ValueError:
        return None


def bytes_beyond(path: Path, start: int = 0, until: int | None = None) -> bytes | None:
    """The bytes `[start, until)` of a journal, even if it is archived meanwhile; None where it is gone."""
    for place in (path, path.parent / ARCHIVE / path.name):
        with contextlib.suppress(FileNotFoundError), naming(place), place.open("rb") as file:
            file.seek(start)
            return file.read() if until is None else file.read(max(0, until - start))
    return None


def _reached(mark: Mark, reading: Reading, *, settled: bool) -> Mark:
    """How far a journal is absorbed after this reading; never less far than before."""
    reached = Mark(reading.size, reading.end.hlc) if settled else reading.sound
    return Mark(max(mark.size, reached.size), max(mark.hlc, reached.hlc))
