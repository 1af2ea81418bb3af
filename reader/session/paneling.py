"""Commands of the side panel: showing it, walking through its list, and searching in it."""

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.model import Annotation
from reader.document.search import pattern_of
from reader.keymap import Keymap, hints
from reader.session.grouping import Order, Rows
from reader.session.handling import Handler, quoted
from reader.session.marking import go_to
from reader.session.modes import Prompting

if TYPE_CHECKING:
    from reader.session.session import Session

_AT_ONCE = 1000
"""Rows of the list that are looked through between two keys; the rest follows when nothing else is done."""


class Hunt(NamedTuple):
    """A search in the list that has not found anything yet.

    Attributes:
        row: the row that is looked at next.
        way: 1 down the list, -1 up.
        left: how many rows are left.
    """

    row: int
    way: int
    left: int


def rows_of(session: "Session") -> Rows:
    """The annotations in the order in which the panel lists them."""
    if session.grouping is None:
        return session.desk.placements
    session.grouping.follow()
    return session.grouping


def _order(session: "Session", _argument: object) -> str:
    orders = list(Order)
    now = session.grouping.order if session.grouping else Order.PLACE
    order = orders[(orders.index(now) + 1) % len(orders)]
    session.grouping = None if order is Order.PLACE else session.desk.grouped(order, session.settings.tags)
    return f"annotations {order}"


def _toggle(session: "Session", _argument: object) -> None:
    session.panel_shown = not session.panel_shown
    session.panel_focused = session.panel_focused and session.panel_shown


def _focus(session: "Session", _argument: object) -> str | None:
    session.panel_focused = not session.panel_focused
    session.panel_shown = session.panel_shown or session.panel_focused
    return f"in the panel: {_told(session.keymap)}" if session.panel_focused else None


def _told(keymap: Keymap) -> str:
    """What can be done in the panel, by the keys that do it."""
    return hints(
        keymap.hint("walk", "panel.next", "panel.previous"),
        keymap.hint("searches", "panel.search"),
        keymap.hint("orders", "panel.order"),
        keymap.hint("goes there", "panel.go"),
        keymap.hint("comes back", "cancel"),
    )


def _leave(session: "Session", _argument: object) -> None:
    session.panel_focused = False


def _row(session: "Session") -> int | None:
    current = session.current
    return rows_of(session).row_of(current.id) if current else None


def _step(way: int) -> Handler:
    def goal(session: "Session") -> int | None:
        row = _row(session)
        following = 0 if row is None else row + way
        return following if 0 <= following < len(rows_of(session)) else None

    def run(session: "Session", _argument: object) -> str:
        row = goal(session)
        assert row is not None
        return go_to(session, rows_of(session).id_at(row))

    def refusal(session: "Session") -> str | None:
        if not session.desk.count:
            return "nothing is tagged yet"
        return None if goal(session) is not None else f"the {'last' if way > 0 else 'first'} of the list"

    return Handler(run, refusal)


def _ask(session: "Session", _argument: object) -> None:
    session.search_from = session.selection
    on = session.keymap.hint("go on", "panel.match.next", "panel.match.previous")
    hint = hints("words, notes and speakers", "enter keeps", "escape goes back", on)
    session.mode = Prompting("panel.search", "search annotations", hint=hint, live=True)


def _nothing_tagged(session: "Session") -> str | None:
    return None if session.desk.count else "nothing is tagged yet"


def typed(session: "Session", query: str) -> str | None:
    """Go to the first annotation, from the current one on, that holds what has been typed so far."""
    session.panel_query, session.hunt = query, None
    if session.search_from is not None:
        session.select(session.search_from)
    return _find(session, 1, itself=True) if query.strip() else None


def keep(session: "Session", query: str) -> str | None:
    """End typing: the search stays on for `n` and `N`."""
    session.search_from, session.panel_query = None, query
    return _find(session, 1, itself=True) if query.strip() else "nothing to look for"


def give_up(session: "Session") -> None:
    """Leave typing: back to where it began."""
    if session.search_from is not None:
        session.select(session.search_from)
    session.search_from, session.panel_query, session.hunt = None, "", None


def _again(way: int) -> Handler:
    def run(session: "Session", _argument: object) -> str:
        return _find(session, way, itself=False)

    def refusal(session: "Session") -> str | None:
        return None if session.panel_query.strip() else "no search in the panel: / begins one"

    return Handler(run, refusal)


def _find(session: "Session", way: int, *, itself: bool) -> str:
    """Look for the next annotation that matches, round the whole list."""
    begin, past = _row(session) or 0, 0 if itself else way
    session.hunt = Hunt(begin + past, way, len(rows_of(session)))
    return _look_on(session) or f"looking for {quoted(session.panel_query)}…"


def _look_on(session: "Session") -> str | None:
    """Look through some more rows; what came of it, or None where nothing has as yet."""
    hunt, rows, pattern = session.hunt, rows_of(session), pattern_of(session.panel_query)
    assert hunt is not None
    assert pattern is not None
    count = len(rows)
    for step in range(min(hunt.left, _AT_ONCE, count)):
        found = session.desk.annotation(rows.id_at((hunt.row + hunt.way * step) % count))
        if found is not None and _matches(found, pattern):
            session.hunt = None
            return f"{quoted(session.panel_query)} in {go_to(session, found.id)}"
    session.hunt = Hunt(hunt.row + hunt.way * _AT_ONCE, hunt.way, hunt.left - _AT_ONCE)
    if session.hunt.left > 0:
        return None
    session.hunt = None
    return f"no annotation with {quoted(session.panel_query)}"


def go_on(session: "Session") -> bool:
    """Order on, and look on, where that is not done; whether there is something new to show."""
    grouping = session.grouping
    is_ordering = grouping is not None and not grouping.is_complete
    if grouping is not None and is_ordering:
        grouping.follow()
        grouping.go_on(_AT_ONCE)
    if session.hunt is None:
        return is_ordering
    told = _look_on(session)
    if told is not None:
        session.say(told)
    return told is not None or is_ordering


def _matches(annotation: Annotation, pattern: re.Pattern[str]) -> bool:
    texts = (annotation.quote, annotation.note, annotation.speaker or "", annotation.tag)
    return any(pattern.search(text) for text in texts)


HANDLERS: dict[str, Handler] = {
    "panel": Handler(_toggle),
    "panel.focus": Handler(_focus),
    "panel.next": _step(1),
    "panel.previous": _step(-1),
    "panel.go": Handler(_leave, _nothing_tagged),
    "panel.order": Handler(_order, _nothing_tagged),
    "panel.search": Handler(_ask, _nothing_tagged),
    "panel.match.next": _again(1),
    "panel.match.previous": _again(-1),
}
