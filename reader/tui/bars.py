"""The lines around the page: where it stands in the article, what was done, and which keys do something now."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.document.display import display
from reader.session.modes import Reading
from reader.session.reporting import Hint, footer, kept, status_line
from reader.session.session import Session
from reader.tui.lines import Lines, shortened, strip_of, wrapped
from reader.tui.looks import Looks

_APART = "   "
"""Between two parts of the status line."""

_CUT, _CUT_END = "“", "”"
"""Around what may be cut of a message: words of the article, or what was typed."""

_MOST_LINES = 3
"""Lines below the status line that a message takes at most."""

_LONGEST = 4_000
"""Characters of a message that are looked at: more than its lines hold, and than a path may have."""

_LEAST = 8
"""Cells under which a part of the status line is left out rather than cut."""


class Bar(Lines):
    """One line that is made of parts."""

    _made_of: object = None

    @abstractmethod
    def parts(self, width: int) -> list[tuple[str, Style]]:
        """The texts of the line, from left to right."""

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The line, the same object while it says the same."""
        parts = self.parts(width)
        made_of = (parts, width, height, self.looks)
        if made_of != self._made_of or not self._strips:
            self._made_of = made_of
            ground = self.looks.part("quiet", raised=True)
            return [strip_of(parts, width, ground), *[Strip.blank(width, ground)] * (height - 1)]
        return self._strips


def _saved(session: Session) -> str:
    """Whether all is saved, with as much room for "saved" as for "saving", so that nothing is cut anew between them."""
    saved = f"{_APART}{display(kept(session))} "
    return saved.rjust(cell_len(saved.replace("saved", "saving")))


def _room(saved: str, width: int) -> int:
    """The cells of the status line before what it says of the saving: none where the window is narrower than that."""
    return max(0, width - cell_len(saved) - 1)


class Said(NamedTuple):
    """A message in three parts, of which the second, a quotation, may be cut: its text stands on the page."""

    head: str
    quotation: str
    tail: str

    @property
    def least(self) -> int:
        """The cells that it takes with its quotation cut as far as it may be."""
        return cell_len(self.head + self.tail) + min(_LEAST, cell_len(self.quotation))

    def fitted(self, room: int) -> str:
        """It all in `room` cells, if it can be so short."""
        left = room - cell_len(self.head + self.tail)
        whole = f"{self.head}{shortened(self.quotation, left) if left > 0 else self.quotation}{self.tail}"
        return shortened(whole, room)


def in_parts(happened: str) -> Said:
    """A message in its three parts."""
    head, begin, rest = happened.partition(_CUT)
    quotation, end, tail = rest.rpartition(_CUT_END)
    return Said(head + begin, quotation, end + tail) if end else Said(happened, "", "")


def _told(session: Session, width: int) -> list[str]:
    """What was done last, in the lines that it takes to be read whole; the first stands in the status line.

    Its quotation may be cut; what does not fit then goes on in place of the keys.
    """
    happened, room = display(session.happened[:_LONGEST]), _room(_saved(session), width)
    may_be_cut = not session.refused and in_parts(happened).least <= room
    if may_be_cut or cell_len(happened) <= room or not isinstance(session.mode, Reading):
        return [happened]
    first = next(wrapped(happened, room))
    return [first, *wrapped(happened[len(first) :].strip(), width - 2)][: _MOST_LINES + 1]


class StatusBar(Bar):
    """Where the selection is, what it is, what was done last; at the right end, always, whether all is saved."""

    def parts(self, width: int) -> list[tuple[str, Style]]:
        """The parts; from the right they give way to what was done last."""
        status = status_line(self.session)
        look = self.looks.part
        saved = _saved(self.session)
        room = _room(saved, width)
        happened, *more = _told(self.session, width)
        found: list[tuple[str, Style]] = [(" ", look("quiet", raised=True))]
        said = in_parts(happened)
        needed = room if more else cell_len(happened)
        yields = status.refused or not said.quotation
        wanted = (
            (
                display(status.where),
                look("quiet", raised=True),
                needed if yields else min(needed, max(room // 2, said.least)),
            ),
            (display(status.selected), look("text", raised=True), needed),
        )
        for text, style, kept_free in wanted:
            size = cell_len(text) + len(_APART)
            if size + kept_free <= room:
                found.append((text + _APART, style))
                room -= size
        if happened and room >= _LEAST:
            shown = said.fitted(room)
            color = "warning" if status.refused else "strong"
            found.append((shown, look(color, raised=True)))
            room -= cell_len(shown)
        found.append((" " * room, look("quiet", raised=True)))
        color, attributes = ("warning", "bold") if status.problem else ("quiet", "")
        return [*found, (saved, look(color, attributes, raised=True))]


class KeyBar(Bar):
    """The keys that do something now, or the rest of what was done last, where that is long.

    While the article is read they are as many as one line holds, at its right end always the key of the help. Where
    something is asked for all its answers are shown, on as many lines as that takes.
    """

    def lines_wanted(self, width: int) -> int:
        """How many lines it needs."""
        if isinstance(self.session.mode, Reading):
            return max(1, len(_told(self.session, width)) - 1)
        return len(_flowed(footer(self.session), width - 1))

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The keys, on one line or on several."""
        _, *told = _told(self.session, width)
        if isinstance(self.session.mode, Reading) and not told:
            return super().lines(width, height)
        self._made_of = None
        ground = self.looks.part("quiet", raised=True)
        style = self.looks.part("warning" if self.session.refused else "strong", raised=True)
        rows = [[(" ", ground), (line, style)] for line in told[:height]]
        if not told:
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
