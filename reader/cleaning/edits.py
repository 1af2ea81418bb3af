"""Replacements in a text, and the map from what they leave to what was there."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.document.offsets import Run


class Edit(NamedTuple):
    """What stands in the place of `[start, end)`."""

    start: int
    end: int
    text: str = ""


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Run, ...]]:
    """The text after replacements, and its runs over the text before them.

    Args:
        text: what they are made in.
        edits: ascending, none over another.
    """
    pieces: list[str] = []
    runs: list[Run] = []
    at = done = 0
    for start, end, new in (*edits, Edit(len(text), len(text))):
        if done < start:
            pieces.append(text[done:start])
            runs.append(Run(at, done, start - done, start - done))
            at += start - done
        if new:
            pieces.append(new)
            runs.append(Run(at, start, len(new), end - start))
            at += len(new)
        done = end
    return "".join(pieces), tuple(runs)


def offset_of(runs: Sequence[Run], source: int) -> int:
    """How many characters of the text were read from before `source`."""
    index = bisect_right(runs, source, key=lambda run: run.source) - 1
    if index < 0:
        return 0
    run = runs[index]
    return run.text + min(source - run.source, run.text_length)
