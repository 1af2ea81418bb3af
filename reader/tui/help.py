"""The help screen: every command by group with its keys, and what the tags are for."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.commands import Group, Scope, all_commands
from reader.document.display import display
from reader.keymap import display as display_key
from reader.session.session import Session
from reader.tui.lines import Lines, strip_of, wrapped
from reader.tui.looks import Looks
from reader.tui.messages import Given

_Part = tuple[str, Style]

_KEYS = 18
"""Cells of the column of keys."""

_WIDEST = 84

_FAR = 10**6

_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR}
"""Keys that scroll, and by how many lines."""

_BACK = frozenset({"escape", "question_mark", "q", "enter"})

_PAGES = {"space": 1.0, "pagedown": 1.0, "pageup": -1.0, "ctrl+d": 0.5, "ctrl+u": -0.5}
"""Keys that scroll by a part of the page."""


class HelpText(Lines):
    """The text of the help, scrolled by lines."""

    def __init__(self, session: Session, looks: Looks) -> None:
        """Tell the keys that are in force, and the guidelines of the tag set."""
        super().__init__(session, looks, id="help")
        self._text: tuple[int, list[Strip]] = (0, [])
        self._top = 0

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The part of the text that is in sight."""
        if self._text[0] != width:
            self._text = width, [self._line(parts, width) for parts in self._told(min(width, _WIDEST) - 4)]
        text = self._text[1]
        self._top = max(0, min(self._top, len(text) - height))
        seen = text[self._top : self._top + height]
        return [*seen, *[self._line([], width)] * (height - len(seen))]

    def scroll_by_key(self, key: str) -> bool:
        """Scroll as a key says; whether it says so."""
        rows = _STEPS.get(key, round(_PAGES.get(key, 0) * (self.size.height - 1)))
        self._top += rows
        self.sync()
        return bool(rows)

    def on_mouse_scroll_down(self) -> None:
        """Scroll on."""
        self.scroll_by_key("j")

    def on_mouse_scroll_up(self) -> None:
        """Scroll back."""
        self.scroll_by_key("k")

    def _look(self, name: str, attributes: str = "") -> Style:
        return self.looks.part(name, attributes)

    def _line(self, parts: Sequence[_Part], width: int) -> Strip:
        ground = self.looks.ground
        left = " " * max(2, (width - _WIDEST) // 2)
        return strip_of([(left, ground), *parts], width, ground)

    def _told(self, width: int) -> Iterator[list[_Part]]:
        yield []
        yield [
            ("Keys", self._look("strong", "bold")),
            ("   escape or ? goes back · j k space scroll", self._look("quiet")),
        ]
        commands = [one for one in all_commands(self.session.settings.tags) if one.scope is not Scope.POINTER]
        for group in Group:
            of_group = [one for one in commands if one.group is group]
            if of_group:
                yield []
                yield [(group.value, self._look("accent", "bold"))]
            for command in of_group:
                keys = "  ".join(display_key(key) for key in self.session.keymap.keys_of(command.id))
                where = "In the panel: " if command.scope is Scope.PANEL else ""
                yield from self._entry(keys, where + command.help, width)
        yield []
        yield [("Tags", self._look("strong", "bold"))]
        yield from self._tags(width)

    def _entry(self, keys: str, text: str, width: int) -> Iterator[list[_Part]]:
        """Keys at the left, what they do at the right, over as many lines as that takes."""
        room = _KEYS if cell_len(keys) < _KEYS else cell_len(keys) + 1
        for number, line in enumerate(wrapped(text, width - room)):
            shown = keys if number == 0 else ""
            yield [(shown + " " * (room - cell_len(shown)), self._look("strong")), (line, self._look("text"))]

    def _tags(self, width: int) -> Iterator[list[_Part]]:
        for tag in self.session.settings.tags:
            yield []
            name = [(f"{tag.letter} {display(tag.name)}", self.looks.tag_style(tag.name))]
            yield [*name, (f"   {display(tag.description)}", self._look("text"))]
            for line in wrapped(tag.guideline, width - 2):
                yield [(f"  {line}", self._look("quiet"))]


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """The help over the whole screen."""

    def __init__(self, session: Session, looks: Looks) -> None:
        """Tell of `session`."""
        super().__init__()
        self._help = HelpText(session, looks)

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._help

    def on_key(self, event: events.Key) -> None:
        """Scroll, or go back."""
        if self._help.scroll_by_key(event.key):
            event.stop()
        elif event.key in _BACK:
            event.stop()
            self.post_message(Given("cancel"))
