"""Whether adjacent lines are verse: their ends are the poet's, not a margin's."""

from collections.abc import Sequence
from itertools import pairwise

from reader.cleaning.dates import is_dateline
from reader.cleaning.layout import Layout
from reader.cleaning.lines import Line, columns
from reader.document.patterns import regex

_FEWEST = 3
"""Lines of a stanza."""
_LENGTHS = range(6, 62)
_EVEN = 3.5
"""The longest line of a stanza has so many times the length of the shortest, at most."""
_BREATH = frozenset(",;:—–،؛、，；")
_STOPS = frozenset(".!?…。！？؟।")
_OPENERS = "\"'“‘«„¡¿—–(「『"
_ITEM = regex(r"\d|\(?[a-z]\) ")
_LABELS = frozenset("*•-+#>[|=/")
_SHARED = 0.34
"""So great a share of the lines pause at their end, or run on over it; and of a wrapped region end at its margin."""
_TITLED = 0.4
"""From a greater share of capitals within lines on, they are names."""
_FEW = 4
"""One line in so many may be a single word."""
_SOLID = 0.5
"""From this share of adjacent lines on, blank lines do not part the paragraphs of a region."""
_NARROW = 34
"""Columns of a margin, at least."""
_WIDTH = 0.8
"""A line that is longer than so great a share of the margin may have been wrapped."""


def is_stanza(lines: Sequence[Line], layout: Layout, *, inside: bool) -> bool:
    """Whether they are a stanza: short lines that no margin ended, whose sentences run on from one to the next.

    Args:
        lines: adjacent ones, all that stand between two empty lines.
        layout: how the text around them is set.
        inside: whether prose stands above them; else they may be a headline.
    """
    if len(lines) < _FEWEST or any(not _LENGTHS.start <= len(line.text) < _LENGTHS.stop for line in lines):
        return False
    lengths = [columns(line.text) for line in lines]
    longest = max(lengths)
    if longest > _EVEN * min(lengths) or _fills(lines, lengths) or not _are_words(lines):
        return False
    wrapped = layout.wrapped > _SHARED and layout.adjacent > _SOLID
    if wrapped and max(line.column for line in lines) > _WIDTH * layout.width:
        return _are_capital(lines) and _breathes(lines) and longest <= _CAPITAL and longest <= 2 * min(lengths)
    if not inside or sum(lengths) > _USUAL * len(lengths):
        return len(lines) > _FEWEST and _breathes(lines)
    return _flows(lines)


_CAPITAL = 58
"""Characters of a line of verse where the rest of the region is wrapped."""
_USUAL = 45
"""Verses are seldom longer than this, in the mean."""


def _fills(lines: Sequence[Line], lengths: Sequence[int]) -> bool:
    """Whether a margin may have ended them: no first word would have fitted on the line before."""
    margin = max(lengths)
    return margin >= _NARROW and all(
        length + 1 + columns(after.text.split(None, 1)[0]) > margin
        for length, (_, after) in zip(lengths, pairwise(lines), strict=False)
    )


def _are_words(lines: Sequence[Line]) -> bool:
    """Whether they are neither names nor labels nor figures."""
    if any(line.text[0] in _LABELS or _ITEM.match(line.text) or is_dateline(line.text) for line in lines):
        return False
    if sum(":" in line.text[:-1] for line in lines) * 2 > len(lines):
        return False
    if sum(" " not in line.text and line.text.isascii() for line in lines) * _FEW > len(lines):
        return False
    later = [word for line in lines for word in line.text.split()[1:] if word[0].isalpha()]
    return sum(word[0].isupper() for word in later) <= _TITLED * len(later)


def _are_capital(lines: Sequence[Line]) -> bool:
    return all(line.text.lstrip(_OPENERS)[:1].isupper() for line in lines)


def _breathes(lines: Sequence[Line]) -> bool:
    return len(lines) > sum(line.text[-1] in _BREATH for line in lines) >= _SHARED * len(lines)


def _flows(lines: Sequence[Line]) -> bool:
    """Whether sentences run over the line ends: a comma, or no stop and a small letter after it."""
    runs = sum(
        line.text[-1] in _BREATH or (line.text[-1] not in _STOPS and after.text.lstrip(_OPENERS)[:1].islower())
        for line, after in pairwise(lines)
    )
    return runs >= _SHARED * (len(lines) - 1)
