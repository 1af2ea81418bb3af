"""The versions of one record: which one stands, and which are conflict copies.

Every version says which one it was made from, so the versions of a record form a tree. What stands is a function of
the set of versions alone: not of the order in which they arrive, nor of how often.
"""

import uuid

from reader.store.clock import Stamp

REMOVED = b""
"""The content of a version that removes the record."""


class Lineage:
    """The versions of one record that are known here.

    The newest edit stands unless a later version removes it. An edit that nothing was made from and that does not
    stand has lost to a concurrent one: it lives on as a copy, under an id of its own.

    Attributes:
        seen: the versions that have arrived.
        newest: the newest edit that is known of, whatever became of it.
    """

    __slots__ = ("_leaves", "_superseded", "newest", "seen")

    def __init__(self) -> None:
        """Know of no version."""
        self._leaves: dict[Stamp, bytes] = {}
        self.seen: set[Stamp] = set()
        self._superseded: set[Stamp] = set()
        self.newest: Stamp | None = None

    def add(self, stamp: Stamp, on: Stamp | None, content: bytes) -> None:
        """Take note of a version; of one that is known, of what it was made from.

        Args:
            stamp: when and where it was made.
            on: the version that it was made from; None for a new record.
            content: its JSON, or `REMOVED`.
        """
        if on is not None:
            self.supersede(on)
        if stamp in self.seen:
            return
        self.seen.add(stamp)
        if content != REMOVED:
            self._edited(stamp)
        elif on is not None:
            # What a removal was made from is an edit even where only the removal was kept of the two.
            self._edited(on)
        if stamp not in self._superseded:
            self._leaves[stamp] = content

    def supersede(self, stamp: Stamp) -> None:
        """Take note that another version was made from this one, which may not have arrived yet."""
        self._superseded.add(stamp)
        self._leaves.pop(stamp, None)

    @property
    def standing(self) -> tuple[Stamp, bytes] | None:
        """The version that stands, a removal too; None where all that is known was superseded."""
        if self.newest in self._leaves:
            return self.newest, self._leaves[self.newest]
        removals = [stamp for stamp, content in self._leaves.items() if content == REMOVED]
        if removals:
            return max(removals), REMOVED
        return max(self._leaves.items(), default=None)

    @property
    def losers(self) -> list[tuple[Stamp, bytes]]:
        """The edits that lost to a concurrent one, oldest first."""
        if len(self._leaves) == 1 and self.newest in self._leaves:
            return []
        standing = self.standing
        return sorted(leaf for leaf in self._leaves.items() if leaf[1] != REMOVED and leaf != standing)

    @property
    def awaited(self) -> frozenset[Stamp]:
        """The versions that others were made from but that were not seen."""
        return frozenset(self._superseded - self.seen)

    def _edited(self, stamp: Stamp) -> None:
        if self.newest is None or stamp > self.newest:
            self.newest = stamp


def copy_id(record_id: str, stamp: Stamp) -> str:
    """The id of the conflict copy of a version: the same wherever the conflict is found."""
    return str(uuid.uuid5(uuid.UUID(record_id), f"{stamp.hlc} {stamp.writer}"))
