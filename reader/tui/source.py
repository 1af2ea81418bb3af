"""The source text: the file as it is, line by line, with the selection's beginning marked."""

from collections.abc import Iterator, Sequence

from reader.session.modes import Sourcing
from reader.session.session import Session
from reader.tui.lines import wrapped
from reader.tui.looks import Looks
from reader.tui.scrolled import Part, ScrolledText

_ABOVE = 4
"""Lines of surroundings over the one that is marked."""

_AROUND = 2000
"""Lines that are shown before and after the selection of a long file: more would take too long to lay out."""

_LABEL = 9
"""Cells of the column of line numbers."""


class SourceText(ScrolledText):
    """The lines of the source text, numbered; those of the selection stand out."""

    def __init__(self, session: Session, looks: Looks, shown: Sourcing) -> None:
        """Show what `shown` holds."""
        super().__init__(session, looks)
        self._lines = shown.text.splitlines(keepends=True)
        self._first, self._last = _lines_of(self._lines, shown)

    def told(self, width: int) -> Iterator[list[Part]]:
        """A head line, then the lines of the file."""
        begin, end = max(0, self._first - _AROUND), min(len(self._lines), self._last + _AROUND)
        whole = "" if end - begin == len(self._lines) else f", lines {begin + 1:,} to {end:,} of {len(self._lines):,}"
        yield [
            (f"{self.session.place.path.name}", self.look("strong", "bold")),
            (f"   as it is in the file{whole} · escape goes back", self.look("quiet")),
        ]
        yield []
        count = 0
        for number in range(begin, end):
            if number == self._first:
                self._top = max(0, count - _ABOVE)
            style = self.look("strong" if self._first <= number < self._last else "text")
            rows = list(wrapped(self._lines[number], width - _LABEL)) or [""]
            for part, row in enumerate(rows):
                label = "" if part else f"{number + 1:,}"
                yield [(f"{label:>{_LABEL - 2}}  ", self.look("faint")), (row, style)]
            count += len(rows)


def _lines_of(lines: Sequence[str], shown: Sourcing) -> tuple[int, int]:
    """The first line that holds a character of the selection, and the one after the last."""
    first = last = start = 0
    for number, line in enumerate(lines):
        end = start + len(line)
        if end <= shown.selected.start:
            first = last = number + 1
        elif start < shown.selected.end:
            last = number + 1
        else:
            break
        start = end
    return first, last
