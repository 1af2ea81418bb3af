"""What is drawn on a row, by names and without a screen: stretches of text with their kind, marks, tags and layers.

Two steps, since the second happens at every key and the first only when annotations change: `runs` lays mark-up and
annotations over a row with a sweep line; `overlaid` cuts the selection and its like into that. All offsets are of the
article text. Names become colours in `looks`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntFlag
from itertools import islice, pairwise
from typing import NamedTuple

from reader.document.blocks import Block, Kind, Style
from reader.document.wrapping import Row
from reader.session.placements import PlacedMark

DEPTHS = 3
"""So many annotations over one character are told apart from fewer; more look the same."""

NAMED_TAGS = 2
"""So many of the tags over one character show: the innermost, and the next of another name."""

_LOOKED_AT = 8
"""So many of the innermost annotations are searched for another tag, where thousands lie over one character."""

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
        tags: tags over it, the innermost first, at most `NAMED_TAGS`.
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


class _Changes(NamedTuple):
    """What begins and ends at one offset of a row."""

    begins: list[PlacedMark]
    ends: list[PlacedMark]


def runs(row: Row, block: Block, block_start: int, marks: Iterable[PlacedMark]) -> list[Run]:
    """The runs of a row under mark-up and annotations, in order, without a gap.

    A sweep from edge to edge: the annotations that are open at an edge are kept in the order in which they began, so
    the innermost is the last. Its time grows with the annotations on the row, not with their product.

    Args:
        row: a row of `block`.
        block: the block.
        block_start: the offset at which it begins.
        marks: annotations, by start and the longer first; those that do not touch the row are passed over.
    """
    changes = _changes(row, marks)
    styled = _styled(row, block, block_start)
    edges = {row.start, row.end, *changes, *(edge for span in styled for edge in span[:2])}
    found: list[Run] = []
    live: dict[str, str] = {}
    at = row.start
    for edge in sorted(edges):
        if edge > at:
            emphasis = Emphasis(sum({style for start, end, style in styled if start <= at < end}))
            found.append(Run(at, edge, Ink(block.kind, emphasis, _innermost(live), min(len(live), DEPTHS))))
            at = edge
        begins, ends = changes.get(edge, ((), ()))
        for mark in ends:
            live.pop(mark.id, None)
        for mark in begins:
            live[mark.id] = mark.tag
    return found


def _changes(row: Row, marks: Iterable[PlacedMark]) -> dict[int, _Changes]:
    changes: defaultdict[int, _Changes] = defaultdict(lambda: _Changes([], []))
    row_start, row_end = row.start, row.end
    for mark in marks:
        start, end = max(mark.start, row_start), min(mark.end, row_end)
        if start < end:
            changes[start].begins.append(mark)
            changes[end].ends.append(mark)
    return changes


def _styled(row: Row, block: Block, block_start: int) -> list[tuple[int, int, Emphasis]]:
    """The inline styles of a row, clipped to it."""
    clipped = (
        (max(start + block_start, row.start), min(end + block_start, row.end), _EMPHASES[style])
        for start, end, style in block.marks
    )
    return [(start, end, style) for start, end, style in clipped if start < end]


def _innermost(live: dict[str, str]) -> tuple[str, ...]:
    """The tags to show of the annotations that are open, the innermost first."""
    return tuple(dict.fromkeys(islice(reversed(live.values()), _LOOKED_AT)))[:NAMED_TAGS]


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
        if mark.start < row.end and mark.end > row.start:
            opens[mark.tag] = opens.get(mark.tag, opening) or mark.start >= row.start
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
    elif first and block.kind is Kind.LIST:
        sign = _MARKERS[(max(block.level, 1) - 1) % len(_MARKERS)]
    elif first and block.kind in _FIRST_SIGNS:
        sign = _FIRST_SIGNS[block.kind]
    return f"{sign} ".rjust(row.indent)[-row.indent :] if sign and row.indent else " " * row.indent


_FIRST_SIGNS = {Kind.CAPTION: "▫", Kind.FRAGMENT: "…"}
