"""The annotations of an article in order, decoded one by one as they are looked at.

A hundred thousand of them are columns of numbers here; a change moves a few hundred kilobytes and decodes two.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from operator import sub
from typing import overload

from msgspec import Struct

from reader.annotations.listing import Annotations
from reader.annotations.model import Annotation
from reader.document.spans import Span

_LONG = 2000
"""Code points above which an annotation is kept apart, so that one long one does not widen every search."""

Look = Callable[[int], Annotation]
"""Gives the annotation of a slot: a number that stands for one version of one annotation of a store."""


class Columns(Struct):
    """What is known of annotations in order without decoding any; one item each.

    Attributes:
        firsts: source offset of its first character.
        lasts: source offset behind its last.
        slots: its slot.
        tags: how many there are of each tag.
    """

    firsts: "array[int]"
    lasts: "array[int]"
    slots: "array[int]"
    tags: Counter[str]


class View(Annotations):
    """The annotations of an article, by first source offset, then by time of making.

    A view is alive: it follows every change of its store. An iteration over it must end before the store is polled.
    """

    def __init__(self, look: Look, columns: Columns) -> None:
        """Show these.

        Args:
            look: decodes an annotation.
            columns: what to show, in order.
        """
        self._look = look
        self.show(columns)

    def show(self, columns: Columns) -> None:
        """Show others in the place of all."""
        self._columns = columns
        firsts, lasts, slots = columns.firsts, columns.lasts, columns.slots
        self._long: dict[int, Span] = {}
        # Asked of all at once, in C: most articles have none.
        if max(map(sub, lasts, firsts), default=0) > _LONG:
            extents = zip(firsts, lasts, slots, strict=True)
            self._long = {slot: Span(first, last) for first, last, slot in extents if last - first > _LONG}

    def __len__(self) -> int:
        return len(self._columns.slots)

    @overload
    def __getitem__(self, index: int) -> Annotation: ...

    @overload
    def __getitem__(self, index: slice) -> list[Annotation]: ...

    def __getitem__(self, index: int | slice) -> Annotation | list[Annotation]:
        if isinstance(index, slice):
            return [self._look(slot) for slot in self._columns.slots[index]]
        return self._look(self._columns.slots[index])

    def __iter__(self) -> Iterator[Annotation]:
        return map(self._look, self._columns.slots[:])

    @property
    def tags(self) -> Counter[str]:
        """How many annotations there are of each tag."""
        return self._columns.tags

    def within(self, start: int, end: int) -> list[Annotation]:
        """The annotations that have a character in the source range `[start, end)`, in order.

        Decodes only what may be in it, however many there are.
        """
        firsts, lasts, slots = self._columns.firsts, self._columns.lasts, self._columns.slots
        reach = max(0, start - _LONG)
        far = (slot for slot, span in self._long.items() if span.start < reach and span.end > start)
        long = sorted(far, key=lambda slot: (self._long[slot].start, *self._key(slot)))
        found = [self._look(slot) for slot in long]
        near = range(bisect_left(firsts, reach), bisect_left(firsts, end))
        found += [self._look(slots[at]) for at in near if lasts[at] > start]
        wanted = Span(start, end)
        # The extent of an annotation of one span is that span, and was compared already.
        return [one for one in found if len(one.spans) == 1 or any(span.overlaps(wanted) for span in one.spans)]

    def insert(self, slot: int, annotation: Annotation) -> None:
        """Show one more."""
        columns = self._columns
        first, last = extent(annotation)
        key = (annotation.created, annotation.id)
        low, high = bisect_left(columns.firsts, first), bisect_right(columns.firsts, first)
        at = bisect_left(columns.slots, key, low, high, key=self._key)
        columns.firsts.insert(at, first)
        columns.lasts.insert(at, last)
        columns.slots.insert(at, slot)
        columns.tags[annotation.tag] += 1
        if last - first > _LONG:
            self._long[slot] = Span(first, last)

    def remove(self, slot: int, annotation: Annotation) -> None:
        """Show one less. `annotation` is how it was shown."""
        columns = self._columns
        first, _ = extent(annotation)
        low, high = bisect_left(columns.firsts, first), bisect_right(columns.firsts, first)
        at = columns.slots.index(slot, low, high)
        for column in (columns.firsts, columns.lasts, columns.slots):
            del column[at]
        columns.tags -= Counter([annotation.tag])
        self._long.pop(slot, None)

    def _key(self, slot: int) -> tuple[str, str]:
        annotation = self._look(slot)
        return annotation.created, annotation.id


def extent(annotation: Annotation) -> Span:
    """The source range from an annotation's first character to its last; at the beginning where it has none."""
    spans = annotation.spans
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
