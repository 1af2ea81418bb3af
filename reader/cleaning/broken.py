"""Whether a sentence was surely broken off: what none ends in, and what none begins with."""

from reader.cleaning.pieces import Piece
from reader.cleaning.words import BINDING
from reader.document.patterns import regex

_WORDS = 5
"""Words of a clause, at least; a title or a label has fewer."""
_PLAIN = 0.5
"""From this share of capitalised words on, a line is set as a title."""
_REACH = 40
"""Characters of a piece among which its first and its last word are looked for."""
_OPENING = "\"'“‘«„([*_"
_ACRONYM = regex(r"\([^\W\d_][\w.&-]{1,11}\),? [^\W\d_A-Z]")
"""The short form of a name that was spelled out just before, and how the sentence goes on."""


def is_broken(before: Piece, after: Piece, text: str) -> bool:
    """Whether a sentence goes on from one piece to the next, however the second begins.

    Args:
        before: the piece above a gap.
        after: the piece below it.
        text: of which both are pieces.
    """
    if before.shape.stopped or not after.shape.stopped:
        return False
    if _ACRONYM.match(after.text):
        return True
    return _is_clause(before) and (_wants_more(before) or _parts_name(before, after, text))


def _is_clause(piece: Piece) -> bool:
    shape = piece.shape
    return shape.inner or (shape.words >= _WORDS and 0 <= shape.capitals < _PLAIN)


def _wants_more(piece: Piece) -> bool:
    """Whether it ends in a comma, or in a word that binds the next to it: an article, *and*, *of*."""
    return piece.text[-1] == "," or _last_word(piece).lstrip(_OPENING).lower() in BINDING


def _parts_name(before: Piece, after: Piece, text: str) -> bool:
    """Whether the words on both sides are capitalised, and stand side by side elsewhere in the text."""
    last = _last_word(before)
    first = after.text[:_REACH].partition(" ")[0].rstrip(",.;:")
    if not (last[:1].isupper() and first[:1].isupper() and last.isalpha() and len(first) > 1):
        return False
    return f"{last} {first}" in text


def _last_word(piece: Piece) -> str:
    return piece.text[-_REACH:].rpartition(" ")[2]
