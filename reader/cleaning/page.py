"""A web page as text: what can be read of it, where each character stands in the file, and which elements hold it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from reader.document.blocks import Style
from reader.document.offsets import Run
from reader.document.spans import Span


class Element(NamedTuple):
    """An element that holds text.

    Attributes:
        name: of its tag.
        label: its class, id, role and the like, in lower case.
        start: where its text begins in the text of the page, after white space.
        end: where that ends, before white space.
    """

    name: str
    label: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its text."""
        return Span(self.start, self.end)


class Styled(NamedTuple):
    """An inline style over `[start, end)` of the text of the page."""

    start: int
    end: int
    style: Style


class Page(Struct, frozen=True, dict=True):
    """What can be read on a page.

    Attributes:
        text: everything outside head, scripts and styles, in order, character references read.
        runs: where it stands in the source.
        breaks: the offsets of `text` at which a block begins or ends, ascending.
        gaps: those at which a line does, blocks included: words on both sides are apart.
        partings: those breaks at which two lines end and nothing stands between: old pages part paragraphs so.
        elements: those that say something of their text, by their beginning, outer ones first.
        styles: by their beginning; no two of one style overlap.
        images: the offsets before which a picture stands, ascending.
        written: the source ranges of all text outside the head, ascending, what cannot be seen included.
        weight: how much work its mark-up is for a parser: tags, and attributes of very long ones, squared.
    """

    text: str
    runs: tuple[Run, ...]
    breaks: tuple[int, ...]
    gaps: tuple[int, ...]
    partings: tuple[int, ...]
    elements: tuple[Element, ...]
    styles: tuple[Styled, ...]
    images: tuple[int, ...]
    written: tuple[Span, ...]
    weight: int

    def segments(self, start: int, end: int) -> Iterator[Span]:
        """The stretches between breaks in `[start, end)` that hold something, without white space around them."""
        yield from self._between(self.breaks, start, end)

    def parted(self, span: Span) -> Iterator[Span]:
        """The paragraphs in `span` that two line breaks part."""
        yield from self._between(self.partings, *span)

    def _between(self, offsets: tuple[int, ...], start: int, end: int) -> Iterator[Span]:
        first, last = bisect_right(offsets, start), bisect_left(offsets, end)
        places = (start, *offsets[first:last], end)
        for one, two in pairwise(places):
            span = stripped(self.text, one, two)
            if not span.is_empty:
                yield span

    def named(self, *names: str) -> list[Element]:
        """The elements with one of these tags."""
        return [element for element in self.elements if element.name in names]

    def styled(self, span: Span) -> Iterator[Styled]:
        """The styles in `span`, cut to it."""
        for style, found in self._by_style.items():
            for place in range(max(0, bisect_right(found, span.start, key=_start_of) - 1), len(found)):
                start, end, _ = found[place]
                if start >= span.end:
                    break
                if end > span.start:
                    yield Styled(max(start, span.start), min(end, span.end), style)

    def is_preformatted(self, span: Span) -> bool:
        """Whether line ends in `span` are to be kept."""
        found = self._preformatted
        place = bisect_right(found, span.start, key=_start_of) - 1
        return place >= 0 and found[place].end >= span.end

    def starts_row(self, start: int, end: int) -> bool:
        """Whether a row of a table begins in `[start, end]`."""
        place = bisect_left(self._rows, start)
        return place < len(self._rows) and self._rows[place] <= end

    @cached_property
    def _by_style(self) -> dict[Style, list[Styled]]:
        found: dict[Style, list[Styled]] = {}
        for styled in self.styles:
            found.setdefault(styled.style, []).append(styled)
        return found

    @cached_property
    def _preformatted(self) -> list[Element]:
        return list(_outer(self.named("pre")))

    @cached_property
    def _rows(self) -> list[int]:
        return [element.start for element in self.named("tr")]


def stripped(text: str, start: int, end: int) -> Span:
    """`[start, end)` of a text without the white space around it; empty where there is nothing else."""
    piece = text[start:end]
    first = end - len(piece.lstrip())
    return Span(first, max(first, start + len(piece.rstrip())))


def _start_of(value: Element | Styled) -> int:
    return value.start


def _outer(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements that lie in no other one; they come by their beginning, outer ones first."""
    done = 0
    for element in elements:
        if element.end > done:
            yield element
            done = element.end
