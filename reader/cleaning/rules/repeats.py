"""Finds pull quotes: they say again, directly below it, set apart, or near it and verbatim, what a paragraph said.

A caption that stands again word by word is furniture: sites have each picture several times over, in several sizes.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN, Scene, scene_of
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "repeats"
_BELOW = 0.75
"""So great a share of its words has a pull quote from the paragraph directly above it."""
_APART = 0.65
"""And this, where more empty lines than usual part it from the text."""
_RARE = 0.15
"""Where a greater share of the pieces stand apart, standing apart says nothing."""
_DOUBTED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LIST, Kind.BLOCKQUOTE, Kind.CAPTION})
_ALL = 0.95
"""So great a share of its longer words has what repeats a paragraph verbatim."""
_FEW = 12
"""Words of which few are long."""
_NEAR = 5
"""Pieces between a pull quote and a paragraph that it repeats verbatim, at most."""
_WORDS, _MORE = range(6, 46), 15
"""Words of a pull quote, and how many characters more the paragraph has."""
_LONGEST = 3000
"""Characters of a paragraph that is compared."""
_WORD = regex(r"[\w']+")
_CAPTION = 50
"""Characters of a caption that is known again; shorter ones may be of different pictures."""
_REACH = 30
"""Pieces between a pull quote that stands apart and what it repeats."""


def apply(draft: Draft) -> Draft:
    """Find pull quotes among what was taken for text, and of all of them what they repeat."""
    scene = draft.scene or scene_of(draft.pieces)
    return draft.with_pieces(_told(draft, scene))


def _told(draft: Draft, scene: Scene) -> Iterator[Piece]:
    start, stop = scene.body
    bare = cache(lambda index: _bare(draft.pieces[index].text))
    apart = sum(_is_apart(piece, draft) for piece in draft.pieces) <= max(1, _RARE * len(draft.pieces))
    again = _captions_again(draft.pieces)
    for index, piece in enumerate(draft.pieces):
        doubted = piece.kind in _DOUBTED and start < index < stop and scene.noise == CLEAN
        source = scene.source[index]
        likely = doubted and piece.is_weighed and _may_copy(piece, source)
        copy = _copied(index, draft.pieces, bare) if likely else None
        if index in again:
            yield piece.judged(Kind.BOILERPLATE, NAME, 0.8, piece.kind)
        elif copy is not None:
            yield _pull_quote(piece, (1.0, copy))
        elif source is None or "\n" in piece.text or "credited" in piece.shape.cues:
            yield piece
        elif piece.kind is Kind.PULLQUOTE:
            yield replace(piece, repeats=source[1])
        elif doubted:
            below = index - source[1] == 1 and source[0] >= _BELOW and not piece.shape.marker
            away = apart and _is_apart(piece, draft) and source[0] >= _APART and abs(index - source[1]) <= _REACH
            yield _pull_quote(piece, source) if below or away else piece
        else:
            yield piece


def _captions_again(pieces: Sequence[Piece]) -> frozenset[int]:
    """The indexes of long captions that stand above word by word."""
    seen: set[str] = set()
    found: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind is Kind.CAPTION and piece.is_weighed and piece.shape.length >= _CAPTION:
            if piece.text in seen:
                found.append(index)
            seen.add(piece.text)
    return frozenset(found)


def _may_copy(piece: Piece, source: tuple[float, int] | None) -> bool:
    """Whether its longer words all come again in one paragraph, or are too few to tell."""
    return piece.shape.words <= _FEW if source is None else source[0] >= _ALL


def _bare(text: str) -> str:
    """The words of a text in lower case, a space before and after each, and nothing else of it."""
    words = _WORD.findall(_folded(text)) if len(text) <= _LONGEST else ()
    return f" {' '.join(words)} "


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


def _copied(index: int, pieces: Sequence[Piece], bare: Callable[[int], str]) -> int | None:
    """The paragraph near a piece that has all of its words in the same order, and more; a question is a heading."""
    shape = pieces[index].shape
    if shape.words not in _WORDS or shape.inner or shape.end == "question" or shape.marker:
        return None
    own = bare(index)
    if own.count(" ") <= _WORDS.start:
        return None
    longest = max(own.split(), key=len)
    least = shape.length + _MORE
    near = range(max(0, index - _NEAR), min(len(pieces), index + 1 + _NEAR))
    return next((at for at in near if _may_hold(pieces[at], least, longest) and own in bare(at)), None)


def _may_hold(piece: Piece, least: int, word: str) -> bool:
    """Whether it is a paragraph longer than `least` in which the word stands."""
    return piece.shape.length > least and piece.shape.prose and word in _folded(piece.text)


def _is_apart(piece: Piece, draft: Draft) -> bool:
    return piece.blanks > max(1, draft.layout.gap)


def _pull_quote(piece: Piece, source: tuple[float, int]) -> Piece:
    return replace(piece.judged(Kind.PULLQUOTE, NAME, source[0], piece.kind), repeats=source[1])


RULE = Rule(NAME, "finds pull quotes by the words that they repeat", apply)
