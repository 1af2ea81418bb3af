"""The captions on a web page, which extractors leave out: told by their element's name, or the picture above them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.cleaning.claims import Claim, Claims
from reader.cleaning.page import Element, Page, stripped
from reader.cleaning.shapes import shape_of
from reader.document.blocks import Kind, Style
from reader.document.patterns import regex
from reader.document.spans import Span

_NAMED = regex(r"caption|figure__?desc|info-?desc|image-?desc|photo-?desc")
_NOT_NAMED = regex(r"closed-?caption|captions?-(?:settings|menu|selector|button)|track|vjs")
_CREDIT = regex(r"credit|copyright|byline|author|source|photographer|attribution|agency|quelle")
_LONGEST = 900
"""Characters of an element that may be a caption with its credit."""
_LONGEST_BESIDE = 350
"""Characters of a caption that no element names, and of a credit."""
_BEGINNING = 150
"""By so many characters at its beginning a line is judged."""
_FEWEST = 5
"""A caption without a name has so many words."""

_FURNITURE = frozenset(
    {"share", "site", "related", "aside", "comment", "legal", "notice", "header", "consent", "lead", "ago"}
)
_PICTURED = frozenset({"credit", "credited"})
_MOST_LINKED = 0.5
"""A line of which a greater share is linked is a teaser."""


def named_captions(page: Page, zone: Span) -> Iterator[Claim]:
    """The captions in a part of the page that are called so, without the credit beside them if it is an element."""
    holders = [one for one in page.elements if _holds_caption(one) and zone.encloses(one.span)]
    credits_ = [one for one in page.elements if _CREDIT.search(one.label) and one.end - one.start < _LONGEST_BESIDE]
    for holder, inner in zip_longest(holders, holders[1:]):
        # Elements come by their beginning, outer ones first: what holds another caption is followed by it.
        if inner is None or inner.end > holder.end or inner.span == holder.span:
            span = _without_credit(page, holder, credits_)
            if not span.is_empty:
                yield Claim(span, Kind.CAPTION)


def _holds_caption(element: Element) -> bool:
    named = _NAMED.search(element.label) is not None and not _CREDIT.search(element.label)
    fits = not _NOT_NAMED.search(element.label) and element.end - element.start < _LONGEST
    return fits and (named or element.name == "figcaption")


def _without_credit(page: Page, holder: Element, credits_: Sequence[Element]) -> Span:
    """The text of a caption; a credit at its beginning is left out where it is the shorter part."""
    start, end = holder.span
    first = bisect_left(credits_, holder.start, key=lambda one: one.start)
    for one in credits_[first : bisect_left(credits_, holder.end, key=lambda one: one.start)]:
        credit = one.span
        if credit.end == end and credit.start > start:
            end = credit.start
        elif credit.start == start and credit.end < end and credit.end - start < end - credit.end:
            start = credit.end
    return stripped(page.text, start, end)


def captions_beneath(page: Page, zone: Span, claims: Claims) -> Iterator[Claim]:
    """Lines right beneath a picture that lead nowhere; one that was taken for text only if it speaks of a picture."""
    for offset in page.images:
        if not zone.contains(offset):
            continue
        line = next(page.segments(offset, min(zone.end, offset + _LONGEST)), None)
        if line is None or page.text[offset : line.start].strip() or line.end - line.start > _LONGEST_BESIDE:
            continue
        shape = shape_of(" ".join(page.text[line.start : min(line.end, line.start + _BEGINNING)].split()))
        if claims.under(line) and shape.cues.isdisjoint(_PICTURED):
            continue
        if shape.words >= _FEWEST and shape.cues.isdisjoint(_FURNITURE) and not _leads(page, line):
            yield Claim(line, Kind.CAPTION)


def _leads(page: Page, span: Span) -> bool:
    """Whether most of it is a link: the headline of another story beneath its picture."""
    linked = sum(one.end - one.start for one in page.styled(span) if one.style is Style.LINK)
    return linked > _MOST_LINKED * (span.end - span.start)
