"""Puts a paragraph together again that a caption, an advertisement or a notice stands in the middle of."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reader.cleaning.asides import is_aside, is_left
from reader.cleaning.caseless import goes_on
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.gaps import is_cut, is_paragraph
from reader.cleaning.pieces import Piece, joined
from reader.cleaning.words import BINDING
from reader.document.abbreviations import OPENERS
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "interrupted"
_BETWEEN = frozenset({Kind.BOILERPLATE, Kind.CAPTION, Kind.PULLQUOTE})
_TEXT = frozenset({Kind.PARAGRAPH, Kind.BLOCKQUOTE})
_LOOKALIKES = frozenset({Kind.HEADING, Kind.STANDFIRST, Kind.CAPTION})
"""What half a sentence is easily taken for."""
_REST = frozenset({Kind.PARAGRAPH, Kind.FRAGMENT})
_MOST = 3
"""More pieces than this between two halves, and they are no halves."""
_LONG = 60
"""Characters from which a piece is no label."""
_CLAUSE = 5
"""And words, where it ends in a comma."""
_HALF = 12
"""Words of half a sentence that may have been taken for furniture, at least."""
_PLAIN = 0.6
"""Below this share of capitalised words, a line is a sentence's."""
_CERTAIN = 0.8
"""The score of what this rule joins: it sees the sentence go on, but not why it was parted."""
_TITLED = 0.6
"""From a greater share of capitalised words on, a line is a label."""


def apply(draft: Draft) -> Draft:
    """Join the halves; what stood between them comes after."""
    pieces = draft.pieces
    halves = dict(_halves(pieces))
    if not halves:
        return draft
    taken = set(halves.values())
    kept = [index for index in range(len(pieces)) if index not in taken]
    places = {index: place for place, index in enumerate(kept)}
    return draft.with_pieces(
        _placed(_whole(pieces[index], pieces[halves[index]]) if index in halves else pieces[index], places)
        for index in kept
    )


def _halves(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The indexes of the first and the second half of every paragraph that was interrupted."""
    open_at: int | None = None
    for index, piece in enumerate(pieces):
        if (
            open_at is not None
            and index - open_at > 1
            and _is_rest(piece, pieces[open_at], pieces[open_at + 1 : index])
        ):
            yield open_at, index
            open_at = None
        elif _may_be_text(piece):
            open_at = _opened(open_at, index, pieces)
        elif piece.kind not in _BETWEEN or (open_at is not None and index - open_at > _MOST):
            open_at = None


def _may_be_text(piece: Piece) -> bool:
    """Whether it is taken for text, or is no caption for certain."""
    if piece.kind is Kind.BOILERPLATE:
        return piece.is_weighed and piece.shape.words >= _HALF and is_cut(piece.text)
    surely = piece.kind is Kind.CAPTION and not piece.is_weighed
    return piece.kind in _TEXT or (piece.kind in _LOOKALIKES and not surely)


def _opened(open_at: int | None, index: int, pieces: Sequence[Piece]) -> int | None:
    """Where the paragraph is that lacks its end, after one more piece that looks like text."""
    piece = pieces[index]
    if open_at is not None and index + 1 < len(pieces) and _continues(pieces[index + 1]):
        between = _is_label(piece) or (_is_whole(piece) and pieces[open_at].text[-1].isalnum())
        around = pieces[open_at], piece, pieces[index + 1]
        if between or is_aside(*around) or is_left(*around):
            return open_at
    if _is_open(piece):
        return index
    return open_at if piece.kind is Kind.CAPTION else None


def _is_label(piece: Piece) -> bool:
    """Whether it is a line of a few capitalised words, as the head of a page is, and no sentence."""
    shape = piece.shape
    return not shape.stopped and shape.length < _LONG and (shape.shouted or shape.capitals > _TITLED)


def _is_whole(piece: Piece) -> bool:
    """Whether it is a sentence from its beginning to its end, as a pull quote is."""
    return piece.shape.stopped and piece.shape.words >= _CLAUSE - 1 and not _continues(piece)


def _is_rest(piece: Piece, first: Piece, between: Sequence[Piece]) -> bool:
    """Whether a piece can be the second half of `first`, with others between them."""
    if piece.lines[0].lane != first.lines[-1].lane:
        return False
    if not _is_long(first) and not (piece.shape.stopped and all(map(_is_sure, between))):
        return False
    if _continues(piece):
        return piece.kind in _REST or (piece.kind in _LOOKALIKES and piece.shape.stopped)
    return piece.kind in _REST and (bool(goes_on(first, piece)) or _may_go_on(piece, first, between))


def _is_sure(piece: Piece) -> bool:
    """Whether it is no part of the text for certain: an advertisement, or a caption with a credit."""
    return not piece.is_weighed or not piece.shape.cues.isdisjoint(_APART)


_APART = frozenset({"credited", "aside", "notice", "share", "image"})
"""Cues of what stands between paragraphs."""


def _is_pictured(piece: Piece) -> bool:
    """Whether it is a caption for certain, or its credit."""
    return "credited" in piece.shape.cues or (piece.kind is Kind.CAPTION and not piece.is_weighed)


def _may_go_on(piece: Piece, first: Piece, between: Sequence[Piece]) -> bool:
    """Whether a piece that begins with a capital can be the second half of `first`."""
    shape = piece.shape
    if not shape.stopped or shape.marker or shape.quoted or not (_is_long(first) or first.shape.end in _WANTING):
        return False
    word = _WORD.match(piece.text)
    bound = first.text.rpartition(" ")[2].lower() in BINDING
    if word is None or (word[0].lower() in OPENERS and not bound):
        return False
    cut = is_cut(first.text) or (first.shape.inner and first.text[-1].isalnum())
    is_text = first.kind in _TEXT and is_paragraph(first)
    if cut and all(map(_is_sure if is_text else _is_pictured, between)):
        return True
    return first.shape.end in _WANTING or (shape.first == "digit" and first.shape.inner)


_WANTING = ("comma", "open")
_WORD = regex(r"\w+")


def _is_open(piece: Piece) -> bool:
    """Whether it is prose that lacks its end."""
    shape = piece.shape
    if shape.stopped or shape.end == "colon" or "\n" in piece.text or not shape.cues.isdisjoint(_CREDITED):
        return False
    return (_is_long(piece) or shape.words >= _CLAUSE) and (piece.kind in _TEXT or shape.capitals < _PLAIN)


def _is_long(piece: Piece) -> bool:
    """Whether it is surely no label, so that what begins with a capital may be its rest."""
    shape = piece.shape
    return shape.length >= _LONG or shape.inner or (shape.end == "comma" and shape.words >= _CLAUSE)


_CREDITED = ("credited", "credit", "agency")


def _whole(first: Piece, second: Piece) -> Piece:
    """The paragraph of two halves."""
    whole = joined(first, second, NAME, _CERTAIN)
    return whole if first.kind in _TEXT else whole.judged(Kind.PARAGRAPH, NAME, _CERTAIN, first.kind)


def _continues(piece: Piece) -> bool:
    """Whether it begins in mid-sentence."""
    return piece.text[0] in ",;.)”’%" or (piece.shape.first == "lower" and not piece.shape.marker)


def _placed(piece: Piece, places: dict[int, int]) -> Piece:
    """The piece with the index of what it repeats as it is now."""
    if piece.repeats is None:
        return piece
    return replace(piece, repeats=places.get(piece.repeats))


RULE = Rule(NAME, "joins the halves of a paragraph with a caption or a notice between them", apply)
