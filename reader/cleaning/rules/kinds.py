"""Weighs, for every piece, what it may be, by its shape and its surroundings."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from reader.cleaning.bylines import is_signed
from reader.cleaning.caution import caution
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.kinds import kind_features
from reader.cleaning.models import KINDS, likelihoods
from reader.cleaning.pieces import WEIGHED, Piece
from reader.cleaning.scene import CLEAN, Scene, scene_of
from reader.cleaning.shapes import Shape
from reader.cleaning.titles import title_of
from reader.cleaning.words import ROLE, SECTION, YOU
from reader.document.blocks import Kind

NAME = WEIGHED
_TITLE = KINDS.index(Kind.TITLE)
_HEAD = frozenset({Kind.TITLE, Kind.DATE, Kind.BYLINE, Kind.SECTION})
_OPENING = _HEAD | {Kind.STANDFIRST}
"""What stands no further down than the first paragraphs."""
_TITLED, _BEGUN = 3, 6
"""After so many paragraphs of the body comes no headline; and nothing else of what an article begins with."""
_BELOW = frozenset({Kind.STANDFIRST, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST, Kind.PULLQUOTE})
"""What does not stand above a headline."""
_PROSE = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.STANDFIRST, Kind.CAPTION, Kind.PULLQUOTE, Kind.BLOCKQUOTE})
"""What has no hashes before it; and all of it but lists has no bullet either."""
_SPOKEN = frozenset({Kind.HEADING, Kind.PULLQUOTE})
"""What names nobody's picture at its end."""
_LABELS = frozenset({Kind.SECTION, Kind.BYLINE, Kind.DATE, Kind.BOILERPLATE})
"""What a clause above a headline is not, where there is no menu: it is the caption of the picture there."""
_NAMED = frozenset({"short", "bit", "cue"})
_SIGNS = 8.0
"""How much likelier a byline is what is worded as one; and furniture, on a page with menus, what holds no letter."""
_UNNAMED = ("by the ", "by a ", "by this ")
"""How headings between paragraphs begin that are worded as bylines: *By the numbers*."""
_OFFICES = ROLE - {"news"}
"""What those are called who write; *news* is as often the name of a section."""
_LINES = frozenset({"short", "bit"})
_HEADS = 3.0
"""So many times as likely is a heading that its surroundings announce."""
_BRIEF = 3.0
"""And this many times what has too few words for a clause. Both were chosen in cross-validation."""
_BOILERPLATE = KINDS.index(Kind.BOILERPLATE)
_HEADING = KINDS.index(Kind.HEADING)
_BYLINE = KINDS.index(Kind.BYLINE)
_PLACES: dict[Kind, int] = {kind: index for index, kind in enumerate(KINDS)}
_NEAR = 8
"""Pieces below the headline among which byline and date are looked for."""
_CLAUSE = 6
"""Words from which a line may be a clause rather than a label."""


def apply(draft: Draft) -> Draft:
    """Say of every piece that no rule has judged yet what it is."""
    scene = scene_of(draft.pieces)
    table = list(_table(draft, scene))
    title = next((index for index, piece in enumerate(draft.pieces) if piece.kind is Kind.TITLE), None)
    if title is None and draft.head:
        title = title_of(table[: _after(_TITLED, scene)], draft.pieces, scene)
    begun = min(_after(_BEGUN, scene), _head_end(title, scene)) if draft.head else 0
    judged = [
        piece if scores is None else _judged(piece, scores, _barred(index, piece, title, scene, head=index < begun))
        for index, (piece, scores) in enumerate(zip(draft.pieces, table, strict=True))
    ]
    return replace(draft, pieces=tuple(_alternating(judged) if scene.noise == CLEAN else judged), scene=scene)


def _alternating(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces; what might be text is text where it follows a heading, which stands above text."""
    before: Kind | None = None
    for piece in pieces:
        doubted = piece.is_weighed and piece.reason is not None and piece.reason.runner_up is Kind.PARAGRAPH
        if doubted and before is piece.kind is Kind.HEADING:
            whole = piece.judged(Kind.PARAGRAPH, NAME, 0.5, Kind.HEADING)
        else:
            whole = piece
        yield whole
        before = whole.kind


def _table(draft: Draft, scene: Scene) -> Iterator[list[float] | None]:
    """The likelihoods of the kinds of each piece; None for one that is judged already.

    Half of the paragraphs of an article look like another one of it, and are weighed once.
    """
    model = draft.weights.article if scene.noise == CLEAN else draft.weights.page
    known: dict[tuple[str, ...], list[float]] = {}
    for index, piece in enumerate(draft.pieces):
        if piece.kind is not None:
            yield None
        else:
            features = tuple(kind_features(index, draft.pieces, scene, draft.layout, head=draft.head))
            if features not in known:
                known[features] = likelihoods(model, features)
            yield _weighed(list(known[features]), index, piece, scene)


def _weighed(scores: list[float], index: int, piece: Piece, scene: Scene) -> list[float]:
    """The likelihoods with what a mistake costs: to hide text is worse than to show furniture."""
    name = scene.classes[index]
    scores[_BOILERPLATE] *= caution(scores[_BOILERPLATE], index, piece.shape, scene)
    if name == "sign" and scene.noise != CLEAN and not any(map(str.isalpha, piece.text)):
        scores[_BOILERPLATE] *= _SIGNS
    if piece.shape.marker.startswith("#") and name != "cue" and scene.noise == CLEAN:
        scores[_HEADING] *= _HEADS * _HEADS
    if piece.text[0] in "([" and piece.text[-1] in ")]":
        # In the development pairs no heading stands between brackets; laughter and applause in a transcript do.
        scores[_HEADING] = 0.0
    signed = name in _NAMED and scene.before[index] < _BEGUN and is_signed(piece.shape.lower)
    if signed:
        scores[_BYLINE] *= _SIGNS if piece.shape.first != "other" else _SIGNS**3
        scores[_TITLE] /= _SIGNS
    elif (name in _LINES and _heads(index, piece, scene)) or (name == "sentence" and _asks(index, piece, scene)):
        scores[_HEADING] *= _HEADS
    elif name in _LINES and scene.noise == CLEAN and _is_brief(index, piece, scene):
        scores[_HEADING] *= _BRIEF
    unnamed = scene.before[index] > 0 and piece.shape.lower.startswith(_UNNAMED)
    if not signed and name in _NAMED and (unnamed or _names_section(piece.shape)):
        scores[_BYLINE] /= _SIGNS**2
    total = sum(scores)
    return [score / total for score in scores]


def _names_section(shape: Shape) -> bool:
    """Whether a word of it is the name of a section, as of no person, and it says no office either."""
    words = frozenset(shape.lower.split())
    return not words.isdisjoint(SECTION) and words.isdisjoint(_OFFICES)


def _heads(index: int, piece: Piece, scene: Scene) -> bool:
    """Whether it is a line without a stop above a paragraph."""
    last = index + 1 == len(scene.classes)
    return (
        not last and scene.classes[index + 1] == "prose" and piece.shape.first == "upper" and piece.shape.end == "none"
    )


def _is_brief(index: int, piece: Piece, scene: Scene) -> bool:
    """Whether it has too few words for a clause, and stands nowhere else, as an item of a menu might."""
    shape = piece.shape
    return shape.words < _CLAUSE and shape.first == "upper" and shape.end == "none" and scene.copies[index] == 1


def _asks(index: int, piece: Piece, scene: Scene) -> bool:
    """Whether it is a question above a paragraph that is put to nobody: in an interview it would be."""
    shape = piece.shape
    asks = shape.end == "question" and shape.first == "upper" and not shape.quoted and ":" not in piece.text
    below = scene.classes[index + 1 : index + 2] == ["prose"]
    return asks and below and scene.noise == CLEAN and YOU.isdisjoint(re.findall(r"\w+", shape.lower))


def _head_end(title: int | None, scene: Scene) -> int:
    """The piece below the first paragraph that stands below headline, byline and date; one above these is a standfirst.

    Where neither byline nor date stands near the headline, the first paragraph may be the standfirst.
    """
    end = len(scene.classes)
    if title is None:
        return end
    label = max((at for at in range(title + 1, min(title + 1 + _NEAR, end)) if scene.labels[at]), default=None)
    start = title if label is None else label
    prose = (at for at in range(start + 1, end) if scene.classes[at] == "prose")
    return next(islice(prose, 1 if label is None else 0, None), end - 1) + 1


def _after(count: int, scene: Scene) -> int:
    """The first piece after so many paragraphs of the body."""
    start = scene.body[0]
    return bisect_left(scene.before, scene.before[start] + count, start, len(scene.classes))


def _barred(index: int, piece: Piece, title: int | None, scene: Scene, *, head: bool) -> frozenset[Kind]:
    """The kinds that a piece cannot be where it stands."""
    barred: set[Kind] = set()
    marker = piece.shape.marker
    if marker.startswith("#"):
        barred |= _PROSE
    elif piece.shape.bulleted:
        barred |= _PROSE - {Kind.LIST}
    if "credited" in piece.shape.cues:
        barred |= _SPOKEN
    if piece.shape.end == "terminal" and piece.shape.words >= _CLAUSE and not (marker or piece.shape.bold):
        barred.add(Kind.HEADING)
    if not head:
        barred |= _OPENING
    if index != title:
        barred.add(Kind.TITLE)
    if title is not None and index < title:
        barred |= _BELOW
        clause = scene.classes[index] in ("short", "prose") and piece.shape.words >= _CLAUSE
        if clause and not marker and "crumbs" not in piece.shape.cues and scene.noise == CLEAN:
            barred |= _LABELS
    return frozenset(barred)


def _judged(piece: Piece, scores: Sequence[float], barred: frozenset[Kind]) -> Piece:
    """The piece as the likeliest of the kinds that it can be; a headline comes before them."""
    left = list(scores)
    for kind in barred:
        left[_PLACES[kind]] = -1.0
    total = sum(left) + len(barred)
    first = _TITLE if Kind.TITLE not in barred else left.index(max(left))
    score, left[first] = left[first], -1.0
    second = left.index(max(left))
    return piece.judged(KINDS[first], NAME, score / total if score else 0.0, KINDS[second])


RULE = Rule(NAME, "weighs what each piece is", apply)
