"""The prompt: what is asked for by name, a field to type in, and what can be taken by one key.

Textual lets a field take letters at once and hear of enter or backspace only after them: keys that arrive together,
from a quick hand or over a slow line, would change places. So the app hands each key to `take` and waits for it.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Protocol, overload

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.document._document import Document
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset
from textual.widgets import Input, Static, TextArea

from reader.document.cells import cells
from reader.document.display import display
from reader.session.modes import Choice, Prompting
from reader.tui.bars import in_parts
from reader.tui.keys import text_of
from reader.tui.lines import shortened, wrapped
from reader.tui.messages import Given


class Taker(Protocol):
    """What is typed into."""

    @property
    def typed(self) -> str:
        """What stands there."""
        ...

    async def take(self, typed: events.Key | events.Paste) -> Given | None:
        """Let a key or a pasted text do what it means here, before the next one is looked at.

        Returns:
            The command that it gives, if any.
        """
        ...


def _actions(bindings: Iterable[object]) -> dict[str, str]:
    """The actions of a widget, by the names of their keys."""
    known = (one for one in bindings if isinstance(one, Binding))
    return {key: one.action for one in known for key in one.key.split(",")}


class Field(Input):
    """One line to type in. While it is empty, a key of a choice takes that choice."""

    ACTIONS: ClassVar = {
        **_actions(Input.BINDINGS),
        # As in shells and in the editor of several lines; Textual's field would remove the word after the cursor.
        "ctrl+backspace": "delete_left_word",
        "alt+backspace": "delete_left_word",
    }

    def __init__(self, prompt: Prompting) -> None:
        """Ask for what `prompt` asks."""
        super().__init__(prompt.text, id="field", compact=True)
        self.cursor_blink = False
        self._prompt = prompt

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where on the screen the next character will stand; Textual's own is a cell beyond it at the end."""
        before = self._position_to_cell(self.cursor_position)
        return self.content_region.offset + Offset(before - int(self.scroll_x), 0)

    @property
    def _value(self) -> Text:
        """What is drawn of the text, character by character: a pasted one may hold what a terminal would obey."""
        return Text(display(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cells(display(self.value[:position]))

    async def take(self, typed: events.Key | events.Paste) -> Given | None:
        """See `Taker`."""
        before = self.value
        if isinstance(typed, events.Paste):
            self._type(" ".join(typed.text.split()))
        elif typed.key == "enter":
            return Given("prompt.submit", before)
        elif text := text_of(typed.character):
            chosen = next((one for one in self._prompt.choices if one.key == text), None)
            if chosen is not None and not before:
                return Given("prompt.submit", chosen.text)
            self._type(text)
        elif typed.key in self.ACTIONS:
            await self.run_action(self.ACTIONS[typed.key])
        return Given("prompt.type", self.value) if self._prompt.live and self.value != before else None

    @property
    def typed(self) -> str:
        """See `Taker`."""
        return self.value

    def _type(self, text: str) -> None:
        self.replace(text, *sorted(self.selection))


class _Shown(Document):
    """What an editor draws and measures of its text: what a terminal would obey is a sign. The text stays as it is."""

    def __init__(self, text: str) -> None:
        """Hold `text`; only a line feed parts its lines, since whatever else did would be kept as one."""
        super().__init__("")
        self._newline, self._lines = "\n", text.split("\n")

    @property
    def lines(self) -> list[str]:
        """The lines as they are shown."""
        return [_line(one) for one in super().lines]

    def get_line(self, index: int) -> str:
        """One line as it is shown."""
        return self[index]

    @overload
    def __getitem__(self, line_index: int) -> str: ...

    @overload
    def __getitem__(self, line_index: slice) -> list[str]: ...

    def __getitem__(self, line_index: int | slice) -> str | list[str]:
        """One line as it is shown, or several."""
        found = super().__getitem__(line_index)
        return _line(found) if isinstance(found, str) else [_line(one) for one in found]


def _line(text: str) -> str:
    """A line as it is shown; its tabs, which the editor makes blanks of, stay."""
    return "\t".join(display(part) for part in text.split("\t"))


class Editor(TextArea):
    """Several lines to type in."""

    ACTIONS: ClassVar = _actions(TextArea.BINDINGS)
    KEEP = frozenset({"ctrl+s", "ctrl+enter"})

    def __init__(self, prompt: Prompting) -> None:
        """Ask for what `prompt` asks."""
        super().__init__(id="field", soft_wrap=True, show_line_numbers=False, compact=True)
        self.cursor_blink = False
        self.document = _Shown(prompt.text)
        self.wrapped_document = WrappedDocument(self.document)
        self.navigator = DocumentNavigator(self.wrapped_document)

    def on_mount(self) -> None:
        """Go on writing at the end."""
        self.move_cursor(self.document.end)

    async def take(self, typed: events.Key | events.Paste) -> Given | None:
        """See `Taker`."""
        if isinstance(typed, events.Paste):
            self._type("\n".join(typed.text.splitlines()))
        elif typed.key in self.KEEP:
            return Given("prompt.submit", self.text)
        elif typed.key == "enter":
            self._type("\n")
        elif text := text_of(typed.character):
            self._type(text)
        elif typed.key in self.ACTIONS:
            await self.run_action(self.ACTIONS[typed.key])
        return None

    @property
    def typed(self) -> str:
        """See `Taker`."""
        return self.text

    def _type(self, text: str) -> None:
        self.replace(text, *self.selection, maintain_selection_offset=False)


class PromptBar(Vertical):
    """A prompt over the bottom of the screen."""

    def __init__(self, prompt: Prompting) -> None:
        """Ask for what `prompt` asks."""
        super().__init__(id="prompt")
        self.field = Editor(prompt) if prompt.multiline else Field(prompt)
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """The title, the field, the choices and how to leave."""
        width = max(20, self.app.size.width - 4)
        yield Static(in_parts(display(self._prompt.title)).fitted(width), id="prompt-title", markup=False)
        yield self.field
        if self._prompt.choices:
            yield Static("\n".join(_rows(self._prompt.choices, width)), id="prompt-choices", markup=False)
        yield Static("\n".join(wrapped(self._prompt.hint, width)), id="prompt-hint", markup=False)

    def on_resize(self) -> None:
        """Put the terminal's cursor into the field, where input methods look for it: now its place is known."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        self.app.cursor_position = self.field.cursor_screen_offset


def _rows(choices: tuple[Choice, ...], width: int) -> Iterator[str]:
    """The choices, as many to a row as fit."""
    row = ""
    for choice in choices:
        shown = shortened(f"{choice.key} {display(choice.text[:width])}", width)
        if row and cell_len(row) + cell_len(shown) + 3 > width:
            yield row
            row = ""
        row += ("   " if row else "") + shown
    yield row
