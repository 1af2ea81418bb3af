"""Where extracted texts stand on a page: found by their characters, white space left aside."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.cleaning.normal import normal_text
from reader.document.blocks import Kind
from reader.document.patterns import regex
from reader.document.spans import Span

_VISIBLE = regex(r"\S+")
_ANCHOR = 40
"""A text of so many characters is found by itself; shorter ones are looked for between those."""

_PART = 30
"""Of a text that does not stand there in one piece, so many characters at either end must."""


class Extracted(NamedTuple):
    """A block that an extractor took for a part of the article.

    Attributes:
        kind: what it took it for.
        level: depth of a heading or an item.
        text: its text, white space as it comes.
    """

    kind: Kind
    level: int
    text: str


class Claim(NamedTuple):
    """A block of the article, where it stands in the text of the page."""

    span: Span
    kind: Kind
    level: int = 0


class Claims:
    """Claims in the order of the page, no two of which overlap."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        """Take in `claims`; of two that overlap the first counts."""
        self._claims = list(_apart(sorted(claims)))

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)

    def under(self, span: Span) -> list[Claim]:
        """Those that overlap `span`."""
        return self._claims[self._slice(span)]

    def lay(self, claim: Claim) -> None:
        """Put a claim in the place of those that it overlaps."""
        self._claims[self._slice(claim.span)] = [claim]

    def _slice(self, span: Span) -> slice:
        first = bisect_right(self._claims, span.start, key=lambda claim: claim.span.end)
        last = bisect_left(self._claims, span.end, key=lambda claim: claim.span.start)
        return slice(first, max(first, last))


class Squeezed:
    """A text without white space, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        matches = list(_VISIBLE.finditer(text))
        self.text = "".join(match[0] for match in matches)
        self._places = [match.start() for match in matches]
        self._starts = list(accumulate((len(match[0]) for match in matches), initial=0))[:-1]

    def span(self, start: int, end: int) -> Span:
        """The range of the text from the squeezed character at `start` to the one before `end`; not an empty one."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, at: int) -> int:
        index = bisect_right(self._starts, at) - 1
        return self._places[index] + at - self._starts[index]


def located(text: str, extracted: Sequence[Extracted]) -> Claims:
    """The blocks that were found in the text of a page, in its order; no two overlap.

    Long texts are found first, each after the one before it if it stands there. Short ones, which may stand in a menu
    as well, are looked for between their neighbours. Of a text that stands there in pieces, both ends are claimed
    where they are near.
    """
    squeezed = Squeezed(text)
    keys = [squeeze(block.text) for block in extracted]
    places = _anchored(squeezed.text, keys)
    _fill(squeezed.text, keys, places)
    claims = (
        Claim(squeezed.span(*place), block.kind, block.level)
        for block, place in zip(extracted, places, strict=True)
        if place is not None
    )
    return Claims(claims)


def squeeze(text: str) -> str:
    """`text` as it would read on a page, without any white space."""
    return "".join(normal_text(text, Span(0, len(text))).text.split())


def _anchored(page: str, keys: Sequence[str]) -> list[Span | None]:
    """The places of the long texts; None for the others."""
    places: list[Span | None] = []
    done = 0
    for key in keys:
        place = _find(page, key, done) if len(key) >= _ANCHOR else None
        if place is not None and place.start >= done:
            done = place.end
        places.append(place)
    return places


def _find(page: str, key: str, done: int) -> Span | None:
    """A long text after `done`, else anywhere; in one piece, else from its beginning to its end."""
    for start in (done, 0):
        at = page.find(key, start)
        if at >= 0:
            return Span(at, at + len(key))
    for start in (done, 0):
        first = page.find(key[:_PART], start)
        last = page.find(key[-_PART:], first, first + 2 * len(key)) if first >= 0 else -1
        if last >= 0:
            return Span(first, last + _PART)
    return None


def _fill(page: str, keys: Sequence[str], places: list[Span | None]) -> None:
    """Find the short texts between the places that are known; before the first of them, the nearest counts."""
    known = [(index, place) for index, place in enumerate(places) if place is not None]
    first, after = (known[0][0], known[0][1].start) if known else (len(places), len(page))
    for index in range(first - 1, -1, -1):
        at = page.rfind(keys[index], 0, after) if keys[index] else -1
        if at >= 0:
            places[index] = Span(at, at + len(keys[index]))
            after = at
    done = 0
    for index, (place, limit) in enumerate(zip(list(places), _nexts(places, len(page)), strict=True)):
        if place is None and keys[index] and index > first:
            at = page.find(keys[index], done, limit)
            places[index] = Span(at, at + len(keys[index])) if at >= 0 else None
        found = places[index]
        done = found.end if found is not None else done


def _nexts(places: Sequence[Span | None], end: int) -> list[int]:
    """For each place where the next known one begins."""
    found = []
    for place in reversed(places):
        found.append(end)
        end = place.start if place is not None else end
    return found[::-1]


def _apart(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims without those that overlap one before them."""
    done = 0
    for claim in claims:
        if claim.span.start >= done:
            yield claim
            done = claim.span.end
