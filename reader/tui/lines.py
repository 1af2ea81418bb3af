"""A widget that is a list of strips: what all that the reader draws by itself is made of.

A subclass says which strips it consists of. `sync` asks for them and repaints the lines whose strip is another object
than before; so whoever makes strips keeps them, and an unchanged line costs nothing.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.document.breaking import wrap
from reader.document.display import display
from reader.session.session import Session
from reader.tui.anchored import Anchored, strip_from
from reader.tui.looks import Looks

WHEEL = 3
"""Rows that a notch of the wheel scrolls."""

_ELLIPSIS = "…"


class Bare:
    """For what other widgets cover wholly: it paints nothing, since nothing of it is seen."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank lines."""
        return [_blank(crop.width)] * crop.height


@lru_cache(maxsize=8)
def _blank(width: int) -> Strip:
    return Strip.blank(width, Style.null())


class Lines(Widget, inherit_bindings=False):
    """Strips, each exactly as wide as the widget, one for each of its lines.

    They go to the compositor as they are: without Textual's box model, which the widget's style must therefore not
    use, and without its colour filters, since `Looks` knows what the terminal can show.
    """

    ALLOW_SELECT = False

    def __init__(self, session: Session, looks: Looks, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        """Show `session` in these looks."""
        super().__init__(id=id)
        self.session = session
        self.looks = looks
        self._strips: Sequence[Strip] = ()

    def dress(self, looks: Looks) -> None:
        """Show the same in other looks: the theme has changed."""
        self.looks = looks
        self._strips = ()
        self.refresh()

    @abstractmethod
    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The strips to show: `height` of them, each of `width` cells; the same objects where nothing changed."""

    def sync(self) -> None:
        """Show what is true now: paint the lines that differ."""
        width, height = self.size
        if not width or not height or not self.display:
            # What is made out of sight is old when it is seen again.
            self._strips = ()
            return
        before, self._strips = self._strips, self.lines(width, height)
        if len(before) != height or (before and before[0].cell_length != width):
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, self._strips, strict=True)) if old is not new]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a part of the widget; they are made here where its size has just changed."""
        width, height = self.size
        if len(self._strips) != height or (height and self._strips[0].cell_length != width):
            self._strips = self.lines(width, height)
        left, right = crop.column_span
        found = [self._strips[y] if y < height else Strip.blank(width, Style.null()) for y in crop.line_range]
        if (left, right) != (0, width):
            return [strip.crop(left, right) for strip in found]
        column = self.region.x
        return [strip.at(column) if isinstance(strip, Anchored) else strip for strip in found]


def strip_of(parts: Iterable[tuple[str, Style]], width: int, ground: Style) -> Strip:
    """One line of these texts, made safe, cut off or filled up to `width` cells."""
    segments: list[Segment] = []
    left = width
    for text, style in parts:
        safe = display(text)
        size = cell_len(safe)
        if size > left:
            safe, size = shortened(safe, left), left
        if safe:
            segments.append(Segment(safe, style))
        left -= size
        if left <= 0:
            break
    if left > 0:
        segments.append(Segment(" " * left, ground))
    return strip_from(segments, width)


def shortened(text: str, width: int) -> str:
    """`text` cut to exactly `width` cells where it is longer, with an ellipsis at its end."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1) + _ELLIPSIS if width > 0 else ""


_NARROWEST = 8
"""Cells in which text is wrapped at least."""


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text that is not the article's, made safe and broken to `width` cells."""
    for line in text.splitlines():
        safe = display(line)
        starts = wrap(safe, max(_NARROWEST, width))
        for start, end in zip(starts, [*starts[1:], len(safe)], strict=True):
            yield safe[start:end].rstrip()
