"""The page as strips: rows of the layout, drawn by their looks, each made once and kept until it must differ.

A row's strip depends on the row, on the annotations that touch it and on what lies over it at the moment. The first two
are swept once and kept until one of those annotations changes; the third is the key under which the strip is kept.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.document.blocks import Kind
from reader.document.cells import cells, clusters
from reader.document.wrapping import PREAMBLE, Layout, Row
from reader.session.modes import Linking, Picking
from reader.session.picking import shown_labels
from reader.session.placements import PlacedMark
from reader.session.session import Session
from reader.tui.drawing import GUTTER, Cover, KeyLabel, Layer, Run, covers_on, gutter, overlaid, prefix, runs
from reader.tui.looks import Looks

MARGIN = GUTTER + 1
"""Cells before the text column: the gutter and a blank."""

_KEPT = 2000
"""Rows that are kept before all are forgotten."""

_RULE = 12
"""Cells of the rule under the article's head."""


class _Seen(NamedTuple):
    """All that decides how a row looks, besides its annotations.

    Attributes:
        row: the row.
        covers: what lies over it.
        labels: keys shown on it.
        opening: whether it is the first of the page.
        current: the tag of the current annotation where that touches it.
    """

    row: Row
    covers: tuple[Cover, ...] = ()
    labels: tuple[KeyLabel, ...] = ()
    opening: bool = False
    current: str | None = None


class _Kept(NamedTuple):
    """What is kept of a row: its runs under mark-up and annotations, the annotations that touch it, and its strips."""

    runs: list[Run]
    marks: list[PlacedMark]
    strips: dict[_Seen, Strip]


class Typesetter:
    """Makes the strips of a page, and keeps them."""

    def __init__(self, looks: Looks) -> None:
        """Set in these looks."""
        self.looks = looks
        self._set_for: object = None
        self._placed: object = None
        self._kept: dict[Row, _Kept] = {}
        self._blanks: dict[int, Strip] = {}

    def page(self, session: Session, width: int, height: int) -> list[Strip]:
        """The strips of the session's page, `height` of them, each `width` cells wide."""
        layout, placements = session.view.layout, session.desk.placements
        rows = layout.rows(session.view.top, height)
        if self._set_for != (layout, width) or len(self._kept) > _KEPT:
            self._set_for = layout, width
            self._kept = {}
        placed = placements, placements.version
        self._sweep(session, rows if self._placed != placed else [row for row in rows if row not in self._kept])
        if self._placed != placed:
            self._placed = placed
            self._kept = {row: self._kept[row] for row in rows}
        page = [self._strip(layout, seen, width) for seen in _seen(session, rows)]
        return page + [self.blank(width)] * (height - len(page))

    def blank(self, width: int) -> Strip:
        """A line without anything."""
        if width not in self._blanks:
            self._blanks[width] = Strip.blank(width, self.looks.ground)
        return self._blanks[width]

    def _sweep(self, session: Session, rows: Sequence[Row]) -> None:
        """Lay mark-up and annotations over rows, unless they lie over them already."""
        if not rows:
            return
        article = session.article
        touching: list[list[PlacedMark]] = [[] for _ in rows]
        starts = [row.start for row in rows]
        for mark in session.marks_in(rows[0].start, rows[-1].end):
            for number in _touched(starts, mark.start, mark.end):
                touching[number].append(mark)
        for row, marks in zip(rows, touching, strict=True):
            kept = self._kept.get(row)
            if kept is None or kept.marks != marks:
                swept = runs(row, article.blocks[row.block], article.starts[row.block], marks)
                self._kept[row] = _Kept(swept, marks, {})

    def _strip(self, layout: Layout, seen: _Seen, width: int) -> Strip:
        strips = self._kept[seen.row].strips
        if seen not in strips:
            strips[seen] = self._gap(layout, seen.row, width) if seen.row.is_blank else self._set(layout, seen, width)
        return strips[seen]

    def _set(self, layout: Layout, seen: _Seen, width: int) -> Strip:
        row, block = seen.row, layout.article.blocks[seen.row.block]
        left, text = margin(layout, width), layout.text(row)
        used = left + MARGIN + row.indent + cells(text)
        indent = prefix(row, block, first=row.start == layout.article.starts[row.block])
        quoted = block.kind in (Kind.BLOCKQUOTE, Kind.PULLQUOTE)
        segments = [
            *self._gutter(seen, left),
            Segment(indent, self.looks.part("faint" if quoted else "quiet")),
            *self._text(seen, text),
            Segment(" " * max(0, width - used), self.looks.ground),
        ]
        return Strip([segment for segment in segments if segment.text], width)

    def _gutter(self, seen: _Seen, left: int) -> Iterator[Segment]:
        signs = gutter(seen.row, self._kept[seen.row].marks, opening=seen.opening)
        yield Segment(" " * (left + GUTTER - len(signs) + (not signs)), self.looks.ground)
        for sign in signs:
            yield Segment(*self.looks.sign(sign, seen.current))
        if signs:
            yield Segment(" ", self.looks.ground)

    def _text(self, seen: _Seen, text: str) -> Iterator[Segment]:
        """The row's text in its inks, the first characters of what bears a label replaced by it."""
        start = seen.row.start
        keys = dict(seen.labels)
        covers = [*seen.covers, *(_under(label, text, start) for label in seen.labels)]
        for left, right, ink in overlaid(self._kept[seen.row].runs, covers):
            piece = text[left - start : right - start]
            if ink.layers & Layer.LABEL:
                room = cells(piece)
                piece = keys.get(left, "").ljust(room)[:room]
            yield Segment(piece, self.looks.ink(ink))

    def _gap(self, layout: Layout, row: Row, width: int) -> Strip:
        """A blank row; under the article's head it bears a short rule."""
        below = layout.below(row)
        if layout.article.blocks[row.block].kind not in PREAMBLE or below is None or not below.is_blank:
            return self.blank(width)
        rule, left = "─" * min(_RULE, layout.width), margin(layout, width) + MARGIN
        ground = self.looks.ground
        after = Segment(" " * (width - left - len(rule)), ground)
        return Strip([Segment(" " * left, ground), Segment(rule, self.looks.part("faint")), after], width)


def margin(layout: Layout, width: int) -> int:
    """Cells before the gutter that put the column into the middle of a page of `width` cells."""
    return max(0, (width - layout.width - MARGIN) // 2)


def _under(label: KeyLabel, text: str, start: int) -> Cover:
    """The characters of a row that begins at `start` which a label takes the place of."""
    replaced = list(islice(clusters(text[label.start - start :]), len(label.keys)))
    return Cover(label.start, label.start + (replaced[-1].end if replaced else 0), Layer.LABEL)


def _seen(session: Session, rows: Sequence[Row]) -> list[_Seen]:
    """What decides how each of these rows looks now."""
    if not rows:
        return []
    starts = [row.start for row in rows]
    covers = _covers(session, starts[0], rows[-1].end)
    labels = [label for label in _labels(session) if starts[0] <= label.start < rows[-1].end]
    lit = {number for start, end, _ in covers for number in _touched(starts, start, end)}
    lit |= {number for start, _ in labels for number in _touched(starts, start, start + 1)}
    current = session.current
    seen = [_Seen(row) for row in rows]
    for number in lit:
        row = rows[number]
        on_row = covers_on(row, covers)
        marked = current.tag if current and any(cover.layer is Layer.CURRENT for cover in on_row) else None
        seen[number] = _Seen(row, on_row, tuple(label for label in labels if row.holds(label.start)), current=marked)
    seen[0] = seen[0]._replace(opening=True)
    return seen


def _touched(starts: Sequence[int], start: int, end: int) -> range:
    """The numbers of the rows, which begin at these offsets, that `[start, end)` may touch."""
    return range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end))


def _covers(session: Session, start: int, end: int) -> list[Cover]:
    """What lies over the text of a page: the selection, the current annotation and its links, matches of a search."""
    covers = [Cover(*span, Layer.SELECTED) for span in session.selected]
    current = session.current
    if current is not None:
        pieces = session.desk.placements.pieces
        covers += [Cover(*piece, Layer.CURRENT) for piece in pieces(current.id)]
        for link in session.desk.links_of(current.id):
            other = link.target if link.origin == current.id else link.origin
            covers += [Cover(*piece, Layer.LINKED) for piece in pieces(other)]
    if session.search is not None:
        covers += [Cover(*match, Layer.MATCH) for match in session.search.in_range(start, end)]
    return covers


def _labels(session: Session) -> list[KeyLabel]:
    """The keys that pick something on the page in the session's mode."""
    mode = session.mode
    if isinstance(mode, Picking):
        return [KeyLabel(label.span.start, label.keys) for label in shown_labels(mode)]
    if isinstance(mode, Linking):
        return [KeyLabel(target.span.start, target.key) for target in mode.targets if target.span]
    return []
