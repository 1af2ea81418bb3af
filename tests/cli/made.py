"""Annotations made as the reader makes them, for the commands to find."""

from pathlib import Path

from msgspec.structs import replace

from reader.annotations.anchoring import describe
from reader.annotations.changes import Change, add
from reader.annotations.model import Annotation, Link
from reader.document.spans import Span
from reader.session.clock import Clock
from reader.session.opening import Place, open_article
from reader.store import open_store


def annotate(path: Path, quotes: dict[str, str], **said: object) -> None:
    """Tag each of `quotes` (tag by quote) in the article, in the database beside it."""
    clock = Clock()
    place = Place(path, path.parent / "annotations.json", "ana", clock)
    store = open_store(place.database, annotator="ana")
    opened = open_article(place, store)
    edits = []
    for quote, tag in quotes.items():
        start = opened.article.text.index(quote)
        found = describe(opened.article, [Span(start, start + len(quote))])
        assert found is not None
        fields = {
            "id": clock.new_id(),
            "article": opened.record.id,
            "tag": tag,
            "spans": found.spans,
            "quote": found.quote,
            "prefix": found.prefix,
            "suffix": found.suffix,
            "annotator": "ana",
            "created": clock.now(),
            "modified": clock.now(),
        }
        edits.append(add(Annotation(**{**fields, **said})))  # type: ignore[arg-type]
    store.apply(
        Change(
            id=clock.new_id(),
            article=opened.record.id,
            annotator="ana",
            time=clock.now(),
            act="tag",
            edits=tuple(edits),
        )
    )
    store.close()


def double(path: Path) -> None:
    """Let another computer have made an article of the same file, and have tagged it too."""
    clock = Clock()
    store = open_store(path.parent / "annotations.json", annotator="bob")
    record = store.articles()[0]
    other = replace(record, id=clock.new_id())
    copy = replace(next(iter(store.annotations(record.id))), id=clock.new_id(), article=other.id)
    edits = (add(other), add(copy))
    store.apply(Change(id=clock.new_id(), article=other.id, annotator="bob", time=clock.now(), act="open", edits=edits))
    store.close()


def link_to_nothing(path: Path) -> None:
    """Link the article's first annotation to one that was removed at the same moment elsewhere."""
    clock = Clock()
    store = open_store(path.parent / "annotations.json", annotator="ana")
    one = next(iter(store.annotations(store.articles()[0].id)))
    made = Link(
        id=clock.new_id(),
        article=one.article,
        type="denies",
        origin=one.id,
        target=clock.new_id(),
        annotator="ana",
        created=clock.now(),
    )
    store.apply(
        Change(
            id=clock.new_id(),
            article=one.article,
            annotator="ana",
            time=clock.now(),
            act="link",
            edits=(add(made),),
        )
    )
    store.close()


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes, to see that nothing was touched."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
