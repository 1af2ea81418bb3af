"""What a piece is: its shape and surroundings as features of the model that weighs the kinds."""

from collections.abc import Sequence

from reader.cleaning.layout import Layout
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import Scene
from reader.cleaning.shapes import Shape

_LENGTHS = ((9, "0"), (18, "1"), (30, "2"), (50, "3"), (80, "4"), (120, "5"), (180, "6"), (300, "7"), (600, "8"))
_NEAR = ((1, "1"), (2, "2"), (4, "4"), (8, "8"), (16, "16"), (40, "40"))


def kind_features(index: int, pieces: Sequence[Piece], scene: Scene, layout: Layout, *, head: bool) -> list[str]:
    """What can be seen of piece `index`.

    Args:
        index: of the piece among `pieces`.
        pieces: the region's.
        scene: the region as a whole.
        layout: how it is set.
        head: whether it is the first region of the text.
    """
    piece, shape, name = pieces[index], pieces[index].shape, scene.classes[index]
    before = scene.classes[index - 1] if index else "start"
    after = scene.classes[index + 1] if index + 1 < len(pieces) else "stop"
    where, far = _where(index, scene)
    size = _bucket(shape.length, _LENGTHS)
    end = shape.end
    above, below = min(3, scene.before[index]), min(3, scene.after[index])
    gap = "more" if piece.blanks > max(1, layout.gap) else "one" if piece.blanks else "none"
    next_gap = (
        "stop" if index + 1 == len(pieces) else "more" if pieces[index + 1].blanks > max(1, layout.gap) else "usual"
    )
    caps = _capitals(shape)
    features = [
        f"{name} {where}",
        f"{name} {where} {far}",
        f"{name} size{size}",
        f"{where} size{size} {end}",
        f"{name} {end} {caps}",
        f"{where} {caps} {end}",
        f"{before} {name} {after}",
        f"{before} {name} {where}",
        f"{name} {after} {where}",
        f"above{above} below{below} {name}",
        f"above{above} {before} {name} size{size}",
        f"first {shape.first} {shape.quoted} {end}",
        f"first {shape.first} {where} {name}",
        f"gap {gap} {where} {name}",
        f"gap {gap} {next_gap} {where}",
        f"inner {shape.inner} {where} {end}",
        f"shout {shape.shouted} {where}",
        f"solid {layout.adjacent > 0.85} {name}",
        f"{scene.noise} {name} {where}",
        f"{scene.noise} {where} size{size} {end}",
        f"{scene.noise} {before} {name} {after}",
    ]
    features += _lexical(shape, where, size, scene.noise, gap, head and not above)
    features += _echoes(index, scene, where, name, size)
    features += _marks(piece, shape, where)
    if head and not above and index < 40:
        features.append(f"head {name} {_bucket(index, _NEAR)}")
        features.append(f"head {name} {caps} {end} size{size}")
        features.append(f"head {before} {name} {after}")
    features += _relative(index, scene, name, f"{caps} {end}", size) if head else ()
    if scene.under[index]:
        features += (f"under {name}", f"under {_bucket(scene.under[index], _NEAR)} {below}")
    last = pieces[index - 1].shape.end if index else "start"
    features.append(f"start {shape.first} {last} {gap} {where}")
    features.append(f"start {shape.first} {name} {gap}")
    run = _run(index, scene.classes)
    features += (f"run {run} {where}", f"run {run} {name} {shape.first} {end}")
    if not below:
        features.append(f"tail {name} {before}")
    return features


def _relative(index: int, scene: Scene, name: str, form: str, size: str) -> list[str]:
    """Where it stands to the headline."""
    if scene.headline is None:
        return ["no headline"]
    far = index - scene.headline
    if far == 0:
        return ["headline", f"headline {name} {form}", f"headline size{size}"]
    first = scene.before[index] - scene.before[scene.headline]
    if first > 1 or far < -_SIDE:
        return []
    steps = f"{far}" if abs(far) <= _SIDE else "more"
    return [
        f"step {steps} {name} {first}",
        f"step {far > 0} {name} {form} {first}",
        f"step {far > 0} {name} size{size} {first}",
        f"step {steps} {form}",
    ]


def _run(index: int, classes: Sequence[str]) -> str:
    """How many pieces around this one, up to three on each side, are short like it, and what they lead to."""
    first = last = index
    while first > 0 and index - first < _SIDE and classes[first - 1] in _SLIGHT:
        first -= 1
    while last + 1 < len(classes) and last - index < _SIDE and classes[last + 1] in _SLIGHT:
        last += 1
    if classes[index] not in _SLIGHT:
        return "none"
    return f"{index - first} {last - index}"


_SLIGHT = frozenset({"short", "bit", "item"})
_SIDE = 3


def _bucket(value: int, bounds: Sequence[tuple[int, str]]) -> str:
    return next((label for bound, label in bounds if value <= bound), "9")


def _where(index: int, scene: Scene) -> tuple[str, str]:
    """On which side of the body, and how far from it."""
    start, stop = scene.body
    if stop == 0:
        return "no body", "0"
    if index < start:
        return "above", _bucket(start - index, _NEAR)
    if index >= stop:
        return "below", _bucket(index - stop + 1, _NEAR)
    return "inside", "0"


def _capitals(shape: Shape) -> str:
    if shape.capitals < 0:
        return "prose"
    if shape.words <= 2:
        return "Few" if shape.capitals > 0.5 else "few"
    return "Title" if shape.capitals > 0.75 else "Mixed" if shape.capitals > 0.4 else "plain"


def _lexical(shape: Shape, where: str, size: str, noise: str, gap: str, top: bool) -> list[str]:
    features = []
    for cue in shape.cues:
        features += (
            f"cue {cue}",
            f"cue {cue} {where} {shape.words <= 4}",
            f"cue {cue} size{size}",
            f"cue {cue} {where} {noise}",
        )
        if top:
            features.append(f"top {cue}")
    if "year" in shape.cues:
        features.append(f"year {where} {gap} {shape.end} {top}")
    if len(shape.cues) > 1:
        features.append("cues " + " ".join(sorted(shape.cues)))
    name = shape.capitals > 0.75 and 2 <= shape.words <= 9 and shape.first == "upper" and shape.end == "none"
    if name:
        features.append(f"name {where} {shape.words <= 4} {top}")
    lead = shape.lower.partition(" ")[0].rstrip(":")
    if lead in _LEADS:
        features.append(f"lead {lead} {top}")
    return features


_LEADS = frozenset(
    "by author written posted published updated photo image credit read watch related sign share advertisement tags source sources copyright".split()
)


def _echoes(index: int, scene: Scene, where: str, name: str, size: str) -> list[str]:
    features = []
    shared = scene.shared[index]
    if shared >= 0:
        level = "none" if shared < 0.1 else "some" if shared < 0.45 else "half" if shared < 0.75 else "most"
        features += (f"shared {level} {where} {name}", f"shared {level} size{size}")
    source = scene.source[index]
    if source is not None:
        level = "all" if source[0] >= 0.95 else "most" if source[0] >= 0.8 else "half" if source[0] >= 0.6 else "part"
        near = "next" if 0 < index - source[1] <= 3 else "above" if source[1] < index else "below"
        features += (f"echo {level} {near}", f"echo {level} {where} {name}")
    if scene.copies[index] > 1:
        features += (f"copies {where}", f"copies {name} {min(4, scene.copies[index])}")
    return features


def _marks(piece: Piece, shape: Shape, where: str) -> list[str]:
    features = []
    if shape.marker:
        kind = "#" * min(3, len(shape.marker)) if shape.marker[0] == "#" else "1" if shape.marker[0].isalnum() else "*"
        features += (f"marker {kind} {where}", f"marker {kind} {shape.end} {shape.words <= 6}")
    if shape.bold:
        features += ("bold", f"bold {where} {shape.end}")
    if piece.quote:
        features.append("quoted block")
    if piece.indent >= 4:
        features.append(f"indented {where}")
    if shape.quoted:
        features.append(f"opens {where} {shape.end}")
    if len(piece.lines) > 1:
        features.append(f"lines {where} {shape.end}")
    return features
