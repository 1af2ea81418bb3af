"""When garbage is looked for: not while something is made of which nothing is garbage until it is done."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Meanwhile no cycles are looked for, in no thread; afterwards they are, if they were before.

    What is no longer used is freed at once all the same, unless it is part of a cycle.
    """
    is_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_looked_for:
            gc.enable()
