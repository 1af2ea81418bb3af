"""Search as one types, the way from match to match, tagging every match, and the way to what is unread."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations.changes import add
from reader.document.article import Article
from reader.document.motion import select
from reader.document.search import find_in, pattern_of
from reader.document.spans import Span
from reader.document.units import Shown, Unit, first_from, last_until
from reader.session import reading
from reader.session.handling import Handler, as_text, quoted
from reader.session.marking import read_only
from reader.session.modes import Confirming, Prompting, Reading
from reader.session.moving import unit_of

if TYPE_CHECKING:
    from reader.session.session import Session


@dataclass(frozen=True, slots=True)
class Search:
    """A search that is on.

    Attributes:
        query: what is looked for.
        matches: where it stands in the shown blocks, spans of the article text, ascending.
        hidden: how often it stands in hidden blocks.
    """

    query: str
    matches: tuple[Span, ...] = ()
    hidden: int = 0

    def in_range(self, start: int, end: int) -> list[Span]:
        """The matches that share a character with `[start, end)`."""
        first = bisect_right(self.matches, start, key=lambda match: match.end)
        last = bisect_left(self.matches, end, key=lambda match: match.start)
        return list(self.matches[first:last])

    @property
    def told(self) -> str:
        """How much was found, in words."""
        count = len(self.matches)
        hidden = f", {self.hidden} more in hidden text" if self.hidden else ""
        return f"{count or 'no'} match{'es' * (count != 1)} of {quoted(self.query)}{hidden}"


def search(article: Article, shown: Shown, query: str) -> Search:
    """Look for `query` everywhere."""
    pattern = pattern_of(query)
    if pattern is None:
        return Search(query)
    every = range(len(article.blocks))
    matches = find_in(article, pattern, (index for index in every if index in shown))
    hidden = find_in(article, pattern, (index for index in every if index not in shown))
    return Search(query, tuple(matches), len(hidden))


def _ask(session: "Session", _argument: object) -> None:
    session.search_from = session.selection
    hint = "enter keeps · escape goes back · n and N walk from match to match"
    session.mode = Prompting("search", "search", hint=hint, live=True)


def typed(session: "Session", query: str) -> str | None:
    """Go to the first match, from where the search began, of what has been typed so far."""
    origin = session.search_from or session.selection
    session.search = search(session.article, session.shown, query)
    if not session.search.matches:
        session.select(origin)
        return session.search.told if session.search.query.strip() else None
    _go(session, _following(session.search, origin.span.start))
    return session.search.told


def keep(session: "Session", query: str) -> str:
    """End typing a search: it stays on, at the match that was found."""
    session.search_from = None
    if not query.strip():
        session.search = None
        return "nothing to look for"
    if session.search is None or session.search.query != query:
        session.search = search(session.article, session.shown, query)
    return session.search.told


def give_up(session: "Session") -> None:
    """Leave typing a search: back to where it began."""
    if session.search_from is not None:
        session.select(session.search_from)
    session.search = session.search_from = None


def _of_selection(session: "Session", _argument: object) -> str:
    query = session.article.slice(*session.selection.span)
    session.search = search(session.article, session.shown, query)
    return session.search.told


def _following(found: Search, offset: int) -> Span:
    """The first match from `offset` on, else the first of all."""
    return found.matches[bisect_left(found.matches, offset, key=lambda match: match.start) % len(found.matches)]


def _preceding(found: Search, offset: int) -> Span:
    return found.matches[bisect_left(found.matches, offset, key=lambda match: match.start) - 1]


def _go(session: "Session", match: Span) -> None:
    session.select(select(match, unit_of(session.article, match)))


def _step(way: int) -> Handler:
    def run(session: "Session", _argument: object) -> str:
        return _to_match(session, way) if session.search else _to_unread(session, way)

    def refusal(session: "Session") -> str | None:
        if session.search is not None:
            return None if session.search.matches else session.search.told
        return None if _unread(session, way) else f"no unread sentence {'after' if way > 0 else 'before'} this one"

    return Handler(run, refusal)


def _to_match(session: "Session", way: int) -> str:
    found, span = session.search, session.selection.span
    assert found is not None
    match = _following(found, span.start + 1) if way > 0 else _preceding(found, span.start)
    _go(session, match)
    return f"match {found.matches.index(match) + 1} of {len(found.matches)}"


def _to_unread(session: "Session", way: int) -> str:
    found = _unread(session, way)
    assert found is not None
    session.select(select(found, Unit.SENTENCE))
    return "the next unread sentence" if way > 0 else "the previous unread sentence"


def _unread(session: "Session", way: int) -> Span | None:
    span, article, shown = session.selection.span, session.article, session.shown
    while True:
        step = first_from(article, span.end, Unit.SENTENCE, shown) if way > 0 else None
        step = step if way > 0 else last_until(article, span.start, Unit.SENTENCE, shown)
        if step is None or not reading.was_read(session, step):
            return step
        span = step


def _confirm_each(session: "Session", _argument: object) -> str:
    if session.search is None:
        session.search = search(session.article, session.shown, session.article.slice(*session.selection.span))
    last = session.last_annotation
    tag = last.tag if last else next(iter(session.settings.tags)).name
    session.mode = Confirming(tag, session.search.matches)
    return _asked(session, session.mode)


def _no_match(session: "Session") -> str | None:
    if session.search is not None and not session.search.matches:
        return session.search.told
    return read_only(session)


def _asked(session: "Session", mode: Confirming) -> str:
    _go(session, mode.matches[mode.at])
    return f"{mode.tag} here? {mode.at + 1} of {len(mode.matches)}, {len(mode.chosen)} chosen"


def _answer(session: "Session", argument: object) -> str:
    mode, key = session.mode, as_text(argument)
    assert isinstance(mode, Confirming)
    here = mode.matches[mode.at]
    if key in {"y", "enter"}:
        mode = mode._replace(chosen=(*mode.chosen, here), at=mode.at + 1)
    elif key == "n":
        mode = mode._replace(at=mode.at + 1)
    elif key == "a":
        mode = mode._replace(chosen=(*mode.chosen, *mode.matches[mode.at :]), at=len(mode.matches))
    elif key in {"escape", "q"}:
        mode = mode._replace(at=len(mode.matches))
    else:
        mode = mode._replace(tag=_tag_of_key(session, key) or mode.tag)
    session.mode = mode
    return _asked(session, mode) if mode.at < len(mode.matches) else _tag_chosen(session, mode)


def _tag_of_key(session: "Session", key: str) -> str | None:
    keys = session.keymap.keys_of
    return next((tag.name for tag in session.settings.tags if key in keys(f"tag.{tag.name}")), None)


def _tag_chosen(session: "Session", mode: Confirming) -> str:
    """Tag all that was accepted in one change, so that one undo takes it back."""
    session.mode = Reading()
    made = [session.desk.new_annotation(mode.tag, [span]) for span in mode.chosen]
    edits = [add(one) for one in made if one and not session.desk.own_twin(one.tag, one.spans)]
    if not edits:
        return "nothing was tagged"
    session.desk.apply(f"{len(edits)} × {mode.tag}", edits)
    session.last_tagged = edits[-1].record.id
    return f"{mode.tag}: {len(edits)} matches of {quoted(session.search.query if session.search else '')}"


HANDLERS: dict[str, Handler] = {
    "search": Handler(_ask),
    "search.selection": Handler(_of_selection),
    "search.tag": Handler(_confirm_each, _no_match),
    "confirm": Handler(_answer),
    "next": _step(1),
    "previous": _step(-1),
}
