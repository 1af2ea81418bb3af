"""A text is cleaned the same whatever process cleans it."""

import os
import subprocess
import sys

_WORDS = "flooding province ministry reported engineer district railways midnight villages shelters damaged residents"
_SCRIPT = f"""
from reader.cleaning.pieces import piece_of
from reader.cleaning.lines import read_lines
from reader.cleaning.scene import scene_of

words = {_WORDS!r}.split()
text = " ".join(words) + "\\n\\n" + " ".join(words[:6]) + " and so on, " + "as they said in the town on the day. " * 4
print(scene_of([piece_of((line,), text) for line in read_lines(text)]).source)
"""


def seen_with(seed: int) -> str:
    """What a process sees that orders its sets in its own way."""
    env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run([sys.executable, "-c", _SCRIPT], env=env, capture_output=True, text=True, check=True).stdout


def test_what_a_line_repeats_does_not_depend_on_the_order_of_sets() -> None:
    assert len({seen_with(seed) for seed in range(1, 5)}) == 1
