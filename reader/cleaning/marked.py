"""Markdown files: their own structure parts them into blocks; what else is known of news is left to the rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from reader.cleaning.draft import Draft
from reader.cleaning.front import FrontMatter, front_matter
from reader.cleaning.leaf_pieces import LeafPiece, leaf_pieces
from reader.cleaning.leaves import VERBATIM, definitions
from reader.cleaning.lines import read_lines
from reader.cleaning.markdown import References
from reader.cleaning.models import weights
from reader.cleaning.mojibake import repair_line
from reader.cleaning.normal import normal_text
from reader.cleaning.pieces import Piece, piece_of
from reader.cleaning.rules import dates, fragments, heal, kinds, markers, repeats
from reader.cleaning.rules import front as fronts
from reader.cleaning.scene import CLEAN, scene_of
from reader.cleaning.sections import sections_of
from reader.cleaning.setting import blocks_of
from reader.document.article import Article
from reader.document.blocks import Kind, Style
from reader.document.patterns import regex
from reader.document.spans import Span

NAME = "markdown"


def articles_of(source: str) -> Iterator[Article]:
    """The article in a Markdown file, growing section by section: each value extends the one before it.

    Headings, items, quotations, code and tables are what the file says they are. Which heading is the headline, what is
    date, byline, caption or furniture, and which paragraphs were cut in two, the rules for plain text decide.

    Args:
        source: its source text.
    """
    sections = list(sections_of(source))
    known = definitions(source) if len(sections) > 1 else {}
    article = Article(())
    for section in sections:
        draft = _draft(source, section, known)
        article = article.extended(blocks_of(draft, source, section, first=len(article.blocks)))
        if draft.head:
            article = replace(article, metadata=draft.metadata)
        yield article


def _draft(source: str, section: Span, known: References) -> Draft:
    """What the rules make of a section."""
    normal = normal_text(source, section, repair=repair_line)
    front = None if section.start else front_matter(normal.text)
    found, layout = leaf_pieces(normal, front.whole.end if front else 0, known)
    leaves = {one.piece.owned[0].start: one for one in found}
    draft = Draft(normal, layout, weights(), tuple(_held(found)), head=not section.start)
    draft = heal.RULE.apply(draft)
    draft = kinds.RULE.apply(draft.with_pieces(_captioned(_freed(draft.pieces, leaves), leaves)))
    draft = repeats.RULE.apply(draft.with_pieces(_pictures(draft, leaves)))
    draft = draft.with_pieces(_structured(draft.pieces, leaves))
    title = _headline(draft.pieces, leaves, front) if draft.head else None
    draft = fragments.RULE.apply(draft.with_pieces(_titled(draft.pieces, title)))
    draft = markers.RULE.apply(draft.with_pieces(map(_bulleted, draft.pieces)))
    if front:
        above = tuple(_fronts(draft, front, titled=title is None))
        draft = replace(draft.with_pieces(_below(above, draft.pieces)), metadata=front.metadata)
    return dates.RULE.apply(draft)


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
        yield piece if fixed else replace(piece, kind=None, reason=None)


_IMAGE = regex(r"\[?!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?(?:\]\([^()]*\))?")
_CAPTION = 400
"""A paragraph with an image in it is no longer where it is a caption."""
_CLAUSE = 4
"""Words from which on the text of an image says what it shows."""


def _captioned(pieces: Iterable[Piece], leaves: Leaves) -> Iterator[Piece]:
    """The pieces, captions told: beside an image, or all in italics right after one."""
    follows = False
    for piece in pieces:
        content = _content(piece, leaves)
        pictured = content.startswith(_PICTURE)
        if piece.kind is not None:
            yield piece
        elif pictured and piece.shape.words < _CLAUSE and not _beside(content):
            yield _judged(piece, Kind.BOILERPLATE)
        elif len(piece.text) <= _CAPTION and (pictured or (follows and _is_italic(piece)) or "<figcaption" in content):
            yield _judged(piece, Kind.CAPTION)
        else:
            yield piece
        follows = pictured


def _pictures(draft: Draft, leaves: Leaves) -> Iterator[Piece]:
    """The pieces, pictures hidden whose text is not shown on the page: where a caption follows, and on a whole page."""
    is_page = draft.scene is not None and draft.scene.noise != CLEAN
    for piece, after in zip_longest(draft.pieces, draft.pieces[1:]):
        content = _content(piece, leaves)
        told = after is not None and after.kind is Kind.CAPTION and after.shape.words >= _SAYING
        alone = piece.kind is Kind.CAPTION and content.startswith(_PICTURE) and not _beside(content)
        hides = alone and (told or is_page)
        yield _judged(piece, Kind.BOILERPLATE) if hides else piece


_PICTURE = ("![", "[![")


def _content(piece: Piece, leaves: Leaves) -> str:
    """A piece as it is written."""
    return " ".join(leaves[piece.owned[0].start].leaf.contents)


def _beside(content: str) -> str:
    """What stands beside the images of a line."""
    return _IMAGE.sub("", content).strip(" []()")


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
            yield piece if level == piece.level else replace(piece, level=level)
        else:
            yield replace(_judged(piece, one.kind), level=level)


def _is_doubtful(piece: Piece, one: LeafPiece) -> bool:
    """Whether a heading, item or quotation in the middle of the text was taken for furniture without much evidence."""
    if piece.kind is not Kind.BOILERPLATE or one.kind is Kind.PARAGRAPH:
        return False
    sure = piece.reason is not None and piece.reason.score >= _SURE
    return not sure or (piece.shape.words >= _SAYING and not piece.shape.cues)


_SURE = 0.8
"""From this score on a verdict is kept against the mark-up."""
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
    known = not piece.shape.marker or piece.shape.marker[0] in _BULLETS
    return piece if known else replace(piece, shape=replace(piece.shape, marker=""))


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


def _fronts(draft: Draft, front: FrontMatter, *, titled: bool) -> Iterator[Piece]:
    """The pieces of front matter, as in plain text, but that no headline is told where the text has one of its own."""
    text = draft.normal.text
    lines = (piece_of((line,), text) for line in read_lines(text[: front.content.end])[1:])
    for piece in fronts.RULE.apply(draft.with_pieces(lines)).pieces:
        yield piece if titled or piece.kind is not Kind.TITLE else _judged(piece, Kind.BOILERPLATE)


def _below(above: Sequence[Piece], pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with others above them, so that what repeats another still names it."""
    yield from above
    for piece in pieces:
        yield piece if piece.repeats is None else replace(piece, repeats=piece.repeats + len(above))
