"""Knows the standfirst by where it stands: between the headline and the byline or the date there is no article yet."""

from collections.abc import Sequence

from reader.cleaning.bylines import is_signed
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN
from reader.document.blocks import Kind

NAME = "standfirsts"
_LABELS = frozenset({Kind.DATE, Kind.BYLINE})
_TEXT = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.STANDFIRST, Kind.LIST})
_REACH = 8
"""Pieces below the headline among which byline and date are looked for."""
_MOST = 3
"""Paragraphs of a standfirst, at most; a byline below more of them, or with less text below it, ends the text."""
_LABEL = 3
"""Words of a section's name, at most."""
_CLAUSE = 8
"""Words from which a line is no item of a menu."""


def apply(draft: Draft) -> Draft:
    """Take the text between headline and byline for the standfirst; on a page with menus only what is next to it."""
    if not draft.head or draft.scene is None:
        return draft
    found = set((_above_label if draft.scene.noise == CLEAN else _below_headline)(draft.pieces))
    return draft.with_pieces(
        piece.judged(_kind(piece), NAME, 0.8, piece.kind) if index in found and _is_judged(piece) else piece
        for index, piece in enumerate(draft.pieces)
    )


def _above_label(pieces: Sequence[Piece]) -> Sequence[int]:
    """The pieces of text between the headline and the last byline or date that is near enough."""
    title = next((index for index, piece in enumerate(pieces) if piece.kind is Kind.TITLE), None)
    if title is None:
        return ()
    near = pieces[title + 1 : title + 1 + _REACH]
    label = max((place for place, piece in enumerate(near) if piece.kind in _LABELS), default=0)
    text = [title + 1 + place for place, piece in enumerate(near[:label]) if piece.kind in _TEXT]
    below = sum(piece.kind is Kind.PARAGRAPH and piece.shape.prose for piece in pieces[title + 1 + label :])
    told = sum(pieces[index].shape.prose for index in text)
    return text if told <= _MOST and told < below else ()


def _below_headline(pieces: Sequence[Piece]) -> Sequence[int]:
    """The piece directly below the headline, if it is a clause without cues and a byline or a date follows."""
    title = next((index for index, piece in enumerate(pieces) if piece.kind is Kind.TITLE), len(pieces))
    near = pieces[title + 1 : title + 1 + _REACH]
    signed = any(piece.kind in _LABELS for piece in near[1:])
    return (title + 1,) if signed and near[0].shape.words >= _CLAUSE and not near[0].shape.cues else ()


def _kind(piece: Piece) -> Kind:
    """What stands between headline and byline: a word or three without an end are the section.

    In a script without capitals so few words may be a line of a standfirst.
    """
    label = piece.shape.words <= _LABEL and piece.shape.end == "none" and piece.shape.first != "other"
    return Kind.SECTION if label else Kind.STANDFIRST


def _is_judged(piece: Piece) -> bool:
    """Whether it is text that the weights could take for part of the article; what is numbered is not above it."""
    shape = piece.shape
    if not piece.is_weighed or piece.kind is Kind.STANDFIRST or shape.marker or shape.first == "digit":
        return False
    return piece.text[0] != "@" and not is_signed(shape.lower)


RULE = Rule(NAME, "takes the text between headline and byline for the standfirst", apply)
