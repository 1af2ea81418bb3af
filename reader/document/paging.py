"""Which rows a page shows: pure arithmetic of scrolling over a layout.

A page is the offset of its top row and its height in rows. Every function gives the offset at which a row begins.
"""

from itertools import islice

from reader.document.spans import Span
from reader.document.wrapping import Layout

MARGIN = 3
"""Rows of surroundings that are kept in sight over and under what is gone to, where the page has room."""

_FAR = 3
"""What lies more than a page away is shown one part in so many down the page."""


def scrolled(layout: Layout, top: int, rows: int) -> int:
    """The row that stands `rows` under the one that holds `top` (over it where negative), or the first or last row."""
    row = layout.row_at(top)
    if row is None:
        return 0
    step = layout.below if rows > 0 else layout.above
    for _ in range(abs(rows)):
        reached = step(row)
        if reached is None:
            break
        row = reached
    return row.start


def last_top(layout: Layout, height: int) -> int:
    """The top of the page that ends with the last row."""
    return scrolled(layout, layout.last.start, 1 - height) if layout.last else 0


def turned(layout: Layout, top: int, rows: int, height: int) -> int:
    """The top after scrolling by `rows`: the page ends at the latest with the last row."""
    return min(scrolled(layout, top, rows), last_top(layout, height))


def distance(layout: Layout, top: int, offset: int, limit: int) -> int | None:
    """How many rows under that of `top` the row of `offset` stands, negative over it; None from `limit` rows on."""
    first, target = layout.row_at(top), layout.row_at(offset)
    if first is None or target is None:
        return None
    upper, lower = sorted((first.start, target.start))
    for number, row in enumerate(islice(layout.walk(upper), limit)):
        if row.start >= lower:
            return number if upper == first.start else -number
    return None


def revealed(layout: Layout, top: int, height: int, span: Span) -> int:
    """The top that shows `span` with the least scrolling; where it is longer than the page, its beginning."""
    below = distance(layout, span.start, max(span.start, span.end - 1), height)
    size = height if below is None else below + 1
    first = distance(layout, top, span.start, 2 * height)
    margin = min(MARGIN, (height - size) // 2)
    if first is not None and margin <= first <= height - size - margin:
        return top
    if first is None:
        top = scrolled(layout, span.start, -((height - size) // _FAR))
    elif first < margin:
        top = scrolled(layout, top, first - margin)
    else:
        top = scrolled(layout, top, first + size + margin - height)
    return min(top, last_top(layout, height))
