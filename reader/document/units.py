"""The units that a selection is made of, over the whole article: where they stand and which is next.

All offsets are of the article text. Units never cross a block; the order of the members of `Unit` is their size.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache
from sys import maxsize

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


_STRETCH = 16_384
"""Code points of a very long block whose units are found at a time."""

_LONG = 2 * _STRETCH
"""Code points beyond which a block is very long."""

_REACH = 2_048
"""Code points before the end of a stretch in which a sentence is looked for to end it."""


@lru_cache(maxsize=512)
def _in_text(text: str, kind: Kind, unit: Unit) -> tuple[Span, ...]:
    """The units of one block's text, ascending by start; remembered, as motion asks for the same block again."""
    stripped = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    if stripped.is_empty:
        return ()
    if _is_whole(kind, unit):
        return (stripped,)
    return tuple(_FINDERS[unit](text))


def _is_whole(kind: Kind, unit: Unit) -> bool:
    """Whether a block of that kind is one unit of that sort."""
    return unit is Unit.PARAGRAPH or (unit in _SENTENCE_LIKE and kind not in RUNNING)


def units_over(article: Article, span: Span, unit: Unit) -> list[Span]:
    """The units of the blocks that `span` touches; of a very long block, those around `span` only."""
    return list(units_along(article, span, unit))


def units_along(article: Article, span: Span, unit: Unit) -> Iterator[Span]:
    """As `units_over`, one by one: those at the end of a long span are not looked for before they are asked for."""
    if not article.blocks or span.is_empty:
        return
    for index in range(article.block_at(span.start), article.block_at(span.end - 1) + 1):
        shift = article.starts[index]
        for units in _stretches_from(article, index, span.start - shift, unit, span.end - shift):
            yield from units
            if units and units[-1].end >= span.end:
                break


def _stretches_from(
    article: Article, index: int, offset: int, unit: Unit, end: int = maxsize
) -> Iterator[tuple[Span, ...]]:
    """The units of block `index` by stretches, from the one that holds `offset` of its text on to that before `end`."""
    block, number = article.blocks[index], 0
    if len(block.text) > _LONG and not _is_whole(block.kind, unit):
        number = _stretch_at(block.text, offset)
    while (found := _stretch(article, index, number, unit)) is not None:
        yield found
        number += 1
        if number * _STRETCH - _REACH >= end:
            return


def _stretches_until(article: Article, index: int, offset: int, unit: Unit) -> Iterator[tuple[Span, ...]]:
    """The units of block `index` by stretches, from the one that holds `offset` of its text back."""
    block, number = article.blocks[index], 0
    if len(block.text) > _LONG and not _is_whole(block.kind, unit):
        number = _stretch_at(block.text, offset)
    while number >= 0:
        yield _stretch(article, index, number, unit) or ()
        number -= 1


def _stretch(article: Article, index: int, number: int, unit: Unit) -> tuple[Span, ...] | None:
    """The units of one stretch of a block, or None beyond the last."""
    block, shift = article.blocks[index], article.starts[index]
    if len(block.text) <= _LONG or _is_whole(block.kind, unit):
        return None if number else _shifted(block.text, block.kind, unit, shift)
    return _in_stretch(block.text, block.kind, unit, number, shift)


@lru_cache(maxsize=64)
def _in_stretch(text: str, kind: Kind, unit: Unit, number: int, shift: int) -> tuple[Span, ...] | None:
    start, end = _cut(text, number), _cut(text, number + 1)
    return _shifted(text[start:end], kind, unit, shift + start) if start < end else None


def _stretch_at(text: str, offset: int) -> int:
    """The number of the stretch that holds `offset`."""
    number = max(0, min(offset, len(text) - 1)) // _STRETCH
    return number + (_cut(text, number + 1) <= offset < len(text))


@lru_cache(maxsize=256)
def _cut(text: str, number: int) -> int:
    """Where a stretch begins: with the last sentence that begins before the multiple of `_STRETCH`, else a word."""
    at = number * _STRETCH
    if not number or at >= len(text):
        return min(at, len(text))
    before = text[at - _REACH : at]
    sentences = segments.sentences(before)
    if len(sentences) > 1:
        return at - _REACH + sentences[-1].start
    return at - _REACH + (before.rfind(" ") + 1 or segments.graphemes(before)[-1].start)


@lru_cache(maxsize=64)
def _shifted(text: str, kind: Kind, unit: Unit, shift: int) -> tuple[Span, ...]:
    """The units of a text as spans of the article text; a key asks for those of few blocks, many times."""
    return tuple(Span(start + shift, end + shift) for start, end in _in_text(text, kind, unit))


def runs_onward(article: Article, offset: int, unit: Unit, blocks: "Shown") -> Iterator[tuple[Span, ...]]:
    """The units of the shown blocks, from those around `offset` on: block by block, a very long one in stretches."""
    if not article.blocks:
        return
    for index in blocks.onward(article.block_at(offset)):
        yield from _stretches_from(article, index, offset - article.starts[index], unit)


def runs_backward(article: Article, offset: int, unit: Unit, blocks: "Shown") -> Iterator[tuple[Span, ...]]:
    """The units of the shown blocks, from those around `offset` back."""
    if not article.blocks:
        return
    for index in blocks.backward(article.block_at(offset)):
        yield from _stretches_until(article, index, offset - article.starts[index], unit)


def enclosing(article: Article, span: Span, unit: Unit) -> Span | None:
    """The smallest unit of that sort that encloses `span`, or None."""
    around = units_over(article, Span(span.start, span.start + 1), unit)
    found = [candidate for candidate in around if candidate.encloses(span)]
    return min(found, key=lambda candidate: candidate.end - candidate.start, default=None)


def unit_at(article: Article, offset: int, unit: Unit) -> Span | None:
    """The unit that holds `offset`, else the last that begins before it in its block, else the block's first."""
    units = units_over(article, Span(offset, offset + 1), unit)
    holding = [candidate for candidate in units if candidate.contains(offset)]
    if holding:
        return min(holding, key=lambda candidate: candidate.end - candidate.start)
    if not units:
        return None
    return units[max(0, bisect_right(units, offset, key=lambda candidate: candidate.start) - 1)]


def first_from(article: Article, offset: int, unit: Unit, blocks: "Shown") -> Span | None:
    """The first unit of a shown block that begins at `offset` or after it, or None."""
    for units in runs_onward(article, offset, unit, blocks):
        place = bisect_left(units, offset, key=lambda candidate: candidate.start)
        if place < len(units):
            return units[place]
    return None


def last_until(article: Article, offset: int, unit: Unit, blocks: "Shown") -> Span | None:
    """The last unit of a shown block that ends at `offset` or before it, or None."""
    for run in runs_backward(article, offset, unit, blocks):
        units = [candidate for candidate in run if candidate.end <= offset]
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
