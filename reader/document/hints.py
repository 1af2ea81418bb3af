"""Words and spans by their initials: which one is likeliest meant, and the labels that pick another.

Candidates are ordered by how likely they are meant: those of the sentence that one is in first, then by distance.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.document.article import Article
from reader.document.spans import Span
from reader.document.units import Unit, units_over

LONGEST = 8
"""Words that a span by initials has at most."""

_USUAL = (3, 2, 4, 5, 6, 1, 7, 8)
"""Numbers of words of a tagged span that is shorter than a sentence, the most usual first."""

_RANK = {count: rank for rank, count in enumerate(_USUAL)}

ALPHABET = "asghjklqweuiopzxvnmtyf"
"""Letters of labels, those under the fingers first; the keys of the default tags are left out."""


class Label(NamedTuple):
    """A key to press, or two, and the span of the article text that it picks."""

    keys: str
    span: Span


def initial(text: str) -> str:
    """What is typed for a word: its first letter or digit, in lower case."""
    return next((character.lower() for character in text if character.isalnum()), text[:1].lower())


def words_by_initial(article: Article, shown: Iterable[Span], letter: str, origin: Span, near: Span) -> list[Span]:
    """The words in `shown` that begin with `letter`, likeliest first.

    Args:
        article: the article.
        shown: ranges of the article text that are on the screen.
        letter: what the word begins with; case does not count.
        origin: the sentence that is preferred.
        near: the selection, from which distance is measured.
    """
    found = [word for word in _words(article, shown) if initial(article.slice(*word)) == letter.lower()]
    return sorted(found, key=lambda word: (not origin.encloses(word), word == near, _distance(word, near), word))


def spans_by_initials(article: Article, shown: Iterable[Span], letters: str, origin: Span) -> list[Span]:
    """The spans of up to eight words within a sentence whose first and last words begin so, likeliest first.

    Args:
        article: the article.
        shown: ranges of the article text that are on the screen.
        letters: the first letters of the first and of the last word.
        origin: the sentence that is preferred, and from which distance is measured.
    """
    first, last = letters[0].lower(), letters[1].lower()
    found: list[tuple[tuple[bool, int, int, int], Span]] = []
    for sentence, words in _sentences(article, shown):
        initials = [initial(article.slice(*word)) for word in words]
        for start, end in _pairs(initials, first, last):
            span = Span(words[start].start, words[end].end)
            distance = 0 if origin.encloses(span) else _distance(sentence, origin)
            found.append(((distance > 0, distance, _RANK[end - start + 1], span.start), span))
    return [span for _, span in sorted(found)]


def _pairs(initials: Sequence[str], first: str, last: str) -> Iterator[tuple[int, int]]:
    for start, letter in enumerate(initials):
        if letter == first:
            for end in range(start, min(start + LONGEST, len(initials))):
                if initials[end] == last:
                    yield start, end


def labels(spans: Sequence[Span], taken: Iterable[str]) -> list[Label]:
    """A label for every span, in order; none of them is, or begins with, a key of `taken`."""
    letters = [letter for letter in ALPHABET + ALPHABET.upper() if letter not in set(taken)]
    return [Label(keys, span) for keys, span in zip(keys_for(len(spans), letters), spans, strict=False)]


def keys_for(count: int, letters: Sequence[str]) -> list[str]:
    """The keys that pick one of so many: a letter each as far as letters reach, else the last letters begin two each.

    None begins another. There are fewer than `count` where that is more than two letters can tell apart.
    """
    doubled = 0
    while doubled < len(letters) and len(letters) - doubled + doubled * len(letters) < count:
        doubled += 1
    single, opening = letters[: len(letters) - doubled], letters[len(letters) - doubled :]
    return [*single, *(one + other for one in opening for other in letters)][:count]


def _words(article: Article, shown: Iterable[Span]) -> Iterator[Span]:
    for part in shown:
        yield from (word for word in units_over(article, part, Unit.WORD) if part.encloses(word))


def _sentences(article: Article, shown: Iterable[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """The sentences that are on the screen with their words that are."""
    for part in shown:
        words = [word for word in units_over(article, part, Unit.WORD) if part.encloses(word)]
        starts = [word.start for word in words]
        for sentence in units_over(article, part, Unit.SENTENCE):
            near = words[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            inside = [word for word in near if sentence.encloses(word)]
            if inside:
                yield sentence, inside


def _distance(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they touch."""
    return max(0, one.start - other.end, other.start - one.end)
