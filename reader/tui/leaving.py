"""The question before leaving while something is not saved."""

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.document.display import display
from reader.session.leaving import changes
from reader.tui.messages import Given

_ANSWERS = {"w": "leave.elsewhere", "y": "leave.abandon"}


class LeaveScreen(ModalScreen[None], inherit_bindings=False):
    """Asks what is to become of what is not saved."""

    def __init__(self, unsaved: int, reason: str) -> None:
        """Say how many changes are not saved, and why."""
        super().__init__()
        self._unsaved = unsaved
        self._reason = reason

    def compose(self) -> ComposeResult:
        """The question."""
        told = (
            f"{changes(self._unsaved)} on the screen only. {display(self._reason)}.\n\n"
            "w  write them to another file\n"
            "y  leave and lose them\n"
            "any other key  stay\n\n"
            "It is tried again all the time while the reader is open."
        )
        yield Static(told, id="leave", markup=False)

    def hear(self, key: str) -> Given:
        """Do what the key says; stay at any other. See `covering.Hearing`."""
        return Given(_ANSWERS.get(key, "cancel"))
