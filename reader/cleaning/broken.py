"""Whether a sentence was surely broken off: what none ends in, and what none begins with."""

import re

from reader.cleaning.bylines import is_signed
from reader.cleaning.gaps import PARAGRAPH, begins_torn
from reader.cleaning.pieces import Piece
from reader.cleaning.words import BINDING, OFFICE, OPEN, PART, STRANDED
from reader.document.patterns import regex

_WORDS, _MANY = 5, 10
"""Words of a clause, at least, where a title or a label has fewer; and of one that is too long for a heading."""
_PLAIN = 0.5
"""From this share of capitalised words on, a line is set as a title."""
_REACH = 40
"""Characters of a piece among which its first and its last word are looked for."""
_OPENING = "\"'“‘«„([*_"
_CLOSING = regex(r"[,;؛،、。，；！？]|:(?=\s)|\)(?=.)|\.(?!\w|\.)")
"""The marks that no paragraph begins with."""
_ASIDE = regex(r"\([^()]{1,60}\)(?:[.,;:]| (\w))|[–—]{1,2} ?(\w)")
"""A remark between brackets or behind a dash, and how the sentence goes on."""
_ACRONYM = regex(r"\([^\W\d_][\w.&-]{1,11}\),? (\w)")
"""The short form of a name that was spelled out just before, and how the sentence goes on."""
_QUOTED = regex(r"[\"“„«‘][^\"”“»’]{2,60}[^\"”“»’.,!?…\s][\"”“»’](?:[.,;]|,? (\w))")
"""A few words in quotation marks, and how the sentence goes on."""
_SUM = r"(?:[$£€¥₹₺₽₩]|Rs\.?|US\$|A\$|C\$|kr|CHF|USD|EUR)? ?\d"
_MEASURE, _AMOUNT = regex(rf"{_SUM}|[\"“„«‘(]"), regex(_SUM)
"""How a sum, a year, a quotation and a remark begin; and a number alone."""
_CREDITS = frozenset({"credited", "credit", "agency"})
"""Cues of what ends with whose it is."""
_BY = frozenset({"by", "von", "par", "por", "di", "door", "av", "作者", "撰文"})
_ALONE = 2
"""Words that stand before the name of an author, at most."""
_AND = frozenset({"and", "&", "und", "et", "y", "e", "en", "och", "og", "i", "и"})
_NAMED = 8
"""Words that a byline with one name has, at most."""
_NAME, _NAMES = 6, frozenset({"upper", "other"})
"""Words of the name of an author, at most; and how it begins."""
_LINE = 6
"""Words of a line that a sentence in small letters goes on, at least."""
_OFFICES = frozenset({"role"})
"""What the names of offices look like, as do the lines that say whose the text is."""
_TITLE = 3
"""Words of an office before a name, at most."""
_LINKED = 4
"""Words of a link, at most."""
_VAGUE = frozenset({"more", "most", "such", "very", "says", "said"})
"""Words that a label may end in, as *Read more*, and a quotation."""
_ASKING = frozenset({"what", "where", "who", "whom", "how", "why", "when", "which", "was", "wo", "wer", "wie", "wen"})
"""How headings begin that may end in any word: *Where they come from*."""
_CODE = regex(r"\w+[._(/=:]\w|\w+\(")
"""A name of a program's, which begins with a small letter wherever it stands."""
_NAMING = frozenset({"named", "called"})
_PASSIVE = regex(r"\b(?:be|been|being|is|are|was|were|it['’]s) \w+$", re.IGNORECASE)
"""A name follows *named*, or it is told of somebody that he will not be named."""
_SMALL = regex(r"al-[A-Z]|(?:al|de|di|da|del|van|von|bin|ibn|ben|el|le|la|ter) [A-Z]")
"""A name that does so: *al-Shabab*, *de Blasio*."""
_LABEL = 4
"""Words of a label, at most."""
_LONG = 8
"""Words of half a sentence that ends, at least."""
_LONG_LINK = 8
"""Words of a link that begins with a small letter, at most."""
_BRACKET_OPEN = regex(r"(?:[^\W\d_] |[\u3000-\u9fff])[(（][^()（）$_=]{1,40}$")
_BRACKET_CLOSED = regex(r"[^()（）$_=]{1,60}[)）]")
"""How a bracket is opened in prose and is not closed, and how it is closed; programs have others."""
_DASHED = regex(r"[–—] (\w)")
"""A dash, and the letter that a clause goes on with behind it."""
_POSSESSIVE = ("'s", "’s", "s'", "s’")
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
    if _begins_inside(after) or any(goes_on(before, after) for goes_on in _SURELY):
        return True
    if not after.shape.stopped:
        return False
    if after.text[0].islower() and not after.shape.marker and before.shape.words >= _LINE:
        return before.shape.cues.isdisjoint(_CREDITS)
    if not _is_clause(before):
        return False
    open_end = _breaks_off(before, after) or _wants_more(before, after)
    return open_end or _is_rest(before, after) or _parts_name(before, after, text)


def _breaks_off(before: Piece, after: Piece) -> bool:
    """Whether a paragraph of several sentences ends within the last of them, and the next is of no other sort."""
    shape = before.shape
    if not shape.inner or shape.length < PARAGRAPH or shape.cues or shape.marker or after.shape.marker:
        return False
    last = _last_word(before)
    return last.isalpha() and last.islower() and after.shape.first == "upper" and not after.shape.cues


def _begins_inside(piece: Piece) -> bool:
    """Whether it begins with a mark, or a name's short form, that no paragraph begins with."""
    if piece.text[0].isalnum():
        return False
    return _CLOSING.match(piece.text) is not None or _goes_on(_ACRONYM, piece.text)


def is_link(before: Piece, piece: Piece, after: Piece) -> bool:
    """Whether a few words were a link in the middle of a sentence, whose halves stand above and below them.

    Args:
        before: the piece above.
        piece: the few words.
        after: the piece below.
    """
    shape = piece.shape
    if before.shape.stopped or shape.end != "none" or shape.marker:
        return False
    last = _last_word(before).lower()
    if shape.cues and not (last in BINDING and shape.cues <= _OFFICES):
        return False
    if _stands_before(before, piece) and after.shape.stopped and _runs_on(after):
        return True
    labels = not after.blanks and (_is_label(before) or _is_tag(after))
    if labels or not (_runs_on(after) or _goes_on(_ASIDE, after.text)):
        return False
    if shape.first == "lower" and after.shape.stopped and shape.words <= _LONG_LINK and not before.shape.cues:
        return True
    open_end = last in OPEN | BINDING or before.text[-1] == "," or last.endswith(_POSSESSIVE)
    return shape.words <= _LINKED and (open_end or before.shape.inner or _ends_plainly(before))


def _stands_before(before: Piece, name: Piece) -> bool:
    """Whether a word or three say whose name follows: *Board chair*, *Sheriff*, *The state*; no label, and no name."""
    one, two = before.shape, name.shape
    if one.words > _TITLE or one.end != "none" or one.cues or one.marker or one.first != "upper":
        return False
    words = one.lower.split()
    said = words[-1] in OFFICE if len(words) == 1 else one.capitals <= _PLAIN and PART.isdisjoint(words)
    return said and two.words > 1 and two.capitals >= _PLAIN


def _is_label(piece: Piece) -> bool:
    if piece.text[-1] == "," or _last_word(piece).lower().endswith(_POSSESSIVE):
        return False
    return piece.shape.words < _WORDS and piece.shape.first == "upper"


def _is_tag(piece: Piece) -> bool:
    return piece.shape.words < _ALONE and piece.shape.end == "none" and piece.text[0].isalnum()


def is_subject(earlier: Piece | None, before: Piece, after: Piece) -> bool:
    """Whether a sentence begins with a name that was a link, and goes on below it in small letters.

    Args:
        earlier: the piece above both, or None: where a sentence is cut there, the name may part its halves.
        before: the name.
        after: the piece below.
    """
    if earlier is not None and not (earlier.shape.stopped or earlier.shape.words <= _LABEL):
        return False
    one, two = before.shape, after.shape
    if not 1 < one.words <= _WORDS or one.capitals < _PLAIN or one.end != "none" or one.cues or one.marker:
        return False
    if not (two.first == "lower" and two.stopped and (two.inner or two.words >= _LONG)):
        return False
    return _runs_on(after) and not _SMALL.match(after.text)


def _runs_on(piece: Piece) -> bool:
    """Whether it begins in mid-sentence, and is neither an item nor code."""
    return begins_torn(piece) and not piece.shape.marker and not _CODE.match(piece.text)


def _goes_on(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text begins so, and the letter behind it, if one is, is a small one."""
    match = pattern.match(text)
    return match is not None and all(letter.islower() for letter in match.groups() if letter)


def _is_signature(before: Piece, after: Piece) -> bool:
    """Whether *By* was parted from the name, as where a link is, or *and* from the names around it."""
    shape = before.shape
    if shape.words > _NAMED or after.shape.words > _NAME or after.shape.cues:
        return False
    words = before.text.lower().split()
    if is_by(before) or (words[-1] in _AND and words[0] in _BY):
        return after.shape.first in _NAMES
    return words[0] in _BY and after.text.lower() in _AND


def _is_between(before: Piece, after: Piece) -> bool:
    """Whether the second is the *and* between two links."""
    return after.text in _AND and (before.shape.inner or before.shape.words >= _WORDS)


def _is_bracketed(before: Piece, after: Piece) -> bool:
    """Whether a bracket that was opened in a clause is closed in the second."""
    opened = _BRACKET_OPEN.search(before.text, max(0, len(before.text) - _REACH)) is not None
    return opened and _BRACKET_CLOSED.match(after.text) is not None


def _is_dashed(before: Piece, after: Piece) -> bool:
    """Whether a dash ends the first, or begins the second before a small letter; a short one may begin an item."""
    if before.text.endswith((" –", " —")):
        return before.shape.words > 1 and after.text[0].isalnum() and not after.shape.marker
    if not _goes_on(_DASHED, after.text) or not before.text[-1].isalnum() or before.text[0] in "–—":
        return False
    return before.shape.words >= _WORDS or (after.text[0] == "—" and before.shape.words > 1)


_SURELY = (_is_signature, _is_between, _is_bracketed, _is_dashed)


def is_by(piece: Piece) -> bool:
    """Whether it says *by*, or *written by*, and not who: a line of its own, with whose name it goes on."""
    if piece.shape.words > _ALONE:
        return False
    words = piece.text.rstrip(":：").lower()
    return words in _BY or (words.endswith(" by") and is_signed(f"{words} a"))


def _ends_plainly(piece: Piece) -> bool:
    """Whether it is a clause, and no name at its end."""
    last = _last_word(piece)
    return _is_clause(piece) and last.isalpha() and last.islower()


def _is_clause(piece: Piece) -> bool:
    shape = piece.shape
    return shape.inner or (shape.words >= _WORDS and 0 <= shape.capitals < _PLAIN)


def _wants_more(piece: Piece, after: Piece) -> bool:
    """Whether it ends in a comma, or in a word that wants another: an article, *and*, *of*; *for* before a number."""
    if piece.text[-1] == ",":
        return True
    if not piece.shape.inner and piece.text[:_REACH].partition(" ")[0].lower() in _ASKING:
        return False
    last = _last_word(piece).lstrip(_OPENING).lower()
    if last in _NAMING and _PASSIVE.search(piece.text[-_REACH:]):
        return False
    if last in BINDING or (last in OPEN and after.text[0].isdecimal()):
        return True
    if piece.shape.inner:
        return last in OPEN and last not in _VAGUE
    return piece.shape.words >= _MANY and last in STRANDED


def _is_rest(before: Piece, after: Piece) -> bool:
    """Whether the second cannot begin a paragraph where the first has no end."""
    if _goes_on(_ASIDE, after.text):
        return True
    if not _ends_plainly(before):
        return False
    if _goes_on(_QUOTED, after.text):
        return True
    short = after.shape.words <= _REST and after.shape.end == "terminal" and not after.shape.cues
    return short or _is_measure(before, after)


def _is_measure(before: Piece, after: Piece) -> bool:
    """Whether a sum, a year or a quotation stands where a long clause has no end, and is no number of an item."""
    if after.shape.marker or after.shape.words == 1:
        return False
    if before.shape.inner:
        return _MEASURE.match(after.text) is not None
    return after.blanks > 0 and before.shape.words >= _MANY and _AMOUNT.match(after.text) is not None


def _parts_name(before: Piece, after: Piece, text: str) -> bool:
    """Whether the words on both sides are capitalised, and stand side by side elsewhere in the text."""
    last = _last_word(before)
    first = after.text[:_REACH].partition(" ")[0].rstrip(",.;:")
    if not (last[:1].isupper() and first[:1].isupper() and last.isalpha() and len(first) > 1):
        return False
    return f"{last} {first}" in text


def _last_word(piece: Piece) -> str:
    return piece.text[-_REACH:].rpartition(" ")[2]
