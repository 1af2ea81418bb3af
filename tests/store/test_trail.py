"""The trail: read backwards, as far as it is asked for, and as it would be read forwards."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.annotations.changes import Change, add
from reader.store import journals, open_store, trail
from reader.store.journals import journal_paths
from reader.store.names import Layout
from tests.store.made import ARTICLE, annotation, change


def kept(path: Path, count: int, **fields: str) -> list[Change]:
    """So many changes in one sitting, oldest first."""
    made = [change(add(annotation(start, note="n" * (start % 400))), **fields) for start in range(count)]
    store = open_store(path)
    for one in made:
        store.apply(one)
    store.flush()
    store.close()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


@pytest.mark.parametrize("block", [1, 100, 1 << 14])
def test_it_is_the_same_in_blocks_of_any_size(path: Path, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "_BLOCK", block)
    made = [*kept(path, 30), *kept(path, 30)]

    assert [one.change for one in trail.trail(Layout(path))] == made[::-1]


def test_a_line_longer_than_any_block_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "_BLOCK", 64)
    monkeypatch.setattr(trail, "_LARGEST", 64)
    made = kept(path, 5)

    assert [one.change for one in trail.trail(Layout(path))] == made[::-1]


def test_only_those_of_the_article_and_the_annotator_are_in_it(path: Path) -> None:
    others = kept(path, 3, annotator="bob")
    own = kept(path, 3)
    kept(path, 3, article="b", annotator="bob")
    store = open_store(path, read_only=True)

    assert list(store.changes(ARTICLE)) == [*own[::-1], *others[::-1]]
    assert list(store.changes(ARTICLE, "bob")) == others[::-1]
    assert list(store.changes(ARTICLE, "bo")) == []
    assert list(store.history([])) == []


def test_the_history_of_many_articles_is_read_in_one_pass(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"article {number}" for number in range(20)]
    made = [one for name in names for one in kept(path, 2, article=name)]
    read: list[Path] = []

    def counted(path: Path, start: int = 0, until: int | None = None) -> bytes | None:
        read.append(path)
        return journals.bytes_beyond(path, start, until)

    monkeypatch.setattr(trail, "bytes_beyond", counted)

    with closing(open_store(path, read_only=True)) as store:
        assert list(store.history(names[1:])) == made[:1:-1]
    assert len(read) == len(set(read)) == len(journal_paths(Layout(path)))


@pytest.mark.parametrize("block", [1, 1 << 14])
def test_one_wrong_bit_hides_nothing(path: Path, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "_BLOCK", block)
    made = kept(path, 5)
    [journal] = journal_paths(Layout(path))
    data = bytearray(journal.read_bytes())
    newlines = [place for place, byte in enumerate(data) if byte == ord("\n")]
    for place in (newlines[2], newlines[2] + 20):
        spoilt = bytearray(data)
        spoilt[place] ^= 4
        journal.write_bytes(spoilt)

        assert [one.change for one in trail.trail(Layout(path))] == made[::-1]


def test_what_is_not_durable_yet_is_in_it_once(path: Path) -> None:
    store = open_store(path)
    made = [change(add(annotation(start))) for start in range(50)]
    for one in made:
        store.apply(one)
        assert next(store.changes(ARTICLE)) == one

    assert list(store.changes(ARTICLE)) == made[::-1]
    store.close()


def test_it_is_that_of_the_moment_though_journals_grow_and_move(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "_BLOCK", 200)
    store = open_store(path)
    first = [change(add(annotation(start))) for start in range(10)]
    for one in first:
        store.apply(one)
    store.flush()
    made = store.changes(ARTICLE)
    found = [next(made)]

    store.apply(change(add(annotation())))
    store.close()

    assert not list(Layout(path).folder.glob("*.jsonl"))
    assert found + list(made) == first[::-1]


def test_the_last_change_is_found_without_reading_the_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = kept(path, 400)
    read: list[int] = []

    def counted(path: Path, start: int = 0, until: int | None = None) -> bytes | None:
        data = journals.bytes_beyond(path, start, until)
        read.append(len(data or b""))
        return data

    monkeypatch.setattr(trail, "bytes_beyond", counted)

    assert next(trail.trail(Layout(path), [ARTICLE], "ann")).change == made[-1]
    assert sum(read) <= 1 << 15
