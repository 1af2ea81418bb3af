"""What becomes of the text that is typed at a prompt, by the command that asked for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.session import describing, leaving, paneling, searching
from reader.session.handling import Handler, Refusal, as_text, never
from reader.session.marking import read_only
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


def _unchanged(_session: "Session", _text: str, prompt: Prompting) -> str:
    return f"{prompt.command} unchanged"


def _stay(_session: "Session", _text: str, _prompt: Prompting) -> str:
    return "nothing was written"


def _back(give_up: Callable[["Session"], None]) -> Submit:
    """Leave a prompt that has shown what it finds, and go back to where it began."""
    return lambda session, _text, _prompt: give_up(session)


class Asker(NamedTuple):
    """A command that asks for a text: what becomes of it, of each keystroke, and of leaving without one.

    What is refused goes on being asked for, so that what was typed is not lost.
    """

    submit: Submit
    typed: Taker = _nothing
    give_up: Submit = _unchanged
    refusal: Refusal = never


ASKERS: dict[str, Asker] = {
    "speaker": Asker(describing.set_speaker, refusal=read_only),
    "note": Asker(describing.set_note, give_up=describing.put_off_note, refusal=read_only),
    "search": Asker(_alone(searching.keep), searching.typed, _back(searching.give_up)),
    "leave.elsewhere": Asker(_alone(leaving.write_elsewhere), give_up=_stay),
    "panel.search": Asker(_alone(paneling.keep), paneling.typed, _back(paneling.give_up)),
}


def _submit(session: "Session", argument: object) -> str | None:
    prompt, session.mode = session.mode, Reading()
    return ASKERS[prompt.command].submit(session, as_text(argument), prompt) if isinstance(prompt, Prompting) else None


def _no_submit(session: "Session") -> str | None:
    prompt = session.mode
    return ASKERS[prompt.command].refusal(session) if isinstance(prompt, Prompting) else None


def _type(session: "Session", argument: object) -> str | None:
    prompt = session.mode
    return ASKERS[prompt.command].typed(session, as_text(argument)) if isinstance(prompt, Prompting) else None


def give_up(session: "Session", text: str, prompt: Prompting) -> str | None:
    """Leave a prompt in which `text` was typed without taking it; what to say of that."""
    return ASKERS[prompt.command].give_up(session, text, prompt)


HANDLERS: dict[str, Handler] = {"prompt.submit": Handler(_submit, _no_submit), "prompt.type": Handler(_type)}
