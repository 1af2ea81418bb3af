"""Reads subtitles as text: the numbers and times of the cues are set aside, and what is said is put together."""

from collections.abc import Iterator, Sequence

from reader.cleaning.draft import Draft, Rule, in_order
from reader.cleaning.pieces import Piece, piece_of
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "subtitles"
_CUE = regex(r"(?:\d{1,2}:)?\d\d:\d\d[.,]\d{1,3} +--> +(?:\d{1,2}:)?\d\d:\d\d[.,]\d{1,3}(?: .*)?")
"""The times of a cue, in SubRip and in WebVTT."""
_SIGNATURE = "WEBVTT"
_FEWEST = 2
"""Cues by which a text is known to be subtitles."""


def apply(draft: Draft) -> Draft:
    """Take cues apart, where there are any."""
    pieces = draft.pieces
    if "-->" not in draft.normal.text:
        return draft
    times = {index for index, piece in enumerate(pieces) if _CUE.fullmatch(piece.text)}
    if len(times) < _FEWEST:
        return draft
    numbers = {index - 1 for index in times if index and pieces[index - 1].text.isdecimal()}
    heads = {0} if pieces[0].text.startswith(_SIGNATURE) else set()
    furniture = times | numbers | heads
    said = [piece for index, piece in enumerate(pieces) if index not in furniture]
    aside = [pieces[index].judged(Kind.BOILERPLATE, NAME, 0.9) for index in sorted(furniture)]
    return draft.with_pieces(in_order([*aside, *_sentences(said, draft.normal.text)]))


def _sentences(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Lines up to one that ends a sentence, or before one that begins to speak, as one piece."""
    group: list[Piece] = []
    for piece in pieces:
        if group and (group[-1].shape.stopped or piece.shape.marker):
            yield _whole(group, text)
            group = []
        group.append(piece)
    if group:
        yield _whole(group, text)


def _whole(group: Sequence[Piece], text: str) -> Piece:
    whole = group[0] if len(group) == 1 else piece_of([line for piece in group for line in piece.lines], text)
    return whole.judged(Kind.PARAGRAPH, NAME, 0.9)


RULE = Rule(NAME, "reads subtitles as text", apply)
