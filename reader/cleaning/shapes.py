"""The shape of a piece of text: what can be told of it without its neighbours."""

import re
from typing import NamedTuple

from reader.cleaning import words

_CLOSERS = "\"'”’»“‘)]}*_`›」』】）＂"
_OPENERS = "\"'“‘«„‚([{*_`¿¡‹「『【（"
_TERMINAL = frozenset(".!?…。！？।؟۔॥")
_INNER = re.compile(r"[.!?…][\"'”’»)\]]*\s+[\"'“‘«„(\[]*[^\W\da-z_]|[。！？۔؟]\S")
_MARKER = re.compile(r"(?:[•▪◦●○■□‣⁃∙·►▶➢✓✔*+–-]|\d{1,3}[.)]|[a-z]\))[ \t]+(?=\S)")
_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
_URL = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|co|de|fr|uk)\b")
_CREDIT = re.compile(
    r"\((?:[^()]*\b(?:AP|AFP|Reuters|Getty|EPA|File|file|Photo|photo|picture|Foto|Archivbild|dpa)\b[^()]*)\)[.]?$"
    r"|(?:Photo|Image|Picture|Credit|Credits|Foto|Bild|Photograph|Crédit)s?(?: by|:| credit| courtesy)[^.]{2,60}[.]?$"
    r"|[/|©] ?(?:[\w.]+ ){0,3}(?:Getty Images|AFP|AP|Reuters|EPA|Shutterstock|iStock|dpa|Alamy)[.]?$"
)
_AGO = re.compile(
    r"\b\d+[ -]?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|h|m|d) (?:ago|read)\b|\bmin read\b",
    re.IGNORECASE,
)
_SHORT = 200
"""Beyond this length a text is prose and its words are not looked up."""


class Shape(NamedTuple):
    """What a piece looks like, mark-up and list marker taken off.

    Attributes:
        length: code points.
        words: how many, or what stands for that in a script without spaces.
        first: class of the first letter: lower, upper, digit, other (a script without cases), sign.
        quoted: whether an opening mark stands before it.
        end: how it ends: terminal, comma, colon, dash, open (a word that wants another), none.
        inner: whether a sentence ends inside.
        capitals: share of words that begin with a capital, -1 where not counted.
        shouted: whether it holds no lower-case letter.
        marker: the list marker or the hashes before it, without space.
        bold: whether all of it is bold.
        cues: which word lists it touches.
        lower: the text in lower case, or "" where it is long.
    """

    length: int
    words: int
    first: str
    quoted: bool
    end: str
    inner: bool
    capitals: float
    shouted: bool
    marker: str
    bold: bool
    cues: frozenset[str]
    lower: str

    @property
    def prose(self) -> bool:
        """Whether it is like a paragraph: long, or of middling length with a sentence in it."""
        return self.length >= 150 or (self.length >= 60 and (self.inner or self.end == "terminal"))


def shape_of(text: str) -> Shape:
    """The shape of a stripped, non-empty text of one piece."""
    marker = _marker(text)
    body = text[len(marker) :].lstrip() if marker else text
    bold = len(body) > 4 and body.startswith("**") and body.endswith("**") and body.count("**") == 2
    if bold:
        body = body[2:-2]
    short = len(body) < _SHORT
    count = body.count(" ") + 1
    lower = body.lower() if short else ""
    return Shape(
        len(body),
        count,
        *_beginning(body),
        _ending(body),
        _INNER.search(body) is not None,
        _capitals(body) if short else -1.0,
        short and body.upper() == body and body != lower,
        marker.strip(),
        bold,
        _cues(body, lower) if short else _long_cues(body),
        lower,
    )


def _marker(text: str) -> str:
    match = _HASHES.match(text) or _MARKER.match(text)
    return match[0] if match else ""


def _beginning(text: str) -> tuple[str, bool]:
    bare = text[:12].lstrip(_OPENERS)
    quoted = len(bare) < len(text[:12])
    if not bare:
        return "sign", quoted
    char = bare[0]
    if char.islower():
        return "lower", quoted
    if char.isupper():
        return "upper", quoted
    if char.isdigit():
        return "digit", quoted
    return ("other" if char.isalpha() else "sign"), quoted


def _ending(text: str) -> str:
    bare = text[-12:].rstrip(_CLOSERS + " ")
    last = bare[-1:] or text[-1]
    if last in _TERMINAL:
        return "terminal"
    if last in ",;，、；،":
        return "comma"
    if last in ":：":
        return "colon"
    if last in "-–—":
        return "dash"
    word = text[max(0, len(text) - 16) :].rpartition(" ")[2].strip(_CLOSERS).lower()
    return "open" if word in words.OPEN else "none"


def _capitals(text: str) -> float:
    initials = [word[0] for word in text.split() if word[0].isalpha()]
    return sum(map(str.isupper, initials)) / len(initials) if initials else 0.0


_WORD_CUES = (
    ("share", words.SHARE),
    ("site", words.SITE),
    ("related", words.RELATED),
    ("aside", words.ASIDE),
    ("comment", words.COMMENT),
    ("legal", words.LEGAL),
)
_FEW = 8
_DENSE = 0.45
"""So great a share of a short text's words must be of a list for the list to be its cue."""


def _cues(text: str, lower: str) -> frozenset[str]:
    tokens = _TOKEN.findall(lower)
    found = set()
    if tokens:
        found.update(
            name for name, known in _WORD_CUES if sum(token in known for token in tokens) >= _DENSE * len(tokens)
        )
        if tokens[0] in words.ROLE or tokens[-1] in words.ROLE:
            found.add("role")
        if tokens[0] in words.CREDIT:
            found.add("credit")
        bare = " ".join(tokens)
        if bare in words.HEADER:
            found.add("header")
        if tokens[0] in words.NOTICE or " ".join(tokens[:2]) in words.NOTICE:
            found.add("notice")
    if len(tokens) > _FEW and _talks(tokens):
        found.add("consent")
    found.update(name for name, pattern in _PATTERNS if pattern.search(text))
    return frozenset(found)


_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|©|\(c\)")
_PATTERNS = (
    ("credited", _CREDIT),
    ("ago", _AGO),
    ("url", _URL),
    ("bar", re.compile(r" [|·•/»] |\|")),
    ("bracket", re.compile(r"^\W{0,3}\[.*\]\W{0,2}$|!\[|\[IMG\]")),
    ("rights", re.compile(r"©|\(c\) ?\d{4}|[Cc]opyright \d{4}|[Aa]ll [Rr]ights [Rr]eserved")),
    ("count", re.compile(r"\(\d+\)\W*$|\b\d+ (?:comments?|shares?|replies|likes|views)\b|^\W*\d+\W*$")),
    ("year", re.compile(r"\b(?:19|20)\d\d\b")),
    (
        "lead",
        re.compile(
            r"^(?:also )?(?:read|related|see|watch|listen|more|recommended|in pictures|explained|opinion)\b(?: \w+){0,2}:",
            re.IGNORECASE,
        ),
    ),
    ("mail", re.compile(r"[\w.-]+@[\w-]+\.\w|(?:^| )@\w{3,}")),
)


_SITE_TALK = 3
_MIDDLING = 900


def _long_cues(text: str) -> frozenset[str]:
    found = set()
    if _CREDIT.search(text[-120:]):
        found.add("credited")
    if len(text) < _MIDDLING and _talks(_TOKEN.findall(text.lower())):
        found.add("consent")
    return frozenset(found)


def _talks(tokens: list[str]) -> bool:
    """Whether prose is about the site that it stood on."""
    return len(words.CONSENT.intersection(tokens)) >= (_SITE_TALK if len(tokens) > 25 else _SITE_TALK - 1)
