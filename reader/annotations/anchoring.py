"""From a selection to what is stored of it, and back to a place in the article: describe, and anchor.

An annotation is found again from the cheapest evidence to the costliest: at its stored spans, at spans shifted as its
neighbours were, by its quote and surroundings. Only *exact* and *moved* are places; the rest wait for the analyst.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from reader.annotations import quotes
from reader.annotations.model import Anchor, Annotation
from reader.document.article import Article
from reader.document.spans import Span, hull

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
    """What to store of these ranges of the article text; None where nothing in them has a source."""
    spans = source_spans(article, ranges)
    if not spans:
        return None
    around = hull(article.to_text(spans))
    return Selectors(
        spans,
        quote_of(article, spans),
        article.slice(around.start - quotes.CONTEXT, around.start),
        article.slice(around.end, around.end + quotes.CONTEXT),
    )


def source_spans(article: Article, ranges: Iterable[Span]) -> tuple[Span, ...]:
    """The source ranges under several ranges of the article text, ascending; those that touch are one."""
    merged: list[Span] = []
    for span in sorted(span for part in ranges for span in article.to_source(*part)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def quote_of(article: Article, spans: Iterable[tuple[int, int]]) -> str:
    """The article text of source ranges; parts that do not touch are joined by a space."""
    return " ".join(article.slice(*part) for part in article.to_text(spans))


def stands(article: Article, annotation: Annotation) -> bool:
    """Whether the annotation's quote is what its source spans say now."""
    return bool(annotation.quote.strip()) and quotes.same(quote_of(article, annotation.spans), annotation.quote)


def anchor_all(article: Article, annotations: Iterable[Annotation]) -> list[Annotation]:
    """The annotations of a file that has changed, each with the anchor that was found and the spans that go with it.

    Those that could not be placed keep the spans that they had.
    """
    return _Anchoring(article).anchor_all(sorted(annotations, key=lambda one: (one.spans[:1], one.id)))


class _Anchoring:
    """One pass over the annotations of an article, in the order of their spans."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._shift = 0
        self._text: str | None = None

    def anchor_all(self, annotations: Sequence[Annotation]) -> list[Annotation]:
        return [self._anchor(annotation) for annotation in annotations]

    def _anchor(self, annotation: Annotation) -> Annotation:
        for shift in dict.fromkeys((0, self._shift)):
            shifted = tuple(Span(start + shift, end + shift) for start, end in annotation.spans)
            candidate = replace(annotation, spans=shifted)
            if stands(self._article, candidate) and self._surrounded(candidate):
                self._shift = shift
                return replace(candidate, anchor=Anchor.MOVED if shift else Anchor.EXACT)
        return self._search(annotation)

    def _surrounded(self, annotation: Annotation) -> bool:
        """Whether the words around it are those that were stored, on one side at least."""
        found = describe(self._article, self._article.to_text(annotation.spans))
        if found is None:
            return False
        return quotes.same(found.prefix, annotation.prefix) or quotes.same(found.suffix, annotation.suffix)

    def _search(self, annotation: Annotation) -> Annotation:
        text = self._whole_text()
        found = quotes.matches(text, annotation.quote, annotation.prefix, annotation.suffix)
        place = quotes.decide(found, annotation.quote, annotation.prefix, annotation.suffix)
        if place is not None:
            spans = tuple(self._article.to_source(*place))
            if spans and quotes.same(quote_of(self._article, spans), annotation.quote):
                self._shift = spans[0].start - annotation.spans[0].start if annotation.spans else 0
                anchor = Anchor.EXACT if spans == annotation.spans else Anchor.MOVED
                return replace(annotation, spans=spans, anchor=anchor)
        return replace(annotation, anchor=self._missing(annotation, occurs=bool(found)))

    def _missing(self, annotation: Annotation, *, occurs: bool) -> Anchor:
        if occurs:
            return Anchor.AMBIGUOUS
        text = self._whole_text()
        near = len(text) <= _RESEMBLANCE_LIMIT and quotes.resembles(text, annotation.quote)
        return Anchor.CHANGED if near else Anchor.LOST

    def _whole_text(self) -> str:
        if self._text is None:
            self._text = self._article.text
        return self._text
