"""Scripts without capitals: whether a paragraph goes on over empty lines, which there the next letter cannot tell."""

from reader.cleaning.lines import columns
from reader.cleaning.pieces import Piece
from reader.cleaning.words import CASELESS
from reader.document.patterns import regex

_SHORTEST = 30
"""In Chinese, prose of two sentences has no fewer characters."""
_INNER = regex(r"[.!?…؟۔।॥։።៕][\"'”’»)\]]*\s+\w|[。！？]\S")
"""A sentence that ends inside."""
_PARTICLES = tuple("的在对對据據和与與及将將被把从從向由")
_JAPANESE = ("は", "が", "を", "の", "との")
_KOREAN = ("은", "는", "을", "를", "의", "에서", "및")
_ENDINGS = (*_PARTICLES, *_JAPANESE, *_KOREAN)
"""What a clause ends in that goes on, where words are inflected or nothing parts them. Headlines end in others."""
_LONG = 84
"""Columns that a heading does not fill."""
_CLAUSE = 8
"""Characters of a clause, at least."""


def goes_on(before: Piece, after: Piece, *, at_top: bool = False) -> bool | None:
    """Whether `after`, below empty lines, is the rest of `before`; None where its script has capitals.

    Such scripts are few among the texts that the model of gaps was fitted on. Prose of several sentences that lacks its
    stop is half of something, and so are a clause that ends in a word that wants another and a line that is too long
    for a heading; prose that has its stop is whole, and so is a caption that ends with a credit.

    Args:
        before: the piece above.
        after: the piece below.
        at_top: whether the headline may stand there, which is as long.
    """
    if after.shape.first != "other" or not after.blanks:
        return None
    shape = before.shape
    if shape.stopped or shape.end == "colon" or "credited" in shape.cues:
        return False
    prose = shape.length >= _SHORTEST and _INNER.search(before.text) is not None
    long = columns(before.text) >= _LONG and before.blanks <= 1 and not at_top
    return (prose or long or _is_open(before.text)) and after.shape.stopped and not after.shape.marker


def _is_open(text: str) -> bool:
    """Whether a clause ends in a comma or in a word that wants another."""
    if len(text) < _CLAUSE:
        return False
    return text[-1] in "،，、," or text.endswith(_ENDINGS) or text.rpartition(" ")[2] in CASELESS
