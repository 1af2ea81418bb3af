"""Commands that find a word or a span on the screen by its initials, and pick among overlapping annotations."""

from typing import TYPE_CHECKING

from reader.commands import TAG_PREFIX
from reader.document.hints import Label, labels, spans_by_initials, words_by_initial
from reader.document.motion import select
from reader.document.spans import Span
from reader.document.units import Unit, unit_at
from reader.session.handling import Handler, as_text, quoted
from reader.session.modes import Initials, Picking, Reading
from reader.session.moving import unit_of

if TYPE_CHECKING:
    from reader.session.session import Session

_LONG = 20_000
"""Offsets from which a selection is longer than any page."""

_EXTENDING = ("extend.sentence.next", "extend.sentence.previous", "extend.word.next", "extend.word.previous")
"""Commands whose keys are no labels either: they extend what was picked."""


def _taken_keys(session: "Session") -> set[str]:
    """The keys that no label may be: those of the tags, so that a tag key takes the likeliest straight away."""
    tags = (f"{TAG_PREFIX}{tag.name}" for tag in session.settings.tags)
    return {key for command_id in (*tags, *_EXTENDING) for key in session.keymap.keys_of(command_id)}


def _ask(wanted: int) -> Handler:
    def run(session: "Session", _argument: object) -> str:
        session.mode = Initials(wanted, session.selection)
        return "first letter of the word" if wanted == 1 else "first letters of the first and the last word"

    return Handler(run)


def _type_initial(session: "Session", argument: object) -> str | None:
    mode = session.mode
    assert isinstance(mode, Initials)
    key = as_text(argument)
    if len(key) != 1:
        session.mode = Reading()
        return "no letter: nothing was picked"
    mode = mode._replace(typed=mode.typed + key)
    session.mode = mode
    if len(mode.typed) < mode.wanted:
        return f"“{key}” … and the first letter of the last word"
    return _pick_likeliest(session, mode)


def _pick_likeliest(session: "Session", mode: Initials) -> str | None:
    found = _candidates(session, mode)
    session.mode = Reading()
    if not found:
        what = "word" if mode.wanted == 1 else "span of up to eight words"
        return f"no {what} on the screen with “{mode.typed}”"
    _select(session, found[0])
    if len(found) == 1:
        return None
    session.mode = Picking(tuple(labels(found[1:], _taken_keys(session))), mode.before)
    return f"the likeliest of {len(found)} with “{mode.typed}”"


def _candidates(session: "Session", mode: Initials) -> list[Span]:
    shown = session.shown.visible(session.view.shown)
    head = mode.before.head_character
    origin = unit_at(session.article, head, Unit.SENTENCE) or mode.before.span
    if mode.wanted == 1:
        return words_by_initial(session.article, shown, mode.typed, origin, mode.before.span)
    return spans_by_initials(session.article, shown, mode.typed, origin)


def _select(session: "Session", span: Span) -> None:
    session.select(select(span, unit_of(session.article, span)))


def _pick(session: "Session", argument: object) -> str | None:
    """Take a label's key: pick, or wait for the second; the mode stays Reading where no label begins so."""
    mode = session.mode
    assert isinstance(mode, Picking)
    keys = mode.typed + as_text(argument)
    exact = next((label for label in mode.labels if label.keys == keys), None)
    if exact is not None:
        session.mode = Reading()
        _select(session, exact.span)
        return None
    session.mode = mode._replace(typed=keys)
    return None


def takes(mode: Picking, key: str) -> bool:
    """Whether a key is, or begins, a label."""
    return any(label.keys.startswith(mode.typed + key) for label in mode.labels)


def shown_labels(mode: Picking) -> list[Label]:
    """The labels that still can be picked, without what was typed of them."""
    return [
        Label(label.keys.removeprefix(mode.typed), label.span)
        for label in mode.labels
        if label.keys.startswith(mode.typed)
    ]


def _stack(session: "Session") -> list[str]:
    """What touches the selection; where that is longer than any page, what of it is on the screen."""
    span, shown = session.selection.span, session.view.shown
    if span.end - span.start > _LONG:
        span = Span(max(span.start, shown.start), min(span.end, shown.end))
    return session.desk.placements.touching(span)


def _next_of_stack(session: "Session", _argument: object) -> str:
    stack, current = _stack(session), session.current
    place = stack.index(current.id) if current and current.id in stack else -1
    session.visited = stack[(place + 1) % len(stack)]
    found = session.desk.annotation(session.visited)
    assert found is not None
    return f"{stack.index(session.visited) + 1} of {len(stack)} here: {found.tag} {quoted(found.quote)}"


def _no_stack(session: "Session") -> str | None:
    return None if len(_stack(session)) > 1 else "no annotations overlap here"


HANDLERS: dict[str, Handler] = {
    "find.word": _ask(1),
    "find.span": _ask(2),
    "initial": Handler(_type_initial),
    "pick": Handler(_pick),
    "stack": Handler(_next_of_stack, _no_stack),
}
