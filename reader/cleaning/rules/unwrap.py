"""Puts the lines of a wrapped paragraph together again, and mends the words that were hyphenated at its margin."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.cleaning.draft import Draft, Rule, flows, in_order
from reader.cleaning.gaps import line_features
from reader.cleaning.layout import Layout
from reader.cleaning.lines import Line
from reader.cleaning.models import probability
from reader.cleaning.pieces import Piece, piece_of
from reader.document.patterns import regex

NAME = "unwrap"
_EVEN = 0.5
_LAST = regex(r"([^\W\d_]+)-$")
_FIRST = regex(r"[^\W\d_]+")
_PREFIXES = frozenset(
    {"self", "non", "ex", "well", "all", "anti", "co", "half", "mid", "multi", "post", "pre", "pro", "quasi", "semi"}
    | {"socio", "sub", "ultra", "vice", "high", "low", "long", "short"}
)
_INDENTED = 0.04
"""From this share of lines on that are indented more than the line above, an indent begins a paragraph."""
_STEM = 3
_OFTEN = 0.025
"""Where more line ends than this are hyphens, the text was hyphenated; where fewer, they are those of its words."""


def apply(draft: Draft) -> Draft:
    """Join what stands on adjacent lines wherever the model finds one paragraph."""
    groups = [group for flow in flows(draft.pieces) for group in _groups(flow, draft)]
    if all(len(group) == 1 for group in groups):
        return draft
    words = _Words(draft)
    judged = [piece for piece in draft.pieces if piece.kind is not None]
    return draft.with_pieces(in_order([*judged, *(_merged(group, draft, words) for group in groups)]))


def _groups(pieces: Sequence[Piece], draft: Draft) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and not _joins(group[-1], piece, draft):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _joins(before: Piece, after: Piece, draft: Draft) -> bool:
    if after.blanks:
        return False
    one, two = before.lines[-1], after.lines[0]
    if (
        before.shape.stopped
        and not before.shape.marker
        and two.indent > one.indent
        and draft.layout.indented >= _INDENTED
    ):
        return False
    features = line_features(one, two, before.shape, after.shape, draft.layout)
    return probability(draft.weights.lines, features) > _EVEN


def _merged(group: Sequence[Piece], draft: Draft, words: "_Words") -> Piece:
    if len(group) == 1:
        return group[0]
    lines = [line for piece in group for line in piece.lines]
    hyphens = [words.parts(one, two) for one, two in pairwise(lines)]
    return piece_of(lines, draft.normal.text, hyphens)


class _Words:
    """The words of a region, which say whether a hyphen at a line end is one of the word's own."""

    def __init__(self, draft: Draft) -> None:
        lines = [piece.lines[-1] for piece in draft.pieces]
        ends = sum(line.text.endswith("-") and not after.blanks for line, after in pairwise(lines))
        self._hyphenated = ends > _OFTEN * sum(not line.blanks for line in lines) and _is_wrapped(draft.layout)
        self._known: frozenset[str] | None = None
        self._text = draft.normal.text

    def parts(self, one: Line, two: Line) -> bool:
        """Whether the hyphen that ends line `one` only parts a word that goes on in line `two`."""
        if not one.text.endswith("-"):
            return False
        last, first = _LAST.search(one.text), _FIRST.match(two.text)
        if not last or not first or not first[0][0].islower():
            return False
        if self._known is None:
            self._known = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self._text.lower()))
        left, right = last[1].lower(), first[0].lower()
        if left + right in self._known:
            return True
        if left in _PREFIXES or f"{left}-{right}" in self._known:
            return False
        return self._hyphenated or not (right in self._known or (len(left) > _STEM and left in self._known))


def _is_wrapped(layout: Layout) -> bool:
    return layout.wrapped > _EVEN


RULE = Rule(NAME, "puts wrapped lines together and mends hyphenated words", apply)
