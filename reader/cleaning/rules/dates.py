"""Reads the day of publication from the date line, and knows a line above the text that says the hour alone."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from reader.cleaning.dates import day_of, days_in, is_clock, is_updated, published
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.document.blocks import Block, Kind

NAME = "dates"
_DATED = frozenset({Kind.DATE, Kind.BYLINE})
_LABELS = frozenset({Kind.BYLINE, Kind.SECTION, Kind.STANDFIRST})
_TEXTS = 60
"""In so many pieces are other dates looked for, to tell the day from the month."""


def apply(draft: Draft) -> Draft:
    """Put the day into the metadata, as ISO 8601."""
    if draft.head:
        draft = draft.with_pieces(_timed(draft.pieces))
    if draft.metadata.date is not None:
        return draft
    return replace(draft, metadata=replace(draft.metadata, date=day_told(draft.pieces)))


def _timed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; what says a time above the text, and was taken for a label, is a date line."""
    above = True
    for piece in pieces:
        above = above and not piece.shape.prose
        label = above and piece.kind in _LABELS and piece.is_weighed
        yield piece.judged(Kind.DATE, NAME, 0.8, piece.kind) if label and is_clock(piece.text) else piece


def day_told(texts: Sequence[Piece | Block]) -> str | None:
    """The day that a date line or byline tells, ISO 8601; None where it cannot be told.

    It is the first that says when the article was published: below the headline, where a masthead with the day stands
    above it, and not the one that tells of a change.
    """
    dated = [(index, found) for index, one in enumerate(texts) if one.kind in _DATED and (found := published(one.text))]
    if not dated:
        return None
    title = next((index for index, one in enumerate(texts) if one.kind is Kind.TITLE), 0)
    index, found = min(dated, key=lambda one: (is_updated(texts[one[0]].text), one[0] < title))
    day = day_of(texts[index].text, _others(texts, found.readings[0].year) if len(found.readings) > 1 else ())
    return day.isoformat() if day else None


def _others(texts: Sequence[Piece | Block], year: int) -> Iterator[date]:
    for one in texts[:_TEXTS]:
        if one.kind is not Kind.DATE:
            yield from days_in(one.text, year)


RULE = Rule(NAME, "reads the day of publication", apply)
