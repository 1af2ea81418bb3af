"""Texts that are read line by line over the whole screen: what the help and the source text have in common."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from rich.style import Style
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.keymap import normalise
from reader.session.session import Session
from reader.tui.lines import WHEEL, Lines, strip_of
from reader.tui.looks import Looks
from reader.tui.messages import Given

Part = tuple[str, Style]
"""A text in one style."""

WIDEST = 84
"""Cells that a line takes at most."""

_HEAD = 2
"""Lines at the top that stay: they say how to go back."""

_FAR = 10**6
"""More lines than any text has."""

_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR}
"""Keys that scroll, and by how many lines."""

_PAGES = {"space": 1.0, "pagedown": 1.0, "pageup": -1.0, "ctrl+d": 0.5, "ctrl+u": -0.5}
"""Keys that scroll by a part of the page."""

_BACK = frozenset({"escape", "q", "enter"})
"""Keys that go back whatever was opened."""


class ScrolledText(Lines):
    """A text, scrolled by lines."""

    def __init__(self, session: Session, looks: Looks) -> None:
        """Tell of `session`."""
        super().__init__(session, looks, id="scrolled")
        self._text: tuple[int, Sequence[Strip]] = (0, [])
        self._top = 0

    @abstractmethod
    def told(self, width: int) -> Iterable[Sequence[Part]]:
        """The lines of the text at this width, in cells; the first two stay at the top."""

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The part of the text that is in sight."""
        if self._text[0] != width:
            self._text = width, [self._line(parts, width) for parts in self.told(min(width, WIDEST) - 4)]
        head, text = self._text[1][:_HEAD], self._text[1][_HEAD:]
        room = max(1, height - len(head))
        self._top = max(0, min(self._top, len(text) - room))
        seen = [*head, *text[self._top : self._top + room]][:height]
        return [*seen, *[self._line([], width)] * (height - len(seen))]

    def scroll_by_key(self, key: str) -> None:
        """Scroll as a key says, if it says so."""
        self._scroll(_STEPS.get(key, round(_PAGES.get(key, 0) * (self.size.height - _HEAD - 1))))

    def on_mouse_scroll_down(self) -> None:
        """Scroll on."""
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Scroll back."""
        self._scroll(-WHEEL)

    def _scroll(self, rows: int) -> None:
        self._top += rows
        self.sync()

    def look(self, name: str, attributes: str = "") -> Style:
        """The style of a part of the text."""
        return self.looks.part(name, attributes)

    def _line(self, parts: Sequence[Part], width: int) -> Strip:
        ground = self.looks.ground
        left = " " * max(2, (width - WIDEST) // 2)
        return strip_of([(left, ground), *parts], width, ground)


class ScrolledScreen(ModalScreen[None], inherit_bindings=False):
    """A text over the whole screen, until a key goes back."""

    def __init__(self, text: ScrolledText, command_id: str) -> None:
        """Show `text`; the keys of the command that opened it go back as well."""
        super().__init__()
        self._text = text
        self._own = frozenset(text.session.keymap.keys_of(command_id))

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._text

    def hear(self, key: str) -> Given | None:
        """Scroll, or go back. See `covering.Hearing`."""
        if normalise(key) in _BACK | self._own:
            return Given("cancel")
        self._text.scroll_by_key(key)
        return None
