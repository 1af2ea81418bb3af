"""Which code page of the Latin script a text is in.

The code pages differ in few bytes, and nearly all bytes mean something in each of them. A page is taken where what it
makes of the bytes reads like a language: letters of one alphabet, quotation marks on the side of words where they
belong, no capital after a small letter.
"""

import re
from collections import Counter

from reader.document.patterns import regex

_WESTERN = {
    "de": "äöüß",
    "fr": "àâçéèêëîïôùûüœæ",
    "es": "áéíóúüñ",
    "ca": "àèéíïòóúüç",
    "pt": "ãõáâàçéêíóôú",
    "it": "àèéìòùî",
    "da": "æøåéò",
    "sv": "åäöé",
    "nl": "ëéïóöüè",
    "is": "áéíóúýðþæö",
}
_CENTRAL = {
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "hr": "čćđšž",
}
_TURKISH = {"tr": "çğıöşüâî"}
_BALTIC = {"lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "et": "õäöüšž"}
_PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("cp1252", _WESTERN),
    ("mac-roman", _WESTERN),
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
    ("cp1254", _TURKISH),
    ("cp1257", _BALTIC),
    ("cp850", _WESTERN),
    ("cp852", _CENTRAL),
    ("mac-latin2", _CENTRAL),
    ("iso8859-15", _WESTERN),
    ("iso8859-13", _BALTIC),
    ("mac-turkish", _TURKISH),
)
"""Code pages of the Latin script, in the order in which they win where they read alike, and whose letters they hold."""

FOREIGN = 0.4
"""Where more of the letters than this are outside ASCII, the script is not Latin."""
_ACCENTED = 0.2
"""Where fewer of the letters than this are outside ASCII, they may be of several alphabets."""
_ALPHABET = 0.93
"""A text is of a language if so many of its letters outside ASCII are of its alphabet."""
_MIXED = 0.05
"""How much less a text counts whose letters are of several languages' alphabets."""
_FEW = 0.004
"""Below this share of its letters, foreign names may be all that is outside ASCII."""
_PLAUSIBLE = 0.9
"""So great a share of the characters must stand where such characters do."""


def high_share(sample: bytes) -> float:
    """The share of bytes above ASCII among letters and bytes above ASCII."""
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    letters = len(re.findall(rb"[A-Za-z]", sample))
    return high / max(1, high + letters)


def code_pages(sample: bytes) -> list[str]:
    """The code pages of the Latin script in which the bytes read like a language, the best first."""
    share = high_share(sample)
    if share > FOREIGN:
        return []
    least = _ALPHABET - _MIXED if share < _ACCENTED else _ALPHABET
    scored = []
    for rank, (name, alphabets) in enumerate(_PAGES):
        text = str(sample, name, "replace")
        places = _plausibility(text)
        language = _best_alphabet(text, alphabets)
        if places >= _PLAUSIBLE and language >= least:
            scored.append((-round(places + language, 2), rank, name))
    return [name for _, _, name in sorted(scored)]


_CYRILLIC = ("оеаинтсрвл", "оаинеитвсрл", "оаеитнрсв", "аоеинрствј")
_GREEK = ("αοιετσνηυρς",)
_HEBREW = ("יוהלאתמרבש",)
_ARABIC = ("المينوترب", "ايرندهموت", "اینردهموت")
_THAI = ("านรอกเงมยล่",)
_FOREIGN_PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1251", _CYRILLIC),
    ("koi8-r", _CYRILLIC),
    ("koi8-u", _CYRILLIC),
    ("cp866", _CYRILLIC),
    ("iso8859-5", _CYRILLIC),
    ("mac-cyrillic", _CYRILLIC),
    ("cp1253", _GREEK),
    ("iso8859-7", _GREEK),
    ("mac-greek", _GREEK),
    ("cp1255", _HEBREW),
    ("iso8859-8", _HEBREW),
    ("cp1256", _ARABIC),
    ("iso8859-6", _ARABIC),
    ("cp874", _THAI),
)
"""Code pages of other alphabets, with the commonest letters of the languages that are written in them."""
_USUAL = 0.48
"""These letters make up more than this share of the letters of any text."""


def foreign_pages(sample: bytes) -> list[str]:
    """The code pages of other alphabets in which the bytes read like a language, the best first."""
    if high_share(sample) <= FOREIGN:
        return []
    scored = []
    for rank, (name, languages) in enumerate(_FOREIGN_PAGES):
        text = str(sample, name, "replace")
        letters = Counter(char for char in text.lower() if char > "\x7f" and char not in _CLOSING | _OPENING | _DASHES)
        usual = max(sum(letters[char] for char in language) for language in languages) / max(1, letters.total())
        places = _plausibility(text)
        if usual >= _USUAL and places >= _PLAUSIBLE:
            scored.append((-round(places + usual, 2), rank, name))
    return [name for _, _, name in sorted(scored)]


def _best_alphabet(text: str, alphabets: dict[str, str]) -> float:
    """The greatest share of the letters outside ASCII that one language knows."""
    letters = Counter(char for char in text.lower() if char > "\x7f" and char.isalpha() and char not in "ªº")
    total = letters.total()
    if not total:
        return 1.0
    best = max(sum(letters[char] for char in alphabet) for alphabet in map(set, alphabets.values())) / total
    if best >= _ALPHABET:
        return best
    together = sum(letters[char] for char in set("".join(alphabets.values()))) / total
    return together - (0 if total <= _FEW * len(text) else _MIXED)


_OPENING, _CLOSING, _DASHES = frozenset("“‘„‚«‹¿¡("), frozenset("”’“‘»›«)"), frozenset("–—…\xa0\xad")
_EITHER = frozenset("”»’")
"""Marks that close in most languages, and open in some."""
_SIGNS = frozenset("£€¥§©®™°±²³¹½¼¾%ªº¢µ†‡‰•·")
_ALONE = frozenset("ÀÁÉÈÓÔÖÅÍÝ")
"""Capitals that are words."""

_HIGH = regex(r"[^\x00-\x7f]")


def _plausibility(text: str) -> float:
    """The share of the characters outside ASCII that stand where such a character does."""
    good = total = 0
    for match in _HIGH.finditer(text):
        at = match.start()
        good += _fits(text[at - 1 : at], match.group(), text[at + 1 : at + 2])
        total += 1
    return good / max(1, total)


def _fits(before: str, char: str, after: str) -> bool:
    """Whether `char` can stand between its neighbours."""
    if char.isalpha():
        return _letter_fits(before, char, after)
    inside = before.isalpha() and after.isalpha()
    opens = char in _OPENING and not (before.isalnum() or after in ("", "\n"))
    opens = opens or (char in _EITHER and after.isalnum() and (not before or before.isspace()))
    closes = char in _CLOSING and bool(before) and not before.isspace() and (not after.isalnum() or char == "’")
    return char in _DASHES or (char in _SIGNS and not inside) or opens or closes


def _letter_fits(before: str, char: str, after: str) -> bool:
    if char in "ªº":
        return not (before.isalpha() and after.isalpha())
    if char.isupper():
        return not before.islower() and (after.islower() or before.isupper() or after.isupper() or char in _ALONE)
    return before.isalpha() or after.isalpha() or (before in " \n'’(" and after in " \n.,")
