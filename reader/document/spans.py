"""Positions, and the words for them.

source offset   a code-point index into the source text (the decoded file). What is stored.
offset          a code-point index into the article text. What motion, search and wrapping work on.
cell            a (row, column) on the screen.

A span is half-open, `[start, end)`; which of the two texts it indexes is said where it is used.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether it holds no character."""
        return self.start >= self.end

    def contains(self, offset: int) -> bool:
        """Whether the character at `offset` lies inside."""
        return self.start <= offset < self.end

    def encloses(self, other: "Span") -> bool:
        """Whether every character of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that encloses all of `spans`.

    Raises:
        ValueError: where there are none.
    """
    spans = tuple(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def united(spans: Iterable[Span]) -> list[Span]:
    """What `spans` cover together, ascending; those that touch are one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
