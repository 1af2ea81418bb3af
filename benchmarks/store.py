"""What keeping an annotation costs, beside plain TinyDB, TinyDB with its cache, and SQLite (WAL, synchronous FULL).

    python -m benchmarks.store [--sizes 1000,10000,100000] [--rounds N] [--backends reader,sqlite,...] [--no-fold]

Every measurement is made in a process of its own, on a copy of a database of so many annotations of about 500 bytes,
twenty an article; backends are interleaved over the rounds. Times are medians in milliseconds over all rounds, ratios
are to plain TinyDB of the same size. `sync` is a bare append and fdatasync of 600 bytes: what the device costs.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from reader.annotations.changes import Change, add, remove, revise
from reader.annotations.model import Annotation, Certainty
from reader.document.spans import Span
from reader.store import codec, open_store
from reader.store.background import breathing
from reader.store.fold import Means, fold
from reader.store.local import LocalStore
from reader.store.names import Layout

NOW = "2026-11-22T10:00:00.000000Z"
PER_ARTICLE = 20
LONGEST = 4.0
"""Seconds after which a slow backend has been asked often enough."""


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


class Reader(Backend):
    """The store of this program."""

    store: LocalStore

    def fill(self, count: int) -> None:
        """Make a database of so many annotations."""
        store = open_store(self.path)
        for start in range(0, count, 1000):
            made = [annotation(number) for number in range(start, min(count, start + 1000))]
            store.apply(change("fill", *map(add, made), of=made[0]))
        store.close()

    def open(self) -> None:
        """Open it."""
        self.store = open_store(self.path)

    def call(self, one: Annotation) -> None:
        """Add; return at once."""
        self.store.apply(change("claim", add(one), of=one))

    def insert(self, one: Annotation) -> None:
        """Add, and wait for the device."""
        self.call(one)
        self.store.flush()

    def update(self, one: Annotation) -> None:
        """Change, and wait for the device."""
        before = self.store.annotation(one.id)
        assert before is not None
        self.store.apply(change("note", revise(before, replace(before, note="x")), of=one))
        self.store.flush()

    def remove(self, one: Annotation) -> None:
        """Remove, and wait for the device."""
        before = self.store.annotation(one.id)
        assert before is not None
        self.store.apply(change("remove", remove(before), of=one))
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


def timed(act: Callable[[int], object], times: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Milliseconds of each of so many acts; fewer where they are slow."""
    found, begun = [], time.perf_counter()
    for number in range(times):
        start = clock()
        act(number)
        found.append(1000 * (clock() - start))
        if time.perf_counter() - begun > LONGEST and number >= 2:
            break
    return found


def resident() -> float:
    """Megabytes of memory that the process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def written() -> int:
    """Bytes that the process has written."""
    return int(Path("/proc/self/io").read_text().split("wchar:")[1].split()[0])


def measure(name: str, folder: Path, count: int, times: int) -> dict[str, list[float]]:
    """All figures of one backend at one size, in this process."""
    backend, found = BACKENDS[name](folder), {}
    before = resident()
    found["open"] = timed(lambda _: backend.open(), 1)
    found["memory MB"] = [resident() - before]
    chance = random.Random(1)  # noqa: S311 - nothing here is secret
    known = [annotation(number) for number in chance.sample(range(count), 3 * times)]
    new = iter([annotation(count + number) for number in range(4 * times)])
    found["query"] = timed(lambda number: backend.query(known[number].article), times)
    before_bytes = written()
    found["insert"] = timed(lambda _: backend.insert(next(new)), times)
    found["bytes"] = [(written() - before_bytes) / len(found["insert"])]
    found["durable"], found["sync"] = beside_sync(lambda: backend.insert(next(new)), folder, times)
    found["call"] = timed(lambda _: backend.call(next(new)), times // 2)
    found["call cpu"] = timed(lambda _: backend.call(next(new)), times // 2, time.thread_time)
    found["update"] = timed(lambda number: backend.update(known[number]), times)
    found["remove"] = timed(lambda number: backend.remove(known[times + number]), times)
    backend.close()
    return found


def beside_sync(act: Callable[[], None], folder: Path, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of an act, and of a bare append of 600 bytes with its sync, in turn."""
    file = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def bare(_: int) -> None:
        os.write(file, bytes(600))
        os.fdatasync(file)

    acts, syncs = [], []
    for _ in range(times):
        acts += timed(lambda _: act(), 1)
        syncs += timed(bare, 1)
    os.close(file)
    return acts, syncs


def fold_gap(folder: Path) -> dict[str, list[float]]:
    """The longest pauses of a loop that wakes every millisecond while 100 changes are folded in the background."""
    store = open_store(folder / "annotations.json")
    for number in range(100):
        one = annotation(10_000_000 + number)
        store.apply(change("claim", add(one), of=one))
    store.flush()
    quiet = gaps(lambda: time.sleep(1.0))
    busy = gaps(lambda: fold(Layout(folder / "annotations.json"), Means(breathe=breathing())))
    store.is_folded = True
    store.close()
    return {"quiet": quiet, "fold": busy}


def gaps(work: Callable[[], object]) -> list[float]:
    """The pauses of a loop that wakes every millisecond while another thread works, longest first, in milliseconds."""
    other = threading.Thread(target=work)
    found, last = [], time.perf_counter()
    begun = last
    other.start()
    while other.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        found.append(1000 * (now - last))
        last = now
    return [*sorted(found, reverse=True)[:20], 1000 * (last - begun)]


def child(*words: str) -> dict[str, list[float]]:
    """What a measurement in a process of its own has found."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.store", *words], check=True, capture_output=True)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


def rounds_of(backends: list[str], count: int, rounds: int) -> Iterator[tuple[str, dict[str, list[float]]]]:
    """The figures of each backend in turn, so many times."""
    with tempfile.TemporaryDirectory(dir=".") as root:
        for name in backends:
            (folder := Path(root) / name).mkdir()
            BACKENDS[name](folder).fill(count)
        for number in range(rounds):
            for name in backends:
                copy = Path(root) / f"{name}-{number}"
                shutil.copytree(Path(root) / name, copy)
                os.sync()
                times = 200 if name in {"reader", "sqlite"} else 30
                yield name, child("--one", name, str(copy), str(count), str(times))
                shutil.rmtree(copy)


def percentile(values: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def report(count: int, found: dict[str, dict[str, list[float]]]) -> None:
    """Print the table of one size."""
    print(f"\n{count} annotations")
    columns = ("call", "insert", "update", "remove", "query", "open", "memory MB", "bytes")
    print(f"{'':10}" + "".join(f"{column:>20}" for column in columns))
    base = found.get("plain")
    for name, figures in found.items():
        cells = []
        for column in columns:
            value = statistics.median(figures[column])
            ratio = f" ({statistics.median(base[column]) / value:.1f}x)" if base and value > 0 else ""
            cells.append(f"{value:.3f}{ratio}" if value < 1000 else f"{value:.0f}{ratio}")
        print(f"{name:10}" + "".join(f"{cell:>20}" for cell in cells))
    if "reader" in found:
        figures = found["reader"]
        print(
            f"reader: call p50 {statistics.median(figures['call']):.3f} p99 {percentile(figures['call'], 0.99):.3f}"
            f" (process time p99 {percentile(figures['call cpu'], 0.99):.3f});"
            f" durable p50 {statistics.median(figures['durable']):.3f} p99 {percentile(figures['durable'], 0.99):.3f};"
            f" bare sync p50 {statistics.median(figures['sync']):.3f} p99 {percentile(figures['sync'], 0.99):.3f} ms"
        )
    if {"reader", "sqlite"} <= found.keys():
        times = statistics.median(found["reader"]["insert"]) / statistics.median(found["sqlite"]["insert"])
        print(f"reader: durable insert {times:.2f} x SQLite's")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--backends", default=",".join(BACKENDS))
    parser.add_argument("--no-fold", action="store_true")
    parser.add_argument("--one", nargs=4, metavar=("BACKEND", "FOLDER", "COUNT", "TIMES"), help=argparse.SUPPRESS)
    parser.add_argument("--gap", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        name, folder, count, times = given.one
        print(json.dumps(measure(name, Path(folder), int(count), int(times))))
    elif given.gap:
        print(json.dumps(fold_gap(Path(given.gap))))
    else:
        compare(
            given.backends.split(","), [int(size) for size in given.sizes.split(",")], given.rounds, not given.no_fold
        )


def compare(backends: list[str], sizes: list[int], rounds: int, with_fold: bool) -> None:
    """Print a table for each size, and what a fold does to the interface."""
    for count in sizes:
        found: dict[str, dict[str, list[float]]] = {name: {} for name in backends}
        for name, figures in rounds_of(backends, count, rounds):
            for column, values in figures.items():
                found[name].setdefault(column, []).extend(values)
        report(count, found)
        if with_fold and "reader" in backends:
            with tempfile.TemporaryDirectory(dir=".") as folder:
                Reader(Path(folder)).fill(count)
                for number in range(rounds):
                    gap = child("--gap", folder)
                    print(
                        f"fold {number + 1}: {gap['fold'][-1]:.0f} ms; longest gaps of the interface"
                        f" {', '.join(f'{one:.1f}' for one in gap['fold'][:5])} ms;"
                        f" without a fold {gap['quiet'][0]:.1f} ms"
                    )


if __name__ == "__main__":
    main()
