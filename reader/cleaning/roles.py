"""What stands around the text of a web page: headline, standfirst, byline, date, section.

An extractor gives the body; the rest is told by the elements that hold it, by what they are called, and by what the
head of the page says of the article.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.cleaning.captions import captions_beneath, named_captions
from reader.cleaning.claims import Claim, Claims, squeeze
from reader.cleaning.dates import is_dateline
from reader.cleaning.page import Element, Page
from reader.cleaning.shapes import shape_of
from reader.document.blocks import Kind, Style
from reader.document.patterns import regex
from reader.document.spans import Span


class Told(NamedTuple):
    """What the head of a page says of the article; None where it says nothing.

    Attributes:
        title: its headline, perhaps with the name of the site.
        author: who wrote it; several are parted by semicolons.
        date: the day, ISO 8601.
        description: its summary.
        section: the section it stands in.
    """

    title: str | None = None
    author: str | None = None
    date: str | None = None
    description: str | None = None
    section: str | None = None


def with_roles(page: Page, claims: Claims, told: Told) -> Claims:
    """The claims of the body with what stands around them."""
    title = _title(page, claims, told)
    zone = _zone(page, title, claims)
    if title is not None:
        claims.lay(title)
    for caption in named_captions(page, zone):
        _lay(claims, caption)
    # Before the lines: a long standfirst looks like the first paragraph, and byline and date may stand below it.
    if title is not None:
        for standfirst in _standfirst(page, Span(title.span.end, _head(zone, claims).end), claims, told):
            _lay(claims, standfirst)
    for line in list(_lines(page, _head(zone, claims), title, claims, told)):
        claims.lay(line)
    for caption in list(captions_beneath(page, zone, claims)):
        _lay(claims, caption)
    return claims


_FIRM = frozenset({Kind.TITLE, Kind.CAPTION, Kind.STANDFIRST, Kind.BYLINE, Kind.DATE, Kind.SECTION})
_MUCH = 1.5
"""What holds so many times a claim holds more than that claim."""
_LEAST_PROSE = 60
"""A paragraph of the body has so many characters; shorter ones may be labels."""
_HEAD = 20_000
"""In so many characters is looked for what stands above the text."""


def _head(zone: Span, claims: Claims) -> Span:
    """What stands above the first paragraph."""
    return Span(zone.start, min(_body_start(claims), zone.start + _HEAD))


def _length(span: Span) -> int:
    return span.end - span.start


def _lay(claims: Claims, claim: Claim) -> None:
    """Put a claim over others, unless one of them is settled, or much longer."""
    if not any(
        one.kind in _FIRM or _length(one.span) > _MUCH * _length(claim.span) for one in claims.under(claim.span)
    ):
        claims.lay(claim)


def _is_prose(claim: Claim) -> bool:
    return claim.kind is Kind.PARAGRAPH and _length(claim.span) > _LEAST_PROSE


def _body_start(claims: Claims) -> int:
    """Where the first real paragraph begins."""
    last = max((claim.span.end for claim in claims), default=0)
    return next((claim.span.start for claim in claims if _is_prose(claim)), last)


_SITE = regex(r"(?<!\s)\s++(?:[|·»•]|[-–—])\s+")
_WORD = regex(r"\w+")
_LIKE = 0.5
"""A headline shares so many of its words with what the head of the page calls the article."""


def _title(page: Page, claims: Claims, told: Told) -> Claim | None:
    """The headline: the heading most like the title that is told, else the line that says the same."""
    start = _body_start(claims)
    headings = [element for element in page.named("h1") if element.start < start]
    titles = [_words(written) for written in _titles(told.title)]
    likeness = {element: _likeness(_words(_beginning(page, element)), titles) for element in headings}
    best = max(headings, key=likeness.__getitem__, default=None)
    if best is not None and (likeness[best] >= _LIKE or (told.title is None and len(headings) == 1)):
        return Claim(best.span, Kind.TITLE, 1)
    wanted = {squeeze(written) for written in _titles(told.title)}
    lines = [line for line in page.segments(max(0, start - _HEAD), start) if squeeze(page.text[slice(*line)]) in wanted]
    return Claim(lines[-1], Kind.TITLE, 1) if lines else None


def _titles(title: str | None) -> Iterator[str]:
    """The title that is told, with and without what may be the name of the site."""
    if title:
        yield title
        parts = _SITE.split(title)
        if len(parts) > 1:
            yield max(parts, key=len)


_LONGEST_TITLE = 1000
"""Characters of a heading that are compared: unclosed ones hold each other, and each the rest of the page."""


def _beginning(page: Page, heading: Element) -> str:
    return page.text[heading.start : min(heading.end, heading.start + _LONGEST_TITLE)]


def _words(text: str) -> frozenset[str]:
    """The words of a text; the joiners of Persian, which extractors drop, are none."""
    return frozenset(_WORD.findall(text.lower().translate(_JOINERS)))


_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))


def _likeness(mine: frozenset[str], titles: Iterable[frozenset[str]]) -> float:
    """The share of words that a heading has in common with the title that is told, of the one that has fewer."""
    best = 0.0
    for told in titles:
        shared = len(mine & told)
        if shared and shared >= min(3, len(told)):
            best = max(best, shared / min(len(mine), len(told)))
    return best


_ABOVE, _BELOW = 1500, 600
"""So many characters above the headline and below the last paragraph may be about the article."""


def _zone(page: Page, title: Claim | None, claims: Claims) -> Span:
    """The part of the page that is about the article, inside the element that holds it."""
    body = [claim.span for claim in claims]
    if not body:
        return Span(0, 0)
    first, start, last = body[0].start, _body_start(claims), body[-1].end
    first = min(first, title.span.start) if title else first
    holders = [one for one in page.named("article", "main") if one.start <= first and one.end >= start]
    return Span(
        max(max((one.start for one in holders), default=0), first - _ABOVE),
        min(max(min((one.end for one in holders), default=last), last), last + _BELOW),
    )


_STANDFIRST = regex(
    r"standfirst|sub-?title|sub-?head|\bdek\b|_dek|-dek|deck|lede\b|\blead\b|lead-?text|__lead|-lead\b|intro|excerpt|teaser"
    r"|summary|description|key-?(?:points|takeaways)|title-tertiary"
)
_NO_STANDFIRST = regex(r"author|byline|related|share|newsletter|promo|comment|image|media|photo|video|caption|nav|menu")
_STANDFIRST_LENGTH = range(25, 800)
_NOT_STANDFIRST = frozenset(
    {"rights", "credited", "credit", "share", "related", "aside", "comment", "legal", "consent"}
)
_FEWEST = 4
"""A standfirst has so many words."""
_LONGER = 1.3
"""A summary may have a place name before it, and be so much longer than where it is told."""


def _standfirst(page: Page, zone: Span, claims: Claims, told: Told) -> list[Claim]:
    """What stands between the headline and the text: by its name, its words, its place, or as a list."""
    after = next((claim.span.end for claim in claims if claim.span.start >= zone.start and _is_prose(claim)), zone.end)
    wide = Span(zone.start, min(max(after, zone.end), zone.start + _HEAD))
    found = _named_standfirst(page, wide) or _told_standfirst(page, wide, claims, told)
    if found:
        return [Claim(span, Kind.STANDFIRST) for span in found]
    for element in page.named("h2", "h3"):
        near = wide.encloses(element.span) and not page.text[zone.start : element.start].strip()
        if near and _may_be_standfirst(page, element.span):
            return [Claim(element.span, Kind.STANDFIRST)]
    items = [one for one in claims if one.kind is Kind.LIST and zone.encloses(one.span)]
    return [one._replace(kind=Kind.STANDFIRST) for one in items if _may_be_standfirst(page, one.span)]


def _may_be_standfirst(page: Page, span: Span) -> bool:
    shape = shape_of(" ".join(page.text[slice(*span)].split()) or "-")
    return _length(span) in _STANDFIRST_LENGTH and shape.words >= _FEWEST and shape.cues.isdisjoint(_NOT_STANDFIRST)


def _named_standfirst(page: Page, zone: Span) -> list[Span]:
    for element in page.elements:
        if element.start >= zone.end:
            break
        named = _STANDFIRST.search(element.label) and not _NO_STANDFIRST.search(element.label)
        if named and zone.encloses(element.span) and _length(element.span) in _STANDFIRST_LENGTH:
            found = [line for line in page.segments(*element.span) if _may_be_standfirst(page, line)]
            if found:
                return found
    return []


def _told_standfirst(page: Page, zone: Span, claims: Claims, told: Told) -> list[Span]:
    """The line that says what the head of the page says of the article; no plain first paragraph of the body."""
    summary = squeeze(told.description or "")
    if not summary:
        return []
    for line in page.segments(*zone):
        if not _may_be_standfirst(page, line) or summary not in (text := squeeze(page.text[slice(*line)])):
            continue
        is_body = any(map(_is_prose, claims.under(line))) and not _stands_out(page, line)
        if len(text) <= _LONGER * len(summary) and not is_body:
            return [line]
    return []


def _stands_out(page: Page, line: Span) -> bool:
    """Whether a line is all bold, or belongs to the head of the article."""
    if any(_length(Span(*one[:2])) == _length(line) for one in page.styled(line) if one.style is Style.BOLD):
        return True
    holders = [one for one in page.elements if one.span.encloses(line)]
    return any(one.name == "header" or ("bold" in one.label and one.end <= line.end) for one in holders)


_SECTION = regex(r"kicker|eyebrow|section-?(?:name|label|title|link)|overline|rubric|topic-?label")
_LONGEST_LINE = 160
"""Characters of a byline or date."""
_LONGEST_SECTION = 40
"""Characters of a section's name."""


def _lines(page: Page, head: Span, title: Claim | None, claims: Claims, told: Told) -> Iterator[Claim]:
    """The short lines above the text: dates, the byline, the section."""
    names = [squeeze(name).lower() for name in (told.author or "").split(";") if name.strip()]
    above = title.span.start if title else head.start
    sections = {
        one.start for one in page.elements if _SECTION.search(one.label) and _length(one.span) <= _LONGEST_SECTION
    }
    found: set[Kind] = set()
    for line in page.segments(*head):
        if _length(line) > _LONGEST_LINE or any(one.kind in _FIRM for one in claims.under(line)):
            continue
        kind = _line(page.text[slice(*line)], names)
        if kind is None and line.end <= above and line.start in sections and _length(line) <= _LONGEST_SECTION:
            kind = Kind.SECTION
        if kind is not None and (kind is Kind.DATE or kind not in found):
            found.add(kind)
            yield Claim(line, kind)


def _line(text: str, names: Sequence[str]) -> Kind | None:
    if is_dateline(" ".join(text.split())):
        return Kind.DATE
    flat = squeeze(text).lower()
    return Kind.BYLINE if any(name in flat for name in names) else None
