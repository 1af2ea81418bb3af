"""Former bases: the last three, and one a day for a week."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from reader.store import base_file
from reader.store.base_file import Meta
from reader.store.disk import Disk, opened
from reader.store.folded import Folded
from reader.store.names import Layout

_LAST = 3
"""Backups that are kept whatever their age."""
_DAYS = 7
"""Days of which the last backup is kept."""
_JUST_BEFORE = 0.001
"""Seconds by which what the base was before is dated earlier than what it is."""
_PREFIX = "annotations."
_FORM = "%Y%m%dT%H%M%S.%fZ"


class Backup(Struct, frozen=True):
    """A former base.

    Attributes:
        path: its file.
        time: when it was replaced, UTC.
        size: bytes.
    """

    path: Path
    time: datetime
    size: int

    def is_sound(self) -> bool:
        """Whether every byte is as it was written. Reads the whole file."""
        with opened(self.path) as file:
            return base_file.is_sound(file)

    def meta(self) -> Meta:
        """What a sound backup says of itself."""
        with opened(self.path) as file:
            return base_file.meta_of(file, str(self.path))


def backups(layout: Layout) -> list[Backup]:
    """The backups of a database, newest first."""
    found = []
    if layout.backups.is_dir():
        for path in layout.backups.glob(f"{_PREFIX}*.json"):
            time = _time(path)
            if time is not None and path.is_file():
                # Another process may delete it meanwhile.
                with contextlib.suppress(FileNotFoundError):
                    found.append(Backup(path, time, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.time, reverse=True)


def backup_path(layout: Layout, now: float) -> Path:
    """The name of a backup that is made now, in seconds since 1970."""
    return layout.backups / f"{_PREFIX}{datetime.fromtimestamp(now, UTC).strftime(_FORM)}.json"


def keep_base(disk: Disk, layout: Layout, now: float, former: Folded | None = None) -> Path:
    """Give the base a second name among the backups, so that it stays when another takes the first.

    Args:
        disk: changes the files.
        layout: the database.
        now: seconds since 1970.
        former: what the base was before another program edited it, to be written down too, dated just before it.

    Returns:
        The backup; of what the base was before, if that was given.

    Raises:
        OSError: where that is not possible.
    """
    is_new = disk.make_folder(layout.backups)
    path = free_path(backup_path(layout, now))
    disk.link(layout.base, path)
    if former is not None:
        path = free_path(backup_path(layout, now - _JUST_BEFORE))
        file = disk.create(path)
        try:
            former.copy(disk, file)
            disk.sync(file)
        finally:
            os.close(file)
    disk.sync_folder(layout.backups)
    if is_new:
        disk.sync_folder(layout.folder)
    return path


def prune_backups(layout: Layout, disk: Disk) -> list[Path]:
    """Delete the backups that are neither among the last three nor the last of one of the last seven days."""
    found = backups(layout)
    kept = {backup.path for backup in found[:_LAST]}
    days: dict[int, Path] = {}
    for backup in found:
        days.setdefault(backup.time.toordinal(), backup.path)
    kept.update(days[day] for day in sorted(days, reverse=True)[:_DAYS])
    gone = [backup.path for backup in found if backup.path not in kept]
    for path in gone:
        disk.remove(path)
    return gone


def _time(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, f"{_PREFIX}{_FORM}.json").replace(tzinfo=UTC)
    except ValueError:
        return None


def free_path(path: Path) -> Path:
    """That path, or one with a number before its suffix where something has that name."""
    number = 1
    found = path
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
