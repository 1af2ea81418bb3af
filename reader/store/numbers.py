"""TinyDB's integer ids. They mean nothing, and none is used twice."""

from collections.abc import Iterator

from reader.store.memory import Memory


class Numbers:
    """The integer ids of a table over one base.

    Attributes:
        base: what the ids of folded documents come from.
    """

    def __init__(self, memory: Memory, table: str) -> None:
        """Count on from what the base has used."""
        self.base = memory.base
        self._fresh = memory.fresh[table]
        self._first = memory.base.meta.next_ids.get(table, 1)
        self._folded = dict(memory.base.numbers(table))

    @property
    def next_free(self) -> int:
        """The id that the next new document gets."""
        return self._first + len(self._fresh)

    def record_id(self, number: int) -> str | None:
        """The UUID of an integer id, or None."""
        place = number - self._first
        if 0 <= place < len(self._fresh):
            return self._fresh[place]
        return self._folded.get(number)

    def items(self) -> Iterator[tuple[int, str]]:
        """Every integer id that was given, with its UUID."""
        yield from self._folded.items()
        yield from enumerate(self._fresh, start=self._first)
