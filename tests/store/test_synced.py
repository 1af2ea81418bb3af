"""A folder that is synchronised between computers: the other's journal comes in pieces, and is never moved here."""

import time
from pathlib import Path

import pytest

from reader.annotations.changes import add, revise
from reader.store import claims, open_store
from reader.store.fold import Means, fold
from reader.store.journals import paths_in
from reader.store.names import Layout
from tests.store.made import ARTICLE, annotation, change

FIRST = annotation(1, note="first")


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of three changes, written on another computer."""
    path = tmp_path / "there" / "annotations.json"
    path.parent.mkdir()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(claims, "machine", lambda: "another")
        store = open_store(path)
        for edit in (
            add(FIRST),
            add(annotation(2, note="second")),
            revise(FIRST, annotation(1, id=FIRST.id, note="x")),
        ):
            store.apply(change(edit))
            store.flush()
        [journal] = paths_in(Layout(path).folder)
        data = journal.read_bytes()
        store.close()
    copy = tmp_path / journal.name
    copy.write_bytes(data)
    return copy


@pytest.fixture
def here(tmp_path: Path) -> Path:
    path = tmp_path / "here" / "annotations.json"
    Layout(path).folder.mkdir(parents=True)
    return path


def notes(path: Path) -> list[str]:
    store = open_store(path, read_only=True)
    found = [one.note for one in store.annotations(ARTICLE)]
    store.close()
    return found


def test_a_journal_that_comes_in_pieces_is_read_as_far_as_it_is_there(other: Path, here: Path) -> None:
    data = other.read_bytes()
    target = Layout(here).folder / other.name

    for size in (100, len(data) // 2, len(data) - 1, len(data)):
        target.write_bytes(data[:size])
        fold(Layout(here), Means())

        whole = data[:size].count(b"\n") - 1
        assert len(notes(here)) == min(max(whole, 0), 2)
        assert target.exists()
    assert notes(here) == ["x", "second"]


def test_the_others_work_appears_when_its_bytes_do(other: Path, here: Path) -> None:
    data = other.read_bytes()
    target = Layout(here).folder / other.name
    target.write_bytes(data[: len(data) // 2])
    store = open_store(here)
    before = len(store.annotations(ARTICLE))

    target.write_bytes(data)
    end = time.monotonic() + 2
    while not store.poll() and time.monotonic() < end:
        time.sleep(0.02)

    assert (before, len(store.annotations(ARTICLE))) == (1, 2)
    store.close()
    assert notes(here) == ["x", "second"]


def test_a_stretch_that_has_not_arrived_yet_is_read_once_it_has(other: Path, here: Path) -> None:
    data = other.read_bytes()
    lines = data.splitlines(keepends=True)
    target = Layout(here).folder / other.name
    target.write_bytes(lines[0] + bytes(len(lines[1]) - 1) + b"\n" + b"".join(lines[2:]))
    fold(Layout(here), Means())
    fold(Layout(here), Means())

    target.write_bytes(data)
    store = open_store(here)
    store.apply(change(add(annotation(3, note="third"))))
    store.close()

    assert notes(here) == ["x", "second", "third"]


def test_what_waits_for_a_stretch_to_arrive_is_not_said_to_be_taken_in(other: Path, here: Path) -> None:
    head, first, *others = other.read_bytes().splitlines(keepends=True)
    (Layout(here).folder / other.name).write_bytes(head + bytes(len(first) - 1) + b"\n" + b"".join(others))

    for _ in range(2):
        report = fold(Layout(here), Means())
        assert report
        assert (report.changes, report.written) == (0, False)
        assert any("are damaged" in notice for notice in report.notices)


def test_a_first_journal_that_comes_after_the_second_is_read_too(other: Path, here: Path) -> None:
    lines = other.read_bytes().splitlines(keepends=True)
    writer = other.name.partition(".")[0]
    first, second = (Layout(here).folder / f"{writer}.{number}.jsonl" for number in (1, 2))
    first.write_bytes(lines[0] + lines[1])
    second.write_bytes(lines[0] + lines[3])
    fold(Layout(here), Means())

    first.write_bytes(b"".join(lines[:3]))
    fold(Layout(here), Means())

    assert notes(here) == ["x", "second"]


def test_two_computers_bases_lead_to_the_same(other: Path, here: Path, tmp_path: Path) -> None:
    (Layout(here).folder / other.name).write_bytes(other.read_bytes())
    store = open_store(here)
    store.apply(change(add(annotation(3, note="third"))))
    store.close()

    there = tmp_path / "there" / "annotations.json"
    for path in (*paths_in(Layout(here).folder), *paths_in(Layout(here).archives)):
        target = Layout(there).folder / path.relative_to(Layout(here).folder)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())

    assert sorted(notes(there)) == sorted(notes(here)) == ["second", "third", "x"]


def test_the_same_edit_on_two_computers_makes_no_copy(other: Path, here: Path) -> None:
    lines = other.read_bytes().splitlines(keepends=True)
    target = Layout(here).folder / other.name
    target.write_bytes(b"".join(lines[:3]))
    store = open_store(here)
    store.apply(change(revise(FIRST, annotation(1, id=FIRST.id, note="x"))))
    store.close()

    target.write_bytes(b"".join(lines))

    assert notes(here) == ["x", "second"]
    fold(Layout(here), Means())
    assert notes(here) == ["x", "second"]


@pytest.mark.parametrize(
    "words", [".sync-conflict-20261122-101010-ABC", " (conflicted copy 2026-11-22)", "-LAPTOP", " (1)"]
)
def test_changes_that_only_a_conflicting_copy_of_a_journal_holds_are_read(words: str, other: Path, here: Path) -> None:
    folder = Layout(here).folder
    whole = other.read_bytes()
    (folder / other.name).write_bytes(whole[: whole.index(b"\n") + 1])
    (folder / other.name.replace(".1.", f".1{words}.")).write_bytes(whole)

    assert notes(here) == ["x", "second"]
    fold(Layout(here), Means())
    assert notes(here) == ["x", "second"]
