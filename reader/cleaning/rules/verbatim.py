"""Leaves as they stand what its line ends belong to: tables, verse, code, lists of results, the headers of a mail."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from reader.cleaning.dates import day_of
from reader.cleaning.draft import Draft, Rule
from reader.cleaning.lines import Line
from reader.cleaning.phrases import LABELS
from reader.cleaning.pieces import Piece
from reader.cleaning.programs import STATEMENT, is_data, is_statement
from reader.cleaning.rows import are_cells, are_fields, are_results, is_address, is_row
from reader.cleaning.shapes import shape_of
from reader.cleaning.stanzas import is_stanza
from reader.document.article import Metadata
from reader.document.blocks import Kind
from reader.document.offsets import Run
from reader.document.patterns import regex
from reader.document.spans import Span

NAME = "verbatim"
_AROUND = " :.>»|[]【】"
_LEAST = 3
"""Fewer lines are no stanza and no list of results."""


def apply(draft: Draft) -> Draft:
    """Make one piece of each group of adjacent lines that must keep its line ends."""
    pieces: list[Piece] = []
    metadata = draft.metadata
    seen = False
    for group in _groups(draft.pieces):
        if group[0].lines[0].lane:
            pieces += group
            continue
        lines = [piece.lines[0] for piece in group]
        if _are_headers(lines):
            if draft.head and not seen:
                metadata = _told(lines)
            kind = Kind.PARAGRAPH if seen else Kind.BOILERPLATE
            pieces.append(_kept(lines, draft.normal.text).judged(kind, NAME, 0.9))
        else:
            pieces += _standing(group, lines, draft, inside=seen)
        seen = seen or any(piece.shape.prose for piece in group)
    return replace(draft, pieces=tuple(pieces), metadata=metadata) if len(pieces) < len(draft.pieces) else draft


def _standing(group: Sequence[Piece], lines: Sequence[Line], draft: Draft, *, inside: bool) -> Iterator[Piece]:
    """The pieces of a group: one where it stands as a whole, else with each run of rows or of code as one."""
    text = draft.normal.text
    if len(group) == 1 or group[0].kind:
        yield from group
        return
    if group[0].text.startswith(_FENCE):
        yield _kept(lines, text).judged(Kind.PARAGRAPH, NAME, 0.9)
        return
    sorts = [_sort(line) for line in lines]
    if _stands(lines, sorts, draft, inside=inside):
        yield _kept(lines, text).judged(Kind.PARAGRAPH, NAME, 0.9)
    else:
        yield from _in_runs(group, sorts, text)


def _in_runs(group: Sequence[Piece], sorts: Sequence[str], text: str) -> Iterator[Piece]:
    for sort, run in groupby(zip(sorts, group, strict=True), key=itemgetter(0)):
        pieces = [piece for _, piece in run]
        lines = [piece.lines[0] for piece in pieces]
        if (sort == _CODE and len(lines) > 1) or (sort == _ROW and len(lines) >= _LEAST and _are_rows(lines)):
            yield _kept(lines, text).judged(Kind.PARAGRAPH, NAME, 0.8)
        else:
            yield from pieces


_CODE, _ROW, _TEXT = "code", "row", "text"


def _sort(line: Line) -> str:
    """What a line is by itself."""
    if is_statement(line.text):
        return _CODE
    return _ROW if is_row(line) else _TEXT


def _stands(lines: Sequence[Line], sorts: Sequence[str], draft: Draft, *, inside: bool) -> bool:
    """Whether all of the lines between two empty lines keep their ends.

    Args:
        lines: adjacent ones.
        sorts: what each is by itself.
        draft: the region.
        inside: whether prose stands above them.
    """
    if lines[0].text.lower().strip(_AROUND) in LABELS:
        return False
    if sorts.count(_CODE) * 2 > len(lines):
        return max(len(line.text) for line in lines) <= STATEMENT
    if sorts.count(_ROW) * 2 > len(lines) and _are_rows(lines):
        return True
    if is_data(lines) or is_stanza(lines, draft.layout, inside=inside):
        return True
    return inside and len(lines) >= _LEAST and (are_fields(lines) or is_address(lines))


def _are_rows(lines: Sequence[Line]) -> bool:
    return are_cells(lines) or (len(lines) >= _LEAST and are_results(lines))


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


_HEADER = regex(r"([^\W\d_][\w-]{0,30}) ?[:：] ?(.*)")
_FORWARDED = regex(r"-{3,} ?[^-]{4,40} ?-{3,}|[^\W\d_][\w ]{8,40}:")
"""What stands above the headers of a mail that was sent on."""
_HEADERS = frozenset(
    {"from", "to", "subject", "date", "newsgroups", "message-id", "received", "cc", "sent", "reply-to", "organization"}
    | {"von", "gesendet", "an", "betreff", "datum", "de", "envoyé", "à", "objet", "para", "asunto", "enviado", "fecha"}
    | {"da", "oggetto", "inviato", "van", "aan", "onderwerp", "verzonden", "от", "кому", "тема", "дата", "отправлено"}
    | {
        "kimden",
        "kime",
        "konu",
        "gönderilen",
        "差出人",
        "宛先",
        "件名",
        "发件人",
        "收件人",
        "主题",
        "보낸사람",
        "받는사람",
        "제목",
    }
)


def _are_headers(lines: Sequence[Line]) -> bool:
    """Whether they are the headers of a mail or of a posting (RFC 5322): names that are known, and nothing else."""
    if len(lines) < _LEAST:
        return False
    if len(lines) > _LEAST and _FORWARDED.fullmatch(lines[0].text):
        lines = lines[1:]
    names = [match[1].lower() for line in lines if (match := _HEADER.match(line.text))]
    goes_on = sum(line.indent > 0 for line in lines)
    return len(_HEADERS.intersection(names)) >= _LEAST and len(names) + goes_on >= len(lines)


def _told(lines: Sequence[Line]) -> Metadata:
    """What the headers say of the article."""
    fields = {match[1].lower(): match[2].strip() for line in lines if (match := _HEADER.match(line.text))}
    day = day_of(fields.get("date") or fields.get("sent") or "")
    return Metadata(fields.get("subject") or None, day.isoformat() if day else None, fields.get("from") or None)


RULE = Rule(NAME, "leaves tables, verse, code, results and mail headers as they stand", apply)
