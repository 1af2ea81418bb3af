"""Clauses: the pieces of a sentence that an analyst tags alone, such as what was said without who said it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reader.document.patterns import regex
from reader.document.pieces import cut
from reader.document.quotations import quotations
from reader.document.sentences import sentences
from reader.document.spans import Span

_POINT = regex(
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
_FINITE_ALTERNATIVES = "|".join(_FINITE.split())
_REPORTS_NEXT = regex(
    rf"\s*(?:(?:{'|'.join(_PARTICIPLES.split())}|according\s+to|laut|selon|según|so\s+(?:der|die|das))\b"
    rf"|(?:[^\s,]+\s+){{0,6}}?(?:{_FINITE_ALTERNATIVES})(?![\w-]))",
    re.IGNORECASE,
)
_REPORTED_BEFORE = regex(rf"(?:^|\W)(?:{_FINITE_ALTERNATIVES})(?:\s+(?:that|dass|que))?\s*\Z", re.IGNORECASE)
_LEADING_SOURCE = regex(r"\W*(?:according\s+to|laut|selon|según)\b", re.IGNORECASE)
_REACH = 100
"""A reporting clause is looked for in so many characters on either side of a comma."""

_SEGMENT_END = regex(r"[,،，;:.!?…\"”»“]")
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
    return _REPORTS_NEXT.match(text, at, end.start() if end else at + _REACH) is not None


def _reported(before: str, *, follows_cut: bool) -> bool:
    """Whether the words before a comma, back to the last one, are a reporting clause.

    They are where they end in the verb, name a source, or themselves follow a comma that was cut.
    """
    if _REPORTED_BEFORE.search(before) or _LEADING_SOURCE.match(before):
        return True
    return follows_cut and _REPORTS_NEXT.match(before) is not None


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
