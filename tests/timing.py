"""How long work takes, where a test holds it against a bound: processor time, whatever else the machine does."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import thread_time


@dataclass
class Taken:
    """What some work took."""

    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Taken]:
    """Time what is done inside, on this thread. No garbage is looked for meanwhile: it would be that of all tests."""
    taken, was_looking = Taken(), gc.isenabled()
    gc.disable()
    begun = thread_time()
    try:
        yield taken
    finally:
        taken.seconds = thread_time() - begun
        if was_looking:
            gc.enable()


def seconds(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    with timed() as taken:
        work()
    return taken.seconds
