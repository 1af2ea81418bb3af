"""Faults of real file systems, where root is at hand; `python -m benchmarks.crash` tries them for long."""

from pathlib import Path

from reader.annotations.changes import add
from reader.store import open_store
from tests.store.made import ARTICLE, annotation, change
from tests.store.mounts import read_only, skip_unless_mountable, small_disk
from tests.store.power import cut_loop


def test_a_power_cut_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    skip_unless_mountable()

    tally = cut_loop(3, tmp_path)

    assert tally.acknowledged
    assert (tally.lost, tally.unreadable) == ([], [])


def test_a_file_system_that_becomes_read_only_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    skip_unless_mountable()
    with small_disk(tmp_path / "small", "1m") as folder:
        path = folder / "annotations.json"
        open_store(path).close()
        with read_only(folder):
            store = open_store(path)
            store.apply(change(add(annotation(1))))

            assert store.flush(1).label == "NOT SAVED: read-only file system"
        assert store.flush().label == "saved"
        store.close()

        store = open_store(path, read_only=True)
        assert len(store.annotations(ARTICLE)) == 1
        store.close()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    skip_unless_mountable()
    with small_disk(tmp_path / "small", "1m") as folder:
        path = folder / "annotations.json"
        (folder / "ballast").write_bytes(bytes(800_000))
        store, count = open_store(path), 0
        while store.flush(1).label == "saved":
            store.apply(change(add(annotation(count, note="n" * 3000))))
            count += 1
        assert store.state().problem == "disk full"
        assert len(store.annotations(ARTICLE)) == count

        (folder / "ballast").unlink()
        assert store.flush().label == "saved"
        store.close()

        store = open_store(path, read_only=True)
        assert len(store.annotations(ARTICLE)) == count
        store.close()
