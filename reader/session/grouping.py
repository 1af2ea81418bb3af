"""The list of annotations in groups: by tag or by speaker, each group in the order of the source.

A hundred thousand annotations are grouped little by little, between two keys; once they are, each change is followed.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import Protocol

from reader.annotations.changes import Edit
from reader.annotations.listing import Annotations
from reader.annotations.model import Annotation
from reader.session.placements import Placements, order_of

_AT_ONCE = 1000
"""Annotations that are grouped between two keys."""


class Order(StrEnum):
    """How the list of annotations is ordered; the values are words for the panel."""

    PLACE = "in order"
    TAG = "by tag"
    SPEAKER = "by speaker"


class Rows(Protocol):
    """Annotations in the order of a list."""

    def __len__(self) -> int:
        """How many there are."""

    def id_at(self, row: int) -> str:
        """The annotation in a row."""

    def row_of(self, annotation_id: str) -> int | None:
        """The row of an annotation, or None where it is not in the list."""


class Grouping:
    """Annotations in groups.

    Attributes:
        order: what they are grouped by.
        is_complete: whether all are grouped.
    """

    def __init__(self, order: Order, placements: Placements, annotations: Annotations, tags: Iterable[str]) -> None:
        """Group by `order`; `tags` are the names of the set, in whose order groups of tags stand."""
        self.order = order
        self._placements = placements
        self._annotations = annotations
        self._ranks = {name: rank for rank, name in enumerate(tags)}
        self._version = placements.version
        self._groups: dict[str, list[str]] = {}
        self._names: list[str] = []
        self._begins = [0]
        self._taken = 0
        self.is_complete = False
        self.go_on(_AT_ONCE)

    def __len__(self) -> int:
        """How many are grouped as yet."""
        return self._begins[-1]

    def go_on(self, count: int) -> None:
        """Group up to so many more."""
        for annotation in self._annotations[self._taken : self._taken + count]:
            self._group(self._name(annotation)).append(annotation.id)
        self._taken += count
        self.is_complete = self._taken >= len(self._annotations)
        self._lay()

    def follow(self) -> None:
        """Follow what has changed since it was last asked to; begin anew where that is not known."""
        version, self._version = self._version, self._placements.version
        if version == self._version:
            return
        edits = self._placements.edits_since(version)
        if edits is None or not self.is_complete:
            self._groups, self._names, self._taken = {}, [], 0
            self.go_on(_AT_ONCE)
            return
        for edit in edits:
            self._follow(edit)
        self._lay()

    def id_at(self, row: int) -> str:
        """The annotation in a row."""
        group = bisect_right(self._begins, row) - 1
        return self._groups[self._names[group]][row - self._begins[group]]

    def row_of(self, annotation_id: str) -> int | None:
        """The row of an annotation, or None where it is not grouped yet."""
        annotation = self._placements.look(annotation_id)
        if annotation is None:
            return None
        name = self._name(annotation)
        group = self._groups.get(name, [])
        at = self._place(group, annotation)
        if at >= len(group) or group[at] != annotation_id:
            return None
        return self._begins[self._number(name)] + at

    def _follow(self, edit: Edit) -> None:
        if isinstance(edit.before, Annotation):
            name = self._name(edit.before)
            self._groups[name].remove(edit.before.id)
            if not self._groups[name]:
                del self._groups[name], self._names[self._number(name)]
        if isinstance(edit.after, Annotation):
            group = self._group(self._name(edit.after))
            group.insert(self._place(group, edit.after), edit.after.id)

    def _group(self, name: str) -> list[str]:
        """The group of that name, new where there is none."""
        if name not in self._groups:
            self._groups[name] = []
            insort(self._names, name, key=self._rank)
        return self._groups[name]

    def _number(self, name: str) -> int:
        """The place of a group among the groups."""
        return bisect_left(self._names, self._rank(name), key=self._rank)

    def _lay(self) -> None:
        """Lay the groups one after the other."""
        self._begins = list(accumulate((len(self._groups[name]) for name in self._names), initial=0))

    def _place(self, group: Sequence[str], annotation: Annotation) -> int:
        return bisect_left(group, order_of(annotation), key=self._order_of_id)

    def _order_of_id(self, annotation_id: str) -> tuple[int, str, str]:
        found = self._placements.look(annotation_id)
        return order_of(found) if found else (0, "", "")

    def _name(self, annotation: Annotation) -> str:
        return annotation.tag if self.order is Order.TAG else annotation.speaker or ""

    def _rank(self, name: str) -> tuple[int, str, str]:
        """Tags as in their set, those it does not have last; speakers by name, and last what nobody says."""
        rank = self._ranks.get(name, len(self._ranks)) if self.order is Order.TAG else int(not name)
        return rank, name.casefold(), name
