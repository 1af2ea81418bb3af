"""Two readers at one folder: both write, each sees the other, and neither overwrites the other."""

import errno
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from reader.annotations.changes import add, remove, revise
from reader.annotations.model import Progress
from reader.document.spans import Span
from reader.store import background, follower, journal, open_store, watch
from reader.store.journals import Reading, paths_in, read_journal
from reader.store.local import LocalStore
from reader.store.names import Layout
from tests.store.made import ARTICLE, annotation, article, change
from tests.store.waiting import wait_for


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[LocalStore, LocalStore]]:
    """Two readers that look more often than they do in earnest."""
    monkeypatch.setattr(background, "_INTERVAL", 0.05)
    yield from opened_twice(tmp_path)


@pytest.fixture
def earnest_pair(tmp_path: Path) -> Iterator[tuple[LocalStore, LocalStore]]:
    yield from opened_twice(tmp_path)


def opened_twice(tmp_path: Path) -> Iterator[tuple[LocalStore, LocalStore]]:
    path = tmp_path / "annotations.json"
    one, other = open_store(path, annotator="one"), open_store(path, annotator="other")
    yield one, other
    one.close()
    other.close()


def _shows(store: LocalStore, count: int) -> bool:
    store.poll()
    return len(store.annotations(ARTICLE)) == count


def test_each_sees_what_the_other_writes_within_two_seconds(earnest_pair: tuple[LocalStore, LocalStore]) -> None:
    one, other = earnest_pair
    view = other.annotations(ARTICLE)
    one.apply(change(add(made := annotation())))
    one.flush()

    assert wait_for(lambda: ARTICLE in other.poll(), 2.0)
    assert list(view) == [made]
    assert other.poll() == frozenset()


def test_the_panel_can_say_who_else_is_there(pair: tuple[LocalStore, LocalStore]) -> None:
    one, other = pair

    assert wait_for(lambda: [one.annotator for one in other.others] == ["one"])
    one.close()
    assert wait_for(lambda: other.others == ())


def test_who_may_only_read_sees_what_others_write_and_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    looking = open_store(path, read_only=True)
    looking.poll()
    assert list(tmp_path.iterdir()) == []
    writing = open_store(path, annotator="writer")
    first = annotation(1)

    writing.apply(change(add(first)))
    writing.flush()

    assert wait_for(lambda: ARTICLE in looking.poll(), 2.0)
    assert list(looking.annotations(ARTICLE)) == [first]
    assert wait_for(lambda: [one.annotator for one in looking.others] == ["writer"], 2.0)
    writing.apply(change(revise(first, annotation(1, id=first.id, note="later"))))
    writing.close()
    before = sorted(tmp_path.rglob("*"))
    assert wait_for(lambda: ARTICLE in looking.poll(), 2.0)
    assert [one.note for one in looking.annotations(ARTICLE)] == ["later"]
    assert wait_for(lambda: looking.others == (), 2.0)
    looking.close()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_newer_version_that_joins_in_ends_neither_saving_nor_looking(
    pair: tuple[LocalStore, LocalStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_INTERVAL", 0.05)
    path = tmp_path / "annotations.json"
    one, other = pair
    looking = open_store(path, read_only=True)
    looking.poll()
    assert wait_for(lambda: [len(store.others) for store in (one, looking)] == [1, 2])

    (Layout(path).folder / "0.1.jsonl").write_bytes(journal.line(b'{"format":99,"what":"ever"}'))
    other.close()

    assert wait_for(lambda: [len(store.others) for store in (one, looking)] == [0, 1], 3.0)
    one.apply(change(add(annotation())))
    assert one.flush(3.0).label == "saved"
    assert wait_for(lambda: ARTICLE in looking.poll(), 3.0)
    looking.close()


def test_a_journal_that_cannot_be_read_for_a_moment_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout, refused = Layout(tmp_path / "annotations.json"), True
    one, other = open_store(layout.base), open_store(layout.base)
    for store in (one, other):
        store.apply(change(add(annotation())))
        store.flush()
    last = max(paths_in(layout.folder))

    def read(path: Path, start: int) -> Reading | None:
        if refused and path.name == last.name:
            raise OSError(errno.EIO, "Input/output error")
        return read_journal(path, start)

    monkeypatch.setattr(follower, "read_journal", read)
    looks = follower.Follower(layout, None, {})

    assert len(looks.look()) == 1
    one.close()
    other.close()
    assert looks.look() == []
    refused = False
    assert len(looks.look()) == 1


def test_who_may_only_read_keeps_no_fold_from_archiving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_INTERVAL", 0.001)
    path = tmp_path / "annotations.json"
    looking = open_store(path, read_only=True)
    looking.poll()
    for _ in range(5):
        writing = open_store(path)
        writing.apply(change(add(annotation())))
        writing.close()

        assert not list(Layout(path).folder.glob("*.jsonl"))
    looking.close()


def test_edits_at_once_leave_a_conflict_copy_in_both(pair: tuple[LocalStore, LocalStore], tmp_path: Path) -> None:
    one, other = pair
    one.apply(change(add(first := annotation())))
    one.flush()
    assert wait_for(lambda: bool(other.poll()))

    for store, note in ((one, "from one"), (other, "from the other")):
        store.apply(change(revise(first, annotation(id=first.id, note=note))))
        store.flush()

    both = {"from one", "from the other"}
    for store in pair:
        assert wait_for(partial(_shows, store, 2))
        assert {found.note for found in store.annotations(ARTICLE)} == both
    assert list(one.annotations(ARTICLE)) == list(other.annotations(ARTICLE))
    one.close()
    other.close()
    again = open_store(tmp_path / "annotations.json", read_only=True)
    kept = again.annotation(first.id)
    [copy] = [found for found in again.annotations(ARTICLE) if found.conflict_of == first.id]
    assert kept is not None
    assert {kept.note, copy.note} == both
    again.close()


def test_an_edit_wins_over_a_removal_at_once(pair: tuple[LocalStore, LocalStore]) -> None:
    one, other = pair
    one.apply(change(add(first := annotation())))
    one.flush()
    assert wait_for(lambda: bool(other.poll()))

    other.apply(change(revise(first, edited := annotation(id=first.id, note="kept"))))
    one.apply(change(remove(first)))
    for store in pair:
        store.flush()

    assert wait_for(lambda: bool(one.poll()))
    assert wait_for(lambda: bool(other.poll()))
    assert one.annotation(first.id) == other.annotation(first.id) == edited


def test_an_edit_of_what_has_changed_unseen_is_one_at_once(pair: tuple[LocalStore, LocalStore]) -> None:
    one, other = pair
    one.apply(change(add(first := annotation())))
    one.flush()
    assert wait_for(lambda: bool(other.poll()))
    one.apply(change(revise(first, annotation(id=first.id, note="newer"))))
    one.flush()
    assert wait_for(lambda: bool(other.poll()))

    other.apply(change(revise(first, annotation(id=first.id, note="of the old"))))

    assert {found.note for found in other.annotations(ARTICLE)} == {"newer", "of the old"}


def test_windows_that_move_about_make_no_conflict(pair: tuple[LocalStore, LocalStore], tmp_path: Path) -> None:
    one, other = pair
    for store, start in ((one, 0), (other, 5)):
        read = (Span(start, start + 5),)
        store.note_progress(
            Progress(article=ARTICLE, annotator="ann", position=start, read=read, modified=f"2026-11-22T1{start}")
        )
    one.close()
    other.close()

    store = open_store(tmp_path / "annotations.json", read_only=True)
    progress = store.progress(ARTICLE, "ann")
    store.close()

    assert progress is not None
    assert (progress.position, progress.read) == (5, (Span(0, 10),))


def test_both_may_open_the_same_new_article(pair: tuple[LocalStore, LocalStore]) -> None:
    for store in pair:
        store.apply(change(add(article())))
        store.flush()

    assert wait_for(lambda: bool(pair[0].poll()))
    assert pair[0].articles() == [article()]


def test_a_fold_of_one_leaves_the_other_at_work(pair: tuple[LocalStore, LocalStore], tmp_path: Path) -> None:
    one, other = pair
    one.apply(change(add(annotation(1, note="1"))))
    other.apply(change(add(annotation(2, note="2"))))
    other.flush()
    one.close()

    other.apply(change(add(annotation(3, note="3"))))
    other.close()

    store = open_store(tmp_path / "annotations.json", read_only=True)
    assert [found.note for found in store.annotations(ARTICLE)] == ["1", "2", "3"]
    store.close()


def test_the_same_edit_in_both_makes_no_copy_ever(pair: tuple[LocalStore, LocalStore], tmp_path: Path) -> None:
    one, other = pair
    one.apply(change(add(first := annotation())))
    one.flush()
    assert wait_for(lambda: bool(other.poll()))

    moved = annotation(50, id=first.id)
    for store in pair:
        store.apply(change(revise(first, moved)))
        store.flush()
    for store in pair:
        assert wait_for(lambda: bool(store.poll()))  # noqa: B023 - called at once
        assert list(store.annotations(ARTICLE)) == [moved]
    one.apply(change(remove(moved)))
    one.close()
    other.close()

    again = open_store(tmp_path / "annotations.json", read_only=True)
    assert list(again.annotations(ARTICLE)) == []
    again.close()
