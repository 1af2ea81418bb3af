"""Search as one types, the way from match to match, tagging every match, and the way to what is unread."""

from typing import TYPE_CHECKING

from reader.annotations.changes import add
from reader.document.motion import select
from reader.document.search import Matches
from reader.document.spans import Span
from reader.document.units import Unit, first_from, last_until
from reader.keymap import display, hints
from reader.session import reading
from reader.session.handling import Handler, as_text, quoted
from reader.session.marking import read_only
from reader.session.modes import Confirming, Prompting, Reading
from reader.session.moving import unit_of

if TYPE_CHECKING:
    from reader.session.session import Session


_AT_ONCE = 300_000
"""Code points that are searched between two keys; the rest of a longer article follows when nothing else is done."""


_MOST_TAGGED = 2000
"""Matches up to which they can be tagged by one key: so many take a quarter of a second."""


class Search:
    """A search that is on: what is looked for, and where it stands in the article.

    Attributes:
        query: what is looked for.
        matches: where it stands in what of the article is there.
        is_complete: whether all of the article was searched, and none of it is still to come.
    """

    def __init__(self, session: "Session", query: str) -> None:
        """Look for `query` from the selection on, as far as can be done at once."""
        self.query = query
        origin = (session.search_from or session.selection).span.start
        self.matches = Matches(session.article, session.shown, query, origin)
        self.is_complete = False
        self.count_on(session)

    def count_on(self, session: "Session") -> None:
        """Search as much more of the article as can be done at once."""
        self.matches.count_on(_AT_ONCE)
        self.is_complete = self.matches.is_counted and session.growth is None

    @property
    def is_vain(self) -> bool:
        """Whether it is certain that there is no match."""
        return self.is_complete and not self.matches.total

    @property
    def told(self) -> str:
        """How much was found, in words."""
        count, hidden = self.matches.total, self.matches.hidden
        more = f", {hidden} {'more ' if count else ''}in hidden text" if hidden else ""
        so_far = "" if self.is_complete else " so far"
        return f"{count or 'no'} match{'es' * (count != 1)} of {quoted(self.query)}{more}{so_far}"


def renew(session: "Session") -> None:
    """Look anew where the article was cut anew, or other blocks of it are shown."""
    if session.search is not None:
        session.search = Search(session, session.search.query)


def follow(session: "Session") -> None:
    """Look in what has come to the end of a long article, too."""
    if session.search is not None:
        session.search.matches.extend(session.article, session.shown)


def go_on(session: "Session") -> bool:
    """Search on in a long article; whether there is something new to tell."""
    search = session.search
    if search is None or search.is_complete:
        return False
    told, was_found, had_more = search.told, search.matches.first, not search.matches.is_counted
    search.count_on(session)
    if session.search_from is not None and not was_found and search.matches.first:
        _go(session, search.matches.first)
    if session.happened == told:
        session.happened = search.told
    return had_more or search.is_complete


def _ask(session: "Session", _argument: object) -> None:
    session.search_from = session.selection
    walk = session.keymap.hint("walk from match to match", "next", "previous")
    hint = hints("enter keeps", "escape goes back", walk)
    session.mode = Prompting("search", "search", hint=hint, live=True)


def typed(session: "Session", query: str) -> str | None:
    """Go to the first match, from where the search began, of what has been typed so far."""
    session.search = Search(session, query)
    if session.search.matches.first is not None:
        _go(session, session.search.matches.first)
        return session.search.told
    session.select(session.search_from or session.selection)
    return session.search.told if query.strip() else None


def keep(session: "Session", query: str) -> str:
    """End typing a search: it stays on, at the match that was found."""
    session.search_from = None
    if not query.strip():
        session.search = None
        return "nothing to look for"
    if session.search is None or session.search.query != query:
        session.search = Search(session, query)
    return session.search.told


def give_up(session: "Session") -> None:
    """Leave typing a search: back to where it began."""
    if session.search_from is not None:
        session.select(session.search_from)
    session.search = session.search_from = None


def _of_selection(session: "Session", _argument: object) -> str:
    query = session.article.slice(*session.selection.span)
    session.search = Search(session, query)
    return session.search.told


def _go(session: "Session", match: Span) -> None:
    session.select(select(match, unit_of(session.article, match)))


def _step(way: int) -> Handler:
    def run(session: "Session", _argument: object) -> str:
        return _to_match(session, way) if session.search else _to_unread(session, way)

    def refusal(session: "Session") -> str | None:
        if session.search is not None:
            return session.search.told if session.search.is_vain else None
        return None if _unread(session, way) else f"no unread sentence {'after' if way > 0 else 'before'} this one"

    return Handler(run, refusal)


def _to_match(session: "Session", way: int) -> str:
    found, span = session.search, session.selection.span
    assert found is not None
    matches = found.matches
    match = matches.following(span.start + 1) if way > 0 else matches.preceding(span.start)
    if match is None:
        return found.told
    _go(session, match)
    return f"match {matches.number(match)} of {matches.total}" if found.is_complete else found.told


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
        session.search = Search(session, session.article.slice(*session.selection.span))
    found = session.search.matches.everywhere()
    if not found:
        return session.search.told
    if len(found) > _MOST_TAGGED:
        return f"{len(found)} matches are more than can be gone through; search for more words"
    last = session.last_annotation
    tag = last.tag if last else next(iter(session.settings.tags)).name
    session.mode = Confirming(tag, found)
    return _asked(session, session.mode)


def _no_match(session: "Session") -> str | None:
    search = session.search
    if search is not None and search.is_vain:
        return search.told
    if search is not None and search.matches.total > _MOST_TAGGED:
        return f"{search.told}: more than can be gone through; search for more words"
    if session.panel_shown and session.view.behind:
        return "the panel lies over the text: put it away to go through the matches"
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
    elif (tag := _tag_of_key(session, key)) is not None:
        mode = mode._replace(tag=tag)
    else:
        return f"{display(key)} is no answer: {_asked(session, mode)}"
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
        return f"{mode.tag} is there already" if mode.chosen else "nothing was tagged"
    session.desk.apply(f"{len(edits)} × {mode.tag}", edits)
    session.last_tagged = edits[-1].record.id
    query = quoted(session.search.query if session.search else "")
    return f"{mode.tag}: {len(edits)} match{'es' * (len(edits) != 1)} of {query}"


HANDLERS: dict[str, Handler] = {
    "search": Handler(_ask),
    "search.selection": Handler(_of_selection),
    "search.tag": Handler(_confirm_each, _no_match),
    "confirm": Handler(_answer),
    "next": _step(1),
    "previous": _step(-1),
}
