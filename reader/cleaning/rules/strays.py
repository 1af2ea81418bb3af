"""Knows the label of another page that strayed in between two paragraphs: a heading speaks of what the article does."""

from collections.abc import Sequence

from reader.cleaning.cues import long_words
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN
from reader.cleaning.words import PART, SECTION, SITE
from reader.document.blocks import Kind

NAME = "strays"
_WORDS = 2
"""Words of a label, at most."""
_LETTERS, _STEM = 4, 5
"""A word that tells something has so many letters; so many of its first ones stay the same when it is inflected."""
_HEADED = 2
"""Where an article has so many headings beside, a short one is likelier another of them. So is a phrase with a small
letter, where the names of sections and people have none."""
_LEAST = 5
"""In fewer paragraphs many a word of a heading does not come again."""


def apply(draft: Draft) -> Draft:
    """Hide the short headings in the article, in a text that is little else, of whose words it has none."""
    if not draft.head or draft.scene is None or draft.scene.noise != CLEAN:
        return draft
    found = {index for index, piece in enumerate(draft.pieces) if _is_label(piece)}
    if not found:
        return draft
    told = [piece.text.lower() for piece in draft.pieces if piece.kind in _TEXT and piece.shape.prose]
    strays = {index for index in found if len(told) >= _LEAST and not _is_told(draft.pieces[index], told)}
    headed = len(strays) > 1 or sum(piece.kind is Kind.HEADING for piece in draft.pieces) - len(strays) >= _HEADED
    strays = {
        index
        for index in strays
        if _is_section(draft.pieces[index]) or (not headed and draft.pieces[index].shape.capitals == 1)
    }
    return draft.with_pieces(
        piece.judged(Kind.BOILERPLATE, NAME, 0.7, Kind.HEADING) if index in strays else piece
        for index, piece in enumerate(draft.pieces)
    )


def _is_section(piece: Piece) -> bool:
    """Whether it is the name of a part of a site: some of these are headings' words too."""
    return piece.shape.lower in SECTION or not SITE.isdisjoint(piece.shape.lower.split())


_TEXT = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.STANDFIRST, Kind.TITLE, Kind.CAPTION, Kind.BLOCKQUOTE})


def _is_label(piece: Piece) -> bool:
    shape = piece.shape
    judged = piece.kind is Kind.HEADING and piece.is_weighed
    plain = shape.first == "upper" and shape.end == "none" and not (shape.marker or shape.bold or shape.quoted)
    return judged and plain and shape.words <= _WORDS


def _is_told(piece: Piece, text: Sequence[str]) -> bool:
    """Whether the paragraphs have one of its words, inflected or not, or it may stand above any."""
    words = long_words(piece.shape.lower, _LETTERS)
    general = not words or not PART.isdisjoint(words)
    return general or any(word[:_STEM] in one for word in words for one in text)


RULE = Rule(NAME, "knows labels of other pages by words that the article has not", apply)
