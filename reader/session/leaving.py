"""Leaving: at once where all is saved; else the user says what is to become of what is not."""

from pathlib import Path
from typing import TYPE_CHECKING

from reader.session.handling import Handler
from reader.session.modes import Confirming, Leaving, Prompting
from reader.store.names import expanded
from reader.store.rescue import rescue_path

if TYPE_CHECKING:
    from reader.session.session import Session

_PATIENCE = 2.0
"""Seconds that leaving waits for a slow disk before it asks."""


def changes(count: int) -> str:
    """So many changes, and the verb: "1 change is", "2 changes are"."""
    return "1 change is" if count == 1 else f"{count:,} changes are"


def _quit(session: "Session", typed: object) -> str | None:
    """Leave; a note that is half written is kept, or asked for again where another window has written one."""
    if isinstance(session.mode, Confirming):
        session.run("confirm", "escape")
    if isinstance(session.mode, Prompting) and session.mode.command == "note" and typed is not None:
        session.run("prompt.submit", typed)
        if isinstance(session.mode, Prompting):
            return session.happened
    store = session.desk.store
    session.mode = Leaving(store.unsaved() if store.flush(timeout=_PATIENCE).problem else 0)
    return None


def _abandon(session: "Session", _argument: object) -> None:
    session.mode = Leaving(lost=session.desk.store.unsaved() > 0)


def _ask_where(session: "Session", _argument: object) -> None:
    if not session.desk.store.unsaved():
        session.mode = Leaving()
        return
    hint = "enter writes it and leaves · escape stays"
    path = rescue_path(session.place.database)
    session.mode = Prompting("leave.elsewhere", "write what is not saved to this file", text=str(path), hint=hint)


def write_elsewhere(session: "Session", text: str) -> str | None:
    """Write what is not saved to the file that was named, and leave.

    Raises:
        StoreError: where it cannot be written either.
        UsageError: where it lies in the home folder of a user who is unknown.
    """
    if not text.strip():
        return "no file was named: nothing was written"
    path = expanded(Path(text.strip())).absolute()
    session.desk.store.save_to(path)
    session.mode = Leaving(kept=path)
    return None


HANDLERS: dict[str, Handler] = {
    "quit": Handler(_quit),
    "leave.abandon": Handler(_abandon),
    "leave.elsewhere": Handler(_ask_where),
}
