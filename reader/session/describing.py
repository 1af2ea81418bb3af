"""Commands that say more of the current annotation: speaker, certainty, note, doubt."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.annotations.changes import add
from reader.annotations.model import Annotation, Certainty
from reader.document.units import Unit, enclosing
from reader.session.handling import Handler, brief, quoted
from reader.session.marking import NOTHING_TAGGED, read_only
from reader.session.modes import Choice, Prompting
from reader.session.placements import rows_around

if TYPE_CHECKING:
    from reader.session.session import Session

_DIGITS = "123456789"

_SPEAKERS_OF = 1000
"""Annotations before and after the selection whose speakers are offered: as many as a keystroke has time for."""

_READ = 2_000
"""Characters of a sentence in which speakers are looked for."""

_CERTAINTIES: tuple[Certainty | None, ...] = (None, *Certainty)


def _no_current(session: "Session") -> str | None:
    return NOTHING_TAGGED if session.current is None else read_only(session)


def _current(session: "Session") -> Annotation:
    current = session.current
    assert current is not None
    return current


def _known_speakers(session: "Session", annotation: Annotation) -> list[str]:
    """The speakers named around here so far: first those whom its sentence names, then the one named last."""
    placements = session.desk.placements
    rows = rows_around(placements, session.selection.span.start, _SPEAKERS_OF)
    annotations = (session.desk.annotation(placements.id_at(row)) for row in rows)
    named = sorted((one for one in annotations if one and one.speaker), key=lambda one: one.modified, reverse=True)
    words = _sentence_of(session, annotation)
    return sorted(dict.fromkeys(one.speaker for one in named if one.speaker), key=lambda name: -_share(name, words))


def _sentence_of(session: "Session", annotation: Annotation) -> str:
    """The beginning of the sentence that holds an annotation; of one that is longer or has no place its own words."""
    span = session.desk.placements.span(annotation.id)
    sentence = enclosing(session.article, span, Unit.SENTENCE) if span else None
    if sentence is None:
        return annotation.quote[:_READ]
    return session.article.slice(sentence.start, min(sentence.end, sentence.start + _READ))


def _share(name: str, words: str) -> float:
    """How much of a name stands in these words: of many that were named in full once, later sentences name a part."""
    return sum(len(part) for part in name.split() if part in words) / len(name)


def _ask_speaker(session: "Session", _argument: object) -> None:
    current = _current(session)
    choices = tuple(Choice(key, name) for key, name in zip(_DIGITS, _known_speakers(session, current), strict=False))
    hint = "enter keeps · escape leaves" + (" · a digit takes a name" if choices else "")
    title = f"speaker of {quoted(current.quote)}"
    session.mode = Prompting("speaker", title, choices=choices, hint=hint, about=current)


def _ask_note(session: "Session", _argument: object) -> None:
    _prompt_for_note(session, _current(session))


def _prompt_for_note(session: "Session", annotation: Annotation, text: str | None = None) -> None:
    hint = "ctrl+s or ctrl+enter keeps · escape leaves"
    title = f"note on {quoted(annotation.quote)}"
    text = session.drafts.get(annotation.id, annotation.note) if text is None else text
    session.mode = Prompting("note", title, text, multiline=True, hint=hint, about=annotation)


def set_speaker(session: "Session", text: str, prompt: Prompting) -> str:
    """Name the speaker of the annotation that was asked about; no name leaves it as it is."""
    asked, name = _asked(prompt), " ".join(text.split())
    if not name or name == asked.speaker:
        return "speaker unchanged"
    return f"speaker: {brief(name)}{_write(session, 'speaker', asked, speaker=name)}"


def set_note(session: "Session", text: str, prompt: Prompting) -> str:
    """Write the note of the annotation that was asked about; an empty one removes it.

    Where another window has written one meanwhile, it is asked again, and both are there.
    """
    asked, text = _asked(prompt), text.strip()
    session.drafts.pop(asked.id, None)
    now = session.desk.annotation(asked.id)
    if text == asked.note:
        return "note unchanged"
    if now is not None and now.note not in {asked.note, text}:
        _prompt_for_note(session, now, f"{text}\n\n{now.note}".strip())
        return "another window has changed the note meanwhile: both are here"
    back = _write(session, "note", asked, note=text)
    return f"note: {quoted(text)}{back}" if text else f"note removed{back}"


def put_off_note(session: "Session", text: str, prompt: Prompting) -> str:
    """Leave a note unwritten; what was typed stands there when it is asked for again."""
    asked = _asked(prompt)
    if text.strip() in {"", asked.note}:
        session.drafts.pop(asked.id, None)
        return "note unchanged"
    session.drafts[asked.id] = text
    return f"note not kept: {session.keymap.shown('note')} goes on with it"


def _asked(prompt: Prompting) -> Annotation:
    assert prompt.about is not None
    return prompt.about


def _write(session: "Session", act: str, asked: Annotation, **said: str) -> str:
    """Write what was typed about an annotation; what to say where it had been removed meanwhile, and is back."""
    now = session.desk.annotation(asked.id)
    if now is not None:
        session.desk.revise(act, now, replace(now, **said))
        return ""
    session.desk.apply(act, [add(replace(asked, modified=session.desk.clock.now(), **said))])
    return " · another window had removed the annotation: it is back"


def _clear_speaker(session: "Session", _argument: object) -> str:
    current = _current(session)
    session.desk.revise("speaker", current, replace(current, speaker=None))
    return f"no speaker any more (it was {brief(current.speaker or '')})"


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
