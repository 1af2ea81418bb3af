"""Reads the fields that archives and scrapers write above a text and below it: `HEADLINE: …`, `Author: …`, `URL: …`."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from reader.cleaning.draft import Draft, Rule
from reader.cleaning.markdown import InlineText
from reader.cleaning.pieces import Piece
from reader.cleaning.tidy import cut
from reader.document.blocks import Kind
from reader.document.patterns import regex
from reader.document.spans import Span

NAME = "fields"
_FIELD = regex(r"([^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){0,2}) ?[:：][ \t]*")
_LONGEST = 300
"""Characters of a field."""
_MOST = 16
"""Pieces at the beginning, and at the end, among which fields are looked for."""
_FEWEST = 2
"""Different fields by which it is known that a text has them; one of them names the headline."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.replace("\n", " ").strip().split("|"))


_KINDS = {
    Kind.TITLE: _names(
        "title|headline|hed|article title|titel|überschrift|titre|título|titular|titolo|tytuł|başlık|заголовок|عنوان"
        "|تیتر|العنوان|כותרת|शीर्षक|标题|標題|タイトル|見出し|제목"
    ),
    Kind.BYLINE: _names(
        "author|authors|byline|by-line|reporter|autor|autorin|auteur|autore|autores|yazar|автор|نویسنده|الكاتب|כתב"
        "|लेखक|作者|记者|記者|著者|기자"
    ),
    Kind.DATE: _names(
        "date|published|publication date|date published|published on|pubdate|datum|veröffentlicht|fecha|data"
        "|data publikacji|publié|tarih|дата|تاریخ|تاریخ انتشار|التاريخ|תאריך|दिनांक|日期|日付|날짜"
    ),
    Kind.BOILERPLATE: _names(
        "url|link|source|source url|permalink|website|domain|publisher|publication|publication-type|outlet|copyright"
        "|language|length|word count|words|section|category|edition|page|start page|end page|article name|body|text"
        "|full text|content|load-date|document-type|journal-code|dateline|keywords|tags|subject|country|region|id"
        "|article id|document id|accession number|credit|retrieved|accessed|scraped|crawled|quelle|sprache|ressort"
        "|rubrik|langue|rubrique|fuente|idioma|sección|fonte|lingua|sezione|źródło|kaynak|источник|язык|рубрика|منبع"
        "|زبان|المصدر|מקור|स्रोत|来源|來源|语言|出典|출처"
    ),
}
_NAMED = {name: kind for kind, names in _KINDS.items() for name in names}


def apply(draft: Draft) -> Draft:
    """Find the fields, where one of them names the headline."""
    if not draft.head or not any(_named(piece) is Kind.TITLE for piece in draft.pieces[:_MOST]):
        return draft
    pieces = draft.pieces
    first = sum(1 for _ in _head(pieces))
    found = {index for index in range(first) if _named(pieces[index])}
    if len({_name(pieces[index]) for index in found}) < _FEWEST:
        return draft
    last = next((index for index in range(len(pieces), first, -1) if not _named(pieces[index - 1])), first)
    found.update(range(max(last, len(pieces) - _MOST), len(pieces)))
    again = _again(found, pieces, first)
    return draft.with_pieces(
        piece.judged(Kind.TITLE, NAME, 0.9)
        if index == again
        else _judged(piece, shown=again is None)
        if index in found
        else piece
        for index, piece in enumerate(pieces)
    )


def _again(found: AbstractSet[int], pieces: Sequence[Piece], first: int) -> int | None:
    """Where the headline of a field stands again, by itself."""
    titles = {_value(pieces[index]) for index in found if _named(pieces[index]) is Kind.TITLE}
    below = (index for index in range(min(len(pieces), first + _MOST)) if index not in found)
    return next((index for index in below if pieces[index].kind is None and pieces[index].shape.body in titles), None)


def _head(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What stands above the text."""
    for piece in pieces[:_MOST]:
        if piece.shape.prose and not _named(piece):
            return
        yield piece


def _name(piece: Piece) -> str:
    match = _FIELD.match(piece.text)
    return match[1].lower() if match else ""


def _named(piece: Piece) -> Kind | None:
    """What kind of field a piece is, if it is one."""
    if piece.kind is not None or piece.shape.length > _LONGEST or ":" not in piece.text.replace("：", ":"):
        return None
    kind = _NAMED.get(_name(piece))
    return None if kind is not Kind.BOILERPLATE and piece.shape.inner else kind


def _value(piece: Piece) -> str:
    match = _FIELD.match(piece.text)
    return piece.text[match.end() :] if match else ""


def _judged(piece: Piece, *, shown: bool) -> Piece:
    """The piece as what it tells; the name of a headline's field and of an author's is not shown.

    Args:
        piece: one that may be a field.
        shown: whether its headline is; else that stands below by itself.
    """
    kind, value = _named(piece), _value(piece)
    if kind is None:
        return piece
    if kind is Kind.TITLE and not (value and shown):
        return piece.judged(Kind.BOILERPLATE, NAME, 0.9)
    if kind in (Kind.TITLE, Kind.BYLINE) and value:
        inline = cut(InlineText(piece.text, piece.runs, ()), (Span(len(piece.text) - len(value), len(piece.text)),))
        piece = replace(piece, text=inline.text, runs=inline.runs)
    return piece.judged(kind, NAME, 0.9)


RULE = Rule(NAME, "reads the fields that archives write around a text", apply)
