"""Keeps what an article says of its sources and of its author: what stands below such words is no link of the page."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "references"
_SOURCES = regex(
    r"(?:sources?|references|works cited|bibliography|quellen?|einzelnachweise|références|fuentes?|referencias|fonti"
    r"|fontes?|referências|bronnen|källor|kilder|źródła|kaynaklar|источники|منابع|المصادر|参考文献|参考资料|出典|출처)"
    r"[:：]?",
)
_AUTHOR = regex(
    r"(?:about the authors?|author bio(?:graphy)?|über d(?:en|ie) autor(?:in|en)?|zu[mr] autor(?:in)?"
    r"|à propos de l['’]auteure?|sobre (?:el|la|o|a) autora?|sull['’]autore|over de auteur|om forfatteren"
    r"|om författaren|o autorze|об авторе|عن الكاتب|درباره نویسنده|作者简介|作者簡介|著者について)[:：]?",
)
_NUMBERED = regex(r"(?:\[\d{1,3}\]|\d{1,3}[.)])[ \t]+\S")
_HEADER = 4
"""Words of such a header, at most."""
_WORDS = 3
"""Words of a line that is an address, with its number or its bullet."""
_LINES = 3
"""Lines that a text says of its author, at most."""


def apply(draft: Draft) -> Draft:
    """Show the addresses directly below such a word, and in a text that is little but the article the author.

    What is numbered there is a list.
    """
    cited = set(_cited(draft.pieces))
    shown = set(_sources(draft.pieces))
    if draft.scene is not None and draft.scene.noise == CLEAN:
        shown.update(_author(draft.pieces))
    return draft.with_pieces(
        _listed(piece) if index in cited else _shown(piece) if index in shown else piece
        for index, piece in enumerate(draft.pieces)
    )


def _cited(pieces: Sequence[Piece]) -> Iterator[int]:
    """The numbered works directly below the headers."""
    for index, piece in enumerate(pieces):
        if piece.shape.words <= _HEADER and _SOURCES.fullmatch(piece.shape.lower):
            yield from takewhile(lambda at: _NUMBERED.match(pieces[at].text), range(index + 1, len(pieces)))


def _sources(pieces: Sequence[Piece]) -> Iterator[int]:
    """The headers with addresses below, and those."""
    for index, piece in enumerate(pieces):
        if piece.shape.words <= _HEADER and _SOURCES.fullmatch(piece.shape.lower):
            found = list(takewhile(lambda at: _is_address(pieces[at]), range(index + 1, len(pieces))))
            yield from (index, *found) if found else ()


def _author(pieces: Sequence[Piece]) -> Iterator[int]:
    """The headers with lines below that say who the author is, and those."""
    for index, piece in enumerate(pieces):
        if piece.shape.words <= _HEADER and _AUTHOR.fullmatch(piece.shape.lower):
            below = range(index + 1, min(index + 1 + _LINES, len(pieces)))
            found = list(takewhile(lambda at: not pieces[at].shape.cues, below))
            yield from (index, *found) if found else ()


def _is_address(piece: Piece) -> bool:
    return piece.is_weighed and piece.shape.words <= _WORDS and "url" in piece.shape.cues


def _listed(piece: Piece) -> Piece:
    return piece if piece.kind is Kind.LIST or not piece.is_weighed else piece.judged(Kind.LIST, NAME, 0.8, piece.kind)


def _shown(piece: Piece) -> Piece:
    if piece.kind is not Kind.BOILERPLATE or not piece.is_weighed:
        return piece
    header = piece.shape.words <= _HEADER and _AUTHOR.fullmatch(piece.shape.lower)
    return piece.judged(Kind.HEADING if header else Kind.PARAGRAPH, NAME, 0.7, piece.kind)


RULE = Rule(NAME, "keeps what an article says of its sources and its author", apply)
