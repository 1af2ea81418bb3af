"""Quotations: found by pairing marks on a stack, so that one inside another is found as well.

Which side a straight mark stands on is read from its neighbours; so it is for marks that one language opens with and
another closes with (`“` in English and German, `»` in French and German). A single mark is an apostrophe unless it
opens at the beginning of a word and is closed at the end of one.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from enum import Enum, auto
from typing import NamedTuple

from reader.document.patterns import regex
from reader.document.sentences import sentences


class Quotation(NamedTuple):
    """A quotation with its marks, as a range of a block's text.

    Attributes:
        start: offset of its opening mark, or where it begins if that mark is missing.
        end: offset after its closing mark, or where it ends if that mark is missing.
        balanced: whether both marks are there.
    """

    start: int
    end: int
    balanced: bool


def quotations(text: str) -> list[Quotation]:
    """The quotations in `text`, ascending, an outer one before what it holds; linear in the length of the text.

    One that is never closed ends with the text (as where each paragraph of a long quotation opens, and only the last
    closes), or before the next of its sort; one that was never opened begins with the text, or with its sentence.
    Those are not balanced.
    """
    marks = [match.start() for match in _MARK.finditer(text)]
    if not marks:
        return []
    pairing = _Pairing(text)
    for at in marks:
        pairing.meet(at)
    return pairing.finish()


class _Family(Enum):
    """Marks that pair with one another."""

    STRAIGHT = auto()
    CURLY = auto()
    GUILLEMET = auto()
    SINGLE_GUILLEMET = auto()
    CORNER = auto()
    WHITE_CORNER = auto()
    VERTICAL_CORNER = auto()
    SINGLE = auto()
    STRAIGHT_SINGLE = auto()


class _Side(Enum):
    """What the neighbours of a mark say of it."""

    OPENS = auto()
    CLOSES = auto()
    UNCLEAR = auto()


class _Opening(NamedTuple):
    family: _Family
    mark: str
    start: int


_FAMILIES = {
    **dict.fromkeys('"＂', _Family.STRAIGHT),
    **dict.fromkeys("“”„‟", _Family.CURLY),
    **dict.fromkeys("«»", _Family.GUILLEMET),
    **dict.fromkeys("‹›", _Family.SINGLE_GUILLEMET),
    **dict.fromkeys("「」", _Family.CORNER),
    **dict.fromkeys("『』", _Family.WHITE_CORNER),
    **dict.fromkeys("﹁﹂", _Family.VERTICAL_CORNER),
    **dict.fromkeys("‘’‚‛", _Family.SINGLE),
    "'": _Family.STRAIGHT_SINGLE,
}
_VISIBLE = regex(r"\S")
_MARK = regex(f"[{''.join(_FAMILIES)}]")
_APOSTROPHES = frozenset({_Family.SINGLE, _Family.STRAIGHT_SINGLE})
_MIXED = {_Family.STRAIGHT: _Family.CURLY, _Family.CURLY: _Family.STRAIGHT}
"""What a mark closes where nothing of its own family is open, as in `“new"`."""

_ALWAYS_OPEN = frozenset("„‟「『﹁‚‛")
_ALWAYS_CLOSE = frozenset("」』﹂")
_USUALLY_OPEN = frozenset("“«‹‘")
_OTHER_WAY = {"“": "„‟", "«": "»", "‹": "›", "‘": "‚‛"}
"""A mark that usually opens, and the marks that it closes (German, Danish)."""

_BEFORE_OPENING = frozenset("([{<—–-/¿¡*_=|")
_AFTER_CLOSING = frozenset(",.;:!?…)]}>—–-/*_、。，；：！？｡۔؟،؛।|")
_FARTHEST = 4
"""So many marks next to one another are looked across for a neighbour."""

_ELISION = regex(r"(?:tis|twas|em|til|till|cause|cos|n|bout|round|tween|neath|ere|\d\ds?)\b", re.IGNORECASE)


class _Pairing:
    """The state of one walk over the marks of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first = len(text) - len(text.lstrip())
        self._last = len(text.rstrip())
        self._open: list[_Opening] = []
        self._count: Counter[str] = Counter()
        self._starts: defaultdict[_Family, list[int]] = defaultdict(list)
        self._found: list[Quotation] = []
        self._last_end = 0
        self._sentence_starts: list[int] | None = None

    def meet(self, at: int) -> None:
        """Open, close or pass over the mark at `at`."""
        mark = self._text[at]
        family = _FAMILIES[mark]
        if family in _APOSTROPHES and mark != "‚":
            self._meet_single(at, mark, family)
        elif not self._is_none(at):
            if self._opens(at, mark, family):
                self._push(_Opening(family, mark, at))
            else:
                self._close(at, family)

    def finish(self) -> list[Quotation]:
        """All that was found, ascending; what is still open ends here."""
        for opening in self._open:
            self._leave(opening, self._reopened(opening))
        return sorted(self._found, key=lambda quotation: (quotation.start, -quotation.end))

    def _opens(self, at: int, mark: str, family: _Family) -> bool:
        if mark in _ALWAYS_OPEN or mark in _ALWAYS_CLOSE:
            return mark in _ALWAYS_OPEN
        side = self._side(at)
        is_open = self._count[family.name] > 0
        if family is _Family.STRAIGHT:
            return side is _Side.OPENS or (side is _Side.UNCLEAR and not is_open)
        if mark in _USUALLY_OPEN:
            closes_other = any(self._count[other] for other in _OTHER_WAY[mark])
            return not (closes_other and side is not _Side.OPENS) and side is not _Side.CLOSES
        return side is _Side.OPENS and not is_open

    def _meet_single(self, at: int, mark: str, family: _Family) -> None:
        """A single mark: an apostrophe unless it can close what is open or open at the beginning of a word."""
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum():
            return
        if before and not before.isspace() and not after.isalnum() and self._closes_single(at, family):
            self._close(at, family)
        elif mark != "’" and self._side(at) is _Side.OPENS and not _ELISION.match(self._text, at + 1):
            if self._open and self._open[-1].family is family:
                self._pop()
            self._push(_Opening(family, mark, at))

    def _closes_single(self, at: int, family: _Family) -> bool:
        """Whether the innermost open mark is of `family` and this is no genitive (`the guards' "No"`)."""
        if not self._open or self._open[-1].family is not family:
            return False
        following = self._text[at + 2 : at + 3]
        is_genitive = self._text[at - 1] in "sS" and self._text[at + 1 : at + 2] == " " and following.islower()
        return not (is_genitive and self._is_closed_later(at + 1, family))

    def _is_closed_later(self, at: int, family: _Family) -> bool:
        """Whether the next mark of `family` that is no apostrophe inside a word stands at the end of one."""
        for match in _MARK.finditer(self._text, at, at + _SINGLE_REACH):
            if _FAMILIES[match.group()] is family:
                place = match.start()
                before, after = self._text[place - 1], self._text[place + 1 : place + 2]
                if not (before.isalnum() and after.isalnum()):
                    return not before.isspace() and not after.isalnum()
        return False

    def _is_none(self, at: int) -> bool:
        """Whether a double mark is none: inches, or the sign inside a Hebrew abbreviation."""
        if self._text[at] not in '"”':
            return False
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        if before.isdecimal() and not self._count[_FAMILIES[self._text[at]].name]:
            return True
        return "\u0590" <= before <= "\u05ff" and "\u0590" <= after <= "\u05ff"

    def _side(self, at: int) -> _Side:
        """What the characters around the marks at `at` say: white space or a bracket is outside, a letter inside."""
        text = self._text
        left, right = at - 1, at + 1
        while left >= max(0, at - _FARTHEST) and text[left] in _FAMILIES:
            left -= 1
        while right < min(len(text), at + _FARTHEST) and text[right] in _FAMILIES:
            right += 1
        outside_left = left < 0 or text[left].isspace() or text[left] in _BEFORE_OPENING
        outside_right = right >= len(text) or text[right].isspace() or text[right] in _AFTER_CLOSING
        if outside_left is outside_right:
            return _Side.UNCLEAR
        return _Side.OPENS if outside_left else _Side.CLOSES

    def _push(self, opening: _Opening) -> None:
        self._open.append(opening)
        self._count.update((opening.family.name, opening.mark))
        self._starts[opening.family].append(opening.start)

    def _pop(self) -> _Opening:
        opening = self._open.pop()
        self._count.subtract((opening.family.name, opening.mark))
        return opening

    def _close(self, at: int, family: _Family) -> None:
        """Pair the mark at `at` with the innermost open one of its family; what opened in between was never closed."""
        if not self._count[family.name]:
            family = _MIXED.get(family, family)
        if not self._count[family.name]:
            self._found.append(Quotation(self._beginning(at), at + 1, balanced=False))
            self._last_end = at + 1
            return
        end = self._trimmed(at)
        while (opening := self._pop()).family is not family:
            self._leave(opening, end)
        if _VISIBLE.search(self._text, opening.start + 1, at):
            self._found.append(Quotation(opening.start, at + 1, balanced=True))
            self._last_end = at + 1

    def _leave(self, opening: _Opening, end: int) -> None:
        """Keep a quotation that nothing closed; a single mark was an apostrophe then."""
        if opening.family not in _APOSTROPHES:
            self._found.append(Quotation(opening.start, end, balanced=False))

    def _reopened(self, opening: _Opening) -> int:
        """Where a quotation ends that nothing closed: before the next of its sort, unless it opens the text."""
        starts = self._starts[opening.family]
        place = bisect_right(starts, opening.start)
        if opening.start == self._first or place == len(starts):
            return self._last
        return self._trimmed(starts[place])

    def _trimmed(self, end: int) -> int:
        """`end`, before the white space that ends there."""
        while self._text[end - 1].isspace():
            end -= 1
        return end

    def _beginning(self, at: int) -> int:
        """Where a quotation begins that nothing opened: with the text, or with its sentence after an earlier one."""
        if not self._found:
            return self._first
        if self._sentence_starts is None:
            self._sentence_starts = [sentence.start for sentence in sentences(self._text)]
        place = max(0, bisect_right(self._sentence_starts, at) - 1)
        start = max(self._sentence_starts[place], self._last_end)
        return start + len(self._text[start:at]) - len(self._text[start:at].lstrip())


_SINGLE_REACH = 400
"""How far a genitive inside single marks looks for the mark that closes them."""
