"""Leaves as they stand what its line ends belong to: tables, verse, code, lists of results, the headers of a mail."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reader.cleaning.dates import day_of
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.lines import Line
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import shape_of
from reader.document.article import Metadata
from reader.document.blocks import Kind
from reader.document.offsets import Run
from reader.document.spans import Span

NAME = "verbatim"
_LEAST = 3
"""Fewer lines are no table, no stanza and no list of results."""


def apply(draft: Draft) -> Draft:
    """Make one piece of each group of adjacent lines that must keep its line ends."""
    pieces: list[Piece] = []
    metadata = draft.metadata
    for group in _groups(draft.pieces):
        lines = [piece.lines[0] for piece in group]
        if draft.head and not pieces and _are_headers(lines):
            metadata = _told(lines)
            pieces.append(_kept(lines, draft.normal.text).judged(Kind.BOILERPLATE, NAME, 0.9))
        elif len(lines) >= _LEAST and any(test(lines) for test in _TESTS):
            pieces.append(_kept(lines, draft.normal.text).judged(Kind.PARAGRAPH, NAME, 0.9))
        else:
            pieces += _with_code(group, draft.normal.text)
    return replace(draft, pieces=tuple(pieces), metadata=metadata) if len(pieces) < len(draft.pieces) else draft


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces in groups that empty lines part, fences of code with all that is between them as one."""
    fences = [index for index, piece in enumerate(pieces) if piece.kind is None and piece.text.startswith(_FENCE)]
    ends = dict(zip(fences[::2], fences[1::2], strict=False))
    group: list[Piece] = []
    fenced = -1
    for index, piece in enumerate(pieces):
        apart = piece.blanks or piece.kind or (group and group[-1].kind) or index in ends or index == fenced + 1
        if group and index > fenced and apart:
            yield group
            group = []
        group.append(piece)
        fenced = ends.get(index, fenced)
    if group:
        yield group


_FENCE = "```"
_TAB = 8


def _kept(lines: Sequence[Line], text: str) -> Piece:
    """The piece of these lines with their ends, and with what their indents differ by."""
    margin = min(line.indent for line in lines)
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    for index, line in enumerate(lines):
        if index:
            breaks = text[lines[index - 1].end : line.start].count("\n") or 1
            parts.append("\n" * breaks)
            runs.append(Run(at, text.find("\n", lines[index - 1].end, line.start), 1, 1))
            at += breaks
        parts.append(" " * (line.indent - margin))
        at += line.indent - margin
        for start, end, width in _cells(line):
            parts.append(text[start:end].expandtabs(1) if width == end - start else " " * width)
            runs.append(Run(at, start, width, end - start))
            at += width
    whole = "".join(parts)
    shape = shape_of(" ".join(whole.split()))
    owned = (Span(lines[0].prefix, lines[-1].end),)
    return Piece(whole, tuple(run for run in runs if run.source >= 0), owned, shape, tuple(lines), lines[0].blanks)


def _cells(line: Line) -> Iterator[tuple[int, int, int]]:
    """The stretches of a line, at offsets of the normal text, each with its width: tabs reach to their stops."""
    if "\t" not in line.text:
        yield line.start, line.end, line.end - line.start
        return
    column, start = line.indent, line.start
    for index, char in enumerate(line.text, line.start):
        if char == "\t":
            if index > start:
                yield start, index, index - start
            width = _TAB - column % _TAB
            yield index, index + 1, width
            column, start = column + width, index + 1
        else:
            column += 1
    if line.end > start:
        yield start, line.end, line.end - start


_HEADER = re.compile(r"([A-Z][A-Za-z-]{1,30}): ?(.*)")
_HEADERS = frozenset(
    {"from", "to", "subject", "date", "newsgroups", "message-id", "received", "cc", "sent", "reply-to", "organization"}
)


def _are_headers(lines: Sequence[Line]) -> bool:
    """Whether they are the headers of a mail or of a posting (RFC 5322): names that are known, and nothing else."""
    names = [match[1].lower() for line in lines if (match := _HEADER.match(line.text))]
    goes_on = sum(line.indent > 0 for line in lines)
    return len(_HEADERS.intersection(names)) >= _LEAST and len(names) + goes_on >= len(lines)


def _told(lines: Sequence[Line]) -> Metadata:
    """What the headers say of the article."""
    fields = {match[1].lower(): match[2].strip() for line in lines if (match := _HEADER.match(line.text))}
    day = day_of(fields.get("date") or fields.get("sent") or "")
    return Metadata(fields.get("subject") or None, day.isoformat() if day else None, fields.get("from") or None)


_CODE = re.compile(
    r"[;{}]\s*$|=>|\)\s*\{|^\s*\}|^[\w.]+\(.*\)$"
    r"|^(?:#include|#define|def |class |import \w|from \w+ import|return\b|if \(|for \(|while \(|var |let |const )"
    r"|^(?:function\b|public |private |\$ \w|>>> |//|/\*|@\w+\(|\(func |<\?php|</?[a-z]+[^>]*>\s*$)"
)
_STATEMENT = 120
"""Hardly a line of a program is longer."""


def _with_code(group: Sequence[Piece], text: str) -> Iterator[Piece]:
    """The pieces of a group, lines that follow each other as in a program as one."""
    if group[0].text.startswith(_FENCE) and len(group) > 1:
        yield _kept([piece.lines[0] for piece in group], text).judged(Kind.PARAGRAPH, NAME, 0.9)
        return
    for code, run in groupby(group, key=lambda piece: len(piece.text) <= _STATEMENT and bool(_CODE.search(piece.text))):
        pieces = list(run)
        if code and len(pieces) > 1:
            yield _kept([piece.lines[0] for piece in pieces], text).judged(Kind.PARAGRAPH, NAME, 0.8)
        else:
            yield from pieces


_GAP = re.compile(r"(?<=\S)(?:\t+| {2,}|\s*\|\s*)(?=\S)")
_SHARED = 0.6
_SENTENCES = 0.34


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether most lines have cells, and cells stand one under another."""
    columns = [_columns(line) for line in lines]
    if sum(map(bool, columns)) < _SHARED * len(lines):
        return False
    bars = Counter(line.text.count("|") for line in lines)
    if all("\t" in line.text for line in lines) or (bars[0] == 0 and max(bars) > 1 and len(bars) == 1):
        return True
    counts = Counter(column for line in columns for column in set(line))
    return any(count >= _SHARED * len(lines) for count in counts.values())


_BEFORE = re.compile(r"\W*(?:\d{1,3}[.)])?\W*")


def _columns(line: Line) -> list[int]:
    """Where the cells of a line begin but for the first; what follows a list marker is no cell."""
    if "  " not in line.text and "\t" not in line.text and "|" not in line.text:
        return []
    gaps = list(_GAP.finditer(line.text))
    if gaps and _BEFORE.fullmatch(line.text, 0, gaps[0].start()):
        gaps = gaps[1:]
    return [line.indent + gap.end() for gap in gaps]


_NUMBERS = re.compile(r"\d+")
_ROW = 64
_PAIR = 2


def _are_results(lines: Sequence[Line]) -> bool:
    """Whether they are scores or standings: short lines with a name and a number or more each."""
    rows = sum(
        line.column <= _ROW and line.text[-1] not in ".,;" and not line.text[0].isdigit() and _scores(line.text)
        for line in lines
    )
    return rows == len(lines)


def _scores(text: str) -> bool:
    numbers = _NUMBERS.findall(text)
    letters = sum(map(str.isalpha, text))
    return len(numbers) >= _PAIR and letters >= _LEAST and text[-1].isdigit()


_VERSE = range(12, 58)
_BREATH = frozenset(",;:—–")


def _is_verse(lines: Sequence[Line]) -> bool:
    """Whether they are a stanza: short lines of like length, begun by capitals, and most stops are no full ones."""
    lengths = [len(line.text) for line in lines]
    if min(lengths) < _VERSE.start or max(lengths) >= _VERSE.stop or max(lengths) > 2 * min(lengths):
        return False
    breaths = sum(line.text[-1] in _BREATH for line in lines)
    capitals = sum(line.text.lstrip("\"'“‘«¡¿—")[:1].isupper() for line in lines)
    labels = sum(line.text[0] in "*•-+#>[(" or ":" in line.text[:-1] or line.text[0].isdigit() for line in lines)
    return not labels and capitals >= 0.8 * len(lines) and len(lines) > breaths >= _SENTENCES * len(lines)


_TESTS: tuple[Callable[[Sequence[Line]], bool], ...] = (_is_table, _are_results, _is_verse)

RULE = Rule(NAME, "leaves tables, verse, code, results and mail headers as they stand", apply)
