"""The command palette: every command by its name and keys, the themes, and the width of the column.

It is told of each key when all of the one before is done, so that what is typed quickly is what is given.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol, cast

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.commands import Scope, all_commands
from reader.document.display import display
from reader.session.modes import Prompting
from reader.session.session import Session
from reader.settings import THEMES
from reader.tui.lines import WHEEL, Lines, shortened, strip_of, wrapped
from reader.tui.looks import Looks
from reader.tui.messages import Given
from reader.tui.prompt import Field


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


def matching(entries: Sequence[Entry], query: str) -> list[Entry]:
    """The entries that a query may mean, the likeliest first: by name, by beginnings of words, by what is told of them.

    Of those that are as likely the order stays.
    """
    wanted = query.casefold().replace(".", " ").split()
    ranked = ((_rank(entry, wanted), entry) for entry in entries)
    return [entry for rank, entry in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT_AT_ALL]


_NOT_AT_ALL = 5


def _rank(entry: Entry, wanted: Sequence[str]) -> int:
    """How far an entry is from these words, from 0 to `_NOT_AT_ALL`."""
    names = (entry.label.casefold(), " ".join(entry.id.casefold().split(".")))
    query, named = " ".join(wanted), " ".join(names)
    told = f"{named} {entry.help.casefold()}"
    grades = (
        query in names,
        any(name.startswith(query) for name in names),
        _begin_words(wanted, named),
        _begin_words(wanted, told),
        query in told,
    )
    return grades.index(True) if True in grades else _NOT_AT_ALL


def _begin_words(wanted: Sequence[str], text: str) -> bool:
    return all(any(word.startswith(begun) for word in text.split()) for begun in wanted)


_LABEL = 24
"""Cells of the column of names."""

_KEYS = 16
"""Cells of the column of keys."""

_TOLD_FROM = 72
"""Cells from which each entry says what it does; in fewer only the one that would be chosen does."""

_DETAIL = 2
"""Lines below the entries, for what the one that would be chosen does."""


def _column(text: str, width: int) -> str:
    """A text in just so many cells, the last one free."""
    return set_cell_size(shortened(display(text), width - 1), width)


class Entries(Lines):
    """What matches, a line each, and below them what the one does that would be chosen."""

    def __init__(self, session: Session, looks: Looks, entries: Sequence[Entry]) -> None:
        """List `entries`."""
        super().__init__(session, looks, id="entries")
        self._all = entries
        self._found = list(entries)
        self._at = self._top = 0

    @property
    def chosen(self) -> Entry | None:
        """The one that enter would choose; None where nothing matches."""
        return self._found[self._at] if self._found else None

    def narrow(self, query: str) -> None:
        """List what matches, and choose the first."""
        self._found, self._at = matching(self._all, query), 0
        self.sync()

    def move(self, rows: int) -> None:
        """Choose another one, so many rows on."""
        self._at = max(0, min(self._at + rows, len(self._found) - 1))
        self.sync()

    @property
    def page(self) -> int:
        """The rows of entries that are in sight."""
        return max(1, self.size.height - _DETAIL)

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The entries around the chosen one, and what that does."""
        room = max(1, height - _DETAIL)
        self._top = max(self._at - room + 1, min(self._top, self._at, len(self._found) - room), 0)
        seen = self._found[self._top : self._top + room]
        rows = [self._row(entry, width, chosen=entry is self.chosen) for entry in seen]
        rows += [self._line(" no command is called that", width)] if not seen else []
        rows += [self._line("", width)] * (room - len(rows))
        return [*rows, *self._detail(width)][:height]

    def _row(self, entry: Entry, width: int, *, chosen: bool) -> Strip:
        over = self.looks.selected if chosen else Style.null()
        quiet, strong = self._look("quiet") + over, self._look("quiet" if entry.refusal else "strong") + over
        told = max(0, width - _LABEL - _KEYS - 2) if width >= _TOLD_FROM else 0
        label = width - told - _KEYS - 2
        keys = shortened(display(entry.keys), _KEYS)
        parts = [
            (" " + _column(entry.label, label), strong),
            (_column(entry.help, told), quiet),
            (" " * (_KEYS - cell_len(keys)) + keys + " ", strong),
        ]
        return strip_of(parts, width, quiet)

    def _detail(self, width: int) -> Iterator[Strip]:
        chosen = self.chosen
        told = chosen.help if chosen else ""
        if chosen and chosen.refusal:
            told = f"Not now: {chosen.refusal}."
        lines = [*wrapped(told, width - 2), "", ""][:_DETAIL]
        return (self._line(f" {line}", width) for line in lines)

    def _line(self, text: str, width: int) -> Strip:
        return strip_of([(text, self._look("text"))], width, self._look("text"))

    def _look(self, name: str) -> Style:
        return self.looks.part(name, raised=True)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        row = self._top + event.y
        if event.y < self.page and row < len(self._found):
            self.app.call_later(cast("Steered", self.app).choose, self._found[row].run)

    def on_mouse_scroll_down(self) -> None:
        """Go on in the list."""
        self.move(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Go back in the list."""
        self.move(-WHEEL)


_STEPS = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "ctrl+home": -(10**6), "ctrl+end": 10**6}
"""Keys that choose another entry, and how many rows on."""

_PAGES = {"pagedown": 1, "pageup": -1}

_WIDENING = 4
"""Cells by which the column grows or shrinks at a time."""


class Palette(ModalScreen[None], inherit_bindings=False):
    """The palette: a line to type in, and what it may mean."""

    AUTO_FOCUS = None

    def __init__(self, session: Session, looks: Looks) -> None:
        """Offer what can be done with `session`."""
        super().__init__()
        self._session = session
        self._field = Field(Prompting("palette", "command"))
        self._field.placeholder = "a command's name"
        self._list = Entries(session, looks, [])
        self._looks = looks

    def compose(self) -> ComposeResult:
        """The line, and the list below it."""
        self._list = Entries(self._session, self._looks, list(_entries(self._session, cast("Steered", self.app))))
        with Vertical(id="palette"):
            yield self._field
            yield self._list

    def on_mount(self) -> None:
        """Let the line have the cursor."""
        self.set_focus(self._field)

    @property
    def typed(self) -> str:
        """See `Taker`."""
        return self._field.value

    async def take(self, typed: events.Key | events.Paste) -> Given | None:
        """See `Taker`."""
        key = typed.key if isinstance(typed, events.Key) else ""
        chosen = self._list.chosen
        if key == "enter":
            if chosen is not None:
                await cast("Steered", self.app).choose(chosen.run)
        elif key in _STEPS or key in _PAGES:
            self._list.move(_STEPS.get(key, 0) + _PAGES.get(key, 0) * self._list.page)
        else:
            before = self.typed
            await self._field.take(typed)
            if self.typed != before:
                self._list.narrow(self.typed)
        return None


def _entries(session: Session, app: Steered) -> Iterator[Entry]:
    """Everything that can be chosen, in the order of the help."""
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
