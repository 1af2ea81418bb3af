"""The reading screen: page, position, panel and the two lines below them, and what gives way where room is short."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

from reader.session.modes import Prompting
from reader.session.session import Session
from reader.session.view import LEAST_COLUMNS, LEAST_ROWS
from reader.tui.bars import KeyBar, PositionBar, StatusBar
from reader.tui.lines import Bare, Lines, strip_of, wrapped
from reader.tui.looks import Looks
from reader.tui.page import Page
from reader.tui.panel import Panel

if TYPE_CHECKING:
    from reader.tui.prompt import Taker

WIDE = 100
"""Columns from which the panel stands beside the page; below, it lies over it."""

_DRAWER, _DRAWER_SHARE = 44, 0.8
"""Columns of the panel where it lies over the page, and how much of the window they are at most."""


class Notice(Lines):
    """What is shown in place of everything where the terminal is too small."""

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """One sentence."""
        size = self.app.size
        told = (
            f"The reader needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows; this window has {size.width} and "
            f"{size.height}. Enlarge it and go on; everything is kept."
        )
        ground = self.looks.ground
        rows = [strip_of([(line, ground)], width, ground) for line in wrapped(told, width)][:height]
        return [*rows, *[strip_of([], width, ground)] * (height - len(rows))]


class Middle(Bare, Horizontal):
    """What stands above the two lowest lines, side by side."""


class ReadingScreen(Bare, Screen[None], inherit_bindings=False):
    """The article and what is said of it."""

    AUTO_FOCUS = None
    ALLOW_SELECT = False

    def __init__(self, session: Session, looks: Looks) -> None:
        """Show `session`."""
        super().__init__()
        self.session = session
        self.looks = looks
        self.page = Page(session, looks, id="page")
        self.panel = Panel(session, looks, id="panel")
        self.status = StatusBar(session, looks, id="status")
        self.keys = KeyBar(session, looks, id="keys")
        self._bars: tuple[Lines, ...] = (
            PositionBar(session, looks, id="position"),
            self.panel,
            self.status,
            self.keys,
            Notice(session, looks, id="notice"),
        )
        self._beside = True
        self._shown_beside = session.panel_shown
        self._prompt: Prompting | None = None
        self.taker: Taker | None = None

    def compose(self) -> ComposeResult:
        """Page, position and panel side by side; below them status and keys."""
        position, panel, *below = self._bars
        with Middle(id="middle"):
            yield self.page
            yield position
            yield panel
        yield from below

    def sync(self) -> None:
        """Show what is true now."""
        if not self.page.is_attached:
            return
        self.set_class(self.session.panel_shown, "-panel")
        lines = self.keys.lines_wanted(self.size.width)
        if self.keys.size.height not in {0, lines}:
            self.keys.styles.height = lines
        self.page.sync()
        for bar in self._bars:
            bar.sync()

    def dress(self, looks: Looks) -> None:
        """Show everything in other looks."""
        self.looks = looks
        for lines in (self.page, *self._bars):
            lines.dress(looks)

    def on_mount(self) -> None:
        """Give everything its place before it is first painted."""
        self._place(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Give everything its place anew."""
        self._place(event.size)
        self.sync()

    def _place(self, size: Size) -> None:
        """Put the panel beside the page or over it, or say that there is no room for either."""
        width, height = size
        beside = width >= WIDE
        if beside != self._beside:
            if not beside:
                self._shown_beside = self.session.panel_shown
            # Whoever is in the panel must go on seeing it.
            self.session.panel_shown = (beside and self._shown_beside) or self.session.panel_focused
            self._beside = beside
            self.panel.is_drawer = not beside
            self.panel.dress(self.looks)
        drawer = 0 if beside else min(_DRAWER, int(width * _DRAWER_SHARE))
        self.panel.styles.width = drawer or None
        self.page.uncovered = width - drawer
        self.set_class(self.session.panel_shown, "-panel")
        self.set_class(not beside, "-narrow")
        self.set_class(width < LEAST_COLUMNS or height < LEAST_ROWS, "-small")

    def on_refitted(self) -> None:
        """Show what the page's new size changes around it."""
        self.sync()

    async def show_prompt(self, prompt: Prompting | None) -> None:
        """Ask for a text, or end asking. It returns when the field is ready for the next key."""
        if prompt is self._prompt:
            return
        self._prompt, self.taker = prompt, None
        for former in self.query("#prompt"):
            await former.remove()
        self.set_focus(None)
        if prompt is not None:
            from reader.tui.prompt import PromptBar  # noqa: PLC0415 - its widgets cost more than a start may take

            bar = PromptBar(prompt)
            await self.mount(bar, before="#status")
            self.taker = bar.field
            self.set_focus(bar.field)
