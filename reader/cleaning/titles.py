"""Which piece of a region is the headline: the likeliest by the weights, or what stands where one has to stand."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from reader.cleaning.bylines import is_signed
from reader.cleaning.cues import long_words
from reader.cleaning.lines import columns
from reader.cleaning.models import KINDS
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN, Scene
from reader.cleaning.shapes import Shape
from reader.document.blocks import Kind
from reader.document.patterns import regex

_TITLE = KINDS.index(Kind.TITLE)
_CLAUSE = 6
"""Words from which a line may be a clause rather than a label."""
_LIKELY = 0.6
"""How much likelier a headline the piece is that looks most like one; fitted by hand."""
_NEAR = 8
"""Pieces below the headline among which byline and date are looked for."""
_TEXTS = 2
"""Below so many paragraphs, captions among them, and a date or a byline, comes no headline."""
_WORDS = 4
"""Words of a headline beside what names sections."""
_PARTED = regex(r" [-–—|/>»›·] ")
_SITE = regex(r"(?:.* [-–—|/>»›·] | [-–—|/>»›·] .*)")
"""The name of a site, and what parts it from the headline."""
_ASIDE = frozenset({"crumbs", "credited"})
_LEAST = 0.25
"""So likely must the likeliest title be."""
_TOLD = 0.7
"""So many of its words the article uses too."""
_NAMELY = 3
"""Words of a headline, at least."""
_ABOVE = 3
"""Pieces above the likeliest title, or above a byline, among which another may be it."""
_FIRM = 0.5
"""So many pieces above the likeliest headline may be one that is so likely too: a standfirst looks like a headline."""

_FAINT = 0.05
"""What is no likelier is none, unless what is taken for one is no likelier either."""
_ROW = 0.75
"""From this share of capitalised words on, a line may be a row of a menu."""


def title_of(table: Sequence[list[float] | None], pieces: Sequence[Piece], scene: Scene) -> int | None:
    """The index of the one piece that is the headline, or None where none is likely enough.

    Args:
        table: the likelihoods of the kinds of each piece from the first on, None for one that is judged already.
        pieces: those of the region.
        scene: the region as a whole.
    """
    scores = {index: row[_TITLE] for index, row in enumerate(table) if row is not None}
    named = _named(pieces, scene)
    if named in scores:
        return named
    found = _likeliest(scores, table, pieces, scene)
    if found is None:
        return _stopped(pieces, scene)
    if not _is_sentence(found - 1, pieces, scene):
        return found
    return found - 1 if scores.get(found - 1, 0.0) >= min(_FAINT, scores[found]) else found


def _stopped(pieces: Sequence[Piece], scene: Scene) -> int | None:
    """A headline with a full stop, as magazines have them: right above the date or byline, with no text above."""
    label = next((index for index, is_label in enumerate(scene.labels[:_NEAR]) if is_label), 0)
    if not label or scene.noise != CLEAN or scene.before[label - 1]:
        return None
    shape = pieces[label - 1].shape
    plain = shape.end == "terminal" and shape.first == "upper" and not (shape.quoted or shape.marker or shape.cues)
    return label - 1 if plain and shape.words >= _NAMELY and shape.length <= _LONGEST else None


_LONGEST = 110
"""Characters of such a headline."""


def _named(pieces: Sequence[Piece], scene: Scene) -> int | None:
    """Where the headline stands that a page is named by, in its very first line, with its site's name behind or not."""
    if not pieces or columns(pieces[0].shape.body) < _NAMED:
        return None
    name = pieces[0].shape.body
    above = range(1, bisect_right(scene.before, 0, hi=len(pieces)))
    found = [index for index in above if _is_name(name, pieces[index].shape.body)]
    return found[-1] if found and _is_told(pieces[found[-1]], pieces[found[-1] + 1 :]) else None


def _is_name(name: str, headline: str) -> bool:
    if columns(headline) < _NAMED or headline not in name:
        return False
    before, _, behind = name.partition(headline)
    return all(not part or _SITE.fullmatch(part) for part in (before, behind))


def _is_told(piece: Piece, below: Sequence[Piece]) -> bool:
    """Whether the paragraphs below use half of its longer words: what a button says they do not."""
    words = long_words(piece.text.lower(), _LETTERS)
    text = " ".join(one.text.lower() for one in islice((one for one in below if one.shape.prose), _FIRST))
    return sum(word in text for word in words) * 2 >= max(1, len(words))


_NAMED = 24
"""Columns of a headline that a page is named by, at least."""
_LETTERS, _FIRST = 4, 10
"""Letters of a longer word, at least, and paragraphs in which they are looked for."""


def _likeliest(
    scores: dict[int, float], table: Sequence[list[float] | None], pieces: Sequence[Piece], scene: Scene
) -> int | None:
    headline = None if _is_quoted(scene) else scene.headline
    best = max(scores, key=lambda index: scores[index] + _LIKELY * (index == headline), default=None)
    if best is None:
        return None
    if scores[best] < _LEAST and (best != headline or scene.noise != CLEAN):
        return headline if headline in scores and _is_above(scene) else _topmost(table, pieces, scene)
    if _is_label(pieces[best].shape):
        below = range(best + 1, min(best + 1 + _ABOVE, scene.body[0]))
        return next((at for at in below if at in scores and _is_line(at, pieces, scene)), best)
    above = (index for index in range(best - _ABOVE, best) if scores.get(index, 0.0) >= _FIRM)
    return next((index for index in above if scene.copies[index] == 1 and "year" not in pieces[index].shape.cues), best)


def _is_sentence(index: int, pieces: Sequence[Piece], scene: Scene) -> bool:
    """Whether it reads as a headline does, and not as a row of a menu: right above the likeliest it is the headline."""
    if index < 0:
        return False
    shape = pieces[index].shape
    plain = not shape.stopped and not shape.cues and not scene.labels[index]
    return plain and shape.words >= _CLAUSE and shape.capitals < _ROW


def _is_label(shape: Shape) -> bool:
    """Whether it names sections with a bar or a dash between, or whose picture it is: no headline beside another."""
    parted = shape.words <= _CLAUSE and _PARTED.search(shape.body) is not None
    return parted or not shape.cues.isdisjoint(_ASIDE)


def _is_line(index: int, pieces: Sequence[Piece], scene: Scene) -> bool:
    """Whether it is a clause above the article, as a headline is."""
    clause = scene.classes[index] == "short" and pieces[index].shape.words >= _WORDS
    return clause and not _is_label(pieces[index].shape) and not scene.labels[index]


def _topmost(table: Sequence[list[float] | None], pieces: Sequence[Piece], scene: Scene) -> int | None:
    """A line that may be a headline, though it is like none: on a page with menus, that above byline and date."""
    end = min(scene.body[0], len(table))
    above: Sequence[int] = range(end)
    if scene.noise != CLEAN:
        labels = [index for index in range(max(0, end - _NEAR), end) if scene.labels[index]]
        above = range(labels[0] - 1, max(-1, labels[0] - 1 - _ABOVE), -1) if labels else ()
    return next((index for index in above if table[index] is not None and _may_title(pieces[index].shape)), None)


def _may_title(shape: Shape) -> bool:
    plain = shape.end == "none" and not shape.inner and not shape.cues and not shape.marker.strip("#")
    return plain and shape.words >= _NAMELY and not is_signed(shape.lower)


def _is_above(scene: Scene) -> bool:
    """Whether what looks most like a headline stands above the article, which speaks of the same."""
    return scene.headline is not None and scene.headline < scene.body[0] and scene.told >= _TOLD


def _is_quoted(scene: Scene) -> bool:
    """Whether what is most like a headline stands far below one: a heading whose words the text has."""
    at = scene.headline
    return at is not None and scene.before[at] >= _TEXTS and any(scene.labels[:at])
