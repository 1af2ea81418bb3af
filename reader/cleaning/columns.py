"""Two columns of text side by side, as a PDF's text has them: the left one is read first, then the right one.

A gutter is a column at which the right half of nearly every line begins, with white space before it, and on both sides
of which there is prose that fills its measure. Tables have figures, or cells of very different lengths.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reader.cleaning.lines import Line, columns
from reader.document.patterns import regex

_GAP = regex(r"(?<=\S) {2,}(?=\S)")
_FEWEST = 8
"""So many lines have two halves at least."""
_MOST = 0.6
"""So great a share of a page's lines have two halves, and of a half's characters are letters."""
_NARROWEST = 18
"""Characters that the usual line of a column has at least."""
_WIDEST = 240
"""No page has longer lines."""
_FULL = 0.6
"""So great a share of the longest line the usual one has."""
_WORDS = 2.5
"""Words that a line of a column has on average."""
_INDENT = 8
"""A paragraph of the right column may be set in by so many columns."""


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines in the order in which they are read; the halves of those that have two as lines of their own.

    Lines of different columns differ in their `lane`. It takes time linear in `lines`.
    """
    found: list[Line] = []
    for page in _pages(lines):
        found += _read(page, found[-1].lane if found else 0)
    return found


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if line.page and page:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _read(page: Sequence[Line], lane: int) -> list[Line]:
    gutter = _gutter(page)
    if not gutter:
        return [replace(line, lane=lane) for line in page] if lane else list(page)
    halves = [_halves(line, gutter) for line in page]
    both = [index for index, (_, right) in enumerate(halves) if right is not None]
    first, last = both[0], both[-1]
    while last + 1 < len(page) and not page[last + 1].blanks and page[last + 1].column < gutter:
        last += 1
    rows = _rows(page)
    left = [(rows[at], half) for at in range(first, last + 1) if (half := halves[at][0]) is not None]
    right = [(rows[at], half) for at in range(first, last + 1) if (half := halves[at][1]) is not None]
    return [
        *(replace(line, lane=lane) for line in page[:first]),
        *_set(left, lane + 1, page[first].blanks),
        *_set(right, lane + 2, 1),
        *(replace(line, lane=lane + 3) for line in page[last + 1 :]),
    ]


def _gutter(page: Sequence[Line]) -> int:
    """The column at which the right half of the page begins, or 0 where it has one column only."""
    begins = Counter(
        column for line in page for column in {line.indent + columns(line.text[: gap.end()]) for gap in _gaps(line)}
    )
    for column, count in begins.most_common(2):
        if count >= _FEWEST:
            pairs = [(left, right) for left, right in (_halves(line, column) for line in page) if left and right]
            if len(pairs) >= _MOST * _height(page, column) and all(map(_is_prose, zip(*pairs, strict=True))):
                return column
    return 0


def _height(page: Sequence[Line], gutter: int) -> int:
    """How many lines stand between the first and the last that have two halves."""
    both = [index for index, line in enumerate(page) if _halves(line, gutter)[1] is not None]
    return both[-1] - both[0] + 1


def _gaps(line: Line) -> list[re.Match[str]]:
    return list(_GAP.finditer(line.text)) if "  " in line.text and len(line.text) <= _WIDEST else []


def _is_prose(halves: Sequence[Line]) -> bool:
    """Whether one side of the gutter is running text: full lines of several words."""
    from statistics import median  # noqa: PLC0415 - costs 2 ms, and few texts have columns

    lengths = [len(half.text) for half in halves]
    words = sum(half.text.count(" ") + 1 for half in halves) / len(halves)
    letters = sum(sum(map(str.isalpha, half.text)) for half in halves) / sum(lengths)
    usual = median(lengths)
    return usual >= _NARROWEST and usual >= _FULL * max(lengths) and words >= _WORDS and letters >= _MOST


def _halves(line: Line, gutter: int) -> tuple[Line | None, Line | None]:
    """What stands on both sides of the gutter."""
    if line.indent >= gutter:
        return None, replace(line, indent=line.indent - gutter)
    for gap in _gaps(line):
        end = line.indent + columns(line.text[: gap.end()])
        if gutter <= end <= gutter + _INDENT and end - len(gap[0]) < gutter:
            start = line.start + gap.end()
            left = replace(line, end=line.start + gap.start(), text=line.text[: gap.start()])
            return left, Line(start, line.end, line.text[gap.end() :], end - gutter, 0, prefix=start)
    return line, None


def _rows(page: Sequence[Line]) -> list[int]:
    """The number of each line, empty lines counted."""
    rows = []
    row = -1
    for line in page:
        row += line.blanks + 1
        rows.append(row)
    return rows


def _set(lines: Sequence[tuple[int, Line]], lane: int, blanks: int) -> Iterator[Line]:
    """The lines of a column with the empty lines that stand between them there."""
    before: int | None = None
    for row, line in lines:
        yield replace(line, lane=lane, blanks=blanks if before is None else row - before - 1)
        before = row
