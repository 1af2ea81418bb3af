"""What lies over the page in some modes: a screen each, whose module is imported when it is first seen."""

from typing import Protocol

from textual.screen import Screen

from reader.session.modes import Choosing, Helping, Leaving, Mode, Sourcing
from reader.session.session import Session
from reader.tui.looks import Looks
from reader.tui.messages import Given


class Hearing(Protocol):
    """A screen that is told of keys one by one, so that what follows the key that takes it away is not its own."""

    def hear(self, key: str) -> Given | None:
        """Do what a key means here; the command that it gives, if any."""
        ...


HEARING = (Helping, Sourcing, Leaving)
"""The modes whose screen hears keys so."""

COVERING = (Helping, Sourcing, Choosing, Leaving)
"""The modes whose screen is taken away when they end."""


def screen_over(session: Session, looks: Looks, mode: Mode) -> Screen[None] | None:
    """The screen to lay over the page, or None where the mode needs none."""
    if isinstance(mode, Helping | Sourcing):
        return _text(session, looks, mode)
    if isinstance(mode, Choosing):
        from reader.tui.palette import Palette  # noqa: PLC0415 - its field costs more than a start may take

        return Palette(session, looks, articles=mode.articles)
    if isinstance(mode, Leaving):
        from reader.tui.leaving import LeaveScreen  # noqa: PLC0415 - seldom seen

        return LeaveScreen(mode.unsaved, session.desk.store.state().label)
    return None


def _text(session: Session, looks: Looks, mode: Helping | Sourcing) -> Screen[None]:
    """The help or the source text, with the command whose keys go back from it."""
    from reader.tui.help import HelpText  # noqa: PLC0415 - seldom seen
    from reader.tui.scrolled import ScrolledScreen  # noqa: PLC0415 - seldom seen
    from reader.tui.source import SourceText  # noqa: PLC0415 - seldom seen

    if isinstance(mode, Helping):
        return ScrolledScreen(HelpText(session, looks), "help")
    return ScrolledScreen(SourceText(session, looks, mode), "source")
