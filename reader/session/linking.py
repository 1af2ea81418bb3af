"""Commands that tie one annotation to another, change the tie, and follow it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.annotations.changes import add, remove, revise
from reader.annotations.model import Annotation, Link
from reader.document.hints import ALPHABET, keys_for
from reader.document.spans import Span
from reader.session import adjusting
from reader.session.handling import Handler, as_text, quoted
from reader.session.marking import NOTHING_TAGGED, go_to, read_only
from reader.session.modes import Linking, Reading, Target
from reader.session.placements import order_of, rows_around

if TYPE_CHECKING:
    from reader.session.session import Session

_LETTERS = (*ALPHABET, "c", "d", "r", "b", *ALPHABET.upper())
"""What the keys of targets are made of: while one is asked for, tags are not."""

_MOST = 1000
"""Targets that are offered at most, the nearest."""


def _ask(session: "Session", _argument: object) -> str:
    current = session.current
    assert current is not None
    others = _likeliest(session, current)
    targets = tuple(
        Target(keys, other.id, _type(session, current, other), session.desk.placements.span(other.id))
        for keys, other in zip(keys_for(len(others), _LETTERS), others, strict=True)
    )
    session.mode = Linking(current.id, targets)
    letters = "letters" if len(targets) > len(_LETTERS) else "letter"
    return f"link {current.tag} {quoted(current.quote)} to: press the {letters} of the other end"


def _likeliest(session: "Session", current: Annotation) -> list[Annotation]:
    """The other annotations, first those that the tag set foresees a link to, among these the nearest; orphans last."""
    placements, tags = session.desk.placements, session.settings.tags

    def likelihood(other: Annotation) -> tuple[bool, bool]:
        return other.id not in placements, not tags.foresees_link(current.tag, other.tag)

    return sorted(_others(session, current), key=likelihood)


def _others(session: "Session", current: Annotation) -> list[Annotation]:
    """The nearest of the other annotations of the article.

    Looked at are those whose rows are nearest, and what reaches as near as the last of them from a row that is farther
    off: there may be a hundred thousand. Where orphans, which are nowhere near, are among them, every row is looked at.
    """
    placements, here = session.desk.placements, session.selection.span

    def distance(annotation: Annotation) -> tuple[bool, int, tuple[int, str, str]]:
        span = placements.span(annotation.id)
        gap = max(0, span.start - here.end, here.start - span.end) if span else 0
        return span is None, gap, order_of(annotation)

    def nearest(ids: Iterable[str]) -> list[Annotation]:
        found = (session.desk.annotation(one) for one in {*ids} - {current.id})
        return sorted((one for one in found if one), key=distance)[:_MOST]

    beside = [placements.id_at(row) for row in rows_around(placements, here.start, _MOST + 1)]
    is_orphan, gap, _ = distance(nearest(beside)[-1])
    if is_orphan:
        return nearest(placements.id_at(row) for row in range(len(placements)))
    reach = Span(max(0, here.start - gap), min(session.article.length, here.end + gap))
    return nearest([*beside, *placements.touching(reach)])


def _type(session: "Session", origin: Annotation, target: Annotation) -> str:
    return session.settings.tags.link_types(origin.tag, target.tag)[0]


def _no_target(session: "Session") -> str | None:
    if session.current is None:
        return NOTHING_TAGGED
    if session.desk.count <= 1:
        return "no other annotation to link to"
    return read_only(session)


def _pick(session: "Session", argument: object) -> str:
    """Take the key of a target: tie or untie the two, or wait for the second letter."""
    mode = session.mode
    assert isinstance(mode, Linking)
    mode = mode.after(as_text(argument))
    session.mode = Reading()
    if not mode.targets:
        return "no link made"
    if mode.targets[0].keys:
        session.mode = mode
        return "… and its second letter"
    return _tie(session, mode, mode.targets[0])


def _tie(session: "Session", mode: Linking, target: Target) -> str:
    """Link the target, or take the link to it off; what came of it."""
    origin, other = session.desk.annotation(mode.origin), session.desk.annotation(target.annotation)
    if origin is None or other is None:
        return "another window has removed that annotation meanwhile: no link made"
    kept = next((one for one in session.desk.links_of(mode.origin) if one.target == target.annotation), None)
    session.visited = mode.origin
    if kept is not None:
        session.desk.apply("unlink", [remove(kept)])
        return f"link taken off: {kept.type} {quoted(other.quote)}"
    link = Link(
        id=session.desk.clock.new_id(),
        article=session.desk.record.id,
        type=target.type,
        origin=mode.origin,
        target=target.annotation,
        annotator=session.desk.annotator,
        created=session.desk.clock.now(),
    )
    session.desk.apply("link", [add(link)])
    return f"{link.type} → {other.tag} {quoted(other.quote)}"


def _links(session: "Session") -> list[Link]:
    current = session.current
    return session.desk.links_of(current.id) if current else []


def _no_link(session: "Session") -> str | None:
    if session.current is None:
        return NOTHING_TAGGED
    return None if _links(session) else "the current annotation has no link"


def _change_type(session: "Session", _argument: object) -> str:
    """The next type that the tags allow, for the link that was made last."""
    link = max(_links(session), key=lambda one: one.created)
    ends = [session.desk.annotation(one) for one in (link.origin, link.target)]
    types = session.settings.tags.link_types(*(end.tag if end else "" for end in ends))
    following = types[(types.index(link.type) + 1) % len(types)] if link.type in types else types[0]
    session.desk.apply("link type", [revise(link, replace(link, type=following))])
    return f"{link.type} → {following}"


def _no_change(session: "Session") -> str | None:
    return _no_link(session) or read_only(session)


def _follow(session: "Session", _argument: object) -> str:
    """To the other end of the link that was made first; from there the same key leads back."""
    current, links = session.current, _links(session)
    assert current is not None
    ends = (link.target if link.origin == current.id else link.origin for link in links)
    found = next((end for end in ends if session.desk.annotation(end)), None)
    return f"the other end: {go_to(session, found)}" if found else "another window has removed the other end"


def _enter(session: "Session", argument: object) -> str:
    """Keep a span that is being adjusted, else follow the current annotation's link."""
    return adjusting.keep(session) if session.adjusting else _follow(session, argument)


def _nothing_to_enter(session: "Session") -> str | None:
    return None if session.adjusting else _no_link(session)


HANDLERS: dict[str, Handler] = {
    "link": Handler(_ask, _no_target),
    "link.pick": Handler(_pick),
    "link.type": Handler(_change_type, _no_change),
    "enter": Handler(_enter, _nothing_to_enter),
}
