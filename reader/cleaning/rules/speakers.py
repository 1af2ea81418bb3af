"""Knows conversations: those in which names stand before what is said, and those in which each has its own line.

A name is repeated there, and still no furniture. A menu repeats its labels too, but over headlines; what people say
ends as sentences do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.series import SPEAKER, labels_of
from reader.document.blocks import Kind

NAME = "speakers"
_WORDS = 4
"""Words of a name."""
_TIMES, _TURNS = 2, 4
"""Speakers who speak so often each, and so many turns in all, are a conversation."""
_SAID, _CHANGES = 0.7, 0.7
"""The least share of turns that end as sentences do, and of turns in which another one speaks."""
_TAKEN = frozenset({Kind.BOILERPLATE, Kind.STANDFIRST, Kind.SECTION, Kind.BYLINE, Kind.HEADING})
"""What a short answer is taken for."""
_NAME = 60
"""Characters among which the colon behind a name is looked for, before anything else is."""
_LABELLED = frozenset({"credit", "credited", "lead", "notice", "share", "related", "image", "rights", "aside"})
"""Cues of lines in which something else stands before a colon."""


def apply(draft: Draft) -> Draft:
    """Make the speakers' names headings and what they say paragraphs."""
    draft = draft.with_pieces(_turned(draft.pieces))
    turns = _turns(draft.pieces)
    if not _is_conversation(draft.pieces, turns):
        return draft
    names, end = frozenset(turns), _next_end(draft.pieces, turns[-1])
    return draft.with_pieces(
        _judged(piece, is_name=index in names) if turns[0] <= index < end else piece
        for index, piece in enumerate(draft.pieces)
    )


def _turned(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, as paragraphs where they begin with who speaks."""
    names = Counter(name for name, colon, _ in (piece.text[:_NAME].partition(":") for piece in pieces) if colon)
    if sum(count for count in names.values() if count > 1) < _TURNS:
        yield from pieces
        return
    speakers = {
        index: label.style
        for index, label in labels_of(pieces).items()
        if label.style.startswith(SPEAKER) and pieces[index].shape.cues.isdisjoint(_LABELLED)
    }
    turns = Counter(speakers.values())
    often = sum(turns[style] > 1 for style in speakers.values())
    talk = often >= _TURNS and sum(count > 1 for count in turns.values()) >= _TIMES
    for index, piece in enumerate(pieces):
        said = talk and turns[speakers.get(index, "")] > 1 and piece.shape.stopped
        yield _judged(piece, is_name=False) if said else piece


def _turns(pieces: Sequence[Piece]) -> list[int]:
    """The pieces that may name who speaks next."""
    times = Counter(piece.text for piece in pieces if _may_name(piece))
    return [index for index, piece in enumerate(pieces[:-1]) if times[piece.text] >= _TIMES]


def _may_name(piece: Piece) -> bool:
    shape = piece.shape
    if shape.words > _WORDS or not shape.cues.isdisjoint(_LABELLED):
        return False
    return shape.first in ("upper", "other") and shape.end in ("none", "colon")


def _is_conversation(pieces: Sequence[Piece], turns: Sequence[int]) -> bool:
    if len(turns) < _TURNS or len({pieces[index].text for index in turns}) < _TIMES:
        return False
    said = sum(pieces[index + 1].shape.stopped for index in turns)
    changes = sum(pieces[one].text != pieces[two].text and two > one + 1 for one, two in pairwise(turns))
    return said >= _SAID * len(turns) and changes >= _CHANGES * (len(turns) - 1)


def _next_end(pieces: Sequence[Piece], last: int) -> int:
    """Where the last speaker has ended: at the first piece that is no sentence."""
    return next((index for index in range(last + 1, len(pieces)) if not pieces[index].shape.stopped), len(pieces))


def _judged(piece: Piece, *, is_name: bool) -> Piece:
    if not piece.is_weighed:
        return piece
    if is_name and piece.kind is not Kind.HEADING:
        return piece.judged(Kind.HEADING, NAME, 0.8, piece.kind)
    if not is_name and piece.kind in _TAKEN and piece.shape.stopped:
        return piece.judged(Kind.PARAGRAPH, NAME, 0.8, piece.kind)
    return piece


RULE = Rule(NAME, "knows who speaks, where names stand alone", apply)
