"""How long commands take to start, against a Textual app that shows one label.

    python -m benchmarks.startup [ROUNDS]

Process time (user and system), medians, interleaved: of a whole command; of a screen from its spawn to its first text.
Every program runs once before it is measured, so that all are compiled, as an installed package is.
"""

import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

from reader.annotations.anchoring import describe
from reader.annotations.changes import Change, add
from reader.annotations.model import Annotation
from reader.session.clock import Clock
from reader.session.opening import Place, open_article
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
ANNOTATIONS = 12
READER = [sys.executable, "-m", "reader"]
GOALS = {"reader --version": 0.6, "reader export": 1.2, "reader open": 1.6}
"""Times the one-label app, at most."""

COMPILING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of the programs: Textual is compiled when it is installed, so the reader must be too."""


def main(rounds: int) -> None:
    """Measure everything `rounds` times and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        article = worked_on(Path(folder))
        programs: dict[str, Callable[[], float]] = {
            "one label": lambda: screen_time([sys.executable, "-c", ONE_LABEL], b"one label"),
            "reader --version": lambda: command_time([*READER, "--version"]),
            "reader export": lambda: command_time([*READER, "export", str(article)]),
            "reader open": lambda: screen_time([*READER, "open", str(article)], b"Guardians"),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for measure in programs.values():
            measure()
        for _ in range(rounds):
            for name, measure in programs.items():
                times[name].append(measure())
    base = statistics.median(times["one label"])
    print(f"{'':18}{'ms':>8}{'ratio':>8}{'goal':>8}")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:18}{middle * 1000:8.0f}{middle / base:8.2f}{GOALS.get(name, 1):8.1f}")


def worked_on(folder: Path) -> Path:
    """A 6 KB article in `folder` of which the first sentences are tagged."""
    article = folder / SAMPLE.name
    article.write_bytes(SAMPLE.read_bytes())
    clock = Clock()
    place = Place(article, folder / "annotations.json", "bench", clock)
    store = open_store(place.database, annotator="bench")
    opened = open_article(place, store)
    found = [describe(opened.article, [sentence]) for sentence in opened.article.sentences[:ANNOTATIONS]]
    edits = tuple(
        add(
            Annotation(
                id=clock.new_id(),
                article=opened.record.id,
                tag="claim",
                spans=one.spans,
                quote=one.quote,
                prefix=one.prefix,
                suffix=one.suffix,
                annotator="bench",
                created=clock.now(),
                modified=clock.now(),
            )
        )
        for one in found
        if one
    )
    change = Change(
        id=clock.new_id(), article=opened.record.id, annotator="bench", time=clock.now(), act="claim", edits=edits
    )
    store.apply(change)
    store.close()
    return article


def command_time(command: list[str]) -> float:
    """Seconds of process time that a command takes from beginning to end."""
    child = os.posix_spawn(
        command[0], command, COMPILING, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(child, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime


def screen_time(command: list[str], text: bytes) -> float:
    """Seconds of process time that a screen takes until it has written `text`."""
    child, terminal = pty.fork()
    if not child:
        os.execve(command[0], command, COMPILING)  # noqa: S606 - the very programs that are measured
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], 20)
        assert ready, seen
        seen += os.read(terminal, 65536)
    os.kill(child, signal.SIGKILL)
    _, _, usage = os.wait4(child, 0)
    os.close(terminal)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
