"""Sets what was found on a web page as blocks: text without mark-up, mapped to the HTML, and an owner for the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from reader.cleaning.page import Page, stripped
from reader.document.blocks import Block, Kind, Mark, Reason
from reader.document.offsets import Run, composed, linear, text_pieces
from reader.document.patterns import regex
from reader.document.spans import Span, hull

_REST = Reason("rest", 1.0)
"""Why a block is furniture that nothing else was found to be."""

_UNSEEN = "\ufffd"
"""Stands for text none of which can be seen, on a page that has no other."""


class Part(NamedTuple):
    """A block to be: a range of the text of the page, and what it is."""

    span: Span
    kind: Kind
    level: int
    reason: Reason


def blocks_of(page: Page, source: str, parts: Sequence[Part]) -> tuple[Block, ...]:
    """The blocks of a page: `parts`, and all between them as hidden furniture, in the order of the page.

    Every character of the source that is not white space nor mark-up is in exactly one span of one block.

    Args:
        page: what can be read.
        source: its HTML.
        parts: ascending, apart from each other, none of them empty.
    """
    blocks = [_block(page, part) for part in _with_rest(page, parts)]
    blocks = [block for block in blocks if block.text]
    return tuple(_owning_all(page, source, blocks)) if blocks else tuple(_unseen(page, source))


def text_of(page: Page, span: Span) -> str:
    """How a range of the page reads."""
    return _read(page, span)[0]


def _with_rest(page: Page, parts: Sequence[Part]) -> Iterator[Part]:
    done = 0
    for part in parts:
        yield from _rest(page, done, part.span.start)
        yield part
        done = part.span.end
    yield from _rest(page, done, len(page.text))


def _rest(page: Page, start: int, end: int) -> Iterator[Part]:
    return (Part(segment, Kind.BOILERPLATE, 0, _REST) for segment in page.segments(start, end))


def _block(page: Page, part: Part) -> Block:
    text, runs = _read(page, part.span)
    through = tuple(composed(runs, page.runs))
    spans = (hull(run.source_span for run in through),) if through else ()
    return Block(
        part.kind,
        text,
        through,
        spans,
        hidden=part.kind is Kind.BOILERPLATE,
        marks=tuple(_marks(page, part.span, runs)),
        level=part.level,
        reason=part.reason,
    )


def _read(page: Page, span: Span) -> tuple[str, tuple[Run, ...]]:
    """The text of a range, runs of white space as one space, a space where a line ends; mapped to the page.

    What stands in `pre` keeps its line ends, and the rows of a table are lines.
    """
    span = stripped(page.text, *span)
    if page.is_preformatted(span):
        return page.text[slice(*span)], linear(span.start, span.end - span.start)
    pieces: list[str] = []
    runs: list[Run] = []
    at = 0
    start = span.start
    for gap in (*_gaps(page, span), Span(span.end, span.end)):
        pieces.append(page.text[start : gap.start])
        length = gap.start - start
        if not gap.is_empty:
            # The space is the first of the white space that stands there.
            length += 1
        if length:
            runs.append(Run(at, start, length, length))
        if gap.start < span.end:
            pieces.append("\n" if page.starts_row(*gap) else " ")
        at += gap.start - start + 1
        start = gap.end
    return "".join(pieces), tuple(runs)


_GAP = regex(r"\s{2,}|[^\S ]")


def _gaps(page: Page, span: Span) -> Iterator[Span]:
    """Where words are apart: white space other than one plain space, and line ends that have none beside them."""
    ends = page.gaps[bisect_right(page.gaps, span.start) : bisect_left(page.gaps, span.end)]
    done = 0
    for match in _GAP.finditer(page.text, *span):
        while done < len(ends) and ends[done] <= match.end():
            if ends[done] < match.start():
                yield from _bare_gap(page, ends[done])
            done += 1
        yield Span(*match.span())
    for end in ends[done:]:
        yield from _bare_gap(page, end)


def _bare_gap(page: Page, end: int) -> Iterator[Span]:
    """A line end with no white space beside it; with one, that is gap enough, or marks where a row begins."""
    before, after = page.text[end - 1].isspace(), page.text[end].isspace()
    if not (before or after):
        yield Span(end, end)
    elif page.starts_row(end, end + 1):
        yield Span(end - before, end + after)


def _marks(page: Page, span: Span, runs: Sequence[Run]) -> Iterator[Mark]:
    """The inline styles in a range, at offsets of its text."""
    for start, end, style in page.styled(span):
        pieces = list(text_pieces(runs, Span(start, end)))
        if pieces:
            yield Mark(pieces[0].start, pieces[-1].end, style)


def _owning_all(page: Page, source: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, each with the text after it that cannot be seen; the first also with what is before it."""
    spans = [block.spans[0] for block in blocks]
    starts = [span.start for span in spans]
    for written in page.written:
        index = bisect_right(starts, written.start) - 1
        at = written.start
        while at < written.end:
            at = max(at, spans[index].end) if index >= 0 else at
            stop = min(starts[index + 1], written.end) if index + 1 < len(spans) else written.end
            left = source[at:stop]
            if left and not left.isspace():
                owner, first = (index, spans[index].start) if index >= 0 else (0, stop - len(left.lstrip()))
                spans[owner] = Span(min(first, spans[owner].start), max(spans[owner].end, at + len(left.rstrip())))
            at = max(at, stop)
            index += 1
    return (replace(block, spans=(span,)) for block, span in zip(blocks, spans, strict=True))


def _unseen(page: Page, source: str) -> Iterator[Block]:
    """A block for a page on which nothing can be seen though something is written."""
    written = [span for span in page.written if not source[slice(*span)].isspace()]
    if written:
        span = hull(written)
        run = Run(0, span.start, len(_UNSEEN), span.end - span.start)
        yield Block(Kind.BOILERPLATE, _UNSEEN, (run,), (span,), hidden=True, reason=_REST)
