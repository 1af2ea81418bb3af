"""What a key costs before any drawing: from the key to the changed session, in process time, at 30 KB and at 10 MB.

    python -m benchmarks.session [--keys N]

Each command is given as often as asked, in its usual surroundings; figures are medians in milliseconds.
"""

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.page import large, small
from reader.session.session import Session

BUDGET = 1.0
"""Milliseconds from a key to the changed session."""

SCRIPTS: dict[str, Sequence[str]] = {
    "sentence": ("j", "k"),
    "word": ("l", "h"),
    "clause": ("semicolon", "comma"),
    "quotation": ("i", "I"),
    "paragraph": ("right_curly_bracket", "left_curly_bracket"),
    "extend": ("L", "H"),
    "grow, shrink": ("plus", "minus"),
    "find a word": ("f", "m", "escape"),
    "find a span": ("F", "m", "s", "escape"),
    "page": ("space", "pageup"),
    "top, end": ("G", "g"),
    "tag, untag": ("c", "c"),
    "same tag, remove": ("full_stop", "x"),
    "undo, redo": ("u", "ctrl+r"),
    "annotation": ("right_square_bracket", "left_square_bracket"),
    "unread": ("n", "N"),
}


def cost(session: Session, keys: Sequence[str], count: int) -> list[float]:
    """Process time of each of `count` keys, in milliseconds."""
    found: list[float] = []
    while len(found) < count:
        for key in keys:
            begun = time.process_time()
            session.press(key)
            found.append((time.process_time() - begun) * 1000)
    return found


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=60)
    count = parser.parse_args().keys
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        sessions = {"30 KB": small(Path(one)), "10 MB": large(Path(other))}
        gc.collect()
        gc.freeze()
        gc.disable()
        print(f"{'from key to session, ms':20}" + "".join(f"{name:>10}" for name in sessions) + f"   ≤ {BUDGET}")
        for name, keys in SCRIPTS.items():
            medians = []
            for session in sessions.values():
                session.press("g")
                session.press("space")
                medians.append(statistics.median(cost(session, keys, count)))
            verdict = "ok" if max(medians) <= BUDGET else "OVER"
            print(f"{name:20}" + "".join(f"{median:10.2f}" for median in medians) + f"   {verdict}")
        for session in sessions.values():
            session.desk.store.close()


if __name__ == "__main__":
    main()
