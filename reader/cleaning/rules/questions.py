"""Tells the headings of questions and answers by one another: each asks, and text stands below it."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind

NAME = "questions"
_WORDS = range(2, 17)
"""Words of a heading that asks."""
_FEWEST = 3
"""So many are a series."""
_HEADED = 0.5
"""The least share of them that are headings already."""
_ANSWER = 6
"""Words of an answer that is surely text."""
_DOUBTED = frozenset({Kind.PARAGRAPH, Kind.BOILERPLATE, Kind.STANDFIRST})


def apply(draft: Draft) -> Draft:
    """Make headings of all the questions of a series, and text of what is said below them."""
    asked = list(_asked(draft.pieces))
    headed = sum(draft.pieces[index].kind is Kind.HEADING for index in asked)
    if len(asked) < _FEWEST or headed < _HEADED * len(asked):
        return draft
    questions, answers = frozenset(asked), frozenset(index + 1 for index in asked)
    return draft.with_pieces(
        _as(Kind.HEADING, piece) if index in questions else _answer(piece) if index in answers else piece
        for index, piece in enumerate(draft.pieces)
    )


def _asked(pieces: Sequence[Piece]) -> Iterator[int]:
    """The short questions that stand alone above text."""
    for index, piece in enumerate(pieces[:-1]):
        shape = piece.shape
        alone = shape.end == "question" and shape.words in _WORDS and not (shape.inner or shape.quoted or shape.marker)
        if alone and pieces[index + 1].shape.end == "terminal" and piece.kind in (*_DOUBTED, Kind.HEADING):
            yield index


def _answer(piece: Piece) -> Piece:
    hidden = piece.kind is Kind.BOILERPLATE and piece.shape.words >= _ANSWER
    return _as(Kind.PARAGRAPH, piece) if hidden else piece


def _as(kind: Kind, piece: Piece) -> Piece:
    if piece.kind not in _DOUBTED or not piece.is_weighed:
        return piece
    return piece.judged(kind, NAME, 0.8, piece.kind)


RULE = Rule(NAME, "tells questions that are headings by one another", apply)
