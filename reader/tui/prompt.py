"""The prompt: what is asked for by name, a field to type in, and what can be taken by one key."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Offset
from textual.widgets import Input, Static, TextArea

from reader.document.cells import cells
from reader.document.display import display
from reader.session.modes import Choice, Prompting
from reader.tui.lines import shortened
from reader.tui.messages import Given


class Field(Input):
    """One line to type in. While it is empty, a key of a choice takes that choice."""

    def __init__(self, prompt: Prompting) -> None:
        """Ask for what `prompt` asks."""
        super().__init__(prompt.text, id="field", compact=True)
        self.cursor_blink = False
        self._prompt = prompt

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where on the screen the next character will stand; Textual's own is a cell beyond it at the end."""
        before = cells(self.value[: self.cursor_position])
        return self.content_region.offset + Offset(before - int(self.scroll_x), 0)

    def on_key(self, event: events.Key) -> None:
        """Take a choice by its key."""
        chosen = next((one for one in self._prompt.choices if one.key == event.character), None)
        if chosen is not None and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(Given("prompt.submit", chosen.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was typed."""
        event.stop()
        self.post_message(Given("prompt.submit", event.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Give what is being typed, where that is wanted."""
        event.stop()
        if self._prompt.live:
            self.post_message(Given("prompt.type", event.value))


class Editor(TextArea):
    """Several lines to type in."""

    BINDINGS = [Binding("ctrl+s,ctrl+enter", "keep", "keep", priority=True)]  # noqa: RUF012 - Textual's declaration

    def __init__(self, prompt: Prompting) -> None:
        """Ask for what `prompt` asks."""
        super().__init__(prompt.text, id="field", soft_wrap=True, show_line_numbers=False, compact=True)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Go on writing at the end."""
        self.move_cursor(self.document.end)

    def action_keep(self) -> None:
        """Give what was typed."""
        self.post_message(Given("prompt.submit", self.text))


class PromptBar(Vertical):
    """A prompt over the bottom of the screen."""

    def __init__(self, prompt: Prompting) -> None:
        """Ask for what `prompt` asks."""
        super().__init__(id="prompt")
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """The title, the field, the choices and how to leave."""
        width = max(20, self.app.size.width - 4)
        yield Static(shortened(display(self._prompt.title), width), id="prompt-title", markup=False)
        yield Editor(self._prompt) if self._prompt.multiline else Field(self._prompt)
        if self._prompt.choices:
            yield Static("\n".join(_rows(self._prompt.choices, width)), id="prompt-choices", markup=False)
        yield Static(shortened(display(self._prompt.hint), width), id="prompt-hint", markup=False)

    def on_resize(self) -> None:
        """Put the terminal's cursor into the field, where input methods look for it: now its place is known."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        field = self.query_one("#field")
        if isinstance(field, Field | Editor):
            self.app.cursor_position = field.cursor_screen_offset


def _rows(choices: tuple[Choice, ...], width: int) -> Iterator[str]:
    """The choices, as many to a row as fit."""
    row = ""
    for choice in choices:
        shown = shortened(f"{choice.key} {display(choice.text)}", width)
        if row and cell_len(row) + cell_len(shown) + 3 > width:
            yield row
            row = ""
        row += ("   " if row else "") + shown
    yield row
