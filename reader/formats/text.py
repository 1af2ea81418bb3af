"""A cleaned article as text: plain, or as Markdown. What is hidden is left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from reader.cleaning.markdown import inline_text
from reader.cleaning.page import stripped
from reader.document.article import SEPARATOR, Article
from reader.document.blocks import Block, Kind, Style
from reader.document.patterns import regex
from reader.document.spans import Span

Signs = Mapping[Style, tuple[str, str]]
"""What stands before and behind a style. Where a link goes is not known, so it has none."""

_FENCES: Signs = {
    Style.BOLD: ("**", "**"),
    Style.ITALIC: ("*", "*"),
    Style.STRIKE: ("~~", "~~"),
    Style.CODE: ("", ""),
}
"""Code has its backticks around each of its lines."""
_TAGS: Signs = {
    Style.BOLD: ("<b>", "</b>"),
    Style.ITALIC: ("<i>", "</i>"),
    Style.STRIKE: ("<s>", "</s>"),
    Style.CODE: ("", ""),
}
"""What is understood wherever it stands; fences are not between all signs, nor where several styles meet."""

_Styled = tuple[Span, Style]

_SPECIAL = regex(r"[\\`*_\[\]<>~]|&(?=#?\w{1,31};)")
_CLOSING = regex(r"(?<![#\\])#++$")
"""What Markdown takes for the end of a heading."""
_TICKS = regex(r"`+")
_LEADING = regex(r"\A(?:[#+-]|\d+(?=[.)](?:\s|$))|=(?==*\s*$)|[|:](?=[-:|\s]*$))")
"""What begins a heading, a list item or a table, or underlines a heading, where it begins a line."""
_INDENT = " \t"
_FENCE = 3
"""Backticks around a program, at least."""


def plain(article: Article) -> str:
    """The shown blocks, parted by blank lines."""
    return _joined(map(_plain_block, _shown(article)))


def markdown(article: Article) -> str:
    """The shown blocks as Markdown."""
    return _joined(_markdown_blocks(_shown(article)))


def _shown(article: Article) -> Iterator[Block]:
    return (block for block in article.blocks if not block.hidden)


def _joined(written: Iterable[str]) -> str:
    return SEPARATOR.join(written) + "\n"


def _plain_block(block: Block) -> str:
    if block.kind is Kind.LIST:
        return "  " * max(0, block.level - 1) + f"- {block.text}"
    return block.text


def _markdown_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Each as Markdown; an item stands at most one level below what is above it: further in it would be a program."""
    depth = 0
    for block in blocks:
        depth = min(max(0, block.level - 1), depth + 1) if block.kind is Kind.LIST else 0
        yield "  " * depth + _markdown_block(block)


def _markdown_block(block: Block) -> str:
    if block.kind is Kind.PARAGRAPH and "\n" in block.text and "  " in block.text:
        fence = "`" * max(_FENCE, _longest_ticks(block.text) + 1)
        return f"{fence}\n{block.text}\n{fence}"
    lines = _lines(_styled(block))
    if block.kind in (Kind.TITLE, Kind.HEADING):
        hashes = 1 if block.kind is Kind.TITLE else max(2, block.level)
        return f"{'#' * hashes} {_CLOSING.sub(_escape, ' '.join(lines))}"
    if block.kind is Kind.BLOCKQUOTE:
        return "> " + "\\\n> ".join(lines)
    text = "\\\n".join(lines)
    return f"- {text}" if block.kind is Kind.LIST else text


def _lines(text: str) -> list[str]:
    """The lines of a text with its marks set, what would begin another block escaped."""
    return [_LEADING.sub(_escape_leading, line) for line in _bare(text)]


def _bare(text: str) -> Iterator[str]:
    """The lines of a text without their indents, which would make programs of them."""
    return (line.lstrip(_INDENT) for line in text.rstrip().split("\n"))


def _styled(block: Block) -> str:
    """The block's text with its marks, everything that Markdown would take for a mark-up escaped."""
    fenced = _marked(block, _FENCES)
    is_fenced = any(mark.style in _FENCES for mark in block.marks)
    return _marked(block, _TAGS) if is_fenced and not _reads(fenced, block.text) else fenced


def _reads(written: str, text: str) -> bool:
    """Whether Markdown finds the text in what was written, and takes each fence for one."""
    read = inline_text("\\\n".join(_bare(written)), {}).text
    return read.split() == text.split()


def _marked(block: Block, signs: Signs) -> str:
    """The block's text between the signs of its styles, each of which is closed inside those that it began in."""
    begun: dict[int, list[_Styled]] = {}
    cuts = {0, len(block.text)}
    for styled in (styled for style in signs for styled in _stretches(block, style)):
        begun.setdefault(styled[0].start, []).append(styled)
        cuts.update(styled[0])
    parts: list[str] = []
    within: list[_Styled] = []
    for start, end in pairwise(sorted(cuts)):
        going_on = _close(within, start, signs, parts)
        for styled in sorted([*going_on, *begun.get(start, ())], key=lambda styled: -styled[0].end):
            parts.append(signs[styled[1]][0])
            within.append(styled)
        is_code = any(style is Style.CODE for _, style in within)
        parts.append((_code if is_code else _escaped)(block.text[start:end]))
    _close(within, len(block.text), signs, parts)
    return "".join(parts)


def _close(within: list[_Styled], at: int, signs: Signs, parts: list[str]) -> list[_Styled]:
    """Close the styles that end at an offset, and those inside them; gives those of them that go on."""
    closed: list[_Styled] = []
    while any(span.end == at for span, _ in within):
        closed.append(within.pop())
        parts.append(signs[closed[-1][1]][1])
    return [styled for styled in closed if styled[0].end > at]


def _stretches(block: Block, style: Style) -> Iterator[_Styled]:
    """Where the block has a style, without the white space around it; what touches is one."""
    found: list[Span] = []
    for mark in sorted(mark for mark in block.marks if mark.style is style):
        if found and mark.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(mark.end, found[-1].end))
        else:
            found.append(Span(mark.start, mark.end))
    for span in found:
        inside = stripped(block.text, *span)
        if not inside.is_empty:
            yield inside, style


def _code(text: str) -> str:
    """Each line of it between more backticks than it holds."""
    return "\n".join(_code_line(line) if line.strip() else line for line in text.split("\n"))


def _code_line(line: str) -> str:
    fence = "`" * (_longest_ticks(line) + 1)
    space = " " if "`" in (line[0], line[-1]) else ""
    return f"{fence}{space}{line}{space}{fence}"


def _longest_ticks(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _escape_leading(found: re.Match[str]) -> str:
    """A sign is escaped itself, a number at what stands behind it."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
