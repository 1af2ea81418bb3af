"""The store as the session sees it."""

import time
from pathlib import Path

import pytest
import tinydb
from msgspec.structs import replace

from reader.annotations.changes import add, remove, revise, undoable
from reader.annotations.model import Progress
from reader.document.spans import Span
from reader.errors import StoreError
from reader.store import background, local, locate, open_store
from tests.store.made import ARTICLE, TIME, annotation, article, change, link


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

    latest = open_store(path, read_only=True).changes(article().id, "ann")

    assert list(undoable(latest)) == [second, first]


def test_removal_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    one = annotation()
    denial = link(one, annotation())
    store = open_store(path)
    store.apply(change(add(one), add(denial)))
    store.apply(change(remove(one)))
    store.close()

    again = open_store(path, read_only=True)

    assert again.annotation(one.id) is None
    assert again.links(article().id) == [denial]


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


def test_a_database_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "annotations.json").symlink_to(tmp_path / "shared" / "annotations.json")
    (tmp_path / "shared" / "annotations.json").write_text("{}")

    found = locate(tmp_path / "a.txt", None, {})
    store = open_store(found)
    store.apply(change(add(annotation())))
    store.close()

    assert found == tmp_path / "shared" / "annotations.json"
    assert (tmp_path / "annotations.json").is_symlink()


def test_a_base_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    for _ in range(2):
        store = open_store(path)
        store.apply(change(add(annotation())))
        store.close()
        path.chmod(0o640)
    store = open_store(path)
    store.apply(change(add(annotation())))
    store.close()

    assert path.stat().st_mode & 0o777 == 0o640


def test_it_folds_by_itself_when_idle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "_IDLE", 0.1)
    monkeypatch.setattr(local, "_MUCH", 1)
    path = tmp_path / "annotations.json"
    store = open_store(path)
    view = store.annotations(article().id)
    store.apply(change(add(first := annotation(1))))
    store.note_progress(Progress(article=article().id, annotator="ann", position=7, modified=TIME))

    end = time.monotonic() + 5
    while store._memory.size and time.monotonic() < end:
        time.sleep(0.05)
        store.poll()
    assert store._memory.size == 0
    store.apply(change(revise(first, annotation(1, id=first.id, note="after the fold"))))

    assert [one.note for one in view] == ["after the fold"]
    assert store.progress(article().id, "ann") is not None
    store.close()
    store = open_store(path, read_only=True)
    assert [one.note for one in store.annotations(article().id)] == ["after the fold"]
    assert store.progress(article().id, "ann") is not None
    store.close()


def test_very_many_annotations_that_move_at_once_are_shown_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [annotation(start) for start in range(600)]
    moved = [replace(one, spans=(Span(5000 - one.spans[0].start, 6000),)) for one in kept]
    store = open_store(tmp_path / "annotations.json")
    store.apply(change(*map(add, kept)))
    view = store.annotations(ARTICLE)
    monkeypatch.setattr("reader.store.memory._MANY", 500)

    store.apply(change(*map(revise, kept, moved)))

    assert list(view) == moved[::-1]
    assert view.within(0, 4000) == []
    store.close()
