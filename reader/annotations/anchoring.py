"""From a selection to what is stored of it, and back to a place in the article: describe, and anchor.

An annotation is found again from the cheapest evidence to the costliest: at its stored spans, at spans shifted as its
neighbours were, by its quote and surroundings. Only *exact* and *moved* are places; the rest wait for the analyst.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from reader.annotations import quotes
from reader.annotations.model import PLACED, Anchor, Annotation, Correction, Quote
from reader.document.article import Article
from reader.document.blocks import Operation
from reader.document.spans import Span, hull, united

_RESEMBLANCE_LIMIT = 500_000
"""Articles longer than this (code points) are not searched for words that only resemble a quote: it takes too long."""


class Selectors(NamedTuple):
    """What is stored of a selection so that it can be found again.

    Attributes:
        spans: source ranges, ascending.
        quote: the article text of those ranges.
        prefix: the article text before it, up to 32 characters.
        suffix: the article text after it, up to 32 characters.
    """

    spans: tuple[Span, ...]
    quote: str
    prefix: str
    suffix: str


def describe(article: Article, ranges: Iterable[Span]) -> Selectors | None:
    """What to store of these ranges of the article text; None where no word in them has a source."""
    spans = source_spans(article, ranges)
    quote = _quote_of(article, spans)
    if not quote.strip():
        return None
    around = hull(article.to_text(spans))
    return Selectors(
        spans,
        quote,
        article.slice(around.start - quotes.CONTEXT, around.start),
        article.slice(around.end, around.end + quotes.CONTEXT),
    )


def source_spans(article: Article, ranges: Iterable[Span]) -> tuple[Span, ...]:
    """The source ranges under several ranges of the article text, ascending; those that touch are one."""
    return tuple(united(span for part in ranges for span in article.to_source(*part)))


def _quote_of(article: Article, spans: Iterable[tuple[int, int]]) -> str:
    """The article text of source ranges; parts that do not touch are joined by a space."""
    return " ".join(article.slice(*part) for part in article.to_text(spans))


def stands(article: Article, annotation: Annotation) -> bool:
    """Whether the annotation's quote is what its source spans say now."""
    quote = annotation.quote
    return bool(quote.strip()) and quotes.same(_quote_of(article, annotation.spans), quote)


def requoted(article: Article, annotation: Annotation) -> Annotation:
    """The annotation with its quote as its source spans say it now, where the same words stand in another order.

    So they do once blocks have been joined across another block, or parted again. Any other annotation is returned as
    it is.
    """
    found = None if stands(article, annotation) else describe(article, article.to_text(annotation.spans))
    if found is None or letters(found.quote) != letters(annotation.quote):
        return annotation
    return replace(annotation, quote=found.quote, prefix=found.prefix, suffix=found.suffix)


def letters(quote: str) -> str:
    """The characters of a quote but its white space, sorted: equal for the same words in whatever order of blocks."""
    return "".join(sorted("".join(quote.split())))


def quote_at(article: Article, words: Span) -> Quote:
    """A range of the article text as the quote by which it is found again."""
    return Quote(
        article.slice(*words),
        article.slice(words.start - quotes.CONTEXT, words.start),
        article.slice(words.end, words.end + quotes.CONTEXT),
    )


def anchor_all(article: Article, annotations: Iterable[Annotation]) -> list[Annotation]:
    """The annotations of a file that has changed, each with the anchor that was found and the spans that go with it.

    Those that could not be placed keep the spans that they had.
    """
    anchoring = _Anchoring(article)
    found = []
    for annotation in sorted(annotations, key=lambda one: (one.spans[:1], one.id)):
        place = anchoring.find(_selectors(annotation))
        found.append(replace(annotation, spans=place.spans, anchor=place.anchor))
    return found


def anchor_corrections(article: Article, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections of a file that has changed, in their order, each with the anchor that was found.

    Those that are *exact* or *moved* fit, and have spans where the words are now. One that was kept without quotes is
    *lost*. Those that could not be placed keep the spans that they had.
    """
    anchoring = _Anchoring(article)
    return [_anchored(anchoring, correction) for correction in corrections]


def _anchored(anchoring: "_Anchoring", correction: Correction) -> Correction:
    found = [anchoring.find(Selectors((), *quote)) for quote in correction.quotes] or [Found((), Anchor.LOST)]
    worst = max((one.anchor for one in found), key=list(Anchor).index)
    if worst not in PLACED:
        return replace(correction, anchor=worst)
    spans = tuple(hull(one.spans) for one in found)
    if correction.operation is Operation.SPLIT:
        spans = tuple(Span(span.start, span.start) for span in spans)
    pairs = zip(correction.spans, spans, strict=True)
    if all(before.start == after.start or before.end == after.end for before, after in pairs):
        return replace(correction, anchor=Anchor.EXACT)
    return replace(correction, spans=spans, anchor=Anchor.MOVED)


def _selectors(annotation: Annotation) -> Selectors:
    return Selectors(annotation.spans, annotation.quote, annotation.prefix, annotation.suffix)


class Found(NamedTuple):
    """Where something was found again, and how.

    Attributes:
        spans: source ranges, ascending; those that it had where it has no place.
        anchor: how it was found.
    """

    spans: tuple[Span, ...]
    anchor: Anchor


class _Anchoring:
    """One pass over what is kept of an article, in the order of its spans."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._shift = 0

    def find(self, wanted: Selectors) -> Found:
        if self._stands(wanted, wanted.spans):
            self._shift = 0
            return Found(wanted.spans, Anchor.EXACT)
        if self._shift:
            spans = tuple(Span(start + self._shift, end + self._shift) for start, end in wanted.spans)
            if self._stands(wanted, spans):
                return Found(spans, Anchor.MOVED)
        return self._search(wanted)

    def _stands(self, wanted: Selectors, spans: tuple[Span, ...]) -> bool:
        """Whether the quote is what these source ranges say, and one of its surroundings what stands there."""
        text, ranges = self._whole.text, self._article.to_text(spans)
        quote = " ".join(text[start:end] for start, end in ranges)
        if not quote.strip() or not quotes.same(quote, wanted.quote):
            return False
        start, end = ranges[0].start, ranges[-1].end
        prefix = text[max(0, start - quotes.CONTEXT) : start]
        return quotes.same(prefix, wanted.prefix) or quotes.same(text[end : end + quotes.CONTEXT], wanted.suffix)

    def _search(self, wanted: Selectors) -> Found:
        _, quote, prefix, suffix = wanted
        found = quotes.matches(self._whole, quote, prefix, suffix)
        place = quotes.decide(found, quote, prefix, suffix)
        if place is not None:
            spans = tuple(self._article.to_source(*place))
            if spans and quotes.same(_quote_of(self._article, spans), quote):
                self._shift = spans[0].start - wanted.spans[0].start if wanted.spans else 0
                return Found(spans, Anchor.EXACT if spans == wanted.spans else Anchor.MOVED)
        return Found(wanted.spans, self._missing(quote, occurs=bool(found)))

    def _missing(self, quote: str, *, occurs: bool) -> Anchor:
        if occurs:
            return Anchor.AMBIGUOUS
        near = len(self._whole.text) <= _RESEMBLANCE_LIMIT and quotes.resembles(self._words, quote)
        return Anchor.CHANGED if near else Anchor.LOST

    @cached_property
    def _whole(self) -> quotes.Normalised:
        return quotes.normalised(self._article.text)

    @cached_property
    def _words(self) -> list[str]:
        return self._whole.text.split()
