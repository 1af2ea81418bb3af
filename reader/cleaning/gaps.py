"""Whether a line end lies inside a paragraph: what can be seen on both sides of it, as features of a logistic model."""

from collections.abc import Sequence

from reader.cleaning.layout import Layout
from reader.cleaning.lines import Line
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import Shape

_ROOM = ((-20, "far"), (-8, "long"), (-2, "over"), (0, "full"), (3, "near"), (8, "room"), (20, "short"))
"""By how many columns the next line's first word would have fitted on the line before: bounds of the classes."""
_WRAPPED = 0.35
"""From this share of lines at the margin on, a region counts as wrapped."""
_INDENTED = 0.04
_TITLED = 0.7
_FEW = 12
_TORN = 0.1
_SOLID = 0.85
"""From this share of adjacent lines on, blank lines do not part the paragraphs of a region."""


def line_features(before: Line, after: Line, one: Shape, two: Shape, layout: Layout) -> list[str]:
    """What speaks for and against a paragraph that runs from one line to the next, none being empty between them.

    Args:
        before: the line that ends.
        after: the line that follows it.
        one: the shape of `before`.
        two: the shape of `after`.
        layout: how their region is set.
    """
    room = _room(before, after, layout)
    step = _step(before, after, one, layout)
    case = two.first + ("'" if two.quoted else "")
    listed = "item" if two.marker else "on"
    inside = "in-item" if one.marker else "in"
    head = "short" if one.length < 45 else "line" if one.length < 110 else "long"
    features = [
        f"room {room}",
        f"room {room} {one.end} {two.first}",
        f"room {room} {step}",
        f"step {step} {listed} {inside}",
        f"end {one.end}",
        f"case {case}",
        f"{one.end} {case}",
        f"{listed} {room}",
        f"{listed} {inside}",
        f"before {head} {room}",
        f"before {head} {one.end}",
        f"solid {layout.adjacent >= _SOLID} {layout.indented >= _INDENTED} {step}",
    ]
    if one.capitals > _TITLED and one.words > 2:
        features.append("before titled")
    if two.cues and two.words <= _FEW:
        features.append("after cue")
    if one.cues and one.words <= _FEW:
        features.append("before cue")
    if before.quote != after.quote:
        features.append("quote")
    if after.page:
        features.append("page")
    return features


def _room(before: Line, after: Line, layout: Layout) -> str:
    if layout.wrapped < _WRAPPED or not layout.width:
        return "free"
    word = after.text[:40].partition(" ")[0]
    room = layout.width - before.column - 1 - len(word)
    if before.text.endswith("-"):
        return "hyphen" if layout.width - before.column < 12 else "dash"
    return next((name for bound, name in _ROOM if room < bound), "wide")


def _step(before: Line, after: Line, one: Shape, layout: Layout) -> str:
    """How the indent changes: back, same, hang (to the text after a list marker), in."""
    if after.indent == before.indent:
        return "same"
    if after.indent < before.indent:
        return "back"
    return "hang" if one.marker and after.indent - before.indent <= len(one.marker) + 5 else "in"


def heal_features(before: Piece, after: Piece, then: Piece | None, layout: Layout, torn: str) -> list[str]:
    """What speaks for and against a paragraph that was cut in two by empty lines.

    Args:
        before: the piece above the empty lines, healed so far.
        after: the piece below them.
        then: the piece that follows it, or None.
        layout: how their region is set.
        torn: how much of the region begins in mid-sentence, as `torn_of` says.
    """
    one, two = before.shape, after.shape
    end = "bold" if not one.bold and before.text.endswith("**") and one.end != "terminal" else one.end
    if one.end == "none" and _unclosed(before.text):
        end = "unclosed"
    case = _case(after)
    size, tail = _size(one), _size(two)
    gap = "more" if after.blanks > layout.gap else "usual"
    go = "goes on" if then and two.end not in ("terminal", "colon") and _case(then) in ("lower", "closing") else "ends"
    features = [
        f"{end} {case}",
        f"{end} {case} {size}",
        f"{end} {case} {tail} {go}",
        f"{end} {case} {two.end}",
        f"{end} {case} {size} {two.end} {tail}",
        f"end {end} {size}",
        f"case {case} {tail}",
        f"{size} {tail} {go}",
        f"{tail} {two.end} {go}",
        f"gap {gap} {end} {case}",
        f"from {one.first} {size} {end}",
        f"torn {torn} {end} {case}",
        f"torn {torn} {go} {tail} {end}",
        f"solid {layout.adjacent >= _SOLID}",
    ]
    if before.text.endswith("**") and not one.bold:
        features.append("bold end")
    if two.marker:
        features.append(f"item {case}")
    if one.marker:
        features.append(f"in-item {end}")
    if one.capitals > _TITLED and one.words > 2:
        features.append(f"before titled {end}")
    if two.capitals > _TITLED and two.words > 2:
        features.append(f"after titled {go}")
    features += [f"before {cue}" for cue in one.cues if one.words <= _FEW]
    features += [f"after {cue}" for cue in two.cues if two.words <= _FEW]
    if before.indent != after.indent:
        features.append("indent")
    if before.quote != after.quote:
        features.append("quote")
    return features


def torn_of(pieces: Sequence[Piece]) -> str:
    """How much of a region begins in mid-sentence: hardly any, some, or much of it, as where links part paragraphs."""
    torn = sum(not piece.shape.marker and _case(piece) in ("lower", "closing") for piece in pieces)
    share = torn / max(1, len(pieces))
    return "much" if share > _TORN and torn > 2 else "some" if share > _TORN / 4 else "whole"


def _case(piece: Piece) -> str:
    """How it begins: lower, upper, digit, other or sign, after an opening mark or not; or with a closing mark."""
    if piece.text[0] in ",.;:!?)]}”’»%":
        return "closing"
    return f"{piece.shape.first}'" if piece.shape.quoted else piece.shape.first


def _size(shape: Shape) -> str:
    if shape.length > 150:
        return "long" if shape.inner else "line"
    if shape.length > 60:
        return "row"
    return "bit" if shape.words <= 4 else "short"


def _unclosed(text: str) -> bool:
    """Whether a bracket or a quotation is open at its end."""
    return text.count("(") > text.count(")") or text.count("“") > text.count("”") or text.count("«") > text.count("»")
