"""Where the annotator is, and what was read: kept as they go, given back when they return."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.annotations.model import Progress
from reader.document import motion
from reader.document.spans import Span, hull
from reader.document.units import Unit, enclosing

if TYPE_CHECKING:
    from reader.session.session import Session


class ReadSpans:
    """The source ranges that were read: merged, ascending."""

    def __init__(self) -> None:
        """Begin with none."""
        self._spans: list[Span] = []

    def add(self, span: Span) -> bool:
        """Add a range; whether it was not there already."""
        place = bisect_right(self._spans, span)
        first = place - 1 if place and self._spans[place - 1].end >= span.start else place
        last = first
        while last < len(self._spans) and self._spans[last].start <= span.end:
            last += 1
        if last == first + 1 and self._spans[first].encloses(span):
            return False
        self._spans[first:last] = [hull([span, *self._spans[first:last]])]
        return True

    def __contains__(self, offset: int) -> bool:
        """Whether the source character at `offset` was read."""
        place = bisect_right(self._spans, offset, key=lambda span: span.start) - 1
        return place >= 0 and self._spans[place].contains(offset)


def return_to_place(session: "Session") -> None:
    """Select the sentence at which this annotator left the article; later, where it is not there yet."""
    kept = session.desk.store.progress(session.desk.record.id, session.desk.annotator)
    if kept is None:
        return
    for span in kept.read:
        session.read.add(span)
    session.awaited = kept.position
    return_late(session)


def return_late(session: "Session") -> None:
    """Go to the place that is awaited, if the article has grown as far and the annotator has not moved meanwhile."""
    if session.awaited is None:
        return
    place = session.article.to_text([Span(session.awaited, session.awaited + 1)])
    found = motion.at(session.article, place[0].start, Unit.SENTENCE) if place else None
    if found and session.shown.visible(found.span):
        session.awaited = None
        session.select(found)


def note(session: "Session") -> None:
    """Keep the position, and that the sentence under the selection was read."""
    session.awaited = None
    if session.desk.store.read_only:
        return
    head = session.selection.head_character
    position = session.article.to_source(head, head + 1)
    if not position:
        return
    sentence = enclosing(session.article, Span(head, head + 1), Unit.SENTENCE)
    read = [span for span in session.article.to_source(*sentence) if session.read.add(span)] if sentence else []
    if not read and position[0].start == session.noted:
        return
    session.noted = position[0].start
    session.desk.store.note_progress(
        Progress(
            article=session.desk.record.id,
            annotator=session.desk.annotator,
            position=position[0].start,
            read=tuple(read),
            modified=session.desk.clock.now(),
        )
    )


def was_read(session: "Session", sentence: Span) -> bool:
    """Whether the sentence of these offsets was read, now or before."""
    source = session.article.to_source(*sentence)
    return not source or source[0].start in session.read
