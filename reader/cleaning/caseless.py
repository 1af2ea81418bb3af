"""Scripts without capitals: whether a paragraph goes on over empty lines, which there the next letter cannot tell."""

from unicodedata import category

from reader.cleaning.lines import columns
from reader.cleaning.pieces import Piece
from reader.cleaning.words import CASELESS
from reader.document.patterns import regex

_SHORTEST = 30
"""In Chinese, prose of two sentences has no fewer characters."""
_INNER = regex(r"[.!?…؟۔।॥։።៕][\"'”’»)\]]*\s+\w|[。！？]\S")
"""A sentence that ends inside."""
_STOP = regex(r"[।。॥։።]\s*\w")
"""The same, by what ends nothing but a sentence."""
_CLOSING = "」』»”"
_PARTICLES = tuple("的在对對据據和与與及将將被把从從向由")
_JAPANESE = ("は", "が", "を", "の", "との")
_KOREAN = ("은", "는", "을", "를", "의", "에서", "및")
_ENDINGS = (*_PARTICLES, *_JAPANESE, *_KOREAN)
"""What a clause ends in that goes on, where words are inflected or nothing parts them. Headlines end in others."""
_BOUND = regex(
    r"(?:ने|को|में|का|की|के|से|را|를|을|는|에서|에게|으로|라고|이라고) "
    r"|[\"”](?:이?라?고|이?라?며|면서|이?라?는) |を|的(?![士黎里确])"
)
"""What is bound to the word before it, and so begins no sentence: a particle, the end of a Korean quotation."""
_OPEN = ("،", "，", "、", ",", "“", "「", "『", ' "')
_INSIDE = "，、；,;؛،"
"""The marks that stand in the middle of a sentence."""
_LEAST, _LINK = 24, 30
"""Columns of half a sentence above a link, at least, and of the link, at most."""
_CERTAIN, _FULL = 50, 36
"""Where no line is empty, characters of prose, and columns of a clause, at least: but for a comma and the prepositions
of Arabic, Persian and Hebrew, a heading may end so as well.
"""
_CREDITED = regex(r"[.。！？।॥۔][^.。！？।॥۔]{0,24}[:：＝=/][^.。！？।॥۔]{2,40}$")
"""How prose ends that is a caption: with whose picture it is."""
_LONG = 84
"""Columns that a heading does not fill."""
_CLAUSE = 8
"""Characters of a clause, at least."""


def goes_on(before: Piece, after: Piece, below: Piece | None = None, *, at_top: bool = False) -> bool | None:
    """Whether `after` is the rest of `before`; None where its script has capitals, or nothing tells.

    Such scripts are few among the texts that the model of gaps was fitted on. Prose of several sentences that lacks its
    stop is half of something, and so are a clause that ends in a word that wants another and, above empty lines, a line
    that is too long for a heading; prose that has its stop is whole, and so is a caption that ends with a credit.

    Args:
        before: the piece above.
        after: the piece below.
        below: the one that follows it; with it a sentence may end where a link parted it twice.
        at_top: whether the headline may stand there, which is as long.
    """
    if after.shape.first != "other" and not (after.shape.first == "digit" and _is_caseless(before.text[-1])):
        return None
    shape = before.shape
    whole = shape.stopped or shape.end == "colon" or "credited" in shape.cues
    if not whole and _BOUND.match(after.text):
        return True
    found = not whole and not after.shape.marker and _is_half(before, after, below, at_top=at_top)
    return found if after.blanks else found or None


def _is_half(before: Piece, after: Piece, below: Piece | None, *, at_top: bool) -> bool:
    """Whether the first lacks its end, and the second, or the one below a short second, has one."""
    quoted = _is_quoted(before.text)
    half = _lacks_end(before.text, after) or (not quoted and _lacks_end(_above_link(before), after))
    if after.shape.stopped:
        long = columns(before.text) >= _LONG and before.blanks <= 1 and not at_top and not quoted
        return half or (long and after.blanks > 0)
    if below is None or columns(before.text) < _LEAST or columns(after.text) > _LINK:
        return False
    if after.shape.end != "none" or after.shape.cues or not below.shape.stopped or below.shape.marker:
        return False
    return half or (below.text[0] in _INSIDE and _is_caseless(before.text[-1]) and not at_top)


def _above_link(piece: Piece) -> str:
    """The text of what was joined with a last line of few words; else none."""
    last = piece.lines[-1]
    return piece.text[: -len(last.text)].rstrip() if columns(last.text) <= _LINK else ""


def _lacks_end(text: str, after: Piece) -> bool:
    """Whether prose of some sentences, or a clause, has no end; items and captions abound where no line is empty."""
    if after.blanks:
        prose = len(text) >= _SHORTEST and _INNER.search(text) is not None
    else:
        prose = len(text) >= _CERTAIN and _STOP.search(text) is not None
    if prose and not _is_quoted(text) and not _CREDITED.search(text):
        return True
    full = _LEAST if text[-1:] in _OPEN or "\u0590" <= text[-1:] <= "\u08ff" else _FULL
    return (after.blanks > 0 or columns(text) >= full) and _is_open(text)


def _is_quoted(text: str) -> bool:
    """Whether it ends with a quotation: in Japanese no stop stands before the bracket, and none behind it."""
    return text[-1] in _CLOSING or (text[-1] == '"' and text.count('"') % 2 == 0)


def _is_caseless(letter: str) -> bool:
    return category(letter) == "Lo"


def _is_open(text: str) -> bool:
    """Whether a clause ends in a comma, an opening quotation mark, or in a word that wants another."""
    if len(text) < _CLAUSE:
        return False
    return text.endswith(_OPEN) or text.endswith(_ENDINGS) or text.rpartition(" ")[2] in CASELESS
