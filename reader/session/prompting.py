"""What becomes of the text that is typed at a prompt, by the command that asked for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.session import describing, leaving, paneling, searching
from reader.session.handling import Handler, as_text
from reader.session.modes import Prompting, Reading

if TYPE_CHECKING:
    from reader.session.session import Session

Taker = Callable[["Session", str], str | None]

Submit = Callable[["Session", str, Prompting], str | None]


def _nothing(_session: "Session", _text: str) -> str | None:
    return None


def _alone(taker: Taker) -> Submit:
    """Of a text that is about no annotation."""
    return lambda session, text, _prompt: taker(session, text)


def _stay(_session: "Session") -> None:
    return


class Asker(NamedTuple):
    """A command that asks for a text: what becomes of it, of each keystroke, and of leaving without one."""

    submit: Submit
    typed: Taker = _nothing
    give_up: Callable[["Session"], None] = _stay


ASKERS: dict[str, Asker] = {
    "speaker": Asker(describing.set_speaker),
    "note": Asker(describing.set_note),
    "search": Asker(_alone(searching.keep), searching.typed, searching.give_up),
    "leave.elsewhere": Asker(_alone(leaving.write_elsewhere)),
    "panel.search": Asker(_alone(paneling.keep), paneling.typed, paneling.give_up),
}


def _submit(session: "Session", argument: object) -> str | None:
    prompt, session.mode = session.mode, Reading()
    return ASKERS[prompt.command].submit(session, as_text(argument), prompt) if isinstance(prompt, Prompting) else None


def _type(session: "Session", argument: object) -> str | None:
    prompt = session.mode
    return ASKERS[prompt.command].typed(session, as_text(argument)) if isinstance(prompt, Prompting) else None


def give_up(session: "Session", prompt: Prompting) -> None:
    """Leave a prompt without a text."""
    ASKERS[prompt.command].give_up(session)


HANDLERS: dict[str, Handler] = {"prompt.submit": Handler(_submit), "prompt.type": Handler(_type)}
