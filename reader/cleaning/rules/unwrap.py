"""Puts the lines of a wrapped paragraph together again, and mends the words that were hyphenated at its margin."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from unicodedata import category

from msgspec.structs import replace

from reader.cleaning.dates import is_dateline
from reader.cleaning.draft import Draft, Rule, flows, in_order
from reader.cleaning.gaps import line_features
from reader.cleaning.hyphens import Words
from reader.cleaning.layout import Layout, is_wrapped, overflows
from reader.cleaning.models import probability
from reader.cleaning.pieces import Piece, piece_of
from reader.cleaning.series import SPEAKER, Label, labels_of
from reader.cleaning.shapes import shape_of
from reader.cleaning.stretches import ragged
from reader.document.patterns import regex

NAME = "unwrap"
_EVEN = 0.5
"""What is likelier than not, and more than half."""
_INDENTED = 0.04
"""From this share of lines on that are indented more than the line above, an indent begins a paragraph."""


def apply(draft: Draft) -> Draft:
    """Join what stands on adjacent lines wherever the model finds one paragraph."""
    groups = [group for flow in flows(draft.pieces) for group in _groups(_labelled(flow), draft)]
    words = Words(draft)
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
    return (before.shape.stopped and not speaks) or not (is_wrapped(layout) and overflows(before, piece, layout))


_SPARE = 3
"""A line that ends in a colon and leaves so many columns was not ended by the margin: it announces what follows."""


def _announces(before: Piece, after: Piece, layout: Layout) -> bool:
    shape = after.shape
    if before.shape.end != "colon" or shape.quoted or shape.first != "upper":
        return False
    return is_wrapped(layout) and not overflows(before, after, layout, _SPARE)


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
    if _is_turned(before, after, draft.normal.text):
        if _is_parted(before, after):
            return True
        if _begins_page(before, after, draft):
            return False
    if after.blanks or _stands_apart(before, after, draft.layout):
        return False
    return before.text in _BULLETS or _goes_on(group, after, draft)


def _goes_on(group: Sequence[Piece], after: Piece, draft: Draft) -> bool:
    """Whether a line right below others, which does not stand apart by what it is, goes on their paragraph."""
    before = group[-1]
    one, two = before.lines[-1], after.lines[0]
    if two.quote not in (0, one.quote) or before.shape.bold > after.shape.bold:
        return False
    if before.shape.stopped and _is_set_in(group, after, draft.layout):
        return False
    features = line_features(one, two, before.shape, after.shape, draft.layout)
    likely = probability(draft.weights.lines, features)
    if likely <= _EVEN:
        surely = _is_caseless(after) or (likely > _DOUBTED and draft.layout.width < _COLUMN)
        return surely and _is_full(before, after, draft.layout)
    full = is_wrapped(draft.layout) and overflows(before, after, draft.layout)
    return full or not is_dateline(after.text)


def _is_turned(before: Piece, after: Piece, text: str) -> bool:
    """Whether a page is turned between two lines, or its number stands there: empty lines then say nothing."""
    gap = text[before.lines[-1].end : after.lines[0].prefix]
    return "\f" in gap or not gap.isspace()


def _is_parted(before: Piece, after: Piece) -> bool:
    """Whether the first line ends in half a word."""
    return before.text[-1] == "-" and before.text[-2:-1].isalpha() and after.text[0].islower()


def _begins_page(before: Piece, after: Piece, draft: Draft) -> bool:
    """Whether a paragraph ends with the page: its last line has room for the first word of the next page."""
    wrapped = is_wrapped(draft.layout) and not overflows(before, after, draft.layout)
    return wrapped and after.shape.first != "lower"


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
    if before.text[-1] in ";；" and not (is_wrapped(layout) and overflows(before, after, layout)):
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


def _merged(group: Sequence[Piece], draft: Draft, words: Words) -> Piece:
    if len(group) == 1:
        return group[0]
    lines = [line for piece in group for line in piece.lines]
    drops = [words.dropped(one, two) for one, two in pairwise(lines)]
    whole = piece_of(lines, draft.normal.text, drops)
    marker = group[0].shape.marker
    alone = group[0].text in _BULLETS
    return whole if alone or marker == whole.shape.marker else _as_item(whole, marker)


RULE = Rule(NAME, "puts wrapped lines together and mends hyphenated words", apply)
