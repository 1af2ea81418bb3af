"""Commands that move and shape the selection."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.document import motion
from reader.document.article import Article
from reader.document.motion import Selection
from reader.document.spans import Span
from reader.document.units import Shown, Unit, enclosing
from reader.session.handling import Handler, as_number, as_span

if TYPE_CHECKING:
    from reader.session.session import Session

Motion = Callable[[Article, Selection, Unit, Shown], Selection | None]

_PASSED = {
    "next": "the last {unit}: there is none after it",
    "previous": "the first {unit}: there is none before it",
}


_LOOKED_THROUGH = 300_000
"""Code points up to which a frame can ask for the next quotation, since it may be at the far end: beyond, only its key
tells that there is none."""


def _mover(step: Motion, extending: Motion, unit: Unit, way: str) -> Handler:
    def goal(session: "Session") -> Selection | None:
        chosen = extending if session.extends else step
        return chosen(session.article, session.selection, unit, session.shown)

    passed = _PASSED[way].format(unit=unit.label)

    def run(session: "Session", _argument: object) -> str | None:
        found = goal(session)
        if found is None:
            return passed
        session.select(found)
        return None

    def refusal(session: "Session") -> str | None:
        if unit is Unit.QUOTATION and session.article.length > _LOOKED_THROUGH:
            return None
        return None if goal(session) else passed

    return Handler(run, refusal)


def _both_ways(name: str, unit: Unit) -> dict[str, Handler]:
    return {
        f"{name}.next": _mover(motion.onward, motion.extended_onward, unit, "next"),
        f"{name}.previous": _mover(motion.backward, motion.extended_backward, unit, "previous"),
    }


def _extenders(name: str, unit: Unit) -> dict[str, Handler]:
    return {
        f"{name}.next": _mover(motion.extended_onward, motion.extended_onward, unit, "next"),
        f"{name}.previous": _mover(motion.extended_backward, motion.extended_backward, unit, "previous"),
    }


def _toggle_extending(session: "Session", _argument: object) -> str:
    session.extending = not session.extending
    return "extending: every motion moves the head; escape ends it" if session.extending else "extending ended"


def _swap(session: "Session", _argument: object) -> str:
    session.select(session.selection.swapped())
    return "the head is now at the end" if session.selection.is_forward else "the head is now at the beginning"


def _grow(session: "Session", _argument: object) -> None:
    found = motion.grown(session.article, session.selection)
    if found is not None:
        session.select(found, trail=(*session.trail, session.selection))


def _no_larger(session: "Session") -> str | None:
    if motion.can_grow(session.article, session.selection):
        return None
    return "no larger unit: this is the whole paragraph"


def _shrink(session: "Session", _argument: object) -> None:
    if session.trail:
        session.select(session.trail[-1], trail=session.trail[:-1])
        return
    found = motion.shrunk(session.article, session.selection)
    if found is not None:
        session.select(found)


def _no_smaller(session: "Session") -> str | None:
    if session.trail or motion.shrunk(session.article, session.selection):
        return None
    return "no smaller unit inside it"


def _edge(find: Callable[[Article, Shown], Selection | None]) -> Handler:
    def run(session: "Session", _argument: object) -> None:
        found = find(session.article, session.shown)
        if found is None:
            return
        session.select(headed(session, found) if session.extends else found)

    return Handler(run)


END_TO_COME = "the end is still being read"
"""What is said to whoever wants to go there."""


def _end_to_come(session: "Session") -> str | None:
    return f"{END_TO_COME}: {session.percent_read} % so far" if session.growth else None


def headed(session: "Session", found: Selection) -> Selection:
    """The selection with its head taken to the far end of what was found."""
    anchor = session.selection.anchor
    head = found.span.end if found.span.start >= anchor else found.span.start
    return Selection(anchor, head, found.unit)


def _select_span(session: "Session", argument: object) -> None:
    anchor, head = as_span(argument)
    if anchor != head:
        session.select(Selection(anchor, head, Unit.CHARACTER))


def _select_unit(unit: Unit) -> Handler:
    def run(session: "Session", argument: object) -> None:
        offset = as_number(argument)
        found = motion.at(session.article, offset, unit)
        if found is None:
            return
        session.select(headed(session, found) if session.extends else found)

    return Handler(run)


def unit_of(article: Article, span: Span) -> Unit:
    """The unit that a span is, so that motion goes on from it in the usual way; quotation where it is none of them.

    What is both a sentence and its only clause or quotation is a sentence.
    """
    sizes = (Unit.WORD, Unit.SENTENCE, Unit.CLAUSE, Unit.QUOTATION, Unit.PARAGRAPH)
    return next((unit for unit in sizes if enclosing(article, span, unit) == span), Unit.QUOTATION)


HANDLERS: dict[str, Handler] = {
    **_both_ways("sentence", Unit.SENTENCE),
    **_both_ways("word", Unit.WORD),
    **_both_ways("clause", Unit.CLAUSE),
    **_both_ways("quotation", Unit.QUOTATION),
    **_both_ways("paragraph", Unit.PARAGRAPH),
    **_extenders("character", Unit.CHARACTER),
    **_extenders("extend.sentence", Unit.SENTENCE),
    **_extenders("extend.word", Unit.WORD),
    "extend.mode": Handler(_toggle_extending),
    "swap.ends": Handler(_swap),
    "grow": Handler(_grow, _no_larger),
    "shrink": Handler(_shrink, _no_smaller),
    "top": _edge(motion.first),
    "bottom": _edge(motion.last)._replace(refusal=_end_to_come),
    "select.span": Handler(_select_span),
    "select.word": _select_unit(Unit.WORD),
    "select.sentence": _select_unit(Unit.SENTENCE),
}
