"""The versions of one record: which one stands, and which are conflict copies.

Every version says which one it was made from, so the versions of a record form a tree. What stands is a function of
the set of versions alone: not of the order in which they arrive, nor of how often.
"""

import uuid

from reader.store import codec
from reader.store.clock import Stamp

REMOVED = b""
"""The content of a version that removes the record."""


class Lineage:
    """The versions of one record that are known here.

    The newest edit stands unless a later version removes it. An edit that nothing was made from and that does not
    stand has lost to a concurrent one: it lives on as a copy, under an id of its own. Two that say the same of the same
    version are one edit made twice: the older one is superseded, and so are both by whatever was made from either.

    Attributes:
        seen: the versions that have arrived.
        newest: the newest edit that is known of, whatever became of it.
    """

    __slots__ = ("_leaves", "_siblings", "_superseded", "newest", "seen")

    def __init__(self) -> None:
        """Know of no version."""
        self.seen: dict[Stamp, Stamp | None] = {}
        self.newest: Stamp | None = None
        self._leaves: dict[Stamp, bytes] = {}
        self._siblings: dict[Stamp | None, list[tuple[Stamp, bytes]]] = {}
        self._superseded: set[Stamp] = set()

    def add(self, stamp: Stamp, on: Stamp | None, content: bytes) -> list[Stamp]:
        """Take note of a version; of one that is known, of what it was made from.

        Args:
            stamp: when and where it was made.
            on: the version that it was made from; None for a new record.
            content: its JSON, or `REMOVED`.

        Returns:
            The versions that are known to be superseded by that, or were before.
        """
        superseded = [] if on is None else self._supersede_with_twins(on)
        if stamp in self.seen:
            return superseded
        self.seen[stamp] = on
        if content != REMOVED:
            self._edited(stamp)
        elif on is not None:
            # What a removal was made from is an edit even where only the removal was kept of the two.
            self._edited(on)
        if stamp not in self._superseded:
            self._leaves[stamp] = content
        self._siblings.setdefault(on, []).append((stamp, content))
        return superseded + self._supersede_older_twins(stamp)

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
        return frozenset(self._superseded.difference(self.seen))

    def _edited(self, stamp: Stamp) -> None:
        if self.newest is None or stamp > self.newest:
            self.newest = stamp

    def _supersede_with_twins(self, stamp: Stamp) -> list[Stamp]:
        """Another version was made from this one, and so from each that says the same."""
        superseded = [stamp, *self._twins(stamp)]
        for one in superseded:
            self.supersede(one)
        return superseded

    def _supersede_older_twins(self, stamp: Stamp) -> list[Stamp]:
        """Of versions that say the same only the newest may stand; none where another was made from one of them."""
        twins = [stamp, *self._twins(stamp)]
        if len(twins) == 1:
            return []
        is_used = any(one in self._siblings for one in twins)
        superseded = [one for one in twins if is_used or one != max(twins)]
        for one in superseded:
            self.supersede(one)
        return superseded

    def _twins(self, stamp: Stamp) -> list[Stamp]:
        """The versions that were made from the same one as this and say the same."""
        siblings = self._siblings.get(self.seen[stamp], ()) if stamp in self.seen else ()
        if len(siblings) <= 1:
            return []
        substance = codec.substance(dict(siblings)[stamp])
        return [one for one, content in siblings if one != stamp and codec.substance(content) == substance]


def copy_id(record_id: str, stamp: Stamp) -> str:
    """The id of the conflict copy of a version: the same wherever the conflict is found."""
    return str(uuid.uuid5(uuid.UUID(record_id), f"{stamp.hlc} {stamp.writer}"))
