"""The store of one folder: answers from memory, and hands every change to the background at once."""

import atexit
import os
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.changes import Change, Edit
from reader.annotations.model import Progress
from reader.errors import StoreError
from reader.store import codec, entries
from reader.store.background import Background
from reader.store.base import SaveState
from reader.store.claims import header_of
from reader.store.clock import Clock, Stamp
from reader.store.entries import Act, DocumentEdit, Entry
from reader.store.fold import Means
from reader.store.journal import Header
from reader.store.memory import Memory, Version
from reader.store.names import Layout, new_id
from reader.store.opening import open_database
from reader.store.progress import progress_id
from reader.store.records import Records
from reader.store.trail import trail
from reader.store.watch import Watch

if TYPE_CHECKING:
    from tinydb import TinyDB

    from reader.store.table import Pair

_PATIENCE = 5.0
"""Seconds that closing waits for a slow disk."""
_SETTLED = 1.0
"""Seconds that a position waits before it is written: most are left sooner."""
_AT_ONCE = 1000
"""What others wrote is taken in so many lines a look, so that no key waits for it."""
_MUCH = 1000
"""Records beyond the base from which a memory is begun anew on a base that holds them."""


def open_store(
    path: Path,
    *,
    read_only: bool = False,
    rebuild: bool = False,
    annotator: str = "",
    clock: Callable[[], float] = time.time,
    means: Means | None = None,
) -> "LocalStore":
    """Open the annotations of a folder.

    Args:
        path: the TinyDB file; it and the folder beside it are made when something is first saved.
        read_only: make no file, folder or lock, and refuse to write.
        rebuild: where the file is damaged, set it aside and rebuild it from backups, archives and journals.
        annotator: who is at work, for the others at the same folder.
        clock: seconds since 1970.
        means: how files are changed; None for as the system does it.

    Raises:
        StoreError: where the file is damaged and is not to be rebuilt, or is of a newer version; nothing is touched.
    """
    layout = Layout(path)
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist.", todo="Make it, or name another database.")
    ticking = Clock(clock)
    means = means or Means(wall=clock)
    opened = open_database(layout, ticking, means, read_only=read_only, rebuild=rebuild)
    if read_only:
        watch = Watch(layout, opened.read)
        return LocalStore(layout, opened.memory, ticking, notices=opened.notices, watch=watch)
    header = header_of(os.urandom(6).hex(), annotator, clock())
    background = Background(
        layout,
        header,
        opened.read,
        absorbed=opened.memory.base.meta.absorbed,
        means=means,
    )
    store = LocalStore(layout, opened.memory, ticking, notices=opened.notices, header=header, background=background)
    store.is_folded = opened.is_folded
    return store


class LocalStore(Records):
    """A `Store` on this machine's disk.

    Attributes:
        notices: what the user must be told of opening it.
        is_folded: whether the base holds all that is known here.
    """

    def __init__(
        self,
        layout: Layout,
        memory: Memory,
        clock: Clock,
        *,
        notices: Sequence[str],
        header: Header | None = None,
        background: Background | None = None,
        watch: Watch | None = None,
    ) -> None:
        """See `open_store`; without a background it is read-only, and only watches what others write."""
        super().__init__(memory, layout.base.parent)
        self.notices = notices
        self.is_folded = True
        self._layout = layout
        self._clock = clock
        self._writer = header.writer if header else ""
        self._annotator = header.annotator if header else ""
        self._background = background
        self._watch = watch
        self._noted: set[str] = set()
        self._noted_at = 0.0
        self._from_others: dict[str, Stamp] = {}
        self._closed = False
        if background is not None:
            atexit.register(self.close)

    @property
    def read_only(self) -> bool:
        """Whether `apply` is refused."""
        return self._background is None

    @property
    def others(self) -> tuple[Header, ...]:
        """The other processes of this machine that have the database open for writing."""
        follows = self._background or self._watch
        return follows.present if follows else ()

    @cached_property
    def tables(self) -> "TinyDB":
        """The tables by TinyDB's API; what is written there is a change like any other."""
        from reader.store.table import open_tables  # noqa: PLC0415 - only who asks for TinyDB's API pays for it

        return open_tables(self._memory, self._write_documents)

    def changes(self, article_id: str, annotator: str = "") -> Iterator[Change]:
        """The changes that were made to an article, newest first, across restarts; of one annotator, or of all.

        They are those of now, and each is read when it is asked for.
        """
        return self._trail((article_id,), annotator)

    def history(self, article_ids: Collection[str]) -> Iterator[Change]:
        """The changes that were made to any of these articles, newest first, all in one reading."""
        return self._trail(article_ids, "")

    def _trail(self, article_ids: Collection[str], annotator: str) -> Iterator[Change]:
        pending = self._background.pending if self._background else ()
        made = trail(self._layout, article_ids, annotator, [(self._writer, body) for body in pending])
        return (one.change for one in made)

    def apply(self, change: Change) -> None:
        """Make a change: in memory now, on the disk soon.

        Raises:
            StoreError: where the store is read-only, or a value cannot be kept.
        """
        act = Act(change.id, change.act, change.article, change.annotator, change.time, change.undoes, change.redoes)
        self._commit(act, [self._document_edit(edit) for edit in change.edits])

    def note_progress(self, progress: Progress) -> None:
        """Remember a position; written when idle, merged with what is there. Nothing where the store is read-only."""
        if self._background is None:
            return
        key = progress_id(progress.article, progress.annotator)
        self._memory.take_progress(Stamp(self._clock.tick(), self._writer), progress)
        self._noted.add(key)
        self._noted_at = time.monotonic()

    def state(self) -> SaveState:
        """How far the changes have come."""
        return self._background.state if self._background else SaveState()

    def unsaved(self) -> int:
        """How many acts of the annotator are not durable yet."""
        pending = self._background.pending if self._background else ()
        return sum(entries.is_act(entries.entry(body)) for body in pending)

    def poll(self) -> frozenset[str]:
        """The articles that another process has changed since the last call; their queries answer anew."""
        if self._background is not None:
            if self._noted and time.monotonic() - self._noted_at > _SETTLED:
                self._write_progress()
            self._go_on_over_new_base()
            return self._take(self._background.inbox)
        if self._watch is None:
            return frozenset()
        self._watch.start()
        return self._take(self._watch.inbox)

    def _take(self, inbox: deque[tuple[Stamp, Entry]]) -> frozenset[str]:
        """Take what others wrote, as much as is quickly taken; the articles that it changes."""
        changed: set[str] = set()
        for _ in range(min(len(inbox), _AT_ONCE)):
            stamp, entry = inbox.popleft()
            self._clock.see(stamp.hlc)
            self._memory.take(entry, stamp.writer)
            self._from_others |= {edit.record_id: stamp for edit in entry.edits}
            if entry.edits:
                changed.add(entries.act(entry).article)
        return frozenset(changed)

    def flush(self, timeout: float | None = None) -> SaveState:
        """Wait, at most `timeout` seconds, until all is durable or a problem is known."""
        if self._background is None:
            return SaveState()
        self._write_progress()
        return self._background.flush(timeout)

    def save_to(self, path: Path) -> int:
        """Write the changes that are not saved into a file elsewhere; how many. `recover` brings them back.

        Raises:
            StoreError: where that file cannot be written either.
        """
        return self._background.save_to(path) if self._background else 0

    def close(self) -> None:
        """Flush, fold, and let go of the files. Idempotent."""
        if self._closed:
            return
        self._closed = True
        if self._background is not None:
            atexit.unregister(self.close)
            state = self.flush(_PATIENCE)
            self._background.close(fold_now=not state.pending and not self.is_folded)
        if self._watch is not None:
            self._watch.stop()
        self._memory.base.close()

    def _document_edit(self, edit: Edit) -> DocumentEdit:
        record = edit.record
        table = codec.TABLE_OF[type(record)]
        standing = self._memory.standing(table, record.id)
        before = None if edit.before is None else codec.document(edit.before)
        after = None if edit.after is None else codec.document(edit.after)
        if after is not None and standing is not None and standing[1]:
            # Fields that another program or a newer version has added stay.
            after = {**codec.bare(codec.load(standing[1])), **after}
        return DocumentEdit(table, record.id, before, after, self._based_on(table, edit, standing))

    def _based_on(self, table: str, edit: Edit, standing: Version | None) -> Stamp | None:
        """The version that an edit was made from; None where it is not the one that stands."""
        stamp, raw = standing or (None, b"")
        if edit.before is None or not raw:
            return None if raw else stamp
        has_changed_unseen = self._from_others.get(edit.record.id) == stamp and codec.record(table, raw) != edit.before
        return None if has_changed_unseen else stamp

    def _write_documents(self, table: str, pairs: "list[Pair]") -> None:
        """Make one change of documents that came by TinyDB's API."""
        now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        edits = []
        for before, after in pairs:
            key = before["id"] if before is not None else (after or {}).get("id", new_id())
            new = None if after is None else codec.bare({**after, "id": key})
            if new is not None:
                codec.check(table, new)
            edits.append(DocumentEdit(table, key, before and codec.bare(before), new, self._memory.stamp(table, key)))
        first = edits[0].after or edits[0].before or {}
        article = first.get("article", edits[0].id)
        self._commit(Act(new_id(), "edit", article, first.get("annotator", self._annotator), now), edits)

    def _commit(self, act: Act, edits: Sequence[DocumentEdit]) -> None:
        if self._background is None:
            raise StoreError(f"{self._layout.base} was opened for reading only; nothing was changed.")
        body = entries.change_body(act, edits, self._clock.tick())
        self._memory.take(entries.entry(body), self._writer)
        self.is_folded = False
        self._background.submit(body)

    def _write_progress(self) -> None:
        assert self._background is not None
        for key in self._noted:
            found = self._memory.progress(key)
            if found is not None:
                hlc = self._clock.tick()
                self._memory.take_progress(Stamp(hlc, self._writer), found[1])
                self._background.submit(entries.progress_body(found[1], hlc))
                self.is_folded = False
        self._noted.clear()

    def _go_on_over_new_base(self) -> None:
        """Forget what a fold has put into the base, once that is much."""
        assert self._background is not None
        base = self._background.folded()
        if base is None:
            return
        if self._memory.size < _MUCH:
            base.close()
            return
        self._write_progress()
        former = self._memory.base
        self._memory.rebase(base)
        former.close()
