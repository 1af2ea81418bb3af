"""Commands that correct the blocks: join, split, hide, re-type. Each correction is a change: undoable, and kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotations.changes import add
from reader.annotations.model import Correction
from reader.cleaning.corrections import Fix, corrected
from reader.document.article import Article
from reader.document.blocks import Kind, Operation
from reader.document.motion import Selection, at
from reader.document.spans import Span, hull
from reader.document.units import Unit
from reader.session.handling import Handler, as_text, quoted
from reader.session.marking import read_only
from reader.session.modes import Choice, Correcting, Reading
from reader.session.moving import unit_of

if TYPE_CHECKING:
    from reader.session.session import Session

ACTS = (
    Choice("j", "join with next"),
    Choice("k", "join with previous"),
    Choice("s", "split before selection"),
    Choice("h", "hide or show"),
    Choice("t", "another kind"),
)

KINDS = tuple(
    Choice(key, kind.value)
    for key, kind in (
        ("t", Kind.TITLE),
        ("d", Kind.DATE),
        ("b", Kind.BYLINE),
        ("s", Kind.SECTION),
        ("f", Kind.STANDFIRST),
        ("h", Kind.HEADING),
        ("p", Kind.PARAGRAPH),
        ("l", Kind.LIST),
        ("q", Kind.BLOCKQUOTE),
        ("c", Kind.CAPTION),
        ("u", Kind.PULLQUOTE),
        ("g", Kind.FRAGMENT),
        ("n", Kind.BOILERPLATE),
    )
)
"""The key of each kind, once another kind is asked for."""


def fixes(kept: Sequence[Correction]) -> list[Fix]:
    """What the corrections that are kept of an article ask of its blocks, in the order of their making."""
    return [Fix(one.operation, one.spans, Kind(one.value) if one.value else None) for one in kept]


def with_corrections(article: Article, kept: Sequence[Correction]) -> Article:
    """An article with the corrections that are kept of it."""
    return corrected(article, fixes(kept)) if kept else article


def _begin(session: "Session", _argument: object) -> str:
    session.mode = Correcting(ACTS)
    block = session.article.blocks[_block(session)]
    return f"correct this {block.kind}: {quoted(block.text)}"


def _block(session: "Session") -> int:
    return session.article.block_at(session.selection.head_character)


def _answer(session: "Session", argument: object) -> str:
    mode, key = session.mode, as_text(argument)
    assert isinstance(mode, Correcting)
    session.mode = Reading()
    if all(choice.key != key for choice in mode.choices):
        return "nothing was corrected"
    if mode.choices is KINDS:
        kind = next(choice.text for choice in KINDS if choice.key == key)
        return _correct(session, Operation.RETYPE, (_owned(session, _block(session)),), kind)
    if key == "t":
        session.mode = Correcting(KINDS)
        return "what is it?"
    return _ACTS[key](session)


def _join(session: "Session", way: int) -> str:
    here = _block(session)
    blocks = session.shown.onward(here + 1) if way > 0 else session.shown.backward(here - 1)
    other = next(blocks, None)
    if other is None:
        return f"no block {'after' if way > 0 else 'before'} this one"
    first, second = sorted((here, other))
    return _correct(session, Operation.JOIN, (_owned(session, first), _owned(session, second)))


def _split(session: "Session") -> str:
    place = session.article.to_source(session.selection.span.start, session.selection.span.end)
    if not place:
        return "nothing to split before"
    return _correct(session, Operation.SPLIT, (Span(place[0].start, place[0].start),))


def _hide(session: "Session") -> str:
    here = _block(session)
    operation = Operation.SHOW if session.article.blocks[here].hidden else Operation.HIDE
    return _correct(session, operation, (_owned(session, here),))


_ACTS = {
    "j": lambda session: _join(session, 1),
    "k": lambda session: _join(session, -1),
    "s": _split,
    "h": _hide,
}


def _owned(session: "Session", block: int) -> Span:
    return hull(session.article.blocks[block].spans)


def _correct(session: "Session", operation: Operation, spans: tuple[Span, ...], value: str = "") -> str:
    correction = Correction(
        id=session.desk.clock.new_id(),
        article=session.desk.record.id,
        operation=operation,
        spans=spans,
        value=value,
        annotator=session.desk.annotator,
        created=session.desk.clock.now(),
    )
    before = session.article
    if corrected(before, fixes([correction])).blocks == before.blocks:
        return "that changes nothing"
    session.desk.apply(operation, [add(correction)])
    return f"{operation}{f' as {value}' if value else ''}: done; u takes it back"


def reapply(session: "Session") -> None:
    """Cut the article anew by the corrections that are kept now, staying at the same words."""
    ends = session.article.to_source(*session.selection.span)
    article = with_corrections(session.original, session.desk.corrections())
    session.article = article
    session.desk.move_to(article)
    session.view.reset(article)
    places = article.to_text(ends)
    if places:
        session.select(Selection(*hull(places), unit_of(article, hull(places))))
    if not session.selected:
        found = at(article, session.view.top, Unit.SENTENCE)
        session.selection = found or session.selection


HANDLERS: dict[str, Handler] = {
    "correct": Handler(_begin, read_only),
    "correct.pick": Handler(_answer),
}
