"""Korean words that a line end parts: it is set with spaces, and wrapped between any two syllables all the same."""

from bisect import bisect_left
from collections.abc import Iterable

from reader.cleaning.lines import Line
from reader.document.patterns import regex

_LAST = regex("(?<![가-힣])[가-힣]++$")
_FIRST = regex("[가-힣]+")
_WORD = regex("[가-힣]+")


def may_part(line: Line, after: Line) -> bool:
    """Whether a Korean word may run from one line to the next: syllables stand on both sides."""
    return "가" <= line.text[-1] <= "힣" and "가" <= after.text[0] <= "힣"


class KoreanWords:
    """The words that stand inside the lines of a text, where no line end can have parted them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        whole = {word for line in lines for word in _WORD.findall(_inside(line.text))}
        self._whole = frozenset(whole)
        self._sorted = sorted(whole)

    def has_parted(self, line: Line, after: Line) -> bool:
        """Whether the text holds the word whole that the two syllables at the line end belong to, or its stem.

        Args:
            line: a line that ends in a syllable.
            after: the next one, which begins with one.
        """
        last, first = _LAST.search(line.text), _FIRST.match(after.text)
        if last is None or first is None:
            return False
        left, right = last[0], first[0]
        if left in self._whole:
            return right not in self._whole and left + right in self._whole
        return left + right in self._whole or self._holds_stem(left + right[0])

    def _holds_stem(self, stem: str) -> bool:
        at = bisect_left(self._sorted, stem)
        return at < len(self._sorted) and self._sorted[at].startswith(stem)


def _inside(text: str) -> str:
    """A line without its first word, and without its last where a syllable ends it."""
    rest = text.partition(" ")[2]
    return rest.rpartition(" ")[0] if "가" <= text[-1] <= "힣" else rest
