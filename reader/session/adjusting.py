"""Taking up an annotation's span and moving its ends."""

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from reader.annotations.anchoring import describe
from reader.annotations.model import Anchor
from reader.document.motion import Selection
from reader.session.handling import Handler, quoted
from reader.session.marking import NOTHING_TAGGED, read_only

if TYPE_CHECKING:
    from reader.session.session import Session


class Adjusting(NamedTuple):
    """An annotation whose span is in hand, and the selection that it began with."""

    annotation: str
    before: Selection


def _take_up(session: "Session", _argument: object) -> str:
    current = session.current
    assert current is not None
    if current.id in session.desk.placements:
        session.visit(current.id)
    session.adjusting = Adjusting(current.id, session.selection)
    return f"adjusting {current.tag}: every motion moves its end, o the other; enter keeps, escape restores"


def _no_current(session: "Session") -> str | None:
    if session.adjusting is not None:
        return "adjusting already: enter keeps, escape restores"
    return NOTHING_TAGGED if session.current is None else read_only(session)


def keep(session: "Session") -> str:
    """Write the new span down; everything else of the annotation stays."""
    held = session.adjusting
    assert held is not None
    session.adjusting = None
    annotation = session.desk.annotation(held.annotation)
    found = describe(session.article, session.selected)
    if annotation is None:
        return "another window has removed it meanwhile: nothing was kept"
    if found is None:
        return "nothing was kept: there is no text in the selection"
    session.visited = annotation.id
    if found.spans == annotation.spans:
        return "the span is as it was"
    after = replace(
        annotation,
        spans=found.spans,
        quote=found.quote,
        prefix=found.prefix,
        suffix=found.suffix,
        anchor=Anchor.EXACT,
    )
    session.desk.revise("span", annotation, after)
    return f"{annotation.tag} now: {quoted(found.quote)}"


def restore(session: "Session") -> str:
    """Leave the annotation as it was."""
    held = session.adjusting
    assert held is not None
    session.adjusting = None
    session.select(held.before)
    session.visited = held.annotation
    return "the span is as it was"


HANDLERS: dict[str, Handler] = {
    "adjust": Handler(_take_up, _no_current),
}
