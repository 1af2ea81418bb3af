"""The side panel: how often each tag is given, the annotations in order, and the current one in full.

It shows a hundred thousand annotations as quickly as ten, since it makes only the rows that are seen.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from reader.annotations.model import PLACED
from reader.document.display import display
from reader.session.paneling import rows_of
from reader.session.reporting import Detail, PanelRow, company, detail, panel_row, panel_title, tag_totals
from reader.session.session import Session
from reader.tui.lines import WHEEL, Lines, shortened, strip_of, wrapped
from reader.tui.looks import Looks
from reader.tui.messages import Given
from reader.tui.page import TALL

_Part = tuple[str, Style]

_KEPT = 2000
"""Rows that are kept before all are forgotten."""

_DETAIL_SHARE = 0.45
"""How much of the panel's height the current annotation may take."""

_LEAST_LISTED, _LEAST_DETAIL = 3, 4
"""Rows that the list keeps where the panel is low, and rows under which the current annotation is left out for it."""

_SPEAKER = 12
"""Cells of a speaker's name in the list."""

_QUOTED = 1200
"""Characters of a quote that are wrapped; the panel has no room for more."""


class Panel(Lines):
    """The annotations of the open article."""

    def __init__(self, session: Session, looks: Looks, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        """List the session's annotations."""
        super().__init__(session, looks, id=id)
        self._rows: dict[tuple[PanelRow, int, bool], Strip] = {}
        self._detail: tuple[object, list[Strip]] = (None, [])
        self._head: tuple[object, list[Strip]] = (None, [])
        self._blanks: dict[int, Strip] = {}
        self.is_drawer = False
        self._top = 0
        self._followed: object = None
        self._list_from = 0

    def dress(self, looks: Looks) -> None:
        """Forget all that was made in the former looks."""
        for kept in (self._rows, self._blanks):
            kept.clear()
        super().dress(looks)

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """Counts at the top, the list, and below it the current annotation."""
        head = self._heading(width, is_tall=height >= TALL)
        free = min(int(height * _DETAIL_SHARE), height - len(head) - _LEAST_LISTED)
        below = self._below(width, free) if free >= _LEAST_DETAIL else []
        room = max(0, height - len(head) - len(below))
        self._list_from = len(head)
        listed = [*head, *self._listed(width, room)][: height - len(below)]
        return [*listed, *[self._blank(width)] * (height - len(below) - len(listed)), *below]

    def on_click(self, event: events.Click) -> None:
        """Go to the annotation under the pointer."""
        row = self._top + event.y - self._list_from
        rows = rows_of(self.session)
        if event.y >= self._list_from and 0 <= row < len(rows):
            self.post_message(Given("visit", rows.id_at(row)))

    def on_mouse_scroll_down(self) -> None:
        """Show further rows."""
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Show earlier rows."""
        self._scroll(-WHEEL)

    def _scroll(self, rows: int) -> None:
        self._top = min(max(0, self._top + rows), max(0, len(rows_of(self.session)) - 1))
        self.sync()

    def _look(self, name: str, attributes: str = "") -> Style:
        return self.looks.part(name, attributes, raised=True)

    def _line(self, parts: Iterable[_Part], width: int) -> Strip:
        """A line of the panel: the border where it lies over the page, a blank, and these texts."""
        border = (("│ " if self.is_drawer else "  ", self._look("faint")),)
        return strip_of((*border, *parts), width, self._look("text"))

    def _blank(self, width: int) -> Strip:
        if width not in self._blanks:
            self._blanks[width] = self._line((), width)
        return self._blanks[width]

    # The counts

    def _heading(self, width: int, *, is_tall: bool) -> list[Strip]:
        totals = tag_totals(self.session)
        counts = tuple((tag.name, count) for tag, count in totals)
        others = company(self.session)
        title = panel_title(self.session)
        made_of = (title, counts, others, width, is_tall, self.session.panel_focused, self.looks)
        if self._head[0] != made_of:
            name = self._look("accent" if self.session.panel_focused else "quiet", "bold")
            lines = [self._blank(width)] if is_tall else []
            lines += [self._line([(title, name)], width)]
            lines += [self._line(parts, width) for parts in self._counts(counts, width - 3)]
            if others:
                lines.append(self._line([(shortened(display(others), width - 3), self._look("quiet"))], width))
            self._head = made_of, [*lines, self._blank(width)]
        return self._head[1]

    def _counts(self, counts: Iterable[tuple[str, int]], width: int) -> Iterator[list[_Part]]:
        """Each tag's letter, name and number, as many to a line as fit."""
        line: list[_Part] = []
        used = 0
        for name, count in counts:
            label = f" {display(name)} {count}   "
            size = 1 + cell_len(label)
            if line and used + size - 3 > width:
                yield line
                line, used = [], 0
            style = self._look("text" if count else "quiet")
            line += [(self.looks.tag(name).letter, self.looks.tag_style(name, raised=True)), (label, style)]
            used += size
        yield line

    # The list

    def _listed(self, width: int, room: int) -> Iterator[Strip]:
        session = self.session
        current = session.current
        rows = rows_of(session)
        place = rows.row_of(current.id) if current else None
        self._follow(place, room)
        if len(self._rows) > _KEPT:
            self._rows.clear()
        for index in range(self._top, min(self._top + room, len(rows))):
            row = panel_row(session, rows.id_at(index), current.id if current else None)
            key = (row, width, session.panel_focused)
            if key not in self._rows:
                self._rows[key] = self._row(row, width)
            yield self._rows[key]

    def _follow(self, place: int | None, room: int) -> None:
        """Keep the current annotation in sight where it or the room has changed; else what comes next on the page."""
        wanted = place
        if wanted is None and self.session.grouping is None:
            wanted = self.session.desk.placements.next_index(self.session.selection.span.start)
        count = len(rows_of(self.session))
        followed = self.session.desk, place is None, wanted, room
        if wanted is not None and followed != self._followed:
            self._followed = followed
            if not self._top + 1 <= wanted < self._top + room - 1:
                self._top = wanted - room // 2
        self._top = max(0, min(self._top, count - room))

    def _row(self, row: PanelRow, width: int) -> Strip:
        tag = self.looks.tag_style(row.tag, raised=True)
        words, quiet = self._look("text"), self._look("quiet")
        if row.anchor not in PLACED:
            words = self._look("quiet", "italic")
        speaker = shortened(display(row.speaker), _SPEAKER)
        room = width - 7 - (cell_len(speaker) + 2 if speaker else 0)
        quote = shortened(display(row.quote[:width]), room)
        sign = "!" if row.anchor not in PLACED else "?" if row.doubt else "*" if row.note else " "
        parts = [(row.letter, tag), (sign, self._look("warning")), (" ", words), (quote, words)]
        if speaker:
            parts += [(" " * (room - cell_len(quote) + 2), words), (speaker, quiet)]
        strip = self._line(parts, width)
        return self._lit(strip) if row.is_current else strip

    def _lit(self, strip: Strip) -> Strip:
        """The row of the current annotation: lit, and brighter while the panel has the keys."""
        border, *rest = list(strip)
        light = self.looks.selected + Style(bold=self.session.panel_focused or None)
        return Strip(
            [border, *(Segment(text, style + light if style else light) for text, style, _ in rest)], strip.cell_length
        )

    # The current annotation

    def _below(self, width: int, room: int) -> list[Strip]:
        found = detail(self.session)
        made_of = (found, width, room, self.looks)
        if self._detail[0] != made_of:
            texts = self._of_annotation(found, width - 4) if found else self._of_nothing()
            lines = [self._line(parts, width) for parts in texts][: max(0, room - 2)]
            rule = self._line([("─" * (width - 3), self._look("faint"))], width)
            lines += [self._blank(width)] * (room - 2 - len(lines))
            self._detail = made_of, [rule, *lines, self._blank(width)][:room]
        return self._detail[1]

    def _of_nothing(self) -> Iterator[list[_Part]]:
        """What a tag key would do."""
        yield [("Nothing is tagged here.", self._look("quiet"))]
        yield []
        for tag in self.session.settings.tags:
            keys = self.session.keymap.shown(f"tag.{tag.name}")
            yield [
                (f"{keys:<6}", self._look("accent", "bold")),
                (display(tag.name), self.looks.tag_style(tag.name, raised=True)),
            ]

    def _of_annotation(self, found: Detail, width: int) -> Iterator[list[_Part]]:
        annotation, tag = found.annotation, found.tag
        text, quiet = self._look("text"), self._look("quiet")
        title = [(tag.letter + " " + display(tag.name), self.looks.tag_style(tag.name, raised=True))]
        if annotation.certainty:
            title.append((f" · {annotation.certainty}", quiet))
        if annotation.doubt:
            title.append((" · doubtful", self._look("warning")))
        yield title
        for label, value in (("speaker", annotation.speaker or ""), ("note", annotation.note)):
            for number, line in enumerate(wrapped(value[:_QUOTED], width - 9)):
                yield [(f"{label if not number else '':<9}", quiet), (line, text)]
        for end in found.links:
            words = f"{end.link.type} " if end.leaves else f"is what {end.link.type} it: "
            quote = end.other.quote if end.other else "an annotation that is gone"
            lead = f"{'→' if end.leaves else '←'} {display(words)}"
            yield [(lead, quiet), (shortened(display(quote[:width]), width - cell_len(lead)), text)]
        if annotation.anchor not in PLACED:
            yield [(f"{annotation.anchor}: not placed in the text", self._look("warning"))]
        yield []
        for line in wrapped(annotation.quote[:_QUOTED], width):
            yield [(line, text)]
        yield []
        yield [(display(f"{annotation.annotator} · {annotation.modified[:16].replace('T', ' ')}"), quiet)]
