"""What surrounds each piece of a region: the body of the article, the words that it uses, its repetitions.

The body is the run of pieces with the greatest sum, where prose adds its length and everything else costs something:
maximum subsequence segmentation, as Pasternack and Roth proposed for web pages (WWW 2009).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from reader.cleaning.cues import long_words
from reader.cleaning.dates import is_dateline
from reader.cleaning.headline import headline_of
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import Shape
from reader.document.blocks import Kind
from reader.document.patterns import regex

_FURNITURE = frozenset({"share", "site", "related", "aside", "comment", "rights", "header", "notice", "ago", "count"})
_WORTH = {
    "cue": -1.0,
    "item": -0.8,
    "bit": -0.7,
    "date": -0.7,
    "short": -0.6,
    "sentence": 0.0,
    "site": 0.0,
    "sign": -0.15,
}
_SAYING = {"item": 0.1, "short": -0.1}
"""What an item and a line without a stop are worth that have as many words as a clause."""
_CLAUSE = 6
"""Words from which a line may be a clause rather than a label."""
_MOST = 4.0
"""What a paragraph is worth at most, however long."""


class Scene(NamedTuple):
    """A region seen as a whole; a sequence has one entry a piece.

    Attributes:
        classes: what each piece is at first sight: prose, sentence, short, bit, item, cue, site, sign, date.
        body: the first piece of the body, and the one after its last.
        tail: the first piece below the body that says of itself that it is furniture; their number where none does.
        before: prose pieces above; one entry more than there are pieces.
        source: (share of its content words, index) of the prose that repeats most of a piece's words, or None.
        copies: how often the same text stands in the region.
        noise: how much stands around the body: clean, mixed, dump.
        under: how many pieces above the nearest heading of a box of links stands, no prose between; 0 where none does.
        headline: the piece that is most like a headline.
        told: the share of its longer words that the body uses too.
        labels: whether a piece is a date line or has the words of a byline.
        labelled: such pieces above; one entry more than there are pieces.
    """

    classes: list[str]
    body: tuple[int, int]
    tail: int
    before: list[int]
    source: list[tuple[float, int] | None]
    copies: list[int]
    noise: str
    under: list[int]
    headline: int | None
    told: float
    labels: list[bool]
    labelled: list[int]


def scene_of(pieces: Sequence[Piece]) -> Scene:
    """See a region, in time linear in it."""
    classes = [_class(piece) for piece in pieces]
    body = _body(classes, pieces)
    words = [_content(piece) if piece.shape.length <= _LONG else [] for piece in pieces]
    shared = _shared(words, [_tells(piece, name) for piece, name in zip(pieces, classes, strict=True)], body)
    texts = Counter(piece.text for piece in pieces)
    copies = [texts[piece.text] for piece in pieces]
    headline = headline_of(pieces, classes, shared, copies, body)
    labels = [name == "date" or "role" in piece.shape.cues for piece, name in zip(pieces, classes, strict=True)]
    return Scene(
        classes,
        body,
        _tail(classes, pieces, body[1]),
        [0, *accumulate(name == "prose" for name in classes)],
        _sources(words, classes, [piece.shape.length <= _QUOTED for piece in pieces]),
        copies,
        _noise(classes, pieces, body),
        _under(pieces, classes),
        headline,
        shared[headline] if headline is not None else 0.0,
        labels,
        [0, *accumulate(labels)],
    )


_LONG = 3000
"""A piece of more characters is not compared with the others by its words."""
_WIDE = regex("[\u2e80-\u9fff\uf900-\ufaff]+")
_FAIR = 4
"""A content word has at least so many letters."""
_ECHO = range(6, 31)
"""How many content words a pull quote or a repeated caption has."""
_QUOTED = 350
"""A pull quote, or a caption said again, has no more characters."""
_COMMON = 24
"""A word that more pieces hold says nothing of which is repeated."""


CLEAN = "clean"
"""What a text is that holds little but the article."""
DUMP = "dump"
"""What a text is that holds more beside the article than of it."""
_CLEAN, _MIXED = 22, 45
"""So many pieces may stand outside the body of an article with its headline, byline and a tail of links, lines as long
as a clause not counted, for the items of a list without bullets are like them; and of a page with a short menu."""


def _noise(classes: Sequence[str], pieces: Sequence[Piece], body: tuple[int, int]) -> str:
    outside = [index for index in (*range(body[0]), *range(body[1], len(classes))) if classes[index] in _SLIGHT]
    clauses = sum(classes[index] == "short" and pieces[index].shape.words >= _CLAUSE for index in outside)
    if len(outside) - clauses <= _CLEAN:
        return CLEAN
    return "mixed" if len(outside) <= _MIXED else DUMP


_SLIGHT = frozenset({"cue", "bit", "item", "short", "sign"})


def _under(pieces: Sequence[Piece], classes: Sequence[str]) -> list[int]:
    found = []
    far = 0
    for piece, name in zip(pieces, classes, strict=True):
        far = 0 if name == "prose" else far + 1 if far else 0
        found.append(far)
        if "header" in piece.shape.cues:
            far = 1
    return found


_DATE = 110
"""Characters of a dateline."""
_FEW = 12
"""Words of a label."""
_BRIEF = 3
"""Words of a credit, and of a bit."""
_CREDITS = frozenset({"credit", "bracket"})
_LINKS = frozenset({"lead", "image", "pictured"})
_NUMBERS = frozenset({"count", "year"})


def _class(piece: Piece) -> str:
    """What it is at first sight."""
    shape = piece.shape
    if shape.length <= _DATE and is_dateline(piece.text):
        return "date"
    cues = shape.cues
    if shape.words <= _BRIEF and shape.first in ("sign", "digit") and cues <= _NUMBERS:
        return "sign"
    if not cues:
        return _form(shape)
    label = shape.words <= _FEW and not shape.inner and not _FURNITURE.isdisjoint(cues)
    credit = shape.words <= _BRIEF and not _CREDITS.isdisjoint(cues)
    if label or credit or not _LINKS.isdisjoint(cues):
        return "cue"
    return "site" if "consent" in cues else _form(shape)


def _form(shape: Shape) -> str:
    if shape.prose:
        return "prose"
    if shape.marker and not shape.marker.startswith("#"):
        return "item"
    if shape.stopped:
        return "sentence"
    return "bit" if shape.words <= _BRIEF else "short"


def _body(classes: Sequence[str], pieces: Sequence[Piece]) -> tuple[int, int]:
    best, best_at = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, name in enumerate(classes):
        total += _worth(name, pieces[index].shape)
        if total <= 0:
            total, start = 0.0, index + 1
        elif total > best:
            best, best_at = total, (start, index + 1)
    return best_at


def _tail(classes: Sequence[str], pieces: Sequence[Piece], stop: int) -> int:
    """Where furniture begins below the body, by its own words."""
    end = len(classes)
    return next((at for at in range(stop, end) if classes[at] in _TOLD or pieces[at].kind is Kind.BOILERPLATE), end)


_TOLD = frozenset({"cue", "site"})


def _worth(name: str, shape: Shape) -> float:
    if name == "prose":
        return min(_MOST, shape.length / 100)
    return _SAYING.get(name, _WORTH[name]) if shape.words >= _CLAUSE else _WORTH[name]


def _content(piece: Piece) -> list[str]:
    """The longer words of a piece, lower case; in scripts without spaces each two signs that follow one another."""
    if piece.shape.first == "other" and _WIDE.search(piece.text):
        return [pair for run in _WIDE.findall(piece.text) for pair in map("".join, pairwise(run))]
    return long_words(piece.shape.lower or piece.text.lower(), _FAIR)


def _tells(piece: Piece, name: str) -> bool:
    """Whether it is a paragraph; a headline of that length asks, or has no full stop."""
    return name == "prose" and (piece.shape.end == "terminal" or piece.shape.length > _HEADLINE)


_HEADLINE = 220
"""Characters of a headline, at most."""


def _shared(words: Sequence[list[str]], told: Sequence[bool], body: tuple[int, int]) -> list[float]:
    """The share of a short piece's content words that the prose of the body uses too, -1 where not asked."""
    prose = [body[0] <= index < body[1] and tells for index, tells in enumerate(told)]
    known = {word for own, is_prose in zip(words, prose, strict=True) if is_prose for word in own}
    return [
        -1.0 if is_prose or not own or len(own) > _ECHO.stop else sum(word in known for word in own) / len(own)
        for own, is_prose in zip(words, prose, strict=True)
    ]


def _sources(
    words: Sequence[list[str]], classes: Sequence[str], quotable: Sequence[bool]
) -> list[tuple[float, int] | None]:
    """For each quotable piece of fair length, the other prose piece that holds most of its content words."""
    sets = [frozenset(own) for own in words]
    probes = [
        _probes(sets[index]) if short and len(own) in _ECHO else []
        for index, (own, short) in enumerate(zip(words, quotable, strict=True))
    ]
    wanted = frozenset(chain.from_iterable(probes))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(classes):
        if name == "prose":
            for word in wanted & sets[index]:
                places[word].append(index)
    return [_source(sets, index, own, places) for index, own in enumerate(probes)]


_PROBES = 8
"""The longest words of a piece, by which its copy is looked for."""
_HITS = 4
"""Of them so many must stand in the copy."""


def _probes(words: Iterable[str]) -> list[str]:
    """The longest words; of one length in the order of the alphabet, for a set has another order in each process."""
    return sorted(sorted(words), key=len)[-_PROBES:]


def _source(
    sets: Sequence[frozenset[str]], index: int, probes: Sequence[str], places: Mapping[str, list[int]]
) -> tuple[float, int] | None:
    """The piece that holds several of its longest words, and how many of all its words it holds."""
    own = sets[index]
    held = [found for word in probes if (found := places.get(word)) and len(found) <= _COMMON and found != [index]]
    if len(held) < _HITS:
        return None
    votes = Counter(chain.from_iterable(held))
    del votes[index]
    most = max(votes.values())
    if most < _HITS:
        return None
    place = min((place for place, count in votes.items() if count == most), key=lambda place: abs(place - index))
    return len(own & sets[place]) / len(own), place
