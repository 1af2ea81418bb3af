"""The lines around the page: where it stands in the article, what was done, and which keys do something now."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.document.display import display
from reader.session.modes import Reading
from reader.session.reporting import Hint, footer, status_line
from reader.session.session import Session
from reader.tui.lines import Lines, shortened, strip_of
from reader.tui.looks import Looks

_APART = "   "
"""Between two parts of the status line."""

_LEAST = 8
"""Cells under which a part of the status line is left out rather than cut."""


class Bar(Lines):
    """One line that is made of parts."""

    _made_of: object = None

    def parts(self, width: int) -> list[tuple[str, Style]]:
        """The texts of the line, from left to right."""
        raise NotImplementedError

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The line, the same object while it says the same."""
        parts = self.parts(width)
        made_of = (parts, width, height, self.looks)
        if made_of != self._made_of or not self._strips:
            self._made_of = made_of
            ground = self.looks.part("quiet", raised=True)
            return [strip_of(parts, width, ground), *[Strip.blank(width, ground)] * (height - 1)]
        return self._strips


class StatusBar(Bar):
    """Where the selection is, what it is, what was done last; at the right end, always, whether all is saved."""

    def parts(self, width: int) -> list[tuple[str, Style]]:
        """The parts; from the right they give way to what was done last."""
        status = status_line(self.session)
        look = self.looks.part
        saved = f"{_APART}{display(status.saved)} "
        # As much room for "saved" as for "saving", so that nothing is cut anew when one becomes the other.
        saved = saved.rjust(cell_len(saved.replace("saved", "saving")))
        room = max(0, width - cell_len(saved) - 1)
        happened = display(status.happened)
        found: list[tuple[str, Style]] = [(" ", look("quiet", raised=True))]
        needed = cell_len(happened)
        wanted = (
            (display(status.where), look("quiet", raised=True), min(needed, room // 2)),
            (display(status.selected), look("text", raised=True), needed),
        )
        for text, style, kept_free in wanted:
            size = cell_len(text) + len(_APART)
            if size + kept_free <= room:
                found.append((text + _APART, style))
                room -= size
        if happened and room >= _LEAST:
            shown = shortened(happened, room)
            color = "warning" if status.refused else "strong"
            found.append((shown, look(color, raised=True)))
            room -= cell_len(shown)
        found.append((" " * room, look("quiet", raised=True)))
        color, attributes = ("warning", "bold") if status.problem else ("quiet", "")
        return [*found, (saved, look(color, attributes, raised=True))]


class KeyBar(Bar):
    """The keys that do something now.

    While the article is read they are as many as one line holds, at its right end always the key of the help. Where
    something is asked for all its answers are shown, on as many lines as that takes.
    """

    def lines_wanted(self, width: int) -> int:
        """How many lines it needs."""
        return 1 if isinstance(self.session.mode, Reading) else len(_flowed(footer(self.session), width - 1))

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The keys, on one line or on several."""
        if isinstance(self.session.mode, Reading):
            return super().lines(width, height)
        self._made_of = None
        ground = self.looks.part("quiet", raised=True)
        rows = [[(" ", ground), *self._entries(row)] for row in _flowed(footer(self.session), width - 1)[:height]]
        strips = [strip_of(row, width, ground) for row in rows]
        return [*strips, *[strip_of([], width, ground)] * (height - len(strips))]

    def parts(self, width: int) -> list[tuple[str, Style]]:
        """Each key with its label."""
        hints = footer(self.session)
        last = [hint for hint in hints if hint.command == _ALWAYS_SHOWN]
        room = width - 1 - sum(_size(hint) for hint in last)
        first = _flowed([hint for hint in hints if hint not in last], room)[0]
        ground = self.looks.part("quiet", raised=True)
        blank = " " * max(0, room - sum(_size(hint) for hint in first))
        return [(" ", ground), *self._entries(first), (blank, ground), *self._entries(last)]

    def _entries(self, hints: Iterable[Hint]) -> Iterator[tuple[str, Style]]:
        key = self.looks.part("accent", "bold", raised=True)
        label = self.looks.part("quiet", raised=True)
        for hint in hints:
            yield hint.key, key
            yield f" {display(hint.label)}  ", label


def _flowed(hints: Iterable[Hint], width: int) -> list[list[Hint]]:
    """Hints in rows, as many in each as fit; at least one row."""
    rows: list[list[Hint]] = [[]]
    room = width
    for hint in hints:
        if rows[-1] and _size(hint) > room:
            rows.append([])
            room = width
        rows[-1].append(hint)
        room -= _size(hint)
    return rows


def _size(hint: Hint) -> int:
    return cell_len(hint.key) + cell_len(hint.label) + 3


_ALWAYS_SHOWN = "help"
"""The command whose key is never left out."""


class PositionBar(Lines):
    """One column that shows which part of the article the page is: a reading position that can be seen."""

    def __init__(self, session: Session, looks: Looks, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        """Show where `session`'s page stands."""
        super().__init__(session, looks, id=id)
        self._kept: dict[tuple[str, Style], Strip] = {}

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """A thumb over what is shown, on a track as long as the article; nothing where all of it is shown."""
        shown, length = self.session.view.shown, max(1, self.session.article.length)
        first = min(height - 1, height * shown.start // length)
        last = max(first + 1, -(-height * shown.end // length))
        is_all = shown.start == 0 and shown.end >= length
        if is_all:
            return [self._sign(" ", "faint", width)] * height
        track, thumb = self._sign("│", "faint", width), self._sign("┃", "quiet", width)
        return [thumb if first <= y < last else track for y in range(height)]

    def _sign(self, sign: str, part: str, width: int) -> Strip:
        style = self.looks.part(part)
        if (sign, style) not in self._kept:
            self._kept[sign, style] = Strip([Segment(sign * width, style)], width)
        return self._kept[sign, style]
