"""What every format writes from: articles with what was said of them, and how it is wanted."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from reader.annotations.model import PLACED, Annotation, ArticleRecord, Link, Progress
from reader.annotations.tagsets import TagSet
from reader.document.article import Article
from reader.document.spans import Span


class OffsetUnit(StrEnum):
    """What offsets count."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"
    """UTF-16 code units: the indices of Java and JavaScript."""
    UTF8 = "utf8"
    """Bytes of UTF-8."""


class ArticleWork(Struct, frozen=True, kw_only=True):
    """An article and what was said of it.

    Attributes:
        record: what is kept of the article itself.
        source: the source text; None where its file is gone, or where only code points are counted.
        article: the cleaned article, or None where its file is gone.
        annotations: in any order; anchored in `article`.
        links: those that are kept of the article, loose ones too.
        progress: of each annotator who read it.
    """

    record: ArticleRecord
    source: str | None
    article: Article | None
    annotations: Sequence[Annotation] = ()
    links: Sequence[Link] = ()
    progress: Sequence[Progress] = ()

    @property
    def places(self) -> dict[str, list[Span]]:
        """Where each annotation that was found in the article stands: its ranges of the article text, by its UUID."""
        if self.article is None:
            return {}
        return {one.id: self.article.to_text(one.spans) for one in self.annotations if one.anchor in PLACED}

    @property
    def tied(self) -> list[Link]:
        """The links that have both ends among the annotations."""
        loose = set(self.loose)
        return [link for link in self.links if link not in loose]

    @property
    def loose(self) -> list[Link]:
        """The links that have lost an end, as they do where one annotator removes it while another makes the link."""
        known = {one.id for one in self.annotations} if self.links else set()
        return [link for link in self.links if not {link.origin, link.target} <= known]

    @property
    def read(self) -> list[Span]:
        """The source ranges that somebody has read."""
        return [span for progress in self.progress for span in progress.read]


class Options(Struct, frozen=True, kw_only=True):
    """How an export is wanted.

    Attributes:
        tags: the tag set in force.
        exported: the time to put on it, UTC, ISO 8601.
        unit: what its offsets count.
        blocks: whether the blocks are wanted too.
    """

    tags: TagSet
    exported: str
    unit: OffsetUnit = OffsetUnit.CODEPOINT
    blocks: bool = True
