"""What an annotator has done in an article, as undo and redo need it: in this sitting and in all before it."""

from collections import deque
from collections.abc import Iterator
from itertools import islice

from reader.annotations.changes import Change, redoable, undoable
from reader.annotations.model import Record
from reader.store.base import Store

_LOOKED_BACK = 200
"""Changes among which is looked for who changed a record."""


class Stack:
    """Changes, the last one on top. What is under those of this sitting is read when it is reached."""

    def __init__(self, earlier: Iterator[Change]) -> None:
        """Begin with these, the newest first."""
        self._earlier = earlier
        self._known: deque[Change] = deque()

    @property
    def top(self) -> Change | None:
        """The next one to take, or None where there is none."""
        return next(iter(self), None)

    def __iter__(self) -> Iterator[Change]:
        """All, from the top down."""
        yield from reversed(self._known)
        for change in self._earlier:
            self._known.appendleft(change)
            yield change

    def push(self, change: Change) -> None:
        """Put one on top."""
        self._known.append(change)

    def pop(self) -> None:
        """Take the top one away; `top` has told what it is."""
        self._known.pop()

    def clear(self) -> None:
        """Take all away."""
        self._known.clear()
        self._earlier = iter(())


class Past:
    """What can be undone and done again. The store is asked for it when it is first needed."""

    def __init__(self, store: Store, article_id: str, annotator: str) -> None:
        """Know whose past in which article it is."""
        self._store = store
        self._whose = article_id, annotator
        self._stacks: tuple[Stack, Stack] | None = None

    @property
    def undoable(self) -> Stack:
        """What can be undone."""
        return self._read()[0]

    @property
    def redoable(self) -> Stack:
        """What can be done again."""
        return self._read()[1]

    def add(self, change: Change) -> None:
        """Take note of a new change; it empties what could be done again."""
        if self._stacks is not None:
            self.undoable.push(change)
            self.redoable.clear()

    def who_changed(self, record: Record) -> str:
        """Who changed a record last, where that is not long ago."""
        article_id, annotator = self._whose
        latest = islice(self._store.changes(article_id), _LOOKED_BACK)
        names = (one.annotator for one in latest if any(edit.record.id == record.id for edit in one.edits))
        name = next(names, "somebody")
        return "another window of yours" if name == annotator else name

    def _read(self) -> tuple[Stack, Stack]:
        if self._stacks is None:
            changes = self._store.changes
            self._stacks = Stack(undoable(changes(*self._whose))), Stack(redoable(changes(*self._whose)))
        return self._stacks
