"""What could not be saved waits elsewhere, and is taken in when its database is next opened."""

import errno
import stat
from pathlib import Path

import pytest

from reader.annotations.changes import add
from reader.errors import StoreError
from reader.store import open_store
from reader.store.fold import Means
from reader.store.local import LocalStore
from reader.store.names import Layout
from reader.store.recovery import bring_back
from reader.store.rescue import is_waiting, rescue, rescue_path, take_in
from tests.store.failing import FaultyDisk
from tests.store.made import ARTICLE, annotation, change


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "work").mkdir()
    return tmp_path / "work" / "annotations.json"


@pytest.fixture
def store(path: Path) -> LocalStore:
    disk = FaultyDisk()
    disk.failing = {"write": errno.ENOSPC}
    store = open_store(path, means=Means(disk=disk))
    for note in ("one", "two"):
        store.apply(change(add(annotation(note=note))))
    assert store.flush().pending == 2
    return store


def shown(path: Path) -> set[str]:
    return {one.note for one in open_store(path, read_only=True).annotations(ARTICLE)}


def test_it_is_taken_in_once(path: Path, store: LocalStore) -> None:
    kept = rescue(store.save_to, path)
    store.close()
    assert (is_waiting(kept, path), shown(path)) == (True, set())

    assert take_in(path) == ["brought back what could not be saved before: 2 changes"]

    assert shown(path) == {"one", "two"}
    assert not kept.exists()
    assert take_in(path) == []


def test_that_of_another_database_waits_on(path: Path, store: LocalStore) -> None:
    kept = rescue(store.save_to, path)
    store.close()

    assert take_in(path.with_name("other.json")) == []
    assert kept.exists()


def test_what_cannot_be_taken_in_waits_on_and_is_told(path: Path, store: LocalStore) -> None:
    kept = rescue(store.save_to, path)
    store.close()
    kept.write_bytes(b"something else")

    [told] = take_in(path)

    assert str(kept) in told
    assert kept.exists()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, since the user's folder cannot be written to."""
    (tmp_path / "state").write_text("a file where a folder should be")
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_where_the_users_folder_cannot_be_written_to_a_temporary_one_takes_it(
    path: Path, store: LocalStore, temporary: Path
) -> None:
    kept = rescue(store.save_to, path)
    store.close()

    assert temporary in kept.parents
    assert not is_waiting(kept, path)
    assert bring_back(Layout(path), kept) == 2


def test_nobody_else_can_look_into_it_or_know_its_place_before(path: Path, store: LocalStore, temporary: Path) -> None:
    first, second = rescue(store.save_to, path), rescue(store.save_to, path)
    store.close()

    assert first.parent != second.parent
    assert [stat.S_IMODE(kept.parent.stat().st_mode) for kept in (first, second)] == [0o700, 0o700]
    assert temporary not in {first.parent, second.parent}


def test_where_a_temporary_folder_does_not_help_either_none_is_left(path: Path, temporary: Path) -> None:
    def refused(place: Path) -> int:
        raise StoreError(f"{place} cannot be written.")

    with pytest.raises(StoreError, match="cannot be written"):
        rescue(refused, path)

    assert list(temporary.iterdir()) == []
    temporary.rmdir()
    with pytest.raises(StoreError, match="No temporary folder can be made"):
        rescue(refused, path)


def test_nothing_is_written_over(path: Path, store: LocalStore) -> None:
    there = rescue_path(path)
    there.write_text("mine")

    with pytest.raises(StoreError, match="is there already"):
        store.save_to(there)

    assert there.read_text() == "mine"
    store.close()
