"""What cannot be read is set aside: kept as it is, under a name that the user is told."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from reader.store.backups import free_path
from reader.store.disk import Disk, write_whole
from reader.store.journals import Unread
from reader.store.names import Layout


def see_to(disk: Disk, layout: Layout, found: Iterable[Unread], dead: Collection[Path]) -> list[str]:
    """Set aside what cannot be read in journals that nobody writes any more, once; what to tell the user.

    Args:
        disk: changes the files.
        layout: the database.
        found: what cannot be read.
        dead: the journals of this machine that nobody writes any more; the others are left as they are.

    Raises:
        OSError: where it cannot be copied.
    """
    found = list(found)
    notices = [_set_aside(disk, layout, unread) for unread in found if unread.path in dead]
    return [*filter(None, notices), *told(unread for unread in found if unread.path not in dead)]


def told(found: Iterable[Unread]) -> list[str]:
    """What to tell the user of journals that are left as they are; an unfinished line may still become a whole one."""
    return [describe(unread) for unread in found if not unread.torn]


def _set_aside(disk: Disk, layout: Layout, unread: Unread) -> str | None:
    """Copy a stretch of a journal that cannot be read, once; what to tell the user, or None where it was told before.

    Raises:
        OSError: where it cannot be copied.
    """
    path = layout.aside / f"{unread.path.name}.{unread.start}"
    if path.exists():
        return None
    disk.make_folder(layout.folder)
    is_new = disk.make_folder(layout.aside)
    # A journal of which nothing can be read is deleted after this.
    write_whole(disk, path, unread.data)
    if is_new:
        disk.sync_folder(layout.folder)
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
