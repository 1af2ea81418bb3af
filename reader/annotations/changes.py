"""Changes: the only way records are written, and the way back.

A change holds the versions before and after of each record that it touches, so its inverse is a value too. Undo is
not a state of the program but one more change, which says what it undoes; so it survives a restart and leaves a trail.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from reader.annotations.model import Record


class Edit(Struct, frozen=True):
    """One record added (no `before`), removed (no `after`) or revised (both, with the same id)."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record that it is about: the newer version where there is one.

        Raises:
            ValueError: where it has neither.
        """
        record = self.after or self.before
        if record is None:
            raise ValueError("an edit needs a record before or after it")
        return record

    @property
    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


def add(record: Record) -> Edit:
    """The edit that adds `record`."""
    return Edit(None, record)


def remove(record: Record) -> Edit:
    """The edit that removes `record`."""
    return Edit(record, None)


def revise(before: Record, after: Record) -> Edit:
    """The edit that replaces `before` by `after`, the same record in a new version."""
    return Edit(before, after)


class Change(Struct, frozen=True, kw_only=True):
    """What one act of the analyst does to the records: applied as a whole and undone as a whole.

    Attributes:
        id: UUID.
        article: UUID of the article that it belongs to.
        annotator: who acted.
        time: when, UTC.
        act: the act in a word or two, for the status line and the log: "claim", "note", "remove".
        edits: what it does, in order.
        undoes: the id of the change that this one undoes, or None.
        redoes: the id of the change that this one does again, or None.
    """

    id: str
    article: str
    annotator: str
    time: str
    act: str
    edits: tuple[Edit, ...]
    undoes: str | None = None
    redoes: str | None = None

    def inverse_edits(self) -> tuple[Edit, ...]:
        """The edits that take this change back, in order."""
        return tuple(edit.inverse for edit in reversed(self.edits))


HOUSEKEEPING = frozenset({"open", "anchor"})
"""Acts of the program, not of the analyst: they leave a trail, but nobody undoes them."""


def undoable(latest: Iterable[Change]) -> Iterator[Change]:
    """What can be undone, the next one first, after these changes of one annotator, the newest first.

    Reads no further back than it is asked. An undo and a redo hold the edits of what they are about, so that need not
    be looked for.
    """
    settled: set[str] = set()
    for change in latest:
        original = change.undoes or change.redoes or change.id
        if change.act in HOUSEKEEPING or original in settled:
            continue
        settled.add(original)
        if change.undoes is None:
            yield replace(change, id=original, redoes=None)


def redoable(latest: Iterable[Change]) -> Iterator[Change]:
    """What can be done again, the next one first, after these changes of one annotator, the newest first.

    A change that neither undoes nor does again empties it.
    """
    settled: set[str] = set()
    for change in latest:
        original = change.undoes or change.redoes
        if change.act in HOUSEKEEPING or original in settled:
            continue
        if original is None:
            return
        settled.add(original)
        if change.undoes is not None:
            yield replace(change, id=original, edits=change.inverse_edits(), undoes=None)
