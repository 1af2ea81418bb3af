"""Knows the tail of a page: below the words that lead to other articles no line ends a sentence, and none is text."""

from collections.abc import Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind

NAME = "tails"


def apply(draft: Draft) -> Draft:
    """Hide what stands below the header of a list of other articles, to the end, if text stands above it alone."""
    start = _start(draft.pieces)
    if start is None:
        return draft
    return draft.with_pieces(_hidden(piece) if index > start else piece for index, piece in enumerate(draft.pieces))


def _start(pieces: Sequence[Piece]) -> int | None:
    """The highest header below which is nothing but lines that end no sentence; None where there is none."""
    start = None
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind is Kind.BOILERPLATE and "header" in piece.shape.cues:
            start = index
        elif piece.kind is not Kind.BOILERPLATE and _is_sentence(piece):
            return start
    return None


def _is_sentence(piece: Piece) -> bool:
    return piece.shape.stopped or piece.shape.inner


def _hidden(piece: Piece) -> Piece:
    doubted = piece.is_weighed and piece.kind is not Kind.BOILERPLATE
    return piece.judged(Kind.BOILERPLATE, NAME, 0.8, piece.kind) if doubted else piece


RULE = Rule(NAME, "hides the tail below the words that lead to other articles", apply)
