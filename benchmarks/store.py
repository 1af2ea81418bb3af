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
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.store_backends import BACKENDS, Reader, annotation, change
from reader.annotations.changes import add
from reader.store import open_store
from reader.store.background import breathing
from reader.store.fold import Means, fold
from reader.store.names import Layout

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
