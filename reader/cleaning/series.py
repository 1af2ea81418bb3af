"""Series: lines that count up, share a sign, tell the time or name who speaks, each the beginning of something new.

One line that begins with `b)` or `Moe:` says little; several that go on from one another leave no doubt.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.cleaning.pieces import Piece
from reader.document.patterns import regex


class Label(NamedTuple):
    """How a line begins that may be one of a series.

    Attributes:
        style: what the labels of one series have in common.
        value: its place in the series; 0 where they do not count.
        marker: the label itself where it is the marker of a list item, or "".
    """

    style: str
    value: int
    marker: str


def labels_of(pieces: Sequence[Piece]) -> dict[int, Label]:
    """The pieces that begin with a label of a series, by their indexes; linear in their number."""
    found: dict[str, list[tuple[int, Label]]] = {}
    for index, piece in enumerate(pieces):
        for label in _labels(piece.text):
            found.setdefault(label.style, []).append((index, label))
    speakers = [rows for style, rows in found.items() if style.startswith(SPEAKER)]
    series = [run for style, rows in found.items() if not style.startswith(SPEAKER) for run in _runs(style, rows)]
    if sum(len(rows) for rows in speakers if len(rows) > 1) >= _SEVERAL:
        series += speakers
    return {index: label for run in series for index, label in run}


_SIGN = regex(r"([^\w\s\"'“”‘’«»„‚‹(\[{<¿¡#>|/\\=_~.,;:!?@&$€£…]|o)[ \t]+(?=[^\W_a-z]|[\"'“‘«„¿¡(])")
_NUMBER = regex(r"([(\[]?)(\d{1,3}|[a-zA-Z]|[ivxlc]{2,6}|[IVXLC]{2,6})(\.\)|[.)\]:]|/\d{0,3})[ \t]+(?=\S)")
_PARTS = regex(r"((?:\d{1,2}\.){1,3})(\d{1,2})\.?[ \t]+(?=\S)")
_PARAGRAPH = regex(r"(§{1,2} ?)(\d{1,3})[.:)]?[ \t]+(?=\S)")
_RAISED = regex(r"([¹²³⁴-⁹]{1,2})[ \t]*(?=\S)")
_TIME = regex(r"([01]?\d|2[0-3])([:.h])([0-5]\d)(?: ?(?:[ap]\.?m\.?|[AP]\.?M\.?|GMT|UTC|CET|ET|Uhr))?[ \t:–—-]+(?=\S)")
_SPEAKER = regex(
    r"([^\W\d_a-zß-ÿ][\w.'’-]{0,24}(?: (?:[^\W\d_a-zß-ÿ(][\w.'’-]{0,20}|d[aei]|del|van|von|\([^()]{1,24}\))){0,4})"
    r"( ?:)[ \t]+(?=\S)"
    r"|([QAFRP])\.[ \t]+(?=\S)"
)
SPEAKER = "speaker "
TIME = "time"
"""How the styles of labels begin that tell a time of day."""
_RAISED_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_LONGEST = 130
"""Characters among which the colon behind a speaker's name is looked for."""
_ENDINGS = frozenset(".)]")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _labels(text: str) -> Iterator[Label]:
    """What a line may begin with."""
    first = text[0]
    if first.isalpha():
        if ":" in text[:_LONGEST] or not _ENDINGS.isdisjoint(text[1:7]) or text.startswith("o "):
            yield from _lettered(text)
    elif first.isdecimal():
        yield from _numbered(text)
    elif first in "([":
        yield from _counted(text)
    elif first == "§" and (match := _PARAGRAPH.match(text)):
        yield Label("§", int(match[2]), match[0].strip())
    elif match := _RAISED.match(text):
        yield Label("raised", int(match[1].translate(_RAISED_DIGITS)), match[0].strip())
    elif match := _SIGN.match(text):
        yield Label(match[1], 0, "" if match[1] in _DASHES else match[1])


_DASHES = "–—―"
"""They begin the items of lists, and what is said in a dialogue."""


def _lettered(text: str) -> Iterator[Label]:
    if (match := _SPEAKER.match(text)) and match[0].count("(") == match[0].count(")"):
        yield Label(f"{SPEAKER}{(match[1] or match[3]).partition(' (')[0]}", 0, "")
    if text.startswith("o ") and (match := _SIGN.match(text)):
        yield Label("o", 0, "o")
    yield from _counted(text)


def _numbered(text: str) -> Iterator[Label]:
    if match := _TIME.match(text):
        yield Label(f"{TIME}{match[2]}", 60 * int(match[1]) + int(match[3]), "")
    elif match := _PARTS.match(text):
        yield Label(f"parts{match[1]}", int(match[2]), match[0].strip())
    yield from _counted(text)


def _counted(text: str) -> Iterator[Label]:
    """A number, a letter or a Roman number, with the signs that set it off."""
    match = _NUMBER.match(text)
    if match is None:
        return
    opening, value, closing = match.groups()
    marker = match[0].strip()
    if value.isdecimal():
        yield Label(f"{opening}1{closing}", int(value), marker)
        return
    case = "A" if value[0].isupper() else "a"
    if len(value) == 1:
        yield Label(f"{opening}{case}{closing}", ord(value.lower()) - ord("a") + 1, marker)
    number = _roman(value.lower())
    if number:
        yield Label(f"{opening}{'I' if case == 'A' else 'i'}{closing}", number, marker)


def _roman(text: str) -> int:
    """The value of a Roman number, 0 where it is none."""
    if any(char not in _ROMAN for char in text):
        return 0
    values = [_ROMAN[char] for char in text]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


_FAR = 14
"""An item of more lines than this, and the series has ended."""
_FEW, _SEVERAL = 2, 3
"""So many labels are a series: where they begin at the first, and where not."""


def _runs(style: str, rows: Sequence[tuple[int, Label]]) -> Iterator[list[tuple[int, Label]]]:
    """The labels of one style as series, those that stand alone left out."""
    run: list[tuple[int, Label]] = []
    for row in rows:
        if run and not _goes_on(run[-1], row):
            if _is_series(style, run):
                yield run
            run = []
        run.append(row)
    if _is_series(style, run):
        yield run


def _goes_on(before: tuple[int, Label], after: tuple[int, Label]) -> bool:
    if after[0] - before[0] > _FAR:
        return False
    style = after[1].style
    if style.startswith("time") or not after[1].value:
        return True
    return after[1].value == before[1].value + 1


def _is_series(style: str, run: Sequence[tuple[int, Label]]) -> bool:
    if style.startswith("time"):
        return len(run) >= _SEVERAL
    return len(run) >= (_FEW if run[0][1].value <= 1 else _SEVERAL)
