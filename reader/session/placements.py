"""Where the annotations of an article stand in its text, ordered for drawing and for walking through.

Two questions must be quick at a hundred thousand annotations: which of them touch this stretch, and which is next.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.document.spans import Span, hull

_LONG = 2000
"""Code points above which a placement is kept in a list of its own, so that one long one does not widen each search."""


class PlacedMark(NamedTuple):
    """A contiguous piece of an annotation in the article text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        tag: the annotation's tag.
        id: the annotation's UUID.
    """

    start: int
    end: int
    tag: str
    id: str

    @property
    def span(self) -> Span:
        """What it covers in the article text."""
        return Span(self.start, self.end)


class Placements:
    """The annotations that have a place, by first offset, then by last, then in order of insertion.

    An annotation of several pieces (a caption stands in the middle of its sentence) is one entry from its first
    character to its last; `marks_in` gives its pieces.

    Attributes:
        version: grows with every change, so that what was drawn of it can be kept until then.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self.version = 0
        self._starts = array("Q")
        self._ends = array("Q")
        self._ids: list[str] = []
        self._tags: list[str] = []
        self._pieces: dict[str, tuple[Span, ...]] = {}
        self._spans: dict[str, Span] = {}
        self._long: dict[str, Span] = {}

    def __len__(self) -> int:
        """How many annotations have a place."""
        return len(self._ids)

    def __contains__(self, annotation_id: str) -> bool:
        """Whether that annotation has a place."""
        return annotation_id in self._spans

    def insert(self, annotation_id: str, tag: str, pieces: Sequence[Span]) -> None:
        """Place an annotation at these ranges of the article text; one that is there already is moved.

        Raises:
            ValueError: where there is no range.
        """
        self.discard(annotation_id)
        span = hull(pieces)
        self.version += 1
        index = self._position(span)
        self._starts.insert(index, span.start)
        self._ends.insert(index, span.end)
        self._ids.insert(index, annotation_id)
        self._tags.insert(index, tag)
        self._spans[annotation_id] = span
        if len(pieces) > 1:
            self._pieces[annotation_id] = tuple(sorted(pieces))
        if span.end - span.start > _LONG:
            self._long[annotation_id] = span

    def discard(self, annotation_id: str) -> None:
        """Take an annotation out, if it is there."""
        if annotation_id not in self._spans:
            return
        self.version += 1
        index = self.index(annotation_id)
        for column in (self._starts, self._ends, self._ids, self._tags):
            del column[index]
        for table in (self._spans, self._pieces, self._long):
            table.pop(annotation_id, None)

    def index(self, annotation_id: str) -> int:
        """The place of an annotation in the order.

        Raises:
            KeyError: where it has no place.
        """
        span = self._spans[annotation_id]
        index = bisect_left(self._starts, span.start)
        while self._ids[index] != annotation_id:
            index += 1
        return index

    def id_at(self, index: int) -> str:
        """The annotation at that place of the order."""
        return self._ids[index]

    def span(self, annotation_id: str) -> Span | None:
        """From its first character to its last, or None where it has no place."""
        return self._spans.get(annotation_id)

    def pieces(self, annotation_id: str) -> tuple[Span, ...]:
        """The contiguous ranges of the article text that it covers; none where it has no place."""
        span = self._spans.get(annotation_id)
        return self._pieces.get(annotation_id) or ((span,) if span else ())

    def marks_in(self, start: int, end: int) -> list[PlacedMark]:
        """Every piece that shares a character with `[start, end)`, by start."""
        marks = [
            PlacedMark(*piece, self._tags[index], self._ids[index])
            for index in self._touching(Span(start, end))
            for piece in self.pieces(self._ids[index])
            if piece.start < end and piece.end > start
        ]
        marks.sort(key=lambda mark: (mark.start, -mark.end))
        return marks

    def touching(self, span: Span) -> list[str]:
        """The annotations a piece of which shares a character with `span`, in order, each once."""
        return list(dict.fromkeys(mark.id for mark in self.marks_in(*span)))

    def next_index(self, offset: int) -> int:
        """The place in the order of the first annotation that begins at `offset` or after it."""
        return bisect_left(self._starts, offset)

    def _position(self, span: Span) -> int:
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._starts, span.start)
        return bisect_right(self._ends, span.end, first, last)

    def _touching(self, span: Span) -> Iterator[int]:
        reach = max(0, span.start - _LONG)
        for annotation_id, long in self._long.items():
            if long.start < reach and long.overlaps(span):
                yield self.index(annotation_id)
        for index in range(bisect_left(self._starts, reach), bisect_left(self._starts, span.end)):
            if self._ends[index] > span.start:
                yield index
