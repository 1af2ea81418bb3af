"""What a piece is: its shape and surroundings as features of the model that weighs the kinds."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.cleaning.layout import Layout
from reader.cleaning.models import bucket
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import Scene
from reader.cleaning.shapes import Shape

_LENGTHS = ((9, "0"), (18, "1"), (30, "2"), (50, "3"), (80, "4"), (120, "5"), (180, "6"), (300, "7"), (600, "8"))
"""Characters of a piece: bounds of the classes."""
_NEAR = ((1, "1"), (2, "2"), (4, "4"), (8, "8"), (16, "16"), (40, "40"))
"""Pieces between a piece and the body: bounds of the classes."""
_SHARES = ((0.4, "plain"), (0.75, "Mixed"))
"""Capitalised words among all: bounds of the classes."""
_ECHOES = ((0.6, "part"), (0.8, "half"), (0.95, "most"))
"""The share of a piece's words that another piece has too: bounds of the classes."""
_SOLID = 0.85
"""From this share of adjacent lines on, no blank lines part the pieces."""
_PAIR = 2
"""Of so few words a share says nothing."""
_SIDE = 3
"""Pieces on a side, hashes and steps are counted up to here."""
_BRIEF = 4
"""Words of a label; copies, and pieces to what is repeated, that are counted up to here."""
_CLAUSE = 6
"""Words that an item may have and still be a label."""
_SLIGHT = frozenset({"short", "bit", "item"})
_LEADS = frozenset(
    {
        "by",
        "author",
        "written",
        "posted",
        "published",
        "updated",
        "photo",
        "image",
        "credit",
        "read",
        "watch",
        "related",
    }
    | {"sign", "share", "advertisement", "tags", "source", "sources", "copyright"}
)


class _View(NamedTuple):
    """What most features are made of."""

    place: int
    piece: Piece
    shape: Shape
    name: str
    where: str
    size: str
    caps: str
    gap: str
    top: bool


def kind_features(index: int, pieces: Sequence[Piece], scene: Scene, layout: Layout, *, head: bool) -> list[str]:
    """What can be seen of piece `index`.

    Args:
        index: of the piece among `pieces`.
        pieces: the region's.
        scene: the region as a whole.
        layout: how it is set.
        head: whether it is the first region of the text.
    """
    view = _view(index, pieces[index], scene, layout, top=head and not scene.before[index])
    _, _, shape, name, where, size, caps, gap, _ = view
    before = scene.classes[index - 1] if index else "start"
    after = scene.classes[index + 1] if index + 1 < len(pieces) else "stop"
    run = _run(index, scene.classes)
    return [
        f"{name} {where} {_far(index, scene)}",
        f"{name} size{size}",
        f"{name} {shape.end} {caps}",
        f"{before} {name} {after}",
        f"first {shape.first} {where} {name}",
        f"gap {gap} {where} {name}",
        f"solid {layout.adjacent > _SOLID} {name}",
        f"{scene.noise} {where} size{size} {shape.end}",
        f"run {run} {where}",
        f"run {run} {name} {shape.first} {shape.end}",
        *_lexical(view, scene.noise),
        *_echoes(view, scene),
        *_marks(view),
        *(_relative(view, scene) if head else ()),
    ]


def _view(index: int, piece: Piece, scene: Scene, layout: Layout, *, top: bool) -> _View:
    shape = piece.shape
    gap = "more" if piece.blanks > max(1, layout.gap) else "one" if piece.blanks else "none"
    size = bucket(shape.length, _LENGTHS, "9")
    return _View(index, piece, shape, scene.classes[index], _where(index, scene), size, _capitals(shape), gap, top)


def _where(index: int, scene: Scene) -> str:
    """On which side of the body."""
    start, stop = scene.body
    if not stop:
        return "no body"
    return "above" if index < start else "inside" if index < stop else "below"


def _far(index: int, scene: Scene) -> str:
    """How far from the body."""
    start, stop = scene.body
    if not stop or start <= index < stop:
        return "0"
    return bucket(start - index if index < start else index - stop + 1, _NEAR, "9")


def _capitals(shape: Shape) -> str:
    if shape.capitals < 0:
        return "prose"
    if shape.words <= _PAIR:
        return "Few" if shape.capitals * 2 > 1 else "few"
    return bucket(shape.capitals, _SHARES, "Title")


def _run(index: int, classes: Sequence[str]) -> str:
    """How many pieces around this one, up to three on each side, are short like it."""
    if classes[index] not in _SLIGHT:
        return "none"
    first = last = index
    while first > 0 and index - first < _SIDE and classes[first - 1] in _SLIGHT:
        first -= 1
    while last + 1 < len(classes) and last - index < _SIDE and classes[last + 1] in _SLIGHT:
        last += 1
    return f"{index - first} {last - index}"


def _lexical(view: _View, noise: str) -> Iterator[str]:
    shape, where, cues = view.shape, view.where, view.shape.cues
    for cue in cues:
        yield f"cue {cue}"
        yield f"cue {cue} {where} {shape.words <= _BRIEF}"
        yield f"cue {cue} size{view.size}"
        yield f"cue {cue} {where} {noise}"
        if view.top:
            yield f"top {cue}"
    if "year" in cues:
        yield f"year {where} {view.gap} {shape.end} {view.top}"
    if len(cues) > 1:
        yield "cues " + " ".join(sorted(cues))
    lead = shape.lower.partition(" ")[0].rstrip(":")
    if lead in _LEADS:
        yield f"lead {lead} {view.top}"


def _echoes(view: _View, scene: Scene) -> Iterator[str]:
    source, copies = scene.source[view.place], scene.copies[view.place]
    if source is not None:
        level = bucket(source[0], _ECHOES, "all")
        far = view.place - source[1]
        yield f"echo {level} {_way(far)}"
        yield f"echo {level} {view.where} {view.name}"
    if copies > 1:
        yield f"copies {view.where}"
        yield f"copies {view.name} {min(_BRIEF, copies)}"


def _way(far: int) -> str:
    if far < 0:
        return "below"
    return "next" if far == 1 else "near" if far <= _BRIEF else "above"


def _marks(view: _View) -> Iterator[str]:
    shape, where = view.shape, view.where
    if shape.marker:
        sign = shape.marker[0]
        kind = shape.marker[:_SIDE] if sign == "#" else "1" if sign.isalnum() else "*"
        yield f"marker {kind} {where}"
        yield f"marker {kind} {shape.end} {shape.words <= _CLAUSE}"
    if shape.bold:
        yield "bold"
        yield f"bold {where} {shape.end}"
    if view.piece.quote:
        yield "quoted block"
    if shape.quoted:
        yield f"opens {where} {shape.end}"
    if len(view.piece.lines) > 1:
        yield f"lines {where} {shape.end}"


def _labels(index: int, scene: Scene) -> str:
    """Whether date or byline come before it, below the headline, or soon after it."""
    start = (scene.headline or 0) + 1
    before = scene.labelled[index] > scene.labelled[start]
    after = any(scene.labels[index + 1 : index + 1 + _SIDE])
    return f"{before} {after}"


def _relative(view: _View, scene: Scene) -> Iterator[str]:
    """Where it stands to the headline, and to the heading of a box of links."""
    name, form = view.name, f"{view.caps} {view.shape.end}"
    far = view.place - scene.headline if scene.headline is not None else 0
    first = scene.before[view.place] - scene.before[scene.headline] if scene.headline is not None else 0
    if scene.headline is None:
        yield "no headline"
    elif far == 0:
        yield from ("headline", f"headline {name} {form}", f"headline size{view.size}")
    elif first <= 1 and far >= -_SIDE:
        steps = f"{far}" if abs(far) <= _SIDE else "more"
        yield f"step {steps} {name} {first}"
        yield f"step {far > 0} {name} {form} {first}"
        yield f"step {far > 0} {name} size{view.size} {first}"
        yield f"step {steps} {form}"
        if far > 0:
            yield f"order {_labels(view.place, scene)} {name} {first}"
            yield f"order {_labels(view.place, scene)} size{view.size} {form}"
    if scene.under[view.place]:
        yield f"under {name}"
        yield f"under {bucket(scene.under[view.place], _NEAR, '9')}"
