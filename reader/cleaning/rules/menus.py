"""Sets a menu aside that stands in one line: four or more short names with bars between them."""

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "menus"
_MENU = regex(r"[^|\d.!?]{1,30}(?: ?\| ?[^|\d.!?]{1,30}){3,}")
"""Names; with figures in them it would be a row of a table, and sentences are none."""
_LONGEST = 400
"""Characters of a menu in one line."""


def apply(draft: Draft) -> Draft:
    """Judge the menus that no other rule has judged."""
    return replace(draft, pieces=tuple(map(_judged, draft.pieces)))


def _judged(piece: Piece) -> Piece:
    if piece.kind is not None or "|" not in piece.text or len(piece.lines) > 1 or len(piece.text) > _LONGEST:
        return piece
    return piece.judged(Kind.BOILERPLATE, NAME, 0.9) if _MENU.fullmatch(piece.text) else piece


RULE = Rule(NAME, "sets menus of one line aside", apply)
