"""A cleaned article as text: plain, or as Markdown. What is hidden is left out."""

import re
from collections.abc import Callable
from itertools import pairwise

from reader.document.article import SEPARATOR, Article
from reader.document.blocks import Block, Kind, Mark, Style
from reader.document.patterns import regex

_FENCES = {Style.BOLD: "**", Style.ITALIC: "*", Style.CODE: "`", Style.STRIKE: "~~"}
"""What stands on both sides of a style in Markdown. Where a link goes is not known, so it has none."""

_SPECIAL = regex(r"[\\`*_\[\]<>~]|&(?=#?\w{1,31};)")
CLOSING = regex(r"#+$")
"""What Markdown takes for the end of a heading."""
_TICKS = regex(r"`{3,}")
_LEADING = regex(r"^(\s*)([#+-]|\d+(?=[.)]\s))", re.MULTILINE)
"""What begins a heading or a list item where it begins a line."""


def plain(article: Article) -> str:
    """The shown blocks, parted by blank lines."""
    return _joined(article, _plain_block)


def markdown(article: Article) -> str:
    """The shown blocks as Markdown."""
    return _joined(article, _markdown_block)


def _joined(article: Article, write: Callable[[Block], str]) -> str:
    return SEPARATOR.join(write(block) for block in article.blocks if not block.hidden) + "\n"


def _plain_block(block: Block) -> str:
    if block.kind is Kind.LIST:
        return "  " * max(0, block.level - 1) + f"- {block.text}"
    return block.text


def _markdown_block(block: Block) -> str:
    text = _styled(block)
    if block.kind in (Kind.TITLE, Kind.HEADING):
        hashes = 1 if block.kind is Kind.TITLE else max(2, block.level)
        return f"{'#' * hashes} {CLOSING.sub(_escape_closing, text)}"
    if block.kind is Kind.PARAGRAPH and "\n" in block.text and "  " in block.text:
        fence = "`" * max(3, *(1 + len(ticks) for ticks in _TICKS.findall(block.text)), 3)
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind is Kind.LIST:
        return "  " * max(0, block.level - 1) + f"- {text}"
    if block.kind is Kind.BLOCKQUOTE:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return text


def _styled(block: Block) -> str:
    """The block's text with its marks, everything that Markdown would take for a mark-up escaped."""
    fences: dict[int, list[str]] = {}
    for mark in sorted(block.marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.style in _FENCES:
            fences.setdefault(mark.start, []).append(_FENCES[mark.style])
            fences.setdefault(mark.end, []).insert(0, _FENCES[mark.style])
    cuts = sorted({0, len(block.text), *fences})
    parts = ["".join(fences.get(0, []))]
    for start, end in pairwise(cuts):
        piece = block.text[start:end]
        parts += [piece if _is_code(block.marks, start) else _escaped(piece, at_start=start == 0)]
        parts += fences.get(end, [])
    return "".join(parts).replace("\n", "\\\n")


def _is_code(marks: tuple[Mark, ...], offset: int) -> bool:
    return any(mark.style is Style.CODE and mark.start <= offset < mark.end for mark in marks)


def _escaped(text: str, *, at_start: bool) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _LEADING.sub(_escape_leading, text) if at_start else text


def _escape_closing(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _escape_leading(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
