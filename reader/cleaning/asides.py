"""What stands between the halves of a sentence and is part of neither: captions, labels, pull quotes, numbers."""

from reader.cleaning.gaps import CLOSED, OPENED, PARAGRAPH, TORN, begins_torn, is_cut, is_paragraph
from reader.cleaning.pieces import Piece
from reader.cleaning.words import SAYING
from reader.document.patterns import regex

_BRIEF = 4
"""Words of a label that says what stands beneath."""
_CLAUSE = 4
"""Words of a clause, at least."""
_ROW = 60
"""Characters of a row."""
_MIXED = 0.5
"""From this share of capitalised words on, a line may be a name."""
_ARTICLES = frozenset({"A", "An", "The", "Two", "Three"})


def stands_between(before: Piece | None, piece: Piece | None, after: Piece | None, torn: str) -> bool:
    """Whether a label or a caption stands between the halves of a sentence, and is part of neither."""
    if before is None or piece is None or after is None:
        return False
    if before.shape.stopped or begins_torn(piece) or after.shape.first != "lower" or after.shape.marker:
        return False
    shape = piece.shape
    credit = shape.length < _LONGEST and not shape.cues.isdisjoint(_CREDITS)
    count = torn != TORN and _is_count(before, piece)
    if (before.shape.words > _BRIEF and (credit or count)) or is_aside(before, piece, after):
        return True
    if not before.shape.prose or (shape.stopped and shape.cues.isdisjoint(_ASIDE)):
        return False
    label = shape.length < _LINE and (shape.shouted or (shape.capitals > _TITLED and piece.text[-1].isdigit()))
    aside = shape.length < _LONGEST and not shape.cues.isdisjoint(_ASIDE)
    return torn != TORN and (label or aside)


def _is_count(before: Piece, piece: Piece) -> bool:
    """Whether it is the number of a page or of a picture, and none that the half above it may want."""
    wanted = piece.text.isdecimal() and before.text.rpartition(" ")[2].lower() in _BEFORE_NUMBERS
    return not wanted and _COUNTED.fullmatch(piece.text) is not None


_BEFORE_NUMBERS = frozenset(
    {"least", "most", "about", "around", "nearly", "some", "over", "under", "than", "almost", "only", "just", "roughly"}
    | {"of", "the", "to", "from", "by", "in", "at", "for", "between", "a", "another", "up", "age", "aged", "until"}
    | {"since", "and", "with", "these", "those", "all", "first", "last", "next", "his", "her", "their", "page"}
)
"""Words behind which a number may be one of the sentence."""
_COUNTED = regex(r"\d{1,3}(?: ?[/:] ?\d{1,3})?")
"""The number of a page, of a picture among others, or the length of a film."""
_CREDITS = frozenset({"credited", "credit", "image"})
"""Cues of what stands apart also in a text that is torn to pieces, where others may be links."""


def parts_halves(before: Piece, piece: Piece, after: Piece | None) -> bool:
    """Whether a whole sentence, as a pull quote has, stands between the halves of another."""
    if after is None or before.shape.stopped or before.shape.end == "colon" or not piece.shape.stopped:
        return False
    half = before.shape.prose or before.shape.words > _BRIEF
    whole = piece.shape.words >= _BRIEF and piece.shape.first not in ("lower", "sign")
    return half and whole and after.shape.first == "lower" and not after.shape.marker


_ASIDE = frozenset({"credited", "credit", "lead", "image", "header", "notice", "share", "aside", "bracket", "related"})
_LINE, _LONGEST = 60, 200
"""Characters of a label in capitals, and of what says by its words that it stands aside."""
_TITLED = 0.6
"""From a greater share of capitalised words on, a line is a label."""


def is_aside(before: Piece, piece: Piece, after: Piece) -> bool:
    """Whether a line stands where a paragraph is cut, and is no part of it: a caption without an end, a pull quote.

    It begins as sentences do, or is in quotation marks.

    Args:
        before: the piece above, the first half.
        piece: the line.
        after: the piece below, the second half.
    """
    one, shape = before.shape, piece.shape
    if one.stopped or one.cues or not is_paragraph(before) or not is_cut(before.text):
        return False
    if shape.stopped or shape.marker or shape.words < _CLAUSE or shape.length >= _ROW or shape.capitals >= _MIXED:
        return False
    if after.shape.first != "lower" or after.shape.marker:
        return False
    says = before.text.rpartition(" ")[2].lower() in SAYING
    if piece.text[0] in OPENED and piece.text[-1] in CLOSED:
        return not says
    clause = shape.first == "upper" and shape.words > _CLAUSE and one.end != "open" and not says
    return clause or piece.text.partition(" ")[0] in _ARTICLES


def is_left(before: Piece, piece: Piece, after: Piece) -> bool:
    """Whether a line that does not go on the half of a sentence above it leaves the other half below it to that one.

    Args:
        before: the piece above, to which the line was not joined.
        piece: the line.
        after: the piece below.
    """
    return is_half(before) and is_slight(piece) and _goes_on(after)


def is_half(piece: Piece) -> bool:
    """Whether it surely lacks the end of a sentence: its last word wants another, or it is a paragraph without one."""
    shape = piece.shape
    half = shape.end == "open" or (is_paragraph(piece) and is_cut(piece.text))
    return half and not shape.cues and not shape.marker and shape.words >= _CLAUSE and shape.capitals < _MIXED


def is_slight(piece: Piece) -> bool:
    """Whether it is short, and neither a sentence nor the beginning or the rest of one."""
    shape = piece.shape
    if shape.stopped or shape.marker or shape.length >= PARAGRAPH or begins_torn(piece):
        return False
    return shape.end not in _WANTING or piece.text[-1] in CLOSED


def _goes_on(piece: Piece) -> bool:
    return piece.shape.first == "lower" and not piece.shape.marker and piece.shape.prose


_WANTING = frozenset({"open", "comma"})
"""How half a sentence ends that surely wants its rest."""
