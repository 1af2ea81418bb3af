"""Where the annotator is, and what was read: kept as they go, given back when they return."""

from typing import TYPE_CHECKING

from reader.annotations.model import Progress
from reader.document import motion
from reader.document.spans import Span
from reader.document.units import Unit, enclosing

if TYPE_CHECKING:
    from reader.session.session import Session


def return_to_place(session: "Session") -> None:
    """Select the sentence at which this annotator left the article, where it is shown."""
    kept = session.desk.store.progress(session.desk.record.id, session.desk.annotator)
    place = session.article.to_text([Span(kept.position, kept.position + 1)]) if kept else []
    found = motion.at(session.article, place[0].start, Unit.SENTENCE) if place else None
    if found and session.shown.visible(found.span):
        session.select(found)


def note(session: "Session") -> None:
    """Keep the position, and that the sentence under the selection was read."""
    if session.desk.store.read_only:
        return
    head = session.selection.head_character
    position = session.article.to_source(head, head + 1)
    if not position:
        return
    sentence = enclosing(session.article, Span(head, head + 1), Unit.SENTENCE)
    read = session.article.to_source(*sentence) if sentence else []
    session.desk.store.note_progress(
        Progress(
            article=session.desk.record.id,
            annotator=session.desk.annotator,
            position=position[0].start,
            read=tuple(read),
            modified=session.desk.clock.now(),
        )
    )
