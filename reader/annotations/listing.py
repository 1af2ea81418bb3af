"""The annotations of an article in the order of its source: what is asked of them, and a plain list that answers."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import overload

from reader.annotations.model import Annotation
from reader.document.spans import Span


class Annotations(Sequence[Annotation]):
    """The annotations of an article, by first source offset, then by time of making, then by id."""

    @property
    @abstractmethod
    def tags(self) -> Counter[str]:
        """How many there are of each tag."""

    @abstractmethod
    def within(self, start: int, end: int) -> list[Annotation]:
        """Those that have a character in the source range `[start, end)`, in order."""


class Listing(Annotations):
    """Annotations that no store keeps: those of a file that changed and may not be written down again."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        """Put them in order."""
        self._items = sorted(annotations, key=lambda one: (one.spans[0].start if one.spans else 0, one.created, one.id))
        self._by_id = {one.id: one for one in self._items}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Annotation: ...

    @overload
    def __getitem__(self, index: slice) -> list[Annotation]: ...

    def __getitem__(self, index: int | slice) -> Annotation | list[Annotation]:
        """The annotation in that place of the order, or several."""
        return self._items[index]

    @property
    def tags(self) -> Counter[str]:
        """How many there are of each tag."""
        return Counter(one.tag for one in self._items)

    def within(self, start: int, end: int) -> list[Annotation]:
        """Those that have a character in the source range `[start, end)`, in order."""
        return [one for one in self._items if any(span.overlaps(Span(start, end)) for span in one.spans)]

    def get(self, annotation_id: str) -> Annotation | None:
        """One by its id."""
        return self._by_id.get(annotation_id)
