"""Power cuts on a real file system while a process writes: what it was told is saved must be there afterwards."""

import json
import os
import random
import signal
import time
from pathlib import Path

from tests.store.killing import Tally, begin, check, start
from tests.store.mounts import Image


def cut_loop(cuts: int, folder: Path, seed: int = 0) -> Tally:
    """Cut the power so many times, and check what is there after each.

    The process is stopped first: a sync that is under way while the file system is shut down may return as if all
    were well, which no real power cut can do.
    """
    chance, tally = random.Random(seed), Tally()
    image = Image(folder)
    try:
        path = image.root / "annotations.json"
        begin(path)
        os.sync()
        for _ in range(cuts):
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


def _stop(child: int) -> None:
    """Stop every thread of a process, and wait until each has stopped."""
    os.kill(child, signal.SIGSTOP)
    for thread in Path(f"/proc/{child}/task").iterdir():
        while thread.joinpath("stat").read_text().rpartition(")")[2].split()[0] not in "TtZX":
            time.sleep(0.0005)
