"""Opening an article: read it, clean it, and lay hold of what is kept of it, also where the file has changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from reader.annotations.anchoring import anchor_all, anchor_corrections
from reader.annotations.changes import Change, Edit, add, revise
from reader.annotations.listing import Listing
from reader.annotations.model import Anchor, Annotation, ArticleRecord, Correction
from reader.cleaning import clean_regions
from reader.cleaning.sources import Source, read_source
from reader.document.article import Article
from reader.errors import InputError, UsageError
from reader.session.clock import Clock
from reader.session.correcting import with_corrections
from reader.store import article_id, relative_path
from reader.store.base import Store

_AT_ONCE = 100_000
"""Code points up to which an article is cleaned as a whole before it is shown."""

_Anchored = Annotation | Correction
"""What has a place in an article, and is found again where that has changed."""


class Growth(NamedTuple):
    """What of a long article is still to be cleaned.

    Attributes:
        source_length: code points of the source text.
        articles: the article with ever more blocks.
    """

    source_length: int
    articles: Iterator[Article]


class Place(Struct, frozen=True):
    """Where the work is kept, and whose it is.

    Attributes:
        path: the article's file.
        database: the file that keeps the annotations.
        annotator: who works.
        clock: where times and identities come from.
    """

    path: Path
    database: Path
    annotator: str
    clock: Clock = field(default_factory=Clock)


class Shelf(Struct, frozen=True):
    """The articles of a sitting.

    Attributes:
        paths: their files, in the order in which they are to be read.
        encoding: what all of them are in, or None where that is found out.
    """

    paths: tuple[Path, ...]
    encoding: str | None = None


class Opened(NamedTuple):
    """An article, ready to be worked on.

    Attributes:
        article: as cleaned, without the corrections that are kept of it.
        record: what the store keeps of it.
        notices: what the analyst must know: a guessed encoding, annotations that were moved or lost.
        found: the annotations as they were found again, where the store may not be told of it.
        growth: what of the article is still to come, or None where all is there.
        corrections: as `found`, the corrections of its blocks.
    """

    article: Article
    record: ArticleRecord
    notices: tuple[str, ...] = ()
    found: Listing | None = None
    growth: Growth | None = None
    corrections: Sequence[Correction] | None = None


Find = Callable[[str, str], ArticleRecord | None]
"""From the path and the SHA-256 of a file to what is kept of it."""


def open_article(place: Place, store: Store, encoding: str | None = None, find: Find | None = None) -> Opened:
    """Open an article with what `store` keeps of it.

    Args:
        place: its file, and the database.
        store: the database, open.
        encoding: what the file is in; None takes the encoding kept, else guesses.
        find: which record is the file's; None for as the store finds it.

    Raises:
        InputError: where the file cannot be read, or holds no text.
        UsageError: where the encoding that was asked for does not exist, or nothing that is kept is found in it.
    """
    kept_as = relative_path(place.path, place.database)
    source = read_source(place.path, encoding)
    record = (find or store.find_article)(kept_as, source.sha256)
    if record is not None and encoding is None:
        source = _in_kept_encoding(source, record, place.path)
    is_known = record is None or is_text_of(record, source.sha256, source.encoding)
    article, growth = _cleaned(source, whole=not is_known)
    if not article.blocks:
        raise InputError(f"{place.path} holds no text.", todo="Is it the right file?")
    fresh = _record(article, source, kept_as, place)
    notices = _encoding_notices(source)
    if record is None:
        _keep(store, place, "open", fresh, [add(fresh)])
        return Opened(article, fresh, notices, growth=growth)
    current = replace(fresh, id=record.id, state=record.state)
    if is_known and record.path == kept_as:
        return Opened(article, record, notices, growth=growth)
    if is_known:
        _keep(store, place, "open", current, [revise(record, current)])
        return Opened(article, current, notices, growth=growth)
    corrections = anchor_corrections(article, store.corrections(record.id))
    found = anchor_all(with_corrections(article, corrections), store.annotations(record.id))
    revised = _revised([*store.annotations(record.id), *store.corrections(record.id)], [*found, *corrections])
    if encoding is not None and record.sha256 == source.sha256 and _is_garbled(revised):
        raise UsageError(
            f"Nothing that is tagged or corrected in {place.path} is found in it as {encoding}.",
            todo=f"It was read as {record.encoding} before: leave --encoding out.",
        )
    edits = [revise(before, after) for before, after in revised if after != before]
    _keep(store, place, "anchor", current, [revise(record, current), *edits])
    told = (*notices, _changed_notice(found, corrections))
    if store.read_only:
        return Opened(article, current, told, Listing(found), corrections=corrections)
    return Opened(article, current, told)


def is_text_of(record: ArticleRecord, sha256: str, encoding: str) -> bool:
    """Whether the stored spans of an article index the text of these bytes in that encoding."""
    return (record.sha256, record.encoding) == (sha256, encoding)


def _in_kept_encoding(source: Source, record: ArticleRecord, path: Path) -> Source:
    """The source text in the encoding that was in force when it was annotated, where that still can be right.

    Bytes that have changed, and now say for themselves what they are, or are no text in that encoding, are not held
    to it; nor are any where another program has written down an encoding that does not exist.
    """
    has_changed = record.sha256 != source.sha256
    if record.encoding == source.encoding or (has_changed and not source.guessed):
        return source
    try:
        return read_source(path, record.encoding)
    except (InputError, UsageError):
        return source


def _cleaned(source: Source, *, whole: bool) -> tuple[Article, Growth | None]:
    """The article, or of a long one its beginning, and what of it is still to come."""
    regions = clean_regions(source.text, source.format)
    article = next(regions)
    if whole or len(source.text) <= _AT_ONCE:
        for grown in regions:
            article = grown
        return article, None
    return article, Growth(len(source.text), regions)


def _record(article: Article, source: Source, kept_as: str, place: Place) -> ArticleRecord:
    return ArticleRecord(
        id=article_id(kept_as, source.sha256),
        path=kept_as,
        sha256=source.sha256,
        encoding=source.encoding,
        title=article.title,
        date=article.date,
        byline=article.byline,
        section=article.section,
        annotator=place.annotator,
        modified=place.clock.now(),
    )


def _keep(store: Store, place: Place, act: str, record: ArticleRecord, edits: list[Edit]) -> None:
    if store.read_only:
        return
    store.apply(
        Change(
            id=place.clock.new_id(),
            article=record.id,
            annotator=place.annotator,
            time=place.clock.now(),
            act=act,
            edits=tuple(edits),
        )
    )


def _revised(before: Iterable[_Anchored], after: Iterable[_Anchored]) -> list[tuple[_Anchored, _Anchored]]:
    """What is kept of an article, each as it was and as it was found again."""
    former = {one.id: one for one in before}
    return [(former[one.id], one) for one in after]


def _is_garbled(revised: Iterable[tuple[_Anchored, _Anchored]]) -> bool:
    """Whether all is lost that was not: so it is where an encoding is mistyped."""
    now = {after.anchor for before, after in revised if before.anchor is not Anchor.LOST}
    return now == {Anchor.LOST}


def _encoding_notices(source: Source) -> tuple[str, ...]:
    return (f"read as {source.encoding} (guessed; --encoding overrides)",) if source.guessed else ()


def _changed_notice(found: Iterable[Annotation], corrections: Iterable[Correction]) -> str:
    blocks = _counted(corrections)
    told = _counted(found) or "no annotations yet"
    return f"the file has changed: {told}{f'; corrections: {blocks}' if blocks else ''}"


def _counted(found: Iterable[_Anchored]) -> str:
    counts = Counter(one.anchor for one in found)
    return ", ".join(f"{counts[anchor]} {anchor}" for anchor in Anchor if counts[anchor])
