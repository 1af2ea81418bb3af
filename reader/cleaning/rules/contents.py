"""Knows a table of contents: lines in a row that stand again further down, in the same order, each over its text.

A menu may stand twice too, but what stands below its labels is the next label.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind

NAME = "contents"
_LONGEST, _WORDS = 120, 16
"""Characters and words of a heading, at most."""
_ENTRIES = 3
"""The least entries of a table of contents."""
_LISTED, _HEADED = 0.6, 0.75
"""The least share of its lines that stand again, and of these that stand over text."""
_MOST, _COPIES = 100, 5
"""So many lines of a run, and copies of a line, are looked at: what a table of contents has, and no more."""
_NEXT = 3
"""Pieces below a heading among which its text begins: there may be a smaller heading, or a sign, between them."""
_AROUND = "¶#*_:.…()[]0123456789 \t"
"""What stands around the words of a heading; where nothing is left, it is none."""


class _Chain(NamedTuple):
    """A line that stands again further down, and the chain of lines before it that do so in the same order."""

    line: int
    place: int
    before: "_Chain | None"


class _Table(NamedTuple):
    """Where the entries of a table of contents are, and the headings that they name."""

    entries: range
    headings: list[int]


def apply(draft: Draft) -> Draft:
    """Judge the entries of tables of contents as list items, and what they name as headings."""
    entries: set[int] = set()
    headings: set[int] = set()
    for table in _tables(draft.pieces):
        entries.update(table.entries)
        headings.update(table.headings)
    if not entries:
        return draft
    return draft.with_pieces(
        _judged(piece, Kind.HEADING if index in headings else Kind.LIST)
        if index in headings or index in entries
        else piece
        for index, piece in enumerate(draft.pieces)
    )


def _tables(pieces: Sequence[Piece]) -> Iterator[_Table]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if _may_head(piece) and (words := _words(piece)):
            places[words].append(index)
    if sum(len(found) > 1 for found in places.values()) < _ENTRIES:
        return
    for run in _runs(pieces):
        table = _table(run, pieces, places)
        if table:
            yield table


def _may_head(piece: Piece) -> bool:
    shape = piece.shape
    return piece.kind is None and shape.length <= _LONGEST and shape.words <= _WORDS and shape.end != "terminal"


def _words(piece: Piece) -> str:
    return piece.shape.lower.strip(_AROUND)


def _runs(pieces: Sequence[Piece]) -> Iterator[range]:
    """The runs of pieces that may be headings, of so many as a table has at least."""
    start = 0
    for index in range(len(pieces) + 1):
        if index < len(pieces) and _may_head(pieces[index]):
            continue
        if index - start >= _ENTRIES:
            yield range(start, index)
        start = index + 1


def _table(run: range, pieces: Sequence[Piece], places: dict[str, list[int]]) -> _Table | None:
    """The table of contents in a run, or None where it holds none."""
    named = _named(run, pieces, places)
    if len(named) < _ENTRIES:
        return None
    entries, headings = range(named[0][0], named[-1][0] + 1), [heading for _, heading in named]
    over = sum(map(partial(_heads, pieces), headings, [*headings[1:], len(pieces)]))
    if len(named) < _LISTED * len(entries) or over < _HEADED * len(named):
        return None
    return _Table(entries, headings)


def _named(run: range, pieces: Sequence[Piece], places: dict[str, list[int]]) -> list[tuple[int, int]]:
    """The lines of a run that stand again after it in the same order, each with where: as many as possible.

    Longest common subsequence after Hunt and Szymanski, A fast algorithm for computing longest common subsequences
    (CACM 1977), of the run's last lines and of the nearest copies of each.
    """
    ends: list[int] = []
    chains: list[_Chain] = []
    for index in run[-_MOST:]:
        copies = places.get(_words(pieces[index]), [])
        after = bisect_left(copies, run.stop)
        for place in reversed(copies[after : after + _COPIES]):
            size = bisect_left(ends, place)
            ends[size : size + 1] = [place]
            chains[size : size + 1] = [_Chain(index, place, chains[size - 1] if size else None)]
    found: list[tuple[int, int]] = []
    chain = chains[-1] if chains else None
    while chain:
        found.append((chain.line, chain.place))
        chain = chain.before
    return found[::-1]


def _heads(pieces: Sequence[Piece], index: int, following: int) -> bool:
    """Whether text begins soon below a heading, and before the following one."""
    below = pieces[index + 1 : min(following, index + 1 + _NEXT)]
    return any(piece.shape.prose or piece.shape.stopped for piece in below)


def _judged(piece: Piece, kind: Kind) -> Piece:
    return piece.judged(kind, NAME, 0.9) if piece.kind is None else piece


RULE = Rule(NAME, "knows a table of contents, and the headings that it names", apply)
