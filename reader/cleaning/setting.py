"""Sets pieces as blocks: their maps go through to the source, and whatever nobody owns yet gets an owner."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft
from reader.cleaning.normal import NormalText
from reader.cleaning.pieces import Piece
from reader.document.blocks import Block, Kind, Reason
from reader.document.offsets import Run
from reader.document.spans import Span

_UNSEEN = "\ufffd"
"""Stands for characters none of which can be shown, where a text has no others."""


def blocks_of(draft: Draft, source: str, region: Span, *, first: int) -> list[Block]:
    """The blocks of a region, in reading order.

    Every character of `source[region]` that is not white space is in exactly one span of one block.

    Args:
        draft: the region when all rules are done.
        source: the source text.
        region: the part of it that the draft was read from.
        first: the index that the first of the blocks will have in the article.
    """
    if not draft.pieces:
        return _unseen(source, region)
    spans = [[draft.normal.source_span(*owned) for owned in piece.owned] for piece in draft.pieces]
    _own_all(spans, source, region)
    return [_block(piece, own, draft.normal, first) for piece, own in zip(draft.pieces, spans, strict=True)]


def _block(piece: Piece, spans: Sequence[Span], normal: NormalText, first: int) -> Block:
    kind = piece.kind or Kind.PARAGRAPH
    return Block(
        kind,
        piece.text,
        tuple(_through(piece.runs, normal)),
        tuple(spans),
        hidden=kind is Kind.BOILERPLATE,
        marks=piece.marks,
        level=piece.level,
        repeats=None if piece.repeats is None else piece.repeats + first,
        reason=piece.reason,
        joins=piece.joins,
    )


def _through(runs: Sequence[Run], normal: NormalText) -> Iterator[Run]:
    """Runs over the normal text as runs over the source; what follows without a gap is one run."""
    last: Run | None = None
    for run in runs:
        for part in _parts(run, normal):
            if last is not None and _follows(last, part):
                last = Run(last.text, last.source, *[last.text_length + part.text_length] * 2)
            else:
                if last is not None:
                    yield last
                last = part
    if last is not None:
        yield last


def _parts(run: Run, normal: NormalText) -> Iterator[Run]:
    if run.is_atom:
        span = normal.source_span(*run.source_span)
        yield Run(run.text, span.start, run.text_length, span.end - span.start)
    else:
        yield from normal.runs_between(run.source, run.source + run.text_length, run.text)


def _follows(last: Run, run: Run) -> bool:
    return (
        not run.is_atom
        and not last.is_atom
        and last.text + last.text_length == run.text
        and last.source + last.source_length == run.source
    )


def _own_all(spans: list[list[Span]], source: str, region: Span) -> None:
    """Lengthen spans over the characters between them that are not white space: dropped controls, signs of quoting."""
    order = sorted((span, piece, index) for piece, own in enumerate(spans) for index, span in enumerate(own))
    done = region.start
    before: tuple[Span, int, int] | None = None
    for place in order:
        span = place[0]
        gap = source[done : span.start]
        if gap and not gap.isspace():
            if before is not None:
                _lengthen(spans, before, done + len(gap.rstrip()))
            else:
                spans[place[1]][place[2]] = Span(span.start - len(gap.lstrip()), span.end)
        before, done = place, span.end
    tail = source[done : region.end]
    if before is not None and tail and not tail.isspace():
        _lengthen(spans, before, done + len(tail.rstrip()))


def _lengthen(spans: list[list[Span]], place: tuple[Span, int, int], end: int) -> None:
    _, piece, index = place
    spans[piece][index] = Span(spans[piece][index].start, end)


def _unseen(source: str, region: Span) -> list[Block]:
    text = source[region.start : region.end]
    bare = text.strip()
    if not bare:
        return []
    span = Span(region.start + len(text) - len(text.lstrip()), region.end - len(text) + len(text.rstrip()))
    run = Run(0, span.start, len(_UNSEEN), span.end - span.start)
    return [Block(Kind.BOILERPLATE, _UNSEEN, (run,), (span,), hidden=True, reason=Reason("unseen", 1.0))]
