"""Reads the day of publication from the date line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reader.cleaning.dates import day_of, days_in, find_dates
from reader.cleaning.draft import Draft, Rule
from reader.document.blocks import Kind

NAME = "dates"
_TEXTS = 60
"""In so many pieces are other dates looked for, to tell the day from the month."""


def apply(draft: Draft) -> Draft:
    """Put the day into the metadata, as ISO 8601."""
    lines = [piece.text for piece in draft.pieces if piece.kind in (Kind.DATE, Kind.BYLINE)]
    line = next((text for text in lines if any(found.readings for found in find_dates(text))), None)
    if line is None or draft.metadata.date is not None:
        return draft
    readings = next(found.readings for found in find_dates(line) if found.readings)
    day = day_of(line, _others(draft, readings[0].year) if len(readings) > 1 else ())
    return replace(draft, metadata=replace(draft.metadata, date=day.isoformat() if day else None))


def _others(draft: Draft, year: int) -> Iterator[date]:
    for piece in draft.pieces[:_TEXTS]:
        if piece.kind is not Kind.DATE:
            yield from days_in(piece.text, year)


RULE = Rule(NAME, "reads the day of publication", apply)
