"""An article and annotations made by hand, for the formats to write."""

from itertools import pairwise

from reader.annotations.anchoring import describe
from reader.annotations.model import Annotation, ArticleRecord, Link, Progress
from reader.annotations.tagsets import DEFAULT_TAGS
from reader.document.article import Article
from reader.document.blocks import Block, Kind
from reader.document.offsets import Run, linear
from reader.document.spans import Span
from reader.formats.work import ArticleWork, OffsetUnit, Options

NOW = "2026-11-22T10:00:00.000000Z"
ARTICLE_ID = "00000000-0000-4000-8000-000000000001"

SOURCE = """\
Menu

Bombs were found

Bakhshi said \U0001f4a3 that "there was
no négligence" at all.

He denied the rest.
"""


def block(kind: Kind, text: str, source: int, *, hidden: bool = False) -> Block:
    return Block(kind, text, linear(source, len(text)), (Span(source, source + len(text)),), hidden=hidden)


def article() -> Article:
    """Four blocks of `SOURCE`; the third is healed over a line break."""
    said = SOURCE.index("Bakhshi")
    cut = SOURCE.index("\nno")
    first, second = SOURCE[said:cut], SOURCE[cut + 1 : SOURCE.index("\n\nHe")]
    healed = Block(
        Kind.PARAGRAPH,
        f"{first} {second}",
        (Run(0, said, len(first), len(first)), Run(len(first) + 1, cut + 1, len(second), len(second))),
        (Span(said, cut), Span(cut + 1, cut + 1 + len(second))),
    )
    return Article(
        (
            block(Kind.BOILERPLATE, "Menu", 0, hidden=True),
            block(Kind.TITLE, "Bombs were found", SOURCE.index("Bombs")),
            healed,
            block(Kind.PARAGRAPH, "He denied the rest.", SOURCE.index("He denied")),
        )
    )


def annotation(number: int, quote: str, *, tag: str = "claim", **said: object) -> Annotation:
    """An annotation of `quote`, which stands once in the article."""
    whole = article()
    start = whole.text.index(quote)
    found = describe(whole, [Span(start, start + len(quote))])
    assert found is not None
    fields = {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "article": ARTICLE_ID,
        "tag": tag,
        "spans": found.spans,
        "quote": found.quote,
        "prefix": found.prefix,
        "suffix": found.suffix,
        "annotator": "ana",
        "created": NOW,
        "modified": NOW,
    }
    return Annotation(**{**fields, **said})  # type: ignore[arg-type]


def link(origin: Annotation, target: Annotation) -> Link:
    """That one annotation denies another."""
    return Link(
        id="00000000-0000-4000-8000-000000000099",
        article=ARTICLE_ID,
        type="denies",
        origin=origin.id,
        target=target.id,
        annotator="ana",
        created=NOW,
    )


def work(*annotations: Annotation, **said: object) -> ArticleWork:
    """The article with these annotations, the second linked to the first."""
    record = ArticleRecord(
        id=ARTICLE_ID, path="a.txt", sha256="a" * 64, encoding="utf-8", date=None, annotator="ana", modified=NOW
    )
    fields = {
        "record": record,
        "source": SOURCE,
        "article": article(),
        "annotations": annotations,
        "links": [link(origin, target) for target, origin in pairwise(annotations)],
    }
    return ArticleWork(**{**fields, **said})  # type: ignore[arg-type]


def options(unit: OffsetUnit = OffsetUnit.CODEPOINT, *, blocks: bool = True) -> Options:
    return Options(tags=DEFAULT_TAGS, exported=NOW, unit=unit, blocks=blocks)


def read_title() -> Progress:
    """That the title was read, and nothing else."""
    start = SOURCE.index("Bombs")
    read = (Span(start, start + len("Bombs were found")),)
    return Progress(article=ARTICLE_ID, annotator="ana", position=start, read=read, modified=NOW)
