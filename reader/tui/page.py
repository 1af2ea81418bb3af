"""The page: the article's rows, the mouse on them, and the cursor that screen readers and input methods follow."""

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.timer import Timer

from reader.document.spans import Span
from reader.document.wrapping import Row
from reader.session.session import Session
from reader.tui.lines import WHEEL, Lines
from reader.tui.looks import Looks
from reader.tui.messages import Given, Refitted
from reader.tui.typesetting import MARGIN, Typesetter, margin

_EDGE_SCROLL = 0.05
"""Seconds between two rows while a drag is held beyond an edge."""

_LEFT = 1
"""The mouse's button that selects."""
_DOUBLE = 2
"""Clicks of a double click."""

TALL = 16
"""Rows from which the page, and the panel beside it, have a blank one at the top."""

_ROOMY = 72
"""Cells of a page from which its column has margins on both sides."""


class Page(Lines):
    """The article on the screen."""

    def __init__(self, session: Session, looks: Looks, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        """Show the session's page."""
        super().__init__(session, looks, id=id)
        self.typesetter = Typesetter(looks)
        self._from: Span | None = None
        self._dragged = False
        self._beyond: Timer | None = None
        self.uncovered = 0
        """Cells at its left that the panel does not lie over while it is shown."""

    def dress(self, looks: Looks) -> None:
        """Set the page anew in other looks."""
        self.typesetter = Typesetter(looks)
        super().dress(looks)

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The rows that fit, with a blank one above them where there is room."""
        head = self._head(height)
        self._fit(width, height - head)
        return [*[self.typesetter.blank(width)] * head, *self.typesetter.page(self.session, width, height - head)]

    def sync(self) -> None:
        """Paint what differs, and put the terminal's cursor to the head of the selection."""
        super().sync()
        place = self._cell_of(self.session.selection.head_character)
        if place is not None and self.screen.focused is None:
            self.app.cursor_position = place

    def _fit(self, width: int, rows: int) -> None:
        """Tell the session how much it can show, where that is new."""
        view, column = self.session.view, _column_within(width, self.session.look.width)
        behind = self._behind(width, column)
        if (view.layout.width, view.height, view.behind) == (column, rows, behind):
            return
        selection = self.session.selection
        was_seen = view.shown.contains(selection.head_character)
        view.resize(column, rows, behind=behind)
        if was_seen:
            view.reveal(selection.span)
        self.post_message(Refitted())

    def _behind(self, width: int, column: int) -> int:
        """How many of the column's cells the panel lies over while it is shown."""
        return max(0, margin(column, width) + MARGIN + column - self.uncovered)

    @staticmethod
    def _head(height: int) -> int:
        return 1 if height >= TALL else 0

    def _row(self, y: int) -> Row | None:
        """The row at a line of the widget, the nearest one beyond its ends; None where there is none."""
        view = self.session.view
        rows = view.layout.rows(view.top, view.height)
        return rows[min(max(0, y - self._head(self.size.height)), len(rows) - 1)] if rows else None

    def _cluster_at(self, x: int, y: int) -> Span | None:
        """The grapheme cluster at a cell of the widget, or the nearest one."""
        row = self._row(y)
        if row is None:
            return None
        layout = self.session.view.layout
        return layout.cluster_at(row, x - margin(layout.width, self.size.width) - MARGIN)

    def _cell_of(self, offset: int) -> Offset | None:
        """Where on the screen a character stands, or None where it is off the page."""
        view = self.session.view
        found = view.layout.cell_of(offset)
        if found is None:
            return None
        row, cell = found
        starts = [one.start for one in view.layout.rows(view.top, view.height)]
        if row.start not in starts:
            return None
        x = margin(view.layout.width, self.size.width) + MARGIN + cell
        return self.region.offset + Offset(x, starts.index(row.start) + self._head(self.size.height))

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a drag at the character under the pointer."""
        if event.button != _LEFT:
            return
        self._from, self._dragged = self._cluster_at(event.x, event.y), False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the character under the pointer; held beyond an edge, go on by itself."""
        if self._from is None or self.app.mouse_captured is not self:
            return
        reached = self._cluster_at(event.x, event.y)
        if reached is not None and (self._dragged or reached != self._from):
            self._select_to(reached)
        # Above the page is nothing where the mouse could go: its first line is its edge.
        self._scroll_beyond(-1 if event.y <= 0 and self._dragged else int(event.y >= self.size.height))

    def on_mouse_up(self) -> None:
        """End a drag."""
        self._from = None
        self._scroll_beyond(0)
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Go to the annotation, else select the sentence; the word at a double click, the sentence at a triple."""
        at = self._cluster_at(event.x, event.y)
        if at is None or self._dragged or event.button != _LEFT:
            return
        marks = self.session.marks_in(at.start, at.start + 1)
        if event.chain == _DOUBLE:
            self.post_message(Given("select.word", at.start))
        elif marks and event.chain == 1:
            smallest = min(marks, key=lambda mark: mark.end - mark.start)
            self.post_message(Given("visit", smallest.id))
        else:
            self.post_message(Given("select.sentence", at.start))

    def on_mouse_scroll_down(self) -> None:
        """Scroll on."""
        self.post_message(Given("scroll", WHEEL))

    def on_mouse_scroll_up(self) -> None:
        """Scroll back."""
        self.post_message(Given("scroll", -WHEEL))

    def _select_to(self, reached: Span) -> None:
        assert self._from is not None
        self._dragged = True
        ends = (self._from.start, reached.end) if reached.start >= self._from.start else (self._from.end, reached.start)
        self.post_message(Given("select.span", ends))

    def _scroll_beyond(self, way: int) -> None:
        """Go on selecting row by row, up (-1) or down (1), until the pointer is back (0)."""
        if self._beyond is not None:
            self._beyond.stop()
        self._beyond = self.set_interval(_EDGE_SCROLL, lambda: self._select_beyond(way)) if way else None

    def _select_beyond(self, way: int) -> None:
        edge = self._row(self.size.height if way > 0 else 0)
        layout = self.session.view.layout
        row = (layout.below(edge) if way > 0 else layout.above(edge)) if edge else None
        if row is not None and self._from is not None:
            self._select_to(layout.cluster_at(row, layout.width if way > 0 else 0))


def _column_within(width: int, wanted: int) -> int:
    """The cells of the column on a page of `width` cells: what is wanted, or what fits with its margins."""
    return min(wanted, max(1, width - MARGIN - (3 if width >= _ROOMY else 1)))
