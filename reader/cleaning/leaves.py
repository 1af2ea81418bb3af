"""The leaves of a Markdown file: the blocks that hold no other, and where the lines of their content stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from reader.cleaning.block_token import BlockToken
from reader.cleaning.lines import Line
from reader.cleaning.markdown import References, block_tokens
from reader.document.patterns import regex
from reader.document.spans import Span

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


def _leaves_of(text: str, known: References) -> tuple[list[Leaf], References]:
    """The leaves of a Markdown file, in order, and its link definitions.

    Args:
        text: the file, or a part of it; a line feed ends its lines.
        known: link definitions of other parts.
    """
    tokens, references = block_tokens(text, known)
    walk = _Walk()
    found = (walk.leaf(token, inner) for token, inner in zip_longest(tokens, tokens[1:]))
    return [leaf for leaf in found if leaf is not None], references


_DEFINITION = regex(r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[^\n]*(?:\n[ \t]+\S[^\n]*)?", re.MULTILINE)


def definitions(text: str) -> References:
    """The link definitions that stand anywhere in a Markdown file; what looks like one in code is taken for one.

    Args:
        text: the file, whatever ends its lines.
    """
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        found.setdefault(match[1], match[0].rstrip())
    return block_tokens("\n\n".join(found.values()), {})[1]


class _Walk:
    """Where a walk over the block tokens stands: inside so many lists and quotes."""

    def __init__(self) -> None:
        self._lists = self._quotes = 0
        self._opens = False

    def leaf(self, token: BlockToken, inner: BlockToken | None) -> Leaf | None:
        """The leaf that begins with `token`, or None; `inner` is the token after it."""
        self._lists += token.nesting if token.type in _LISTS else 0
        self._quotes += token.nesting if token.type.startswith("blockquote") else 0
        self._opens = token.type == "list_item_open" or (self._opens and token.type != "list_item_close")
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


class PlacedLeaf(NamedTuple):
    """A leaf and where it stands, at offsets of the normal text.

    Attributes:
        leaf: what it is.
        rows: all its lines, whole.
        lines: what is content in them; the first counts as parted from what is above it.
        blanks: empty lines before it.
    """

    leaf: Leaf
    rows: tuple[Span, ...]
    lines: tuple[Line, ...]
    blanks: int


def placed_leaves(text: str, start: int, known: References) -> tuple[list[PlacedLeaf], References]:
    """The leaves of a Markdown file that hold anything, in order, and its link definitions.

    Args:
        text: the normal text of the file, or of a part of it.
        start: where its front matter ends.
        known: link definitions of other parts.
    """
    body = text[start:]
    leaves, references = _leaves_of(body, known)
    breaks = accumulate((len(line) + 1 for line in body.split("\n")), initial=start)
    rows = [Span(first, after - 1) for first, after in pairwise(breaks)]
    found: list[PlacedLeaf] = []
    done = 0
    for leaf in leaves:
        own = rows[slice(*leaf.lines)]
        blanks = max(0, leaf.lines.start - done)
        lines = _lines(leaf, text, own, max(1, blanks))
        if lines and not _is_program(leaf):
            found.append(PlacedLeaf(leaf, tuple(own), lines, blanks))
            done = leaf.lines.end
    return found, references


_PROGRAM = regex(r"<(script|style)\b.*</\1\s*>", re.IGNORECASE | re.DOTALL)


def _is_program(leaf: Leaf) -> bool:
    """Whether it is a script or a style sheet, which nobody reads."""
    return leaf.kind == "html" and _PROGRAM.fullmatch("\n".join(leaf.contents)) is not None


_NUMBER = regex(r"\d{1,9}[.)][ \t]+\Z")


def _lines(leaf: Leaf, text: str, rows: Sequence[Span], blanks: int) -> tuple[Line, ...]:
    """The lines of a leaf's content, without what holds the leaf but the number of an item."""
    if leaf.kind == "table":
        spans = [_bare(text, row) for row in rows]
    else:
        spans = list(_located(leaf.contents, text, rows[1:] if leaf.fenced else rows))
    if sum(end > start for start, end in spans) < sum(map(bool, leaf.contents)):
        spans = [_bare(text, row) for row in rows]
    spans = [span for span in spans if not span.is_empty or leaf.kind == "code"]
    if leaf.opens and spans and (number := _NUMBER.search(text[rows[0].start : spans[0].start])):
        spans[0] = Span(rows[0].start + number.start(), spans[0].end)
    return tuple(
        Line(start, end, text[start:end], 0, 0 if index else blanks, quote=leaf.quote, prefix=_prefix(text, start))
        for index, (start, end) in enumerate(spans)
    )


def _prefix(text: str, start: int) -> int:
    """Where the signs of what holds a line begin."""
    row = text.rfind("\n", 0, start) + 1
    return start - len(text[row:start].lstrip())


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
