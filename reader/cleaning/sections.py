"""Sections: a long Markdown file is cleaned a stretch at a time, cut where no block of it is torn."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.cleaning.regions import SIZE, regions_of
from reader.document.patterns import regex
from reader.document.spans import Span

_MOST = 3 * SIZE
"""So far is looked for a place to cut; a file that has none is cut as plain text is."""

_BLOCK = regex(r"\n[ \t\r]*\n(?=#|[^\W_]|[\"'“‘«„(\[]|\*\*)")
"""An empty line, and below it a heading or a paragraph that stands in no list and in no quotation."""

_FENCE = regex(r"^ {0,3}(`{3,}|~{3,})[^\n]*", re.MULTILINE)


def sections_of(source: str) -> Iterator[Span]:
    """Consecutive spans of `source` that cover it, parted between two blocks, never inside fenced code.

    It takes time linear in `source`.
    """
    start = 0
    fences = list(_fenced(source)) if len(source) > SIZE else []
    while len(source) - start > SIZE + SIZE // 2:
        end = _cut(source, start + SIZE, fences)
        if end is None:
            end = start + next(regions_of(source[start : start + 2 * _MOST])).end
        yield Span(start, end)
        start = end
    yield Span(start, len(source))


def _cut(source: str, least: int, fences: Sequence[Span]) -> int | None:
    for found in _BLOCK.finditer(source, least, least + _MOST):
        place = bisect_right(fences, found.start(), key=lambda fence: fence.start) - 1
        if place < 0 or fences[place].end <= found.start():
            return found.start()
    return None


def _fenced(source: str) -> Iterator[Span]:
    """The code between fences, as CommonMark pairs them; a fence that is never closed holds all that follows."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(source):
        if opened is None:
            opened = None if fence[1][0] == "`" and "`" in fence[0].strip().lstrip("`") else fence
        elif fence[1].startswith(opened[1]) and fence[0].strip() == fence[1]:
            yield Span(opened.start(), fence.end())
            opened = None
    if opened is not None:
        yield Span(opened.start(), len(source))
