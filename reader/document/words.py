"""Words and grapheme clusters of a text, for any script."""

import re
from functools import cache

from reader.document.patterns import regex
from reader.document.spans import Span

_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05f3\u05f4\u0610-\u061a\u064b-\u065f"
    r"\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0898-\u08e1"
    r"\u08e3-\u0963\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83"
    r"\u0cbc-\u0d4d\u0d57-\u0d63\u0d81-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u0f18\u0f19\u0f35\u0f37\u0f39"
    r"\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6\u102b-\u103e\u1056-\u109d\u135d-\u135f\u1712-\u1734\u1752-\u17d3\u17dd"
    r"\u180b-\u180d\u180f-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3\u1c24-\u1c37"
    r"\u1cd0-\u1cd2\u1cd4-\u1dff\u20d0-\u20f0\u2cef-\u2cf1\u2d7f-\u2dff\ua66f-\ua672\ua674-\ua67d\ua69e-\ua6f1"
    r"\ua802-\ua827\ua82c\ua880-\ua8c5\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953\ua980-\ua9c0\ua9e5-\uaa4d\uaa7b-\uaac1"
    r"\uaaeb-\uaaef\uaaf5\uaaf6\uabe3-\uabea\uabec\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""The combining marks of Unicode's first plane (and letters between them), which `\\w` leaves out."""

_JOINERS = r"\u00ad\u200c\u200d\u2060"
_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = r"\u3041-\u3096\u3099\u309a\u309d\u309e"
_KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"

_INSIDE = (
    r"(?:['’ʼ＇\-‐‑·&@_]|(?<=\d)[.,:/٫٬–](?=\d)|\.(?=[^\W\d_])(?![A-Z]))"
    # A mark inside stands alone, with a letter on each side.
)
_INITIAL = r"[^\W\d_]\."

_FAR = regex(r"[^\x00-\u06ff\u2000-\u20ff]")
"""Anything but the letters of Europe and the Middle East, and punctuation; Chinese or Japanese are among it."""


def words(text: str) -> list[Span]:
    """The words of `text`, ascending: without the punctuation around them.

    Hyphens, apostrophes, and points and commas in numbers stay inside, as do combining marks and joiners; a number
    keeps its currency sign and its sign of per cent. In Chinese and Japanese a character or a run of kana is a word.
    """
    is_far = not text.isascii() and _FAR.search(text) is not None
    return [Span(*match.span()) for match in _word(unspaced=is_far).finditer(text)]


@cache
def _word(*, unspaced: bool) -> re.Pattern[str]:
    """A word. Chinese and Japanese, whose sets take 10 ms to compile, are known only where they are asked for."""
    others = f"{_HAN}{_HIRAGANA}{_KATAKANA}" if unspaced else ""
    letter = rf"[^\W_{others}]"
    part = rf"{letter}|[{_MARKS}{_JOINERS}]"
    pattern = (
        r"https?://[^\s<>\"“”«»]*[^\W_]/?"
        r"|(?>(?:[#@]|[A-Z]{0,3}[$€£¥₹](?=\d))?)"
        # Initials keep their last stop: it belongs to the abbreviation. What begins with several of them and is none
        # is not tried again from each: that would take time quadratic in it.
        rf"(?:(?:{_INITIAL}){{2}}(?<!{_INITIAL * 8})(?:{_INITIAL})*+(?:[-‐‑]{letter}(?:{part})*+)*+(?!\w)"
        rf"|{letter}(?>(?:{part}|{_INSIDE}(?={letter}))*)(?:(?<=\d)[ \u00a0\u202f]?[%‰٪€])?)"
    )
    if unspaced:
        # Without spaces between words: a Chinese character each, Japanese by its runs of kana.
        pattern += rf"|[{_HAN}][{_MARKS}]*+|[{_HIRAGANA}]++|[{_KATAKANA}]++"
    return re.compile(pattern)


def graphemes(text: str) -> list[Span]:
    """The grapheme clusters of `text` (Unicode Standard Annex 29), ascending and without gaps."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - its tables are needed for motion by characters only

    spans: list[Span] = []
    start = 0
    for cluster in iter_graphemes(text):
        end = start + len(cluster)
        spans.append(Span(start, end))
        start = end
    return spans
