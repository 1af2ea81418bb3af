"""The time and fresh identities, as a value that tests replace."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from uuid import uuid4

from msgspec import Struct


def utc_now() -> str:
    """This moment in UTC, ISO 8601 with microseconds and a final `Z`."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _new_uuid() -> str:
    """A fresh random UUID."""
    return str(uuid4())


class Clock(Struct, frozen=True):
    """Where times and identities come from.

    Attributes:
        now: gives the present moment as records hold it.
        new_id: gives an identity that nothing else has.
        elapsed: gives seconds that have gone by, since whenever: how long something took is the difference of two.
    """

    now: Callable[[], str] = utc_now
    new_id: Callable[[], str] = _new_uuid
    elapsed: Callable[[], float] = monotonic
