"""Disks that fail: as they are told, or at random while a process works."""

import contextlib
import errno
import os
import random
import tempfile
import time
from pathlib import Path

from reader.annotations.model import Annotation
from reader.store import open_store
from reader.store.disk import Disk
from reader.store.fold import Means, fold
from reader.store.local import LocalStore
from reader.store.names import Layout
from tests.store.killing import Tally, act, begin, check, check_plain

CALLS = ("create", "write", "sync", "rename", "link", "sync folder")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)


class FaultyDisk(Disk):
    """Fails as it is told.

    Attributes:
        failing: call -> the number of the error that it gives.
        torn: how many bytes of a failing write are written all the same.
        delay: seconds that a sync takes more.
    """

    def __init__(self) -> None:
        self.failing: dict[str, int] = {}
        self.once = False
        self.torn = 0
        self.delay = 0.0
        self.failed = 0

    def _fail(self, call: str) -> None:
        if call in self.failing:
            number = self.failing[call]
            if self.once:
                del self.failing[call]
            self.failed += 1
            raise OSError(number, os.strerror(number))

    def create(self, path: Path) -> int:
        self._fail("create")
        return super().create(path)

    def write(self, file: int, data: bytes) -> None:
        if "write" in self.failing:
            super().write(file, data[: self.torn])
        self._fail("write")
        super().write(file, data)

    def sync(self, file: int) -> None:
        time.sleep(self.delay)
        self._fail("sync")
        super().sync(file)

    def rename(self, old: Path, new: Path) -> None:
        self._fail("rename")
        super().rename(old, new)

    def link(self, old: Path, new: Path) -> None:
        self._fail("link")
        super().link(old, new)

    def sync_folder(self, path: Path) -> None:
        self._fail("sync folder")
        super().sync_folder(path)


def fault_loop(faults: int, seed: int = 0, sittings: int = 8) -> Tally:
    """Work on a disk that fails at random until it has failed so often; `Tally.kills` counts the failures."""
    chance, tally = random.Random(seed), Tally()
    while tally.kills < faults:
        tally.expected.clear()
        tally.changes.clear()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "annotations.json"
            begin(path)
            own: dict[str, Annotation] = {}
            for _ in range(sittings):
                _sitting(path, own, chance, tally)
                check(path, tally)
            check_plain(path, tally)
    return tally


def _sitting(path: Path, own: dict[str, Annotation], chance: random.Random, tally: Tally) -> None:
    """A sitting that begins and ends with a sound disk; all of it must be there afterwards."""
    disk = FaultyDisk()
    store = open_store(path, means=Means(disk=disk))
    waiting: list[object] = []
    for _ in range(20):
        disk.failing = {chance.choice(CALLS): chance.choice(ERRORS) for _ in range(chance.randrange(3))}
        disk.once, disk.torn = chance.random() < 0.5, chance.randrange(300)
        waiting += [act(store, own, chance) for _ in range(chance.choice((1, 1, 3)))]
        waiting = _heard(store, waiting, tally)
        if chance.random() < 0.2:
            with contextlib.suppress(OSError):
                fold(Layout(path), Means(disk=disk))
                tally.folds += 1
    disk.failing.clear()
    if _heard(store, waiting, tally):
        tally.lost.append(f"not saved though nothing fails: {store.state()}")
    store.close()
    tally.kills += disk.failed


def _heard(store: LocalStore, waiting: list[object], tally: Tally) -> list[object]:
    """What is not saved yet of all that waits for it."""
    if store.flush(10).label != "saved":
        return waiting
    for told in waiting:
        tally.hear(list(told) if isinstance(told, tuple) else told)
    return []
