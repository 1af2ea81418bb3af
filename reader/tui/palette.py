"""The command palette: every command by its name and keys, the themes, and the width of the column."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple, Protocol, cast

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.markup import escape
from textual.widgets import Input

from reader.commands import Scope, all_commands
from reader.document.display import display
from reader.session.session import Session
from reader.settings import THEMES


class Steered(Protocol):
    """What the palette can do besides giving commands."""

    session: Session

    def choose(self, command_id: str) -> None:
        """Give a command."""

    def wear(self, theme: str) -> None:
        """Put on a theme."""

    def widen(self, cells: int) -> None:
        """Make the column of text wider, or narrower."""


class _Entry(NamedTuple):
    label: str
    help: str
    run: Callable[[], None]


_WIDENING = 4
"""Cells by which the column grows or shrinks at a time."""


class Palette(CommandPalette):
    """The palette itself."""

    def _action_command_list(self, action: str) -> None:
        """Walk through the list by pages. Textual's fails where it is empty, as when nothing matches."""
        with suppress(KeyError):
            super()._action_command_list(action)

    @on(Input.Submitted)
    def _take_what_was_typed(self, event: Input.Submitted) -> None:
        """Give the command that matches best, where the list does not show it yet: what it shows was not meant."""
        group = self._GATHER_COMMANDS_GROUP
        if all(worker.is_finished for worker in self.workers if worker.group == group):
            return
        event.stop()
        event.prevent_default()
        best = max(Commands(self).scored(event.value.strip()), key=lambda pair: pair[0], default=None)
        if best is not None:
            self._cancel_gather_commands()
            self.dismiss()
            self.app.call_later(best[1].run)


class Commands(Provider):
    """What can be done, searched as one types."""

    async def discover(self) -> Hits:
        """Everything, in the order of the help."""
        for entry in self._entries():
            yield DiscoveryHit(escape(entry.label), entry.run, entry.label, escape(entry.help))

    async def search(self, query: str) -> Hits:
        """What matches, by name or by what it does."""
        highlight = self.matcher(query).highlight
        for score, entry in self.scored(query):
            yield Hit(score, highlight(entry.label), entry.run, entry.label, escape(entry.help))

    def scored(self, query: str) -> Iterator[tuple[float, _Entry]]:
        """What matches, with how well it does."""
        matcher = self.matcher(query)
        for entry in self._entries():
            score = max(matcher.match(entry.label), matcher.match(entry.help) / 2)
            if score > 0:
                yield score, entry

    def _entries(self) -> Iterator[_Entry]:
        app = cast("Steered", self.app)
        for command in all_commands(app.session.settings.tags):
            if command.scope is Scope.READING and command.id != "palette":
                keys = app.session.keymap.shown(command.id)
                label = display(f"{command.label.capitalize()}  {keys}".rstrip())
                reason = app.session.refusal(command.id)
                told = f"{command.help} Not now: {reason}." if reason else command.help
                yield _Entry(label, display(told), partial(app.choose, command.id))
        for theme in THEMES:
            yield _Entry(f"Theme: {theme}", "Show everything in these colours.", partial(app.wear, theme))
        yield _Entry("Wider column", "Set the article in longer lines.", partial(app.widen, _WIDENING))
        yield _Entry("Narrower column", "Set the article in shorter lines.", partial(app.widen, -_WIDENING))
