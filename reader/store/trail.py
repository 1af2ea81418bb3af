"""The audit trail: every change that journals and archives hold, who made it, when, and what it did."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.annotations.changes import Change
from reader.errors import StoreError
from reader.store import entries, journal
from reader.store.clock import Stamp
from reader.store.journals import bytes_beyond, journal_paths, parse_name
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
    for path in journal_paths(layout):
        name = parse_name(path.name)
        if name is not None:
            for body in _lines(path, article_id.encode()):
                _take(found, name.writer, body)
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


def _lines(path: Path, word: bytes) -> Iterator[bytes]:
    """The right lines of a journal, but its header, that hold a word."""
    data = bytes_beyond(path) or b""
    start = data.find(b"\n") + 1
    while 0 < start < len(data) and (found := data.find(word, start)) >= 0:
        begin = data.rfind(b"\n", 0, found) + 1
        start = data.find(b"\n", found) + 1
        yield from (line.body for line in journal.scan(data[begin : start or len(data)]).lines)
