"""Records and changes to try the store with."""

from typing import Any

from msgspec.structs import replace

from reader.annotations.changes import Change, Edit
from reader.annotations.model import Annotation, ArticleRecord, Link
from reader.document.spans import Span
from reader.store import article_id, new_id

TIME = "2026-11-22T10:00:00.000000Z"
ARTICLE = article_id("a.txt", "00")


def article(path: str = "a.txt", **fields: Any) -> ArticleRecord:
    made = ArticleRecord(
        id=article_id(path, "00"), path=path, sha256="00", encoding="utf-8", annotator="ann", modified=TIME
    )
    return replace(made, **fields)


def annotation(start: int = 3, **fields: Any) -> Annotation:
    made = Annotation(
        id=new_id(),
        article=ARTICLE,
        tag="claim",
        spans=(Span(start, start + 9),),
        quote="nine char",
        annotator="ann",
        created=TIME,
        modified=TIME,
    )
    return replace(made, **fields)


def link(origin: Annotation, target: Annotation) -> Link:
    return Link(
        id=new_id(), article=ARTICLE, type="denies", origin=origin.id, target=target.id, annotator="ann", created=TIME
    )


def change(*edits: Edit, **fields: Any) -> Change:
    made = Change(id=new_id(), article=ARTICLE, annotator="ann", time=TIME, act="claim", edits=edits)
    return replace(made, **fields)
