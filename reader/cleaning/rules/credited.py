"""Knows a caption by the line below it that says whose picture it is, or by the day and place that agencies give."""

from collections.abc import Sequence
from itertools import pairwise

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.gaps import begins_torn, is_cut
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
_DATED = regex(
    r"(?<!\b[oO]n )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d,? "
    r"(?:in|at|near|outside|aboard) [A-Z]"
)
"""The day with its year, and the place. In reports the year goes without saying, or it is *on* that day."""
_LONGEST, _NAMES = 70, 9
"""Characters and words of such a line, at most."""
_WORDS = range(5, 36)
"""Words of a caption: with fewer it may be the heading of what the picture belongs to."""
_MOST = 60
"""Words of a caption that says when and where."""
_TAKEN = frozenset({Kind.PARAGRAPH, Kind.STANDFIRST, Kind.HEADING, Kind.BLOCKQUOTE, Kind.LIST})
"""What a caption is taken for."""


def apply(draft: Draft) -> Draft:
    """Make captions of the sentences above such lines, of lines that were taken for text, and of what is dated."""
    pairs = enumerate(pairwise(draft.pieces))
    above = {
        index
        for index, (one, two) in pairs
        if _is_caption(one) and _is_credit(two) and not _is_half(index, draft.pieces)
    }
    lines = {index + 1 for index in above if _is_taken(draft.pieces[index + 1])}
    found = above | lines | {index for index, piece in enumerate(draft.pieces) if _is_dated(piece)}
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.CAPTION, NAME, 0.8, piece.kind) if index in found else piece
        for index, piece in enumerate(draft.pieces)
    )


def _is_half(index: int, pieces: Sequence[Piece]) -> bool:
    """Whether a sentence without an end goes on below the credit, and it is not the one of the piece above."""
    if pieces[index].shape.stopped or not any(map(begins_torn, pieces[index + 2 : index + 3])):
        return False
    return not any(is_cut(above.text) for above in pieces[max(0, index - 1) : index])


def _is_taken(piece: Piece) -> bool:
    return piece.is_weighed and piece.kind in _TAKEN


def _is_caption(piece: Piece) -> bool:
    """Whether it is one sentence, or less, that may be a caption."""
    shape = piece.shape
    if not _is_taken(piece) or shape.marker or shape.inner or shape.words not in _WORDS:
        return False
    return piece.text.lower().rstrip("\"'”’.").rpartition(" ")[2] not in SAYING


def _is_dated(piece: Piece) -> bool:
    if not _is_taken(piece) or piece.shape.marker or piece.shape.words > _MOST:
        return False
    return "day, " in piece.text and _DATED.search(piece.text) is not None


def _is_credit(piece: Piece) -> bool:
    brief = piece.shape.length <= _LONGEST and piece.shape.words <= _NAMES
    return brief and _CREDIT.fullmatch(piece.shape.lower) is not None


RULE = Rule(NAME, "knows a caption by the credit below it, or by day and place", apply)
