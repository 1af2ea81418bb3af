"""What it costs to hide a piece: to lose a sentence of the article is worse than to show a line of a menu."""

from reader.cleaning.scene import CLEAN, DUMP, Scene
from reader.cleaning.shapes import Shape

_SAID = frozenset({"item", "sign"})
"""What a text that is the article has no furniture of."""
_WORDED = frozenset({"notice", "year"})
"""Cues that the first words give."""
_DATED = frozenset({"year"})
"""Cues that sentences of an article may have."""
_SAYING = frozenset({"prose", "sentence", "item"})
_LINES = frozenset({"short", "bit"})
_CLAUSE = 6
"""Words from which a line may be a clause rather than a label."""
_ROW = 60
"""Characters of a row: to hide more of them, more must speak for it."""
_CARE = 0.55
"""How much the length of a piece speaks against hiding it, in a text that is the article, and in the body of a page.
Chosen on the development pairs for the least text lost at equal accuracy."""
_LIKELIER, _SURE = 0.6, {"prose": 0.7, "sentence": 0.7, "site": 0.7}
"""What is hidden is furniture at least so likely: to lose a line costs more than to show one, a sentence still more.
Chosen in cross-validation: higher bounds show several lines of menus for each line of the article that they save."""
_CERTAIN, _CUT = 0.8, ("…", "...")
"""And so likely a whole sentence that nothing but its place tells of; teasers end in dots."""


def caution(score: float, index: int, shape: Shape, scene: Scene) -> float:
    """What the likelihood `score` is multiplied with that a piece is no part of the article, 0 to 1.

    Args:
        score: by the weights.
        index: of the piece in the region.
        shape: of it.
        scene: the region.
    """
    name, clean = scene.classes[index], scene.noise == CLEAN
    if name == "cue" and shape.stopped and _is_framed(index, scene) and _is_worded(shape):
        name = "sentence"
    if name == "cue":
        return float(not _may_name(index, shape, scene))
    if name == "sign" and not clean:
        return 1.0
    if score < _sure(name, shape, clean=clean) or _is_article(name, index, shape, scene):
        return 0.0
    if clean and name in _LINES and score < _SURE["prose"] and _may_head(shape) and _is_amid(index, scene):
        return 0.0
    inside = scene.body[0] <= index < scene.body[1]
    return 1.0 if not clean and not inside else float((1 + shape.length / _ROW) ** -_CARE)


def _is_article(name: str, index: int, shape: Shape, scene: Scene) -> bool:
    """Whether what it is and where it stands say that it is text, whatever the weights say.

    Args:
        name: what it is at first sight.
        index: of the piece.
        shape: of it.
        scene: the region.
    """
    clean = scene.noise == CLEAN
    inside = scene.body[0] <= index < scene.body[1]
    said = name == "prose" or (shape.words >= _CLAUSE and (name == "item" or shape.end == "colon"))
    if (clean and name in _SAID) or (name == "sentence" and index < scene.body[0]):
        return True
    if scene.noise != DUMP and name == "prose" and _is_whole(shape):
        return True
    if inside and (clean or said or (name == "sentence" and _is_framed(index, scene))):
        return True
    may_end = (name in _TOLD and not shape.marker) or (clean and name != "bit")
    return may_end and not shape.cues and _ends_article(index, shape, scene)


_TOLD = frozenset({"prose", "sentence"})
"""What an article may end with on a page with menus too."""


def _ends_article(index: int, shape: Shape, scene: Scene) -> bool:
    """Whether it stands below the body, but above all that is furniture by its own words, and is no last line."""
    stop = scene.body[1]
    return 0 < stop <= index < scene.tail and (shape.stopped or scene.tail - stop > 1)


def _is_whole(shape: Shape) -> bool:
    """Whether it is sentences to their end, and says nothing of a site."""
    return shape.inner and _is_ended(shape) and shape.cues <= _DATED


def _is_ended(shape: Shape) -> bool:
    return shape.end == "terminal" and not shape.body.endswith(_CUT)


def _sure(name: str, shape: Shape, *, clean: bool) -> float:
    """How likely what is hidden must be furniture."""
    if clean and name == "prose" and _is_ended(shape) and not shape.cues:
        return _CERTAIN
    return _SURE.get(name, _LIKELIER)


def _is_framed(index: int, scene: Scene) -> bool:
    """Whether paragraphs stand above and below it."""
    return scene.classes[index - 1 : index] == scene.classes[index + 1 : index + 2] == ["prose"]


def _is_worded(shape: Shape) -> bool:
    """Whether a clause only begins with the words of a notice, as in *Related companies had sold the land*."""
    return shape.words >= _CLAUSE and shape.cues <= _WORDED


def _may_name(index: int, shape: Shape, scene: Scene) -> bool:
    """Whether a heading has no more than a word that sites use too: *The weather*, *Share price*."""
    label = shape.words > 1 and shape.first == "upper" and shape.end == "none" and shape.cues <= _SHARED
    return label and (_is_framed(index, scene) or (shape.marker.startswith("#") and scene.noise == CLEAN))


_SHARED = frozenset({"site", "share", "legal", "comment"})
"""Cues that words of the article give as well."""


def _may_head(shape: Shape) -> bool:
    return shape.first == "upper" and not shape.cues and not shape.marker


def _is_amid(index: int, scene: Scene) -> bool:
    """Whether text stands directly above and below it, though perhaps too little of it to be of the body."""
    if not scene.body[0] < index < len(scene.classes) - 1 or scene.classes[index - 1] not in _SAYING:
        return False
    below = scene.classes[index + 1 : index + 3]
    return _SAYING.issuperset(below) and (len(below) > 1 or below[0] != "sentence")
