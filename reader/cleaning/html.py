"""Web pages: trafilatura finds the body of the article, the rest is told by the elements that hold it.

Nothing that a page holds is dropped: what is not the article becomes hidden furniture. Where the extractor finds
nothing, or the page was made to keep it busy, the rules for plain text judge every line of the page.
"""

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from reader.cleaning.claims import Claim, Claims, Extracted, located
from reader.cleaning.page import Page
from reader.cleaning.page_reading import read_page
from reader.cleaning.roles import Told, with_roles
from reader.cleaning.rules.dates import day_told
from reader.cleaning.web_blocks import blocks_of
from reader.cleaning.web_kinds import claims_judged, lines_judged
from reader.document.article import Article, Metadata
from reader.document.blocks import Block, Kind
from reader.document.patterns import regex
from reader.errors import UsageError

_HEAVIEST = 40_000
"""A page of more tags is no article, and the extractor would take minutes."""

_LONGEST = 20_000_000
"""Likewise one of more code points."""

_MOST_LINES = 3000
"""On a page of more lines the extractor may not compare what it found with other ways: one takes time quadratic in
them. No page of the development set has a quarter of that."""

_SURROGATE = regex(r"[\ud800-\udfff]")


def articles_of(source: str) -> Iterator[Article]:
    """The article on a web page; it does not grow.

    Args:
        source: its HTML; all source offsets of the article are code points of it.

    Raises:
        UsageError: where the libraries that this takes are not installed.
    """
    extractor = _extractor()
    page = read_page(source)
    document = None
    if page.weight < _HEAVIEST and len(source) < _LONGEST:
        lines = islice(page.segments(0, len(page.text)), _MOST_LINES, None)
        document = _extracted(extractor, _SURROGATE.sub("\ufffd", source), fast=next(lines, None) is not None)
    told = _told(document) if document is not None else Told()
    claims = _parted(page, located(page.text, list(_leaves(document.body)))) if document is not None else Claims()
    parts = claims_judged(page, with_roles(page, claims, told)) if claims else lines_judged(page)
    blocks = blocks_of(page, source, parts)
    yield Article(blocks, _metadata(told, blocks, source))


def _extractor() -> Any:
    """The extractor, without its messages."""
    try:
        import trafilatura  # noqa: PLC0415 -- an extra, and 130 ms to import
    except ImportError:
        todo = "Install them: pip install 'article-reader[html]'"
        raise UsageError("Web pages take libraries that are not installed.", todo=todo) from None
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _extracted(extractor: Any, source: str, *, fast: bool) -> Any:
    """What the extractor makes of a page, or None where it finds no article or fails."""
    try:
        return extractor.bare_extraction(source, with_metadata=True, include_comments=False, fast=fast)
    except Exception:  # noqa: BLE001 -- whatever fails in it, the page can be read without it
        return None


def _parted(page: Page, claims: Claims) -> Claims:
    """The claims, those of text parted where the page has two line breaks; a table is left whole."""
    return Claims(
        claim._replace(span=span)
        for claim in claims
        for span in (page.parted(claim.span) if _is_text(page, claim) else (claim.span,))
    )


def _is_text(page: Page, claim: Claim) -> bool:
    return claim.kind is Kind.PARAGRAPH and not page.starts_row(*claim.span)


def _told(document: Any) -> Told:
    return Told(
        document.title or None,
        document.author or None,
        document.date or None,
        document.description or None,
        next(iter(document.categories or ()), None),
    )


_KINDS = {"p": Kind.PARAGRAPH, "head": Kind.HEADING, "item": Kind.LIST, "quote": Kind.BLOCKQUOTE}
_HOLDING = frozenset({*_KINDS, "list", "table", "div", "body", "code"})
"""The extractor's elements that are blocks or hold some."""


def _leaves(element: Any, kind: Kind = Kind.PARAGRAPH, level: int = 0) -> Iterator[Extracted]:
    """The blocks under an element of the extractor's result."""
    held: list[str] = [element.text or ""]
    for child in element:
        if child.tag not in _HOLDING or _is_inline(child, element, held):
            held += child.itertext() if isinstance(child.tag, str) else ()
        else:
            yield from _leaf(held, kind, level)
            held.clear()
            if child.tag == "table":
                yield from _table(child)
            else:
                yield from _leaves(child, *_nested(child, kind, level))
        held.append(child.tail or "")
    yield from _leaf(held, kind, level)


def _table(table: Any) -> Iterator[Extracted]:
    """A table as one block; but the blocks in it where it only sets the page, as in old pages and in mails."""
    cells = [cell for row in table.iterchildren("row") for cell in row.iterchildren("cell")]
    if any(map(_is_set, cells)):
        for cell in cells:
            yield from _leaves(cell)
    else:
        yield from _leaf(list(table.itertext()), Kind.PARAGRAPH, 0)


_SET, _PROSE = 2, 300
"""Blocks of a cell, or characters, from which it is no cell of a table but a part of the page."""


def _is_set(cell: Any) -> bool:
    return len(list(cell.iterchildren("p", "head", "list"))) >= _SET or len("".join(cell.itertext())) >= _PROSE


_INLINE = frozenset({"quote", "code"})


def _is_inline(child: Any, element: Any, held: list[str]) -> bool:
    """Whether words of a sentence are quoted, or set as a program, in the middle of a paragraph."""
    around = "".join(held).strip() or (child.tail or "").strip()
    return child.tag in _INLINE and element.tag in _KINDS and bool(around) and not len(child)


def _leaf(held: list[str], kind: Kind, level: int) -> Iterator[Extracted]:
    text = " ".join(held) if kind is Kind.PARAGRAPH and not level else "".join(held)
    if text.strip():
        yield Extracted(kind, level, text)


def _nested(child: Any, kind: Kind, level: int) -> tuple[Kind, int]:
    """What an element holds, by its name and by what it stands in."""
    if child.tag == "head":
        depth = re.search(r"[1-6]", child.get("rend") or "")
        return Kind.HEADING, int(depth[0]) if depth else 2
    if child.tag == "list":
        return kind, level + 1
    if child.tag == "p" and kind in (Kind.LIST, Kind.BLOCKQUOTE):
        return kind, level
    return _KINDS.get(child.tag, Kind.PARAGRAPH), level if child.tag == "item" else 0


def _metadata(told: Told, blocks: tuple[Block, ...], source: str) -> Metadata:
    """What the head of the page says of the article; a day that it does not say is a guess, and what can be read wins.

    Args:
        told: by the extractor, which guesses a day from any number of the page.
        blocks: of the article.
        source: the page.
    """
    day = told.date
    if day is not None and day not in source:
        day = day_told(blocks) or (None if day.endswith(_NEW_YEAR) else day)
    return Metadata(told.title, day or day_told(blocks), told.author, told.section)


_NEW_YEAR = "-01-01"
"""The day that the extractor makes of a bare year."""
