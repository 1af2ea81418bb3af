"""Clauses: the pieces of a sentence that an analyst tags alone, such as what was said without who said it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from reader.document.pieces import cut
from reader.document.quotations import quotations
from reader.document.sentences import sentences
from reader.document.spans import Span

_POINT = re.compile(
    r"(?P<after>[;:；：؛](?=\s)|[；：])"
    r"|(?P<dash>(?<!\s)\s++(?:-{1,3}|[–—―]++)(?=\s)|—++|――++|(?<=\w)--(?=\w))"
    r"|(?P<comma>[,،，](?=\s))"
)

_FINITE = """
    said says told tells claimed added adds noted insisted insists argued argues denied announced reported wrote writes
    asked replied warned warns alleged admitted acknowledged confirmed suggested stated declared explained stressed
    emphasized emphasised reiterated recalled revealed vowed urged demanded tweeted posted testified responded
    concluded predicted promised complained conceded contended disclosed maintained remarked pledged asserted accused
    estimated believes believed thinks thought
    sagte sagt erklärte erklärt betonte betont meinte meint schrieb schreibt behauptete berichtete berichtet hieß
    kündigte teilte fügte warnte mitteilte
    dit déclaré affirme affirmé assuré expliqué ajouté estime précisé annoncé
    dijo dice afirmó afirma declaró añadió aseguró explicó señaló indicó
"""
_PARTICIPLES = """
    saying adding noting claiming stating arguing insisting warning stressing calling urging citing accusing denying
    alleging asserting describing labeling labelling blaming vowing telling explaining confirming declaring
    announcing acknowledging admitting suggesting emphasizing emphasising reiterating quoting
"""
_LEADING_SOURCE = re.compile(r"\W*(?:according\s+to|laut|selon|según)\b", re.IGNORECASE)
_REACH = 100
"""A reporting clause is looked for in so many characters on either side of a comma."""

_SEGMENT_END = re.compile(r"[,،，;:.!?…\"”»“]")
_FEWEST_WORDS = 3
"""A shorter quotation without punctuation at its end is a word or two in quotation marks, not a clause."""


def clauses(text: str) -> list[Span]:
    """The clauses of `text`, ascending, inside its sentences.

    A sentence is cut after a semicolon or a colon, at a dash (which belongs to neither side), after a comma next to a
    reporting clause (`, officials said,`), and after a quotation. One without such a point is one clause.
    """
    points = sorted({*_points(text), *_quotation_ends(text)})
    ends = [point.start for point in points]
    found: list[Span] = []
    for sentence in sentences(text):
        inner = points[bisect_right(ends, sentence.start) : bisect_left(ends, sentence.end)]
        starts = (sentence.start, *(point.end for point in inner))
        found += cut(text, zip(starts, (*(point.start for point in inner), sentence.end), strict=True))
    return found


@cache
def _reports_here() -> re.Pattern[str]:
    """The beginning of a reporting clause. So many words take 1 ms to compile, so only when they are looked for."""
    return re.compile(
        rf"\s*(?:(?:{'|'.join(_PARTICIPLES.split())}|according\s+to|laut|selon|según|so\s+(?:der|die|das))\b"
        rf"|(?:[^\s,]+\s+){{0,6}}?(?:{'|'.join(_FINITE.split())})(?![\w-]))",
        re.IGNORECASE,
    )


@cache
def _reported_here() -> re.Pattern[str]:
    """The end of a reporting clause."""
    return re.compile(rf"(?:^|\W)(?:{'|'.join(_FINITE.split())})(?:\s+(?:that|dass|que))?\s*\Z", re.IGNORECASE)


def _points(text: str) -> Iterator[Span]:
    """The marks at which a clause ends, each as what lies between that clause and the next."""
    last = 0
    follows_cut = False
    for match in _POINT.finditer(text):
        at = match.end()
        if match["dash"]:
            yield Span(*match.span())
        elif match["after"]:
            yield Span(at, at)
        else:
            before = text[max(last, at - _REACH) : at - 1]
            follows_cut = _reports_next(text, at) or _reported(before, follows_cut=follows_cut)
            if follows_cut:
                yield Span(at, at)
        last = at


def _reports_next(text: str, at: int) -> bool:
    """Whether a reporting clause begins after the comma that ends at `at`."""
    end = _SEGMENT_END.search(text, at, at + _REACH)
    return _reports_here().match(text, at, end.start() if end else at + _REACH) is not None


def _reported(before: str, *, follows_cut: bool) -> bool:
    """Whether the words before a comma, back to the last one, are a reporting clause.

    They are where they end in the verb, name a source, or themselves follow a comma that was cut.
    """
    if _reported_here().search(before) or _LEADING_SOURCE.match(before):
        return True
    return follows_cut and _reports_here().match(before) is not None


def _quotation_ends(text: str) -> Iterator[Span]:
    """The ends of the outer quotations, each after the comma that may follow it."""
    outer: list[Span] = []
    for quotation in quotations(text):
        if quotation.balanced and (not outer or quotation.start >= outer[-1].end):
            outer.append(Span(quotation.start, quotation.end))
    for start, end in outer:
        inside = text[start + 1 : end - 1].rstrip()
        if inside[-1:] in _CLOSING_PUNCTUATION or len(inside.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS:
            at = end + (text[end : end + 1] in _CLOSING_PUNCTUATION)
            yield Span(at, at)


_CLOSING_PUNCTUATION = frozenset(",.!?…;:،，。！？")
