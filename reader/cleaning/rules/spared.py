"""Sees to it that a text is never taken for furniture altogether: where nothing else is left, its lines are shown."""

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind

NAME = "spared"
_FEW = 4
"""A text of no more pieces than this says too little of itself to be hidden in part: a short notice, a note."""
_SURE = 0.7
"""From this score on, furniture stays hidden as long as anything else is left."""


def apply(draft: Draft) -> Draft:
    """Show as paragraphs what was taken for furniture, where the text is short or would be empty without it."""
    is_empty = all(piece.kind is Kind.BOILERPLATE for piece in draft.pieces)
    if not draft.head or not (is_empty or len(draft.pieces) <= _FEW):
        return draft
    return draft.with_pieces(_shown(piece, is_empty=is_empty) for piece in draft.pieces)


def _shown(piece: Piece, *, is_empty: bool) -> Piece:
    if piece.kind is not Kind.BOILERPLATE:
        return piece
    sure = "rights" in piece.shape.cues or (piece.reason is not None and piece.reason.score >= _SURE)
    return piece if sure and not is_empty else piece.judged(Kind.PARAGRAPH, NAME, 0.5, piece.kind)


RULE = Rule(NAME, "hides no text altogether", apply)
