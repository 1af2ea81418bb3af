"""Whether adjacent lines are rows: of a table, of a list of results, of labels and values, of an address."""

import re
from collections import Counter
from collections.abc import Sequence

from reader.cleaning.dates import is_dateline
from reader.cleaning.lines import Line, columns
from reader.document.patterns import regex

_RULER = regex(r"[-=_+|~*.:·\u2500-\u257f \t]{3,}")
"""A line drawn across the page, or between the rows of a table."""

_BAR = regex("[|\u2502\u2503\u2551]")
_SIGN = regex(rf"  |\t|{_BAR.pattern}|\.\.|…|\. \.|__|---|===|\u2500|\u2550")
"""What every row but the plain ones holds."""
_GAP = regex(r"(?<=\S)(?:[ \t]*\t[ \t]*|(?:(?<=[.!?:])|(?<=[.!?][\"'”’)])) {3,}|(?<![.!?:]) {2,})(?=\S)")
"""What parts the cells of a row; two spaces after a full stop are a typist's."""
_LEADER = regex(r"\w[ \t]*(?:\.{4,}|…{2,}|(?: \.){4,}|_{4,}) *(?=\S)")
"""Dots that lead the eye to the other side of the page."""
_BEFORE = regex(r"\W*(?:\d{1,3}[.)])?\W*")
_VALUES = regex(r"[^\n,;]*(?:([,;])(?!\s)[^\n,;]*)(?:\1(?!\s)[^\n,;]*)+")
_NUMBER = regex(r"[-+−–±]?[\d.,:/ ]*\d[\d.,:/]*(?: ?[%°€$£]|[a-zA-Z]{0,2})")
_FIGURE = 12
"""Characters of a figure."""
_SHARED = 0.6
"""So great a share of the rows have a cell, or end, at the same column."""
_LONGEST = 132
"""Characters of a row."""
_MANY_CELLS = 2
"""Rows of a table, at least."""


def are_cells(lines: Sequence[Line]) -> bool:
    """Whether most lines have cells, and cells stand one under another."""
    rows = [line for line in lines if not _RULER.fullmatch(line.text)]
    if len(rows) < _MANY_CELLS or any(len(line.text) > _LONGEST for line in rows):
        return False
    return _are_parted(rows, lines) or (len(lines) >= _FEWEST and _are_aligned(rows))


_FEWEST = 3
"""Fewer lines are no list of results."""


def _are_parted(rows: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether signs part the cells: tabs, bars, leading dots, or commas with no space after them."""
    if all("\t" in line.text and _columns_of(line) for line in rows):
        return True
    bars = {len(_BAR.findall(line.text)) for line in rows}
    if len(bars) == 1 and min(bars) > 1:
        return True
    if min(bars) == 1 and any("|" in line.text and _RULER.fullmatch(line.text) for line in lines):
        return True
    if len(rows) < _FEWEST:
        return False
    if sum(_LEADER.search(line.text) is not None for line in rows) >= _SHARED * len(rows):
        return True
    values = [_VALUES.fullmatch(line.text) for line in rows]
    return (
        all(values)
        and len({(match[1], line.text.count(match[1])) for match, line in zip(values, rows, strict=True) if match}) == 1
    )


def _are_aligned(rows: Sequence[Line]) -> bool:
    """Whether cells begin, or figures end, in the same columns."""
    cells = [_columns_of(line) for line in rows]
    if sum(map(bool, cells)) < _SHARED * len(rows):
        return False
    begins = Counter(column for line in cells for column in {start for start, _, _ in line})
    ends = Counter(column for line in cells for column in {end for _, end, figure in line if figure})
    told = sum(any(figure for _, _, figure in line) for line in cells) >= _SHARED * len(rows)
    aligned = max((*begins.values(), *ends.values()), default=0)
    if told or not _are_spread(rows):
        return aligned >= _SHARED * len(rows)
    return aligned == len(rows) and len(set(map(len, cells))) == 1


def _are_spread(rows: Sequence[Line]) -> bool:
    """Whether the spaces only fill the lines up to one margin, as in justified text."""
    ends = Counter(line.column for line in rows[:-1])
    return max(ends.values(), default=0) >= _SHARED * (len(rows) - 1)


def _columns_of(line: Line) -> list[tuple[int, int, bool]]:
    """The cells of a line but for the first: columns where they begin and end, and whether they are figures.

    What follows a list marker is no cell.
    """
    if "  " not in line.text and "\t" not in line.text:
        return []
    gaps = list(_GAP.finditer(line.text))
    if gaps and _BEFORE.fullmatch(line.text, 0, gaps[0].start()):
        gaps = gaps[1:]
    stops = [*(gap.start() for gap in gaps[1:]), len(line.text)]
    found = []
    for gap, stop in zip(gaps, stops, strict=False):
        cell = line.text[gap.end() : stop]
        start = line.indent + columns(line.text[: gap.end()])
        figure = len(cell) <= _FIGURE and _NUMBER.fullmatch(cell) is not None
        found.append((start, start + columns(cell), figure))
    return found


def is_row(line: Line) -> bool:
    """Whether a line by itself may be a row of a table or of a list of results."""
    if len(line.text) > _LONGEST:
        return False
    text = line.text
    if _SIGN.search(text) and (
        _columns_of(line) or _BAR.search(text) or _RULER.fullmatch(text) or _LEADER.search(text)
    ):
        return True
    return (_DIGITS.search(text) is not None and _is_short(line)) or _VALUES.fullmatch(text) is not None


_ROW = 64
"""Characters and columns of a row of results."""
_MOST = 0.75
"""So great a share of the lines have figures, and have them in the same place."""
_DIGITS = regex(r"\d+")
_PAIR = 2
"""Figures of a line that ends in one, by which it is a row."""
_NUMBERED = regex(r"\d{1,3}[.)][ \t]+")
_BULLETS = frozenset("*•▪◦‣+-")
_TELLING = regex(
    r"\b(?:ago|read|comments?|shares?|views|likes|replies|published|updated|photo|tel|phone|copyright)\b"
    r"|^by |[@©]|https?:",
    re.IGNORECASE,
)
_PLAIN_WORDS = 4
"""Words without a capital that a row of results has at most."""
_PLAIN = regex(r"(?<![\w])[^\W\d_A-ZÀ-Þ][^\W\d_]+")


def are_results(lines: Sequence[Line]) -> bool:
    """Whether they are scores, standings, shares, a programme: short lines, with figures in the same places."""
    small = sum(line.text[0].islower() for line in lines)
    if small * 4 > len(lines) or any(not _is_short(line) for line in lines):
        return False
    bare = [_NUMBERED.sub("", line.text, count=1) for line in lines]
    if sum(bool(_DIGITS.search(text)) for text in bare) < _MOST * len(lines):
        return False
    if sum(len(_DIGITS.findall(text)) >= _PAIR and text[-1] in "0123456789)%" for text in bare) == len(lines):
        return True
    starts = sum(text[0].isdigit() for text in bare)
    ends = sum(text[-1] in "0123456789)%" and _DIGITS.search(text) is not None for text in bare)
    inner = sum(_SCORE.search(text) is not None for text in bare)
    return max(starts, ends, inner) >= _MOST * len(lines)


_SCORE = regex(r"(?<!\d)\d{1,3} ?[-–:] ?\d{1,3}(?!\d)|\D\d[\d.,]* ?(?:%|°|C\b|F\b|pts?\b|votes\b|kr\b|€)")


def _is_short(line: Line) -> bool:
    """Whether it can be the row of a list of results: no sentence, no date, no remark of a web page."""
    text = line.text
    return (
        len(text) <= _ROW
        and line.column <= _ROW
        and text[-1] not in ".,;:"
        and text[0] not in _BULLETS
        and any(map(str.isalpha, text))
        and len(_PLAIN.findall(text)) <= _PLAIN_WORDS
        and not _TELLING.search(text)
        and not _SENTENCE.search(text)
        and not is_dateline(text)
    )


_SENTENCE = regex(r"[^\W\d_]{3,}[.!?] \w")
_LABEL = regex(r"[^\W\d_][^:.!?]{0,27}: \S.*")
_VALUE = 44
"""Columns of a label with its value, and of a line of an address."""


def are_fields(lines: Sequence[Line]) -> bool:
    """Whether each is a label and a value that is no sentence: `Roll: 62`."""
    return all(
        _LABEL.fullmatch(line.text)
        and line.column <= _VALUE
        and line.text[-1] not in ".?!…,;"
        and not _TELLING.search(line.text)
        and not is_dateline(line.text)
        for line in lines
    )


_ADDRESS = range(3, 8)
_STOP = regex(r"[?!;:]$|(?<! St| Rd|Ave|lvd|Str|str)\.$")
_STREET = regex(r"[^\W\d_][\w .'’-]* \d{1,4} ?[a-zA-Z]?|\d{1,5}[a-zA-Z]?,? [^\W\d_].*")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_POSTCODE = regex(r"(?:^|[ ,])(?:[A-Z]{1,2}-)?\d{4,6}\b(?!\.)|\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b|\b\d{3} \d{2} [A-Z]")


def is_address(lines: Sequence[Line]) -> bool:
    """Whether they are a postal address: short lines, one of them a street and a number, one with a postal code."""
    if len(lines) not in _ADDRESS or any(
        line.column > _VALUE or _STOP.search(line.text) or _TELLING.search(line.text) or _YEAR.search(line.text)
        for line in lines
    ):
        return False
    street = any(_STREET.fullmatch(line.text) for line in lines)
    return street and any(_POSTCODE.search(line.text) for line in lines[1:])
