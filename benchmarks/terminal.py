"""The reader from outside, in a terminal, beside a Textual app of one label, less and vim: first paint and keys.

    python -m benchmarks.terminal [--rounds N] [--small]

It has `ttybench` measure them, which stands beside the project; its ratios are to the one-label app, round by round, in
one interleaved run. `--small` leaves the article of 10 MB with 100,000 annotations out, which takes half a minute to
make. Its README says what the figures are; `CPU ms/key` and `min` are almost free of the machine's noise.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.startup import COMPILING, LARGE, MANY, ONE_LABEL, READER, annotated_article

TOOL = Path(__file__).resolve().parents[2] / "shared" / "tools" / "ttybench" / "ttybench.py"
NEEDED = ("less", "vim")
SMALL, FEW = 30_000, 100
KEYS = 20
"""How often each key is pressed in a round."""

PAGES = 5
"""Pages that are turned before going back: so many the short article has."""

STILL = r"(?s)\A(?!.*reading the file).*saved"
"""The screen of a reader that has read all of its article."""

Step = dict[str, Any]

BUMPED = ONE_LABEL.replace(
    "    def compose",
    """    BINDINGS = [("j", "bump", "")]
    count = 0

    def action_bump(self):
        self.count += 1
        self.query_one(Static).update(f"one label {self.count}")

    def compose""",
)
"""The one-label app with a key that changes its label: the least that a key can cost there."""


def main(rounds: int, *, small: bool) -> int:
    """Measure everything `rounds` times; the exit code of the tool."""
    missing = [str(TOOL)] if not TOOL.is_file() else [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"Not measured: {', '.join(missing)} is not here.")
        return 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        articles = {"30 KB": annotated_article(folder / "small", SMALL, FEW)}
        if not small:
            articles["10 MB"] = annotated_article(folder / "large", LARGE, MANY)
        suite = folder / "suite.json"
        suite.write_text(json.dumps({"programs": programs(folder, articles)}), "utf-8")
        command = [sys.executable, str(TOOL), "--vs", str(suite), "-n", str(rounds), "--timeout", "90"]
        return subprocess.run(command, env=COMPILING, cwd=folder, check=False).returncode


def programs(folder: Path, articles: dict[str, tuple[Path, bytes]]) -> list[Step]:
    """The programs and what is pressed in each, as the tool wants them."""
    label = folder / "label.py"
    label.write_text(BUMPED, "utf-8")
    found: list[Step] = [
        {"name": "one label", "cmd": [sys.executable, str(label)], "steps": steps("one label", ("j", "j", "j"), "j j")}
    ]
    for size, (path, first) in articles.items():
        words, source = first.decode(), str(Path(__file__).resolve().parents[1])
        found += [
            {
                "name": f"reader {size}",
                "cmd": [*READER, "open", str(path)],
                "steps": steps(words, ("l", "<C-e>", " "), "G g", then=[{"wait_for": STILL}]),
                "env": {"PYTHONPATH": source},
            },
            {"name": f"less {size}", "cmd": ["less", str(path)], "steps": steps(words, ("j", "j", " "), "G g")},
            {
                "name": f"vim {size}",
                "cmd": ["vim", "-u", "NONE", str(path)],
                "steps": steps(words, ("l", "<C-e>", "<C-f>"), "G gg"),
            },
        ]
    return found


def steps(words: str, keys: tuple[str, str, str], ends: str, then: list[Step] | None = None) -> list[Step]:
    """First paint, then moving on, scrolling and paging by these keys, and going to both ends."""
    end, begin = ends.split()
    back: list[Step] = [{"send": begin}, {"quiet": 100}]
    return [
        {"wait_for": words},
        *(then or []),
        {"quiet": 300},
        {"repeat": KEYS, "send": keys[0], "measure": "move"},
        {"repeat": KEYS, "send": keys[1], "measure": "scroll"},
        {"loop": KEYS // PAGES, "steps": [*back, {"repeat": PAGES, "send": keys[2], "measure": "page"}]},
        {"loop": 3, "steps": [*back, {"send": end, "measure": "end"}]},
        # The reader opens at the place where it was left, and the first words are waited for.
        *back,
        {"quiet": 1000},
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--small", action="store_true", help="leave out the article of 10 MB")
    wanted = parser.parse_args()
    sys.exit(main(wanted.rounds, small=wanted.small))
