"""Whether a line end lies inside a paragraph: what can be seen on both sides of it, as features of a logistic model."""

from collections.abc import Iterator, Sequence

from reader.cleaning.layout import Layout
from reader.cleaning.lines import Line, columns
from reader.cleaning.models import bucket
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import Shape
from reader.document.patterns import regex

_ROOM = ((-21, "far"), (-9, "long"), (-3, "over"), (-1, "full"), (2, "near"), (7, "room"), (19, "short"))
"""By how many columns the next line's first word would have fitted on the line before: bounds of the classes."""
_HEADS = ((44, "short"), (109, "line"))
"""Lengths up to which a line is short, and up to which it is one line of a page; more is a paragraph."""
_WRAPPED = 0.35
"""From this share of lines at the margin on, a region counts as wrapped."""
_WORD = 40
"""Characters of a line among which its first word is looked for."""
_MARGIN = 12
"""A hyphen nearer to the margin than this may part a word."""
_HANG = 5
"""Under a list marker text hangs by no more columns than the marker has, and these."""
_INDENTED = 0.04
"""From this share of indented lines on, a region sets its paragraphs in."""
_SOLID = 0.85
"""From this share of adjacent lines on, blank lines do not part the paragraphs of a region."""
_TITLED = 0.7
"""From this share of capitalised words on, a line is set as a title."""
_PLAIN = 0.5
"""Below this share of capitalised words, a line is a sentence's."""
_CLAUSE_WORDS = 6
"""Words from which a line may be a clause rather than a label."""
_WORDS = 3
"""Words that a title has at least."""
_FEW = 12
"""The cues of longer pieces say nothing of what is joined."""


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
    step = _step(before, after, one)
    case = two.first + ("'" if two.quoted else "")
    listed = "item" if two.marker else "on"
    inside = "in-item" if one.marker else "in"
    head = bucket(one.length, _HEADS, "long")
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
    if _is_titled(one):
        features.append("before titled")
    if two.words <= _FEW and two.cues:
        features.append("after cue")
    if one.words <= _FEW and one.cues:
        features.append("before cue")
    if before.quote != after.quote:
        features.append("quote")
    if after.page:
        features.append("page")
    return features


def _room(before: Line, after: Line, layout: Layout) -> str:
    if layout.wrapped < _WRAPPED or not layout.width:
        return "free"
    if before.text.endswith("-"):
        return "hyphen" if layout.width - before.column < _MARGIN else "dash"
    word = after.text[:1] if columns(after.text[:1]) > 1 else after.text[:_WORD].partition(" ")[0]
    return bucket(layout.width - before.column - 1 - columns(word), _ROOM, "wide")


def _step(before: Line, after: Line, one: Shape) -> str:
    """How the indent changes: back, same, hang (to the text after a list marker), in."""
    if after.indent == before.indent:
        return "same"
    if after.indent < before.indent:
        return "back"
    return "hang" if one.marker and after.indent - before.indent <= len(one.marker) + _HANG else "in"


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
    end, case = _end(before), _case(after)
    size, tail = _size(one), _size(two)
    gap = "more" if after.blanks > layout.gap else "usual"
    open_end = two.end not in ("terminal", "question", "colon")
    go = "goes on" if then and open_end and begins_torn(then) else "ends"
    return [
        f"{end} {case}",
        f"{end} {case} {size}",
        f"{end} {case} {one.prose} {two.prose}",
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
        *_rare_features(before, after, end, case, go),
        *_cue_features(one, two),
    ]


def _rare_features(before: Piece, after: Piece, end: str, case: str, go: str) -> Iterator[str]:
    one, two = before.shape, after.shape
    if before.text.endswith("**") and not one.bold:
        yield "bold end"
    if two.marker:
        yield f"item {case}"
    if one.marker:
        yield f"in-item {end}"
    if _is_titled(one):
        yield f"before titled {end}"
    if _is_titled(two):
        yield f"after titled {go}"
    if one.words >= _CLAUSE_WORDS and one.capitals < _PLAIN:
        yield from (f"plain {end} {case}", f"plain {end} {case} {two.stopped}")
    if before.indent != after.indent:
        yield "indent"
    if before.quote != after.quote:
        yield "quote"


def _cue_features(one: Shape, two: Shape) -> Iterator[str]:
    if one.words <= _FEW:
        yield from (f"before {cue}" for cue in one.cues)
    if two.words <= _FEW:
        yield from (f"after {cue}" for cue in two.cues)


def is_finished(before: Piece, after: Piece) -> bool:
    """Whether a sentence ends at a gap and another begins: nothing was cut there."""
    return before.shape.stopped and after.shape.first != "lower"


TORN = "much"
"""What a region is that links have torn into pieces."""
_TORN_CASES = ("lower", "closing")
_TORN = 0.1
"""From this share of paragraphs on that begin in mid-sentence, a text was torn; from a quarter of it, partly."""
_TORN_LEAST = 3
"""So many paragraphs must begin so before a text counts as torn."""


def torn_of(pieces: Sequence[Piece]) -> str:
    """How much of a region begins in mid-sentence: hardly any, some, or much of it, as where links part paragraphs."""
    lengths = [0, *(piece.shape.length for piece in pieces), 0]
    torn = sum(
        begins_torn(piece) and not piece.shape.marker and max(lengths[index], lengths[index + 2]) >= _ROW
        for index, piece in enumerate(pieces)
    )
    share = torn / max(1, len(pieces))
    return TORN if share > _TORN and torn >= _TORN_LEAST else "some" if share > _TORN / 4 else "whole"


_UNENDED = 3
"""So many lines of which none ends a sentence, nor is gone on with by one that does, are no parts of one."""


def unended(pieces: Sequence[Piece]) -> Iterator[range]:
    """The runs of lines that begin with a small letter, but for the first, and never come to the end of a sentence.

    A sentence that was cut ends somewhere: such lines are items, however they begin.

    Yields:
        Indexes of the pieces of a run.
    """
    start = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and _goes_on_open(pieces[index - 1], pieces[index]):
            continue
        if index - start >= _UNENDED and not (index < len(pieces) and begins_torn(pieces[index])):
            yield range(start, index)
        start = index


def _goes_on_open(before: Piece, after: Piece) -> bool:
    small = after.blanks > 0 and after.text[0].islower() and not after.shape.marker
    return small and before.shape.end == after.shape.end == "none"


def begins_torn(piece: Piece) -> bool:
    """Whether it begins in mid-sentence: with a small letter, or a closing mark."""
    return _case(piece) in _TORN_CASES


def _is_titled(shape: Shape) -> bool:
    return shape.capitals > _TITLED and shape.words >= _WORDS


def _case(piece: Piece) -> str:
    """How it begins: lower, upper, digit, other or sign, after an opening mark or not; or with a closing mark."""
    if piece.text[0] in ",.;:!?)]}”’»%":
        return "closing"
    return f"{piece.shape.first}'" if piece.shape.quoted else piece.shape.first


def _end(piece: Piece) -> str:
    """How it ends, as its shape says; or in bold, with a bracket open, or cut off in a clause."""
    shape = piece.shape
    if not shape.bold and not shape.stopped and piece.text.endswith("**"):
        return "bold"
    if shape.end != "none":
        return shape.end
    if _unclosed(piece.text):
        return "unclosed"
    return "cut" if shape.inner and is_cut(piece.text) else "none"


_LONG, _ROW = 150, 60
"""Characters from which a piece is long, and from which it is a row."""
_BIT = 4
"""Words of a label, at most."""


def _size(shape: Shape) -> str:
    if shape.length > _LONG:
        return "long" if shape.inner else "line"
    if shape.length > _ROW:
        return "row"
    return "bit" if shape.words <= _BIT else "short"


def _unclosed(text: str) -> bool:
    """Whether a bracket or a quotation is open at its end."""
    pairs = (("(", ")"), ("“", "”"), ("«", "»"))
    return text.count('"') % 2 == 1 or any(text.count(opening) > text.count(closing) for opening, closing in pairs)


_STOP = regex(r"[.!?…。][\"'”’»)]*\s")
_CLAUSE = 4
"""Words after the last stop that tell whether a sentence is under way."""
_REACH = 200
"""Characters at the end of a paragraph that are looked at."""


def is_paragraph(piece: Piece) -> bool:
    """Whether it is surely no heading, which lacks its end as half a paragraph does."""
    return piece.shape.inner or piece.shape.length >= PARAGRAPH


PARAGRAPH = 100
"""Characters of a paragraph, where a heading has fewer."""
OPENED, CLOSED = '"“„«‘「『', '"”“»’」』'


def is_cut(text: str) -> bool:
    """Whether its last sentence is a clause that lacks its end, and not the name of a photographer."""
    if not text[-1].isalnum():
        return False
    tail = text[-_REACH:]
    last = tail[[0, *(match.end() for match in _STOP.finditer(tail))][-1] :].split()
    return len(last) >= _CLAUSE and sum(word[0].islower() for word in last) * 2 > len(last)
