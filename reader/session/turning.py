"""Commands that go from one article of the sitting to another, and what the list of them tells."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from reader.annotations.model import ArticleState
from reader.session.handling import ADJUSTING, EXPORTING, Handler
from reader.session.modes import Choosing, Turning
from reader.session.opening import Opened, Place, open_article
from reader.store import relative_path

if TYPE_CHECKING:
    from reader.session.session import Session


class Listed(NamedTuple):
    """What the list tells of an article.

    Attributes:
        path: its file.
        name: how the database names it.
        title: its headline, as far as it has one and was opened before.
        state: how far the work on it is.
        tagged: how many annotations it has.
        is_open: whether it is the one that is open.
    """

    path: Path
    name: str
    title: str | None
    state: ArticleState
    tagged: int
    is_open: bool


def listed(session: "Session") -> list[Listed]:
    """The articles of the sitting, in their order."""
    store, database = session.desk.store, session.place.database
    kept = {record.path: record for record in store.articles()} | {session.desk.record.path: session.desk.record}
    found: list[Listed] = []
    for path in session.shelf.paths:
        name = relative_path(path, database)
        record = kept.get(name)
        title, state = (record.title, record.state) if record else (None, ArticleState.NEW)
        tagged = len(store.annotations(record.id)) if record else 0
        found.append(Listed(path, name, title, state, tagged, path == session.place.path))
    return found


def open_other(session: "Session", path: Path) -> tuple[Opened, Place]:
    """Open another article for the session to go on with; the session itself is left as it is.

    Raises:
        InputError: where its file cannot be read, or holds no text.
        UsageError: where nothing that is kept of it is found in the encoding that was asked for.
    """
    place = replace(session.place, path=path)
    return open_article(place, session.desk.store, session.shelf.encoding), place


def where(session: "Session") -> str:
    """Which of the articles is open: "b.txt: article 2 of 5"."""
    paths = session.shelf.paths
    return f"{session.place.path.name}: article {paths.index(session.place.path) + 1} of {len(paths)}"


def _beside(session: "Session", way: int) -> Path | None:
    """The next article on that way from the one last asked for, or None where the row of them ends.

    So one that cannot be opened is passed by; the one that is open is not come to again.
    """
    paths = session.shelf.paths
    place = paths.index(session.wanted)
    onward = paths[place + 1 :] if way > 0 else paths[:place][::-1]
    return next((path for path in onward if path != session.place.path), None)


def _turned(session: "Session", path: Path) -> str:
    session.mode, session.wanted = Turning(path), path
    return f"opening {path.name}…"


def _step(way: int, end: str) -> Handler:
    """The handler that goes to the next article (`way` 1) or the previous one (-1); at the last one it says `end`."""

    def run(session: "Session", _argument: object) -> str:
        path = _beside(session, way)
        assert path is not None
        return _turned(session, path)

    def refusal(session: "Session") -> str | None:
        return _held(session) or (end if _beside(session, way) is None else None)

    return Handler(run, refusal)


def _held(session: "Session") -> str | None:
    """What must be ended before another article is opened."""
    if len(session.shelf.paths) == 1:
        return "this is the only article: `reader open` takes several, or a folder"
    if session.adjusting is not None:
        return ADJUSTING
    return EXPORTING if session.export is not None else None


def _list(session: "Session", _argument: object) -> None:
    session.mode = Choosing(articles=True)


def _open(session: "Session", argument: object) -> str:
    assert isinstance(argument, Path)
    return f"{where(session)} is open" if argument == session.place.path else _turned(session, argument)


HANDLERS: dict[str, Handler] = {
    "article.next": _step(1, "this is the last article"),
    "article.previous": _step(-1, "this is the first article"),
    "articles": Handler(_list, _held),
    "article.open": Handler(_open, _held),
}
