"""Knows the name of a newspaper's section that stands by itself at a headline: it looks like an item of a menu."""

from collections.abc import Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN
from reader.cleaning.words import SECTION
from reader.document.blocks import Kind

NAME = "kickers"
_AROUND = " \t:|/#*_[]()»›>"
_MENU = 4
"""Pieces of furniture in a row from which they are a menu."""


def apply(draft: Draft) -> Draft:
    """Find the section directly above or below the headline of a text that holds no menus."""
    if not draft.head or draft.scene is None or draft.scene.noise != CLEAN:
        return draft
    title = next((index for index, piece in enumerate(draft.pieces) if piece.kind is Kind.TITLE), None)
    if title is None:
        return draft
    near = {title - 1, title + 1} if not _ends_menu(draft.pieces[:title]) else {title + 1}
    return draft.with_pieces(
        piece.judged(Kind.SECTION, NAME, 0.8, piece.kind) if index in near and _is_section(piece) else piece
        for index, piece in enumerate(draft.pieces)
    )


def _ends_menu(above: Sequence[Piece]) -> bool:
    """Whether what stands above the headline ends in furniture, of more lines than a section has beside it."""
    return len(above) >= _MENU and all(piece.kind is Kind.BOILERPLATE for piece in above[-_MENU:])


def _is_section(piece: Piece) -> bool:
    return piece.is_weighed and piece.kind is not Kind.SECTION and piece.shape.lower.strip(_AROUND) in SECTION


RULE = Rule(NAME, "knows the name of a section at the headline", apply)
