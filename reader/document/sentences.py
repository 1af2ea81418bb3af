"""Where sentences end: by rules over the characters, for any script.

A terminator, with the closing marks after it, ends a sentence unless what stands before it (an abbreviation, an
initial, an ordinal) or after it (a lower-case letter) says otherwise. Sentences inside a quotation count.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.document.abbreviations import (
    ADDRESS_ENDS,
    BEFORE_NUMBERS,
    NAMES_WITH_EXCLAMATION,
    NEVER_LAST,
    OPENERS,
    ORDINAL_LEADS,
    OTHERS,
    UNITS,
)
from reader.document.patterns import regex
from reader.document.pieces import cut
from reader.document.spans import Span

_NARROW = ".!?…‥‼⁇⁈⁉"
"""Terminators that white space follows."""

_WIDE = "。！？．｡؟۔।॥։။።፧።។៕᙮᠃᠉꘎꘏꛳꛷꣎꣏꧈꧉꩝꩞꩟꫰꫱꯫︒﹒﹖﹗"
"""Terminators of scripts without capitals, or written without a space after them."""

_CANDIDATE = regex(
    # One character class comes first, so that the search for it runs in C. `. . .` is an ellipsis; a semicolon asks in
    # Greek; a line break counts where another follows.
    rf"([{_NARROW}{_WIDE};\u037e\n][{_NARROW}{_WIDE}]*+(?:[ \u00a0]\.)*+)"
    # Closing marks: a guillemet, a German closing mark or a straight one closes only where no word begins at it.
    r"((?>(?:[”’)\]}」』】）》〉］｝〞〟›]|\[\d{1,3}\]|[\"'“‘«»‹*_](?!\w)|[ \u00a0\u202f]»(?!\w))*))"
    # The gap, and opening marks; a dash opens a line of dialogue.
    r"(\s*+)([\"'“”‘’«»‹›„‚(\[{¿¡—–\-•·*_「『【（《〈]*+(?:(?<=[—–\-•·«‹])\s++[\"'“‘«»‹„‚(\[{¿¡]*+)?)"
)

_LEADING_WORD = regex(r"[^\W\d_]{1,24}")
_GREEK = regex(r"[\u0370-\u03ff\u1f00-\u1fff]")
_GREEK_QUESTION = ";\u037e"
_LEADING_DOTS = regex(r"[.…]+\w")
_BLANK_AND_OPENING = " \t\n\u00a0\u202f([{\"'“‘«‹„‚¿¡—–/-"
_LONGEST = 24
"""Abbreviations, and the words before them, are looked for in so many characters."""

_LABEL = regex(r"(?:\d{1,3}|[^\W\d_]|[IVXLC]{1,5}|[ivxlc]{1,5})\Z")
"""What numbers a sentence: `1.`, `A.`, `iv.` at its beginning."""

_LONGEST_LEAD = 8
"""Characters that may stand before a label at the beginning of a sentence: blanks and opening marks."""
_LONGEST_ORDINAL = 2
"""Digits of an ordinal: days and such, no years."""
_ELIDED = regex(r"^[dlDL]['’](?=\w{2})")
"""An article before a vowel: `l’avv. Verdi`."""
_STREETS = ("str", "straat")
"""How the names of streets end, before a number: `Goethestr. 5`."""
_IN_ADDRESSES = tuple("./@:#")
_QUOTATIVES = ("と", "って", "など", "との", "という", "、", "，")
"""What goes on with the sentence after a quotation that closed with a full stop (Japanese particles, commas)."""

_SAID = regex(
    r"[^。！？，、；：“”「」『』\s]{1,14}?(?:说|說|表示|称|稱|道|问|問|答|指出|强调|強調|写道|寫道|补充|補充|回应|回應)(?=[。，：！？])"
)
"""Who said it, after a quotation that closed with a full stop (Chinese)."""


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, ascending: without the white space around them, closing marks included.

    They cover every character that is not white space; a piece without a letter or digit goes with its neighbour.
    Linear in the length of the text.
    """
    ends = (*_boundaries(text), len(text))
    return cut(text, pairwise((0, *ends)))


def _boundaries(text: str) -> Iterator[int]:
    """The offsets in `text` at which one sentence ends and the next begins."""
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match.end() >= len(text):
            return
        if _ends(text, start, match):
            start = _end_of_close(text, start, match)
            yield start


def _end_of_close(text: str, start: int, match: re.Match[str]) -> int:
    """Where the sentence ends: a straight mark with a word right after it closes only what is open."""
    end = match.end(2)
    if match[3] or not match[4].startswith('"'):
        return end
    return end + text.count('"', start, end) % 2


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop of `match` ends the sentence that begins at `start`; never before a lower-case letter."""
    stop, close, gap, _ = match.groups()
    if stop[-1] in _WIDE:
        return not (close and (text.startswith(_QUOTATIVES, match.end(2)) or _SAID.match(text, match.end(2))))
    if stop[-1] == "\n":
        return "\n" in gap
    if stop[-1] in _GREEK_QUESTION:
        return bool(gap) and _GREEK.match(text, match.start() - 1) is not None
    if not gap:
        return _is_glued(text, match)
    return _narrow_ends(text, start, match)


def _narrow_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop that white space follows ends the sentence: never before a lower-case letter (but `iPhone`)."""
    following = text[match.end()]
    if following.islower() and not text[match.end() + 1 : match.end() + 2].isupper():
        return False
    if following in _NARROW:
        return _LEADING_DOTS.match(text, match.end()) is not None
    if match[1][-1] in ".…":
        return _full_stop_ends(text, start, match, following)
    return not (match[1] == "!" and _last_word(text, start, match.start()) in NAMES_WITH_EXCLAMATION)


def _full_stop_ends(text: str, start: int, match: re.Match[str], following: str) -> bool:
    """Whether a full stop or an ellipsis before a character that is no lower-case letter ends the sentence."""
    at = match.start()
    if len(match[1]) > 1 or match[1] == "…":
        return not following.isdecimal() and text[at - 1 : at] not in {"[", "("}
    word = _last_word(text, start, at)
    if match[2] and match[2][0] in ")]}":
        return True
    if not word or not (word[-1].isalnum() or any(map(str.isalnum, word))):
        return at > start
    label_at = at - len(word)
    if label_at - start < _LONGEST_LEAD and _LABEL.match(word) and not text[start:label_at].strip(_BLANK_AND_OPENING):
        return False
    if word[0].isdecimal() and word[-1].isdecimal():
        return not (_is_ordinal(text, at, word, following) if word.isdecimal() else following.isdecimal())
    in_figures = word in UNITS and _word_before(text, at - len(word)).isdecimal()
    return in_figures or _word_ends(text, word, match, following)


def _last_word(text: str, start: int, at: int) -> str:
    """The word right before `at`, without opening marks; empty where there is none or it is very long."""
    tail = text[max(start, at - _LONGEST) : at]
    if not tail or tail[-1].isspace():
        return ""
    word = tail.rsplit(None, 1)[-1].lstrip(_BLANK_AND_OPENING)
    return _ELIDED.sub("", word.rpartition("-")[2] or word)


def _word_ends(text: str, word: str, match: re.Match[str], following: str) -> bool:
    """Whether a full stop after `word` ends the sentence, before a character that is no lower-case letter."""
    if word in NEVER_LAST:
        return False
    if word in BEFORE_NUMBERS or word.endswith(_STREETS):
        return not following.isdecimal()
    is_plain = len(word) > 1 and word not in OTHERS and "." not in word
    is_pronoun = word == "I" and _word_before(text, match.start() - 1).islower()
    if is_plain or is_pronoun:
        return True
    quotes = match[4].strip("([{")
    if not following.isalpha():
        return bool(quotes) or not (match[4] or following.isdecimal())
    return bool(match[2] or quotes) or _opens(text, match.end())


def _opens(text: str, offset: int) -> bool:
    """Whether the word at `offset` is one that opens a sentence."""
    word = _LEADING_WORD.match(text, offset)
    if word is None or (len(word.group()) == 1 and text.startswith(".", word.end())):
        return False
    return word.group().lower() in OPENERS


def _is_ordinal(text: str, at: int, word: str, following: str) -> bool:
    """Whether `3.` in `am 3. Januar` is meant: a small number after a German word that leads to one."""
    if len(word) > _LONGEST_ORDINAL or not following.isupper():
        return False
    return _word_before(text, at - len(word)).lower() in ORDINAL_LEADS and not _opens(text, at + 2)


def _word_before(text: str, offset: int) -> str:
    """The word that ends before the white space before `offset`, or nothing where none is near."""
    words = text[max(0, offset - _LONGEST) : offset].split()
    return words[-1] if words else ""


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends where no space follows, as in `dry.(In` and `said.Next`."""
    at, end = match.start(), match.end()
    if match[1] not in {".", "!", "?"} or not (text[max(0, at - 2) : at].islower() and text[at - 1].isalpha()):
        return False
    word = _LEADING_WORD.match(text, end)
    if word is None or not word.group().istitle() or len(word.group()) == 1 or word.group() in ADDRESS_ENDS:
        return False
    left = text[max(0, at - _LONGEST) : at].rsplit(None, 1)[-1]
    return text[word.end() : word.end() + 1] not in _IN_ADDRESSES and not any(mark in left for mark in _IN_ADDRESSES)
