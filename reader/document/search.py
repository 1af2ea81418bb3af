"""Finding words in an article: smart case, white space of any kind and length as one space.

Matches never cross a block. Offsets are of the article text. A long article is searched stretch by stretch, as far as
is asked for, so that what is typed is never waited for.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from sys import maxsize
from typing import Any

from reader.document.article import Article
from reader.document.spans import Span
from reader.document.units import Shown

STRETCH = 16_384
"""Code points of a block that are searched as one."""

_OVERHANG = 1_000
"""Code points of white space by which a match may be longer than the query."""

_KEPT = 256
"""Stretches of which the matches are remembered, as each row of the screen asks for them again."""

_Place = tuple[int, int]
"""A stretch: the index of its block, and where in the block's text it begins."""


def pattern_of(query: str) -> re.Pattern[str] | None:
    """What to look for: case counts only where the query has a capital; None where it holds no character."""
    words = query.split()
    if not words:
        return None
    flags = re.NOFLAG if query != query.lower() else re.IGNORECASE
    return re.compile(r"\s+".join(re.escape(word) for word in words), flags)


class Matches:
    """Where a query stands in an article, counted as far as `count_on` was asked to."""

    def __init__(self, article: Article, shown: Shown, query: str, origin: int = 0) -> None:
        """Be ready to look for `query` from the offset `origin` on, and round the article."""
        self.first: Span | None = None
        self.hidden = 0
        self._article = article
        self._shown = shown
        self._pattern = pattern_of(query)
        self._reach = STRETCH + len(query) + _OVERHANG
        self._counts: Counter[_Place] = Counter()
        self._total = 0
        self._in = lru_cache(_KEPT)(self._find)
        self._origin = origin
        self._uncounted: Iterator[_Place] | None = None
        if self._pattern is not None and article.blocks:
            self._home = self._place_of(origin)
            self._uncounted = chain((self._home,), self._others(self._home))

    def extend(self, article: Article, shown: Shown) -> None:
        """Look in the same article with more blocks after those that it had, too."""
        known, self._article, self._shown = len(self._article.blocks), article, shown
        if self._pattern is None:
            return
        more = self._stretches(range(known, len(article.blocks)))
        self._uncounted = chain(self._uncounted or (), more)

    @property
    def is_counted(self) -> bool:
        """Whether the whole article was gone through."""
        return self._uncounted is None

    @property
    def total(self) -> int:
        """How many matches stand in shown blocks, as far as they are counted; `hidden` counts the others."""
        return self._total

    def count_on(self, characters: int) -> None:
        """Count in so many more code points; `first` is the first match from the origin on, once one was passed."""
        while self._uncounted is not None and characters > 0:
            place = next(self._uncounted, None)
            if place is None:
                self._uncounted = None
                self.first = self.first or self._first_in(self._home, 0)
                return
            characters -= min(STRETCH, self._length(place[0])) + 1
            count = self._count(place)
            if place[0] not in self._shown:
                self.hidden += count
            elif count:
                self._counts[place] = count
                self._total += count
                self.first = self.first or self._first_in(place, self._origin if place == self._home else 0)

    def _first_in(self, place: _Place, offset: int) -> Span | None:
        found = self._in(place) if place[0] in self._shown else ()
        return next((match for match in found if match.start >= offset), None)

    def _count(self, place: _Place) -> int:
        """How many matches begin in a stretch; most are whole blocks, in which they are counted without being kept."""
        index, begin = place
        if self._pattern is not None and self._length(index) <= begin + STRETCH:
            return len(self._pattern.findall(self._article.blocks[index].text, begin))
        return len(self._find(place))

    def in_range(self, start: int, end: int) -> list[Span]:
        """The matches in shown blocks that share a character with `[start, end)`."""
        wanted = Span(start, end)
        places = filter(self._may_hold, self._over(wanted))
        return [match for place in places for match in self._in(place) if match.overlaps(wanted)]

    def everywhere(self) -> tuple[Span, ...]:
        """Every match in a shown block, ascending."""
        return tuple(self.in_range(0, self._article.length))

    def following(self, offset: int) -> Span | None:
        """The first match in a shown block from `offset` on, else the first of all."""
        round_it = self._round(offset)
        return next((found[0] for (index, _), found in round_it if found and index in self._shown), None)

    def preceding(self, offset: int) -> Span | None:
        """The last match in a shown block before `offset`, else the last of all."""
        round_it = self._round(offset, back=True)
        return next((found[-1] for (index, _), found in round_it if found and index in self._shown), None)

    def number(self, match: Span) -> int:
        """The place of a match among all of them, from 1; right once all are counted."""
        place = self._place_of(match.start)
        before = sum(count for other, count in self._counts.items() if other < place)
        return before + bisect_left(self._in(place), match) + 1

    def _may_hold(self, place: _Place) -> bool:
        """Whether a shown match may begin in a stretch: once all are counted, it is known."""
        return not self.is_counted or place in self._counts

    def _find(self, place: _Place) -> list[Span]:
        """The matches that begin in a stretch, whether it is shown or not."""
        assert self._pattern is not None
        index, begin = place
        shift, end, found = self._article.starts[index], begin + STRETCH, list[Span]()
        for match in self._pattern.finditer(self._article.blocks[index].text, begin, begin + self._reach):
            if match.start() >= end:
                break
            found.append(Span(match.start() + shift, match.end() + shift))
        return found

    def _place_of(self, offset: int) -> _Place:
        index = self._article.block_at(offset)
        return index, (offset - self._article.starts[index]) // STRETCH * STRETCH

    def _over(self, span: Span) -> Iterator[_Place]:
        """The shown stretches in which a match can begin that reaches into `span`."""
        if self._pattern is None or span.is_empty or not self._article.blocks:
            return
        for index in range(self._article.block_at(span.start), self._article.block_at(span.end - 1) + 1):
            if index in self._shown:
                start, end = span.start - self._article.starts[index], span.end - self._article.starts[index]
                first = max(0, start - self._reach) // STRETCH * STRETCH
                yield from ((index, begin) for begin in range(first, min(end, self._length(index)), STRETCH))

    def _round(self, offset: int, *, back: bool = False) -> Iterator[tuple[_Place, list[Span]]]:
        """Every stretch with its matches, once round the article; that of `offset` is parted there, and comes twice."""
        if self._pattern is None or not self._article.blocks:
            return
        home = self._place_of(offset)
        here = self._in(home)
        parted = bisect_left(here, offset, key=lambda match: match.start)
        ends = here[parted:], here[:parted]
        yield home, ends[back]
        for place in filter(self._may_hold, self._others(home, back=back)):
            yield place, self._in(place)
        yield home, ends[not back]

    def _others(self, home: _Place, *, back: bool = False) -> Iterator[_Place]:
        """Every stretch but one, those after it first; or in the opposite order."""
        turn: Callable[[Any], Iterable[Any]] = reversed if back else iter
        index, begin = home
        here = range(index, index + 1)
        parts = (
            (here, begin + STRETCH, maxsize),
            (range(index + 1, len(self._article.blocks)), 0, maxsize),
            (range(index), 0, maxsize),
            (here, 0, begin),
        )
        return (
            (block, start)
            for blocks, low, high in turn(parts)
            for block in turn(blocks)
            for start in turn(range(low, min(high, self._length(block)), STRETCH))
        )

    def _stretches(self, blocks: range) -> Iterator[_Place]:
        return ((index, begin) for index in blocks for begin in range(0, self._length(index), STRETCH))

    def _length(self, index: int) -> int:
        return len(self._article.blocks[index].text)
