from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.formats.files import write_file


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old and long", encoding="utf-8")

    write_file(path, "né\n")

    assert path.read_bytes() == "né\n".encode()
    assert list(tmp_path.iterdir()) == [path]


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
