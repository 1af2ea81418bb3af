"""Strips that end where they should, whatever a terminal thinks of emoji, flags and the vowel signs of India.

Terminals differ in how many cells such clusters take, and one that counts otherwise than `cells` would shift the rest
of the line. So an emoji is written into blanks from a column that is named, and what follows it begins at one that is
named. Words of India are left to flow, as parts of them would be lost otherwise: their line is blanked first, and only
what stands beside it begins at a named column.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from reader.document.cells import cells, clusters
from reader.document.patterns import regex

_FLOWING = regex("[\u0900-\u0e31\u0e33-\u109f\u1100-\u11ff\u1700-\u1cff\ua880-\uabff]")
"""Scripts with vowel signs that take a cell in some terminals and none in others."""

_SET = regex("[\u200d\u20e3\ufe00-\ufe0f\U0001f000-\U0001faff\U000e0000-\U000e0fff]")
"""What emoji are made of that are more than one character, or younger than the terminal."""

_EMOJI = "\U0001f000"


class Anchored(Strip):
    """A strip with such clusters, and any part of it."""

    __slots__ = ["_column", "_parts"]

    def __init__(self, segments: Iterable[Segment], cell_length: int, column: int = 0) -> None:
        """Show these segments from a column of the screen on, counted from 0."""
        super().__init__(segments, cell_length)
        self._column = column
        self._parts: dict[object, Strip] = {}

    def crop(self, start: int, end: int | None = None) -> Strip:
        """The part between two of its cells."""
        return self._part(start, super().crop(start, end))

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The parts between its cells at which it is cut."""
        parts = super().divide(cuts)
        begins = accumulate((part.cell_length for part in parts), initial=0)
        return [self._part(begin, part) for begin, part in zip(begins, parts, strict=False)]

    def _part(self, begin: int, part: Strip) -> Strip:
        """A part as one that knows its column; the same object for the same part."""
        if part is self:
            return self
        key = begin, part.cell_length
        if key not in self._parts:
            self._parts[key] = Anchored(list(part), part.cell_length, self._column + begin)
        return self._parts[key]

    def at(self, column: int) -> "Anchored":
        """The same strip in another column."""
        return self if column == self._column else Anchored(self._segments, self.cell_length, column)

    def render(self, console: Console) -> str:
        """What the terminal gets."""
        if self._render_cache is None:
            system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 - as Textual's own strips do
            self._render_cache = "".join(self._written(system))
        return self._render_cache

    def _written(self, system: ColorSystem) -> Iterator[str]:
        segments, column = self._segments, self._column
        if any(_FLOWING.search(segment.text) for segment in segments):
            *segments, last = segments if segments[-1].text.isspace() else [*segments, Segment("")]
            blanks = " " * self.cell_length
            yield blanks if last.style is None else self.render_style(last.style, blanks, system)
            yield _to(column)
        for text, style, _ in segments:
            anchored = "".join(_anchored(text, column)) if _SET.search(text) else text
            yield anchored if style is None else self.render_style(style, anchored, system)
            column += cells(text)
        yield _to(self._column + self.cell_length)


def strip_from(segments: list[Segment], width: int) -> Strip:
    """A strip of these segments, which take `width` cells together; an anchored one where that is needed."""
    is_doubtful = any(_FLOWING.search(segment.text) or _SET.search(segment.text) for segment in segments)
    return Anchored(segments, width) if is_doubtful else Strip(segments, width)


def _to(column: int) -> str:
    """The sequence that puts the cursor into a column (CHA)."""
    return f"\x1b[{column + 1}G"


def _anchored(text: str, column: int) -> Iterator[str]:
    """The text with the columns of its emoji said."""
    for start, end, size in clusters(text):
        cluster = text[start:end]
        is_set = _SET.search(cluster) and (end - start > 1 or cluster >= _EMOJI) and not _FLOWING.search(cluster)
        yield f"{' ' * size}{_to(column)}{cluster}{_to(column + size)}" if is_set else cluster
        column += size
