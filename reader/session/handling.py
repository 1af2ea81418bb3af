"""What a command's handler is, and the words that handlers share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.document.spans import Span

if TYPE_CHECKING:
    from reader.session.session import Session

Run = Callable[["Session", object], str | None]
"""Does it; what it returns is said in the status line."""

Refusal = Callable[["Session"], str | None]
"""Why it cannot be done now, or None."""

ADJUSTING = "adjusting a span: enter keeps it, escape restores the old one"
EXPORTING = "an export is under way"
"""What must be ended before some commands can be given."""

_SHOWN = 48
"""Characters of a quote that the status line shows."""

_LOOKED_AT = 1_000
"""Characters of a text, white space and all, that are looked at for it: a block or a selection may be of 10 MB."""


def never(_session: "Session") -> None:
    """The refusal of a command that can always be given."""
    return


class Handler(NamedTuple):
    """What a command does, and why it cannot."""

    run: Run
    refusal: Refusal = never


def quoted(text: str, length: int = _SHOWN) -> str:
    """The beginning of a quote, in quotation marks, on one line, at most `length` characters of it."""
    return f"“{brief(text, length)}”"


def brief(text: str, length: int = _SHOWN) -> str:
    """The beginning of a text on one line, at most `length` characters of it."""
    line = " ".join(text[:_LOOKED_AT].split())
    is_all = len(line) <= length and len(text) <= _LOOKED_AT
    return line if is_all else f"{line[: length - 1].rstrip()}…"


def as_number(argument: object) -> int:
    """The argument of a command that needs a number: an offset of the article text, or rows."""
    assert isinstance(argument, int)
    return argument


def as_span(argument: object) -> Span:
    """The argument of a command that needs a span: an anchor and a head, in either order."""
    assert isinstance(argument, tuple)
    anchor, head = argument
    return Span(anchor, head)


def as_text(argument: object) -> str:
    """The argument of a command that needs a text."""
    assert isinstance(argument, str)
    return argument
