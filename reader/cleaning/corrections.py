"""What an analyst says against the rules: join, split, re-type, hide and show blocks, at source offsets.

A fix names blocks by the source characters that they own, so it holds when the rules that made them change; one whose
blocks are no longer there changes nothing. Every character keeps its owner and its place in the map.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from reader.document.article import Article
from reader.document.blocks import Block, Kind, Mark, Operation, Reason
from reader.document.offsets import Run, sliced, text_pieces
from reader.document.spans import Span

_BY_HAND = Reason("correction", 1.0)


@dataclass(frozen=True, slots=True)
class Fix:
    """One correction.

    Attributes:
        operation: what to do.
        spans: source ranges: of the block; for JOIN of the two blocks; for SPLIT the empty range at the cut.
        kind: the new kind, for RETYPE.
    """

    operation: Operation
    spans: tuple[Span, ...]
    kind: Kind | None = None


def corrected(article: Article, fixes: Iterable[Fix]) -> Article:
    """The article with these fixes, applied in order."""
    blocks = list(article.blocks)
    for fix in fixes:
        _apply(blocks, fix)
    return Article(tuple(blocks), article.metadata)


def _apply(blocks: list[Block], fix: Fix) -> None:
    places = [place for span in fix.spans[:2] if (place := _owner(blocks, span)) is not None]
    if not places:
        return
    place = places[0]
    if fix.operation is Operation.JOIN:
        if len(set(places)) > 1:
            _join(blocks, min(places), max(places))
    elif fix.operation is Operation.SPLIT:
        _split(blocks, place, fix.spans[0].start)
    elif fix.operation is Operation.RETYPE and fix.kind is not None:
        hidden = fix.kind is Kind.BOILERPLATE
        blocks[place] = replace(blocks[place], kind=fix.kind, hidden=hidden, repeats=None, reason=_BY_HAND)
    else:
        blocks[place] = replace(blocks[place], hidden=fix.operation is Operation.HIDE, reason=_BY_HAND)


def _owner(blocks: list[Block], span: Span) -> int | None:
    """The block that owns most of `span`, or for an empty one the character at it."""
    wanted = Span(span.start, max(span.end, span.start + 1))

    def shared(place: int) -> int:
        return sum(max(0, min(own.end, wanted.end) - max(own.start, wanted.start)) for own in blocks[place].spans)

    best = max(range(len(blocks)), key=shared, default=None)
    return best if best is not None and shared(best) else None


def _join(blocks: list[Block], first: int, second: int) -> None:
    one, other = blocks[first], blocks[second]
    if one.runs and other.runs and other.runs[0].source < one.runs[-1].source_span.end:
        return
    shift = len(one.text) + 1
    blocks[first] = replace(
        one,
        text=f"{one.text} {other.text}",
        runs=(*one.runs, *(run._replace(text=run.text + shift) for run in other.runs)),
        spans=(*one.spans, *other.spans),
        marks=(*one.marks, *(Mark(mark.start + shift, mark.end + shift, mark.style) for mark in other.marks)),
        reason=_BY_HAND,
    )
    del blocks[second]


def _split(blocks: list[Block], place: int, source: int) -> None:
    block = blocks[place]
    cut = next((piece.start for piece in text_pieces(block.runs, Span(source, source + 1))), None)
    if cut is None or not block.text[:cut].strip() or not block.text[cut:].strip():
        return
    first = len(block.text[:cut].rstrip())
    head = _part(block, Span(0, first), Span(0, source))
    tail = _part(block, Span(cut, len(block.text)), Span(source, block.spans[-1].end))
    blocks[place : place + 1] = [head, tail]


def _part(block: Block, text: Span, owned: Span) -> Block:
    runs: tuple[Run, ...] = tuple(sliced(block.runs, text))
    spans = tuple(
        Span(max(span.start, owned.start), min(span.end, owned.end)) for span in block.spans if span.overlaps(owned)
    )
    marks = tuple(
        Mark(max(mark.start, text.start) - text.start, min(mark.end, text.end) - text.start, mark.style)
        for mark in block.marks
        if mark.start < text.end and mark.end > text.start
    )
    return replace(block, text=block.text[text.start : text.end], runs=runs, spans=spans, marks=marks, reason=_BY_HAND)
