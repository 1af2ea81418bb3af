"""`reader-annotations/1`: our own JSON, with everything that is said of the articles.

Its fields, in their order, are a contract: `reader-annotations-1.schema.json` beside this file states it, and tests
hold every export against it. What is absent is null.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.json import decode as json_of

import reader
from reader.annotations.model import Annotation, ArticleRecord, Link
from reader.annotations.tagsets import Tag
from reader.document.article import Article
from reader.document.blocks import Block
from reader.document.spans import Span
from reader.formats.offsets import OffsetCounter
from reader.formats.passages import Passages
from reader.formats.work import ArticleWork, OffsetUnit, Options

SCHEMA = "reader-annotations/1"

LOSES = (
    "corrections of blocks, but for what they did to the blocks",
    "where each annotator stopped reading",
    "the history of changes",
    "which annotation a conflict copy is a copy of",
    "underline, guideline and foreseen links of tags",
)
"""What it cannot hold."""


class _Known(Struct):
    """What an export says of an article, as far as it must be known which one it is."""

    id: str | None


class _Export(Struct):
    """An export, as far as it must be known what it is of."""

    schema: str
    articles: list[_Known]


class _Place(NamedTuple):
    """Where an annotation stands, as far as it is known."""

    spans: list[list[int]]
    text_spans: list[list[int]]
    block: int | None = None
    sentences: tuple[int, ...] = ()
    quoted: str | None = None


class _Page(NamedTuple):
    """An article with what is needed to say where its annotations stand."""

    article: Article
    passages: Passages
    source_offsets: OffsetCounter
    text_offsets: OffsetCounter


def write(works: Sequence[ArticleWork], options: Options) -> str:
    """The export as a text that ends in a line break: ASCII, one line for each block, annotation and link."""
    return laid_out(export_value(works, options)) + "\n"


def export_value(works: Sequence[ArticleWork], options: Options) -> dict[str, Any]:
    """The export as a JSON value."""
    return {
        "schema": SCHEMA,
        "generator": f"article-reader {reader.__version__}",
        "exported": options.exported,
        "offset_unit": options.unit.value,
        "tags": [_tag_value(tag) for tag in options.tags],
        "articles": [_work_value(work, options) for work in works],
    }


def articles_of(export: bytes) -> list[str | None]:
    """The UUIDs of the articles in a file of this format; none where it is of another one."""
    try:
        found = json_of(export, type=_Export)
    except (ValueError, RecursionError):
        return []
    return [one.id for one in found.articles] if found.schema == SCHEMA else []


def cleaned_value(article: Article, source: str, *, path: str | None, sha256: str, encoding: str) -> dict[str, Any]:
    """An article that only was cleaned: an element of `articles` without state, annotations and links."""
    return {
        "id": None,
        "path": path,
        "sha256": sha256,
        "encoding": encoding,
        **_metadata(article),
        "sentences": Passages(article).counts([], []),
        "blocks": _blocks(article.blocks, OffsetCounter(source, OffsetUnit.CODEPOINT)),
    }


def laid_out(value: Any, indent: str = "") -> str:
    """A JSON text of which each object that holds no other stands on a line of its own."""
    if not _holds_object(value):
        return json.dumps(value)
    inner = indent + " "
    if isinstance(value, dict):
        members = (f"{inner}{json.dumps(name)}: {laid_out(member, inner)}" for name, member in value.items())
        return "{\n" + ",\n".join(members) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + laid_out(member, inner) for member in value) + f"\n{indent}]"


def _holds_object(value: Any) -> bool:
    """Whether an object or a list of objects is directly inside; lists of something else hold no objects here."""
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(one, dict) or (isinstance(one, list) and one and isinstance(one[0], dict)) for one in members)


def _tag_value(tag: Tag) -> dict[str, Any]:
    return {name: getattr(tag, name) for name in ("name", "key", "letter", "color", "description")}


def _metadata(said: Article | ArticleRecord) -> dict[str, Any]:
    return {name: getattr(said, name) for name in ("title", "date", "byline", "section")}


def _work_value(work: ArticleWork, options: Options) -> dict[str, Any]:
    record = work.record
    head = {name: getattr(record, name) for name in ("id", "path", "sha256", "encoding")}
    head |= _metadata(work.article or record)
    head["state"] = record.state.value
    body = _unread(work, options) if work.article is None else _read(work, work.article, options)
    return head | body | {"links": [_link_value(link) for link in work.tied]}


def _unread(work: ArticleWork, options: Options) -> dict[str, Any]:
    """What can be said where the file is gone: the annotations as stored, and nothing that follows from the text."""
    return {
        "sentences": None,
        "blocks": [] if options.blocks else None,
        "annotations": [_annotation_value(one, _stored(one, options.unit)) for one in work.annotations],
    }


def _read(work: ArticleWork, article: Article, options: Options) -> dict[str, Any]:
    page = _Page(
        article,
        Passages(article),
        OffsetCounter(work.source or "", options.unit),
        OffsetCounter(article.text, options.unit),
    )
    ranges = work.places
    return {
        "sentences": page.passages.counts(work.read, chain.from_iterable(ranges.values())),
        "blocks": _blocks(article.blocks, page.source_offsets) if options.blocks else None,
        "annotations": [
            _annotation_value(
                one, _placed(one, ranges[one.id], page) if ranges.get(one.id) else _stored(one, options.unit)
            )
            for one in work.annotations
        ],
    }


def _blocks(blocks: Iterable[Block], offsets: OffsetCounter) -> list[dict[str, Any]]:
    return [
        {
            "kind": block.kind.value,
            "text": block.text,
            "spans": offsets.spans(block.spans),
            "hidden": block.hidden,
        }
        for block in blocks
    ]


def _placed(annotation: Annotation, ranges: Sequence[Span], page: _Page) -> _Place:
    return _Place(
        page.source_offsets.spans(annotation.spans),
        page.text_offsets.spans(ranges),
        page.passages.block(ranges),
        tuple(page.passages.sentences(ranges)),
        page.passages.quoted(ranges),
    )


def _stored(annotation: Annotation, unit: OffsetUnit) -> _Place:
    """The spans of an annotation whose text is not at hand: only in code points, which need no text to count."""
    known = unit is OffsetUnit.CODEPOINT
    return _Place([list(span) for span in annotation.spans] if known else [], [])


def _annotation_value(annotation: Annotation, place: _Place) -> dict[str, Any]:
    return {
        "id": annotation.id,
        "tag": annotation.tag,
        "quote": annotation.quote,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "spans": place.spans,
        "text_spans": place.text_spans,
        "block": place.block,
        "sentences": list(place.sentences),
        "quoted": place.quoted,
        "speaker": annotation.speaker,
        "certainty": annotation.certainty.value if annotation.certainty else None,
        "note": annotation.note,
        "doubt": annotation.doubt,
        "annotator": annotation.annotator,
        "created": annotation.created,
        "modified": annotation.modified,
        "anchor": annotation.anchor.value,
    }


def _link_value(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "type": link.type,
        "from": link.origin,
        "to": link.target,
        "annotator": link.annotator,
        "created": link.created,
    }
