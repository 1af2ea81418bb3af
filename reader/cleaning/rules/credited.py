"""Knows a caption by the line below it that says whose picture it is, and nothing else."""

from collections.abc import Sequence
from itertools import pairwise

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.words import SAYING
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "credited"
_CREDIT = regex(
    r"\W{0,2}(?:(?:(?:image|photo|picture|photograph|illustration|credit|foto|bild|beeld|imagen|crédit)s?"
    r"|(?:image|photo|picture) ?credits?)(?: ?: ?| (?:by|von|de|di|av) | ?/ ?)|© ?(?:foto|photo|bild)s? ?:? ?)"
    r"[^.]{2,60}\W?"
)
_LONGEST, _NAMES = 70, 9
"""Characters and words of such a line, at most."""
_WORDS = range(5, 36)
"""Words of a caption: with fewer it may be the heading of what the picture belongs to."""
_TAKEN = frozenset({Kind.PARAGRAPH, Kind.STANDFIRST, Kind.HEADING, Kind.BLOCKQUOTE, Kind.LIST})
"""What a caption is taken for."""


def apply(draft: Draft) -> Draft:
    """Make captions of the sentences above such lines."""
    found = {index for index, (one, two) in enumerate(pairwise(draft.pieces)) if _is_caption(one, two)}
    if not found:
        return draft
    return draft.with_pieces(_judged(index, draft.pieces, found) for index in range(len(draft.pieces)))


def _is_caption(piece: Piece, below: Piece) -> bool:
    shape = piece.shape
    if not piece.is_weighed or piece.kind not in _TAKEN or shape.marker or shape.inner or shape.words not in _WORDS:
        return False
    said = piece.text.lower().rstrip("\"'”’.").rpartition(" ")[2] in SAYING
    return not said and _is_credit(below)


def _is_credit(piece: Piece) -> bool:
    brief = piece.shape.length <= _LONGEST and piece.shape.words <= _NAMES
    return brief and _CREDIT.fullmatch(piece.shape.lower) is not None


def _judged(index: int, pieces: Sequence[Piece], found: set[int]) -> Piece:
    """The piece as a caption; and so what was taken for text of the line below it."""
    piece = pieces[index]
    credit = index - 1 in found and piece.is_weighed and piece.kind in _TAKEN
    return piece.judged(Kind.CAPTION, NAME, 0.8, piece.kind) if index in found or credit else piece


RULE = Rule(NAME, "knows a caption by the credit below it", apply)
