"""Commands that turn pages and change what is shown."""

from typing import TYPE_CHECKING

from reader.document import motion
from reader.document.motion import Selection
from reader.document.spans import Span, hull
from reader.document.units import Unit, first_from, last_until
from reader.session import moving, searching
from reader.session.handling import Handler, as_number

if TYPE_CHECKING:
    from reader.session.session import Session

_OVERLAP = 2
"""Rows of the last page that stay in sight after turning it."""


def _scroll(session: "Session", rows: int) -> str | None:
    """Scroll; a selection that leaves the screen goes to the first sentence shown: nothing is tagged unseen.

    What is said is that the article ends here, where it does.
    """
    if not session.view.scroll(rows):
        return "the end of the article" if rows > 0 else "the beginning of the article"
    shown = session.view.shown
    if not _visible(session, shown):
        found = first_from(session.article, shown.start, Unit.SENTENCE, session.shown)
        if found is not None:
            _take(session, motion.select(found, Unit.SENTENCE), reveal=False)
    return None


def _take(session: "Session", found: Selection, *, reveal: bool = True) -> None:
    """Select what paging came to; while every motion moves the head, move the head there."""
    selection = moving.headed(session, found) if session.extends else found
    session.select(selection, reveal=reveal)


def _visible(session: "Session", shown: Span) -> bool:
    """Whether the head of the selection is on the screen."""
    return shown.contains(session.selection.head_character)


def _by_pages(way: int, part: int) -> Handler:
    """Turn a page, or a part of one; where there is none, go to the very end (or beginning) with the selection."""
    edge = motion.last if way > 0 else motion.first

    def run(session: "Session", _argument: object) -> str | None:
        told = _scroll(session, way * max(1, (session.view.height - _OVERLAP) // part))
        found = edge(session.article, session.shown) if told else None
        if found is not None:
            _take(session, found)
        return told

    return Handler(run)


def _by_rows(rows: int) -> Handler:
    return Handler(lambda session, _argument: _scroll(session, rows))


def _wheel(session: "Session", argument: object) -> str | None:
    return _scroll(session, as_number(argument))


def _toggle_hidden(session: "Session", _argument: object) -> str:
    hidden_too = not session.shown.hidden_too
    session.view.show_hidden(hidden_too=hidden_too)
    count = sum(block.hidden for block in session.article.blocks)
    if not hidden_too:
        _leave_hidden(session)
    searching.renew(session)
    return f"{count} hidden block{'s' * (count != 1)} {'shown' if hidden_too else 'hidden'}"


def _leave_hidden(session: "Session") -> None:
    """Draw a selection in to what is shown of it; one that is not shown at all goes to the nearest sentence."""
    kept = hull(session.selected) if session.selected else None
    if kept is not None:
        if kept != session.selection.span:
            unit = moving.unit_of(session.article, kept)
            ends = kept if session.selection.is_forward else Span(kept.end, kept.start)
            session.select(Selection(*ends, unit))
        return
    span = session.selection.span
    found = last_until(session.article, span.start, Unit.SENTENCE, session.shown) or first_from(
        session.article, span.end, Unit.SENTENCE, session.shown
    )
    if found is not None:
        session.select(motion.select(found, Unit.SENTENCE))


def _nothing_hidden(session: "Session") -> str | None:
    return None if session.article.has_hidden else "nothing is hidden in this article"


HANDLERS: dict[str, Handler] = {
    "page.down": _by_pages(1, 1),
    "page.up": _by_pages(-1, 1),
    "half.down": _by_pages(1, 2),
    "half.up": _by_pages(-1, 2),
    "line.down": _by_rows(1),
    "line.up": _by_rows(-1),
    "scroll": Handler(_wheel),
    "hidden": Handler(_toggle_hidden, _nothing_hidden),
}
