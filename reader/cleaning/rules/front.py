"""Sets the front matter aside that some extractors write above a text: `name: value` lines between two rules."""

import re

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.front import front_matter
from reader.cleaning.markdown import InlineText
from reader.cleaning.pieces import Piece
from reader.cleaning.tidy import cut
from reader.document.blocks import Kind
from reader.document.patterns import regex
from reader.document.spans import Span

NAME = "front"
_DATE = regex(r"(?:date|published): *[\"']?([^\s\"'].*?)[\"']?$", re.IGNORECASE)
_AUTHOR = regex(r"(?:authors?|byline|by): *[\"']?([^\s\"'\[][^\"'\[\]]*?)[\"']?$", re.IGNORECASE)
_SUMMARY = regex(r"(?:description|summary|excerpt|standfirst): *[\"']?([^\s\"'].{20,}?)[\"']?$")
_BEGINNING = 40
"""A summary whose first characters stand below again is that of the first paragraph."""
_HEAD = 10
"""Pieces below front matter among which the headline may stand again."""


def apply(draft: Draft) -> Draft:
    """Take headline, byline, date and standfirst from front matter, and hide the rest."""
    front = front_matter(draft.normal.text) if draft.head and draft.normal.text.startswith("---") else None
    if front is None:
        return draft
    count = sum(piece.owned[0].start < front.whole.end for piece in draft.pieces)
    below = draft.pieces[count:]
    again = any(piece.shape.body == front.metadata.title for piece in below[:_HEAD])
    title = None if again else front.title
    rest = draft.normal.text[front.whole.end :]
    pieces = [_judged(piece, title, rest) for piece in draft.pieces[:count]]
    return replace(draft, pieces=(*pieces, *below), metadata=front.metadata)


def _judged(piece: Piece, title: Span | None, rest: str) -> Piece:
    """The piece of front matter as what it tells of the article.

    Args:
        piece: a line of it.
        title: where the headline stands that is to be shown, or None where it stands again below.
        rest: what stands below the front matter.
    """
    owned = piece.owned[0]
    if title is not None and owned.start <= title.start < owned.end and title.end <= owned.end:
        return _value(piece, title.start - owned.start, title.end - owned.start).judged(Kind.TITLE, NAME, 0.9)
    if date := _DATE.match(piece.text):
        return _value(piece, *date.span(1)).judged(Kind.DATE, NAME, 0.9)
    if author := _AUTHOR.match(piece.text):
        return _value(piece, *author.span(1)).judged(Kind.BYLINE, NAME, 0.9)
    summary = _SUMMARY.match(piece.text)
    if summary is not None and summary[1][:_BEGINNING] not in rest:
        return _value(piece, *summary.span(1)).judged(Kind.STANDFIRST, NAME, 0.9)
    return piece.judged(Kind.BOILERPLATE, NAME, 0.9)


def _value(piece: Piece, start: int, end: int) -> Piece:
    """The piece with nothing but a part of its text; it owns the rest still."""
    inline = cut(InlineText(piece.text, piece.runs, ()), (Span(start, end),))
    return replace(piece, text=inline.text, runs=inline.runs)


RULE = Rule(NAME, "sets front matter aside", apply)
