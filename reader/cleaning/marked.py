"""Markdown files: their own structure parts them into blocks; what else is known of news is left to the rules."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.cleaning.draft import Draft
from reader.cleaning.front import FrontMatter, front_matter
from reader.cleaning.leaf_pieces import LeafPiece, leaf_pieces, verbatim_piece
from reader.cleaning.leaves import VERBATIM
from reader.cleaning.models import weights
from reader.cleaning.mojibake import repair_line
from reader.cleaning.normal import normal_text
from reader.cleaning.pieces import Piece
from reader.cleaning.rules import dates, fragments, heal, kinds, markers, repeats
from reader.cleaning.scene import CLEAN, scene_of
from reader.cleaning.setting import blocks_of
from reader.document.article import Article
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
    front = front_matter(normal.text)
    found, layout = leaf_pieces(normal, front.whole.end if front else 0)
    leaves = {one.piece.owned[0].start: one for one in found}
    draft = Draft(normal, layout, weights(), tuple(_held(found)), head=True)
    draft = heal.RULE.apply(draft)
    draft = kinds.RULE.apply(draft.with_pieces(_captioned(_freed(draft.pieces, leaves), leaves)))
    draft = repeats.RULE.apply(draft)
    draft = draft.with_pieces(_structured(draft.pieces, leaves))
    title = _headline(draft.pieces, leaves, front)
    draft = fragments.RULE.apply(draft.with_pieces(_titled(draft.pieces, title)))
    draft = markers.RULE.apply(draft.with_pieces(map(_bulleted, draft.pieces)))
    if front:
        draft = replace(draft, metadata=front.metadata)
        draft = draft.with_pieces(_below(tuple(_fronts(normal.text, front, titled=title is None)), draft.pieces))
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


def _structured(pieces: Iterable[Piece], leaves: Leaves) -> Iterator[Piece]:
    """The pieces as the file says, but for the headline and furniture; in the middle of a clean text that is rare."""
    pieces = list(pieces)
    texts = [index for index, piece in enumerate(pieces) if piece.kind is Kind.PARAGRAPH]
    doubtful = [_is_doubtful(piece, leaves[piece.owned[0].start]) for piece in pieces]
    if any(doubtful) and scene_of(pieces).noise != CLEAN:
        texts = []
    for index, piece in enumerate(pieces):
        one = leaves[piece.owned[0].start]
        level = one.leaf.level or one.leaf.depth or int(piece.kind is Kind.LIST)
        inside = bool(texts) and texts[0] < index < texts[-1]
        if piece.kind in _KEPT[one.kind] and not (inside and doubtful[index]):
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
    Kind.PARAGRAPH: frozenset(Kind),
}
"""For each thing that a file can say of a piece, what the rules may make of it."""


def _bulleted(piece: Piece) -> Piece:
    """The piece with no list marker but a bullet that Markdown does not know: only such a one leaves the text."""
    known = piece.shape.marker[:1] in _BULLETS
    return piece if known else piece._replace(shape=piece.shape._replace(marker=""))


_BULLETS = frozenset("•▪◦●○■□‣⁃∙·►▶➢✓✔")


_HEAD = 12
"""A headline stands among the first so many pieces."""


def _headline(pieces: Sequence[Piece], leaves: Leaves, front: FrontMatter | None) -> int | None:
    """The index of the headline: a heading of the first level; where there is none, front matter or the rules tell.

    Of several such headings it is the one that front matter names, or the rules choose, or the first.
    """
    tops = [index for index, piece in enumerate(pieces[:_HEAD]) if leaves[piece.owned[0].start].leaf.level == 1]
    for index in tops:
        if front and pieces[index].text == front.metadata.title:
            return index
    chosen = next((index for index, piece in enumerate(pieces) if piece.kind is Kind.TITLE), None)
    if tops:
        shown = [index for index in tops if pieces[index].kind is not Kind.BOILERPLATE]
        return chosen if chosen in tops else (shown or tops)[0]
    return None if front and front.title else chosen


def _titled(pieces: Iterable[Piece], title: int | None) -> Iterator[Piece]:
    """The pieces, that of index `title` as the only headline."""
    for index, piece in enumerate(pieces):
        if index == title and piece.kind is not Kind.TITLE:
            yield _judged(piece, Kind.TITLE)
        elif index != title and piece.kind is Kind.TITLE:
            yield _judged(piece, Kind.HEADING if piece.level else Kind.PARAGRAPH)
        else:
            yield piece


def _fronts(text: str, front: FrontMatter, *, titled: bool) -> Iterator[Piece]:
    """The pieces of front matter: furniture, but for the headline where the text has none of its own."""
    title = front.title if titled else None
    if title is None:
        yield _judged(verbatim_piece(text, front.content, front.whole), Kind.BOILERPLATE)
        return
    line = Span(text.rindex("\n", 0, title.start) + 1, text.index("\n", title.end))
    for span in (Span(front.content.start, line.start), line, Span(line.end + 1, front.content.end)):
        if span is line:
            yield _judged(verbatim_piece(text, title, line), Kind.TITLE)
        elif not text[span.start : span.end].isspace() and not span.is_empty:
            yield _judged(verbatim_piece(text, span, span), Kind.BOILERPLATE)


def _below(above: Sequence[Piece], pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with others above them, so that what repeats another still names it."""
    yield from above
    for piece in pieces:
        yield piece if piece.repeats is None else piece._replace(repeats=piece.repeats + len(above))
