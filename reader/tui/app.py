"""The application: keys and commands in, a frame out, and an orderly end by whatever way."""

import asyncio
import contextlib
import gc
import os
import select
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.commands import Scope
from reader.document.article import Article
from reader.errors import ReaderError, StoreError
from reader.keymap import display as display_key
from reader.keymap import hints
from reader.resources import styles_dir
from reader.session.modes import Choosing, Leaving, Mode, Picking, Prompting, Reading, Turning
from reader.session.opening import Growth
from reader.session.session import Session
from reader.session.turning import open_other
from reader.settings import NARROWEST, WIDEST, Look
from reader.tui.covering import COVERING, HEARING, Hearing, screen_over
from reader.tui.dressing import DressedApp
from reader.tui.keys import taken_apart
from reader.tui.looks import Terminal
from reader.tui.messages import Given
from reader.tui.reading import ReadingScreen

if TYPE_CHECKING:
    from reader.tui.prompt import Taker

_TICK = 0.2
"""Seconds between two looks at what other windows have written and what has become durable."""

_BUSY_TICK = 0.02
"""The same while something is being looked for, or ordered, bit by bit."""

_SAVING_TICK = 0.03
"""The same while something is on its way to the disk."""

_HANDOVER = 0.001
"""Seconds after which a thread that cleans, exports or writes gives way. Python's own 0.005 are felt: a key asks for
several turns."""

_EVERYWHERE = frozenset({"escape", "ctrl+q"})
"""Keys that mean the same wherever something is typed."""

_EDITING = frozenset({"alt+backspace", "alt+delete"})
"""Keys with alt that mean something where something is typed: a word is removed."""

_SELECTING = frozenset({"select.span", "select.word", "select.sentence", "visit"})
"""What the mouse does to the selection."""

_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


class ReaderApp(DressedApp):
    """The reader on a terminal."""

    CSS_PATH: ClassVar = [styles_dir() / f"{name}.tcss" for name in ("reading", "prompt", "help", "palette")]
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False
    ENABLE_COMMAND_PALETTE = False  # The palette is a mode; Textual's key for its own works over whatever is open.
    TITLE = "reader"

    def __init__(self, session: Session, terminal: Terminal | None = None) -> None:
        """Show `session`; `terminal` says what can be drawn, where that is not to be found out."""
        super().__init__(session.settings.tags, session.look.theme, terminal)
        self.session = session
        self.reading = ReadingScreen(session, self.looks)
        self._showing: Mode = Reading()
        self._hurries = False

    def wear(self, theme: str) -> None:
        """Put on a theme."""
        self.theme = theme
        self.session.look = Look(self.session.look.width, theme)
        self.session.say(f"theme: {theme}")
        self.reading.dress(self.looks)
        self.reading.sync()

    def widen(self, cells: int) -> None:
        """Make the column of text wider, or narrower."""
        width = min(max(NARROWEST, self.session.look.width + cells), WIDEST)
        self.session.look = Look(width, self.session.look.theme)
        self.session.say(f"the column is {width} cells wide")
        self.reading.sync()

    # From the start to the end

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        return self.reading

    def on_mount(self) -> None:
        """Listen to signals and to the clock."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._end_by, number)
        # Who comes back to a program that was stopped finds on the terminal what others have left there.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        sys.setswitchinterval(_HANDOVER)
        self.set_interval(_TICK, self._tick)
        self.call_after_refresh(self._settle)

    def _end_by(self, number: int) -> None:
        """End by a signal. Nobody can be asked whether a note that is half written is to be kept: it is."""
        mode, taker = self.session.mode, self.reading.taker
        if taker is not None and isinstance(mode, Prompting) and mode.command == "note":
            self.session.run("prompt.submit", taker.typed)
        self.exit(return_code=_BY_SIGNAL + number)

    def _settle(self) -> None:
        """After the first frame: what there is will stay, and the rest of a long article may come."""
        if self.session.growth is None:
            _keep_for_good()
        else:
            self.run_worker(partial(self._grow, self.session.growth), thread=True)

    def _grow(self, growth: Growth) -> None:
        """Clean the rest of a long article, in a thread of its own; each part is shown as it comes."""
        worker = get_current_worker()
        for article in growth.articles:
            if worker.is_cancelled or not self.call_from_thread(self._adopt, growth, article):
                return
        self.call_from_thread(self._adopt, growth, None)

    def _adopt(self, growth: Growth, article: Article | None) -> bool:
        """Take what has come of an article, None where that was all; whether it is the one that is open still."""
        if self.session.growth is not growth:
            return False
        if article is not None:
            self.session.adopt(article)
            self.reading.sync()
        else:
            self.session.grown()
            _keep_for_good()
        return True

    async def _turn(self, path: Path) -> None:
        """Go on with another article, or with this one where that cannot be opened. Keys wait meanwhile."""
        self.reading.sync()
        self.session.mode = self._showing = Reading()
        try:
            opened, place = await asyncio.to_thread(open_other, self.session, path)
        except ReaderError as error:
            self.session.say(str(error), refused=True)
            return
        self.session.take_up(opened, self.session.desk.store, place)
        # What was to stay for good is garbage now, if it was of the former article.
        gc.unfreeze()
        gc.collect()
        self.call_after_refresh(self._settle)

    def _tick(self) -> None:
        if not self.is_headless and _is_hung_up():
            self._end_by(signal.SIGHUP)
        if self.session.tick():
            self.reading.sync()
        elif self.reading.page.is_attached:
            self.reading.status.sync()
        if self.session.is_busy and not self._hurries:
            self._hurries = True
            self.set_timer(_BUSY_TICK, self._tick_again)

    def _tick_again(self) -> None:
        self._hurries = False
        self._tick()

    def _fatal_error(self) -> None:
        """End after a defect; whoever started the app tells of it, without the values of variables."""
        self._close_messages_no_wait()

    # Commands in

    async def on_event(self, event: events.Event) -> None:
        """Give what is typed to the prompt or the session, unless something covers the page."""
        is_covered = self.screen_stack[-1:] != [self.reading]
        is_heard = is_covered and isinstance(self.session.mode, HEARING)
        chooses = is_covered and isinstance(self.session.mode, Choosing)
        if (chooses or not is_covered) and not event.is_forwarded and isinstance(event, events.Key | events.Paste):
            await self._take(event, cast("Taker", self.screen) if chooses else self.reading.taker)
        elif isinstance(event, events.Key) and _leaves(event.key) and (is_heard or event.key not in _EVERYWHERE):
            await self.press(event.key)
        elif isinstance(event, events.Key) and is_heard:
            given = cast("Hearing", self.screen).hear(event.key)
            if given is not None:
                await self.on_given(given)
        else:
            await super().on_event(event)

    async def _take(self, typed: events.Key | events.Paste, taker: "Taker | None") -> None:
        """Do all that a key means before the next one is looked at, however fast they come."""
        if isinstance(typed, events.Key) and (taker is None or _leaves(typed.key)):
            await self.press(typed.key)
        elif taker is not None:
            given = await taker.take(typed)
            if given is not None:
                await self.on_given(given)

    async def press(self, key: str) -> None:
        """Give the command of a key, and show what came of it."""
        if key == "ctrl+c":
            self.session.run("copy")
            self.session.say(hints(self.session.happened, self.session.keymap.hint("leaves the reader", "quit")))
        else:
            is_bound = self.session.keymap.find(Scope.PANEL, key) is not None
            parts = (key,) if is_bound else taken_apart(key)
            taker = self.reading.taker
            typed = [taker.typed] if taker else []
            known = [self.session.press(part, *typed) for part in parts]
            if known and not known[-1] and isinstance(self.session.mode, Reading):
                shows = self.session.keymap.hint("shows the keys", "help")
                self.session.say(hints(f"{display_key(parts[-1])} is no key here", shows), refused=True)
        await self.show()

    async def on_given(self, message: Given) -> None:
        """Give a command, and show what came of it."""
        if _is_heard(message.command_id, self.session.mode):
            self.session.run(message.command_id, message.argument)
        await self.show()

    async def choose(self, run: Callable[[], None]) -> None:
        """Take the palette away, do what was chosen in it, and show what came of it."""
        if isinstance(self.session.mode, Choosing):
            self.session.run("cancel")
            run()
            await self.show()

    async def on_key(self, event: events.Key) -> None:
        """Hear what nothing over the page wanted: escape and leaving mean the same everywhere."""
        if _leaves(event.key):
            event.prevent_default()
            await self.press(event.key)

    # A frame out

    async def show(self) -> None:
        """Show what is true now: the mode, and every line that differs."""
        mode = self.session.mode
        if mode is not self._showing:
            former, self._showing = self._showing, mode
            await self._enter(mode, former)
        self.reading.sync()
        if self.session.clipboard is not None:
            self.copy_to_clipboard(self.session.clipboard)
            self.session.clipboard = None
        if self.session.desk.store.state().pending:
            self.set_timer(_SAVING_TICK, self._tick)

    async def _enter(self, mode: Mode, former: Mode) -> None:
        if isinstance(former, COVERING):
            await self.pop_screen()
        await self.reading.show_prompt(mode if isinstance(mode, Prompting) else None)
        if isinstance(mode, Turning):
            await self._turn(mode.path)
        if isinstance(mode, Leaving) and not mode.unsaved:
            self.exit(StoreError.exit_code if mode.lost else 0)
            return
        over = screen_over(self.session, self.reading.looks, mode)
        if over is not None:
            await self.push_screen(over)


def _is_heard(command_id: str, mode: Mode) -> bool:
    """Whether a command is to be given in this mode. What is asked is asked of the selection: the mouse leaves it."""
    if isinstance(mode, Reading | Picking) or command_id not in {*_SELECTING, "scroll"}:
        return True
    return command_id == "scroll" and isinstance(mode, Prompting)


def _leaves(key: str) -> bool:
    """Whether a key, or the first of those that it is joined of, means the same wherever something is typed."""
    return key not in _EDITING and bool(_EVERYWHERE & set(taken_apart(key)[:1]))


def _is_hung_up() -> bool:
    """Whether the terminal is gone. Where it does not control the process, no signal tells of it."""
    if not hasattr(select, "poll"):
        return False
    terminal = select.poll()
    terminal.register(0, 0)
    return any(said & select.POLLHUP for _, said in terminal.poll(0))


def _keep_for_good() -> None:
    """Look for garbage from now on, but not among what there is: a search of all of it would hold up a key."""
    gc.freeze()
    gc.enable()


def run_reader(session: Session, *, mouse: bool = True) -> int:
    """Show `session` until the user leaves; the exit code of the process.

    Whoever calls it has stopped looking for garbage; from the first frame on it is looked for again.

    Raises:
        Exception: the defect that ended it, where one did; the terminal is restored.
    """
    _follow_terminal()
    app = ReaderApp(session)
    result = app.run(mouse=mouse)
    if app._exception is not None:  # noqa: SLF001 - Textual tells of it in no other way
        raise app._exception  # noqa: SLF001
    return app.return_code or result or 0


def _follow_terminal() -> None:
    """Let the window say how large it is; COLUMNS and LINES that a shell exported would hold the screen at one size."""
    with contextlib.suppress(OSError):
        if all(os.get_terminal_size()):
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
