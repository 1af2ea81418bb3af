import shutil
from pathlib import Path
from stat import S_IMODE

import pytest

from reader.annotations.changes import add
from reader.errors import StoreError, UsageError
from reader.formats.files import write_file
from reader.store import open_store
from reader.store.journals import paths_in
from reader.store.names import Layout
from tests.cli.made import files_in
from tests.store.made import annotation, change


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old and long", encoding="utf-8")

    write_file(path, "né\n")

    assert path.read_bytes() == "né\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_who_may_read_a_file_stays_as_it_is(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.touch()
    path.chmod(mode)

    write_file(path, "new")

    assert (S_IMODE(path.stat().st_mode), path.read_text("utf-8")) == (mode, "new")


def test_a_name_may_be_as_long_as_the_disk_takes(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 250}.json"

    write_file(path, "new")

    assert path.read_text("utf-8") == "new"


def test_the_target_of_a_link_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)

    write_file(link, "new")

    assert link.is_symlink()
    assert target.read_text("utf-8") == "new"


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        write_file(tmp_path, "new")


def test_no_database_is_written_over(tmp_path: Path) -> None:
    base = tmp_path / "annotations.json"
    open_store(base).close()
    store = open_store(base)
    store.apply(change(add(annotation())))
    store.close()
    journal = paths_in(Layout(base).archives)[0]
    (tmp_path / "link.json").symlink_to(base)
    alone = tmp_path / "alone.json"
    alone.write_bytes(base.read_bytes())
    gone = tmp_path / "gone.json"
    shutil.copytree(Layout(base).folder, Layout(gone).folder)
    before = files_in(tmp_path)

    for path in (base, tmp_path / "link.json", alone, gone, journal, Layout(base).folder / "new.json"):
        with pytest.raises(UsageError, match="keeps annotations"):
            write_file(path, "new")

    assert files_in(tmp_path) == before


def test_what_a_text_was_made_from_is_not_written_over(tmp_path: Path) -> None:
    article, link = tmp_path / "a.txt", tmp_path / "link.txt"
    article.write_text("old", encoding="utf-8")
    link.symlink_to(article)

    with pytest.raises(UsageError, match="is what this is made from"):
        write_file(link, "new", kept=[tmp_path / "gone.txt", article])

    assert article.read_text("utf-8") == "old"


def test_a_link_that_leads_in_a_circle_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to("a.json")

    with pytest.raises(StoreError, match="symbolic links"):
        write_file(tmp_path / "a.json", "new")


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(StoreError, match="No space left on device"):
        write_file(path, "new")

    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_lone_surrogates_are_written_as_escapes(tmp_path: Path) -> None:
    write_file(tmp_path / "a.txt", "\ud800")

    assert (tmp_path / "a.txt").read_text("utf-8") == "\\ud800"
