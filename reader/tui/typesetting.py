"""The page as strips: rows of the layout, drawn by their looks, each made once and kept until it must differ.

A row's strip depends on the row, on the annotations that touch it and on what lies over it at the moment. The first two
are swept once and kept until one of those annotations changes; the third is the key under which the strip is kept.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.document.blocks import Kind
from reader.document.cells import cells, clusters
from reader.document.spans import Span
from reader.document.wrapping import PREAMBLE, Layout, Row
from reader.session.placements import PlacedMark, Placements
from reader.session.session import Session
from reader.tui.anchored import strip_from
from reader.tui.drawing import GUTTER, Cover, KeyLabel, Layer, Run, gutter, overlaid, prefix, runs
from reader.tui.looks import Looks
from reader.tui.overlays import Seen, seen_rows

MARGIN = GUTTER + 1
"""Cells before the text column: the gutter and a blank."""

_KEPT = 2000
"""Rows that are kept before all are forgotten."""

_RULE = 12
"""Cells of the rule under the article's head."""


class _Kept(NamedTuple):
    """What is kept of a row: its runs under mark-up and annotations, the annotations that touch it, and its strips."""

    runs: list[Run]
    marks: list[PlacedMark]
    strips: dict[Seen, Strip]


class Typesetter:
    """Makes the strips of a page, and keeps them."""

    def __init__(self, looks: Looks) -> None:
        """Set in these looks."""
        self.looks = looks
        self._set_for: tuple[Layout, int] | None = None
        self._placed: tuple[Placements | None, int] = (None, 0)
        self._kept: dict[Row, _Kept] = {}
        self._blanks: dict[int, Strip] = {}

    def page(self, session: Session, width: int, height: int) -> list[Strip]:
        """The strips of the session's page, `height` of them, each `width` cells wide."""
        layout, placements = session.view.layout, session.desk.placements
        rows = layout.rows(session.view.top, height)
        former, self._set_for = self._set_for, (layout, width)
        if former is None or former[1] != width or not layout.continues(former[0]) or len(self._kept) > _KEPT:
            self._kept = {}
        if self._placed != (placements, placements.version):
            self._forget_revised(placements)
        self._sweep(session, [row for row in rows if row not in self._kept])
        page = [self._strip(layout, seen, width) for seen in seen_rows(session, rows)]
        return page + [self.blank(width)] * (height - len(page))

    def blank(self, width: int) -> Strip:
        """A line without anything."""
        if width not in self._blanks:
            self._blanks[width] = Strip.blank(width, self.looks.ground)
        return self._blanks[width]

    def _forget_revised(self, placements: Placements) -> None:
        """Forget the rows on which annotations are not what they were."""
        placed, version = self._placed
        revised = placements.revised_since(version) if placed is placements else None
        self._placed = placements, placements.version
        if revised is None:
            self._kept = {}
            return
        for row in [row for row in self._kept if any(span.overlaps(Span(row.start, row.end)) for span in revised)]:
            del self._kept[row]

    def _sweep(self, session: Session, rows: Sequence[Row]) -> None:
        """Lay mark-up and annotations over rows, by their place in the text."""
        if not rows:
            return
        article = session.article
        marks = session.marks_in(rows[0].start, rows[-1].end)
        taken, open_marks = 0, marks[:0]
        for row in rows:
            upto = bisect_left(marks, row.end, taken, key=attrgetter("start"))
            open_marks = [mark for mark in (*open_marks, *marks[taken:upto]) if mark.end > row.start]
            taken = upto
            swept = runs(row, article.blocks[row.block], article.starts[row.block], open_marks)
            self._kept[row] = _Kept(swept, open_marks, {})

    def _strip(self, layout: Layout, seen: Seen, width: int) -> Strip:
        strips = self._kept[seen.row].strips
        if seen not in strips:
            strips[seen] = self._gap(layout, seen.row, width) if seen.row.is_blank else self._set(layout, seen, width)
        return strips[seen]

    def _set(self, layout: Layout, seen: Seen, width: int) -> Strip:
        row, block = seen.row, layout.article.blocks[seen.row.block]
        left, text = margin(layout.width, width), layout.text(row)
        used = left + MARGIN + row.indent + cells(text)
        indent = prefix(row, block, first=row.start == layout.article.starts[row.block])
        quoted = block.kind in (Kind.BLOCKQUOTE, Kind.PULLQUOTE)
        segments = [
            *self._gutter(seen, left),
            Segment(indent, self.looks.part("faint" if quoted else "quiet")),
            *self._text(seen, text),
            Segment(" " * max(0, width - used), self.looks.ground),
        ]
        return strip_from([segment for segment in segments if segment.text], width)

    def _gutter(self, seen: Seen, left: int) -> Iterator[Segment]:
        signs = gutter(seen.row, self._kept[seen.row].marks, opening=seen.opening)
        yield Segment(" " * (left + GUTTER - len(signs) + (not signs)), self.looks.ground)
        for sign in signs:
            yield Segment(*self.looks.sign(sign, lit=sign.tag in seen.lit))
        if signs:
            yield Segment(" ", self.looks.ground)

    def _text(self, seen: Seen, text: str) -> Iterator[Segment]:
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
        rule, left = "─" * min(_RULE, layout.width), margin(layout.width, width) + MARGIN
        ground = self.looks.ground
        after = Segment(" " * (width - left - len(rule)), ground)
        return Strip([Segment(" " * left, ground), Segment(rule, self.looks.part("faint")), after], width)


def margin(column: int, width: int) -> int:
    """Cells before the gutter that put a column of so many cells into the middle of a page of `width`."""
    return max(0, (width - column - MARGIN) // 2)


def _under(label: KeyLabel, text: str, start: int) -> Cover:
    """The characters of a row that begins at `start` which a label takes the place of."""
    replaced = list(islice(clusters(text[label.start - start :]), len(label.keys)))
    return Cover(label.start, label.start + (replaced[-1].end if replaced else 0), Layer.LABEL)
