"""Scripts without capitals: whether a paragraph goes on over empty lines, which there the next letter cannot tell."""

from reader.cleaning.pieces import Piece

_SHORTEST = 30
"""In Chinese, prose of two sentences has no fewer characters."""


def goes_on(before: Piece, after: Piece) -> bool | None:
    """Whether `after`, below empty lines, is the rest of `before`; None where its script has capitals.

    Such scripts are few among the texts that the model of gaps was fitted on. Prose of several sentences that lacks its
    stop is half of something; prose that has it is whole.
    """
    if after.shape.first != "other" or not after.blanks:
        return None
    shape = before.shape
    cut = not shape.stopped and shape.end != "colon" and shape.inner and shape.length >= _SHORTEST
    return cut and after.shape.stopped and not after.shape.marker
