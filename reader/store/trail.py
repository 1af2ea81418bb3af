"""The audit trail: every change that journals and archives hold, who made it, when, and what it did.

It is read backwards, and only as far as it is asked for: what was done last is known at once, however much came before.
"""

import contextlib
import heapq
from collections.abc import Collection, Container, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from reader.annotations.changes import Change
from reader.errors import StoreError
from reader.store import codec, entries
from reader.store.clock import Stamp
from reader.store.entries import Entry
from reader.store.journals import Unread, bytes_beyond, journal_paths, parse_name, stretch_of
from reader.store.names import ARCHIVE, Layout

_BLOCK = 1 << 14
"""Bytes that are read backwards at first."""
_LARGEST = 1 << 20
"""Bytes that are read at once at most: each block is twice the one before it, up to this."""


class Made(NamedTuple):
    """A change, and when and by which process it was made.

    Attributes:
        stamp: the process and its clock.
        change: the change.
    """

    stamp: Stamp
    change: Change


def trail(
    layout: Layout,
    article_ids: Collection[str] | None = None,
    annotator: str = "",
    more: Iterable[tuple[str, bytes]] = (),
) -> Iterator[Made]:
    """The changes of a database that there are now, newest first, each read when it is asked for.

    Args:
        layout: the database.
        article_ids: only those of these articles; None for all. However many they are, all is read once.
        annotator: only those of this annotator; "" for all.
        more: writer and JSON of lines that may not be in their journal yet.

    Raises:
        StoreError: where a line makes no sense.
    """
    only = None if article_ids is None else frozenset(article_ids)
    words = [codec.dump(annotator)] if annotator else []
    if only is not None and len(only) == 1:
        words += [article_id.encode() for article_id in only]
    later = [_said(writer, body) for writer, body in more]
    # What is written while the trail is read does not belong to it: the sizes are those of now.
    found = [(path, size) for path in journal_paths(layout) if (size := _size(path))]
    sources = [iter(sorted(later, key=itemgetter(0), reverse=True)), *(_back(*one, words) for one in found)]
    return _made(sources, only, annotator)


def _made(
    sources: Iterable[Iterator[tuple[Stamp, Entry]]], only: Container[str] | None, annotator: str
) -> Iterator[Made]:
    last = None
    for stamp, entry in heapq.merge(*sources, key=itemgetter(0), reverse=True):
        is_known, last = stamp == last, stamp
        said = entries.act(entry)
        if (
            is_known
            or entry.id is None
            or (only is not None and said.article not in only)
            or annotator not in ("", said.annotator)
        ):
            continue
        try:
            yield Made(stamp, entries.change(entry))
        except ValueError as error:
            raise StoreError(
                f"The change {entry.id} in the journal of {stamp.writer} makes no sense: {error}."
            ) from error


def _back(path: Path, end: int, words: Iterable[bytes]) -> Iterator[tuple[Stamp, Entry]]:
    """What a journal says up to the byte `end` in lines that hold all these words, the last line first."""
    name, size = parse_name(path.name), _BLOCK
    while name is not None and end > 0:
        start = max(0, end - size)
        data = bytes_beyond(path, start, end)
        if data is None:
            return
        # The line break at the very end is that of the line before it, which may be longer than this.
        begin = data.find(b"\n", 0, -1) + 1 if start else 0
        stretch = stretch_of(path, data[begin:], start + begin) if _has(data, words) else None
        if start and (not begin or (stretch and _begins_badly(stretch.unread, start + begin))):
            # A line is longer than this, or what is wrong with one may begin before it.
            size *= 2
            continue
        for line in reversed(stretch.lines if stretch else ()):
            if line.start > 0 and _has(line.body, words):
                with contextlib.suppress(ValueError):
                    yield _said(name.writer, line.body)
        end, size = start + begin, max(size, min(2 * size, _LARGEST))


def _said(writer: str, body: bytes) -> tuple[Stamp, Entry]:
    entry = entries.checked(body)
    return Stamp(entry.hlc, writer), entry


def _has(data: bytes, words: Iterable[bytes]) -> bool:
    return all(word in data for word in words)


def _begins_badly(unread: Iterable[Unread], begin: int) -> bool:
    return any(one.start == begin for one in unread)


def _size(path: Path) -> int:
    """Bytes of a journal, even if it is archived meanwhile."""
    for place in (path, path.parent / ARCHIVE / path.name):
        with contextlib.suppress(FileNotFoundError):
            return place.stat().st_size
    return 0
