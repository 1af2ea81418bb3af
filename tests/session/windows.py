"""Windows that are given keys, and wait for what another one does."""

import time
from collections.abc import Callable

from reader.session.session import Session

PATIENCE = 10.0
"""Seconds."""


def pressed(session: Session, keys: str) -> None:
    """Press keys, parted by blanks."""
    for key in keys.split():
        session.press(key)


def until(session: Session, is_true: Callable[[], bool]) -> None:
    """Let a window look for what another one wrote until it has come."""
    deadline = time.monotonic() + PATIENCE
    while not is_true():
        assert time.monotonic() < deadline
        session.tick()
        time.sleep(0.01)
