"""Where the annotator is, and what was read: kept as they go, given back when they return."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.model import Progress
from reader.document import motion
from reader.document.spans import Span, hull
from reader.document.units import Unit, enclosing

if TYPE_CHECKING:
    from reader.session.session import Session


_RESTED = 0.1
"""Seconds that the selection stays in a sentence that is read. Under a key that is held down it stays a third of it."""


class Rest(NamedTuple):
    """The selection's stay in one sentence.

    Attributes:
        sentence: the source ranges of the sentence; none before there was one.
        since: when it came there, by `Clock.elapsed`.
    """

    sentence: tuple[Span, ...] = ()
    since: float = 0.0


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


def begin(session: "Session") -> None:
    """The selection is where it begins, and rests there from now on."""
    session.rest = Rest(_sentence(session), session.desk.clock.elapsed())


def note(session: "Session") -> None:
    """After a command: keep the position, and the sentence that the selection has rested on."""
    session.awaited = None
    if not session.desk.store.read_only:
        _keep(session, _rested(session))


def go_on(session: "Session") -> None:
    """Between two keys: keep the sentence that the selection rests on, once it has done so for long enough.

    Before it is back at its place it rests nowhere: what is kept is where it is to go.
    """
    rest = session.rest
    is_read = not rest.sentence or rest.sentence[0].start in session.read
    if is_read or session.awaited is not None or session.desk.store.read_only:
        return
    read = _rested(session)
    if read:
        _keep(session, read)


def _sentence(session: "Session") -> tuple[Span, ...]:
    """The source ranges of the sentence that the head of the selection is in."""
    head = session.selection.head_character
    sentence = enclosing(session.article, Span(head, head + 1), Unit.SENTENCE)
    return tuple(session.article.to_source(*sentence)) if sentence else ()


def _rested(session: "Session") -> list[Span]:
    """What is read of the sentence that the selection has been in, and was not before; and where it is from now on."""
    rest, now, sentence = session.rest, session.desk.clock.elapsed(), _sentence(session)
    if sentence != rest.sentence:
        session.rest = Rest(sentence, now)
    return [span for span in rest.sentence if session.read.add(span)] if now - rest.since >= _RESTED else []


def _keep(session: "Session", read: Sequence[Span]) -> None:
    """Keep the position, and what was read, where either is new."""
    head = session.selection.head_character
    position = session.article.to_source(head, head + 1)
    if not position or (not read and position[0].start == session.noted):
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
