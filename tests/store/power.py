"""Power cuts on a real file system while a process writes: what it was told is saved must be there afterwards."""

import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

from tests.store.killing import Tally, begin, check, start
from tests.store.mounts import Image

_PER_FOLDER = 50


def cut_loop(cuts: int, folder: Path, seed: int = 0) -> Tally:
    """Cut the power so many times, and check what is there after each.

    The process is stopped first: a sync that is under way while the file system is shut down may return as if all
    were well, which no real power cut can do.
    """
    chance, tally = random.Random(seed), Tally()
    image = Image(folder)
    try:
        for number in range(cuts):
            path = image.root / str(number // _PER_FOLDER) / "annotations.json"
            if number % _PER_FOLDER == 0:
                _begin_anew(path, tally)
            child, end = start(path, chance.randrange(1 << 30))
            time.sleep(chance.uniform(0.02, 0.3))
            _stop(child)
            image.cut()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            tally.kills += 1
            with os.fdopen(end, "rb") as told:
                for line in told.read().splitlines():
                    tally.hear(json.loads(line))
            image.unmount()
            image.mount()
            check(path, tally)
    finally:
        image.leave()
    return tally


def _begin_anew(path: Path, tally: Tally) -> None:
    """Another database in the place of the former one, which would fill the disk in the end."""
    for former in path.parent.parent.glob("[0-9]*"):
        shutil.rmtree(former)
    path.parent.mkdir()
    begin(path)
    os.sync()
    tally.expected.clear()
    tally.changes.clear()


def _stop(child: int) -> None:
    """Stop every thread of a process, and wait until each has stopped."""
    os.kill(child, signal.SIGSTOP)
    for thread in Path(f"/proc/{child}/task").iterdir():
        while thread.joinpath("stat").read_text().rpartition(")")[2].split()[0] not in "TtZX":
            time.sleep(0.0005)
