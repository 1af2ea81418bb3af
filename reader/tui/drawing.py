"""What is drawn on a row, by names and without a screen: stretches of text with their kind, marks, tags and layers.

Two steps, since the second happens at every key and the first only when annotations change: `runs` lays mark-up and
annotations over a row with a sweep line; `overlaid` cuts the selection and its like into that. All offsets are of the
article text. Names become colours in `looks`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import IntFlag
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from reader.document.blocks import Block, Kind, Style
from reader.document.wrapping import Row, number_of
from reader.session.placements import PlacedMark

DEPTHS = 3
"""So many annotations over one character are told apart from fewer; more look the same."""

_NAMED_TAGS = 2
"""So many of the tags over one character show: the innermost, and the next of another name."""

_LOOKED_AT = 8
"""So many of the innermost annotations are searched for another tag, where thousands lie over one character."""

_ENDED_KEPT = 64
"""So many that have ended are passed over again and again before they are dropped."""

GUTTER = 3
"""Cells of the gutter that can hold letters."""


class Layer(IntFlag):
    """What lies over the text for a moment."""

    NONE = 0
    SELECTED = 1
    CURRENT = 2
    """The current annotation."""
    LINKED = 4
    """An annotation that is linked with the current one."""
    MATCH = 8
    """A match of the search."""
    LABEL = 16
    """A key to press, shown in place of the text."""


class Emphasis(IntFlag):
    """The inline styles of mark-up."""

    NONE = 0
    BOLD = 1
    ITALIC = 2
    CODE = 4
    LINK = 8
    STRIKE = 16


_EMPHASES = {style: Emphasis[style.name] for style in Style}


class Ink(NamedTuple):
    """How a stretch of text is to look, by names.

    Attributes:
        kind: the kind of its block.
        emphasis: inline styles.
        tags: tags over it, the innermost first, at most `_NAMED_TAGS`.
        depth: how many annotations lie over it, at most `DEPTHS`.
        layers: what lies over it for the moment.
    """

    kind: Kind
    emphasis: Emphasis = Emphasis.NONE
    tags: tuple[str, ...] = ()
    depth: int = 0
    layers: Layer = Layer.NONE


class Run(NamedTuple):
    """A stretch `[start, end)` of one row that looks the same throughout."""

    start: int
    end: int
    ink: Ink


class Cover(NamedTuple):
    """A layer over `[start, end)`."""

    start: int
    end: int
    layer: Layer


class KeyLabel(NamedTuple):
    """Keys that pick what begins at an offset, shown over its first characters."""

    start: int
    keys: str


class GutterSign(NamedTuple):
    """A sign in the gutter.

    Attributes:
        tag: the tag that it stands for; "" for those that found no room.
        opens: whether an annotation of that tag begins on the row, so that its letter is due.
    """

    tag: str
    opens: bool


def runs(row: Row, block: Block, block_start: int, marks: Iterable[PlacedMark]) -> list[Run]:
    """The runs of a row under mark-up and annotations, in order, without a gap.

    A sweep from edge to edge: the annotations that have begun are kept in the order in which they did, so the innermost
    is the last one that has not ended. Its time grows with the annotations on the row, not with their product.

    Args:
        row: a row of `block`.
        block: the block.
        block_start: the offset at which it begins.
        marks: annotations, by start and the longer first; those that do not touch the row are passed over.
    """
    if row.is_blank:
        return []
    over = [mark for mark in marks if mark.start < row.end and mark.end > row.start]
    styled = _styled(row, block, block_start)
    edges = {edge for span in styled for edge in span[:2]} | {mark.start for mark in over} | {mark.end for mark in over}
    inner = sorted(edge for edge in edges if row.start < edge < row.end)
    found: list[Run] = []
    begun: list[PlacedMark] = []
    taken = 0
    for at, edge in pairwise([row.start, *inner, row.end]):
        upto = bisect_right(over, at, taken, key=_start)
        begun += over[taken:upto]
        taken = upto
        innermost = _innermost(begun, at)
        emphasis = Emphasis(sum({style for start, end, style in styled if start <= at < end}))
        tags = tuple(dict.fromkeys(mark.tag for mark in innermost))[:_NAMED_TAGS]
        found.append(Run(at, edge, Ink(block.kind, emphasis, tags, min(len(innermost), DEPTHS))))
    return found


_start = attrgetter("start")


def _innermost(begun: list[PlacedMark], at: int) -> list[PlacedMark]:
    """The last few of these that have not ended at an offset, the innermost first; where many have, they leave."""
    found: list[PlacedMark] = []
    ended = 0
    for mark in reversed(begun):
        if mark.end <= at:
            ended += 1
            continue
        found.append(mark)
        if len(found) == _LOOKED_AT:
            break
    if ended > _ENDED_KEPT:
        begun[:] = [mark for mark in begun if mark.end > at]
    return found


def _styled(row: Row, block: Block, block_start: int) -> list[tuple[int, int, Emphasis]]:
    """The inline styles of a row, clipped to it."""
    clipped = (
        (max(start + block_start, row.start), min(end + block_start, row.end), _EMPHASES[style])
        for start, end, style in block.marks
    )
    return [(start, end, style) for start, end, style in clipped if start < end]


def overlaid(found: Sequence[Run], covers: Sequence[Cover]) -> list[Run]:
    """The same runs, cut where a cover begins or ends, each with the layers of the covers over it."""
    edges = sorted({edge for start, end, _ in covers for edge in (start, end)})
    pieces: list[Run] = []
    for start, end, ink in found:
        cuts = [start, *(edge for edge in edges if start < edge < end), end]
        for left, right in pairwise(cuts):
            layers = Layer.NONE
            for cover in covers:
                if cover.start <= left < cover.end:
                    layers |= cover.layer
            pieces.append(Run(left, right, ink._replace(layers=layers) if layers else ink))
    return pieces


def covers_on(row: Row, covers: Iterable[Cover]) -> tuple[Cover, ...]:
    """The parts of covers that lie on a row; what decides whether it is drawn anew."""
    clipped = (Cover(max(start, row.start), min(end, row.end), layer) for start, end, layer in covers)
    return tuple(cover for cover in clipped if cover.start < cover.end)


def gutter(row: Row, marks: Iterable[PlacedMark], *, opening: bool = False) -> tuple[GutterSign, ...]:
    """The signs beside a row, in the order in which the annotations begin, each tag once.

    Where they are more than `GUTTER`, the last sign stands for the rest.

    Args:
        row: the row.
        marks: annotations, by start.
        opening: whether every tag shows its letter: on the first row of the page, whose beginnings are out of sight.
    """
    opens: dict[str, bool] = {}
    for mark in marks:
        if not opens.get(mark.tag) and mark.start < row.end and mark.end > row.start:
            opens[mark.tag] = opening or mark.start >= row.start
    signs = tuple(GutterSign(tag, begins) for tag, begins in opens.items())
    return signs if len(signs) <= GUTTER else (*signs[: GUTTER - 1], GutterSign("", opens=True))


_MARKERS = ("•", "◦", "▪")
"""Before the items of a list, by depth."""


def prefix(row: Row, block: Block, *, first: bool) -> str:
    """What stands in the indent of a row: a list's marker, the bar of a quotation, the mark of a caption.

    Args:
        row: the row.
        block: its block.
        first: whether it is the block's first row.
    """
    sign = ""
    if block.kind in (Kind.BLOCKQUOTE, Kind.PULLQUOTE):
        sign = "▎"
    elif first and block.kind is Kind.LIST and not number_of(block):
        sign = _MARKERS[(max(block.level, 1) - 1) % len(_MARKERS)]
    elif first and block.kind in _FIRST_SIGNS:
        sign = _FIRST_SIGNS[block.kind]
    return f"{sign} ".rjust(row.indent)[-row.indent :] if sign and row.indent else " " * row.indent


_FIRST_SIGNS = {Kind.CAPTION: "▫", Kind.FRAGMENT: "…"}
