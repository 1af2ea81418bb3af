"""Words that line ends part: whether a hyphen at the end of a line is the margin's or the word's own."""

from collections.abc import Iterable
from itertools import pairwise

from reader.cleaning.draft import Draft
from reader.cleaning.hangul import KoreanWords, may_part
from reader.cleaning.layout import is_wrapped
from reader.cleaning.lines import Line
from reader.cleaning.pieces import is_suspended
from reader.document.patterns import regex

_LAST = regex(r"(?<![^\W\d_])([^\W\d_]++)-$")
_FIRST = regex(r"[^\W\d_]+")
_WORD = regex(rf"{_FIRST.pattern}(?:-{_FIRST.pattern})*")
_PREFIXES = frozenset(
    {"self", "non", "ex", "well", "all", "anti", "co", "half", "mid", "multi", "post", "pre", "pro", "quasi", "semi"}
    | {"socio", "sub", "ultra", "vice", "high", "low", "long", "short"}
)
_SYLLABLES = frozenset({"co", "ex", "mid", "multi", "post", "pre", "pro", "sub"})
"""Of these the ones that far more words begin with than have them before a hyphen: *ex-pect*."""
_FRENCH = frozenset({"les", "des", "du", "une", "dans", "est", "et", "pour", "sur", "qui", "avec", "aux"})
"""Words by half of which a text is told to be French."""
_FRENCH_ENDS = frozenset(
    {"elle", "elles", "il", "ils", "on", "je", "nous", "vous", "ce", "ci", "là", "même", "mêmes", "être", "dessus"}
    | {"dessous", "sept", "huit", "neuf"}
)
_FRENCH_TENS = frozenset({"vingt", "trente", "quarante", "cinquante", "soixante", "quatre"})
"""What stands behind a hyphen of its own in French, and before one: *dit-elle*, *trente-deux*."""
_OFTEN = 0.025
"""Where more line ends than this are hyphens, the text was hyphenated; where fewer, they are those of its words."""


class Words:
    """The words of a region, which say whether a line end parts one, and whether a hyphen there is the word's own."""

    def __init__(self, draft: Draft) -> None:
        lines = [piece.lines[-1] for piece in draft.pieces]
        ends = sum(line.text.endswith("-") and not after.blanks for line, after in pairwise(lines))
        self._hyphenated = ends > _OFTEN * sum(not line.blanks for line in lines) and is_wrapped(draft.layout)
        self._known: frozenset[str] | None = None
        self._lines = [line for piece in draft.pieces for line in piece.lines]
        self._korean: KoreanWords | None = None

    def dropped(self, one: Line, two: Line) -> int | None:
        """How many characters go at the end of line `one` where it parts a word; None where it does not."""
        if may_part(one, two):
            if self._korean is None:
                self._korean = KoreanWords(self._lines)
            return 0 if self._korean.has_parted(one, two) else None
        return 1 if self._parts(one, two) else None

    def _parts(self, one: Line, two: Line) -> bool:
        """Whether the hyphen that ends line `one` only parts a word that goes on in line `two`."""
        if not one.text.endswith("-"):
            return False
        last, first = _LAST.search(one.text), _FIRST.match(two.text)
        if not last or not first or not first[0][0].islower():
            return False
        if self._known is None:
            self._known = frozenset(_WORD.findall(" ".join(_whole_words(self._lines))))
        left, right = last[1].lower(), first[0].lower()
        if left + right in self._known:
            return True
        if f"{left}-{right}" in self._known or is_suspended(two.text) or self._is_french(left, right):
            return False
        if left in _PREFIXES:
            return left in _SYLLABLES and self._hyphenated and right not in self._known
        return self._hyphenated

    def _is_french(self, left: str, right: str) -> bool:
        """Whether a hyphen is one of French: before a pronoun, in a number."""
        parted = right in _FRENCH_ENDS or left in _FRENCH_TENS
        return parted and self._known is not None and len(self._known & _FRENCH) * 2 >= len(_FRENCH)


def _whole_words(lines: Iterable[Line]) -> set[str]:
    """The different words of some lines in lower case, but for the halves at a hyphen that ends a line."""
    found: set[str] = set()
    parted = False
    for line in lines:
        words = line.text.lower().split()
        begins, parted = parted, line.text.endswith("-")
        found.update(words[begins : len(words) - parted])
    return found
