"""The audit trail: every change that journals and archives hold, who made it, when, and what it did."""

from collections.abc import Iterable
from typing import NamedTuple

from reader.annotations.changes import Change
from reader.errors import StoreError
from reader.store import entries
from reader.store.clock import Stamp
from reader.store.journals import journal_paths, parse_name, read_lines
from reader.store.names import Layout


class Made(NamedTuple):
    """A change, and when and by which process it was made.

    Attributes:
        stamp: the process and its clock.
        change: the change.
    """

    stamp: Stamp
    change: Change


def trail(layout: Layout, article_id: str = "", more: Iterable[tuple[str, bytes]] = ()) -> list[Made]:
    """The changes of a database, oldest first.

    Args:
        layout: the database.
        article_id: only those of this article; "" for all.
        more: writer and JSON of lines that may not be in their journal yet.

    Raises:
        StoreError: where a line makes no sense.
    """
    found: dict[Stamp, Change] = {}
    word = article_id.encode()
    for path in journal_paths(layout):
        name, stretch = parse_name(path.name), read_lines(path)
        for line in stretch.lines if stretch else ():
            if name is not None and line.start > 0 and word in line.body:
                _take(found, name.writer, line.body)
    for writer, body in more:
        _take(found, writer, body)
    made = (Made(stamp, found[stamp]) for stamp in sorted(found))
    return [one for one in made if article_id in ("", one.change.article)]


def _take(found: dict[Stamp, Change], writer: str, body: bytes) -> None:
    entry = entries.entry(body)
    if entry.id is not None:
        try:
            found[Stamp(entry.hlc, writer)] = entries.change(entry)
        except ValueError as error:
            raise StoreError(f"The change {entry.id} in the journal of {writer} makes no sense: {error}.") from error
