"""Finding a quotation again by its words and their surroundings: pure, over plain text, white space as one space.

A text in which many are looked for is normalised once.

The weights follow the idea of the Hypothesis client (quote first, then what stands before and after it), but the
verdict is stricter: a match is only taken where its surroundings speak for it and for no other.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from reader.document.patterns import regex
from reader.document.spans import Span

CONTEXT = 32
"""How many characters before and after a quote are kept."""

_SURE_CONTEXT = 8
"""Matching characters of context that make a single occurrence of a short quote certain."""

_LONG_QUOTE = 24
"""A quote of so many characters that occurs once needs no context."""

_MANY = 200
"""More occurrences than this are not told apart by context: the quote is too common."""

_RESEMBLANCE = 0.75
"""So much of a quote has stayed, of its words in their order, where it is said to be changed rather than lost."""

_GAP = regex(r"\s{2,}|[^\S ]")
"""White space that is not one space already."""


class Normalised(NamedTuple):
    """A text with every run of white space as one space, and the way back.

    Attributes:
        text: the text as it is.
        normal: the same, normalised.
        starts: the offsets of `normal` at which its stretches begin that are copied from `text`, ascending.
        begins: the offset of `text` at which each of them begins.
    """

    text: str
    normal: str
    starts: Sequence[int]
    begins: Sequence[int]

    def original(self, offset: int) -> int:
        """The offset in `text` of the character at an offset of `normal`; no white space that was replaced."""
        stretch = bisect_right(self.starts, offset) - 1
        return self.begins[stretch] + offset - self.starts[stretch]


def normalised(text: str) -> Normalised:
    """A text to look for quotations in."""
    gaps = [found.span() for found in _GAP.finditer(text)]
    begins = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    stretches = [text[begin:end] for begin, end in zip(begins, ends, strict=True)]
    starts = list(accumulate((len(stretch) + 1 for stretch in stretches[:-1]), initial=0))
    return Normalised(text, " ".join(stretches), starts, begins)


class Match(NamedTuple):
    """A place where a quote occurs word for word, and how many characters of its context match there."""

    span: Span
    context: int


def same(one: str, other: str) -> bool:
    """Whether two texts are equal with runs of white space as one space."""
    return one == other or one.split() == other.split()


def _occurrences(text: Normalised, quote: str) -> Iterator[Span]:
    """Every place where the words of `quote` stand, in order, none inside another, as spans of the text as it is."""
    words = " ".join(quote.split())
    start = text.normal.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        yield Span(text.original(start), text.original(end - 1) + 1)
        start = text.normal.find(words, end)


def matches(whole: Normalised, quote: str, prefix: str, suffix: str) -> list[Match]:
    """The places where `quote` stands in `whole`, with the worth of their surroundings; at most some hundreds."""
    text = whole.text
    found: list[Match] = []
    for span in _occurrences(whole, quote):
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


def resembles(words: Sequence[str], quote: str) -> bool:
    """Whether nearly the words of `quote` stand somewhere in a text, of which `words` are the words.

    Compares windows of as many words.
    """
    wanted = quote.split()
    size = len(wanted)
    step = max(1, size // 8)
    for start, shared in _shared(words, Counter(wanted), size, step) if wanted else ():
        if shared >= _RESEMBLANCE * size:
            window = words[max(0, start - step) : start + size + step]
            matcher = SequenceMatcher(None, wanted, window, autojunk=False)
            if sum(block.size for block in matcher.get_matching_blocks()) >= _RESEMBLANCE * size:
                return True
    return False


def _shared(words: Sequence[str], bag: Counter[str], size: int, step: int) -> Iterator[tuple[int, int]]:
    """Where every window of `size` words begins, `step` apart, and how many words of `bag` it holds.

    Each is counted from the one before it: by the words that it leaves behind, and by those that it takes in.
    """
    lacking, shared, end = bag.copy(), 0, 0
    for start in range(0, max(1, len(words) - size + 1), step):
        for word in words[max(0, start - step) : start]:
            if word in lacking:
                lacking[word] += 1
                shared -= lacking[word] > 0
        for word in words[end : start + size]:
            if word in lacking:
                shared += lacking[word] > 0
                lacking[word] -= 1
        end = start + size
        yield start, shared


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
