"""Knows text by its colons: who said what follows, and labels that stand before several lines. Neither is a heading."""

from collections import Counter
from collections.abc import Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.words import SAYING
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "labelled"
_NAMES = range(2, 13)
"""Words of a line that says who said what follows."""
_LABEL = regex(r"[^\W\d_][^:\d]{1,30}(?=: ?\S)")
"""What stands before the first colon of a line; with a number in it, it would count headings."""
_TIMES = 3
"""So many lines that begin with one label are items, each of them."""
_LIKE = frozenset({Kind.HEADING, Kind.LIST})
_DOUBTED = frozenset({Kind.HEADING, Kind.BOILERPLATE})


def apply(draft: Draft) -> Draft:
    """Make text of what was taken for headings."""
    colons = [":" in piece.text for piece in draft.pieces]
    times = Counter(_label(piece) for piece, colon in zip(draft.pieces, colons, strict=True) if colon)
    if not times:
        return draft
    return draft.with_pieces(
        _as_text(piece) if colons[index] and (_is_item(piece, times) or _says(index, draft.pieces)) else piece
        for index, piece in enumerate(draft.pieces)
    )


def _is_item(piece: Piece, times: Counter[str]) -> bool:
    if piece.kind not in _LIKE or piece.shape.marker:
        return False
    label = _label(piece)
    return label != "" and times[label] >= _TIMES


def _label(piece: Piece) -> str:
    match = _LABEL.match(piece.text)
    return match[0] if match else ""


def _says(index: int, pieces: Sequence[Piece]) -> bool:
    """Whether a line ends in a verb of saying and a colon, and text follows."""
    piece = pieces[index]
    shape = piece.shape
    if piece.kind not in _DOUBTED or shape.end != "colon" or shape.words not in _NAMES or shape.first != "upper":
        return False
    verb = piece.text.rstrip(": ").rpartition(" ")[2].lower()
    return verb in SAYING and index + 1 < len(pieces) and pieces[index + 1].kind in _TEXT


_TEXT = frozenset({Kind.PARAGRAPH, Kind.BLOCKQUOTE, Kind.LIST})


def _as_text(piece: Piece) -> Piece:
    return piece.judged(Kind.PARAGRAPH, NAME, 0.7, piece.kind) if piece.is_weighed else piece


RULE = Rule(NAME, "knows text by its colons", apply)
