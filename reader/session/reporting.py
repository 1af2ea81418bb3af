"""What the session tells the screen: status line, footer, panel. Values made of a session, at each frame anew."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.model import Anchor, Annotation, Link
from reader.annotations.tagsets import Tag, unknown
from reader.commands import Command, Scope, all_commands
from reader.document import segments
from reader.document.article import Article
from reader.document.spans import Span
from reader.document.units import Unit, enclosing
from reader.keymap import display
from reader.session.handling import quoted
from reader.session.modes import Confirming, Correcting, Linking, Mode, Picking, Prompting, Reading, Target

if TYPE_CHECKING:
    from reader.session.session import Session

_COUNTED = 400_000
"""Code points up to which an article's sentences are numbered; beyond it the status line gives the percentage only."""

_LONG_SELECTION = 20_000
"""Code points beyond which a selection's words are not counted."""

_QUOTE_SHOWN = 400
"""Characters of a quote or a speaker that the panel's list is told of; no row of it is longer."""

_TARGETS = 6
"""How many targets of a link the footer spells out, the likeliest; the others bear their letters in the text."""

_TARGET_SHOWN = 26
"""Characters of a target's quote that it shows."""


class StatusLine(NamedTuple):
    """What the status line says beside what happened last and what is `kept`.

    Attributes:
        where: the place in the article.
        selected: what the next tag would cover.
        refused: whether what happened last was a refusal.
        problem: whether something is not saved.
    """

    where: str
    selected: str
    refused: bool
    problem: bool


class Hint(NamedTuple):
    """An entry of the footer: a key that does something now."""

    key: str
    label: str
    command: str


class PanelRow(NamedTuple):
    """An annotation in the panel's list."""

    id: str
    tag: str
    letter: str
    quote: str
    speaker: str
    doubt: bool
    note: bool
    anchor: Anchor
    is_current: bool


class LinkEnd(NamedTuple):
    """A link of the current annotation, seen from it: `type` with an arrow, and the quote at the other end."""

    link: Link
    leaves: bool
    other: Annotation | None


class Detail(NamedTuple):
    """The current annotation in full."""

    annotation: Annotation
    tag: Tag
    links: tuple[LinkEnd, ...]


def status_line(session: "Session") -> StatusLine:
    """The status line."""
    return StatusLine(
        where=_where(session),
        selected=_selected(session),
        refused=session.refused,
        problem=session.desk.store.state().problem is not None,
    )


def kept(session: "Session") -> str:
    """How many annotations there are, and whether they are safe."""
    store = session.desk.store
    return f"{session.desk.count} tagged · {'read only' if store.read_only else store.state().label}"


_BACK = Hint("esc", "back", "cancel")


def footer(session: "Session") -> tuple[Hint, ...]:
    """The keys that do something now, the most useful first."""
    if isinstance(session.mode, Reading):
        return _reading_hints(session)
    if isinstance(session.mode, Prompting):
        keeps = "ctrl+s" if session.mode.multiline else "enter"
        return (Hint(keeps, "keep", "prompt.submit"), Hint("esc", "leave", "cancel"))
    if isinstance(session.mode, Confirming):
        return _confirming_hints(session, session.mode)
    return (*_answers(session, session.mode), _BACK)


def _answers(session: "Session", mode: Mode) -> Iterator[Hint]:
    """The keys that answer what a mode asks for."""
    if isinstance(mode, Correcting):
        yield from (Hint(choice.key, choice.text, "correct.pick") for choice in mode.choices)
    elif isinstance(mode, Linking):
        linked = {link.target for link in session.desk.links_of(mode.origin)}
        likeliest = mode.targets[:_TARGETS]
        yield from (_target_hint(session, target, linked=target.annotation in linked) for target in likeliest)
    elif isinstance(mode, Picking):
        yield Hint("letter", "picks it", "pick")
        yield Hint("other keys", "go on from here", "pick")


def _reading_hints(session: "Session") -> tuple[Hint, ...]:
    scope = Scope.PANEL if session.panel_focused else Scope.READING
    wanted = [one for one in all_commands(session.settings.tags) if one.footer and one.scope is scope]
    ranked = sorted(wanted, key=lambda one: one.footer)
    hints = (_hint(session, one) for one in ranked if session.refusal(one.id) is None)
    return (*hints, _BACK) if session.panel_focused else (*_ends(session), *hints)


def _ends(session: "Session") -> Iterator[Hint]:
    """The keys that end what every motion takes part in."""
    if session.adjusting is not None:
        keys = session.keymap.keys_of("enter")
        yield Hint(display(keys[0]) if keys else "", "keep", "enter")
        yield Hint("esc", "restore", "cancel")
    elif session.extending:
        yield Hint("esc", "end extending", "cancel")


def _confirming_hints(session: "Session", mode: Confirming) -> tuple[Hint, ...]:
    """The answers to whether a match is to be tagged; the keys of the tags that it could get instead."""
    answers = (("y", "yes"), ("n", "no"), ("a", "all from here"))
    others = (tag for tag in session.settings.tags if tag.name != mode.tag)
    keys = ((display(key), tag.name) for tag in others for key in session.keymap.keys_of(f"tag.{tag.name}")[:1])
    return (*(Hint(key, label, "confirm") for key, label in (*answers, *keys)), Hint("esc", "stop", "cancel"))


def _target_hint(session: "Session", target: Target, *, linked: bool) -> Hint:
    found = session.desk.annotation(target.annotation)
    words = quoted(found.quote, _TARGET_SHOWN) if found else ""
    return Hint(target.keys, f"{'unlink' if linked else target.type} {words}", "link.pick")


def _hint(session: "Session", command: Command) -> Hint:
    keys = session.keymap.keys_of(command.id)
    return Hint(display(keys[0]) if keys else "", command.label, command.id)


def _tag_of(session: "Session", name: str) -> Tag:
    """The tag of that name, also where the set in force does not have it."""
    return session.settings.tags.get(name) or unknown(name)


def tag_totals(session: "Session") -> list[tuple[Tag, int]]:
    """How often each tag is given, in the order of the set; tags that it does not have come last."""
    counts = session.desk.tag_counts
    strangers = sorted(name for name in counts if counts[name] and session.settings.tags.get(name) is None)
    return [(tag, counts[tag.name]) for tag in session.settings.tags] + [
        (unknown(one), counts[one]) for one in strangers
    ]


def panel_title(session: "Session") -> str:
    """What the panel lists, how it is ordered, and how far that has come."""
    grouping = session.grouping
    if grouping is None:
        return "Annotations"
    done = "" if grouping.is_complete else f" · {100 * len(grouping) // max(1, session.desk.count)} %"
    return f"Annotations {grouping.order}{done}"


def panel_row(session: "Session", annotation_id: str, current: str | None) -> PanelRow:
    """An annotation as a row of the panel's list; `current` is the id of the current one."""
    annotation = session.desk.annotation(annotation_id)
    assert annotation is not None
    return PanelRow(
        id=annotation.id,
        tag=annotation.tag,
        letter=_tag_of(session, annotation.tag).letter,
        quote=" ".join(annotation.quote[:_QUOTE_SHOWN].split()),
        speaker=(annotation.speaker or "")[:_QUOTE_SHOWN],
        doubt=annotation.doubt,
        note=bool(annotation.note),
        anchor=annotation.anchor,
        is_current=annotation.id == current,
    )


def detail(session: "Session") -> Detail | None:
    """The current annotation in full, or None."""
    current = session.current
    if current is None:
        return None
    ends = tuple(_link_end(session, link, current.id) for link in session.desk.links_of(current.id))
    return Detail(current, _tag_of(session, current.tag), ends)


def company(session: "Session") -> str:
    """Who else has these annotations open, in a few words; "" while nobody has."""
    names = {one.annotator or "somebody" for one in session.others}
    own = {"another window"} if session.place.annotator in names else set()
    return f"also here: {', '.join([*sorted(names - {session.place.annotator}), *own])}" if names else ""


def _link_end(session: "Session", link: Link, annotation_id: str) -> LinkEnd:
    leaves = link.origin == annotation_id
    return LinkEnd(link, leaves, session.desk.annotation(link.target if leaves else link.origin))


def _where(session: "Session") -> str:
    if session.growth is not None:
        return f"reading the file: {session.percent_read} %"
    if session.export is not None:
        return f"exporting: {session.export.percent} %"
    head = session.selection.head_character
    if session.article.length > _COUNTED:
        return f"{100 * (head + 1) // session.article.length} %"
    starts = _sentence_starts(session.article, session.shown.hidden_too)
    number = bisect_right(starts, head)
    return f"sentence {number}/{len(starts)} · {100 * number // max(1, len(starts))} %"


@lru_cache(maxsize=4)
def _sentence_starts(article: Article, hidden_too: bool) -> tuple[int, ...]:
    blocks = (index for index, block in enumerate(article.blocks) if hidden_too or not block.hidden)
    return tuple(sentence.start for index in blocks for sentence in article.sentences_in(index))


def _selected(session: "Session") -> str:
    span, unit = session.selection.span, session.selection.unit
    extending = "extending " if session.extending else ""
    unclosed = "unbalanced " if unit is Unit.QUOTATION and _is_unbalanced(session.article, span) else ""
    # What was dragged, extended or searched for need not be one of what it is measured in.
    label = unit.label if enclosing(session.article, span, unit) == span else "selection"
    return f"{extending}{unclosed}{label} · {_size(session.article, span)}"


def _is_unbalanced(article: Article, span: Span) -> bool:
    """Whether this is a quotation one of whose marks is missing."""
    index = article.block_at(span.start)
    block, shift = article.blocks[index], article.starts[index]
    if len(block.text) > _LONG_SELECTION:
        return False
    found = (one for one in segments.quotations(block.text) if (one.start + shift, one.end + shift) == span)
    return any(not one.balanced for one in found)


def _size(article: Article, span: Span) -> str:
    length = span.end - span.start
    if length > _LONG_SELECTION:
        return f"{length:,} characters"
    count = len(segments.words(article.slice(*span)))
    return f"{count} word{'s' * (count != 1)}"
