"""Commands of the side panel: showing it, walking through its list, and searching in it."""

import re
from typing import TYPE_CHECKING

from reader.annotations.model import Annotation
from reader.document.search import pattern_of
from reader.session.handling import Handler, quoted
from reader.session.marking import go_to
from reader.session.modes import Prompting

if TYPE_CHECKING:
    from reader.session.session import Session

_AT_ONCE = 20_000
"""Rows of the list that one step of a search looks through at most, so that no key takes long."""


def _toggle(session: "Session", _argument: object) -> None:
    session.panel_shown = not session.panel_shown
    session.panel_focused = session.panel_focused and session.panel_shown


def _focus(session: "Session", _argument: object) -> str | None:
    session.panel_focused = not session.panel_focused
    session.panel_shown = session.panel_shown or session.panel_focused
    return "in the panel: j k walk, / searches, enter goes there, tab comes back" if session.panel_focused else None


def _leave(session: "Session", _argument: object) -> None:
    session.panel_focused = False


def _row(session: "Session") -> int | None:
    current = session.current
    return session.desk.row_of(current.id) if current else None


def _step(way: int) -> Handler:
    def goal(session: "Session") -> int | None:
        row = _row(session)
        following = 0 if row is None else row + way
        return following if 0 <= following < session.desk.count else None

    def run(session: "Session", _argument: object) -> str:
        row = goal(session)
        assert row is not None
        return go_to(session, session.desk.id_at(row))

    def refusal(session: "Session") -> str | None:
        if not session.desk.count:
            return "nothing is tagged yet"
        return None if goal(session) is not None else f"the {'last' if way > 0 else 'first'} of the list"

    return Handler(run, refusal)


def _ask(session: "Session", _argument: object) -> None:
    session.search_from = session.selection
    hint = "words, notes and speakers · enter keeps · escape goes back · n and N go on"
    session.mode = Prompting("panel.search", "search annotations", hint=hint, live=True)


def _nothing_tagged(session: "Session") -> str | None:
    return None if session.desk.count else "nothing is tagged yet"


def typed(session: "Session", query: str) -> str | None:
    """Go to the first annotation, from the current one on, that holds what has been typed so far."""
    session.panel_query = query
    return _find(session, 1, itself=True) if query.strip() else None


def keep(session: "Session", query: str) -> str | None:
    """End typing: the search stays on for `n` and `N`."""
    session.search_from, session.panel_query = None, query
    return _find(session, 1, itself=True) if query.strip() else "nothing to look for"


def give_up(session: "Session") -> None:
    """Leave typing: back to where it began."""
    if session.search_from is not None:
        session.select(session.search_from)
    session.search_from, session.panel_query = None, ""


def _again(way: int) -> Handler:
    def run(session: "Session", _argument: object) -> str:
        return _find(session, way, itself=False)

    def refusal(session: "Session") -> str | None:
        return None if session.panel_query.strip() else "no search in the panel: / begins one"

    return Handler(run, refusal)


def _find(session: "Session", way: int, *, itself: bool) -> str:
    """The next annotation that matches, round the whole list."""
    pattern, count = pattern_of(session.panel_query), session.desk.count
    assert pattern is not None
    begin = _row(session) or 0
    for step in range(0 if itself else 1, min(count, _AT_ONCE) + 1):
        found = session.desk.annotation(session.desk.id_at((begin + way * step) % count))
        if found is not None and _matches(found, pattern):
            return f"{quoted(session.panel_query)} in {go_to(session, found.id)}"
    return f"no annotation with {quoted(session.panel_query)}{' near this one' if count > _AT_ONCE else ''}"


def _matches(annotation: Annotation, pattern: re.Pattern[str]) -> bool:
    texts = (annotation.quote, annotation.note, annotation.speaker or "", annotation.tag)
    return any(pattern.search(text) for text in texts)


HANDLERS: dict[str, Handler] = {
    "panel": Handler(_toggle),
    "panel.focus": Handler(_focus),
    "panel.next": _step(1),
    "panel.previous": _step(-1),
    "panel.go": Handler(_leave),
    "panel.search": Handler(_ask, _nothing_tagged),
    "panel.match.next": _again(1),
    "panel.match.previous": _again(-1),
}
