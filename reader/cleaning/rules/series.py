"""Tells the items of a list by their neighbours: what counts up line after line, or has one sign before it."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.series import Label, labels_of
from reader.document.blocks import Kind

NAME = "series"
_LIKE = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.STANDFIRST, Kind.CAPTION, Kind.LIST})
_JUDGES = frozenset({"kinds"})


def apply(draft: Draft) -> Draft:
    """Find lists among what was taken for headings and text."""
    labels = {index: label for index, label in labels_of(draft.pieces).items() if label.marker}
    if not labels:
        return draft
    found = {index for run in _adjacent(labels) if _is_list([draft.pieces[place] for place in run]) for index in run}
    return draft.with_pieces(_as_item(piece) if index in found else piece for index, piece in enumerate(draft.pieces))


def _adjacent(labels: dict[int, Label]) -> Iterator[list[int]]:
    """The items of one series that stand next to each other, two or more."""
    run: list[int] = []
    for index in sorted(labels):
        if run and (index != run[-1] + 1 or labels[index].style != labels[run[-1]].style):
            if len(run) > 1:
                yield run
            run = []
        run.append(index)
    if len(run) > 1:
        yield run


def _is_list(pieces: Sequence[Piece]) -> bool:
    """Whether most of them are shown, and no paragraphs of several sentences."""
    return sum(piece.kind in _LIKE and not piece.shape.inner for piece in pieces) * 2 > len(pieces)


def _as_item(piece: Piece) -> Piece:
    if piece.kind is Kind.LIST or piece.reason is None or piece.reason.rule not in _JUDGES or not piece.shape.marker:
        return piece
    return piece.judged(Kind.LIST, NAME, 0.8, piece.kind)


RULE = Rule(NAME, "tells the items of a list by one another", apply)
