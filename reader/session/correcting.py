"""Commands that correct the blocks: join, split, hide, re-type. Each correction is a change: undoable, and kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.anchoring import quote_at
from reader.annotations.changes import add
from reader.annotations.model import PLACED, Correction
from reader.cleaning.corrections import Fix, corrected
from reader.document.article import Article
from reader.document.blocks import Kind, Operation
from reader.document.spans import Span, hull
from reader.keymap import hints
from reader.session.handling import Handler, as_text, quoted
from reader.session.marking import read_only
from reader.session.modes import Choice, Correcting, Reading

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
    """What the corrections that have a place in an article ask of its blocks, in the order of their making."""
    placed = (one for one in kept if one.anchor in PLACED)
    return [Fix(one.operation, one.spans, Kind(one.value) if one.value else None) for one in placed]


def with_corrections(article: Article, kept: Sequence[Correction]) -> Article:
    """An article with the corrections that are kept of it."""
    return corrected(article, fixes(kept)) if kept else article


class _Target(NamedTuple):
    """What a correction is about.

    Attributes:
        span: the source range of the block; at the cut an empty one.
        words: a range of the article text there, by which it is found again in a file that has changed.
    """

    span: Span
    words: Span


_WORDS = 200
"""So many characters of a block tell it from all others."""


def _begin(session: "Session", _argument: object) -> str:
    session.mode = Correcting(ACTS)
    block = session.article.blocks[_block(session)]
    return f"correct this {'hidden ' if block.hidden else ''}{block.kind}: {quoted(block.text)}"


def _block(session: "Session") -> int:
    return session.article.block_at(session.selection.head_character)


def _answer(session: "Session", argument: object) -> str:
    mode, key = session.mode, as_text(argument)
    assert isinstance(mode, Correcting)
    session.mode = Reading()
    if all(choice.key != key for choice in mode.choices):
        return "nothing was corrected"
    if mode.choices is KINDS:
        return _retype(session, next(choice.text for choice in KINDS if choice.key == key))
    if key == "t":
        session.mode = Correcting(KINDS)
        return f"not a {session.article.blocks[_block(session)].kind} but what?"
    return _ACTS[key](session)


def _retype(session: "Session", kind: str) -> str:
    here = _block(session)
    if session.article.blocks[here].kind == kind:
        return f"it is a {kind} already"
    titles = [block for block in session.article.blocks if block.kind is Kind.TITLE]
    said = f"{kind}: {_name(session, here)}"
    if kind == Kind.TITLE and titles:
        said = f"{said}, the old one a heading"
    if kind == Kind.BOILERPLATE:
        said = f"boilerplate{_with_annotations(session, here)}: {_name(session, here)}"
    return _correct(session, Operation.RETYPE, [_whole(session, here)], said, kind)


_BRIEF = 20
"""Characters of a block that tell which one is meant."""

_APART = frozenset({Kind.CAPTION, Kind.PULLQUOTE, Kind.FRAGMENT, Kind.BOILERPLATE})
"""What an extractor sets between the halves of a paragraph: joining passes it over, unless it is one's own kind."""


def _join(session: "Session", way: int) -> str:
    here = _block(session)
    blocks, kind = session.article.blocks, session.article.blocks[here].kind
    near = session.shown.onward(here + 1) if way > 0 else session.shown.backward(here - 1)
    other = next((index for index in near if blocks[index].kind not in _APART or blocks[index].kind is kind), None)
    if other is None:
        return f"no block {'after' if way > 0 else 'before'} this one to join with"
    first, second = sorted((here, other))
    across = [str(block.kind) for block in blocks[first + 1 : second] if not block.hidden]
    said = f"joined with {_name(session, other)}{f' across a {across[0]}' if across else ''}"
    return _correct(session, Operation.JOIN, [_whole(session, first, ending=True), _whole(session, second)], said)


def _split(session: "Session") -> str:
    selected = session.selection.span
    place = session.article.to_source(*selected)
    if not place:
        return "nothing to split before"
    block = session.article.block_span(session.article.block_at(selected.start))
    if selected.start == block.start:
        return "the selection begins the block: nothing to split off before it"
    words = Span(selected.start, min(block.end, selected.start + _WORDS))
    said = f"split before {quoted(session.article.slice(*words), _BRIEF)}"
    return _correct(session, Operation.SPLIT, [_Target(Span(place[0].start, place[0].start), words)], said)


def _hide(session: "Session") -> str:
    here = _block(session)
    if session.article.blocks[here].hidden:
        return _correct(session, Operation.SHOW, [_whole(session, here)], f"shown: {_name(session, here)}")
    said = f"hidden{_with_annotations(session, here)}: {_name(session, here)}"
    return _correct(session, Operation.HIDE, [_whole(session, here)], said)


def _with_annotations(session: "Session", block: int) -> str:
    """What is said of the annotations that are hidden with a block: they stay, and stand in the list."""
    marks = session.marks_in(*session.article.block_span(block))
    count = len({mark.id for mark in marks})
    return f" with {count} tagged" if count else ""


_ACTS = {
    "j": lambda session: _join(session, 1),
    "k": lambda session: _join(session, -1),
    "s": _split,
    "h": _hide,
}


def _name(session: "Session", block: int) -> str:
    return quoted(session.article.blocks[block].text, _BRIEF)


def _whole(session: "Session", block: int, *, ending: bool = False) -> _Target:
    """A whole block, known by the words that it begins with, or ends in."""
    start, end = session.article.block_span(block)
    words = Span(max(start, end - _WORDS), end) if ending else Span(start, min(end, start + _WORDS))
    return _Target(hull(session.article.blocks[block].spans), words)


def _correct(session: "Session", operation: Operation, targets: Sequence[_Target], said: str, value: str = "") -> str:
    correction = Correction(
        id=session.desk.clock.new_id(),
        article=session.desk.record.id,
        operation=operation,
        spans=tuple(target.span for target in targets),
        value=value,
        quotes=tuple(quote_at(session.article, target.words) for target in targets),
        annotator=session.desk.annotator,
        created=session.desk.clock.now(),
    )
    before = session.article
    if corrected(before, fixes([correction])).blocks == before.blocks:
        return "that changes nothing"
    session.desk.apply(operation, [add(correction)])
    return hints(said, session.keymap.hint("undoes", "undo"))


HANDLERS: dict[str, Handler] = {
    "correct": Handler(_begin, read_only),
    "correct.pick": Handler(_answer),
}
