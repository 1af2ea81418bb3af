"""The shape of a piece of text: what can be told of it without its neighbours."""

from msgspec import Struct

from reader.cleaning import words
from reader.cleaning.cues import SHORT, cues_of
from reader.document.patterns import regex

_CLOSERS = "\"'”’»“‘)]}*_`›」』】）＂"
_OPENERS = "\"'“‘«„‚([{*_`¿¡‹「『【（ \u00a0\u202f"
_TERMINAL = frozenset(".!?…。！？।؟۔॥")
_INNER = regex(r"[.!?…。！？۔؟](?:(?<=[.!?…])[\"'”’»)\]]*\s+[\"'“‘«„(\[]*[^\W\da-z_]|(?<=[。！？۔؟])\S)")
"""Where a sentence ends and another begins. A set comes first, by which a pattern is looked for four times as fast."""
_MARKER = regex(r"(?:[•▪◦●○■□‣⁃∙·►▶➢✓✔*+-](?:[ \t]+[•▪◦●○■□‣⁃∙·►▶➢✓✔*+-](?=[ \t]))*|\d{1,3}[.)]|[a-z]\))[ \t]+(?=\S)")
_HASHES = regex(r"#{1,6}[ \t]+(?=\S)")
_WIDE = regex("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
"""A sign of a script without spaces; two of them make a word."""
_PHRASED = regex("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""A sign of Thai, Lao, Burmese or Khmer, where spaces part phrases."""
_PHRASES = regex(f"{_PHRASED.pattern} {_PHRASED.pattern}")
"""Where two phrases meet; of such a script a text of some length is sentences, which end without a sign."""
_UNCASED = frozenset({"other", "digit", "sign"})
"""How a text may begin that is of a script without spaces."""
_LETTERS = 6
"""So many of those make a word, signs above and below it counted."""
_NOTE = regex(r"[^\W\d_]{2}([.!?])[\"'”’»)]*\[?\d{1,2}$")
"""The number of a footnote, after the stop of a sentence."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹†‡"
"""Such numbers and signs that are no digits."""
_TRAILING = f"{_CLOSERS}{_RAISED} "
"""What may stand behind a stop."""
_INITIALS = regex(r"\b[A-Z]\.(?:[A-Z]\.)+$")
"""A name in initials; a title that ends in it does not end as a sentence does."""
_TITLED = 0.7
"""From a greater share of capitalised words on, a line is a title."""
_BOLD = regex(r"\*\*[^*]+\*\*")
_SIGNS = 3
"""Of so few signs the words of Chinese and Japanese are, which say as much as twice as many letters."""
_PARAGRAPH, _SENTENCE = 150, 60
"""From these lengths on, a text is like a paragraph: by itself, or with a sentence in it."""


class Shape(Struct, frozen=True, gc=False):
    """What a piece looks like, mark-up and list marker taken off.

    Attributes:
        length: code points.
        words: how many, or what stands for that in a script without spaces.
        first: class of the first letter: lower, upper (as *iPhone* is), digit, other (a script without cases), sign.
        quoted: whether an opening mark stands before it.
        end: how it ends: terminal, question, comma, colon, dash, open (a word that wants another), none.
        inner: whether a sentence ends inside.
        capitals: share of words that begin with a capital, -1 where not counted.
        marker: the list marker or the hashes before it, without space.
        bold: whether all of it is bold.
        body: the text without the marker.
        lower: the same in lower case, or "" where it is long.
    """

    length: int
    words: int
    first: str
    quoted: bool
    end: str
    inner: bool
    capitals: float
    marker: str
    bold: bool
    body: str
    lower: str

    @property
    def cues(self) -> frozenset[str]:
        """Which word lists it touches. They are looked up when asked for: a line of a paragraph never is."""
        return cues_of(self.body)

    @property
    def shouted(self) -> bool:
        """Whether it is short and holds no lower-case letter."""
        return self.body != self.lower != "" and self.body.upper() == self.body

    @property
    def bulleted(self) -> bool:
        """Whether a bullet stands before it, and no number, letter or hash."""
        return bool(self.marker) and not self.marker[0].isalnum() and self.marker[0] != "#"

    @property
    def prose(self) -> bool:
        """Whether it is like a paragraph: long, or of middling length with a sentence in it."""
        wide = self.first in _UNCASED and self.words * _SIGNS >= self.length
        columns = self.length * 2 if wide else self.length
        return columns >= _PARAGRAPH or (columns >= _SENTENCE and (self.inner or self.stopped))

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.end in ("terminal", "question")


def shape_of(text: str) -> Shape:
    """The shape of a stripped, non-empty text of one piece."""
    marker = _marker(text)
    body = text[len(marker) :].lstrip() if marker else text
    bold = body.startswith("**") and _BOLD.fullmatch(body) is not None
    if bold:
        body = body[2:-2]
    short = len(body) < SHORT
    first, quoted = _beginning(body)
    count = body.count(" ") + 1
    lower = body.lower() if short else ""
    phrased = first == "other" and len(body) >= _SENTENCE and _PHRASES.search(body) is not None
    end = _ending(body)
    return Shape(
        len(body),
        max(count, _unspaced(body)) if first in _UNCASED else count,
        first,
        quoted,
        "terminal" if phrased and end == "none" else end,
        phrased or _INNER.search(body) is not None,
        _capitals(body) if short else -1.0,
        marker.strip(),
        bold,
        body,
        lower,
    )


def _unspaced(text: str) -> int:
    """What stands for the number of words in a script that parts none by spaces."""
    return len(_WIDE.findall(text)) // 2 + len(_PHRASED.findall(text)) // _LETTERS


def _marker(text: str) -> str:
    if text[0].isalpha() and text[1:2] != ")":
        return ""
    match = _HASHES.match(text) or _MARKER.match(text)
    return match[0] if match else ""


def _beginning(text: str) -> tuple[str, bool]:
    bare = text[:12].lstrip(_OPENERS)
    quoted = len(bare) < len(text[:12])
    if not bare:
        return "sign", quoted
    char = bare[0]
    if char.islower():
        brand = bare[1:2].isupper()
        return ("upper" if brand else "lower"), quoted
    if char.isupper():
        return "upper", quoted
    if char.isdigit():
        return "digit", quoted
    return ("other" if char.isalpha() else "sign"), quoted


def _ending(text: str) -> str:
    bare = text[-12:].rstrip(_TRAILING)
    if bare[-1:].isdecimal() and (note := _NOTE.search(bare)):
        bare = bare[: note.end(1)]
    last = bare[-1:] or text[-1]
    if last in "?？؟":
        return "question"
    if last in _TERMINAL:
        return "none" if _INITIALS.search(bare) and _capitals(text) > _TITLED else "terminal"
    if last in ",;，、；،":
        return "comma"
    if last in ":：":
        return "colon"
    if last in "-–—":
        return "dash"
    word = text[max(0, len(text) - 16) :].rpartition(" ")[2].strip(_CLOSERS).lower()
    return "open" if word in words.OPEN else "none"


def _capitals(text: str) -> float:
    initials = list(filter(str.isalpha, [word[0] for word in text.split()]))
    return sum(map(str.isupper, initials)) / len(initials) if initials else 0.0
