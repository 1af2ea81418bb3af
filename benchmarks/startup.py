"""How long commands take to start and how much memory they take, against a Textual app that shows one label.

    python -m benchmarks.startup [ROUNDS] [--small]

Process time (user and system), medians, interleaved: of a whole command; of a screen from its spawn to its first text.
Memory is what is resident when the first text stands there, and the most that it ever was until all of a long article
is cleaned. `--small` leaves the article of 10 MB with 100,000 annotations out, which takes half a minute to make.
Every program runs once before it is measured, so that all are compiled, as an installed package is.
"""

import argparse
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import NamedTuple

from msgspec.structs import replace

from benchmarks.page import annotated, article_of, paragraphs
from reader.annotations.anchoring import describe
from reader.annotations.changes import Change, add
from reader.annotations.model import Annotation
from reader.document.article import SEPARATOR
from reader.session.clock import Clock
from reader.session.opening import Opened, Place, open_article
from reader.store import open_store

ONE_LABEL = """
from textual.app import App
from textual.widgets import Static

class OneLabel(App):
    def compose(self):
        yield Static("one label")

OneLabel().run()
"""

SAMPLE = Path(__file__).resolve().parents[1] / "sample_articles" / "01-kerman.txt"
FIRST_TEXT = b"Guardians"
ANNOTATIONS = 12
LARGE, MANY = 10_000_000, 100_000
READER = [sys.executable, "-m", "reader"]
GOALS = {
    "reader --version": 0.6,
    "reader export": 1.2,
    "open, new": 1.6,
    "open": 1.6,
    "open 10 MB": 2.2,
}
"""Times the one-label app, at most."""

MOST_MEMORY = 160
"""Megabytes that an article of 10 MB with 100,000 annotations may take."""

GROWING, SETTLED = b"reading the file", 2.0
"""What stands on the screen while a long article is being cleaned, and seconds without it after which it is."""

COMPILING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of the programs: Textual is compiled when it is installed, so the reader must be too."""


class Memory(NamedTuple):
    """Resident memory in megabytes: when the first text was there, and the most that it ever was."""

    first: float
    most: float


def main(rounds: int, *, small: bool) -> None:
    """Measure everything `rounds` times and print the medians."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        opening: dict[str, tuple[list[str], bytes]] = {
            "one label": ([sys.executable, "-c", ONE_LABEL], b"one label"),
            "open": ([*READER, "open", str(worked_on(folder))], FIRST_TEXT),
        }
        if not small:
            large, first_text = annotated_article(folder / "large", LARGE, MANY)
            opening["open 10 MB"] = ([*READER, "open", str(large)], first_text)
        article = opening["open"][0][-1]
        programs: dict[str, Callable[[], float]] = {
            name: lambda call=call: screen_time(*call)  # type: ignore[misc]
            for name, call in opening.items()
        }
        programs |= {
            "open, new": lambda: new_time(folder / "new"),
            "reader --version": lambda: command_time([*READER, "--version"]),
            "reader export": lambda: command_time([*READER, "export", article]),
        }
        show_times(interleaved(programs, rounds))
        show_memory({name: memory(*call) for name, call in opening.items()})


def interleaved(programs: dict[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """What each program takes, in seconds, `rounds` times in turn."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for measure in programs.values():
        measure()
    for _ in range(rounds):
        for name, measure in programs.items():
            times[name].append(measure())
    return times


def show_times(times: dict[str, list[float]]) -> None:
    """Print medians and their ratios to the one-label app."""
    base = statistics.median(times["one label"])
    print(f"{'':18}{'ms':>8}{'ratio':>8}{'goal':>8}")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:18}{middle * 1000:8.0f}{middle / base:8.2f}{GOALS.get(name, 1):8.1f}")


def show_memory(found: dict[str, Memory]) -> None:
    """Print the megabytes of each program."""
    print(f"{'resident, MB':18}{'first':>8}{'most':>8}{'goal':>8}")
    for name, one in found.items():
        print(f"{name:18}{one.first:8.0f}{one.most:8.0f}{MOST_MEMORY:8.0f}")


def worked_on(folder: Path) -> Path:
    """A 6 KB article in `folder` of which the first sentences are tagged."""
    article = folder / SAMPLE.name
    shutil.copyfile(SAMPLE, article)

    def tagged(opened: Opened, clock: Clock) -> Iterable[Annotation]:
        for sentence in opened.article.sentences[:ANNOTATIONS]:
            found = describe(opened.article, [sentence])
            if found:
                yield Annotation(
                    id=clock.new_id(),
                    article=opened.record.id,
                    tag="claim",
                    spans=found.spans,
                    quote=found.quote,
                    prefix=found.prefix,
                    suffix=found.suffix,
                    annotator="bench",
                    created=clock.now(),
                    modified=clock.now(),
                )

    keep(article, tagged)
    return article


def annotated_article(folder: Path, size: int, count: int) -> tuple[Path, bytes]:
    """An article of `size` bytes in `folder`, which is made, with `count` annotations, and its first words."""
    folder.mkdir()
    article, texts = folder / "article.txt", paragraphs(size)
    article.write_text(SEPARATOR.join(texts), "utf-8")
    found = annotated(article_of(texts), count)
    keep(article, lambda opened, _clock: (replace(one, article=opened.record.id) for one in found))
    return article, " ".join(texts[0].split()[:3]).encode()


def keep(article: Path, made: Callable[[Opened, Clock], Iterable[Annotation]]) -> None:
    """Keep annotations of an article in a database beside it, and fold them."""
    clock = Clock()
    place = Place(article, article.with_name("annotations.json"), "bench", clock)
    store = open_store(place.database, annotator="bench")
    opened = open_article(place, store)
    edits = tuple(add(one) for one in made(opened, clock))
    change = Change(
        id=clock.new_id(), article=opened.record.id, annotator="bench", time=clock.now(), act="claim", edits=edits
    )
    store.apply(change)
    store.close()


def command_time(command: list[str]) -> float:
    """Seconds of process time that a command takes from beginning to end."""
    child = os.posix_spawn(
        command[0], command, COMPILING, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(child, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime


def new_time(folder: Path) -> float:
    """Seconds of process time until an article shows that nobody has opened before."""
    folder.mkdir()
    article = folder / SAMPLE.name
    shutil.copyfile(SAMPLE, article)
    taken = screen_time([*READER, "open", str(article)], FIRST_TEXT)
    shutil.rmtree(folder)
    return taken


def screen_time(command: list[str], text: bytes) -> float:
    """Seconds of process time that a screen takes until it has written `text`."""
    child, terminal = spawned(command)
    await_text(terminal, text)
    os.kill(child, signal.SIGKILL)
    _, _, usage = os.wait4(child, 0)
    os.close(terminal)
    return usage.ru_utime + usage.ru_stime


def memory(command: list[str], text: bytes) -> Memory:
    """What a screen takes in memory when it has written `text`, and until nothing more is being cleaned."""
    child, terminal = spawned(command)
    await_text(terminal, text)
    first = megabytes(child, "VmRSS")
    grown = time.monotonic()
    while time.monotonic() - grown < SETTLED:
        ready, _, _ = select.select([terminal], [], [], SETTLED)
        if ready and GROWING in os.read(terminal, 65536):
            grown = time.monotonic()
    most = megabytes(child, "VmHWM")
    os.kill(child, signal.SIGKILL)
    os.wait4(child, 0)
    os.close(terminal)
    return Memory(first, most)


def spawned(command: list[str]) -> tuple[int, int]:
    """The process of a command in a terminal of 120 by 40, and that terminal."""
    child, terminal = pty.fork()
    if not child:
        os.execve(command[0], command, COMPILING)  # noqa: S606 - the very programs that are measured
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    return child, terminal


def await_text(terminal: int, text: bytes) -> None:
    """Read what a terminal is given until `text` was among it."""
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], 20)
        assert ready, seen
        seen += os.read(terminal, 65536)


def megabytes(process: int, field: str) -> float:
    """A figure of memory that the system keeps of a process."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", nargs="?", type=int, default=11)
    parser.add_argument("--small", action="store_true", help="leave out the article of 10 MB")
    wanted = parser.parse_args()
    main(wanted.rounds, small=wanted.small)
