"""What the commands do with a store by hand."""

import json
import shutil
from pathlib import Path

import pytest

from reader.annotations.changes import add, revise
from reader.errors import StoreError
from reader.store import open_store
from reader.store.backups import backup_path, backups, prune_backups
from reader.store.disk import Disk
from reader.store.journals import paths_in, read_journal
from reader.store.names import Layout
from reader.store.recovery import bring_back, prune, recover, verify_store
from tests.store.made import ARTICLE, annotation, change
from tests.store.test_opening import files_in

FIRST = annotation(1, note="first")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database that was folded five times, with a change that was not."""
    path = tmp_path / "work" / "annotations.json"
    path.parent.mkdir()
    store = open_store(path)
    store.apply(change(add(FIRST)))
    store.close()
    for number in range(4):
        store = open_store(path)
        current = store.annotation(FIRST.id)
        assert current is not None
        store.apply(change(revise(current, annotation(1, id=FIRST.id, note=str(number)))))
        store.close()
    copy = tmp_path / "copy"
    store = open_store(path)
    store.apply(change(add(annotation(2, note="not folded"))))
    store.flush()
    shutil.copytree(path.parent, copy)
    store.close()
    return copy / "annotations.json"


@pytest.fixture
def unreadable() -> Path:
    """A file that can be opened, and whose reading fails as on a bad disk."""
    path = Path("/proc/self/mem")
    if not path.exists():
        pytest.skip("the system has no file that cannot be read")
    return path


def notes(path: Path) -> list[str]:
    store = open_store(path, read_only=True)
    found = [one.note for one in store.annotations(ARTICLE)]
    store.close()
    return found


def test_every_file_of_a_sound_store_is_verified(path: Path) -> None:
    pieces = verify_store(path)

    assert {piece.kind for piece in pieces} == {"base", "backup", "archive", "journal"}
    assert [piece.problem for piece in pieces if piece.problem] == []
    assert pieces[0].holds == "1 annotations"


def test_what_is_wrong_is_said_of_the_file_that_it_is_wrong_with(path: Path) -> None:
    archive = paths_in(Layout(path).archives)[0]
    data = archive.read_bytes()
    archive.write_bytes(data[:-40] + b"?" * 20 + data[-20:])
    path.write_bytes(b"{")

    problems = {piece.path for piece in verify_store(path) if piece.problem}

    assert problems == {path, archive}


def test_what_another_program_has_edited_is_said_and_no_fault(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"note":"3"', b'"note":"edited"'))

    before = verify_store(path)
    open_store(path).close()
    after = verify_store(path)

    assert before[0].holds == "another program wrote it; it is taken in when it is next opened"
    assert "edited: another program wrote it" in [piece.holds for piece in after if piece.kind == "backup"]
    assert [piece.problem for piece in (*before, *after) if piece.problem] == []
    assert "edited" in notes(path)


@pytest.mark.parametrize("ruin", [None, b"{", b""])
def test_everything_is_recovered_into_a_new_file(path: Path, tmp_path: Path, ruin: bytes | None) -> None:
    if ruin is not None:
        path.write_bytes(ruin)
    before = files_in(path.parent)

    recovered = recover(path, tmp_path / "new.json")

    assert recovered.counts["annotations"] == 2
    assert notes(tmp_path / "new.json") == ["3", "not folded"]
    assert files_in(path.parent) == before
    assert {piece.kind for piece in recovered.pieces} == {"base", "backup", "archive", "journal"}


def test_a_recovered_file_takes_the_place_of_the_damaged_one(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"{")
    recover(path, tmp_path / "new.json").path.rename(path)

    assert notes(path) == ["3", "not folded"]
    store = open_store(path)
    store.close()
    assert store.notices == []
    assert notes(path) == ["3", "not folded"]


def test_nothing_is_written_over(path: Path) -> None:
    with pytest.raises(StoreError, match="is there already"):
        recover(path, path)


def test_only_archives_that_no_backup_needs_are_pruned(path: Path) -> None:
    before = len(paths_in(Layout(path).archives))

    gone = prune(path)

    assert len(gone) == 2
    assert len(paths_in(Layout(path).archives)) == before - 2
    for backup in [None, *backups(Layout(path))[:2]]:
        if backup is not None:
            backup.path.unlink()
        path.write_bytes(b"")
        store = open_store(path, rebuild=True)
        assert [one.note for one in store.annotations(ARTICLE)] == ["3", "not folded"]
        store.close()


def test_tables_of_another_program_are_in_what_is_recovered(tmp_path: Path) -> None:
    edited = tmp_path / "annotations.json"
    edited.write_text('{"_default": {"1": {"note": "theirs"}}}')

    recover(edited, tmp_path / "new.json")

    assert json.loads((tmp_path / "new.json").read_text())["_default"] == {"1": {"note": "theirs"}}


def test_what_the_disk_does_not_give_is_told_and_the_rest_recovered(
    path: Path, tmp_path: Path, unreadable: Path
) -> None:
    layout = Layout(path)
    backup = backups(layout)[0].path
    journal = layout.folder / "0123456789ab.1.jsonl"
    for one in (backup, journal):
        one.unlink(missing_ok=True)
        one.symlink_to(unreadable)
    path.write_bytes(b"{")

    recovered = recover(path, tmp_path / "new.json")

    assert {piece.path for piece in recovered.pieces if piece.problem} == {path, backup, journal}
    assert sorted(notes(tmp_path / "new.json")) == ["3", "not folded"]
    with pytest.raises(OSError, match="0123456789ab"):
        read_journal(journal, 0)


def test_a_recovery_that_fails_leaves_no_half_of_a_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def fail(*_: object, **__: object) -> None:
        seen.append((tmp_path / "new.json").exists())
        raise KeyboardInterrupt

    before = files_in(tmp_path)
    monkeypatch.setattr("reader.store.recovery.write_base", fail)

    with pytest.raises(KeyboardInterrupt):
        recover(path, tmp_path / "new.json")

    assert seen == [False]
    assert files_in(tmp_path) == before


def test_a_file_of_something_else_is_not_brought_back(path: Path, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("something else\n")

    with pytest.raises(StoreError, match="holds no changes"):
        bring_back(Layout(path), tmp_path / "x")


def test_the_last_three_backups_and_one_a_day_for_a_week_are_kept(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "annotations.json")
    layout.backups.mkdir(parents=True)
    day = 86_400
    for number in range(40):
        backup_path(layout, 1_800_000_000 + number * day / 4).write_bytes(b"")

    prune_backups(layout, Disk())

    times = [backup.time for backup in backups(layout)]
    assert len(times) == 8
    assert len({time.date() for time in times}) == 7
    assert (times[0] - times[2]).total_seconds() == day / 2
