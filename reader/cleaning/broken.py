"""Whether a sentence was surely broken off: what none ends in, and what none begins with."""

from reader.cleaning.gaps import begins_torn
from reader.cleaning.pieces import Piece
from reader.cleaning.words import BINDING, OPEN, STRANDED
from reader.document.patterns import regex

_WORDS, _MANY = 5, 10
"""Words of a clause, at least, where a title or a label has fewer; and of one that is too long for a heading."""
_PLAIN = 0.5
"""From this share of capitalised words on, a line is set as a title."""
_REACH = 40
"""Characters of a piece among which its first and its last word are looked for."""
_OPENING = "\"'“‘«„([*_"
_CLOSING = regex(r"[,;؛،、。]|:(?=\s)|\)(?=.)|\.(?!\w|\.)")
"""The marks that no paragraph begins with."""
_ASIDE = regex(r"\([^()]{1,60}\)(?:[.,;:]| [^\W\d_A-Z])|[–—]{1,2} ?[^\W\d_A-Z]")
"""A remark between brackets or behind a dash, and how the sentence goes on."""
_ACRONYM = regex(r"\([^\W\d_][\w.&-]{1,11}\),? [^\W\d_A-Z]")
"""The short form of a name that was spelled out just before, and how the sentence goes on."""
_MEASURE = regex(r"[$£€¥]?\d|[\"“„«‘(]")
"""How a sum, a year, a quotation and a remark begin."""
_CREDITS = frozenset({"credited", "credit", "agency"})
"""Cues of what ends with whose it is."""
_BY = frozenset({"by", "von", "par", "por", "di", "door", "av", "written by", "作者", "撰文"})
_ALONE = 2
"""Words that stand before the name of an author, at most."""
_NAME, _NAMES = 6, frozenset({"upper", "other"})
"""Words of the name of an author, at most; and how it begins."""
_LINE = 6
"""Words of a line that a sentence in small letters goes on, at least."""
_LINKED = 4
"""Words of a link, at most."""
_VAGUE = frozenset({"more", "most", "such", "very"})
"""Words that a label may end in, as *Read more*."""
_REST = 2
"""Words that are the end of a sentence rather than a paragraph."""


def is_broken(before: Piece, after: Piece, text: str) -> bool:
    """Whether a sentence goes on from one piece to the next, however the second begins.

    Args:
        before: the piece above a gap.
        after: the piece below it.
        text: of which both are pieces.
    """
    if before.shape.stopped or before.shape.end == "colon":
        return False
    if _begins_inside(after) or _is_signature(before, after):
        return True
    if not after.shape.stopped:
        return False
    if after.text[0].islower() and not after.shape.marker and before.shape.words >= _LINE:
        return before.shape.cues.isdisjoint(_CREDITS)
    if not _is_clause(before):
        return False
    return _wants_more(before) or _is_rest(before, after) or _parts_name(before, after, text)


def _begins_inside(piece: Piece) -> bool:
    """Whether it begins with a mark, or a name's short form, that no paragraph begins with."""
    if piece.text[0].isalnum():
        return False
    return _CLOSING.match(piece.text) is not None or _ACRONYM.match(piece.text) is not None


def is_link(before: Piece, piece: Piece, after: Piece) -> bool:
    """Whether a few words were a link in the middle of a sentence, whose halves stand above and below them.

    Args:
        before: the piece above.
        piece: the few words.
        after: the piece below.
    """
    shape = piece.shape
    if before.shape.stopped or shape.words > _LINKED or shape.end != "none" or shape.cues or shape.marker:
        return False
    open_end = _last_word(before).lower() in OPEN | BINDING or before.text[-1] == ","
    return begins_torn(after) and not after.shape.marker and (open_end or _ends_plainly(before))


def _is_signature(before: Piece, after: Piece) -> bool:
    """Whether *By* was parted from the name, as where a link is."""
    if before.shape.words > _ALONE or before.text.rstrip(":：").lower() not in _BY:
        return False
    return after.shape.words <= _NAME and not after.shape.cues and after.shape.first in _NAMES


def _ends_plainly(piece: Piece) -> bool:
    """Whether it is a clause, and no name at its end."""
    last = _last_word(piece)
    return _is_clause(piece) and last.isalpha() and last.islower()


def _is_clause(piece: Piece) -> bool:
    shape = piece.shape
    return shape.inner or (shape.words >= _WORDS and 0 <= shape.capitals < _PLAIN)


def _wants_more(piece: Piece) -> bool:
    """Whether it ends in a comma, or in a word that wants another: an article, *and*, *of*."""
    if piece.text[-1] == ",":
        return True
    last = _last_word(piece).lstrip(_OPENING).lower()
    if last in BINDING:
        return True
    if piece.shape.inner:
        return last in OPEN and last not in _VAGUE
    return piece.shape.words >= _MANY and last in STRANDED


def _is_rest(before: Piece, after: Piece) -> bool:
    """Whether the second cannot begin a paragraph where the first has no end."""
    if _ASIDE.match(after.text):
        return True
    if not _ends_plainly(before):
        return False
    short = after.shape.words <= _REST and after.shape.end == "terminal" and not after.shape.cues
    return short or (before.shape.inner and _MEASURE.match(after.text) is not None)


def _parts_name(before: Piece, after: Piece, text: str) -> bool:
    """Whether the words on both sides are capitalised, and stand side by side elsewhere in the text."""
    last = _last_word(before)
    first = after.text[:_REACH].partition(" ")[0].rstrip(",.;:")
    if not (last[:1].isupper() and first[:1].isupper() and last.isalpha() and len(first) > 1):
        return False
    return f"{last} {first}" in text


def _last_word(piece: Piece) -> str:
    return piece.text[-_REACH:].rpartition(" ")[2]
