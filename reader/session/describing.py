"""Commands that say more of the current annotation: speaker, certainty, note, doubt."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.annotations.model import Annotation, Certainty
from reader.session.handling import Handler, quoted
from reader.session.marking import NOTHING_TAGGED, read_only
from reader.session.modes import Choice, Prompting

if TYPE_CHECKING:
    from reader.session.session import Session

_DIGITS = "123456789"

_CERTAINTIES: tuple[Certainty | None, ...] = (None, *Certainty)


def _no_current(session: "Session") -> str | None:
    return NOTHING_TAGGED if session.current is None else read_only(session)


def _current(session: "Session") -> Annotation:
    current = session.current
    assert current is not None
    return current


def known_speakers(session: "Session") -> list[str]:
    """The speakers named in this article so far, the one named last first."""
    annotations = session.desk.store.annotations(session.desk.record.id)
    named = sorted((one for one in annotations if one.speaker), key=lambda one: one.modified, reverse=True)
    return list(dict.fromkeys(one.speaker for one in named if one.speaker))


def _ask_speaker(session: "Session", _argument: object) -> None:
    choices = tuple(Choice(key, name) for key, name in zip(_DIGITS, known_speakers(session), strict=False))
    hint = "enter keeps · escape leaves" + (" · a digit takes a name" if choices else "")
    session.mode = Prompting("speaker", f"speaker of {quoted(_current(session).quote)}", choices=choices, hint=hint)


def _ask_note(session: "Session", _argument: object) -> None:
    current = _current(session)
    hint = "ctrl+s or ctrl+enter keeps · escape leaves"
    session.mode = Prompting("note", f"note on {quoted(current.quote)}", current.note, multiline=True, hint=hint)


def set_speaker(session: "Session", text: str) -> str:
    """Name the speaker of the current annotation; no name leaves it as it is."""
    current, name = _current(session), " ".join(text.split())
    if not name or name == current.speaker:
        return "speaker unchanged"
    session.desk.revise("speaker", current, replace(current, speaker=name))
    return f"speaker: {name}"


def set_note(session: "Session", text: str) -> str:
    """Write the note of the current annotation; an empty one removes it."""
    current, text = _current(session), text.strip()
    if text == current.note:
        return "note unchanged"
    session.desk.revise("note", current, replace(current, note=text))
    return f"note: {quoted(text)}" if text else "note removed"


def _clear_speaker(session: "Session", _argument: object) -> str:
    current = _current(session)
    session.desk.revise("speaker", current, replace(current, speaker=None))
    return f"no speaker any more (it was {current.speaker})"


def _no_speaker(session: "Session") -> str | None:
    refused = _no_current(session)
    return refused or (None if _current(session).speaker else "it has no speaker")


def _next_certainty(session: "Session", _argument: object) -> str:
    current = _current(session)
    following = _CERTAINTIES[(_CERTAINTIES.index(current.certainty) + 1) % len(_CERTAINTIES)]
    session.desk.revise("certainty", current, replace(current, certainty=following))
    return f"certainty: {following or 'not judged'}"


def _toggle_doubt(session: "Session", _argument: object) -> str:
    current = _current(session)
    session.desk.revise("doubt", current, replace(current, doubt=not current.doubt))
    return "no doubt any more" if current.doubt else f"doubtful: {quoted(current.quote)}"


HANDLERS: dict[str, Handler] = {
    "speaker": Handler(_ask_speaker, _no_current),
    "speaker.clear": Handler(_clear_speaker, _no_speaker),
    "certainty": Handler(_next_certainty, _no_current),
    "note": Handler(_ask_note, _no_current),
    "doubt": Handler(_toggle_doubt, _no_current),
}
