"""What a store knows: a base, and over it the versions that journals hold beyond it.

One thread works with a memory; the views that it gives follow what it is told.
"""

from collections.abc import Iterator
from contextlib import nullcontext

from reader.annotations.model import Progress
from reader.store import codec
from reader.store.base_file import RECORD_TABLES, Absorbed
from reader.store.clock import Stamp
from reader.store.entries import Entry
from reader.store.folded import Folded
from reader.store.lineage import REMOVED, Lineage, copy_id
from reader.store.progress import merged, progress_id
from reader.store.shelf import Shelf

Version = tuple[Stamp, bytes]
"""A stamp and a document, or a stamp and `REMOVED`."""

_ANNOTATIONS = "annotations"

_MANY = 10_000
"""Edits of one change from which on it is quicker to put all annotations in order anew than each into its place."""


class Memory:
    """The records of one database as they stand.

    Attributes:
        base: what is under it.
        shelf: the annotations, by article.
        progress_over: the progress that is not in the base: UUID -> newest stamp, value.
        fresh: table -> the records that are not in the base, in the order in which they came.
        changes: table -> how often it has changed.
    """

    def __init__(self, base: Folded) -> None:
        """Know what the base holds."""
        self.base = base
        self.shelf = Shelf()
        self.shelf.reset(base, ())
        self.progress_over: dict[str, tuple[Stamp, Progress]] = {}
        self.fresh: dict[str, list[str]] = {table: [] for table in RECORD_TABLES}
        self.changes = dict.fromkeys(RECORD_TABLES, 0)
        self._copied: set[str] = set()
        self._lineages: dict[str, dict[str, Lineage]] = {table: {} for table in RECORD_TABLES}

    @property
    def size(self) -> int:
        """How many records were spoken of beyond the base."""
        return sum(map(len, self._lineages.values()))

    def take(self, entry: Entry, writer: str) -> None:
        """Take note of a change or a progress; one that is known already changes nothing."""
        stamp = Stamp(entry.hlc, writer)
        if raw := bytes(entry.progress):
            self.take_progress(stamp, codec.progress(raw))
        with self.shelf.at_once() if len(entry.edits) > _MANY else nullcontext():
            for edit in entry.edits:
                content = bytes(edit.doc)
                self._add(edit.table, edit.record_id, stamp, Stamp(*edit.on) if edit.on else None, content)

    def take_progress(self, stamp: Stamp, progress: Progress) -> None:
        """Take note of where somebody is."""
        key = progress_id(progress.article, progress.annotator)
        old = self.progress(key)
        both = (stamp, progress) if old is None else (max(old[0], stamp), merged(old[1], progress))
        self.progress_over[key] = both

    def current(self, table: str, record_id: str) -> bytes | None:
        """The document of a record, or None where there is none (any more)."""
        if (lineage := self._lineages[table].get(record_id)) is not None:
            standing = lineage.standing
            return standing[1] or None if standing else None
        found = self.base.find(table, record_id)
        return None if found is None else found.raw

    def standing(self, table: str, record_id: str) -> Version | None:
        """The version of a record that stands, a removal too: what its next version is made from."""
        if (lineage := self._lineages[table].get(record_id)) is not None:
            return lineage.standing
        if (found := self.base.find(table, record_id)) is not None:
            return _stamp(codec.identity(found.raw)), found.raw
        removed = self.base.find("tombstones", record_id)
        return None if removed is None else (_stamp(codec.identity(removed.raw)), REMOVED)

    def stamp(self, table: str, record_id: str) -> Stamp | None:
        """When and where the version that stands was made; None where nothing is known of the record."""
        standing = self.standing(table, record_id)
        return standing and standing[0]

    def progress(self, key: str) -> tuple[Stamp, Progress] | None:
        """A progress by its UUID, and the stamp of its newest part."""
        if key in self.progress_over:
            return self.progress_over[key]
        found = self.base.find("progress", key)
        return None if found is None else (_stamp(codec.identity(found.raw)), codec.progress(found.raw))

    def documents(self, table: str) -> Iterator[bytes]:
        """The documents of a table other than `annotations` and `progress`, in no order."""
        for record_id in {**dict.fromkeys(self.base.ids(table)), **dict.fromkeys(self._lineages[table])}:
            raw = self.current(table, record_id)
            if raw is not None:
                yield raw

    def over(self, table: str) -> Iterator[tuple[str, Version | None]]:
        """What was said of records beyond the base: id, and the version that stands, or None where nothing does."""
        for record_id, lineage in self._lineages[table].items():
            yield record_id, lineage.standing

    def newest(self, table: str, record_id: str) -> Stamp | None:
        """The newest edit that is known of a record that was spoken of beyond the base."""
        return self._lineages[table][record_id].newest

    def made_from(self, table: str, record_id: str, stamp: Stamp) -> Stamp | None:
        """The version that a version was made from, of a record that was spoken of beyond the base."""
        return self._lineages[table][record_id].seen[stamp]

    def awaited(self, absorbed: Absorbed) -> dict[str, tuple[Stamp, ...]]:
        """Record id -> versions that others were made from and that are not among what was absorbed."""
        known = {record_id: set(stamps) for record_id, stamps in self.base.meta.awaited.items()}
        for lineages in self._lineages.values():
            for record_id, lineage in lineages.items():
                known.setdefault(record_id, set()).update(lineage.awaited)
        missing = {
            record_id: tuple(sorted(stamp for stamp in stamps if not _is_absorbed(stamp, absorbed)))
            for record_id, stamps in known.items()
        }
        return {record_id: stamps for record_id, stamps in missing.items() if stamps}

    def rebase(self, base: Folded) -> None:
        """Go on over another base, and forget what that one has absorbed."""
        absorbed = base.meta.absorbed
        for lineages in self._lineages.values():
            for record_id, lineage in list(lineages.items()):
                if all(_is_absorbed(stamp, absorbed) for stamp in lineage.seen):
                    del lineages[record_id]
        for key, (stamp, _) in list(self.progress_over.items()):
            if _is_absorbed(stamp, absorbed):
                del self.progress_over[key]
        self.base = base
        self.changes = {table: count + 1 for table, count in self.changes.items()}
        for table, ids in self.fresh.items():
            ids[:] = [key for key in ids if key in self._lineages[table] and base.find(table, key) is None]
        self.shelf.reset(base, ((key, version[1] if version else REMOVED) for key, version in self.over(_ANNOTATIONS)))

    def _add(self, table: str, record_id: str, stamp: Stamp, on: Stamp | None, content: bytes) -> None:
        self.changes[table] += 1
        lineage = self._lineage(table, record_id)
        before = lineage.standing
        superseded = lineage.add(stamp, on, content)
        if table != _ANNOTATIONS:
            return
        self._show(record_id, before, lineage.standing)
        if record_id in self._copied or record_id in self.base.index.copied:
            for one in superseded:
                self._supersede_copy(copy_id(record_id, one), one)
        for loser, lost in lineage.losers:
            self._copied.add(record_id)
            copy = copy_id(record_id, loser)
            self._add(table, copy, loser, None, codec.copied(lost, copy, record_id))

    def _supersede_copy(self, record_id: str, stamp: Stamp) -> None:
        """Let go of the copy of a version that has not lost after all, since another was made from it."""
        if self.stamp(_ANNOTATIONS, record_id) == stamp:
            lineage = self._lineage(_ANNOTATIONS, record_id)
            before = lineage.standing
            lineage.supersede(stamp)
            self._show(record_id, before, lineage.standing)

    def _show(self, record_id: str, before: Version | None, after: Version | None) -> None:
        if before != after:
            self.shelf.change(record_id, after[1] if after else REMOVED)

    def _lineage(self, table: str, record_id: str) -> Lineage:
        lineage = self._lineages[table].get(record_id)
        if lineage is None:
            lineage = self._lineages[table][record_id] = Lineage()
            standing, removed = self.base.find(table, record_id), self.base.find("tombstones", record_id)
            if standing is None:
                self.fresh[table].append(record_id)
            for found, content in ((standing, standing.raw if standing else REMOVED), (removed, REMOVED)):
                if found is not None:
                    identity = codec.identity(found.raw)
                    lineage.add(_stamp(identity), Stamp(*identity.on) if identity.on else None, content)
            for stamp in self.base.meta.awaited.get(record_id, ()):
                lineage.supersede(stamp)
        return lineage


def _stamp(identity: codec.Identity) -> Stamp:
    return Stamp(identity.hlc, identity.writer)


def _is_absorbed(stamp: Stamp, absorbed: Absorbed) -> bool:
    marks = absorbed.get(stamp.writer)
    # What is later may be in the rest of the first journal that has yet to arrive, though a second is in.
    return marks is not None and len(marks) > 0 and stamp.hlc <= marks[min(marks)].hlc
