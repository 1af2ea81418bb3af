"""Knows the name of a newspaper's section that stands by itself at a headline: it looks like an item of a menu.

An article has one section, or one and a kicker: of several in a row above the headline the others are a menu's.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN
from reader.cleaning.words import SECTION
from reader.document.blocks import Kind

NAME = "kickers"
_AROUND = " \t:|/#*_[]()»›>"
_MENU = 4
"""Pieces of furniture in a row from which they are a menu."""
_ROW = 3
"""Sections in a row of which none is the article's."""


def apply(draft: Draft) -> Draft:
    """Find the section directly above or below the headline of a text that holds no menus."""
    if not draft.head or draft.scene is None or draft.scene.noise != CLEAN:
        return draft
    title = next((index for index, piece in enumerate(draft.pieces) if piece.kind is Kind.TITLE), None)
    if title is None:
        return draft
    near = {title - 1, title + 1} if not _ends_menu(draft.pieces[:title]) else {title + 1}
    found = {index: Kind.SECTION for index in near if _is_section(index, draft.pieces)}
    found |= dict.fromkeys(_crowded(list(takewhile(_is_short, draft.pieces[:title]))), Kind.BOILERPLATE)
    return draft.with_pieces(
        piece.judged(found[index], NAME, 0.8, piece.kind) if index in found else piece
        for index, piece in enumerate(draft.pieces)
    )


def _is_short(piece: Piece) -> bool:
    return not piece.shape.stopped and not piece.shape.prose


def _crowded(above: Sequence[Piece]) -> Iterator[int]:
    """The sections above the headline that another follows, and all of three in a row."""
    start = 0
    for index in range(len(above) + 1):
        if index < len(above) and above[index].kind is Kind.SECTION and above[index].is_weighed:
            continue
        yield from range(start, index if index - start >= _ROW else max(start, index - 1))
        start = index + 1


def _ends_menu(above: Sequence[Piece]) -> bool:
    """Whether what stands above the headline ends in furniture, of more lines than a section has beside it."""
    return len(above) >= _MENU and all(piece.kind is Kind.BOILERPLATE for piece in above[-_MENU:])


def _is_section(index: int, pieces: Sequence[Piece]) -> bool:
    piece = pieces[index] if 0 <= index < len(pieces) else None
    if piece is None or not piece.is_weighed or piece.kind is Kind.SECTION:
        return False
    return piece.shape.lower.strip(_AROUND) in SECTION


RULE = Rule(NAME, "knows the name of a section at the headline", apply)
