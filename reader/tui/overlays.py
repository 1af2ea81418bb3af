"""What lies over the text for the moment: the selection, the current annotation and its links, matches, labels."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.document.spans import Span
from reader.document.wrapping import Row
from reader.session.modes import Linking, Picking
from reader.session.picking import shown_labels
from reader.session.session import Session
from reader.tui.drawing import Cover, KeyLabel, Layer, covers_on


class Seen(NamedTuple):
    """All that decides how a row looks, besides the annotations on it.

    Attributes:
        row: the row.
        covers: what lies over it.
        labels: keys shown on it.
        opening: whether it is the first of the page.
        lit: tags whose sign stands out in its gutter: of the current annotation, and of those linked with it.
    """

    row: Row
    covers: tuple[Cover, ...] = ()
    labels: tuple[KeyLabel, ...] = ()
    opening: bool = False
    lit: tuple[str, ...] = ()


class _Tagged(NamedTuple):
    """A piece of the current annotation, or of one that is linked with it."""

    cover: Cover
    tag: str


def seen_rows(session: Session, rows: Sequence[Row]) -> list[Seen]:
    """How each of these rows, which follow one another, is seen now."""
    if not rows:
        return []
    starts, end = [row.start for row in rows], rows[-1].end
    tagged = list(_tagged(session))
    covers = [*_covers(session, starts[0], end), *(one.cover for one in tagged)]
    labels = [label for label in _labels(session) if starts[0] <= label.start < end]
    numbers = {number for cover in covers for number in touched(starts, cover.start, cover.end)}
    numbers |= {number for label in labels for number in touched(starts, label.start, label.start + 1)}
    seen = [Seen(row) for row in rows]
    for number in numbers:
        row = rows[number]
        lit = tuple(one.tag for one in tagged if one.cover.start < row.end and one.cover.end > row.start)
        seen[number] = Seen(row, covers_on(row, covers), tuple(one for one in labels if row.holds(one.start)), lit=lit)
    seen[0] = seen[0]._replace(opening=True)
    return seen


def touched(starts: Sequence[int], start: int, end: int) -> range:
    """The numbers of the rows, which begin at these offsets, that `[start, end)` may touch."""
    return range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end))


def _covers(session: Session, start: int, end: int) -> Iterator[Cover]:
    """The selection, and the matches of a search on the page that shows `[start, end)`."""
    for span in session.selected:
        if span.start < end and span.end > start:
            yield Cover(*span, Layer.SELECTED)
    for match in session.search.matches.in_range(start, end) if session.search else ():
        yield Cover(*match, Layer.MATCH)


def _tagged(session: Session) -> Iterator[_Tagged]:
    """The pieces of the current annotation and of those at the other ends of its links."""
    current, desk = session.current, session.desk
    if current is None:
        return
    for piece in desk.placements.pieces(current.id):
        yield _Tagged(Cover(*piece, Layer.CURRENT), current.tag)
    for link in desk.links_of(current.id):
        other = desk.annotation(link.target if link.origin == current.id else link.origin)
        for piece in desk.placements.pieces(other.id) if other else ():
            yield _Tagged(Cover(*piece, Layer.LINKED), other.tag if other else "")


def _labels(session: Session) -> list[KeyLabel]:
    """The keys that pick something in the session's mode."""
    mode = session.mode
    wanted: list[tuple[Span | None, str]] = []
    if isinstance(mode, Picking):
        wanted = [(label.span, label.keys) for label in shown_labels(mode)]
    elif isinstance(mode, Linking):
        wanted = [(target.span, target.keys) for target in mode.targets]
    return [KeyLabel(span.start, keys) for span, keys in wanted if span]
