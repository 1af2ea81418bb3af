"""How a region is set: whether its lines are wrapped, at which column, and what parts its paragraphs."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from reader.cleaning.lines import Line, columns
from reader.cleaning.pieces import Piece, is_wide

_WINDOW = 13
"""Wrapped lines end at most this many columns before the margin: the longest word that had to go to the next line."""
_NARROW = 34
"""Lines that end before this column say nothing of the margin."""
_WIDE = 132
"""No typewriter, terminal or mail reader wraps beyond it."""


class Layout(NamedTuple):
    """The setting of a region.

    Attributes:
        width: the column that no wrapped line passes; 0 where lines are not wrapped.
        wrapped: share of the followed lines that end near that column, 0 to 1.
        adjacent: share of lines that follow another without an empty line between.
        indented: share of adjacent lines that are indented more than the line before.
        gap: the usual number of empty lines between two pieces.
        indent: columns that most lines are set in.
    """

    width: int
    wrapped: float
    adjacent: float
    indented: float
    gap: int
    indent: int


_MOSTLY = 0.5


def is_wrapped(layout: Layout) -> bool:
    """Whether a margin ended most of the lines that another follows."""
    return layout.wrapped > _MOSTLY


def layout_of(lines: Sequence[Line]) -> Layout:
    """The layout of `lines`, in time linear in them."""
    followed = [line for line, after in pairwise(lines) if not after.blanks]
    pairs = max(1, len(lines) - 1)
    deeper = sum(after.indent > line.indent for line, after in pairwise(lines) if not after.blanks)
    alone = [line.column for line, after in zip_longest(lines, lines[1:]) if after is None or after.blanks]
    flush = _flush(followed)
    width, wrapped = _margin([line.column for line in flush], alone)
    if wrapped < _NEARLY and _end_sentences([line for line in flush if width - _WINDOW < line.column <= width]):
        width, wrapped = 0, 0.0
    if sum(line.column >= _NARROW for line in followed) < _FEW * len(followed):
        width, wrapped = _slender(lines) or (width, wrapped)
    gaps = Counter(line.blanks for line in lines[1:] if line.blanks)
    return Layout(
        width,
        wrapped,
        len(followed) / pairs,
        deeper / max(1, len(followed)),
        gaps.most_common(1)[0][0] if gaps else 0,
        Counter(line.indent for line in lines).most_common(1)[0][0] if lines else 0,
    )


_SLENDER = range(14, 40)
"""Columns of a margin as in a newspaper, which menus and verse might have too."""
_FEW = 0.1
"""Where no greater share of the lines is longer, columns may be narrow."""
_SURELY, _SMALL, _MANY = 0.85, 0.4, 20
"""So great a share of so many lines is full there, and so many begin with a small letter where letters have cases."""


def _slender(lines: Sequence[Line]) -> tuple[int, float] | None:
    """The margin of a column as narrow as those of a newspaper, and the share of the lines that are full; or None."""
    pairs = [(line, after) for line, after in pairwise(lines) if not after.blanks and after.indent <= line.indent]
    indents = Counter(line.indent for line, _ in pairs).most_common(1)
    width = max((line.column for line, _ in pairs if line.indent == indents[0][0]), default=0)
    if width not in _SLENDER or len(pairs) < _MANY:
        return None
    full = sum(_is_full(line, after, width) for line, after in pairs) / len(pairs)
    cased = [after.text[0] for _, after in pairs if after.text[0].lower() != after.text[0].upper()]
    small = sum(map(str.islower, cased)) >= _SMALL * len(cased)
    return (width, full) if full >= _SURELY and small else None


def _is_full(line: Line, after: Line, width: int, spare: int = 0) -> bool:
    """Whether the first word of the next line has no room on a line, or leaves less than `spare` columns there.

    In a script that is wide a line may be a sign or two short.
    """
    column = line.column + spare
    if is_wide(line.text[-1]) and is_wide(after.text[0]):
        return column >= width - _KINSOKU
    return column + 1 + columns(after.text.partition(" ")[0]) > width


_NEARLY = 0.9
"""From this share of lines at the margin on, it is one, whatever they say."""
_STOPS = ".!?…。！？؟۔।"
_CLOSERS = "\"'”’»)]」』"


def _end_sentences(lines: Sequence[Line]) -> bool:
    """Whether most of the lines end as sentences do: a margin ends few of them there, so each is a paragraph."""
    return sum(line.text.rstrip(_CLOSERS)[-1:] in _STOPS for line in lines) * 2 > len(lines)


def _flush(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that are set in as most are, where the first lines of paragraphs pass the margin by their indents."""
    if not lines:
        return lines
    indent, count = Counter(line.indent for line in lines).most_common(1)[0]
    flush = [line for line in lines if line.indent == indent]
    margin = max(line.column for line in flush)
    passing = sum(margin < line.column <= margin + line.indent - indent for line in lines)
    return flush if count > len(lines) / 2 and passing * 2 > len(lines) - count else lines


def overflows(before: Piece, after: Piece, layout: Layout, spare: int = 0) -> bool:
    """Whether the margin ended a line: the first word of the next has no room on it, or leaves less than `spare`.

    Args:
        before: the piece whose last line it is.
        after: the piece whose first line is the next.
        layout: of their region, which is wrapped.
        spare: columns.
    """
    return _is_full(before.lines[-1], after.lines[0], layout.width, spare)


_KINSOKU = 5
"""So many columns a line of Chinese or Japanese may lack: a mark that may not begin a line took a sign along."""
_FEWEST = 10
"""Lines from which a region shows how it is set."""
_DOUBLE, _FULL = 0.7, 0.7
"""So great a share of the lines end at a margin, and of their ends are full, where lines are set two apart."""


def single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the empty line that a typescript has after every one of them, where it has.

    It shows by what every wrapped text shows: the next line's first word had no room. Linear in `lines`.
    """
    gaps = Counter(line.blanks for line in lines[1:])
    if len(lines) < _FEWEST or gaps[0] > (1 - _DOUBLE) / 4 * len(lines) or gaps[1] < len(lines) / 2:
        return lines
    pairs = [(line, after) for line, after in pairwise(lines) if after.blanks == 1]
    width, share = _margin([line.column for line, _ in pairs])
    if share < _DOUBLE or len(pairs) * _FULL > sum(_is_full(line, after, width) for line, after in pairs):
        return lines
    return [replace(line, blanks=max(0, line.blanks - 1)) for line in lines]


def _margin(columns: Sequence[int], others: Sequence[int] = ()) -> tuple[int, float]:
    """The right margin that most of these line ends lie at, and how many of them do.

    Args:
        columns: where lines end that the margin may have ended.
        others: where those end that it has not; they too may pass no margin.
    """
    counts = Counter(column for column in columns if column >= _NARROW)
    if not counts:
        return 0, 0.0
    sums = {
        edge: sum(counts[column] for column in range(edge - _WINDOW + 1, edge + 1)) for edge in counts if edge <= _WIDE
    }
    if not sums:
        return 0, 0.0
    edge = max(sums, key=lambda column: (sums[column], column))
    passing = [column for column in (*columns, *others) if column > edge]
    if sum(count for column, count in counts.items() if column > edge) > sums[edge] or (
        sums[edge] < _FEWEST and sum(passing) > edge * sums[edge]
    ):
        # More lines pass it than end there; or few end there, and more text stands in those that pass it.
        return 0, 0.0
    return edge, sums[edge] / counts.total()
