"""File systems of one's own, for faults that no program can pretend: a disk that is full, a power cut."""

import contextlib
import fcntl
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

_SHUTDOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN: the file system is gone at once, as after a power cut."""

_NO_LOG_FLUSH = 2
"""Not even what waits in the file system's own journal is written."""


def refusal() -> str | None:
    """Why file systems cannot be mounted here, or None."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "needs root, to mount a file system"
    if not Path("/dev/loop-control").exists() or shutil.which("mkfs.ext4") is None:
        return "needs a loop device and mkfs.ext4"
    return None


def skip_unless_mountable() -> None:
    """Skip the test, with the reason, where nothing can be mounted."""
    if (why := refusal()) is not None:
        pytest.skip(why)


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of that size (`1m`), in memory."""
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _run("umount", str(folder))


@contextlib.contextmanager
def read_only(root: Path) -> Iterator[None]:
    """Let nothing be written to a mounted file system while the block lasts."""
    _run("mount", "-o", "remount,ro", str(root))
    try:
        yield
    finally:
        _run("mount", "-o", "remount,rw", str(root))


class Image:
    """An ext4 file system in a file, which can lose its power.

    Attributes:
        root: where it is mounted.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder / "mounted"
        self._image = folder / "image"
        self.root.mkdir()
        with self._image.open("wb") as file:
            file.truncate(512 << 20)
        _run("mkfs.ext4", "-q", "-F", str(self._image))
        self.mount()

    def mount(self) -> None:
        """Take it up, as at the next start."""
        _run("mount", "-o", "loop", str(self._image), str(self.root))

    def unmount(self) -> None:
        """Let go of it."""
        _run("umount", str(self.root))

    def leave(self) -> None:
        """Let go of it for good, even where a check that failed still reads in it."""
        _run("umount", "--lazy", str(self.root))

    def cut(self) -> None:
        """Cut its power: what was not synced is gone."""
        root = os.open(self.root, os.O_RDONLY)
        try:
            fcntl.ioctl(root, _SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(root)


def _run(*words: str) -> None:
    try:
        subprocess.run(words, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"{words[0]} does not work here: {error}")
