"""The units that a selection is made of, over the whole article: where they stand and which is next.

All offsets are of the article text. Units never cross a block; the order of the members of `Unit` is their size.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache

from reader.document import segments
from reader.document.article import Article
from reader.document.blocks import RUNNING, Kind
from reader.document.spans import Span


class Unit(IntEnum):
    """What a selection can be made of, smallest first."""

    CHARACTER = 0
    """A grapheme cluster."""
    WORD = 1
    """Without outer punctuation."""
    CLAUSE = 2
    QUOTATION = 3
    """Its marks included."""
    SENTENCE = 4
    PARAGRAPH = 5
    """A block of any kind."""

    @property
    def label(self) -> str:
        """Its name."""
        return self.name.lower()


def _quotations(text: str) -> list[Span]:
    return [Span(quotation.start, quotation.end) for quotation in segments.quotations(text)]


_FINDERS: dict[Unit, Callable[[str], list[Span]]] = {
    Unit.CHARACTER: segments.graphemes,
    Unit.WORD: segments.words,
    Unit.CLAUSE: segments.clauses,
    Unit.QUOTATION: _quotations,
    Unit.SENTENCE: segments.sentences,
}

_SENTENCE_LIKE = frozenset({Unit.CLAUSE, Unit.SENTENCE})


@lru_cache(maxsize=512)
def _in_text(text: str, kind: Kind, unit: Unit) -> tuple[Span, ...]:
    """The units of one block's text, ascending by start; remembered, as motion asks for the same block again."""
    stripped = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    if stripped.is_empty:
        return ()
    if unit is Unit.PARAGRAPH or (unit in _SENTENCE_LIKE and kind not in RUNNING):
        return (stripped,)
    return tuple(_FINDERS[unit](text))


def units_in(article: Article, index: int, unit: Unit) -> tuple[Span, ...]:
    """The units of block `index`, ascending by start; quotations may be nested."""
    block = article.blocks[index]
    return _shifted(block.text, block.kind, unit, article.starts[index])


@lru_cache(maxsize=64)
def _shifted(text: str, kind: Kind, unit: Unit, shift: int) -> tuple[Span, ...]:
    """The units of one block's text as spans of the article text; a key asks for those of few blocks, many times."""
    return tuple(Span(start + shift, end + shift) for start, end in _in_text(text, kind, unit))


def enclosing(article: Article, span: Span, unit: Unit) -> Span | None:
    """The smallest unit of that sort that encloses `span`, or None."""
    if not article.blocks:
        return None
    index = article.block_at(span.start)
    found = [candidate for candidate in units_in(article, index, unit) if candidate.encloses(span)]
    return min(found, key=lambda candidate: candidate.end - candidate.start, default=None)


def unit_at(article: Article, offset: int, unit: Unit) -> Span | None:
    """The unit that holds `offset`, else the last that begins before it in its block, else the block's first."""
    if not article.blocks:
        return None
    units = units_in(article, article.block_at(offset), unit)
    holding = [candidate for candidate in units if candidate.contains(offset)]
    if holding:
        return min(holding, key=lambda candidate: candidate.end - candidate.start)
    if not units:
        return None
    return units[max(0, bisect_right(units, offset, key=lambda candidate: candidate.start) - 1)]


def first_from(article: Article, offset: int, unit: Unit, blocks: "Shown") -> Span | None:
    """The first unit of a shown block that begins at `offset` or after it, or None."""
    if not article.blocks:
        return None
    for index in blocks.onward(article.block_at(offset)):
        units = units_in(article, index, unit)
        place = bisect_left(units, offset, key=lambda candidate: candidate.start)
        if place < len(units):
            return units[place]
    return None


def last_until(article: Article, offset: int, unit: Unit, blocks: "Shown") -> Span | None:
    """The last unit of a shown block that ends at `offset` or before it, or None."""
    if not article.blocks:
        return None
    for index in blocks.backward(article.block_at(offset)):
        units = [candidate for candidate in units_in(article, index, unit) if candidate.end <= offset]
        if units:
            return max(units, key=lambda candidate: (candidate.end, candidate.start))
    return None


class Shown:
    """Which blocks of an article can be visited: all but the hidden ones, or all while those are shown."""

    def __init__(self, article: Article, *, hidden_too: bool = False) -> None:
        """Look at `article`, its hidden blocks included or not."""
        self._article = article
        self.hidden_too = hidden_too

    def __contains__(self, index: int) -> bool:
        """Whether block `index` is shown."""
        return self.hidden_too or not self._article.blocks[index].hidden

    def onward(self, index: int) -> Iterator[int]:
        """The shown blocks from `index` on."""
        return (place for place in range(index, len(self._article.blocks)) if place in self)

    def backward(self, index: int) -> Iterator[int]:
        """The shown blocks from `index` back."""
        return (place for place in range(index, -1, -1) if place in self)

    def visible(self, span: Span) -> list[Span]:
        """The parts of `span` that lie in shown blocks; parts that touch across blank lines are one."""
        if span.is_empty or not self._article.blocks:
            return []
        parts: list[Span] = []
        first, last = self._article.block_at(span.start), self._article.block_at(span.end - 1)
        follows = False
        for index in range(first, last + 1):
            if index not in self:
                follows = False
                continue
            block = self._article.block_span(index)
            part = Span(max(span.start, block.start), min(span.end, block.end))
            if part.is_empty:
                continue
            if follows:
                parts[-1] = Span(parts[-1].start, part.end)
            else:
                parts.append(part)
            follows = True
        return parts
