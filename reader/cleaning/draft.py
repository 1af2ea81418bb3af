"""The working value of cleaning: a region of the text as pieces, handed from rule to rule."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reader.cleaning.layout import Layout, layout_of
from reader.cleaning.lines import read_lines
from reader.cleaning.models import Weights
from reader.cleaning.normal import NormalText
from reader.cleaning.pieces import Piece, piece_of
from reader.document.article import Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """A region of a text on its way to blocks.

    Attributes:
        normal: its normal text.
        layout: how it is set.
        weights: of the fitted models.
        pieces: in reading order.
        head: whether the text begins here: only here are headline, date and byline looked for.
        metadata: what is known of the article outside its blocks.
    """

    normal: NormalText
    layout: Layout
    weights: Weights
    pieces: tuple[Piece, ...]
    head: bool
    metadata: Metadata = field(default_factory=Metadata)

    def with_pieces(self, pieces: Iterable[Piece]) -> "Draft":
        """This draft with other pieces."""
        return replace(self, pieces=tuple(pieces))


class Rule(NamedTuple):
    """A step of the pipeline.

    Attributes:
        name: by which it is switched off, and which `reader clean --explain` gives as a reason.
        does: what it does, in one sentence.
        apply: the step.
    """

    name: str
    does: str
    apply: Callable[[Draft], Draft]


def first_draft(normal: NormalText, weights: Weights, *, head: bool) -> Draft:
    """The draft that the rules begin with: every line is a piece."""
    lines = read_lines(normal.text)
    pieces = tuple(piece_of((line,), normal.text) for line in lines)
    return Draft(normal, layout_of(lines), weights, pieces, head)
