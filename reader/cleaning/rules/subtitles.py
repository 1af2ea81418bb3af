"""Reads subtitles as text: the numbers and times of the cues are set aside, and what is said is put together.

So it reads the transcripts that video sites show, in which a time stands alone above every line.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

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
        return _read_transcript(draft)
    times = {index for index, piece in enumerate(pieces) if _CUE.fullmatch(piece.text)}
    if len(times) < _FEWEST:
        return draft
    numbers = {index - 1 for index in times if index and pieces[index - 1].text.isdecimal()}
    heads = {0} if pieces[0].text.startswith(_SIGNATURE) else set()
    furniture = times | numbers | heads
    said = [piece for index, piece in enumerate(pieces) if index not in furniture]
    aside = [pieces[index].judged(Kind.BOILERPLATE, NAME, 0.9) for index in sorted(furniture)]
    return draft.with_pieces(in_order([*aside, *_sentences(said, draft.normal.text)]))


_CLOCK = regex(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)")
_TIME = 8
"""Characters of a time."""
_MINUTE = 60
_SPOKEN = 3
"""The least times of a transcript."""


def _read_transcript(draft: Draft) -> Draft:
    """Set the times aside, where a text begins in its first minute and they go up from line to line."""
    pieces = draft.pieces
    if len(pieces) < 2 * _SPOKEN:
        return draft
    brief = ((index, piece.text) for index, piece in enumerate(pieces) if len(piece.text) <= _TIME)
    times = {index: _seconds(text) for index, text in brief if _CLOCK.fullmatch(text)}
    found, seconds = list(times), list(times.values())
    alone = all(after - before > 1 for before, after in pairwise([*found, len(pieces) + 1]))
    if len(found) < _SPOKEN or len(found) * _SPOKEN < len(pieces) - found[0]:
        return draft
    if not alone or seconds[0] >= _MINUTE or seconds != sorted(seconds):
        return draft
    said = [piece for index, piece in enumerate(pieces) if index > found[0] and index not in times]
    aside = [pieces[index].judged(Kind.BOILERPLATE, NAME, 0.9) for index in found]
    stopped = sum(piece.shape.stopped for piece in said) * _STOPS >= len(said)
    text = _sentences(said, draft.normal.text) if stopped else (_whole([piece], draft.normal.text) for piece in said)
    return draft.with_pieces(in_order([*pieces[: found[0]], *aside, *text]))


_STOPS = 10
"""Where fewer than one line in so many ends a sentence, the text has no stops, and its lines stay as they are."""


def _seconds(clock: str) -> int:
    total = 0
    for part in clock.split(":"):
        total = total * _MINUTE + int(part)
    return total


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
