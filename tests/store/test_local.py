"""The store as the session sees it."""

from pathlib import Path

import pytest
import tinydb

from reader.annotations.changes import Change, add, remove, revise, stacks
from reader.annotations.model import Annotation, ArticleRecord, Link, Progress
from reader.document.spans import Span
from reader.errors import StoreError
from reader.store import article_id, locate, new_id, open_store

TIME = "2026-11-22T10:00:00.000000Z"


def article(path: str = "a.txt") -> ArticleRecord:
    return ArticleRecord(
        id=article_id(path, "00"), path=path, sha256="00", encoding="utf-8", annotator="ann", modified=TIME
    )


def annotation(start: int = 3, **fields: object) -> Annotation:
    values = {
        "id": new_id(),
        "article": article().id,
        "tag": "claim",
        "spans": (Span(start, start + 9),),
        "quote": "nine char",
        "annotator": "ann",
        "created": TIME,
        "modified": TIME,
    }
    return Annotation(**(values | fields))  # type: ignore[arg-type]


def change(*edits: object, **fields: object) -> Change:
    values = {"id": new_id(), "article": article().id, "annotator": "ann", "time": TIME, "act": "claim"}
    return Change(edits=edits, **(values | fields))  # type: ignore[arg-type]


def test_annotation_is_there_after_reopening_without_closing(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    one = annotation()
    store = open_store(path)
    store.apply(change(add(one)))
    assert store.flush().label == "saved"

    assert open_store(path, read_only=True).annotation(one.id) == one


def test_plain_tinydb_reads_the_file_after_close(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    one = annotation()
    store = open_store(path)
    store.apply(change(add(article()), add(one)))
    store.close()

    with tinydb.TinyDB(path) as database:
        [document] = database.table("annotations").all()

    assert document["quote"] == one.quote
    assert document["spans"] == [[3, 12]]
    assert list(open_store(path, read_only=True).annotations(article().id)) == [one]


def test_undo_stack_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    one = annotation()
    noted = annotation(id=one.id, note="so he says")
    first, second = change(add(one)), change(revise(one, noted), act="note")
    store = open_store(path)
    store.apply(first)
    store.apply(second)
    store.close()

    undoable, _ = stacks(open_store(path, read_only=True).changes(article().id, "ann"))

    assert undoable == [first, second]


def test_removal_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    one = annotation()
    link = Link(
        id=new_id(), article=article().id, type="denies", origin=one.id, target=new_id(), annotator="a", created=TIME
    )
    store = open_store(path)
    store.apply(change(add(one), add(link)))
    store.apply(change(remove(one)))
    store.close()

    again = open_store(path, read_only=True)

    assert again.annotation(one.id) is None
    assert again.links(article().id) == [link]


def test_progress_is_united(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    store = open_store(path)
    for start in (0, 5):
        read = (Span(start, start + 5),)
        store.note_progress(
            Progress(article=article().id, annotator="ann", position=start, read=read, modified=f"2026-11-22T1{start}")
        )
    store.close()

    progress = open_store(path, read_only=True).progress(article().id, "ann")

    assert progress is not None
    assert (progress.position, progress.read) == (5, (Span(0, 10),))


def test_damaged_base_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    path.write_text('{"articles": {"1"')

    with pytest.raises(StoreError, match="reader recover"):
        open_store(path)

    assert path.read_text() == '{"articles": {"1"'


def test_read_only_makes_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "annotations.json", read_only=True)

    with pytest.raises(StoreError):
        store.apply(change(add(annotation())))
    store.close()

    assert list(tmp_path.iterdir()) == []


def test_database_is_beside_the_article_unless_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"

    assert locate(file, None, {}) == tmp_path / "annotations.json"
    assert locate(tmp_path, None, {}) == tmp_path / "annotations.json"
    assert locate(file, None, {"READER_DB": "/x/y.json"}) == Path("/x/y.json")
    assert locate(file, Path("/z.json"), {"READER_DB": "/x/y.json"}) == Path("/z.json")
