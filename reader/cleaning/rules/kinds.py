"""Weighs, for every piece, what it may be, by its shape and its surroundings."""

from collections.abc import Iterator, Sequence

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
_LABELS = frozenset({Kind.SECTION, Kind.BYLINE, Kind.DATE, Kind.BOILERPLATE})
"""What a clause above a headline is not, where there is no menu: it is the caption of the picture there."""
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
    return draft.with_pieces(_echoing(judged, scene))


def _table(draft: Draft, scene: Scene) -> Iterator[list[float] | None]:
    """The likelihoods of the kinds of each piece; None for one that is judged already."""
    model = draft.weights.article if scene.noise == CLEAN else draft.weights.page
    for index, piece in enumerate(draft.pieces):
        if piece.kind is not None:
            yield None
        else:
            yield likelihoods(model, kind_features(index, draft.pieces, scene, draft.layout, head=draft.head))


def _title(table: Sequence[list[float] | None], headline: int | None) -> int | None:
    """The one piece that is the headline, if any is likely enough."""
    scores = {index: row[_TITLE] for index, row in enumerate(table) if row is not None}
    best = max(scores, key=lambda index: scores[index] + _LIKELY * (index == headline), default=None)
    return best if best is not None and scores[best] >= _LEAST else None


def _barred(index: int, piece: Piece, title: int | None, scene: Scene, *, head: bool) -> frozenset[Kind]:
    """The kinds that a piece cannot be where it stands."""
    barred = {Kind.FRAGMENT}
    if index != title:
        barred.add(Kind.TITLE)
    if not head:
        barred |= _HEAD
    if title is not None and index < title:
        barred |= _BELOW
        if scene.noise == CLEAN and scene.classes[index] in ("short", "prose") and piece.shape.words >= _CLAUSE:
            barred |= _LABELS
    return frozenset(barred)


def _judged(piece: Piece, scores: Sequence[float], barred: frozenset[Kind]) -> Piece:
    order = sorted(range(len(KINDS)), key=scores.__getitem__, reverse=True)
    first, second = [index for index in order if KINDS[index] not in barred][:2]
    return piece.judged(KINDS[first], NAME, scores[first], KINDS[second])


def _echoing(pieces: Iterator[Piece], scene: Scene) -> Iterator[Piece]:
    """The pieces, those that are pull quotes with the paragraph that they repeat."""
    for piece, source in zip(pieces, scene.source, strict=True):
        yield piece._replace(repeats=source[1]) if piece.kind is Kind.PULLQUOTE and source else piece


RULE = Rule(NAME, "weighs what each piece is", apply)
