"""The records that are kept of an article.

Every record has a UUID (`id`) and belongs to one article. Spans are source offsets. Times are UTC, ISO 8601 with
microseconds and a final `Z`. The field names are those of the files and of the JSON export.
"""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from reader.document.blocks import Operation
from reader.document.spans import Span


class Certainty(StrEnum):
    """How sure the speaker is made to sound."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    HEDGED = "hedged"
    ANONYMOUS = "anonymous"
    """Said by a source who is not named."""


class Anchor(StrEnum):
    """How an annotation was found again in a file that has changed."""

    EXACT = "exact"
    """It stands where it stood."""
    MOVED = "moved"
    """The same words, in the same surroundings, elsewhere: placed there."""
    CHANGED = "changed"
    """Nearly the same words: waits for the analyst."""
    AMBIGUOUS = "ambiguous"
    """Several places fit equally well: waits for the analyst."""
    LOST = "lost"
    """Not found."""


PLACED = frozenset({Anchor.EXACT, Anchor.MOVED})
"""The anchors whose annotations stand in the text. The others are listed, never shown on other words."""


class LinkType(StrEnum):
    """What one annotation does to another."""

    DENIES = "denies"
    CRITICISES = "criticises"
    EXPLAINS = "explains"
    REPEATS = "repeats"
    SUPPORTS = "supports"


class ArticleState(StrEnum):
    """How far the work on an article is."""

    NEW = "new"
    IN_PROGRESS = "in progress"
    DONE = "done"


class Annotation(Struct, frozen=True, kw_only=True):
    """A tag on a stretch of the article, and what is said of it.

    Attributes:
        id: UUID.
        article: the article's UUID.
        tag: name of a tag, of the tag set in force or of another.
        spans: the source ranges under it, ascending.
        quote: the article text of those ranges.
        prefix: up to 32 characters of the article text before it.
        suffix: up to 32 characters after it.
        speaker: who says it, or None.
        certainty: how it is said, or None where that was not judged.
        note: the analyst's remark.
        doubt: whether the analyst wants to come back to it.
        annotator: who made it.
        created: when.
        modified: when it was last revised.
        anchor: how it was found when the article was last opened.
        conflict_of: the UUID of the annotation that this is a losing version of, or None.
    """

    id: str
    article: str
    tag: str
    spans: tuple[Span, ...]
    quote: str
    prefix: str = ""
    suffix: str = ""
    speaker: str | None = None
    certainty: Certainty | None = None
    note: str = ""
    doubt: bool = False
    annotator: str
    created: str
    modified: str
    anchor: Anchor = Anchor.EXACT
    conflict_of: str | None = None


class Link(Struct, frozen=True, kw_only=True):
    """A typed, directed tie between two annotations of one article.

    Attributes:
        id: UUID.
        article: the article's UUID.
        type: what `origin` does to `target`. A name outside `LinkType` comes from a tag set of the user's.
        origin: UUID of the annotation that it goes from (`from` in files).
        target: UUID of the annotation that it goes to (`to` in files).
    """

    id: str
    article: str
    type: str
    origin: str
    target: str
    annotator: str
    created: str


class Quote(NamedTuple):
    """Words of the article, by which a place in it is found again.

    Attributes:
        exact: the article text there, or the beginning or the end of a long one.
        prefix: up to 32 characters of the article text before it.
        suffix: up to 32 characters after it.
    """

    exact: str
    prefix: str
    suffix: str


class Correction(Struct, frozen=True, kw_only=True):
    """The analyst's own join, split, re-typing or hiding of a block, re-applied whenever the article is cleaned.

    Attributes:
        id: UUID.
        article: the article's UUID.
        operation: what to do.
        spans: the source ranges that it is about: the block for RETYPE, HIDE and SHOW; the two blocks for JOIN; the
            empty span at the cut for SPLIT.
        value: the new kind for RETYPE, else "".
        quotes: what stood at each of `spans`: the beginning of the block, for the first one of JOIN its end, for SPLIT
            the words after the cut. Empty in records that were made before there were any.
        anchor: how it was found when the article was last opened; where it has no place, it is kept and not applied.
    """

    id: str
    article: str
    operation: Operation
    spans: tuple[Span, ...]
    value: str = ""
    quotes: tuple[Quote, ...] = ()
    annotator: str
    created: str
    anchor: Anchor = Anchor.EXACT


class ArticleRecord(Struct, frozen=True, kw_only=True):
    """What is kept of an article itself.

    Attributes:
        id: uuid5 of its path and the SHA-256 of its bytes when first opened.
        path: relative to the database's folder, with `/`; absolute where it lies outside.
        sha256: of the bytes that the stored spans index.
        encoding: in force when it was first annotated, and used again.
        title, date, byline, section: as cleaned when last opened; None where it has none.
        state: how far the work is.
        annotator: who last changed this record.
        modified: when.
    """

    id: str
    path: str
    sha256: str
    encoding: str
    title: str | None = None
    date: str | None = None
    byline: str | None = None
    section: str | None = None
    state: ArticleState = ArticleState.NEW
    annotator: str
    modified: str


class Progress(Struct, frozen=True, kw_only=True):
    """Where an annotator is in an article. Not a change: it has no undo and meets no conflict.

    Attributes:
        article: the article's UUID.
        annotator: whose it is.
        position: source offset of the selection's head.
        read: source ranges of the sentences that were read, ascending, merged.
        modified: when; of two, the newer position wins, and what was read is united.
    """

    article: str
    annotator: str
    position: int
    read: tuple[Span, ...] = ()
    modified: str


Record = Annotation | Link | Correction | ArticleRecord
"""What a change can add, remove or revise."""
