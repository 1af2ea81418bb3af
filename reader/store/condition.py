"""In which condition a base is found: sound, edited by another program, damaged, or not there."""

import contextlib
import json
import math
import os
from enum import Enum
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import StoreError
from reader.store import base_file
from reader.store.backups import backups
from reader.store.base_file import META, Absorbed, Mark
from reader.store.disk import naming, opened
from reader.store.journals import JournalName, file_name, parse_name, paths_in, read_journal
from reader.store.names import Layout

Tables = dict[str, dict[str, Any]]
"""A TinyDB file: table -> TinyDB's integer id as text -> document."""
BLANK = b" \t\r\n\0"
"""What a file of nothing holds: a disk that was full, or a computer that stopped, leaves NULs."""


class Condition(Enum):
    """In which condition a base is."""

    ABSENT = "absent"
    """Nothing was folded yet."""
    SOUND = "sound"
    EDITED = "edited"
    """Another program wrote it, and it is a TinyDB file."""
    DAMAGED = "damaged"
    """It is no TinyDB file, or a disk has altered it, or it is gone though it was there."""


class Finding(Struct, frozen=True):
    """How a base was found.

    Attributes:
        condition: which it is.
        why: what is wrong with it, in a few words.
        tables: what an edited base holds.
        status: what the system said of the file; None where there was none.
    """

    condition: Condition
    why: str = ""
    tables: Tables | None = None
    status: os.stat_result | None = None

    def check(self, path: Path) -> None:
        """See that nothing has touched the base since.

        Raises:
            StoreError: where another program has.
        """
        try:
            status: os.stat_result | None = path.stat()
        except FileNotFoundError:
            status = None
        if (status and _mark(status)) != (self.status and _mark(self.status)):
            raise StoreError(f"Another program writes into {path}. Nothing was lost.", todo="Try again.")


def _mark(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def examine(layout: Layout) -> Finding:
    """Say in which condition the base is. Reads all of it, changes nothing.

    Raises:
        OSError: where it is there and cannot be read.
    """
    try:
        with opened(layout.base) as file, naming(layout.base):
            finding = _examine(file)
    except FileNotFoundError:
        return Finding(Condition.DAMAGED, "it is gone") if has_history(layout) else Finding(Condition.ABSENT)
    if finding.condition is Condition.EDITED and not _fits(layout, finding):
        return replace(finding, condition=Condition.DAMAGED, why="it is no version of this database", tables=None)
    return finding


def condition_of(path: Path) -> Finding:
    """Say in which condition a file is that was a base once; one that cannot be read is damaged.

    Raises:
        FileNotFoundError: where it is gone.
    """
    try:
        with opened(path) as file:
            return _examine(file)
    except FileNotFoundError:
        raise
    except OSError as error:
        return Finding(Condition.DAMAGED, f"it cannot be read: {error.strerror}")


def edited_marks(layout: Layout, finding: Finding) -> Absorbed:
    """How far journals were in a base before it was edited.

    Raises:
        StoreError: where a newer version of this program wrote it.
        ValueError: where it does not say.
    """
    documents = (finding.tables or {}).get(META, {})
    return base_file.read_meta(documents.values(), str(layout.base)).absorbed


def has_history(layout: Layout) -> bool:
    """Whether there was a base before."""
    return bool(backups(layout) or paths_in(layout.archives))


def _fits(layout: Layout, finding: Finding) -> bool:
    """Whether an edited base says that it was made of just what is there.

    What it was before can be told only then, and so what was edited.
    """
    if META not in (finding.tables or {}):
        return not has_history(layout)
    try:
        marks = edited_marks(layout, finding)
    except ValueError:
        return False
    archived = {name for path in paths_in(layout.archives) if (name := parse_name(path.name)) is not None}
    return all(name.writer in marks for name in archived) and all(
        _is_right(layout, JournalName(writer, number), mark)
        for writer, found in marks.items()
        for number, mark in found.items()
    )


def _is_right(layout: Layout, name: JournalName, mark: Mark) -> bool:
    """Whether a journal was at that byte when its last change was made at that time; so too where it was pruned."""
    reading = read_journal(layout.folder / file_name(name), 0, mark.size)
    return reading is None or (reading.size == mark.size and reading.end.hlc == mark.hlc)


def _examine(file: int) -> Finding:
    status = os.fstat(file)
    if base_file.is_sound(file):
        return Finding(Condition.SOUND, status=status)
    if not any(chunk.strip(BLANK) for chunk in base_file.chunks(file, status.st_size)):
        return Finding(Condition.DAMAGED, "it is empty", status=status)
    last = base_file.ending(file)
    if last is not None and status.st_mtime_ns == last.mtime_ns:
        return Finding(Condition.DAMAGED, "bytes have changed though no program wrote to it", status=status)
    # No JSON holds a NUL; a file that a disk has torn may hold gigabytes of them.
    is_text = not any(b"\0" in chunk for chunk in base_file.chunks(file, status.st_size))
    tables = _parsed(b"".join(base_file.chunks(file, status.st_size))) if is_text else None
    if tables is None:
        return Finding(Condition.DAMAGED, "it is no TinyDB file", status=status)
    return Finding(Condition.EDITED, "another program wrote it", tables, status)


def _number(said: str) -> float | str:
    """A number, or the words for one that is none: `1e999`."""
    number = float(said)
    return number if math.isfinite(number) else said


def _parsed(data: bytes) -> Tables | None:
    """The tables of a TinyDB file as leniently as TinyDB itself reads it; NaN and its kin become words."""
    tables = None
    with contextlib.suppress(ValueError, RecursionError):
        tables = json.loads(data.decode("utf-8-sig"), parse_constant=str, parse_float=_number)
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        return None
    # Odd values in what was a base are kept apart; a file of settings was none, and is not made one.
    is_ours = META in tables
    return (
        tables if is_ours or all(isinstance(one, dict) for table in tables.values() for one in table.values()) else None
    )
