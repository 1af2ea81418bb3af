"""A list to choose from by typing: the command palette, or the articles of the sitting.

It is told of each key when all of the one before is done, so that what is typed quickly is what is given.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.document.display import display
from reader.session.modes import Prompting
from reader.session.session import Session
from reader.tui.entries import Entry, Offer, Steered, matching, offered
from reader.tui.lines import WHEEL, Lines, shortened, strip_of, wrapped
from reader.tui.looks import Looks
from reader.tui.messages import Given
from reader.tui.prompt import Field

_LABEL, _LONG_LABEL = 24, 36
"""Cells of the column of names, at least and at most."""

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

    def __init__(self, session: Session, looks: Looks, offer: Offer) -> None:
        """List what is on offer."""
        super().__init__(session, looks, id="entries")
        self._offer = offer
        self._found = list(offer.entries)
        self._at, self._top = offer.at, 0
        longest = max((cell_len(display(entry.label)) for entry in offer.entries), default=0)
        self._label = min(max(_LABEL, longest + 2), _LONG_LABEL)

    @property
    def chosen(self) -> Entry | None:
        """The one that enter would choose; None where nothing matches."""
        return self._found[self._at] if self._found else None

    def narrow(self, query: str) -> None:
        """List what matches, and choose the first."""
        self._found, self._at = matching(self._offer.entries, query), 0
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
        rows += [self._line(f" {self._offer.nothing}", width)] if not seen else []
        rows += [self._line("", width)] * (room - len(rows))
        return [*rows, *self._detail(width)][:height]

    def _row(self, entry: Entry, width: int, *, chosen: bool) -> Strip:
        over = self.looks.selected if chosen else Style.null()
        quiet, strong = self._look("quiet") + over, self._look("quiet" if entry.refusal else "strong") + over
        told = max(0, width - self._label - _KEYS - 2) if width >= _TOLD_FROM else 0
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


class Palette(ModalScreen[None], inherit_bindings=False):
    """A line to type in, and what it may mean."""

    AUTO_FOCUS = None

    def __init__(self, session: Session, looks: Looks, *, articles: bool = False) -> None:
        """Offer what can be done with `session`, or the `articles` of the sitting."""
        super().__init__()
        offer = offered(session, cast("Steered", self.app), articles=articles)
        self._field = Field(Prompting("palette", "command"))
        self._field.placeholder = offer.asked
        self._list = Entries(session, looks, offer)

    def compose(self) -> ComposeResult:
        """The line, and the list below it."""
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
