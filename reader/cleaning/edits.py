"""Replacements in a text, and the map from what they leave to what was there."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.document.offsets import Run
from reader.document.patterns import regex


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


_LINE_BREAK = regex(r"<br\b", re.IGNORECASE)
_APART = regex(
    r"</?(?:t[dhr]|t(?:able|body|head|foot)|p|div|li|[uod]l|d[td]|h[1-6]|fig(?:ure|caption)|caption|summary|details|section"
    r"|article|aside|header|footer|main|nav|blockquote|pre|hr|option|form|center|address)\b",
    re.IGNORECASE,
)


def gap_of(tag: str) -> str:
    """What stands for a tag of HTML in running text: nothing, unless what it parts stands apart on a page."""
    if _LINE_BREAK.match(tag):
        return "\n"
    return " " if _APART.match(tag) else ""


def offset_of(runs: Sequence[Run], source: int) -> int:
    """How many characters of the text were read from before `source`."""
    index = bisect_right(runs, source, key=lambda run: run.source) - 1
    if index < 0:
        return 0
    run = runs[index]
    return run.text + min(source - run.source, run.text_length)
