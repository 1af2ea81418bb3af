"""Sets the front matter aside that some extractors write above a text: `name: value` lines between two rules."""

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.front import FrontMatter, front_matter
from reader.cleaning.markdown import InlineText
from reader.cleaning.pieces import Piece
from reader.cleaning.tidy import cut
from reader.document.blocks import Kind
from reader.document.patterns import regex
from reader.document.spans import Span

NAME = "front"
_DATES = ("date:", "published:")
_SUMMARY = regex(r"(?:description|summary|excerpt|standfirst): *[\"']?([^\s\"'].{20,}?)[\"']?$")
_BEGINNING = 40
"""A summary whose first characters stand below again is that of the first paragraph."""


def apply(draft: Draft) -> Draft:
    """Take headline, date and standfirst from front matter, and hide the rest."""
    front = front_matter(draft.normal.text) if draft.head and draft.normal.text.startswith("---") else None
    if front is None:
        return draft
    rest = draft.normal.text[front.whole.end :]
    pieces = (
        _judged(piece, front, rest) if piece.owned[0].start < front.whole.end else piece for piece in draft.pieces
    )
    return replace(draft, pieces=tuple(pieces), metadata=front.metadata)


def _judged(piece: Piece, front: FrontMatter, rest: str) -> Piece:
    """The piece as what it tells of the article; `rest` is what stands below the front matter."""
    owned, title = piece.owned[0], front.title
    if title is not None and owned.start <= title.start < owned.end and title.end <= owned.end:
        return _value(piece, title.start - owned.start, title.end - owned.start).judged(Kind.TITLE, NAME, 0.9)
    if piece.text.lower().startswith(_DATES):
        return piece.judged(Kind.DATE, NAME, 0.9)
    summary = _SUMMARY.match(piece.text)
    if summary is not None and summary[1][:_BEGINNING] not in rest:
        return _value(piece, *summary.span(1)).judged(Kind.STANDFIRST, NAME, 0.9)
    return piece.judged(Kind.BOILERPLATE, NAME, 0.9)


def _value(piece: Piece, start: int, end: int) -> Piece:
    """The piece with nothing but a part of its text; it owns the rest still."""
    inline = cut(InlineText(piece.text, piece.runs, ()), (Span(start, end),))
    return piece._replace(text=inline.text, runs=inline.runs)


RULE = Rule(NAME, "sets front matter aside", apply)
