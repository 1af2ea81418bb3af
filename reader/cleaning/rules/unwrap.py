"""Puts the lines of a wrapped paragraph together again, and mends the words that were hyphenated at its margin."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from unicodedata import category

from msgspec.structs import replace

from reader.cleaning.dates import is_dateline
from reader.cleaning.draft import Draft, Rule, flows, in_order
from reader.cleaning.gaps import line_features
from reader.cleaning.hangul import KoreanWords, may_part
from reader.cleaning.layout import Layout, overflows
from reader.cleaning.lines import Line
from reader.cleaning.models import probability
from reader.cleaning.pieces import Piece, is_suspended, piece_of
from reader.cleaning.series import SPEAKER, Label, labels_of
from reader.cleaning.shapes import shape_of
from reader.cleaning.stretches import ragged
from reader.document.patterns import regex

NAME = "unwrap"
_EVEN = 0.5
"""What is likelier than not, and more than half."""
_LAST = regex(r"(?<![^\W\d_])([^\W\d_]++)-$")
_FIRST = regex(r"[^\W\d_]+")
_WORD = regex(rf"{_FIRST.pattern}(?:-{_FIRST.pattern})*")
_PREFIXES = frozenset(
    {"self", "non", "ex", "well", "all", "anti", "co", "half", "mid", "multi", "post", "pre", "pro", "quasi", "semi"}
    | {"socio", "sub", "ultra", "vice", "high", "low", "long", "short"}
)
_SYLLABLES = frozenset({"co", "ex", "mid", "multi", "post", "pre", "pro", "sub"})
"""Of these the ones that far more words begin with than have them before a hyphen: *ex-pect*."""
_INDENTED = 0.04
"""From this share of lines on that are indented more than the line above, an indent begins a paragraph."""
_OFTEN = 0.025
"""Where more line ends than this are hyphens, the text was hyphenated; where fewer, they are those of its words."""


def apply(draft: Draft) -> Draft:
    """Join what stands on adjacent lines wherever the model finds one paragraph."""
    groups = [group for flow in flows(draft.pieces) for group in _groups(_labelled(flow), draft)]
    words = _Words(draft)
    judged = [piece for piece in draft.pieces if piece.kind is not None]
    return draft.with_pieces(in_order([*judged, *(_merged(group, draft, words) for group in groups)]))


_GOES_ON = Label("goes on", 0, "")
"""Stands for a line of which its stretch says that it goes on the one above."""


def _labelled(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Label | None]]:
    """The pieces with their labels, where they are of a series; the markers of items are known from then on."""
    labels = labels_of(pieces)
    together = ragged(pieces)
    for index, piece in enumerate(pieces):
        label = labels.get(index)
        if label is None and index in together:
            yield piece, _GOES_ON
        elif label and label.marker and not piece.shape.marker:
            yield _as_item(piece, label.marker), label
        else:
            yield piece, label


def _as_item(piece: Piece, marker: str) -> Piece:
    """The piece as an item whose marker is known only by the items around it."""
    return replace(piece, shape=replace(shape_of(piece.text[len(marker) :].lstrip()), marker=marker))


def _groups(pieces: Iterable[tuple[Piece, Label | None]], draft: Draft) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece, label in pieces:
        parts = label is not _GOES_ON and bool(group)
        if parts and (_begins(label, group[-1], piece, draft.layout) or not _joins(group, piece, draft)):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _begins(label: Label | None, before: Piece, piece: Piece, layout: Layout) -> bool:
    """Whether a piece is an item of a series; a time or a name is one only where the line before may have ended."""
    if label is None or label.marker:
        return label is not None
    speaks = label.style.startswith(SPEAKER) and not label.style.removeprefix(SPEAKER).partition(" ")[0].isupper()
    return (before.shape.stopped and not speaks) or not (_is_wrapped(layout) and overflows(before, piece, layout))


_SPARE = 3
"""A line that ends in a colon and leaves so many columns was not ended by the margin: it announces what follows."""


def _announces(before: Piece, after: Piece, layout: Layout) -> bool:
    shape = after.shape
    if before.shape.end != "colon" or shape.quoted or shape.first != "upper":
        return False
    return _is_wrapped(layout) and not overflows(before, after, layout, _SPARE)


_BULLETS = frozenset("•▪◦●○■□‣⁃∙►▶➢✓✔")
"""They never stand alone: where one does, its item is in the next line."""
_SURELY = 0.8
"""From this share of lines at the margin on, a region is wrapped for certain."""
_DOUBTED = 0.1
"""What the model doubts more than this does not go on, however full the line is."""
_COLUMN = 56
"""In narrower columns, of which the model has seen few, more sentences end where lines do."""
_FILLED = 0.6
"""So great a share of the margin a line has that may have been full."""


def _joins(group: Sequence[Piece], after: Piece, draft: Draft) -> bool:
    """Whether a piece goes on the paragraph of the pieces above it."""
    before = group[-1]
    if after.blanks or _stands_apart(before, after, draft.layout):
        return False
    if before.text in _BULLETS:
        return True
    one, two = before.lines[-1], after.lines[0]
    if one.quote * two.quote * (one.quote - two.quote) or before.shape.bold > after.shape.bold:
        return False
    if before.shape.stopped and _is_set_in(group, after, draft.layout):
        return False
    features = line_features(one, two, before.shape, after.shape, draft.layout)
    likely = probability(draft.weights.lines, features)
    if likely <= _EVEN:
        surely = _is_caseless(after) or (likely > _DOUBTED and draft.layout.width < _COLUMN)
        return surely and _is_full(before, after, draft.layout)
    full = _is_wrapped(draft.layout) and overflows(before, after, draft.layout)
    return full or not is_dateline(after.text)


def _is_set_in(group: Sequence[Piece], after: Piece, layout: Layout) -> bool:
    """Whether an indent begins a paragraph: below a line without it, or below a paragraph of one line."""
    one, two = group[-1].lines[-1].indent, after.lines[0].indent
    if group[-1].shape.marker or layout.indented < _INDENTED:
        return False
    return two > one or (two == one > layout.indent and len(group) == 1)


def _stands_apart(before: Piece, after: Piece, layout: Layout) -> bool:
    """Whether what a line is says that a paragraph begins or ends there."""
    if after.text in _BULLETS or _announces(before, after, layout) or _is_pictured(after):
        return True
    if before.text[-1] in ";；" and not (_is_wrapped(layout) and overflows(before, after, layout)):
        return True
    if before.shape.stopped and _is_label(after):
        return True
    if _WIRED.fullmatch(after.text) or _WIRED.fullmatch(before.lines[-1].text):
        return True
    return _RULER.fullmatch(before.lines[-1].text) is not None or _RULER.fullmatch(after.text) is not None


def _is_label(piece: Piece) -> bool:
    """Whether a line is no more than *Read More* or *Advertisement*, as no sentence begins."""
    shape = piece.shape
    return shape.words <= _LABEL and shape.first == "upper" and shape.capitals > _EVEN and "notice" in shape.cues


_WIRED = regex(r"(?:By|BY) [A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|and|de|van|von)){1,7}|Eds: .*")
"""Who has written it, and what editors are told, as wires have it below the headline, each in a line of its own."""
_LABEL = 3
"""Words of a line that is a label, at most."""


_RULER = regex(r"([-=_*#~+·•—–])(?: ?\1){4,}|:{3,}(?: ?\{.*| [\w-]+)?")
"""A line that is drawn across the page."""
_PICTURES = "\u2600"
"""From here on symbols are pictures: below are arrows and signs of measure, which stand in sentences."""


def _is_pictured(piece: Piece) -> bool:
    """Whether it begins with an emoji, as the paragraphs of a channel do, each in a line of its own."""
    first = piece.text[0]
    return first >= _PICTURES and category(first) == "So"


_NEAR = 12
"""Characters of a piece among which its first letter is looked for."""


def _is_caseless(piece: Piece) -> bool:
    """Whether it begins in a script without capitals, of which the model has seen little."""
    first = next(filter(str.isalpha, piece.text[:_NEAR]), "")
    return bool(first) and not first.islower() and not first.isupper()


def _is_full(before: Piece, after: Piece, layout: Layout) -> bool:
    """Whether a line is full in a region where nearly all are, and empty lines or indents part the paragraphs."""
    if layout.wrapped < _SURELY or after.shape.marker or before.lines[-1].quote != after.lines[0].quote:
        return False
    parted = layout.gap > 0 or layout.indented >= _INDENTED
    inside = after.indent <= before.lines[-1].indent
    full = before.lines[-1].column >= _FILLED * layout.width and overflows(before, after, layout)
    return parted and inside and full and layout.adjacent > _EVEN


def _merged(group: Sequence[Piece], draft: Draft, words: "_Words") -> Piece:
    if len(group) == 1:
        return group[0]
    lines = [line for piece in group for line in piece.lines]
    drops = [words.dropped(one, two) for one, two in pairwise(lines)]
    whole = piece_of(lines, draft.normal.text, drops)
    marker = group[0].shape.marker
    alone = group[0].text in _BULLETS
    return whole if alone or marker == whole.shape.marker else _as_item(whole, marker)


class _Words:
    """The words of a region, which say whether a line end parts one, and whether a hyphen there is the word's own."""

    def __init__(self, draft: Draft) -> None:
        lines = [piece.lines[-1] for piece in draft.pieces]
        ends = sum(line.text.endswith("-") and not after.blanks for line, after in pairwise(lines))
        self._hyphenated = ends > _OFTEN * sum(not line.blanks for line in lines) and _is_wrapped(draft.layout)
        self._known: frozenset[str] | None = None
        self._lines = [line for piece in draft.pieces for line in piece.lines]
        self._korean: KoreanWords | None = None

    def dropped(self, one: Line, two: Line) -> int | None:
        """How many characters go at the end of line `one` where it parts a word; None where it does not."""
        if may_part(one, two):
            if self._korean is None:
                self._korean = KoreanWords(self._lines)
            return 0 if self._korean.has_parted(one, two) else None
        return 1 if self._parts(one, two) else None

    def _parts(self, one: Line, two: Line) -> bool:
        """Whether the hyphen that ends line `one` only parts a word that goes on in line `two`."""
        if not one.text.endswith("-"):
            return False
        last, first = _LAST.search(one.text), _FIRST.match(two.text)
        if not last or not first or not first[0][0].islower():
            return False
        if self._known is None:
            self._known = frozenset(_WORD.findall(" ".join(_whole_words(self._lines))))
        left, right = last[1].lower(), first[0].lower()
        if left + right in self._known:
            return True
        if f"{left}-{right}" in self._known or is_suspended(two.text):
            return False
        if left in _PREFIXES:
            return left in _SYLLABLES and self._hyphenated and right not in self._known
        return self._hyphenated


def _whole_words(lines: Iterable[Line]) -> set[str]:
    """The different words of some lines in lower case, but for the halves at a hyphen that ends a line."""
    found: set[str] = set()
    parted = False
    for line in lines:
        words = line.text.lower().split()
        begins, parted = parted, line.text.endswith("-")
        found.update(words[begins : len(words) - parted])
    return found


def _is_wrapped(layout: Layout) -> bool:
    return layout.wrapped > _EVEN


RULE = Rule(NAME, "puts wrapped lines together and mends hyphenated words", apply)
