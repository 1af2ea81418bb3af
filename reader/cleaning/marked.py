"""Markdown files: their own structure parts them into blocks; what else is known of news is left to the rules."""

import re
from collections.abc import Iterable, Iterator, Mapping

from reader.cleaning.dates import day_of
from reader.cleaning.draft import Draft
from reader.cleaning.layout import layout_of
from reader.cleaning.leaves import VERBATIM, LeafPiece, leaf_pieces, verbatim_piece
from reader.cleaning.models import weights
from reader.cleaning.mojibake import repair_line
from reader.cleaning.normal import normal_text
from reader.cleaning.pieces import Piece
from reader.cleaning.rules import dates, fragments, heal, kinds
from reader.cleaning.scene import CLEAN, scene_of
from reader.cleaning.setting import blocks_of
from reader.document.article import Article, Metadata
from reader.document.blocks import Kind, Style
from reader.document.spans import Span

NAME = "markdown"


def article_of(source: str) -> Article:
    """The article in a Markdown file.

    Headings, items, quotations, code and tables are what the file says they are. Which heading is the headline, what is
    date, byline, caption or furniture, and which paragraphs were cut in two, the rules for plain text decide.

    Args:
        source: its source text.
    """
    whole = Span(0, len(source))
    normal = normal_text(source, whole, repair=repair_line)
    front = _FRONT.match(normal.text)
    found = leaf_pieces(normal.text, front.end() if front else 0)
    leaves = {one.piece.owned[0].start: one for one in found}
    layout = layout_of([line for one in found for line in one.piece.lines])
    draft = Draft(normal, layout, weights(), tuple(_held(found)), head=True, metadata=_metadata(front))
    draft = heal.RULE.apply(draft)
    draft = draft.with_pieces(_titled(_captioned(_freed(draft.pieces, leaves), leaves), leaves))
    draft = kinds.RULE.apply(draft)
    draft = draft.with_pieces(_one_title(_structured(draft.pieces, leaves)))
    draft = fragments.RULE.apply(draft)
    if front:
        furniture = verbatim_piece(normal.text, Span(*front.span(1)), Span(*front.span(0)))
        draft = draft.with_pieces((_judged(furniture, Kind.BOILERPLATE), *draft.pieces))
    draft = dates.RULE.apply(draft)
    return Article(tuple(blocks_of(draft, source, whole, first=0)), draft.metadata)


Leaves = Mapping[int, LeafPiece]
"""What each piece was in the file, by the offset at which it begins."""


def _held(found: Iterable[LeafPiece]) -> Iterator[Piece]:
    """The pieces, all but paragraphs judged, so that none of those is healed."""
    for one in found:
        is_running = one.kind is Kind.PARAGRAPH and one.leaf.kind not in VERBATIM
        yield one.piece if is_running else _judged(one.piece, one.kind)


def _judged(piece: Piece, kind: Kind) -> Piece:
    return piece.judged(kind, NAME, 1.0)


def _freed(pieces: Iterable[Piece], leaves: Leaves) -> Iterator[Piece]:
    """The pieces, to be judged by the rules but for those of which nothing else can be said."""
    for piece in pieces:
        fixed = leaves[piece.owned[0].start].leaf.kind in VERBATIM
        yield piece if fixed else piece._replace(kind=None, reason=None)


_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?")
_CAPTION = 400
"""A paragraph with an image in it is no longer where it is a caption."""
_CLAUSE = 4
"""Words from which on the text of an image says what it shows."""


def _captioned(pieces: Iterable[Piece], leaves: Leaves) -> Iterator[Piece]:
    """The pieces, captions told: beside an image, or all in italics right after one."""
    follows = False
    for piece in pieces:
        content = " ".join(leaves[piece.owned[0].start].leaf.contents)
        pictured = content.startswith("![")
        if piece.kind is not None:
            yield piece
        elif pictured and piece.shape.words < _CLAUSE and not _IMAGE.sub("", content).strip(" []()"):
            yield _judged(piece, Kind.BOILERPLATE)
        elif (pictured and len(piece.text) <= _CAPTION) or (follows and _is_italic(piece)):
            yield _judged(piece, Kind.CAPTION)
        else:
            yield piece
        follows = pictured


def _is_italic(piece: Piece) -> bool:
    return any(mark.style is Style.ITALIC and mark.end - mark.start == len(piece.text) for mark in piece.marks)


def _titled(pieces: Iterable[Piece], leaves: Leaves) -> Iterator[Piece]:
    """The pieces, the one heading of the first level being the headline."""
    pieces = list(pieces)
    tops = [index for index, piece in enumerate(pieces) if leaves[piece.owned[0].start].leaf.level == 1]
    for index, piece in enumerate(pieces):
        yield _judged(piece, Kind.TITLE) if tops == [index] and index < _HEAD else piece


_HEAD = 12
"""A headline stands among the first so many pieces."""


def _structured(pieces: Iterable[Piece], leaves: Leaves) -> Iterator[Piece]:
    """The pieces as the file says, but for the headline and furniture; in the middle of a clean text that is rare."""
    pieces = list(pieces)
    texts = [index for index, piece in enumerate(pieces) if piece.kind is Kind.PARAGRAPH]
    is_page = bool(pieces) and scene_of(pieces).noise != CLEAN
    for index, piece in enumerate(pieces):
        one = leaves[piece.owned[0].start]
        level = one.leaf.level or one.leaf.depth
        inside = not is_page and bool(texts) and texts[0] < index < texts[-1]
        if piece.kind in _KEPT[one.kind] and not (inside and _is_doubtful(piece, one)):
            yield piece._replace(level=level)
        else:
            yield _judged(piece, one.kind)._replace(level=level)


def _is_doubtful(piece: Piece, one: LeafPiece) -> bool:
    """Whether a heading, item or quotation in the middle of the text was taken for furniture without much evidence."""
    if piece.kind is not Kind.BOILERPLATE or one.kind is Kind.PARAGRAPH:
        return False
    sure = piece.reason is not None and piece.reason.score >= _SURE
    return not sure or (piece.shape.words >= _SAYING and not piece.shape.cues)


_SURE = 0.8
_SAYING = 6
"""Words from which on an item says something, and is no entry of a menu."""

_KEPT = {
    Kind.HEADING: frozenset({Kind.HEADING, Kind.TITLE, Kind.BOILERPLATE}),
    Kind.LIST: frozenset({Kind.LIST, Kind.BOILERPLATE}),
    Kind.BLOCKQUOTE: frozenset({Kind.BLOCKQUOTE, Kind.PULLQUOTE, Kind.BOILERPLATE}),
    Kind.PARAGRAPH: frozenset(Kind) - {Kind.LIST, Kind.BLOCKQUOTE},
}
"""For each thing that a file can say of a piece, what the rules may make of it."""


def _one_title(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one headline: the one that the file marks, else the first."""
    pieces = list(pieces)
    titles = [piece for piece in pieces if piece.kind is Kind.TITLE]
    title = next((piece for piece in titles if piece.reason and piece.reason.rule == NAME), next(iter(titles), None))
    for piece in pieces:
        is_other = piece.kind is Kind.TITLE and piece is not title
        yield _judged(piece, Kind.HEADING if piece.level else Kind.PARAGRAPH) if is_other else piece


_FRONT = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_][\w -]*):[ \t]*(.*(?:\n[ \t]*- .*)*)", re.MULTILINE)
_PARTING = re.compile(r"\n[ \t]*- |\"[ \t]*,[ \t]*\"")
_NAMES = {
    "title": ("title", "headline"),
    "date": ("date", "published", "pubdate", "publishdate", "datepublished"),
    "byline": ("author", "authors", "byline", "by"),
    "section": ("section", "category", "categories", "topic"),
}


def _metadata(front: re.Match[str] | None) -> Metadata:
    """What the front matter says of the article: the lines `name: value` before it."""
    if front is None:
        return Metadata()
    values = {match[1].strip().lower().replace("_", ""): _value(match[2]) for match in _FIELD.finditer(front[1])}
    found = {field: next(filter(None, map(values.get, names)), None) for field, names in _NAMES.items()}
    day = day_of(found["date"]) if found["date"] else None
    return Metadata(found["title"], day.isoformat() if day else None, found["byline"], found["section"])


def _value(written: str) -> str:
    """A value without quotation marks; a list with commas."""
    parts = [part.strip(" \t\"'") for part in _PARTING.split(written.strip(" \t[]"))]
    return ", ".join(part for part in parts if part)
