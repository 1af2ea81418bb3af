"""The store of one folder: a base, journals, and what they hold in memory."""

import contextlib
import fcntl
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.annotations.changes import Change
from reader.annotations.model import Annotation, ArticleRecord, Correction, Link, Progress
from reader.document.spans import Span
from reader.errors import StoreError
from reader.store import base_file, codec, journal
from reader.store.base import SaveState
from reader.store.clock import Clock, Stamp
from reader.store.names import Layout


def open_store(
    path: Path,
    *,
    read_only: bool = False,
    annotator: str = "",
    clock: Callable[[], float] = time.time,
    on_state: Callable[[], None] | None = None,
) -> "LocalStore":
    """Open the annotations of a folder.

    Args:
        path: the TinyDB file; it and the folder beside it are made when something is first saved.
        read_only: make no file, folder or lock, and refuse to write.
        annotator: who is at work, for the others at the same folder.
        clock: seconds since 1970.
        on_state: called, from any thread, when `state` may have changed.

    Raises:
        StoreError: where the file is damaged or of a newer version; nothing is touched.
    """
    return LocalStore(Layout(path), read_only=read_only, annotator=annotator, clock=Clock(clock), on_state=on_state)


class LocalStore:
    """A `Store` on this machine's disk."""

    def __init__(
        self, layout: Layout, *, read_only: bool, annotator: str, clock: Clock, on_state: Callable[[], None] | None
    ) -> None:
        """Read base and journals; see `open_store`."""
        self.read_only = read_only
        self.notices: Sequence[str] = ()
        self._layout = layout
        self._annotator = annotator
        self._clock = clock
        self._on_state = on_state
        self._writer = secrets.token_hex(6)
        self._file: int | None = None
        self._problem: str | None = None
        self._closed = False
        self._base = _read_base(layout.base)
        self._tables: dict[str, dict[str, Any]] = {name: {} for name in codec.TABLE_OF.values()}
        self._stamps: dict[str, Stamp] = {}
        self._trail: list[tuple[Stamp, Change]] = []
        self._load_base()
        for name, data in self._journals():
            self._replay(name, data)
        self._trail.sort(key=lambda item: item[0])

    def articles(self) -> list[ArticleRecord]:
        """Every article, by path."""
        return sorted(self._tables["articles"].values(), key=lambda article: article.path)

    def article(self, article_id: str) -> ArticleRecord | None:
        """One article."""
        return self._tables["articles"].get(article_id)

    def find_article(self, path: str, sha256: str) -> ArticleRecord | None:
        """The article of that path, else one of that content whose path no longer exists."""
        articles = self.articles()
        for article in articles:
            if article.path == path:
                return article
        folder = self._layout.base.parent
        return next((a for a in articles if a.sha256 == sha256 and not (folder / a.path).exists()), None)

    def annotations(self, article_id: str) -> Sequence[Annotation]:
        """The annotations of an article, by first source offset, then by time of making."""
        found = self._of("annotations", article_id)
        return sorted(found, key=lambda one: (one.spans[0] if one.spans else Span(0, 0), one.created, one.id))

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One annotation in its present version, or None where it was removed."""
        return self._tables["annotations"].get(annotation_id)

    def links(self, article_id: str) -> Sequence[Link]:
        """The links of an article, by time of making."""
        return sorted(self._of("links", article_id), key=lambda one: (one.created, one.id))

    def corrections(self, article_id: str) -> Sequence[Correction]:
        """The corrections of an article, by time of making."""
        return sorted(self._of("corrections", article_id), key=lambda one: (one.created, one.id))

    def progress(self, article_id: str, annotator: str) -> Progress | None:
        """Where an annotator is in an article."""
        return self._tables["progress"].get(f"{article_id} {annotator}")

    def changes(self, article_id: str, annotator: str | None = None) -> Iterator[Change]:
        """The changes that were made to an article, oldest first, across restarts; of one annotator, or of all."""
        for _, change in self._trail:
            if change.article == article_id and annotator in (None, change.annotator):
                yield change

    def apply(self, change: Change) -> None:
        """Make a change: in memory now, on the disk soon.

        Raises:
            StoreError: where the store is read-only, or a value cannot be kept.
        """
        self._refuse_read_only()
        bases = tuple(self._stamps.get(edit.record.id) for edit in change.edits)
        hlc = self._clock.tick()
        body = journal.change_body(change, hlc, bases)
        self._take(journal.entry(body), self._writer)
        self._append(body)

    def note_progress(self, progress: Progress) -> None:
        """Remember a position, merged with what is there."""
        if self.read_only:
            return
        body = journal.progress_body(progress, self._clock.tick())
        self._take(journal.entry(body), self._writer)
        self._append(body)

    def state(self) -> SaveState:
        """How far the changes have come."""
        return SaveState(problem=self._problem)

    def poll(self) -> frozenset[str]:
        """The articles that another process has changed since the last call; their queries answer anew."""
        return frozenset()

    def flush(self, timeout: float | None = None) -> SaveState:  # noqa: ARG002 - nothing is ever under way
        """Wait, at most `timeout` seconds, until all is durable or a problem is known."""
        return self.state()

    def close(self) -> None:
        """Fold and let go of the files. Idempotent."""
        if self._closed or self._file is None:
            return
        self._closed = True
        self._fold()
        os.close(self._file)

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise StoreError(f"{self._layout.base} was opened for reading only; nothing was changed.")

    def _of(self, table: str, article_id: str) -> list[Any]:
        return [one for one in self._tables[table].values() if one.article == article_id]

    def _load_base(self) -> None:
        for table, documents in self._base.tables.items():
            for fields in documents.values():
                if table == "tombstones":
                    self._stamps[fields["id"]] = Stamp(fields["hlc"], fields["writer"])
                elif table == "progress":
                    progress = codec.progress(codec.dump(fields))
                    self._tables[table][f"{progress.article} {progress.annotator}"] = progress
                elif table in self._tables:
                    found = codec.record(table, codec.dump(fields))
                    self._tables[table][found.id] = found
                    self._stamps[found.id] = Stamp(fields["hlc"], fields["writer"])
                if fields.get("hlc"):
                    self._clock.see(fields["hlc"])

    def _journals(self) -> Iterator[tuple[str, bytes]]:
        for folder in (self._layout.archives, self._layout.folder):
            for path in sorted(folder.glob("*.jsonl")) if folder.is_dir() else ():
                yield path.name, path.read_bytes()

    def _replay(self, name: str, data: bytes) -> None:
        lines = journal.scan(data).lines
        if not lines:
            return
        writer = journal.header(lines[0].body, name).writer
        for line in lines[1:]:
            self._take(journal.entry(line.body), writer)

    def _take(self, entry: journal.Entry, writer: str) -> None:
        stamp = Stamp(entry.hlc, writer)
        self._clock.see(entry.hlc)
        if bytes(entry.progress):
            self._take_progress(codec.progress(bytes(entry.progress)))
            return
        change = journal.change(entry)
        self._trail.append((stamp, change))
        for edit in change.edits:
            record = edit.record
            if self._stamps.get(record.id, Stamp("", "")) >= stamp:
                continue
            self._stamps[record.id] = stamp
            if edit.after is None:
                self._tables[codec.TABLE_OF[type(record)]].pop(record.id, None)
            else:
                self._tables[codec.TABLE_OF[type(record)]][record.id] = record

    def _take_progress(self, new: Progress) -> None:
        key = f"{new.article} {new.annotator}"
        old = self._tables["progress"].get(key, new)
        newest = max(old, new, key=lambda one: one.modified)
        self._tables["progress"][key] = Progress(
            article=new.article,
            annotator=new.annotator,
            position=newest.position,
            read=_united(old.read + new.read),
            modified=newest.modified,
        )

    def _append(self, body: bytes) -> None:
        try:
            if self._file is None:
                self._file = self._create_journal()
            os.write(self._file, journal.line(body))
            os.fdatasync(self._file)
        except OSError as error:
            self._problem = error.strerror or str(error)
        if self._on_state is not None:
            self._on_state()

    def _create_journal(self) -> int:
        self._layout.folder.mkdir(exist_ok=True)
        path = self._layout.folder / f"{self._writer}.1.jsonl"
        temporary = path.with_suffix(".new")
        file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        header = {"format": journal.FORMAT, "writer": self._writer, "machine": socket.gethostname()}
        header |= {"host": socket.gethostname(), "annotator": self._annotator}
        started = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        os.write(file, journal.line(codec.dump(header | {"pid": os.getpid(), "started": started})))
        os.fsync(file)
        temporary.rename(path)
        _sync_folder(self._layout.folder)
        _sync_folder(self._layout.base.parent)
        return file

    def _fold(self) -> None:
        tables: dict[str, dict[str, codec.Document]] = {}
        for table, records in self._tables.items():
            numbers = {doc.get("id"): number for number, doc in self._base.tables.get(table, {}).items()}
            tables[table] = {}
            for key, record in records.items():
                number = numbers.get(key) or str(self._next_id(table))
                hlc, writer = self._stamps.get(key, Stamp("", ""))
                tables[table][number] = codec.document(record) | {"hlc": hlc, "writer": writer}
        write_atomically(self._layout.base, base_file.write(base_file.Base(self._base.tables | tables)))

    def _next_id(self, table: str) -> int:
        known = (int(number) for number in self._base.tables.get(table, {}))
        number = self._base.next_ids.get(table, max(known, default=0) + 1)
        self._base.next_ids[table] = number + 1
        return number


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file so that a crash leaves the old one or the new one."""
    temporary = path.with_name(f"{path.name}.new")
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        os.write(file, data)
        os.fsync(file)
    finally:
        os.close(file)
    temporary.rename(path)
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read_base(path: Path) -> base_file.Base:
    with contextlib.suppress(FileNotFoundError):
        data = path.read_bytes()
        try:
            return base_file.read(data, str(path))
        except ValueError as error:
            raise StoreError(
                f"{path} is damaged ({error}); nothing was changed.",
                todo=f"Run `reader recover --db {path}` to rebuild it from backups and journals.",
            ) from error
    return base_file.Base()


def _united(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
