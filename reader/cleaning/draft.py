"""The working value of cleaning: a region of the text as pieces, handed from rule to rule."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from reader.cleaning.columns import in_columns
from reader.cleaning.layout import Layout, layout_of, single_spaced
from reader.cleaning.lines import read_lines
from reader.cleaning.models import Weights
from reader.cleaning.normal import NormalText
from reader.cleaning.pieces import Piece, piece_of
from reader.cleaning.scene import Scene
from reader.document.article import Metadata
from reader.document.blocks import Kind


class Draft(Struct, frozen=True):
    """A region of a text on its way to blocks.

    Attributes:
        normal: its normal text.
        layout: how it is set.
        weights: of the fitted models.
        pieces: in reading order.
        head: whether the text begins here: only here are headline, date and byline looked for.
        metadata: what is known of the article outside its blocks.
        scene: the region as a whole, from when its pieces are whole on.
    """

    normal: NormalText
    layout: Layout
    weights: Weights
    pieces: tuple[Piece, ...]
    head: bool
    metadata: Metadata = field(default_factory=Metadata)
    scene: Scene | None = None

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


def flows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces that no rule has judged yet, as runs of text: furniture is passed over, all else parts them.

    So does the end of a column of text: what goes on in the next one may stand before it in the source.
    """
    run: list[Piece] = []
    for piece in pieces:
        if run and piece.lines[0].lane != run[-1].lines[-1].lane:
            yield run
            run = []
        if piece.kind is None:
            run.append(piece)
        elif piece.kind is not Kind.BOILERPLATE and run:
            yield run
            run = []
    if run:
        yield run


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces by where they begin, one column of text after the other."""
    return sorted(pieces, key=lambda piece: (piece.lines[0].lane, piece.owned[0].start))


def first_draft(normal: NormalText, weights: Weights, *, head: bool) -> Draft:
    """The draft that the rules begin with: every line is a piece."""
    lines = single_spaced(in_columns(read_lines(normal.text)))
    pieces = tuple(piece_of((line,), normal.text) for line in lines)
    return Draft(normal, layout_of(lines), weights, pieces, head)
