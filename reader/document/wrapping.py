"""The article as rows on a page: which characters stand on which row, at any width, without wrapping all of it.

A row is known by the offset at which it begins, never by a number. So nothing has to be counted or estimated: any row
is exact at once, the last as soon as the first; and a place on the page is an offset, which means the same after
resizing, after showing what is hidden, and while the article still grows. Only the blocks that are looked at are
wrapped, and remembered. A block of more than `PIECE` characters is set in pieces that end with a sentence or a word,
so that no row depends on megabytes before it.

Offsets are of the article text; those that begin with `inner` are of one block's text.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from msgspec import Struct, field

from reader.document import cells
from reader.document.article import SEPARATOR, Article
from reader.document.blocks import Block, Kind
from reader.document.breaking import CLOSING, wrap
from reader.document.display import display
from reader.document.patterns import regex
from reader.document.spans import Span
from reader.document.units import Shown

PIECE = 8192
"""The most characters of a block that are wrapped at once."""

_MARKS = 8
"""Closing marks that may follow one another before a piece is cut among them."""

_PIECES_KEPT = 2048
"""Pieces whose rows are remembered before all are forgotten."""
_PAGES_KEPT = 16
"""So many are kept before all are forgotten; what is on the screen is made again in no time."""

LEAST_WIDTH = 16
"""Cells below which a page is not made narrower."""


class Setting(NamedTuple):
    """How far a block's rows stand in from the edges of the column, in cells."""

    left: int = 0
    right: int = 0


_SETTINGS = {
    Kind.LIST: Setting(left=2),
    Kind.BLOCKQUOTE: Setting(left=4, right=4),
    Kind.PULLQUOTE: Setting(left=8, right=8),
    Kind.CAPTION: Setting(left=2),
    Kind.FRAGMENT: Setting(left=2),
}

_LIST_STEP = 2
"""Cells by which a list stands in, and each list within it further."""

_NUMBER = regex(r"(?:\d{1,3}[.)]|[a-z]\)) +(?=\S)")
"""The number of an item, which is part of its text: it stands where other items have their sign."""

PREAMBLE = frozenset({Kind.DATE, Kind.BYLINE, Kind.SECTION})


def setting(block: Block) -> Setting:
    """How far the rows of `block` stand in."""
    found = _SETTINGS.get(block.kind, Setting())
    deeper = _LIST_STEP * (block.level - 1) if block.kind is Kind.LIST and block.level > 1 else 0
    return Setting(found.left + deeper, found.right)


def number_of(block: Block) -> str:
    """The number that an item of a list begins with, and the space after it; "" for one that has none."""
    found = _NUMBER.match(block.text) if block.kind is Kind.LIST else None
    return found.group() if found else ""


def gap(above: Block, below: Block) -> int:
    """How many blank rows stand between two blocks: at most one for each character of `SEPARATOR`."""
    if above.kind in PREAMBLE and below.kind in PREAMBLE:
        return 0
    if above.kind is below.kind is Kind.LIST:
        return 0
    if above.kind in PREAMBLE or (below.kind is Kind.HEADING and above.kind is not Kind.HEADING):
        return 2
    return 1


class Row(NamedTuple):
    """A row of the page.

    Attributes:
        block: index of the block that it belongs to; a blank row belongs to the block above it.
        start: the offset at which it begins.
        end: the offset after its last character, white space at its end included; `start` for a blank row.
        indent: cells before its text.
    """

    block: int
    start: int
    end: int
    indent: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether it only parts two blocks."""
        return self.start == self.end

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` stands on it."""
        return self.start <= offset < self.end


class _Piece(NamedTuple):
    """The rows of a block, or of a part of a long one, and the offsets at which they begin."""

    starts: Sequence[int]
    rows: list[Row]


class Layout(Struct, frozen=True, eq=False, dict=True):
    """An article set in a column of `width` cells.

    Attributes:
        article: what is set.
        width: cells of the column; less than `LEAST_WIDTH` counts as that.
        hidden_too: whether hidden blocks are set too.
    """

    article: Article
    width: int
    hidden_too: bool = False
    _cuts: dict[int, Sequence[int]] = field(default_factory=dict)
    _pieces: dict[tuple[int, int], _Piece] = field(default_factory=dict)
    _pages: dict[tuple[int, int], list[Row]] = field(default_factory=dict)

    def extended(self, article: Article) -> "Layout":
        """The layout of this article with more blocks after it; what was wrapped stays wrapped."""
        return Layout(article, self.width, self.hidden_too, self._cuts, self._pieces)

    def continues(self, other: "Layout") -> bool:
        """Whether a row that both have is the same in both: one was made of the other by `extended`."""
        return self._pieces is other._pieces  # noqa: SLF001 - another layout

    @cached_property
    def first(self) -> Row | None:
        """The first row, or None where nothing is shown."""
        block = self._shown_after(-1)
        return None if block is None else self._text_row(block, 0)

    @cached_property
    def last(self) -> Row | None:
        """The last row, or None where nothing is shown."""
        block = self._shown_before(len(self.article.blocks))
        return None if block is None else self._last_of(block)

    def row_at(self, offset: int) -> Row | None:
        """The row that holds `offset`, or the next one where that is hidden, or the last where nothing follows."""
        if not self.article.blocks:
            return None
        block = self.article.block_at(max(0, offset))
        if not self._is_set(block):
            after = self._shown_after(block)
            return self.last if after is None else self._text_row(after, 0)
        inner = offset - self.article.starts[block]
        length = len(self.article.blocks[block].text)
        return self._text_row(block, max(0, inner)) if inner < length else self._under(block, inner - length)

    def below(self, row: Row) -> Row | None:
        """The row under `row`, or None under the last."""
        end = self.article.block_span(row.block).end
        if row.end < end:
            return self._text_row(row.block, row.end - self.article.starts[row.block])
        after = self._shown_after(row.block)
        if after is None:
            return None
        blank = row.start + 1 if row.is_blank else end + len(SEPARATOR) - self._gap(row.block, after)
        return Row(row.block, blank, blank) if blank < end + len(SEPARATOR) else self._text_row(after, 0)

    def above(self, row: Row) -> Row | None:
        """The row over `row`, or None over the first."""
        start, end = self.article.block_span(row.block)
        if row.is_blank:
            blanks = end + len(SEPARATOR) - row.start
            more = blanks < self._gap(row.block, self._shown_after(row.block))
            return Row(row.block, row.start - 1, row.start - 1) if more else self._last_of(row.block)
        if row.start > start:
            return self._text_row(row.block, row.start - 1 - start)
        before = self._shown_before(row.block)
        if before is None:
            return None
        blank = self.article.block_span(before).end + len(SEPARATOR) - 1
        return Row(before, blank, blank) if self._gap(before, row.block) else self._last_of(before)

    def walk(self, top: int) -> Iterator[Row]:
        """Every row from the one that holds the offset `top` on."""
        row = self.row_at(top)
        while row is not None:
            yield row
            if not row.is_blank:
                starts, rows = self._piece(row.block, row.start - self.article.starts[row.block])
                yield from islice(rows, bisect_right(starts, row.start), None)
                row = rows[-1]
            row = self.below(row)

    def rows(self, top: int, count: int) -> Sequence[Row]:
        """At most `count` rows, from the one that holds the offset `top` on."""
        page = self._pages.get((top, count))
        if page is None:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.clear()
            page = self._pages[top, count] = list(islice(self.walk(top), count))
        return page

    def cell_of(self, offset: int) -> tuple[Row, int] | None:
        """The row and the cell, counted from the column's left edge, where the character at `offset` stands.

        The offset at a block's end is the cell after its last character. None where nothing is shown.
        """
        row = self.row_at(offset)
        if row is not None and row.is_blank and offset == self.article.block_span(row.block).end:
            row = self._last_of(row.block)
        if row is None:
            return None
        return row, row.indent + cells.cells_before(self.text(row), max(0, offset - row.start))

    def cluster_at(self, row: Row, cell: int) -> Span:
        """The grapheme cluster shown at `cell` of `row`, the first one before them; empty, at the end, beyond them."""
        text = self.text(row)
        cluster = cells.cluster_at(text, max(0, cell - row.indent))
        start, end = (cluster.start, cluster.end) if cluster else (len(text), len(text))
        return Span(row.start + start, row.start + end)

    def text(self, row: Row) -> str:
        """What is shown on `row`: without white space at its end and what a terminal would obey, else 1:1."""
        start = self.article.starts[row.block]
        return display(self.article.blocks[row.block].text[row.start - start : row.end - start].rstrip())

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self.article, hidden_too=self.hidden_too)

    def _is_set(self, block: int) -> bool:
        return block in self._shown and bool(self.article.blocks[block].text)

    def _shown_after(self, block: int) -> int | None:
        return next((after for after in self._shown.onward(block + 1) if self.article.blocks[after].text), None)

    def _shown_before(self, block: int) -> int | None:
        return next((before for before in self._shown.backward(block - 1) if self.article.blocks[before].text), None)

    def _gap(self, block: int, after: int | None) -> int:
        return 0 if after is None else gap(self.article.blocks[block], self.article.blocks[after])

    def _under(self, block: int, place: int) -> Row | None:
        """The row of a character of the separator after `block`: a blank one, or the block's last."""
        if len(SEPARATOR) - place > self._gap(block, self._shown_after(block)):
            return self._last_of(block)
        blank = self.article.block_span(block).end + place
        return Row(block, blank, blank)

    def _last_of(self, block: int) -> Row:
        return self._text_row(block, len(self.article.blocks[block].text) - 1)

    def _text_row(self, block: int, inner: int) -> Row:
        """The row of a character of a block that is set."""
        starts, rows = self._piece(block, inner)
        return rows[bisect_right(starts, inner + self.article.starts[block]) - 1]

    def _piece(self, block: int, inner: int) -> _Piece:
        """The rows of a block, or of that part of a long one, around a character."""
        long = len(self.article.blocks[block].text) > PIECE
        number = bisect_right(self._cut(block), inner) - 1 if long else 0
        piece = self._pieces.get((block, number))
        if piece is None:
            if len(self._pieces) >= _PIECES_KEPT:
                self._pieces.clear()
            piece = self._pieces[block, number] = self._wrapped(block, number)
        return piece

    def _wrapped(self, block: int, number: int) -> _Piece:
        text, shift = self.article.blocks[block].text, self.article.starts[block]
        cuts = [*self._cut(block), len(text)]
        start, end = cuts[number], cuts[number + 1]
        width = max(self.width, LEAST_WIDTH)
        left, right = (min(side, width // 4) for side in setting(self.article.blocks[block]))
        sign = len(number_of(self.article.blocks[block]))
        left += max(0, sign - _LIST_STEP)
        hung = 0 if start else sign
        starts = array("Q", (shift + row for row in _row_starts(text, start + hung, end, width - left - right)))
        starts[0] = shift + start
        rows = [Row(block, *ends, left) for ends in zip(starts, [*starts[1:], shift + end], strict=True)]
        rows[0] = rows[0]._replace(indent=left - hung)
        return _Piece(starts, rows)

    def _cut(self, block: int) -> Sequence[int]:
        """Where the pieces of a block begin."""
        if block not in self._cuts:
            text = self.article.blocks[block].text
            if len(text) <= PIECE:
                return (0,)
            self._cuts[block] = _cut_into_pieces(text)
        return self._cuts[block]


def _row_starts(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Where the rows of `text[start:end]` begin; a line break always ends one."""
    for line in text[start:end].splitlines(keepends=True):
        yield from (start + row for row in wrap(display(line.rstrip("\r\n")), width))
        start += len(line)


def _cut_into_pieces(text: str) -> Sequence[int]:
    starts = array("I", [0])
    while len(text) - starts[-1] > PIECE:
        starts.append(_cut_before(text, starts[-1] + PIECE))
    return starts


def _cut_before(text: str, limit: int) -> int:
    """The last place at or before `limit` where a line, a sentence or a word ends, or else a cluster."""
    for mark in ("\n", ". ", "。", " ", "，"):
        found = text.rfind(mark, limit - PIECE // 2, limit)
        if found >= 0:
            return _behind_closing(text, found + len(mark))
    from wcwidth import grapheme_boundary_before  # noqa: PLC0415 - its tables are not needed for most articles

    near = max(0, limit - PIECE // 2)
    return near + grapheme_boundary_before(text[near : limit + 1], limit - near)


def _behind_closing(text: str, offset: int) -> int:
    """The first place from `offset` on that no closing mark follows, as far as one is near."""
    following = text[offset : offset + _MARKS]
    return offset + next((marks for marks, sign in enumerate(following) if sign not in CLOSING), 0)
