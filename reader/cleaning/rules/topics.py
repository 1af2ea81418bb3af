"""Tells topics from authors below the headline: an article speaks of its topic, and not of who wrote it."""

from collections.abc import Iterator, Sequence

from reader.cleaning.bylines import is_named, is_signed
from reader.cleaning.cues import long_words
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.rules import standfirsts
from reader.cleaning.scene import CLEAN
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "topics"
_REACH = 8
"""Pieces below the headline among which topics and authors stand."""
_NEXT = 2
"""Of them so many on a page with menus: a standfirst may stand above the author."""
_WORDS, _NAMES = 4, range(2, 5)
"""Words of a topic that no bar parts, at most; and of the name of an author."""
_LETTERS = 3
"""A word that tells something has so many letters, or more."""
_PARTED = regex(r"(?:\S+ ){1,3}[-–](?: \S+){1,3}|(?:\S+ ){0,2}\S+,(?: \S+){1,3}")
"""Two topics of a few words each; between more of them a dash or a comma is a sentence's."""
_DOUBTED = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.STANDFIRST})


def apply(draft: Draft) -> Draft:
    """Judge the labels between the headline and the first paragraph; on a page with menus only the nearest."""
    if not draft.head or draft.scene is None:
        return draft
    labels = set((_labels if draft.scene.noise == CLEAN else _hidden)(draft.pieces))
    if not labels:
        return draft
    text = " ".join(piece.text.lower() for piece in draft.pieces if _is_text(piece))
    signed = sum(piece.kind is Kind.BYLINE for piece in draft.pieces[: max(labels) + 1])
    return draft.with_pieces(
        _told(piece, text, signed) if index in labels else piece for index, piece in enumerate(draft.pieces)
    )


def _hidden(pieces: Sequence[Piece]) -> Iterator[int]:
    """The names next to the headline that were taken for furniture."""
    title = _headline(pieces)
    for index in range(title + 1, min(title + 1 + _NEXT, len(pieces))):
        piece = pieces[index]
        if piece.kind is Kind.BOILERPLATE and piece.is_weighed:
            yield index


def _headline(pieces: Sequence[Piece]) -> int:
    """The index of the headline; that after the last piece where there is none."""
    return next((index for index, piece in enumerate(pieces) if piece.kind is Kind.TITLE), len(pieces))


def _labels(pieces: Sequence[Piece]) -> Iterator[int]:
    """The short lines that the weights have judged, between the headline and the first paragraph."""
    title = _headline(pieces)
    for index in range(title + 1, min(title + 1 + _REACH, len(pieces))):
        piece = pieces[index]
        if _is_text(piece):
            return
        shape = piece.shape
        judged = piece.is_weighed or (piece.reason is not None and piece.reason.rule == standfirsts.NAME)
        if judged and not shape.prose and not shape.stopped and not shape.marker and "role" not in shape.cues:
            yield index


def _is_text(piece: Piece) -> bool:
    return piece.kind is Kind.PARAGRAPH and piece.shape.prose


def _told(piece: Piece, text: str, signed: int) -> Piece:
    """The label as a topic where the paragraphs name it, or bars part it; as the author where none is signed.

    Args:
        piece: the label.
        text: the paragraphs in lower case.
        signed: how many bylines stand above or beside it, itself among them.
    """
    if is_named(piece.text):
        return piece if piece.kind is Kind.BYLINE else piece.judged(Kind.BYLINE, NAME, 0.7, piece.kind)
    named = [_names(text, word) for word in long_words(piece.shape.lower, _LETTERS) if word]
    if _is_topic(piece, known=bool(named) and all(named)):
        return piece.judged(Kind.SECTION, NAME, 0.7, piece.kind)
    if not signed and not any(named) and _is_author(piece):
        return piece.judged(Kind.BYLINE, NAME, 0.7, piece.kind)
    return piece


def _names(text: str, word: str) -> bool:
    """Whether a word stands in a text as one, and not as a part of others."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(word, end)
    return False


def _is_topic(piece: Piece, *, known: bool) -> bool:
    shape = piece.shape
    parted = "bar" in shape.cues or _PARTED.fullmatch(piece.text) is not None
    if piece.kind is Kind.BYLINE:
        named = known and (parted or shape.first == "lower")
        return named and not is_signed(shape.lower)
    short = known and shape.words <= _WORDS
    return (parted and piece.kind in _DOUBTED) or (short and piece.kind is Kind.HEADING)


def _is_author(piece: Piece) -> bool:
    shape = piece.shape
    named = shape.words in _NAMES and shape.capitals == 1 and shape.end == "none"
    if piece.kind is Kind.BOILERPLATE:
        return named and shape.first == "upper" and not shape.cues
    return piece.kind is Kind.SECTION and named and "bar" not in shape.cues


RULE = Rule(NAME, "tells topics from authors below the headline", apply)
