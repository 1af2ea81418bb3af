"""What cannot be read is set aside: kept as it is, under a name that the user is told."""

import os
from pathlib import Path

from reader.store.backups import free_path
from reader.store.disk import Disk
from reader.store.journals import Unread
from reader.store.names import Layout


def set_aside(disk: Disk, layout: Layout, unread: Unread) -> str | None:
    """Copy a stretch of a journal that cannot be read, once; what to tell the user, or None where it was told before.

    Raises:
        OSError: where it cannot be copied.
    """
    path = layout.aside / f"{unread.path.name}.{unread.start}"
    if path.exists():
        return None
    disk.make_folder(layout.folder)
    disk.make_folder(layout.aside)
    file = disk.create(path)
    try:
        disk.write(file, unread.data)
    finally:
        os.close(file)
    return f"{describe(unread)} They are kept as {path}."


def describe(unread: Unread) -> str:
    """What is wrong with a stretch of a journal, in a sentence."""
    if unread.torn:
        return (
            f"The last {len(unread.data)} bytes of {unread.path.name} are of a change that was never finished"
            " (the program or the computer stopped); it was not shown as saved."
        )
    return f"{len(unread.data)} bytes of {unread.path.name} from byte {unread.start} on are damaged."


def keep_damaged(disk: Disk, layout: Layout, why: str) -> list[str]:
    """Give a damaged base a second name, since its own will be another's; what to tell the user.

    Raises:
        OSError: where that is not possible.
    """
    if not os.path.lexists(layout.base):
        return []
    is_new = disk.make_folder(layout.aside)
    path = free_path(layout.aside / f"damaged.{layout.base.name}")
    disk.link(layout.base, path)
    disk.sync_folder(layout.aside)
    if is_new:
        disk.sync_folder(layout.folder)
    return [f"{layout.base.name} was damaged ({why}). It is kept as {path}."]


def aside_paths(layout: Layout) -> list[Path]:
    """Everything that was set aside."""
    return sorted(layout.aside.iterdir()) if layout.aside.is_dir() else []
