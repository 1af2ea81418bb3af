"""What an analyst says against the rules: join, split, re-type, hide and show blocks, at source offsets.

A fix names blocks by the source characters that they own, so it holds when the rules that made them change; one whose
blocks are no longer there changes nothing. Every character keeps its owner and its place in the map.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.cleaning.rules.dates import day_told
from reader.document.article import Article, Metadata
from reader.document.blocks import Block, Kind, Mark, Operation, Reason
from reader.document.offsets import Run, sliced, text_pieces
from reader.document.spans import Span

_BY_HAND = Reason("correction", 1.0)


class Fix(Struct, frozen=True):
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
    """The article with these fixes, applied in order.

    It has one headline: where a block is made that, another one becomes a heading. What is made a date tells the day,
    and what is no date any more tells none.
    """
    cutting = _Cutting(article.blocks)
    dates: set[str] = set()
    for fix in fixes:
        place = cutting.apply(fix)
        if place is not None and fix.operation is Operation.RETYPE:
            dates.add(cutting.blocks[place].text)
    blocks = cutting.numbered()
    metadata = _dated(article, blocks, dates) if dates else article.metadata
    return Article(blocks, metadata)


class _Cutting:
    """The blocks of an article while fixes are applied."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self._indices: list[int | None] = list(range(len(blocks)))
        self._joined: dict[int, int] = {}

    def apply(self, fix: Fix) -> int | None:
        """Apply one fix; the index of the block that it is about, or None where there is none."""
        blocks = self.blocks
        places = [place for span in fix.spans[:2] if (place := _owner(blocks, span)) is not None]
        if not places:
            return None
        place = places[0]
        if fix.operation is Operation.JOIN:
            self._join(min(places), max(places))
        elif fix.operation is Operation.SPLIT:
            self._split(place, fix.spans[0].start)
        elif fix.operation is Operation.RETYPE and fix.kind is not None:
            _retype(blocks, place, fix.kind)
        else:
            blocks[place] = replace(blocks[place], hidden=fix.operation is Operation.HIDE, reason=_BY_HAND)
        return place

    def numbered(self) -> tuple[Block, ...]:
        """The blocks; those that repeat another name it by where it stands now."""
        if len(self._indices) == len(self.blocks) and all(block.repeats is None for block in self.blocks):
            return tuple(self.blocks)
        places = {index: place for place, index in enumerate(self._indices) if index is not None}
        for index, other in reversed(self._joined.items()):
            places[index] = places[other]
        return tuple(
            block if block.repeats is None else replace(block, repeats=places[block.repeats]) for block in self.blocks
        )

    def _join(self, first: int, second: int) -> None:
        one, other = self.blocks[first], self.blocks[second]
        if first == second or (one.runs and other.runs and other.runs[0].source < one.runs[-1].source_span.end):
            return
        self.blocks[first] = _joined(one, other)
        del self.blocks[second]
        gone, kept = self._indices.pop(second), self._indices[first]
        if gone is not None and kept is not None:
            self._joined[gone] = kept
        elif gone is not None:
            self._indices[first] = gone

    def _split(self, place: int, source: int) -> None:
        parts = _parts(self.blocks[place], source)
        if parts:
            self.blocks[place] = parts[0]
            # What stood between the halves of a block stands between its parts.
            after = bisect_left(self.blocks, source, place + 1, key=_start_of)
            self.blocks.insert(after, parts[1])
            self._indices.insert(after, None)


_REACH = 64
"""So many blocks may stand in the gaps of another."""


def _owner(blocks: Sequence[Block], span: Span) -> int | None:
    """The block that owns most of `span`, or for an empty one the character at it."""
    start, end = span.start, max(span.end, span.start + 1)
    last = bisect_left(blocks, end, key=_start_of)
    best, most = None, 0
    for place in range(last - 1, -1, -1):
        spans = blocks[place].spans
        shared = sum(max(0, min(own.end, end) - max(own.start, start)) for own in spans)
        if shared > most:
            best, most = place, shared
        if spans[0].start < start and last - place > _REACH:
            break
    return best


def _start_of(block: Block) -> int:
    return block.spans[0].start


def _retype(blocks: list[Block], place: int, kind: Kind) -> None:
    if kind is Kind.TITLE:
        for index, block in enumerate(blocks):
            if block.kind is Kind.TITLE:
                blocks[index] = replace(block, kind=Kind.HEADING, reason=_BY_HAND)
    hidden = kind is Kind.BOILERPLATE
    blocks[place] = replace(blocks[place], kind=kind, hidden=hidden, repeats=None, reason=_BY_HAND)


def _dated(article: Article, blocks: Sequence[Block], retyped: set[str]) -> Metadata:
    """What is known outside the blocks, the day told anew where it is another line now that tells it."""
    metadata = article.metadata
    made = [block for block in blocks if block.kind is Kind.DATE and block.text in retyped]
    if made:
        return replace(metadata, date=day_told([*made, *blocks]) or metadata.date)
    now = {block.text: block.kind for block in blocks}
    gone = [
        block
        for block in article.blocks
        if block.kind is Kind.DATE and block.text in retyped and now.get(block.text) is not Kind.BOILERPLATE
    ]
    if gone and day_told([*gone, *article.blocks]) == metadata.date:
        return replace(metadata, date=day_told(blocks))
    return metadata


def _joined(one: Block, other: Block) -> Block:
    shift = len(one.text) + 1
    return replace(
        one,
        text=f"{one.text} {other.text}",
        runs=(*one.runs, *(run._replace(text=run.text + shift) for run in other.runs)),
        spans=(*one.spans, *other.spans),
        marks=(*one.marks, *(Mark(mark.start + shift, mark.end + shift, mark.style) for mark in other.marks)),
        reason=_BY_HAND,
    )


def _parts(block: Block, source: int) -> list[Block]:
    """A block in two, the second beginning at a source offset; none where one of them would be empty."""
    cut = next((piece.start for piece in text_pieces(block.runs, Span(source, source + 1))), None)
    if cut is None or not block.text[:cut].strip() or not block.text[cut:].strip():
        return []
    first = len(block.text[:cut].rstrip())
    head = _part(block, Span(0, first), Span(0, source))
    tail = _part(block, Span(cut, len(block.text)), Span(source, block.spans[-1].end))
    return [head, tail]


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
