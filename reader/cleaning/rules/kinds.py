"""Weighs, for every piece, what it may be, by its shape and its surroundings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.kinds import kind_features
from reader.cleaning.models import KINDS, likelihoods
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import CLEAN, Scene, scene_of
from reader.document.blocks import Kind

NAME = "kinds"
_TITLE = KINDS.index(Kind.TITLE)
_HEAD = frozenset({Kind.TITLE, Kind.DATE, Kind.BYLINE, Kind.SECTION})
_BELOW = frozenset({Kind.STANDFIRST, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST, Kind.PULLQUOTE})
"""What does not stand above a headline."""
_PROSE = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.STANDFIRST, Kind.CAPTION, Kind.PULLQUOTE, Kind.BLOCKQUOTE})
"""What has no hashes before it; and all of it but lists has no bullet either."""
_LABELS = frozenset({Kind.SECTION, Kind.BYLINE, Kind.DATE, Kind.BOILERPLATE})
"""What a clause above a headline is not, where there is no menu: it is the caption of the picture there."""
_FURNITURE = frozenset({"cue", "sign"})
_LINES = frozenset({"short", "bit"})
_HEADS = 2.7
_ROW = 60
_CARE = {"article": (0.5, 0.3), "prose": (1.5, 0.5), "page": (0.6, 0.9)}
"""How much the length of a piece, and its place in the body, speak against hiding it: in a text that is the article,
and for prose and for the rest of a whole page.
Chosen on the development pairs for the least text lost at equal accuracy."""
_BOILERPLATE = KINDS.index(Kind.BOILERPLATE)
_HEADING = KINDS.index(Kind.HEADING)
_CLAUSE = 6
_LIKELY = 0.6
"""How much likelier a headline the piece is that looks most like one; fitted by hand."""
_LEAST = 0.25


def apply(draft: Draft) -> Draft:
    """Say of every piece that no rule has judged yet what it is."""
    scene = scene_of(draft.pieces)
    table = list(_table(draft, scene))
    title = _title(table, scene.headline) if draft.head else None
    judged = (
        piece if scores is None else _judged(piece, scores, _barred(index, piece, title, scene, head=draft.head))
        for index, (piece, scores) in enumerate(zip(draft.pieces, table, strict=True))
    )
    return replace(draft, pieces=tuple(judged), scene=scene)


def _table(draft: Draft, scene: Scene) -> Iterator[list[float] | None]:
    """The likelihoods of the kinds of each piece; None for one that is judged already."""
    model = draft.weights.article if scene.noise == CLEAN else draft.weights.page
    for index, piece in enumerate(draft.pieces):
        if piece.kind is not None:
            yield None
        else:
            scores = likelihoods(model, kind_features(index, draft.pieces, scene, draft.layout, head=draft.head))
            yield _weighed(scores, index, piece, scene)


def _weighed(scores: list[float], index: int, piece: Piece, scene: Scene) -> list[float]:
    """The likelihoods with what a mistake costs: to hide text is worse than to show furniture."""
    name = scene.classes[index]
    if name not in _FURNITURE:
        inside = scene.body[0] <= index < scene.body[1]
        scores[_BOILERPLATE] *= _caution(piece.shape.length, name, clean=scene.noise == CLEAN, inside=inside)
    if piece.shape.marker.startswith("#") and name != "cue" and scene.noise == CLEAN:
        scores[_HEADING] *= _HEADS * _HEADS
    if name in _LINES and _heads(index, piece, scene):
        scores[_HEADING] *= _HEADS
    total = sum(scores)
    return [score / total for score in scores]


def _caution(length: int, name: str, *, clean: bool, inside: bool) -> float:
    """By what the likelihood is divided that a piece of so many characters is no part of the article."""
    if not clean and not inside:
        return 1.0
    power, body = _CARE["article" if clean else name if name == "prose" else "page"]
    return float((1 + length / _ROW) ** -power) * (body if inside else 1.0)


def _heads(index: int, piece: Piece, scene: Scene) -> bool:
    """Whether it is a line without a stop above a paragraph."""
    last = index + 1 == len(scene.classes)
    return (
        not last and scene.classes[index + 1] == "prose" and piece.shape.first == "upper" and piece.shape.end == "none"
    )


def _title(table: Sequence[list[float] | None], headline: int | None) -> int | None:
    """The one piece that is the headline, if any is likely enough."""
    scores = {index: row[_TITLE] for index, row in enumerate(table) if row is not None}
    best = max(scores, key=lambda index: scores[index] + _LIKELY * (index == headline), default=None)
    return best if best is not None and scores[best] >= _LEAST else None


def _barred(index: int, piece: Piece, title: int | None, scene: Scene, *, head: bool) -> frozenset[Kind]:
    """The kinds that a piece cannot be where it stands."""
    barred = {Kind.FRAGMENT}
    marker = piece.shape.marker
    if marker.startswith("#"):
        barred |= _PROSE
    elif marker and not marker[0].isalnum():
        barred |= _PROSE - {Kind.LIST}
    if index != title:
        barred.add(Kind.TITLE)
    if not head:
        barred |= _HEAD
    if title is not None and index < title:
        barred |= _BELOW
        clause = scene.classes[index] in ("short", "prose") and piece.shape.words >= _CLAUSE
        if clause and not marker and scene.noise == CLEAN:
            barred |= _LABELS
    return frozenset(barred)


def _judged(piece: Piece, scores: Sequence[float], barred: frozenset[Kind]) -> Piece:
    order = sorted(range(len(KINDS)), key=scores.__getitem__, reverse=True)
    first, second = [index for index in order if KINDS[index] not in barred][:2]
    return piece.judged(KINDS[first], NAME, scores[first], KINDS[second])


RULE = Rule(NAME, "weighs what each piece is", apply)
