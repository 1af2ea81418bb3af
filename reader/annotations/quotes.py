"""Finding a quotation again by its words and their surroundings: pure, over plain text, white space as one space.

The weights follow the idea of the Hypothesis client (quote first, then what stands before and after it), but the
verdict is stricter: a match is only taken where its surroundings speak for it and for no other.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from reader.document.spans import Span

CONTEXT = 32
"""How many characters before and after a quote are kept."""

_SURE_CONTEXT = 8
"""Matching characters of context that make a single occurrence of a short quote certain."""

_LONG_QUOTE = 24
"""A quote of so many characters that occurs once needs no context."""

_MANY = 200
"""More occurrences than this are not told apart by context: the quote is too common."""


class Match(NamedTuple):
    """A place where a quote occurs word for word, and how many characters of its context match there."""

    span: Span
    context: int


def same(one: str, other: str) -> bool:
    """Whether two texts are equal with runs of white space as one space."""
    return one == other or one.split() == other.split()


def occurrences(text: str, quote: str) -> Iterator[Span]:
    """Every place of `text` where the words of `quote` stand, in order, as spans of `text`."""
    words = quote.split()
    if not words:
        return
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    for found in pattern.finditer(text):
        yield Span(*found.span())


def matches(text: str, quote: str, prefix: str, suffix: str) -> list[Match]:
    """The places where `quote` stands in `text`, with the worth of their surroundings; at most some hundreds."""
    found: list[Match] = []
    for span in occurrences(text, quote):
        before = " ".join(text[max(0, span.start - 2 * CONTEXT) : span.start].split())
        after = " ".join(text[span.end : span.end + 2 * CONTEXT].split())
        worth = _common_end(before, " ".join(prefix.split())) + _common_start(after, " ".join(suffix.split()))
        found.append(Match(span, worth))
        if len(found) > _MANY:
            break
    return found


def decide(found: list[Match], quote: str, prefix: str, suffix: str) -> Span | None:
    """The one match that the surroundings speak for, or None where none or several do."""
    if not found or len(found) > _MANY:
        return None
    best, *others = sorted(found, key=lambda match: -match.context)
    if others:
        clear = best.context >= _SURE_CONTEXT and best.context > 2 * others[0].context
        return best.span if clear else None
    context_kept = len("".join((prefix + suffix).split()))
    enough = min(_SURE_CONTEXT, context_kept)
    return best.span if len(quote) >= _LONG_QUOTE or best.context >= enough else None


def resembles(text: str, quote: str, threshold: float = 0.75) -> bool:
    """Whether nearly the words of `quote` stand somewhere in `text`.

    Compares windows of as many words; `threshold` is difflib's ratio of matching words.
    """
    wanted = quote.split()
    words = text.split()
    if not wanted or not words:
        return False
    bag, size = Counter(wanted), len(wanted)
    shared, step = Counter(words[:size]), max(1, size // 8)
    for start in range(0, max(1, len(words) - size + 1), step):
        if start:
            shared = Counter(words[start : start + size])
        if (shared & bag).total() >= threshold * size:
            window = words[max(0, start - step) : start + size + step]
            matcher = SequenceMatcher(None, wanted, window, autojunk=False)
            if sum(block.size for block in matcher.get_matching_blocks()) >= threshold * size:
                return True
    return False


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
