"""Disks that are full, broken, forbidden or slow: the change stays, the user is told, and it is written later.

`python -m benchmarks.crash faults` lets a disk fail for long.
"""

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reader.annotations.changes import add
from reader.errors import StoreError
from reader.store import background, open_store
from reader.store.fold import Means, fold
from reader.store.journals import read_journal
from reader.store.names import Layout
from reader.store.recovery import bring_back
from tests.rights import as_nobody
from tests.store.failing import FaultyDisk, fault_loop
from tests.store.made import ARTICLE, annotation, change
from tests.store.waiting import wait_for


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


def shown(path: Path) -> list[str]:
    store = open_store(path, read_only=True)
    notes = [one.note for one in store.annotations(ARTICLE)]
    store.close()
    return notes


@pytest.mark.parametrize("call", ["create", "write", "sync", "rename", "sync folder"])
@pytest.mark.parametrize("once", [True, False])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG])
def test_what_cannot_be_written_waits_and_is_written_later(path: Path, call: str, once: bool, number: int) -> None:
    disk = FaultyDisk()
    disk.torn = 17
    store = open_store(path, means=Means(disk=disk))
    store.apply(change(add(annotation(1, note="before"))))
    assert store.flush().label == "saved"
    disk.once, disk.failing = once, {call: number}
    if call in {"create", "rename", "sync folder"}:
        disk.failing["sync"] = number

    store.apply(change(add(annotation(2, note="during"))))
    state = store.flush()

    assert (state.pending, state.problem is not None) == (1, True)
    assert [one.note for one in store.annotations(ARTICLE)] == ["before", "during"]
    disk.failing.clear()
    assert store.flush().label == "saved"
    assert shown(path) == ["before", "during"]
    store.close()
    assert shown(path) == ["before", "during"]


def test_the_reason_and_the_number_are_told(path: Path) -> None:
    disk = FaultyDisk()
    disk.failing = {"write": errno.ENOSPC}
    store = open_store(path, means=Means(disk=disk))

    for start in (1, 2):
        store.apply(change(add(annotation(start))))
    state = store.flush()

    assert state.label == "NOT SAVED: disk full"
    assert state.pending == 2
    disk.failing.clear()
    store.close()
    assert len(shown(path)) == 2


def test_unsaved_changes_can_be_saved_elsewhere_and_brought_back(path: Path, tmp_path: Path) -> None:
    disk = FaultyDisk()
    disk.failing = {"create": errno.EROFS}
    store = open_store(path, means=Means(disk=disk))
    store.apply(change(add(annotation(1, note="rescued"))))
    store.flush()

    assert store.save_to(tmp_path / "elsewhere") == 1
    store.close()
    assert shown(path) == []
    bring_back(Layout(path), tmp_path / "elsewhere")

    assert shown(path) == ["rescued"]


def test_a_journal_is_never_used_again_after_a_failure(path: Path) -> None:
    disk = FaultyDisk()
    store = open_store(path, means=Means(disk=disk))
    store.apply(change(add(annotation(1))))
    store.flush()
    disk.once, disk.failing = True, {"sync": errno.EIO}

    store.apply(change(add(annotation(2))))
    store.flush()
    store.flush()

    journals = sorted(Layout(path).folder.glob("*.jsonl"))
    readings = [read_journal(journal, 0) for journal in journals]
    assert [len(reading.entries) for reading in readings if reading] == [1, 1]
    store.close()


@pytest.mark.parametrize("call", ["create", "write", "sync", "rename", "link", "sync folder"])
def test_a_fold_that_fails_leaves_everything_as_it_was(path: Path, call: str) -> None:
    for start in (1, 2):
        store = open_store(path)
        store.apply(change(add(annotation(start))))
        store.close()
    store = open_store(path)
    store.apply(change(add(annotation(3))))
    store.flush()
    disk, before = FaultyDisk(), path.read_bytes()
    disk.failing = {call: errno.ENOSPC}

    with pytest.raises(OSError, match="No space"):
        fold(Layout(path), Means(disk=disk))

    assert call == "sync folder" or path.read_bytes() == before
    assert not (Layout(path).folder / "base.new").exists()
    assert len(shown(path)) == 3
    store.close()


def test_an_edited_base_is_accepted_once_though_a_fold_fails_midway(path: Path) -> None:
    store = open_store(path)
    store.apply(change(add(annotation(1, note="before"))))
    store.close()
    path.write_bytes(path.read_bytes().replace(b'"note":"before"', b'"note":"edited"'))
    disk = FaultyDisk()
    disk.once, disk.failing = True, {"link": errno.ENOSPC}
    with pytest.raises(StoreError, match="No space"):
        open_store(path, means=Means(disk=disk))

    store = open_store(path, means=Means(disk=disk))

    assert [one.note for one in store.annotations(ARTICLE)] == ["edited"]
    assert [one.act for one in store.changes(ARTICLE)] == ["edited elsewhere", "claim"]
    store.close()


def test_nothing_waits_for_a_slow_disk(path: Path) -> None:
    disk = FaultyDisk()
    disk.delay = 0.2
    store = open_store(path, means=Means(disk=disk))
    begun = time.thread_time(), time.perf_counter()

    for start in range(20):
        store.apply(change(add(annotation(start))))
        store.annotations(ARTICLE)[start]
    busy, waited = time.thread_time() - begun[0], time.perf_counter() - begun[1]

    assert waited < 0.2 + busy
    assert store.flush().label == "saved"
    store.close()


@pytest.mark.parametrize("full", [False, True])
def test_a_folder_that_is_deleted_while_it_is_open_loses_nothing(path: Path, full: bool) -> None:
    disk = FaultyDisk()
    store = open_store(path, means=Means(disk=disk))
    store.apply(change(add(annotation(1, note="before"))))
    assert store.flush().label == "saved"

    shutil.rmtree(Layout(path).folder)
    if full:
        disk.failing = {"write": errno.ENOSPC}
        store.apply(change(add(annotation(2, note="full"))))
        assert store.flush().label == "NOT SAVED: disk full"
        disk.failing.clear()
    store.apply(change(add(annotation(3, note="after"))))
    assert store.flush().label == "saved"

    assert shown(path) == ["before", *(["full"] if full else []), "after"]
    shutil.rmtree(Layout(path).folder)
    store.close()
    assert shown(path) == ["before", *(["full"] if full else []), "after"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.ESTALE, errno.EIO])
def test_a_share_that_is_away_while_nothing_is_done_does_not_end_saving(
    path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "_INTERVAL", 0.01)
    monkeypatch.setattr(background, "_IDLE", 0.0)
    refused: list[Path] = []
    stat = Path.stat

    def away(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self == path and threading.current_thread().name == "reader-store":
            refused.append(self)
            raise OSError(number, os.strerror(number))
        return stat(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", away)
    store = open_store(path)
    store.apply(change(add(annotation(1, note="before"))))
    assert wait_for(lambda: len(refused) > 0)
    monkeypatch.setattr(Path, "stat", stat)

    assert wait_for(path.exists, 3.0), "it is folded once the share is back"
    store.apply(change(add(annotation(2, note="after"))))
    assert store.flush(3.0).label == "saved"
    store.close()
    assert shown(path) == ["before", "after"]


def test_random_faults_lose_nothing() -> None:
    tally = fault_loop(60, seed=1)

    assert tally.acknowledged
    assert (tally.lost, tally.unreadable) == ([], [])


def test_a_folder_that_may_not_be_written_to_is_told(path: Path) -> None:
    path.parent.chmod(0o555)
    with as_nobody(path.parent):
        store = open_store(path)

        store.apply(change(add(annotation(1))))

        assert "no permission" in store.flush().label
    path.parent.chmod(0o755)
    store.close()


def test_a_file_size_limit_loses_nothing(path: Path) -> None:
    code = f"""
import resource, signal
from pathlib import Path
from reader.annotations.changes import add
from reader.errors import StoreError
from reader.store import open_store
from tests.store.made import annotation, change
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(Path({str(path)!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, resource.RLIM_INFINITY))
for start in range(20):
    store.apply(change(add(annotation(start))))
    assert store.flush(1).pending <= 1
    assert store.flush(1).label == "saved"
store.apply(change(add(annotation(99, note="n" * 5000))))
assert store.flush(1).label == "NOT SAVED: file size limit reached", store.state()
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])

    assert len(shown(path)) == 20
