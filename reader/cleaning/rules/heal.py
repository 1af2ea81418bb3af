"""Heals paragraphs that an extractor cut in two by empty lines, in mid-sentence."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.gaps import heal_features, torn_of
from reader.cleaning.models import probability
from reader.cleaning.pieces import Piece, joined

NAME = "heal"
_EVEN = 0.5


def apply(draft: Draft) -> Draft:
    """Join a piece to the one above it wherever the model finds one sentence cut in two."""
    return draft.with_pieces(_healed(draft))


def _healed(draft: Draft) -> Iterator[Piece]:
    flow = [piece for piece in draft.pieces if piece.kind is None]
    rest = [piece for piece in draft.pieces if piece.kind is not None]
    made = list(_flowing(flow, draft))
    return iter(sorted(made + rest, key=lambda piece: piece.owned[0].start) if rest else made)


def _flowing(pieces: Sequence[Piece], draft: Draft) -> Iterator[Piece]:
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
    features = heal_features(before, after, then, draft.layout, torn)
    return probability(draft.weights.heals, features) > _EVEN


RULE = Rule(NAME, "joins paragraphs that were cut in mid-sentence", apply)
