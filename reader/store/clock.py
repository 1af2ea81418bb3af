"""A hybrid logical clock: times that never go back and that order what was seen before what was made after.

After Kulkarni and others, "Logical Physical Clocks" (2014): milliseconds of wall time with a counter for what happens
within one, pushed forward by every time that is seen from elsewhere.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

_COUNTER_BITS = 16
"""Bits under the milliseconds, so that the whole fits sixteen hexadecimal digits."""


class Stamp(NamedTuple):
    """When and by which process a version was made. Stamps of one database are all different and totally ordered.

    Attributes:
        hlc: 16 hexadecimal digits: 12 of milliseconds since 1970, 4 of a counter. They sort as text.
        writer: the process's name in this database.
    """

    hlc: str
    writer: str


def check_time(hlc: str) -> None:
    """See that a time is written as a clock gives it.

    Raises:
        ValueError: where it is not.
    """
    if f"{int(hlc, 16):016x}" != hlc:
        raise ValueError(f"{hlc!r} is no time of a clock")


class Clock:
    """The clock of one process."""

    def __init__(self, wall: Callable[[], float] = time.time) -> None:
        """Start at nothing.

        Args:
            wall: seconds since 1970; it may jump.
        """
        self._wall = wall
        self._last = 0

    def tick(self) -> str:
        """The time of something new: later than every time given or seen before, whatever the wall clock says."""
        self._last = max(self._last + 1, int(self._wall() * 1000) << _COUNTER_BITS)
        return f"{self._last:016x}"

    def see(self, hlc: str) -> None:
        """Take note of a time from elsewhere; "" is none.

        Raises:
            ValueError: where `hlc` is no such time.
        """
        self._last = max(self._last, int(hlc or "0", 16))
