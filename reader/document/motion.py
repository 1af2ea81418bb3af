"""Where would the selection go? Pure: every function takes a place and returns another, or None where there is none.

The rules (all offsets are of the article text):
- Going to a smaller unit enters the selection: its first such unit onward, its last backward.
- The same unit or a larger one goes on from the selection.
- Extending moves the head to the next boundary of a unit. Where the head would pass the anchor, the selection turns
  round and keeps the unit that it stood on.
"""

from msgspec import Struct
from msgspec.structs import replace

from reader.document.article import Article
from reader.document.spans import Span
from reader.document.units import (
    Shown,
    Unit,
    enclosing,
    first_from,
    last_until,
    runs_backward,
    runs_onward,
    unit_at,
    units_along,
)


class Selection(Struct, frozen=True):
    """What the next act is about.

    Attributes:
        anchor: the end that stays, an offset.
        head: the end that moves, an offset; it may lie before the anchor.
        unit: what it was made with.
    """

    anchor: int
    head: int
    unit: Unit = Unit.SENTENCE

    @property
    def span(self) -> Span:
        """What it covers."""
        return Span(min(self.anchor, self.head), max(self.anchor, self.head))

    @property
    def is_forward(self) -> bool:
        """Whether its head is its end."""
        return self.head >= self.anchor

    @property
    def head_character(self) -> int:
        """The offset of the character that the head stands on: the last one of a forward selection."""
        return max(self.anchor, self.head - 1) if self.is_forward else self.head

    def swapped(self) -> "Selection":
        """The same span with its ends' parts exchanged."""
        return replace(self, anchor=self.head, head=self.anchor)


def select(span: Span, unit: Unit) -> Selection:
    """A selection of a whole span, its head at the end."""
    return Selection(span.start, span.end, unit)


def first(article: Article, shown: Shown) -> Selection | None:
    """The first sentence that is shown, or None in an article without any."""
    found = first_from(article, 0, Unit.SENTENCE, shown)
    return select(found, Unit.SENTENCE) if found else None


def last(article: Article, shown: Shown) -> Selection | None:
    """The last sentence that is shown, or None in an article without any."""
    found = last_until(article, article.length, Unit.SENTENCE, shown)
    return select(found, Unit.SENTENCE) if found else None


def onward(article: Article, selection: Selection, unit: Unit, shown: Shown) -> Selection | None:
    """The next unit of that sort."""
    if unit is Unit.QUOTATION:
        found = _quotation_onward(article, selection, shown)
    elif unit < selection.unit:
        found = first_from(article, selection.span.start, unit, shown)
    else:
        found = first_from(article, selection.span.end, unit, shown)
    return select(found, unit) if found else None


def backward(article: Article, selection: Selection, unit: Unit, shown: Shown) -> Selection | None:
    """The previous unit of that sort."""
    if unit is Unit.QUOTATION:
        found = _quotation_backward(article, selection, shown)
    elif unit < selection.unit:
        found = last_until(article, selection.span.end, unit, shown)
    else:
        found = last_until(article, selection.span.start, unit, shown)
    return select(found, unit) if found else None


def _quotation_onward(article: Article, selection: Selection, shown: Shown) -> Span | None:
    """The next quotation by its beginning, so that one inside another is visited; in this sentence first."""
    span = selection.span
    if selection.unit is Unit.QUOTATION:
        return first_from(article, span.start + 1, Unit.QUOTATION, shown)
    touching = next((found for found in units_along(article, span, Unit.QUOTATION) if found.overlaps(span)), None)
    return touching or first_from(article, span.start, Unit.QUOTATION, shown)


def _quotation_backward(article: Article, selection: Selection, shown: Shown) -> Span | None:
    span, is_quotation = selection.span, selection.unit is Unit.QUOTATION
    offset = span.start if is_quotation else max(span.start, span.end - 1)
    for units in runs_backward(article, offset, Unit.QUOTATION, shown):
        touching = [found for found in units if found.overlaps(span) and not is_quotation]
        before = touching or [found for found in units if found.start < span.start]
        if before:
            return before[-1]
    return None


def extended_onward(article: Article, selection: Selection, unit: Unit, shown: Shown) -> Selection | None:
    """The selection with its head at the next boundary of `unit`."""
    if not selection.is_forward:
        inner = first_from(article, selection.head + 1, unit, shown)
        if inner and inner.start < selection.anchor:
            return replace(selection, head=inner.start, unit=unit)
    start, end = selection.span
    found = _first_ending_after(article, end, unit, shown)
    return Selection(start, found.end, unit) if found else None


def extended_backward(article: Article, selection: Selection, unit: Unit, shown: Shown) -> Selection | None:
    """The selection with its head at the previous boundary of `unit`."""
    if selection.is_forward and not selection.span.is_empty:
        inner = last_until(article, selection.head - 1, unit, shown)
        if inner and inner.end > selection.anchor:
            return replace(selection, head=inner.end, unit=unit)
    start, end = selection.span
    found = _last_starting_before(article, start, unit, shown)
    return Selection(end, found.start, unit) if found else None


def _first_ending_after(article: Article, offset: int, unit: Unit, shown: Shown) -> Span | None:
    runs = runs_onward(article, offset, unit, shown)
    return next((span for units in runs for span in units if span.end > offset), None)


def _last_starting_before(article: Article, offset: int, unit: Unit, shown: Shown) -> Span | None:
    for units in runs_backward(article, offset, unit, shown):
        found = [span for span in units if span.start < offset]
        if found:
            return found[-1]
    return None


_GROWN = (Unit.WORD, Unit.CLAUSE, Unit.QUOTATION, Unit.SENTENCE, Unit.PARAGRAPH)


def grown(article: Article, selection: Selection) -> Selection | None:
    """The smallest unit that really contains the selection and is larger than it, or None."""
    span = selection.span
    candidates = [(found, unit) for unit in _GROWN if (found := enclosing(article, span, unit)) and found != span]
    if not candidates:
        return None
    found, unit = min(candidates, key=lambda pair: (pair[0].end - pair[0].start, pair[1]))
    return select(found, unit)


def can_grow(article: Article, selection: Selection) -> bool:
    """Whether `grown` finds something; asked at every frame, so without looking for units smaller than a paragraph."""
    span = selection.span
    return enclosing(article, span, Unit.PARAGRAPH) not in {None, span}


def shrunk(article: Article, selection: Selection) -> Selection | None:
    """The largest unit inside the selection, and smaller than it, at its beginning; or None."""
    span = selection.span
    if span.is_empty:
        return None
    candidates: list[tuple[Span, Unit]] = []
    for unit in _GROWN:
        beginning = Span(span.start, min((found.start + 1 for found, _ in candidates), default=span.end))
        along = units_along(article, beginning, unit)
        inside = next((found for found in along if span.encloses(found) and found != span), None)
        if inside is not None:
            candidates.append((inside, unit))
    at_start = [pair for pair in candidates if pair[0].start == min(found.start for found, _ in candidates)]
    if not at_start:
        return None
    found, unit = max(at_start, key=lambda pair: (pair[0].end - pair[0].start, pair[1]))
    return select(found, unit)


def at(article: Article, offset: int, unit: Unit) -> Selection | None:
    """The unit at an offset (a click, a stored position), or None in an article without text."""
    found = unit_at(article, offset, unit)
    return select(found, unit) if found else None
