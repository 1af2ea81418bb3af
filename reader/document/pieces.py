"""What sentences and clauses share: pieces without the white space around them, each of which says something."""

from collections.abc import Iterable

from reader.document.patterns import regex
from reader.document.spans import Span

_WORD_CHARACTER = regex(r"\w")


def cut(text: str, ranges: Iterable[tuple[int, int]]) -> list[Span]:
    """The ranges of `text` without the white space around them, ascending; empty ones are left out.

    A piece without a letter or a digit goes with the one before it, or with the next where it is the first.
    """
    found: list[Span] = []
    speaks = True
    for start, end in ranges:
        span = _stripped(text, start, end)
        if span.is_empty:
            continue
        spoke, speaks = speaks, _WORD_CHARACTER.search(text, *span) is not None
        if found and not (speaks and spoke):
            found[-1] = Span(found[-1].start, span.end)
            speaks = speaks or spoke
        else:
            found.append(span)
    return found


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(end - len(piece.lstrip()), start + len(piece.rstrip()))
