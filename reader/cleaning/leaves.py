"""The leaves of a Markdown file as pieces: their text without mark-up, every character mapped to where it stood."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from reader.cleaning.lines import Line
from reader.cleaning.markdown import BlockToken, InlineText, References, block_tokens, inline_text
from reader.cleaning.pieces import Piece
from reader.cleaning.shapes import shape_of
from reader.document.blocks import Kind, Mark, Style
from reader.document.offsets import Run, linear, sliced, source_pieces
from reader.document.spans import Span, hull

VERBATIM = frozenset({"code", "table"})
"""The leaves that stay line by line as they stand."""


class Leaf(NamedTuple):
    """A block of a Markdown file that holds no other.

    Attributes:
        kind: heading, paragraph, code, table or html.
        level: of a heading.
        lines: the first of its lines and the one after its last.
        contents: its lines without the signs of what holds it, and without white space around them (code: after them).
        fenced: whether its first line is the fence above code.
        depth: how many lists it stands in.
        opens: whether it begins an item of the innermost list.
        quote: how many block quotes it stands in.
    """

    kind: str
    level: int
    lines: Span
    contents: tuple[str, ...]
    fenced: bool
    depth: int
    opens: bool
    quote: int


def leaves_of(text: str) -> tuple[list[Leaf], References]:
    """The leaves of a Markdown file, in order, and its link definitions.

    Args:
        text: the file; a line feed ends its lines.
    """
    tokens, references = block_tokens(text)
    walk = _Walk()
    found = (walk.leaf(token, inner) for token, inner in zip_longest(tokens, tokens[1:]))
    return [leaf for leaf in found if leaf is not None], references


class _Walk:
    """Where a walk over the block tokens stands: inside so many lists and quotes."""

    def __init__(self) -> None:
        self._lists = self._quotes = 0
        self._opens = False

    def leaf(self, token: BlockToken, inner: BlockToken | None) -> Leaf | None:
        """The leaf that begins with `token`, or None; `inner` is the token after it."""
        self._lists += token.nesting if token.type in _LISTS else 0
        self._quotes += token.nesting if token.type.startswith("blockquote") else 0
        self._opens = self._opens or token.type == "list_item_open"
        kind = _LEAVES.get(token.type)
        if kind is None or token.lines is None:
            return None
        text = inner.content if inner is not None and inner.type == "inline" else token.content
        lines = text.rstrip("\n").split("\n")
        contents = tuple(map(str.rstrip if kind == "code" else str.strip, lines))
        level = int(token.tag[1:]) if kind == "heading" else 0
        opens, self._opens = self._opens, False
        fenced = token.type == "fence"
        return Leaf(kind, level, token.lines, contents, fenced, self._lists, opens, self._quotes)


_LISTS = frozenset({"bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"})
_LEAVES = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "fence": "code",
    "code_block": "code",
    "table_open": "table",
    "html_block": "html",
}


class LeafPiece(NamedTuple):
    """A piece, and the leaf of the file that it was read from."""

    leaf: Leaf
    piece: Piece

    @property
    def kind(self) -> Kind:
        """What the file says that it is."""
        if self.leaf.kind == "heading":
            return Kind.HEADING
        if self.leaf.depth:
            return Kind.LIST
        return Kind.BLOCKQUOTE if self.leaf.quote else Kind.PARAGRAPH


def leaf_pieces(text: str, start: int) -> list[LeafPiece]:
    """The leaves of a Markdown file that hold text, in order, none judged.

    Args:
        text: the normal text of the file.
        start: where its front matter ends.
    """
    body = text[start:]
    leaves, references = leaves_of(body)
    breaks = accumulate((len(line) + 1 for line in body.split("\n")), initial=start)
    rows = [Span(first, after - 1) for first, after in pairwise(breaks)]
    found: list[LeafPiece] = []
    done = 0
    for leaf in leaves:
        piece = _piece(leaf, text, rows[slice(*leaf.lines)], references)
        if piece is not None:
            found.append(LeafPiece(leaf, piece._replace(blanks=max(0, leaf.lines.start - done))))
            done = leaf.lines.end
    return found


def verbatim_piece(text: str, span: Span, owned: Span) -> Piece:
    """A piece of lines that stay as they stand.

    Args:
        text: the normal text.
        span: what is its text.
        owned: that, and the mark-up around it.
    """
    content = text[span.start : span.end].rstrip()
    line = Line(span.start, span.end, content, 0, 0, prefix=owned.start)
    return Piece(content, linear(span.start, len(content)), (owned,), shape_of(content), (line,), 0)


def _piece(leaf: Leaf, text: str, rows: Sequence[Span], references: References) -> Piece | None:
    """The piece of a leaf that stands in `rows` of the text; None where it holds nothing but mark-up."""
    lines = _lines(leaf, text, rows)
    if not lines:
        return None
    verbatim = leaf.kind in VERBATIM
    raw, runs = _assembled(lines, text, verbatim=verbatim)
    inline = InlineText(raw, linear(0, len(raw)), ()) if verbatim else _stripped(inline_text(raw, references))
    if not inline.text.strip():
        return None
    marker = "#" * leaf.level + " " if leaf.level else "- " if leaf.opens else ""
    bold = any(mark.style is Style.BOLD and mark.end - mark.start == len(inline.text) for mark in inline.marks)
    shape = shape_of(marker + inline.text)._replace(bold=bold)
    return Piece(
        inline.text,
        tuple(_composed(inline.runs, runs)),
        (hull((_visible(text, rows), Span(lines[0].start, lines[-1].end))),),
        shape,
        tuple(lines),
        0,
        marks=inline.marks,
    )


def _visible(text: str, rows: Sequence[Span]) -> Span:
    """All rows, without the white space around them."""
    start, end = rows[0].start, rows[-1].end
    whole = text[start:end]
    return Span(end - len(whole.lstrip()), start + len(whole.rstrip()))


def _lines(leaf: Leaf, text: str, rows: Sequence[Span]) -> list[Line]:
    """The lines of a leaf's content, without what holds the leaf."""
    if leaf.kind == "table":
        spans = [_bare(text, row) for row in rows]
    else:
        spans = list(_located(leaf.contents, text, rows[1:] if leaf.fenced else rows))
    if sum(end > start for start, end in spans) < sum(map(bool, leaf.contents)):
        spans = [_bare(text, row) for row in rows]
    return [
        Line(start, end, text[start:end], 0, 0, quote=leaf.quote, prefix=start)
        for start, end in spans
        if end > start or leaf.kind == "code"
    ]


def _located(contents: Sequence[str], text: str, rows: Sequence[Span]) -> Iterator[Span]:
    """Where each of `contents` stands, each in a row of its own: at its end, unless closing signs follow it."""
    rest = iter(rows)
    for content in contents:
        for row in rest:
            line = text[row.start : row.end].rstrip()
            at = len(line) - len(content) if line.endswith(content) else line.find(content)
            if at >= 0:
                yield Span(row.start + at, row.start + at + len(content))
                break


def _bare(text: str, row: Span) -> Span:
    """A row without white space and signs of quoting around it."""
    line = text[row.start : row.end].rstrip()
    return Span(row.start + len(line) - len(line.lstrip(" \t>")), row.start + len(line))


_SPACES = re.compile(r"[ \t]{2,}")


def _assembled(lines: Sequence[Line], text: str, *, verbatim: bool) -> tuple[str, list[Run]]:
    """The lines as one text, mapped to the normal text: soft line breaks as spaces, runs of white space as one."""
    pieces: list[str] = []
    runs: list[Run] = []
    at = 0
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        for start, end in _kept(line, text, verbatim=verbatim):
            pieces.append(text[start:end].replace("\t", " "))
            runs.append(Run(at, start, end - start, end - start))
            at += end - start
        if after is not None:
            pieces.append("\n" if verbatim or _breaks(line, text) else " ")
            runs.append(Run(at, text.index("\n", line.end), 1, 1))
            at += 1
    return "".join(pieces), runs


def _kept(line: Line, text: str, *, verbatim: bool) -> Iterator[Span]:
    start = line.start
    for match in () if verbatim else _SPACES.finditer(text, line.start, line.end):
        yield Span(start, match.start() + 1)
        start = match.end()
    if start < line.end:
        yield Span(start, line.end)


def _breaks(line: Line, text: str) -> bool:
    """Whether a hard line break ends the line: two spaces, or a backslash."""
    backslashes = len(line.text) - len(line.text.rstrip("\\"))
    return text.startswith("  ", line.end) or backslashes % 2 == 1


def _stripped(inline: InlineText) -> InlineText:
    """The text without white space around it."""
    text = inline.text.strip()
    if len(text) == len(inline.text):
        return inline
    start = len(inline.text) - len(inline.text.lstrip())
    span = Span(start, start + len(text))
    marks = (Mark(max(0, one - start), min(two - start, len(text)), style) for one, two, style in inline.marks)
    return InlineText(text, tuple(sliced(inline.runs, span)), tuple(mark for mark in marks if mark.start < mark.end))


def _composed(runs: Sequence[Run], below: Sequence[Run]) -> Iterator[Run]:
    """Runs over a text, as runs over what that text was read from by `below`."""
    for run in runs:
        if run.is_atom:
            span = hull(source_pieces(below, run.source_span))
            yield Run(run.text, span.start, run.text_length, span.end - span.start)
        else:
            yield from sliced(below, run.source_span, run.text)
