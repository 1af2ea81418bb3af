"""Takes the white space away that stood around mark-up, where the mark-up itself is gone."""

from collections.abc import Sequence

from reader.cleaning.markdown import InlineText
from reader.document.blocks import Mark
from reader.document.offsets import Run, sliced
from reader.document.patterns import regex
from reader.document.spans import Span

_GAPS = regex(r"[ \t]+(?=\n)|(?<=\n)[ \t]+|(?<=[ \t])[ \t]+|\A\s+|\s+\Z")


def tidied(inline: InlineText) -> InlineText:
    """The text without white space at its ends and at line ends, and with one space for several."""
    if inline.text == " ".join(inline.text.split()):
        return inline
    kept: list[Span] = []
    done = 0
    for match in _GAPS.finditer(inline.text):
        kept.append(Span(done, match.start()))
        done = match.end()
    kept.append(Span(done, len(inline.text)))
    return cut(inline, kept)


def cut(inline: InlineText, kept: Sequence[Span]) -> InlineText:
    """What is left of a text of which only these ranges are kept, ascending."""
    text = ""
    runs: list[Run] = []
    for span in kept:
        runs += sliced(inline.runs, span, len(text))
        text += inline.text[span.start : span.end]
    marks = (Mark(_offset(kept, one), _offset(kept, two), style) for one, two, style in inline.marks)
    return InlineText(text, tuple(runs), tuple(mark for mark in marks if mark.start < mark.end))


def _offset(kept: Sequence[Span], offset: int) -> int:
    return sum(max(0, min(span.end, offset) - span.start) for span in kept)
