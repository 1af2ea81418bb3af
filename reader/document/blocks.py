"""Blocks: the typed pieces that an article is made of."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from reader.document.offsets import Run
from reader.document.spans import Span


class Kind(StrEnum):
    """What a piece of an article is. These names are used everywhere: in files, on the screen, in the API."""

    TITLE = "title"
    DATE = "date"
    BYLINE = "byline"
    SECTION = "section"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    """One item of a list."""
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"
    PULLQUOTE = "pullquote"
    FRAGMENT = "fragment"
    """An orphan whose beginning is missing and that belongs to no neighbour."""
    BOILERPLATE = "boilerplate"
    """What is not the article: navigation, related stories, notices. Hidden unless asked for."""


RUNNING = frozenset(
    {Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.BLOCKQUOTE, Kind.CAPTION, Kind.PULLQUOTE, Kind.FRAGMENT}
)
"""The kinds that hold sentences. A block of any other kind is one sentence."""


class Style(StrEnum):
    """An inline style that mark-up asked for."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "link"
    STRIKE = "strike"


class Mark(NamedTuple):
    """An inline style over `[start, end)` of a block's text."""

    start: int
    end: int
    style: Style


class Reason(NamedTuple):
    """Why a block is what it is, for `reader clean --explain`.

    Attributes:
        rule: the name of the rule that decided.
        score: how sure it was, 0 to 1.
        runner_up: the kind that came second, or None where nothing else was considered.
    """

    rule: str
    score: float
    runner_up: Kind | None = None


class Block(Struct, frozen=True):
    """A typed piece of the article.

    Attributes:
        kind: what it is.
        text: its text, healed and free of mark-up; no line breaks but those that it must keep (verse, code, tables).
        runs: where each character of `text` came from, ascending in both offsets.
        spans: the source ranges that it owns, ascending, mark-up included. Blank lines and other blocks part them.
        hidden: whether it is shown only on demand.
        marks: inline styles, at offsets of `text`.
        level: depth of a heading (1 to 6) or of a list item (1 is outermost), else 0.
        repeats: index of the block whose words a pull quote repeats.
        reason: the rule that decided its kind.
        joins: the rules that put it together where empty lines or other blocks had cut it, each with its score.
    """

    kind: Kind
    text: str
    runs: tuple[Run, ...]
    spans: tuple[Span, ...]
    hidden: bool = False
    marks: tuple[Mark, ...] = ()
    level: int = 0
    repeats: int | None = None
    reason: Reason | None = None
    joins: tuple[Reason, ...] = ()


class Operation(StrEnum):
    """What an analyst can do to blocks against the rules."""

    JOIN = "join"
    SPLIT = "split"
    RETYPE = "retype"
    HIDE = "hide"
    SHOW = "show"
