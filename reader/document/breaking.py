"""Where the rows of a line of text begin: greedy breaking by the simple rules of Unicode's line breaking (UAX 14).

A line may break after spaces, after some dashes, and on either side of a Chinese or Japanese character or an emoji; but
no row begins with what closes or repeats (kinsoku: 。、」ー) and none ends with what opens. Korean breaks at spaces, as
it reads best on a screen. Thai and Lao, which have no spaces between words, break where a vowel or a sign shows that a
syllable begins or ends. What finds no such place is cut between clusters.

Text is broken as it is shown, so pass it through `display` first.
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category

from reader.document.cells import WIDE, clusters, is_narrow
from reader.document.patterns import regex

_SPACES = regex("[ \u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+")
"""Spaces after which a line may break: all but the no-break ones."""

_DASH = regex(r"(?<=[^\W\d_][^\W\d_])[-\u2010](?=[^\W\d_]{2})|(?<=\w)\u2014(?=\w)")
"""Dashes after which a line may break: well-|known and word—|word, not F-16 nor e-mail."""

CLOSING = frozenset(
    ")]}>!?,.:;%\"'’”»›\u2025\u2026\u203c\u2047\u2048\u2049\u2030\u2103"
    "、。〃々〉》」』】〕〗〙〛〜〞〟〻ゝゞヽヾ゛゜ー・゠）］｝｠，．：；！？％｡｣､･ｰﾞﾟ～"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ︑︒︓︔︕︖﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞"
    "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eb0\u0eb2\u0eb3\u0ec6\u0eaf\u17d4\u17d5\u17d6\u17da"
)
"""What no row begins with: closing marks, small kana, marks of repetition and length, dependent vowels."""

_OPENING = frozenset(
    "([{<“‘«‹\"'〈《「『【〔〖〘〚〝（［｛｟｢﹙﹛﹝＄￥￡＃\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"
)
"""What no row ends with: opening marks, signs of currency, vowels that are written before their consonant."""

_IDEOGRAPH = regex(
    "[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uffe6\U0001b000-\U0001b2ff\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
_WIDE_SIGN = regex("[\u2300-\u2bff]")
"""Signs of which some are emoji: a line breaks beside those that are wide."""

_SYLLABLE_BEGINS = regex("[\u0e40-\u0e44\u0ec0-\u0ec4]")
_SYLLABLE_ENDS = frozenset("\u0e2f\u0e30\u0e33\u0e46\u0eb0\u0eb3\u0eaf\u0ec6\u17d4\u17d5")

_SPACING = frozenset({"Lo", "Mc"})
"""Letters without case and spacing marks: of these the syllables of India are made."""

_ALONE_CLOSING = frozenset("»›!?;:")
_ALONE_OPENING = frozenset("«‹")
"""Marks that French sets apart by a space, and that stay with their words all the same."""


_BESIDE, _BEFORE, _CLOSES, _OPENS = 1, 2, 4, 8
"""What a sign means for the places before and behind it; plain numbers, since every character asks for them."""


@lru_cache(maxsize=8192)
def _breaks(sign: str, size: int) -> int:
    found = 0
    if _IDEOGRAPH.match(sign) or (size == WIDE and _WIDE_SIGN.match(sign)):
        found |= _BESIDE
    if _SYLLABLE_BEGINS.match(sign):
        found |= _BEFORE
    if sign in CLOSING:
        found |= _CLOSES
    if sign in _OPENING:
        found |= _OPENS
    return found


def wrap(text: str, width: int) -> Sequence[int]:
    """Where the rows of one line of text begin so that none takes more than `width` cells.

    Greedy. Spaces at the end of a row hang beyond the width; a word longer than a row is cut between clusters. The
    first row begins at 0, and the rows together are the whole text.
    """
    return _wrap_narrow(text, width) if is_narrow(text) else _wrap_clusters(text, width)


def _wrap_narrow(text: str, width: int) -> Sequence[int]:
    starts = array("I", [0])
    start, end = 0, len(text.rstrip(" "))
    while end - start > width:
        limit = start + width
        cut = _after_space(text, start, limit)
        for dash in _DASH.finditer(text, max(cut, start), limit + 2):
            cut = dash.end() if dash.end() <= limit else cut
        if text.startswith(" ", cut):
            cut = _after_spaces(text, cut)
        start = cut if cut > start else limit
        starts.append(start)
    return starts


def _after_space(text: str, start: int, limit: int) -> int:
    """The last place in a row of single cells after a space where it may end; at most `start` where there is none."""
    last = cut = text.rfind(" ", start, limit + 1) + 1
    while cut > start and _is_bound(text, cut):
        cut = text.rfind(" ", start, cut - 1) + 1
    return cut if cut > start else last


def _is_bound(text: str, cut: int) -> bool:
    """Whether the space before `cut` only sets apart a mark that belongs to the word on its other side."""
    if text[cut : cut + 1] in _ALONE_CLOSING:
        return not text[cut + 1 : cut + 2].isalnum()
    return text[cut - 2 : cut - 1] in _ALONE_OPENING and not text[cut - 3 : cut - 2].isalnum()


def _after_spaces(text: str, offset: int) -> int:
    while text.startswith(" ", offset):
        offset += 1
    return offset


def _wrap_clusters(text: str, width: int) -> Sequence[int]:
    hanging = {offset for spaces in _SPACES.finditer(text) for offset in range(*spaces.span())}
    apart = {match.end() for match in _SPACES.finditer(text)}
    good = {offset for offset in apart if not _is_bound(text, offset)} | {dash.end() for dash in _DASH.finditer(text)}
    starts = array("I", [0])
    row = _Row()
    before = used = 0
    for start, end, cells in clusters(text):
        size = max(cells, _most_cells(text[start:end])) if end - start > 1 else cells
        here = _breaks(text[start], size)
        if start in good:
            row.good = row.bare = start, used
        elif not here & _CLOSES and not before & _OPENS and start not in hanging:
            row.bare = start, used
            if (here | before) & _BESIDE or here & _BEFORE:
                row.good = row.bare
        elif start in apart:
            row.bare = start, used
        while used + size > width and start not in hanging and row.start < start:
            used = row.end(start, used)
            starts.append(row.start)
        used += size
        before = here | _BESIDE if text[end - 1] in _SYLLABLE_ENDS else here
    return starts


@lru_cache(maxsize=4096)
def _most_cells(cluster: str) -> int:
    """The cells that a cluster takes where a terminal gives one to each of its letters and spacing vowel signs."""
    return sum(category(sign) in _SPACING for sign in cluster)


class _Row:
    """A row while it is filled: where it begins, and the last places where it may end, with the cells before them.

    Attributes:
        start: offset of its first character.
        good: the last good place to end it.
        bare: the last place where no rule forbids to end it, good or not.
    """

    def __init__(self) -> None:
        self.start = 0
        self.good = self.bare = (0, 0)

    def end(self, offset: int, used: int) -> int:
        """End it before `offset`, up to which it takes `used` cells; the cells that stand on the next row by now."""
        last, taken = self.good if self.good[0] > self.start else self.bare
        if last <= self.start:
            last, taken = offset, used
        self.start = last
        self.bare = self.bare[0], self.bare[1] - taken
        self.good = 0, 0
        return used - taken
