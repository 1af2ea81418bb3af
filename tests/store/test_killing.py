"""Processes that are killed at any moment; `python -m benchmarks.crash` kills them for long.

They run apart: killing wants processes that are forked, and those want one without threads.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(("kills", "processes"), [("6", "1"), ("12", "4")])
def test_killed_processes_lose_nothing_that_was_saved(kills: str, processes: str) -> None:
    said = run(kills, processes)

    assert said.endswith(" 0 lost, 0 unreadable\n")
    assert " 0 acknowledged" not in said
