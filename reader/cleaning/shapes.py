"""The shape of a piece of text: what can be told of it without its neighbours."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from reader.cleaning import words
from reader.cleaning.credits import credits_of
from reader.document.patterns import regex

_CLOSERS = "\"'”’»“‘)]}*_`›」』】）＂"
_OPENERS = "\"'“‘«„‚([{*_`¿¡‹「『【（ \u00a0\u202f"
_TERMINAL = frozenset(".!?…。！？।؟۔॥")
_ENDED = _TERMINAL | {":"}
_INNER = regex(r"[.!?…。！？۔؟](?:(?<=[.!?…])[\"'”’»)\]]*\s+[\"'“‘«„(\[]*[^\W\da-z_]|(?<=[。！？۔؟])\S)")
"""Where a sentence ends and another begins. A set comes first, by which a pattern is looked for four times as fast."""
_MARKER = regex(r"(?:[•▪◦●○■□‣⁃∙·►▶➢✓✔*+-](?:[ \t]+[•▪◦●○■□‣⁃∙·►▶➢✓✔*+-](?=[ \t]))*|\d{1,3}[.)]|[a-z]\))[ \t]+(?=\S)")
_HASHES = regex(r"#{1,6}[ \t]+(?=\S)")
_URL = regex(r"[.:](?:(?<=\w\.)(?:com|org|net|co|de|fr|uk)\b|(?<=www\.)|(?<=http:)//|(?<=https:)//)", re.IGNORECASE)
_WIDE = regex("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
"""A sign of a script without spaces; two of them make a word."""
_PHRASED = regex("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""A sign of Thai, Lao, Burmese or Khmer, where spaces part phrases."""
_PHRASES = regex(f"{_PHRASED.pattern} {_PHRASED.pattern}")
"""Where two phrases meet; of such a script a text of some length is sentences, which end without a sign."""
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
_PARAGRAPH, _SENTENCE = 150, 60
"""From these lengths on, a text is like a paragraph: by itself, or with a sentence in it."""
_SHORT = 200
"""Beyond this length a text is prose and its words are not looked up."""


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
        return _cues(self.body)

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
        return self.length >= _PARAGRAPH or (self.length >= _SENTENCE and (self.inner or self.stopped))

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
    short = len(body) < _SHORT
    first, quoted = _beginning(body)
    count = body.count(" ") + 1
    lower = body.lower() if short else ""
    phrased = first == "other" and len(body) >= _SENTENCE and _PHRASES.search(body) is not None
    end = _ending(body)
    return Shape(
        len(body),
        max(count, _unspaced(body)) if first == "other" else count,
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


_WORD_CUES = (
    ("share", words.SHARE),
    ("site", words.SITE),
    ("related", words.RELATED),
    ("aside", words.ASIDE),
    ("comment", words.COMMENT),
    ("legal", words.LEGAL),
)
_FEW = 14
"""A line of more words is no label."""
_DENSE = 0.45
"""So great a share of a label's words must be of a list for the list to be its cue."""
_SITE_TALK = 3
"""Words of consent that a text asking for it has; one less is enough for a short one."""
_BRIEF = 25
"""Words of a short text."""
_MIDDLING = 900
"""Characters of a text that is looked at for what sites say of themselves."""


def _tokens_of(lower: str) -> list[str]:
    """The words of a text in lower case, without the signs around them."""
    return _bare(lower.replace("/", " ").replace("—", " ").split())


def long_words(lower: str, least: int) -> list[str]:
    """The words of a text in lower case that have about so many letters or more."""
    return _bare([word for word in lower.replace("—", " ").split() if len(word) >= least])


def _bare(tokens: Iterable[str]) -> list[str]:
    return [token if token.isalpha() else token.strip(_AROUND) for token in tokens]


_AROUND = ".,;:!?…\"'“”‘’«»„‚()[]{}*_`|·•–-"


@lru_cache(maxsize=2048)
def _cues(text: str) -> frozenset[str]:
    """The cues of a text; those of the last that were asked for are kept, for a rule asks for what another did."""
    if len(text) >= _SHORT:
        return _long_cues(text)
    found = set(_signs(text))
    tokens = _tokens_of(text.lower())
    found.update(_told(text, tokens))
    if len(tokens) <= _FEW:
        found.update(_labels([token for token in tokens if token], ended=text[-1] in _ENDED))
    return frozenset(found)


def _long_cues(text: str) -> frozenset[str]:
    """The cues of prose: whose picture it tells of, and whether it is about the site."""
    found = set(credits_of(text))
    if "[" in text[:_OPENING] and _PICTURED.match(text):
        found.add("pictured")
    if len(text) < _MIDDLING:
        found.update(_told(text, text.lower().split()))
    return frozenset(found)


def _told(text: str, tokens: Sequence[str]) -> Iterator[str]:
    """Whether a text is about the site that it stood on, or speaks to the reader for the site."""
    known = words.KNOWN.intersection(tokens)
    if len(known) < _PAIR:
        return
    if len(tokens) > _DENSE_FROM and len(words.CONSENT & known) >= _SITE_TALK - (len(tokens) <= _BRIEF):
        yield "consent"
    if any(mark in text for mark in _QUOTATION):
        return
    if not words.YOU.isdisjoint(known) and not words.US.isdisjoint(known):
        yield "ours"
    if len(words.TALK & known) >= _PAIR:
        yield "talks"


_PAIR = 2
"""Words of a list by which a text is told to be of its sort."""
_QUOTATION = '"“„«'


def _labels(tokens: list[str], *, ended: bool) -> Iterator[str]:
    """What the words of a line say; `ended` is whether it ends a sentence, or announces what is below."""
    if not tokens:
        return
    least = _DENSE * len(tokens)
    if not words.LABELS.isdisjoint(tokens):
        yield from (name for name, known in _WORD_CUES if len(known.intersection(tokens)) >= least)
    first, last = tokens[0], tokens[-1]
    if first in words.ROLE or last in words.ROLE:
        yield "role"
    if first in words.CREDIT:
        yield "credit"
    if " ".join(tokens) in words.HEADER or (not ended and _heads_links(tokens)):
        yield "header"
    if first in words.NOTICE or " ".join(tokens[:2]) in words.NOTICE:
        yield "notice"


def _heads_links(tokens: list[str]) -> bool:
    """Whether a line heads a list of other articles: *More in Local News*, *Related press releases*."""
    if tokens[0] in _READ:
        tokens = tokens[1:]
    if tuple(tokens[:_PAIR]) in words.MORE:
        return len(tokens) <= _HEADER
    if len(tokens) == _PAIR and tokens[0] == "more":
        return tokens[1] in words.MENU
    return _PAIR <= len(tokens) <= _PAIR + 1 and tokens[0] == "related"


_READ = frozenset({"read", "see", "view", "explore"})
_HEADER = 7
"""Words of what heads a list of other articles, at most."""
_DENSE_FROM = 8
"""Words from which a share of them says something."""
_DIGIT = regex(r"\d")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_COUNT = regex(r"\(\d+\)\W*$|\b\d+ (?:comments?|shares?|replies|likes|views)\b|^\W*\d+\W*$", re.IGNORECASE)
_AGO = regex(r"\b\d+[ -]?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|h|m|d) (?:ago|read)\b", re.IGNORECASE)
_BRACKETED = regex(r"^\W{0,3}\[.*\]\W{0,2}$|!\[|\[IMG\]")
_IMAGE = regex(r"^(?:\W*!\[[^\]]*\]\([^)]*\)\W*)+$|^\W*\[(?:IMG|INLINE|EMBED|image)\b[^\]]*\]\W*$", re.IGNORECASE)
_PICTURED = regex(
    r"\W{0,3}(?:\d{1,2}\W{1,2})?!\[|\W{0,2}\[(?!\d{1,3}\])[^\]\s\d_]*+[\d_][^\]\s]*+\] ?\S"
    r"|\W{0,2}\[\d{0,4}\]?(?:IMG|Image)\b|\[ ?!\["
)
"""How a link begins that has a picture, or its file name, before its words."""
_OPENING = 8
"""Characters among which the bracket of such a link stands."""
_RIGHTS = regex(r"©|\(c\) ?\d{4}|copyright \d{4}|all rights reserved", re.IGNORECASE)
_MAIL = regex(r"[\w.-]+@[\w-]+\.\w|(?:^| )@\w{3,}")
_LEAD = regex(
    r"(?:also )?(?:read|related|see|watch|listen|more|recommended|in pictures|explained|opinion)\b(?: \w+){0,2}:",
    re.IGNORECASE,
)
_CRUMBS = regex(r"[^|·•/»>›]{1,30}(?: ?[|·•/»>›] ?[^|·•/»>›]{1,30}){2,}")
"""Three names or more with bars between: a menu, or the way to a page."""


def _signs(text: str) -> Iterator[str]:
    """What the signs and numbers of a line say; each pattern is tried only where a sign of its own stands."""
    if _DIGIT.search(text):
        yield from _named(text, ("year", _YEAR), ("count", _COUNT), ("ago", _AGO))
    if "[" in text:
        yield from _named(text, ("bracket", _BRACKETED), ("image", _IMAGE), ("pictured", _PICTURED))
    if ":" in text and _LEAD.match(text):
        yield "lead"
    if "@" in text and _MAIL.search(text):
        yield "mail"
    if _has_bar(text):
        yield "bar"
        if _CRUMBS.fullmatch(text):
            yield "crumbs"
    if "." in text and _URL.search(text):
        yield "url"
    if "©" in text or "opyright" in text or "eserved" in text or "(c)" in text:
        yield from _named(text, ("rights", _RIGHTS))
    yield from credits_of(text)


def _has_bar(text: str) -> bool:
    """Whether a bar parts two names."""
    return (
        "|" in text
        or " · " in text
        or " • " in text
        or " / " in text
        or " » " in text
        or " > " in text
        or " › " in text
    )


def _named(text: str, *patterns: tuple[str, re.Pattern[str]]) -> Iterator[str]:
    return (name for name, pattern in patterns if pattern.search(text))
