"""Knows what stands below the words that lead to other articles: lines that end no sentence are their headlines.

On a whole page the captions below the article are of their pictures too.
"""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.pieces import Piece
from reader.cleaning.scene import DUMP
from reader.document.blocks import Kind

NAME = "tails"
_LIKE = frozenset({Kind.LIST, Kind.HEADING, Kind.PARAGRAPH, Kind.BLOCKQUOTE, Kind.PULLQUOTE})
"""What headlines of other articles are taken for."""


def apply(draft: Draft) -> Draft:
    """Hide the headlines directly below such words, all to the end where no sentence follows, and captions there."""
    pieces = draft.pieces
    found = {index for index in _headlines(pieces) if pieces[index].kind in _LIKE}
    found.update(range(_start(pieces) + 1, len(pieces)))
    found = {index for index in found if pieces[index].is_weighed}
    found.update(_captions_below(draft))
    return draft.with_pieces(_hidden(piece) if index in found else piece for index, piece in enumerate(pieces))


def _headlines(pieces: Sequence[Piece]) -> Iterator[int]:
    """The lines below each header; without bullets, the last above a paragraph is that paragraph's heading."""
    for index, piece in enumerate(pieces):
        if not _is_header(piece):
            continue
        end = index + 1
        while end < len(pieces) and _is_line(pieces[end], like=pieces[index + 1]):
            end += 1
        heads = end < len(pieces) and pieces[end].shape.prose and pieces[end - 1].kind is Kind.HEADING
        yield from range(index + 1, end - heads)


def _captions_below(draft: Draft) -> Iterator[int]:
    """The captions below the last paragraph of the article, in a page with all that it has."""
    if draft.scene is None or draft.scene.noise != DUMP:
        return
    body = range(*draft.scene.body)
    paragraphs = [
        index for index in body if draft.pieces[index].kind is Kind.PARAGRAPH and _is_prose(draft.pieces[index])
    ]
    for index in range(max(paragraphs, default=len(draft.pieces)), len(draft.pieces)):
        if draft.pieces[index].kind is Kind.CAPTION:
            yield index


def _is_prose(piece: Piece) -> bool:
    return piece.shape.prose and piece.shape.stopped


def _is_header(piece: Piece) -> bool:
    return piece.kind is Kind.BOILERPLATE and "header" in piece.shape.cues


def _is_line(piece: Piece, *, like: Piece) -> bool:
    same = bool(piece.shape.marker) == bool(like.shape.marker) and piece.indent == like.indent
    return same and not (_is_sentence(piece) or piece.shape.prose or _is_header(piece))


def _start(pieces: Sequence[Piece]) -> int:
    """The highest header below which is nothing but lines that end no sentence; the last piece where there is none."""
    start = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if _is_header(piece):
            start = index
        elif piece.kind is not Kind.BOILERPLATE and _is_sentence(piece):
            break
    return start


def _is_sentence(piece: Piece) -> bool:
    return piece.shape.stopped or piece.shape.inner


def _hidden(piece: Piece) -> Piece:
    shown = piece.kind is not Kind.BOILERPLATE
    return piece.judged(Kind.BOILERPLATE, NAME, 0.8, piece.kind) if shown else piece


RULE = Rule(NAME, "hides what stands below the words that lead to other articles", apply)
