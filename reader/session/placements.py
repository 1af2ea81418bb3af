"""Where the annotations of an article stand in its text, ordered for drawing and for walking through.

The store knows the annotations in the order of the source, the article's offset map says where each stands; kept here
is only what was looked at last. So a hundred thousand annotations cost nothing until they are looked at.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from reader.annotations.changes import Edit
from reader.annotations.listing import Annotations
from reader.annotations.model import PLACED, Annotation
from reader.document.article import Article
from reader.document.spans import Span, hull

_AROUND = 4_000
"""Offsets before and after a place that are looked through with it: the next key asks for a place beside it."""

_STRETCH = 32_000
"""Offsets of which the marks are kept at most, and that are looked through at a time for the first one: a selection may
be as long as the article."""

_KEPT = 8_192
"""Annotations of which the pieces are remembered: more than any screen shows."""

_REVISIONS_KEPT = 16
"""Revisions of which it is remembered where they were: whoever draws asks after each."""

Look = Callable[[str], Annotation | None]
"""Finds an annotation by its UUID, in its present version."""


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


class _Revision(NamedTuple):
    """What one change did: its edits, and the places in the article text that they are about."""

    edits: Sequence[Edit]
    places: list[Span]


class Placements:
    """The annotations of an article and their places in its text.

    Attributes:
        version: grows with every change of text or annotations, so that what was drawn can be kept until then.
        look: finds an annotation by its UUID.
    """

    def __init__(self, article: Article, annotations: Annotations, look: Look) -> None:
        """Place `annotations` in `article`; `look` finds one by its UUID."""
        self.version = 0
        self._article = article
        self._annotations = annotations
        self.look = look
        self._pieces_of: dict[str, tuple[Annotation, list[Span]]] = {}
        self._are_elsewhere = False
        self._seen = Span(0, 0)
        self._marks: list[PlacedMark] = []
        self._revised: deque[_Revision] = deque(maxlen=_REVISIONS_KEPT)

    def __len__(self) -> int:
        """How many annotations there are, placed or not."""
        return len(self._annotations)

    def __contains__(self, annotation_id: str) -> bool:
        """Whether that annotation has a place in the text."""
        return bool(self.pieces(annotation_id))

    def changed(self, *, elsewhere: bool = False) -> None:
        """The annotations are not what they were; which, is not known. `elsewhere` none has a place in this text."""
        self._are_elsewhere = elsewhere
        self._forget()

    def _forget(self) -> None:
        self.version += 1
        self._seen = Span(0, 0)
        self._revised.clear()

    def revise(self, edits: Sequence[Edit]) -> None:
        """Follow these edits; no other annotation has changed."""
        self.version += 1
        before = [edit.before for edit in edits if isinstance(edit.before, Annotation)]
        after = [edit.after for edit in edits if isinstance(edit.after, Annotation)]
        gone = {annotation.id for annotation in before}
        self._marks = [mark for mark in self._marks if mark.id not in gone]
        for annotation in after:
            self._place(annotation)
        places = [piece for annotation in (*before, *after) for piece in self._pieces(annotation)]
        self._revised.append(_Revision(edits, places))

    def revised_since(self, version: int) -> list[Span] | None:
        """The places in the article text that were revised after that version; None where they are not known."""
        revised = self._since(version)
        return None if revised is None else [place for one in revised for place in one.places]

    def edits_since(self, version: int) -> list[Edit] | None:
        """The edits that were made after that version, the first one first; None where they are not known."""
        revised = self._since(version)
        return None if revised is None else [edit for one in revised for edit in one.edits]

    def move_to(self, article: Article) -> None:
        """Place them in another version of the article."""
        self._article = article
        self._pieces_of.clear()
        self._forget()

    def extend(self, article: Article) -> None:
        """Go on in the same article with more blocks after it: what stands before its last block stays as it is."""
        former, self._article = self._article, article
        last = len(former.blocks) - 1
        if last < 0 or article.blocks[last : last + 1] != former.blocks[last:]:
            self.move_to(article)
            return
        known = former.blocks[last].spans[-1].end
        self._pieces_of = {key: kept for key, kept in self._pieces_of.items() if hull(kept[0].spans).end <= known}
        self.version += 1
        self._revised.append(_Revision((), [Span(former.starts[last], article.length)]))
        if self._seen.end >= former.starts[last]:
            self._seen = Span(0, 0)

    def pieces(self, annotation_id: str) -> list[Span]:
        """The contiguous ranges of the article text that an annotation covers; none where it has no place."""
        annotation = self.look(annotation_id)
        return self._pieces(annotation) if annotation else []

    def span(self, annotation_id: str) -> Span | None:
        """From its first character to its last in the article text, or None where it has no place."""
        pieces = self.pieces(annotation_id)
        return hull(pieces) if pieces else None

    def touching(self, span: Span) -> list[str]:
        """The annotations a piece of which shares a character with `span` of the article text, each once."""
        return list(dict.fromkeys(mark.id for mark in self.marks_in(*span)))

    def marks_in(self, start: int, end: int) -> list[PlacedMark]:
        """Every piece that shares a character with `[start, end)`, by start; of two, the longer first."""
        if end - start > _STRETCH:
            return self._marks_over(Span(start, end))
        if start < self._seen.start or end > self._seen.end:
            self._seen = Span(max(0, start - _AROUND), min(self._article.length, end + _AROUND))
            self._marks = self._marks_over(self._seen)
        return [mark for mark in self._marks if mark.start < end and mark.end > start]

    def first_in(self, span: Span) -> PlacedMark | None:
        """The first of the pieces that share a character with `span`, or None where none does."""
        begins = range(span.start, span.end, _STRETCH)
        looked = (self.marks_in(begin, min(begin + _STRETCH, span.end)) for begin in begins)
        return next((marks[0] for marks in looked if marks), None)

    def id_at(self, row: int) -> str:
        """The annotation in that row of the list: all of them, in the order of the source."""
        return self._annotations[row].id

    def row_of(self, annotation_id: str) -> int | None:
        """The row of an annotation in the list, or None where it is not in it."""
        annotation = self.look(annotation_id)
        if annotation is None:
            return None
        row = bisect_left(self._annotations, order_of(annotation), key=order_of)
        return row if row < len(self) and self._annotations[row].id == annotation_id else None

    def next_index(self, offset: int) -> int:
        """The row of the first annotation that begins at this offset of the article text or after it."""
        source = self._article.to_source(offset, offset + 1) or self._article.to_source(offset, self._article.length)
        if not source:
            return len(self)
        return bisect_left(self._annotations, source[0].start, key=lambda one: order_of(one)[0])

    def _since(self, version: int) -> list[_Revision] | None:
        count, known = self.version - version, len(self._revised)
        return list(islice(self._revised, known - count, None)) if 0 <= count <= known else None

    def _marks_over(self, span: Span) -> list[PlacedMark]:
        source = self._article.to_source(*span)
        near = self._annotations.within(*hull(source)) if source else []
        pieces = ((one, piece) for one in near for piece in self._pieces(one) if piece.overlaps(span))
        marks = [PlacedMark(*piece, one.tag, one.id) for one, piece in pieces]
        return sorted(marks, key=_outermost)

    def _place(self, annotation: Annotation) -> None:
        """Put the marks of an annotation among those that are kept, where `_marks_over` would put them."""
        for piece in self._pieces(annotation):
            if not piece.overlaps(self._seen):
                continue
            key, order = (piece.start, -piece.end), order_of(annotation)
            at = bisect_left(self._marks, key, key=_outermost)
            same = islice(self._marks, at, bisect_right(self._marks, key, at, key=_outermost))
            others = (self.look(mark.id) for mark in same)
            at += sum(other is not None and order_of(other) < order for other in others)
            self._marks.insert(at, PlacedMark(*piece, annotation.tag, annotation.id))

    def _pieces(self, annotation: Annotation) -> list[Span]:
        """The pieces of an annotation, remembered as long as it is that very version."""
        if self._are_elsewhere:
            return []
        kept = self._pieces_of.get(annotation.id)
        if kept is not None and kept[0] is annotation:
            return kept[1]
        if len(self._pieces_of) >= _KEPT:
            self._pieces_of.clear()
        pieces = self._article.to_text(annotation.spans) if annotation.anchor in PLACED else []
        self._pieces_of[annotation.id] = annotation, pieces
        return pieces


def rows_around(placements: Placements, offset: int, count: int) -> range:
    """The rows of up to so many annotations on either side of an offset of the article text."""
    row = placements.next_index(offset)
    return range(max(0, row - count), min(len(placements), row + count))


def order_of(annotation: Annotation) -> tuple[int, str, str]:
    """What annotations of an article are ordered by: the order of the source, then of making."""
    start = annotation.spans[0].start if annotation.spans else 0
    return start, annotation.created, annotation.id


def _outermost(mark: PlacedMark) -> tuple[int, int]:
    return mark.start, -mark.end
