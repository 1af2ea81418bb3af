"""Pieces: stretches of the article between line ends that part, each with its map to the normal text."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.cleaning.lines import Line
from reader.cleaning.shapes import Shape, shape_of
from reader.document.blocks import Kind, Mark, Reason
from reader.document.offsets import Run
from reader.document.patterns import regex
from reader.document.spans import Span

WEIGHED = "kinds"
"""The rule that weighs what no other has judged."""


class Piece(Struct, frozen=True):
    """Some lines that belong together, and what the rules have found them to be.

    Attributes:
        text: their text, free of line ends but those that must stay, inline mark-up still in it until it is read.
        runs: where it was read from, over the normal text.
        owned: the ranges of the normal text that it owns, ascending.
        shape: what can be told of it alone.
        lines: the lines that it was read from, in order.
        blanks: empty lines before it.
        kind: what it is, or None where no rule has said yet.
        reason: which rule said so.
        level: depth of a heading or list item.
        marks: inline styles, at offsets of `text`.
        repeats: index of the piece whose words it repeats.
        joins: which rules put its parts together, where empty lines or other pieces parted them.
    """

    text: str
    runs: tuple[Run, ...]
    owned: tuple[Span, ...]
    shape: Shape
    lines: tuple[Line, ...]
    blanks: int
    kind: Kind | None = None
    reason: Reason | None = None
    level: int = 0
    marks: tuple[Mark, ...] = ()
    repeats: int | None = None
    joins: tuple[Reason, ...] = ()

    @property
    def indent(self) -> int:
        """Columns before its first line."""
        return self.lines[0].indent

    @property
    def quote(self) -> int:
        """Depth of its quotation prefix."""
        return self.lines[0].quote

    @property
    def is_weighed(self) -> bool:
        """Whether the weights say what it is, which a rule that knows better may say otherwise."""
        return self.reason is not None and self.reason.rule == WEIGHED

    def judged(self, kind: Kind, rule: str, score: float, runner_up: Kind | None = None) -> "Piece":
        """This piece as what `rule` takes it for."""
        return replace(self, kind=kind, reason=Reason(rule, round(score, 3), runner_up))


def piece_of(lines: Sequence[Line], text: str, drops: Sequence[int | None] = ()) -> Piece:
    """The piece made of `lines`, which follow each other.

    Args:
        lines: at least one.
        text: the normal text.
        drops: for each line but the last, how many characters go at its end where it parts a word, else None.
    """
    if len(lines) == 1 and "  " not in lines[0].text and "\t" not in lines[0].text:
        line = lines[0]
        run = Run(0, line.start, len(line.text), len(line.text))
        owned = (Span(line.prefix, line.end),)
        return Piece(line.text, (run,), owned, shape_of(line.text), (line,), line.blanks)
    whole, runs = _assembled(_parts(lines, text, drops or (None,) * len(lines)), text)
    return Piece(whole, runs, tuple(_owned(lines, text)), shape_of(whole), tuple(lines), lines[0].blanks)


def joined(before: Piece, after: Piece, rule: str, score: float) -> Piece:
    """One piece of two that empty lines, or other pieces, part; a space without source stands between them.

    Args:
        before: the first of them, whose kind it keeps.
        after: the other.
        rule: which joins them.
        score: how sure it is, 0 to 1.
    """
    space = "" if _tight(before.text, after.text) else " "
    shift = len(before.text) + len(space)
    text = f"{before.text}{space}{after.text}"
    return replace(
        before,
        text=text,
        runs=(
            *before.runs,
            *(run._replace(text=run.text + shift) for run in after.runs),
        ),
        owned=(*before.owned, *after.owned),
        shape=replace(shape_of(text), marker=before.shape.marker),
        lines=(*before.lines, *after.lines),
        joins=(*before.joins, *after.joins, Reason(rule, round(score, 3))),
        marks=(*before.marks, *(Mark(mark.start + shift, mark.end + shift, mark.style) for mark in after.marks)),
    )


_SPACES = regex(r"\s{2,}")
_AS_SPACES = str.maketrans("\n\t\x0c", "   ")
_CLOSING = frozenset(",.;:!?)%]}”’»…、。，；：！？」』")
_OPENING = frozenset("([{“‘«„‚¿¡「『")


def _parts(lines: Sequence[Line], text: str, drops: Sequence[int | None]) -> list[Span]:
    """The ranges of the normal text that are kept; a run of white space is kept as its first character.

    An empty range stands for a space without source: where lines of others part two lines.
    """
    parts: list[Span] = []
    start = lines[0].start
    full = max(line.column for line in lines) - _RAGGED if lines[0].text[0] > _LATIN else 0
    for line, after, drop in zip(lines, lines[1:], drops, strict=False):
        if _is_phrase(line, after):
            unspaced = text[line.end] != " " and line.column >= full
        else:
            unspaced = drop is not None or _unspaced(line.text, after.text)
        apart = not text[line.end : after.prefix].isspace()
        if unspaced or apart or after.prefix < after.start:
            parts += _collapsed(text, start, line.end - (drop or 0))
            if not unspaced:
                parts.append(Span(line.end, line.end + (not apart)))
            start = after.start
    parts += _collapsed(text, start, lines[-1].end)
    return parts


def _owned(lines: Sequence[Line], text: str) -> Iterator[Span]:
    """The ranges that the lines fill; other lines between them, a page head, part them."""
    start, end = lines[0].prefix, lines[0].end
    for line in lines[1:]:
        if not text[end : line.prefix].isspace():
            yield Span(start, end)
            start = line.prefix
        end = line.end
    yield Span(start, end)


def _collapsed(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _SPACES.finditer(text, start, end):
        yield Span(start, match.start() + 1)
        start = match.end()
    yield Span(start, end)


def _assembled(parts: Sequence[Span], text: str) -> tuple[str, tuple[Run, ...]]:
    pieces: list[str] = []
    runs: list[Run] = []
    at = 0
    for start, end in parts:
        piece = text[start:end] or " "
        if end > start:
            runs.append(Run(at, start, end - start, end - start))
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces).translate(_AS_SPACES), tuple(runs)


_RAGGED = 8
"""Where a line of a script that parts phrases only by spaces lacks more columns than this, it ended at such a space."""


_LATIN = "\u0dff"


def _is_phrase(line: Line, after: Line) -> bool:
    """Whether two lines meet in a script that parts phrases by spaces, and not words: Thai, Lao, Burmese, Khmer."""
    return line.text[-1] > _LATIN and _joins_phrases(line.text[-1]) and _joins_phrases(after.text[0])


def _joins_phrases(char: str) -> bool:
    return "\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"


def _unspaced(line: str, after: str) -> bool:
    """Whether two lines are one word, parted at a hyphen that stays, or are of a script without spaces."""
    last, first = line[-1], after[0]
    if last == "-":
        return len(line) > 1 and line[-2].isalnum() and not is_suspended(after)
    if is_wide(last):
        return is_wide(first) or first.isalnum() or first in _QUOTES
    if is_wide(first):
        return (last.isalnum() and last.isascii()) or last in _QUOTES
    return last.isdecimal() and first.isdecimal() and _is_wide_text(line)


_QUOTES = frozenset("“”‘’")
"""Quotation marks, which Chinese shares with Europe."""
_AND = frozenset({"and", "und", "oder", "sowie", "bzw.", "och", "eller", "oraz", "lub"})
"""Words for *and* and *or* in which no word ends that a margin parts."""


def is_suspended(after: str) -> bool:
    """Whether the hyphen at the end of a line stands for what the next word ends in: *Umwelt-* in *Umwelt- und*."""
    return after.partition(" ")[0] in _AND


def _is_wide_text(line: str) -> bool:
    return any(map(is_wide, line[-20:]))


def is_wide(char: str) -> bool:
    """Whether a character is of a script that is written without spaces: Han, kana, their full-width signs."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


def _tight(before: str, after: str) -> bool:
    """Whether two halves meet without a space: at closing and opening signs, and in scripts without spaces."""
    last, first = before[-1], after[0]
    if last == '"' or first == '"':
        odd = before.count('"') % 2 == 1
        return odd and (first == '"' or before[-2:-1].isspace())
    wide = is_wide(last) and (is_wide(first) or first.isalnum())
    return first in _CLOSING or last in _OPENING or wide or (is_wide(first) and last.isdecimal())
