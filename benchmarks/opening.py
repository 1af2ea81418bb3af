"""How live the keys are while 10 MB are read and exported: the longest gap of the event loop.

    python -m benchmarks.opening [SCENE...]

A key is pressed every few milliseconds while the rest of an article is cleaned in its thread; meanwhile the event loop
says how long it was kept from turning. Times are of the wall, so a busy machine shows in them; its load is printed.
"""

import argparse
import asyncio
import gc
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.color import ColorSystem

from benchmarks.page import paragraphs
from reader.document.article import SEPARATOR
from reader.session.session import Session
from reader.session.sitting import sit_down, stand_up
from reader.settings import OpenRequest
from reader.tui.app import ReaderApp
from reader.tui.looks import Terminal

SIZE = 10_000_000
LONGEST = 100.0
"""Milliseconds that nobody notices (Nielsen's limit for what feels instantaneous)."""

KEYS = ("j", "space", "l", "c", "u", "G", "g")
PAUSE = 0.01

CHINESE = "他在星期日表示，没有任何疏忽。“我们的责任是弥补不足”，检察官说。" * 9

SCENES: dict[str, Callable[[], str]] = {
    "paragraphs": lambda: SEPARATOR.join(paragraphs(SIZE)),
    "single": lambda: " ".join(paragraphs(SIZE)),
    "chinese": lambda: SEPARATOR.join(
        ["他在星期日表示，没有任何疏忽。“我们的责任是弥补不足”，检察官说。" * 9] * 11_000
    ),
}


async def watched(gaps: list[float]) -> None:
    """Note, in milliseconds, how much later than asked for the loop comes back, for ever."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.002)
        gaps.append((time.perf_counter() - before - 0.002) * 1000)


async def typed_while(app: ReaderApp, session: Session) -> dict[str, tuple[list[float], float]]:
    """The gaps of the loop while keys are pressed, and the seconds that it took, while reading and while exporting."""
    found: dict[str, tuple[list[float], float]] = {}
    async with app.run_test(size=(120, 40)):
        for what in ("reading", "exporting"):
            gaps: list[float] = []
            watcher, begun = asyncio.create_task(watched(gaps)), time.perf_counter()
            if what == "exporting":
                await app.press("E")
            while session.growth is not None or session.is_busy:
                for key in KEYS:
                    await app.press(key)
                    await asyncio.sleep(PAUSE)
            watcher.cancel()
            found[what] = sorted(gaps), time.perf_counter() - begun
    return found


def measure(name: str, folder: Path) -> None:
    """Open a scene, and print what was noted."""
    path = folder / f"{name}.txt"
    path.write_text(f"Officials Deny It\n\n{SCENES[name]()}\n", "utf-8")
    gc.disable()
    session = sit_down(OpenRequest(paths=(path,), db=folder / f"{name}.json", annotator="bench"))
    try:
        app = ReaderApp(session, Terminal(ColorSystem.TRUECOLOR, shapes=False))
        found = asyncio.run(typed_while(app, session))
    finally:
        stand_up(session)
        gc.enable()
    for what, (gaps, took) in found.items():
        late = gaps[int(len(gaps) * 0.99) - 1]
        half = gaps[len(gaps) // 2]
        verdict = "ok" if gaps[-1] <= LONGEST else "OVER"
        print(f"{name:<11}{what:<10}{took:6.1f} s  {half:6.1f} {late:6.1f} {gaps[-1]:6.1f} ms  {verdict}")


def main() -> None:
    """Measure the scenes that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenes", nargs="*", help=", ".join(SCENES))
    wanted = parser.parse_args()
    print(f"{'scene':<21}{'took':>8}  {'p50':>6} {'p99':>6} {'max':>6}")
    with tempfile.TemporaryDirectory() as made:
        os.environ["XDG_STATE_HOME"] = f"{made}/state"
        for name in wanted.scenes or SCENES:
            measure(name, Path(made))
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
