"""Which piece is the headline: the first of the likely ones above the body."""

from collections.abc import Sequence

from reader.cleaning.bylines import is_signed
from reader.cleaning.dates import find_dates
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import Shape
from reader.document.patterns import regex

_LENGTHS = range(12, 221)
"""Shorter and longer lines are no headlines."""
_USUAL = 70
_LONGISH = 130
_FURNITURE = frozenset(
    {"share", "site", "related", "aside", "comment", "rights", "header", "notice", "ago", "count", "url", "mail"}
)
_CREDIT = frozenset({"credit", "credited"})
_FEW = 8
_BRIEF = 3
_TITLED = 0.75
_MARGIN = 0.8
"""So much less likely may a piece be than the best: what comes first is set above its standfirst and its captions."""
_REACH = 4
_WINDOW = 60
_AFTER = 2
_RUNNING = 1.0
"""What stands there again may be the running head of a page."""
_NEVER = -9.0
_LEAST = 1.0
"""What is less like a headline than this is none."""
_SLUG = regex(r"[A-Z0-9]{2,}(?:[-/][A-Z0-9]{2,})+(?![\w-])")
"""How a wire names a story, above its headline: `STORM-COAST/FERRY`."""


def headline_of(
    pieces: Sequence[Piece],
    classes: Sequence[str],
    shared: Sequence[float],
    copies: Sequence[int],
    body: tuple[int, int],
) -> int | None:
    """The index of the piece that is most like a headline, or None where nothing is like one.

    Args:
        pieces: a region's.
        classes: what each is at first sight.
        shared: share of the words of each that the body uses.
        copies: how often the text of each stands in the region.
        body: the first piece of the body and the one after its last.
    """
    end = _end(pieces, classes, body)
    scores = {
        index: _score(index, pieces, classes, shared, body[0]) - _RUNNING * (copies[index] > 1)
        for index in range(max(0, end - _WINDOW), end)
    }
    if not scores:
        return None
    best = max(scores, key=lambda index: (scores[index], -index))
    if scores[best] < (_LEAST if body[1] else 0.0):
        return None
    near = (
        index for index in range(max(0, best - _REACH), best) if scores.get(index, _NEVER) >= scores[best] - _MARGIN
    )
    return next(near, best)


def _end(pieces: Sequence[Piece], classes: Sequence[str], body: tuple[int, int]) -> int:
    """Where the search ends: at the second paragraph of the body."""
    start, stop = body
    if not stop:
        return min(len(pieces), _REACH + _AFTER)
    paragraphs = [index for index in range(start, stop) if classes[index] == "prose" and pieces[index].shape.inner]
    return paragraphs[1] if len(paragraphs) > 1 else stop


def _score(index: int, pieces: Sequence[Piece], classes: Sequence[str], shared: Sequence[float], body: int) -> float:
    shape = pieces[index].shape
    if classes[index] == "date" or shape.length not in _LENGTHS or _SLUG.match(pieces[index].text):
        return _NEVER
    length = shape.length * (1 + (shape.first == "other"))
    score = min(length, _USUAL) / _USUAL + 1.6 * max(0.0, shared[index])
    score += _form(shape, pieces[index].text)
    score -= 0.07 * min(12, max(0, body - index))
    below = range(index + 1, min(index + _REACH, len(pieces)))
    if any(classes[after] == "date" or "role" in pieces[after].shape.cues for after in below):
        score += 0.4
    return score


def _form(shape: Shape, text: str) -> float:
    score = 0.0
    if shape.marker:
        score += 1.5 if shape.marker == "#" else 0.3 if shape.marker[0] == "#" else -1.0
    if text.rstrip("\"'”’»")[-1:] in ".。":
        score -= 1.2
    score -= 1.5 * (not _FURNITURE.isdisjoint(shape.cues)) + 1.5 * (not _CREDIT.isdisjoint(shape.cues))
    if "year" in shape.cues:
        score -= 1.3 if any(found.readings for found in find_dates(text)) else 0.2
    signed = ("role" in shape.cues and shape.words <= _FEW) or is_signed(shape.lower)
    score -= 1.2 * signed + 0.6 * ("bar" in shape.cues)
    score -= 1.5 * ("crumbs" in shape.cues)
    score -= 0.5 * (shape.end in ("comma", "colon", "open")) + 0.5 * shape.inner + 0.5 * (shape.first == "lower")
    score -= 0.8 * (shape.words <= _BRIEF) + 0.8 * (shape.length > _LONGISH)
    return score + 0.35 * (shape.capitals > _TITLED)
