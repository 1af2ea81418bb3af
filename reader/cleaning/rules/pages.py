"""Page heads, feet and page numbers, which stand in the middle of a sentence where a page was turned."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.layout import Layout
from reader.cleaning.pieces import Piece
from reader.document.blocks import Kind
from reader.document.patterns import regex

NAME = "pages"
_NUMBER = regex(
    r"(?:[-–—|\[(]\s*)?(?:(?:page|seite|p\.|pág\.?|pagina|s\.)\s*)?\d{1,4}(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?(?:\s*[-–—|\])])?",
    re.IGNORECASE,
)
_PAGE = regex(
    r"(?:[-–—|\[(]\s*)?(?:page|seite|pág\.?|página|pagina|strona|sida|side|стр\.?)\s*\d{1,4}"
    r"(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?(?:\s*[-–—|\])])?",
    re.IGNORECASE,
)
"""The number of a page, called so."""
_CALLED = 24
"""Characters of it, at most."""
_OF_PAGES = regex(
    r"(?P<name>\S.{0,80}?)\s+(?:page |seite |p\. ?)?\d{1,4} ?(?:of|/|von|de|sur) ?(?P<pages>\d{1,4})", re.IGNORECASE
)
_FILE = regex(r"^\S+\.(?:pdf|docx?|html?)\b|https?://\S+", re.IGNORECASE)
_DIGITS = regex(r"\d+")
_OFTEN = 3
"""Pages on which a head or foot must stand."""
_APART = "   "
"""What parts the title of a page from its number, where both fill the line."""
_SHORT = 0.82
"""A page head fills less than this share of the line; a line of text that a page begins with fills it."""


def apply(draft: Draft) -> Draft:
    """Set aside what a page begins or ends with."""
    pieces = draft.pieces
    found = set(_turned(pieces, draft.layout))
    found.update(_repeated(pieces, draft.layout))
    found.update(_of_pages(pieces))
    found.update(_numbered(pieces))
    found.update(_beside(pieces, found))
    if not found:
        return draft
    return draft.with_pieces(
        piece.judged(Kind.BOILERPLATE, NAME, 0.9) if index in found else piece for index, piece in enumerate(pieces)
    )


def _turned(pieces: Sequence[Piece], layout: Layout) -> Iterator[int]:
    """What stands at a page break, and at the foot of the last page."""
    tops = [index for index, piece in enumerate(pieces) if index and piece.lines[0].page]
    if not tops:
        return
    heads = Counter(_key(pieces[index]) for index in tops)
    feet = Counter(_key(pieces[index - 1]) for index in (*tops, len(pieces)))
    if feet[_key(pieces[-1])] > 1:
        yield len(pieces) - 1
    for top in tops:
        last = top - 1
        if _NUMBER.fullmatch(pieces[last].text) or feet[_key(pieces[last])] > 1:
            yield last
            last -= 1
            if _is_foot(pieces, last, layout):
                yield last
                last -= 1
        known = _NUMBER.fullmatch(pieces[top].text) or heads[_key(pieces[top])] > 1
        around = last >= 0 and top + 1 < len(pieces)
        if known or (around and _heads(pieces[last], pieces[top], pieces[top + 1], layout)):
            yield top


def _is_foot(pieces: Sequence[Piece], index: int, layout: Layout) -> bool:
    """Whether a line right above the number of a page, and apart from the text, is what the page ends with as well."""
    if index < 1 or pieces[index + 1].blanks or not pieces[index].blanks:
        return False
    shape, short = pieces[index].shape, pieces[index].lines[0].column <= _SHORT * max(layout.width, 40)
    return short and not shape.stopped and shape.first != "lower"


def _heads(last: Piece, top: Piece, after: Piece, layout: Layout) -> bool:
    """Whether the first line of a page is its head: it does not go on from the page before, and what follows does."""
    shape, line = top.shape, top.lines[0]
    apart = _APART in line.text
    full = line.column > _SHORT * max(layout.width, 40) and not apart
    if shape.stopped or shape.first == "lower" or full or last.shape.stopped:
        return False
    numbered = apart and (line.text[0].isdigit() or line.text[-1].isdigit())
    return numbered or after.shape.first != "upper" or not top.blanks


def _repeated(pieces: Sequence[Piece], layout: Layout) -> Iterator[int]:
    """Lines that come again and again, their numbers aside, in the middle of sentences of a wrapped text."""
    if not layout.width or layout.wrapped < _SHORT / 2:
        return
    places: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.shape.length <= layout.width * _SHORT and not piece.shape.stopped:
            places.setdefault(_key(piece), []).append(index)
    for key, indexes in places.items():
        if len(indexes) >= _OFTEN and "#" in key:
            texts = [pieces[index].text for index in indexes]
            inside = [index for index in indexes if _interrupts(pieces, index)]
            if len(inside) > 1 and _counts_by_one(texts):
                yield from indexes
            elif len(set(texts)) == len(texts):
                yield from inside


def _of_pages(pieces: Sequence[Piece]) -> Iterator[int]:
    """Lines that end in which page of how many it is: they count, and a file's name or half a sentence is beside it."""
    places: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.text[-1].isdigit() and (match := _OF_PAGES.fullmatch(piece.text)):
            places.setdefault(f"{match['name']} {match['pages']}", []).append(index)
    for indexes in places.values():
        counted = _counts_by_one([pieces[index].text for index in indexes]) if len(indexes) > 1 else False
        named = all(_FILE.search(pieces[index].text) for index in indexes)
        if named or (counted and any(_interrupts(pieces, index) for index in indexes)):
            yield from indexes


def _numbered(pieces: Sequence[Piece]) -> Iterator[int]:
    """The numbers of pages that are called so, and the name of a paper with its issue in the line beside one."""
    for index, piece in enumerate(pieces):
        if piece.shape.length <= _CALLED and _PAGE.fullmatch(piece.text):
            yield index
            near = (at for at in (index - 1, index + 1) if 0 <= at < len(pieces))
            yield from (at for at in near if _is_issue(pieces[at]))


def _is_issue(piece: Piece) -> bool:
    """Whether a line is set to both margins, with a number at one of them."""
    text = piece.lines[0].text
    return _APART in text and not piece.shape.stopped and (text[0].isdigit() or text[-1].isdigit())


def _counts_by_one(texts: Sequence[str]) -> bool:
    """Whether one of the numbers in these lines is one more in each, and the others stay as they are."""
    rows = [[int(number) for number in _DIGITS.findall(text)] for text in texts]
    if len(set(map(len, rows))) > 1:
        return False
    steps = {tuple(two - one for one, two in zip(*pair, strict=True)) for pair in pairwise(rows)}
    return len(steps) == 1 and sorted(steps.pop())[-1:] == [1] and sum(map(sum, rows)) > 0


def _beside(pieces: Sequence[Piece], found: AbstractSet[int]) -> Iterator[int]:
    """Lines that come again and again where pages turn: their heads, that of the first page too."""
    near = {place for index in found for place in (index - 1, index, index + 1) if 0 <= place < len(pieces)}
    keys = Counter(_key(pieces[index]) for index in near if not pieces[index].shape.stopped)
    heads = {key for key, count in keys.items() if count > 1 and any(map(str.isalpha, key))}
    if heads:
        yield from (index for index, piece in enumerate(pieces) if _key(piece) in heads)


def _interrupts(pieces: Sequence[Piece], index: int) -> bool:
    if not 0 < index < len(pieces) - 1:
        return True
    return not pieces[index - 1].shape.stopped or pieces[index + 1].shape.first == "lower"


def _key(piece: Piece) -> str:
    return _DIGITS.sub("#", piece.text)


RULE = Rule(NAME, "sets page heads, feet and numbers aside", apply)
