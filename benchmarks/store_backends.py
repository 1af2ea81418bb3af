"""The ways to keep annotations that `benchmarks.store` compares: plain TinyDB, with its cache, SQLite, the reader."""

import json
import random
import sqlite3
import time
import uuid
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from reader.annotations.changes import Change, add, remove, revise
from reader.annotations.model import Annotation, Certainty
from reader.document.spans import Span
from reader.store import codec, open_store
from reader.store.disk import Disk
from reader.store.fold import Means
from reader.store.local import LocalStore

NOW = "2026-11-22T10:00:00.000000Z"
PER_ARTICLE = 20


def annotation(number: int) -> Annotation:
    """An annotation whose document has about 450 bytes, 500 with its clock and writer."""
    chance = random.Random(number)  # noqa: S311 - nothing here is secret
    start = chance.randrange(8000)
    return Annotation(
        id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        article=article(number // PER_ARTICLE),
        tag=chance.choice(("claim", "denial", "criticism", "background")),
        spans=(Span(start, start + 90),),
        quote="The minister denied that a word of it was true",
        prefix="said on Sunday ",
        suffix=" and left",
        speaker="The minister",
        certainty=Certainty.ASSERTED,
        annotator="ana",
        created=NOW,
        modified=NOW,
    )


def article(number: int) -> str:
    """The UUID of an article."""
    return str(uuid.UUID(int=number + (1 << 80), version=4))


def change(act: str, *edits: Any, of: Annotation) -> Change:
    """A change of one annotation."""
    return Change(id=str(uuid.uuid4()), article=of.article, annotator="ana", time=NOW, act=act, edits=edits)


class Backend(ABC):
    """One way to keep annotations.

    Attributes:
        path: its file.
    """

    def __init__(self, folder: Path) -> None:
        """Work in this folder."""
        self.path = folder / "annotations.json"

    @abstractmethod
    def fill(self, count: int) -> None:
        """Make a database of so many annotations."""

    @abstractmethod
    def open(self) -> None:
        """Open it, and be ready for queries."""

    @abstractmethod
    def insert(self, one: Annotation) -> None:
        """Add; return when that is durable."""

    @abstractmethod
    def update(self, one: Annotation) -> None:
        """Change; return when that is durable."""

    @abstractmethod
    def remove(self, one: Annotation) -> None:
        """Remove; return when that is durable."""

    @abstractmethod
    def query(self, article_id: str) -> int:
        """How many annotations an article has, each read."""

    def call(self, one: Annotation) -> None:
        """Add; return at once where that is possible."""
        self.insert(one)

    @abstractmethod
    def close(self) -> None:
        """Let go of it."""


class TimedDisk(Disk):
    """Knows how long the device took.

    Attributes:
        synced: seconds spent in syncs so far.
    """

    def __init__(self) -> None:
        """Start at nothing."""
        self.synced = 0.0

    def sync(self, file: int) -> None:
        """Sync a file."""
        begun = time.perf_counter()
        super().sync(file)
        self.synced += time.perf_counter() - begun

    def sync_folder(self, path: Path) -> None:
        """Sync a folder."""
        begun = time.perf_counter()
        super().sync_folder(path)
        self.synced += time.perf_counter() - begun


class Reader(Backend):
    """The store of this program."""

    store: LocalStore

    def __init__(self, folder: Path) -> None:
        """Work in this folder."""
        super().__init__(folder)
        self.disk = TimedDisk()

    def fill(self, count: int) -> None:
        """Make a database of so many annotations."""
        store = open_store(self.path)
        for start in range(0, count, 1000):
            made = [annotation(number) for number in range(start, min(count, start + 1000))]
            store.apply(change("fill", *map(add, made), of=made[0]))
        store.close()

    def open(self) -> None:
        """Open it."""
        self.store = open_store(self.path, means=Means(disk=self.disk))

    def call(self, one: Annotation) -> None:
        """Add; return at once."""
        self.store.apply(change("claim", add(one), of=one))

    def insert(self, one: Annotation) -> None:
        """Add, and wait for the device."""
        self.call(one)
        self.store.flush()

    def update(self, one: Annotation) -> None:
        """Change, and wait for the device."""
        self.store.apply(change("note", revise(one, replace(one, note="x")), of=one))
        self.store.flush()

    def remove(self, one: Annotation) -> None:
        """Remove, and wait for the device."""
        self.store.apply(change("remove", remove(one), of=one))
        self.store.flush()

    def query(self, article_id: str) -> int:
        """How many annotations an article has."""
        return len(list(self.store.annotations(article_id)))

    def close(self) -> None:
        """Let go of it; what a fold costs is measured apart."""
        self.store.is_folded = True
        self.store.close()


class Plain(Backend):
    """TinyDB as it is."""

    database: TinyDB

    def fill(self, count: int) -> None:
        """Make a database of so many annotations."""
        documents = {str(number + 1): codec.document(annotation(number)) for number in range(count)}
        self.path.write_text(json.dumps({"annotations": documents}))

    def open(self) -> None:
        """Open it; TinyDB reads when it is asked."""
        self.database = TinyDB(self.path)
        self.table = self.database.table("annotations")
        self.table.get(doc_id=1)

    def insert(self, one: Annotation) -> None:
        """Add."""
        self.table.insert(codec.document(one))

    def update(self, one: Annotation) -> None:
        """Change."""
        self.table.update({"note": "x"}, where("id") == one.id)

    def remove(self, one: Annotation) -> None:
        """Remove."""
        self.table.remove(where("id") == one.id)

    def query(self, article_id: str) -> int:
        """How many annotations an article has."""
        self.table.clear_cache()
        return len(self.table.search(where("article") == article_id))

    def close(self) -> None:
        """Let go of it."""
        self.database.close()


class Caching(Plain):
    """TinyDB with its CachingMiddleware: nothing is durable before it is closed."""

    def open(self) -> None:
        """Open it."""
        self.database = TinyDB(self.path, storage=CachingMiddleware(JSONStorage))  # type: ignore[no-untyped-call]
        self.table = self.database.table("annotations")
        self.table.get(doc_id=1)


class Sqlite(Backend):
    """SQLite with a write-ahead log, synced at every commit."""

    def fill(self, count: int) -> None:
        """Make a database of so many annotations."""
        self.open()
        rows = ((one.id, one.article, codec.dump(codec.document(one))) for one in map(annotation, range(count)))
        self.connection.executemany("insert into annotations values (?, ?, ?)", rows)
        self.close()

    def open(self) -> None:
        """Open it."""
        self.connection = sqlite3.connect(self.path.with_suffix(".db"))
        self.connection.executescript(
            "pragma journal_mode=wal; pragma synchronous=full;"
            "create table if not exists annotations (id text primary key, article text, doc text);"
            "create index if not exists by_article on annotations (article);"
        )

    def insert(self, one: Annotation) -> None:
        """Add."""
        with self.connection:
            self.connection.execute(
                "insert into annotations values (?, ?, ?)", (one.id, one.article, codec.dump(codec.document(one)))
            )

    def update(self, one: Annotation) -> None:
        """Change."""
        with self.connection:
            raw = codec.dump(codec.document(replace(one, note="x")))
            self.connection.execute("update annotations set doc = ? where id = ?", (raw, one.id))

    def remove(self, one: Annotation) -> None:
        """Remove."""
        with self.connection:
            self.connection.execute("delete from annotations where id = ?", (one.id,))

    def query(self, article_id: str) -> int:
        """How many annotations an article has."""
        rows = self.connection.execute("select doc from annotations where article = ?", (article_id,))
        return len([codec.annotation(raw) for (raw,) in rows])

    def close(self) -> None:
        """Let go of it."""
        self.connection.commit()
        self.connection.close()


BACKENDS: dict[str, type[Backend]] = {"plain": Plain, "caching": Caching, "sqlite": Sqlite, "reader": Reader}
