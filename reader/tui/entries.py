"""What can be chosen in a list that is open to choose from: commands and looks in the palette, or the articles."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from reader.commands import Scope, all_commands
from reader.session.session import Session
from reader.session.turning import Listed, listed
from reader.settings import THEMES


class Steered(Protocol):
    """What the palette can do besides giving commands."""

    def choose(self, run: Callable[[], None]) -> Awaitable[None]:
        """Take the palette away, and do what was chosen in it."""

    def wear(self, theme: str) -> None:
        """Put on a theme."""

    def widen(self, cells: int) -> None:
        """Make the column of text wider, or narrower."""


class Entry(NamedTuple):
    """Something that can be chosen.

    Attributes:
        label: its name.
        id: the name by which reader.toml knows it, "" where it does not.
        keys: as they are shown.
        help: what it does, in a sentence.
        refusal: why it cannot be done now, or None.
        run: does it.
    """

    label: str
    id: str
    keys: str
    help: str
    refusal: str | None
    run: Callable[[], None]


class Offer(NamedTuple):
    """A list to choose from.

    Attributes:
        entries: what can be chosen.
        asked: what is asked for, where nothing is typed yet.
        nothing: what is said where nothing matches.
        at: the place of the entry that is chosen to begin with.
    """

    entries: Sequence[Entry]
    asked: str
    nothing: str
    at: int = 0


def offered(session: Session, app: Steered, *, articles: bool) -> Offer:
    """What the session offers: the articles of the sitting, or all that can be done now."""
    if articles:
        found = listed(session)
        at = next((place for place, one in enumerate(found) if one.is_open), 0)
        return Offer(list(_articles(session, found)), "an article's name or headline", "no article is called that", at)
    return Offer(list(_commands(session, app)), "a command's name", "no command is called that")


def matching(entries: Sequence[Entry], query: str) -> list[Entry]:
    """The entries that a query may mean, the likeliest first: by name, by beginnings of words, by what is told of them.

    Of those that are as likely the order stays.
    """
    wanted = _plain(query).split()
    ranked = ((_rank(entry, wanted), entry) for entry in entries)
    return [entry for rank, entry in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT_AT_ALL]


_NOT_AT_ALL = 5


def _rank(entry: Entry, wanted: Sequence[str]) -> int:
    """How far an entry is from these words, from 0 to `_NOT_AT_ALL`."""
    names = (_plain(entry.label), _plain(entry.id))
    query, named = " ".join(wanted), " ".join(names)
    told = f"{named} {_plain(entry.help)}"
    grades = (
        query in names,
        any(name.startswith(query) for name in names),
        _begin_words(wanted, named),
        _begin_words(wanted, told),
        query in told,
    )
    return grades.index(True) if True in grades else _NOT_AT_ALL


def _plain(text: str) -> str:
    """A text as it is looked for: no capitals, and what a full stop parts are words."""
    return text.casefold().replace(".", " ")


def _begin_words(wanted: Sequence[str], text: str) -> bool:
    return all(any(word.startswith(begun) for word in text.split()) for begun in wanted)


_WIDENING = 4
"""Cells by which the column grows or shrinks at a time."""


def _commands(session: Session, app: Steered) -> Iterator[Entry]:
    """Every command, theme and width, in the order of the help."""
    for command in all_commands(session.settings.tags):
        if command.scope is Scope.READING and command.id != "palette":
            yield Entry(
                command.label.capitalize(),
                command.id,
                session.keymap.shown(command.id),
                command.help,
                session.refusal(command.id),
                partial(session.run, command.id),
            )
    for theme in THEMES:
        help_ = "Show everything in these colours."
        yield Entry(f"Theme: {theme}", "", "", help_, None, partial(app.wear, theme))
    for name, kind, cells in (("Wider", "longer", _WIDENING), ("Narrower", "shorter", -_WIDENING)):
        yield Entry(f"{name} column", "", "", f"Set the article in {kind} lines.", None, partial(app.widen, cells))


def _articles(session: Session, found: Sequence[Listed]) -> Iterator[Entry]:
    """The articles of the sitting, in their order, with how far each is."""
    for one in found:
        yield Entry(one.name, "", one.state.value, _told(one), None, partial(session.run, "article.open", one.path))


def _told(one: Listed) -> str:
    """What is told of an article beside its state: where one is, how much is tagged, its headline."""
    parts = ("open now" if one.is_open else "", f"{one.tagged:,} tagged" if one.tagged else "", one.title or "")
    return " · ".join(filter(None, parts))
