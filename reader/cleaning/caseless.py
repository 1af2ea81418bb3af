"""Scripts without capitals: whether a paragraph goes on over empty lines, which there the next letter cannot tell."""

from reader.cleaning.pieces import Piece
from reader.document.patterns import regex

_SHORTEST = 30
"""In Chinese, prose of two sentences has no fewer characters."""
_INNER = regex(r"[.!?…؟۔।॥։።៕][\"'”’»)\]]*\s+\w|[。！？]\S")
"""A sentence that ends inside."""


def goes_on(before: Piece, after: Piece) -> bool | None:
    """Whether `after`, below empty lines, is the rest of `before`; None where its script has capitals.

    Such scripts are few among the texts that the model of gaps was fitted on. Prose of several sentences that lacks its
    stop is half of something; prose that has it is whole, and so is a caption that ends with a credit.
    """
    if after.shape.first != "other" or not after.blanks:
        return None
    shape = before.shape
    prose = shape.length >= _SHORTEST and _INNER.search(before.text) is not None
    cut = prose and not shape.stopped and shape.end != "colon" and "credited" not in shape.cues
    return cut and after.shape.stopped and not after.shape.marker
