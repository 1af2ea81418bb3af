"""What keeping an annotation costs, beside plain TinyDB, TinyDB with its cache, and SQLite (WAL, synchronous FULL).

    python -m benchmarks.store [--sizes 1000,10000,100000] [--rounds N] [--backends reader,sqlite,...] [--no-fold]

Every measurement is made in a process of its own, on a copy of a database of so many annotations of about 500 bytes,
twenty an article; backends are interleaved over the rounds. Times are medians in milliseconds over all rounds, ratios
are to plain TinyDB of the same size.

A device may take ten times as long for a sync a minute later. So what waits for it is measured side by side: one act
of the reader, the same of SQLite, and a bare append of 600 bytes with its sync, in turn, in one process; each act is
one transaction that writes the same new version. `beyond` is what an act of the reader took without its own syncs; that
of a thread that does nothing but append and sync for another shows what of it is the machine's.
"""

import argparse
import contextlib
import gc
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.store_backends import BACKENDS, Reader, TimedDisk, annotation, change
from reader.annotations.changes import add
from reader.annotations.model import Annotation
from reader.store import open_store
from reader.store.background import breathing
from reader.store.disk import Disk
from reader.store.fold import Means, fold
from reader.store.names import Layout

DURABLE = ("sqlite", "reader")
"""The backends whose acts are on the device when they return."""

LONGEST = 4.0
"""Seconds after which a slow backend has been asked often enough."""


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
    """All figures of one backend at one size, in this process, but for those of `side_by_side`."""
    backend, found = BACKENDS[name](folder), {}
    before = resident()
    found["open"] = timed(lambda _: backend.open(), 1)
    found["memory MB"] = [resident() - before]
    known, new = samples(count, times)
    found["query"] = timed(lambda number: backend.query(known[number].article), times)
    before_bytes = written()
    inserts = timed(lambda number: backend.insert(new[number]), times)
    found["bytes"] = [(written() - before_bytes) / len(inserts)]
    found["call"] = timed(lambda number: backend.call(new[times + number]), times)
    found["call cpu"] = timed(lambda number: backend.call(new[2 * times + number]), times, time.thread_time)
    if name not in DURABLE:
        found["insert"] = inserts
        found["update"] = timed(lambda number: backend.update(known[number]), times)
        found["remove"] = timed(lambda number: backend.remove(known[times + number]), times)
    backend.close()
    return found


def samples(count: int, times: int) -> tuple[list[Annotation], list[Annotation]]:
    """Annotations that a database of so many has, and some that it does not have."""
    chance = random.Random(1)  # noqa: S311 - nothing here is secret
    known = [annotation(number) for number in chance.sample(range(count), 2 * times)]
    return known, [annotation(count + number) for number in range(3 * times)]


def side_by_side(folders: dict[str, Path], count: int, times: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of each durable act of the durable backends, and of a bare sync, in turn."""
    backends = {name: BACKENDS[name](folder) for name, folder in folders.items()}
    for backend in backends.values():
        backend.open()
    gc.freeze()
    known, new = samples(count, times)
    found: dict[str, dict[str, list[float]]] = {name: {} for name in backends}
    devices = {name: backend.disk for name, backend in backends.items() if isinstance(backend, Reader)}
    folder, devices["thread"] = next(iter(folders.values())), TimedDisk()
    with bare_file(folder / "bare") as bare, bare_thread(folder / "thread", devices["thread"]) as thread:
        for act, given in (("insert", new[:times]), ("update", known[:times]), ("remove", known[times:])):
            acts: dict[str, Callable[[Annotation], object]] = {
                name: getattr(backend, act) for name, backend in backends.items()
            }
            for one in given:
                acts = rotated({**acts, "sync": bare, "thread": thread})
                for name, run in acts.items():
                    for column, value in zip((act, "beyond", "cpu"), once(run, one, devices.get(name)), strict=True):
                        found.setdefault(name, {}).setdefault(column, []).append(value)
    for backend in backends.values():
        backend.close()
    return found


def rotated(acts: dict[str, Callable[[Annotation], object]]) -> dict[str, Callable[[Annotation], object]]:
    """The same, the first one last."""
    first, *rest = acts.items()
    return dict([*rest, first])


def once(run: Callable[[Annotation], object], one: Annotation, disk: TimedDisk | None) -> tuple[float, float, float]:
    """Milliseconds of an act, of what of it the device did not take where that is known, of process time in it."""
    disk = disk or TimedDisk()
    synced, busy, begun = disk.synced, time.process_time(), time.perf_counter()
    run(one)
    took, busy = time.perf_counter() - begun, time.process_time() - busy
    return 1000 * took, 1000 * (took - (disk.synced - synced)), 1000 * busy


@contextlib.contextmanager
def bare_file(path: Path, disk: Disk | None = None) -> Iterator[Callable[[object], None]]:
    """What the device costs: an append of 600 bytes and its sync."""
    disk = disk or Disk()
    file = disk.create(path)

    def bare(_: object) -> None:
        disk.write(file, bytes(600))
        disk.sync(file)

    yield bare
    os.close(file)


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


@contextlib.contextmanager
def bare_thread(path: Path, disk: Disk) -> Iterator[Callable[[object], None]]:
    """The same, done by another thread that is woken for it and waited for."""
    asked, answered, ends = threading.Semaphore(0), threading.Semaphore(0), threading.Event()

    def answer() -> None:
        with bare_file(path, disk) as bare:
            while not ends.is_set():
                asked.acquire()
                bare(None)
                answered.release()

    def ask(_: object) -> None:
        asked.release()
        answered.acquire()

    thread = threading.Thread(target=answer)
    thread.start()
    yield ask
    ends.set()
    asked.release()
    thread.join()


def child(*words: str) -> Any:
    """What a measurement in a process of its own has found."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.store", *words], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def rounds_of(backends: list[str], count: int, rounds: int) -> Iterator[dict[str, dict[str, list[float]]]]:
    """The figures of all backends, so many times."""
    durable = [name for name in backends if name in DURABLE]
    with tempfile.TemporaryDirectory(dir=".") as root:
        for name in backends:
            (folder := Path(root) / name).mkdir()
            BACKENDS[name](folder).fill(count)
        for _ in range(rounds):
            for name in backends:
                with copies(Path(root), [name]) as folders:
                    times = 200 if name in DURABLE else 30
                    yield {name: child("--one", name, str(folders[name]), str(count), str(times))}
            if durable:
                with copies(Path(root), durable) as folders:
                    words = [f"{name}={folder}" for name, folder in folders.items()]
                    yield child("--durable", str(count), "200", *words)


@contextlib.contextmanager
def copies(root: Path, names: list[str]) -> Iterator[dict[str, Path]]:
    """Copies of some backends' folders, for as long as the block lasts."""
    folders = {name: Path(shutil.copytree(root / name, root / f"{name}-copy")) for name in names}
    os.sync()
    yield folders
    for folder in folders.values():
        shutil.rmtree(folder)


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
        if name not in BACKENDS:
            continue
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
            f" durable beyond its own syncs p50 {statistics.median(figures['beyond']):.3f}"
            f" p99 {percentile(figures['beyond'], 0.99):.3f} ms"
        )
        idle = found["thread"]["beyond"]
        print(f"a bare thread, the same: p50 {statistics.median(idle):.3f} p99 {percentile(idle, 0.99):.3f} ms")
        busy = {name: percentile(found[name]["cpu"], 0.99) for name in ("reader", "sqlite", "sync") if name in found}
        print(f"process time of a durable act, p99: {', '.join(f'{name} {one:.3f}' for name, one in busy.items())} ms")
    acts = ("insert", "update", "remove")
    for what in (*((act,) for act in acts), acts) if set(DURABLE) <= found.keys() else ():
        compare_durable(found, what)


def compare_durable(found: dict[str, dict[str, list[float]]], acts: tuple[str, ...]) -> None:
    """Print what durable acts of the reader, of SQLite and of nothing but a sync cost."""
    names = ("reader", "sqlite", "sync")
    ours, theirs, bare = (statistics.median([value for act in acts for value in found[name][act]]) for name in names)
    what = acts[0] if len(acts) == 1 else "acts together"
    print(f"durable {what}: reader {ours:.3f}, SQLite {theirs:.3f}, bare sync {bare:.3f} ms: {ours / theirs:.2f} x")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--backends", default=",".join(BACKENDS))
    parser.add_argument("--no-fold", action="store_true")
    parser.add_argument("--one", nargs=4, metavar=("BACKEND", "FOLDER", "COUNT", "TIMES"), help=argparse.SUPPRESS)
    parser.add_argument("--durable", nargs="+", metavar="WORD", help=argparse.SUPPRESS)
    parser.add_argument("--gap", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        name, folder, count, times = given.one
        print(json.dumps(measure(name, Path(folder), int(count), int(times))))
    elif given.durable:
        size, times, *words = given.durable
        folders = {name: Path(folder) for name, _, folder in (word.partition("=") for word in words)}
        print(json.dumps(side_by_side(folders, int(size), int(times))))
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
        for figures in rounds_of(backends, count, rounds):
            for name, columns in figures.items():
                for column, values in columns.items():
                    found.setdefault(name, {}).setdefault(column, []).extend(values)
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
