"""Sets the front matter aside that some extractors write above a text: `name: value` lines between two rules."""

from dataclasses import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.front import FrontMatter, front_matter
from reader.cleaning.markdown import InlineText
from reader.cleaning.pieces import Piece
from reader.cleaning.tidy import cut
from reader.document.blocks import Kind
from reader.document.spans import Span

NAME = "front"
_DATES = ("date:", "published:")


def apply(draft: Draft) -> Draft:
    """Take date and headline from front matter, and hide the rest."""
    front = front_matter(draft.normal.text) if draft.head and draft.normal.text.startswith("---") else None
    if front is None:
        return draft
    pieces = (_judged(piece, front) if piece.owned[0].start < front.whole.end else piece for piece in draft.pieces)
    return replace(draft, pieces=tuple(pieces), metadata=front.metadata)


def _judged(piece: Piece, front: FrontMatter) -> Piece:
    owned, title = piece.owned[0], front.title
    if title is not None and owned.start <= title.start < owned.end and title.end <= owned.end:
        value = Span(title.start - owned.start, title.end - owned.start)
        inline = cut(InlineText(piece.text, piece.runs, ()), (value,))
        return piece._replace(text=inline.text, runs=inline.runs).judged(Kind.TITLE, NAME, 0.9)
    if piece.text.lower().startswith(_DATES):
        return piece.judged(Kind.DATE, NAME, 0.9)
    return piece.judged(Kind.BOILERPLATE, NAME, 0.9)


RULE = Rule(NAME, "sets front matter aside", apply)
