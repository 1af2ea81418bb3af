"""Heals paragraphs that an extractor cut in two by empty lines, in mid-sentence."""

import re
from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule, flows, in_order
from reader.cleaning.gaps import heal_features, torn_of
from reader.cleaning.models import probability
from reader.cleaning.pieces import Piece, joined
from reader.cleaning.shapes import Shape

NAME = "heal"
_EVEN = 0.5


def apply(draft: Draft) -> Draft:
    """Join a piece to the one above it wherever the model finds one sentence cut in two."""
    judged = [piece for piece in draft.pieces if piece.kind is not None]
    return draft.with_pieces(
        in_order([*judged, *(piece for flow in flows(draft.pieces) for piece in _healed(flow, draft))])
    )


def _healed(pieces: Sequence[Piece], draft: Draft) -> Iterator[Piece]:
    torn = torn_of(pieces)
    whole: Piece | None = None
    for index, piece in enumerate(pieces):
        then = pieces[index + 1] if index + 1 < len(pieces) and pieces[index + 1].blanks else None
        if whole is not None and piece.blanks and _heals(whole, piece, then, draft, torn):
            whole = joined(whole, piece)
        else:
            if whole is not None:
                yield whole
            whole = piece
    if whole is not None:
        yield whole


def _heals(before: Piece, after: Piece, then: Piece | None, draft: Draft, torn: str) -> bool:
    if before.shape.marker.startswith("#") or after.shape.marker or _is_label(before.shape) or _is_label(after.shape):
        return False
    if _is_link_end(before) and after.shape.prose:
        return True
    features = heal_features(before, after, then, draft.layout, torn)
    return probability(draft.weights.heals, features) > _EVEN


_LABELS = frozenset({"aside", "header", "notice"})
_BRIEF = 4


def _is_label(shape: Shape) -> bool:
    """Whether it is a line that stands between paragraphs for itself."""
    return shape.words <= _BRIEF and not _LABELS.isdisjoint(shape.cues)


_LINK = re.compile(r"\S \*\*[^*]{2,60}[.!?]\*\*$")


def _is_link_end(piece: Piece) -> bool:
    """Whether it ends in a few bold words that take the full stop with them: a link was here, and links cut."""
    return _LINK.search(piece.text, max(0, len(piece.text) - 80)) is not None


RULE = Rule(NAME, "joins paragraphs that were cut in mid-sentence", apply)
