"""Where the characters of a block came from: runs that map text offsets to source offsets and back.

A run whose two lengths are equal maps character by character. One whose lengths differ is an *atom* (`&amp;` read as
`&`, a mojibake sequence repaired to one letter): it is always taken whole. Text between two runs, such as the space
where a paragraph was healed, has no source; source between two runs, such as the asterisks of bold, has no text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.document.spans import Span, hull


class Run(NamedTuple):
    """A stretch of a block's text and the source characters that it was read from.

    Attributes:
        text: offset in the block's text.
        source: source offset.
        text_length: code points of the text.
        source_length: code points of the source.
    """

    text: int
    source: int
    text_length: int
    source_length: int

    @property
    def is_atom(self) -> bool:
        """Whether it maps only as a whole."""
        return self.text_length != self.source_length

    @property
    def text_span(self) -> Span:
        """What it covers in the block's text."""
        return Span(self.text, self.text + self.text_length)

    @property
    def source_span(self) -> Span:
        """What it covers in the source text."""
        return Span(self.source, self.source + self.source_length)


def linear(source: int, length: int) -> tuple[Run, ...]:
    """The runs of a text that was copied from `source` unchanged."""
    return (Run(0, source, length, length),) if length else ()


def source_pieces(runs: Sequence[Run], span: Span) -> Iterator[Span]:
    """The source ranges of the characters in `span` of a block's text, in text order; atoms whole."""
    index = max(0, bisect_right(runs, span.start, key=lambda run: run.text) - 1)
    for run in _from(runs, index):
        if run.text >= span.end:
            return
        start = max(span.start, run.text)
        end = min(span.end, run.text + run.text_length)
        if start >= end:
            continue
        if run.is_atom:
            yield run.source_span
        else:
            shift = run.source - run.text
            yield Span(start + shift, end + shift)


def sliced(runs: Sequence[Run], span: Span, at: int = 0) -> Iterator[Run]:
    """The runs of `span` of a block's text where that part alone is a text, or stands at `at` of one.

    An atom that `span` cuts belongs to the part that holds its beginning; the rest of its text has no source there.
    """
    shift = at - span.start
    index = max(0, bisect_right(runs, span.start, key=lambda run: run.text) - 1)
    for run in _from(runs, index):
        if run.text >= span.end:
            return
        start = max(span.start, run.text)
        length = min(span.end, run.text + run.text_length) - start
        if length > 0 and not run.is_atom:
            yield Run(start + shift, run.source + start - run.text, length, length)
        elif length > 0 and start == run.text:
            yield Run(start + shift, run.source, length, run.source_length)


def composed(runs: Sequence[Run], below: Sequence[Run]) -> Iterator[Run]:
    """Runs over a text that was itself read from another by `below`, as runs over that other."""
    for run in runs:
        if run.is_atom:
            span = hull(source_pieces(below, run.source_span))
            yield Run(run.text, span.start, run.text_length, span.end - span.start)
        else:
            yield from sliced(below, run.source_span, run.text)


def text_pieces(runs: Sequence[Run], span: Span) -> Iterator[Span]:
    """The ranges of a block's text that were read from the source range `span`, in order; atoms whole."""
    index = max(0, bisect_right(runs, span.start, key=lambda run: run.source) - 1)
    for run in _from(runs, index):
        if run.source >= span.end:
            return
        start = max(span.start, run.source)
        end = min(span.end, run.source + run.source_length)
        if start >= end:
            continue
        if run.is_atom:
            yield run.text_span
        else:
            shift = run.text - run.source
            yield Span(start + shift, end + shift)


def has_source(runs: Sequence[Run], span: Span) -> bool:
    """Whether some text was read from the source range `span`."""
    return next(text_pieces(runs, span), None) is not None


def _from(runs: Sequence[Run], index: int) -> Iterator[Run]:
    while index < len(runs):
        yield runs[index]
        index += 1
