"""What the words and signs of a line say of it: its word lists, whose picture it tells of, what it counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reader.cleaning import words
from reader.cleaning.credits import credits_of
from reader.document.patterns import regex

_URL = regex(r"[.:](?:(?<=\w\.)(?:com|org|net|co|de|fr|uk)\b|(?<=www\.)|(?<=http:)//|(?<=https:)//)", re.IGNORECASE)
SHORT = 200
"""Beyond this length a text is prose and its words are not looked up."""
_ENDED = frozenset(".!?…。！？।؟۔॥:")
"""What ends a sentence, or announces what is below."""

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
def cues_of(text: str) -> frozenset[str]:
    """The cues of a text; those of the last that were asked for are kept, for a rule asks for what another did."""
    if len(text) >= SHORT:
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
