"""Journals that are cut or altered, bases that are: nothing that can be known is lost, nothing that cannot is hidden.

`THOROUGH=1` tries every byte and every bit.
"""

import json
import os
import random
import shutil
import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.annotations.changes import add, remove, revise
from reader.annotations.model import Annotation
from reader.errors import StoreError
from reader.store import codec, journal, open_store
from reader.store.aside import aside_paths
from reader.store.backups import backups
from reader.store.fold import Means, fold
from reader.store.journals import paths_in
from reader.store.names import Layout, new_id
from reader.store.recovery import recover
from tests.store.made import ARTICLE, annotation, change

THOROUGH = bool(os.environ.get("THOROUGH"))

FIRST, SECOND = annotation(1, note="first"), annotation(2, note="second “”")
REVISED = annotation(1, id=FIRST.id, note="revised")
EDITS = [add(FIRST), add(SECOND), revise(FIRST, REVISED), remove(SECOND)]
CONTENTS = [[], [FIRST], [FIRST, SECOND], [REVISED, SECOND], [REVISED]]


NESTED = "[" * 3000 + "]" * 3000
"""JSON that no interpreter can follow to its ground."""


@dataclass(frozen=True)
class Database:
    """A database whose journal was never folded.

    Attributes:
        ends: how long the journal was after each change.
    """

    path: Path
    journal: Path
    data: bytes
    ends: tuple[int, ...]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    path = tmp_path_factory.mktemp("whole") / "annotations.json"
    store, ends = open_store(path), []
    for edit in EDITS:
        store.apply(change(edit))
        assert store.flush().label == "saved"
        [journal] = Layout(path).folder.glob("*.jsonl")
        ends.append(journal.stat().st_size)
    data = journal.read_bytes()
    store.close()
    return Database(path, journal, data, tuple(ends))


def laid_out(database: Database, data: bytes, folder: Path) -> Path:
    """The database with another journal."""
    path = folder / "annotations.json"
    Layout(path).folder.mkdir(parents=True)
    (Layout(path).folder / database.journal.name).write_bytes(data)
    return path


def content(path: Path) -> list[Annotation]:
    store = open_store(path, read_only=True)
    found = list(store.annotations(ARTICLE))
    store.close()
    return found


def some(numbers: range, near: Iterable[int], share: int) -> list[int]:
    """All of the numbers, or every so many and those next to some places."""
    if THOROUGH:
        return list(numbers)
    nearby = {place + by for place in near for by in (-2, -1, 0, 1)}
    return sorted({*numbers[::share], *(nearby & set(numbers))})


def test_journal_cut_anywhere_keeps_every_whole_change(database: Database, tmp_path: Path) -> None:
    for cut in some(range(len(database.data) + 1), database.ends, 13):
        path = laid_out(database, database.data[:cut], tmp_path / str(cut))
        whole = sum(end <= cut for end in database.ends)

        assert content(path) == CONTENTS[whole], cut


def test_what_is_cut_off_is_set_aside_and_work_goes_on(database: Database, tmp_path: Path) -> None:
    for cut in some(range(database.ends[0] - 3, database.ends[1] + 1), database.ends, 97):
        path = laid_out(database, database.data[:cut], tmp_path / str(cut))
        whole, begun = max(end for end in (0, *database.ends) if end <= cut), cut not in database.ends

        store = open_store(path)
        store.apply(change(add(more := annotation(9))))
        store.close()

        kept = [file.read_bytes() for file in aside_paths(Layout(path))]
        assert more in content(path)
        if begun and whole:
            assert kept == [database.data[whole:cut]]
            assert "never finished" in store.notices[0]


def test_one_wrong_bit_in_a_journal_loses_nothing(database: Database, tmp_path: Path) -> None:
    chance = random.Random(3)
    for place in some(range(len(database.data)), database.ends, 11):
        for bit in range(8) if THOROUGH else [chance.randrange(8)]:
            data = bytearray(database.data)
            data[place] ^= 1 << bit
            path = laid_out(database, bytes(data), tmp_path / f"{place}-{bit}")

            assert content(path) == CONTENTS[-1], (place, bit)


def test_several_wrong_bytes_in_a_journal_are_told(database: Database, tmp_path: Path) -> None:
    data = bytearray(database.data)
    data[database.ends[1] + 40 : database.ends[1] + 60] = b"?" * 20
    path = laid_out(database, bytes(data), tmp_path / "x")

    store = open_store(path, read_only=True)

    assert [one.note for one in store.annotations(ARTICLE)] == ["first"]
    assert "damaged" in store.notices[0]
    store.close()


HEADERS: dict[str, Callable[[bytes], bytes]] = {
    "some bytes": lambda head: head[:20] + b"#" * 10 + head[30:],
    "all but its end": lambda head: random.Random(1).randbytes(len(head) - 1).replace(b"\n", b" ") + b"\n",
    "another line": lambda _: journal.line(b"{}"),
}


@pytest.mark.parametrize("ruin", HEADERS)
def test_what_follows_a_damaged_header_is_folded_and_the_header_set_aside(
    ruin: str, database: Database, tmp_path: Path
) -> None:
    head, *lines = database.data.splitlines(keepends=True)
    wrong = HEADERS[ruin](head)
    path = laid_out(database, wrong + b"".join(lines), tmp_path / "x")

    report, again = fold(Layout(path), Means()), fold(Layout(path), Means())

    assert report
    assert again
    [kept] = aside_paths(Layout(path))
    assert kept.read_bytes() in wrong
    assert any(str(kept) in notice for notice in report.notices)
    assert (report.changes, len(report.retired), again.changes, again.notices) == (len(EDITS), 1, 0, [])
    assert [one["note"] for one in json.loads(path.read_bytes())["annotations"].values()] == ["revised"]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("is_one_line", [False, True])
def test_a_journal_of_which_nothing_can_be_read_is_set_aside_and_told_of(
    seed: int, *, is_one_line: bool, database: Database, tmp_path: Path
) -> None:
    data = random.Random(seed).randbytes(500)
    data = data.replace(b"\n", b" ") if is_one_line else data[:250] + b"\n" + data[251:]
    path = laid_out(database, data, tmp_path)

    reading = open_store(path, read_only=True)
    store = open_store(path)
    store.apply(change(add(FIRST)))
    store.close()

    assert any("from byte 0 on are damaged" in notice for notice in reading.notices)
    assert any(str(Layout(path).aside) in notice for notice in store.notices)
    assert b"".join(kept.read_bytes() for kept in aside_paths(Layout(path))) == data
    assert paths_in(Layout(path).folder) == []
    assert content(path) == [FIRST]
    reading.close()


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database folded twice, so that there is a backup; nothing of it is in a live journal."""
    path = tmp_path_factory.mktemp("folded") / "annotations.json"
    for edits in (EDITS[:2], EDITS[2:3]):
        store = open_store(path)
        for edit in edits:
            store.apply(change(edit))
        store.close()
    return path


def copied(path: Path, folder: Path) -> Path:
    shutil.copytree(path.parent, folder)
    return folder / path.name


RUINS: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda data: data[: len(data) // 2],
    "cut by one": lambda data: data[:-3],
    "emptied": lambda _: b"",
    "zeroed": lambda data: bytes(len(data)),
    "garbage": lambda data: random.Random(1).randbytes(len(data)),
    "a list": lambda _: b"[1, 2]",
}


@pytest.mark.parametrize("ruin", RUINS)
def test_damaged_base_is_refused_untouched(ruin: str, folded: Path, tmp_path: Path) -> None:
    path = copied(folded, tmp_path / "copy")
    path.write_bytes(data := RUINS[ruin](path.read_bytes()))
    before = sorted(path.parent.rglob("*"))

    for read_only in (True, False):
        with pytest.raises(StoreError, match="reader recover") as caught:
            open_store(path, read_only=read_only)

    assert caught.value.exit_code == 4
    assert path.read_bytes() == data
    assert sorted(path.parent.rglob("*")) == before


@pytest.mark.parametrize("ruin", RUINS)
def test_damaged_base_is_rebuilt_and_kept(ruin: str, folded: Path, tmp_path: Path) -> None:
    path = copied(folded, tmp_path / "copy")
    path.write_bytes(data := RUINS[ruin](path.read_bytes()))

    store = open_store(path, rebuild=True)

    assert list(store.annotations(ARTICLE)) == CONTENTS[3]
    assert [file.read_bytes() for file in aside_paths(Layout(path))] == [data]
    assert any(str(Layout(path).aside) in notice for notice in store.notices)
    store.close()
    assert json.loads(path.read_bytes())["annotations"]


def test_a_base_cut_anywhere_is_rebuilt(folded: Path, tmp_path: Path) -> None:
    data = folded.read_bytes()
    for cut in some(range(len(data)), (), 199):
        path = copied(folded, tmp_path / str(cut))
        path.write_bytes(data[:cut])

        store = open_store(path, rebuild=True)

        assert list(store.annotations(ARTICLE)) == CONTENTS[3], cut
        store.close()


def test_missing_base_is_rebuilt(folded: Path, tmp_path: Path) -> None:
    path = copied(folded, tmp_path / "copy")
    path.unlink()

    with pytest.raises(StoreError, match="it is gone"):
        open_store(path)
    store = open_store(path, rebuild=True)

    assert list(store.annotations(ARTICLE)) == CONTENTS[3]
    store.close()


def test_records_that_only_a_damaged_base_holds_are_found_again(folded: Path, tmp_path: Path) -> None:
    path = copied(folded, tmp_path / "copy")
    path.write_bytes(path.read_bytes()[:-30])
    shutil.rmtree(Layout(path).folder)

    store = open_store(path, rebuild=True)

    assert list(store.annotations(ARTICLE)) == CONTENTS[3]
    assert "2 records were found only in the damaged annotations.json." in store.notices
    store.close()


def test_a_record_of_a_damaged_base_is_found_again_beside_one_that_is_nested_too_deeply(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    record = codec.dump(codec.document(FIRST))
    path.write_bytes(b'{"id":"1","quote":' + NESTED.encode() + b"}\n" + record)

    store = open_store(path, rebuild=True)

    assert list(store.annotations(ARTICLE)) == [FIRST]
    store.close()


@pytest.mark.parametrize(
    "other",
    [
        b"# An article\n\nIts text.\n",
        b"[1, 2]",
        b"PK\x03\x04",
        b'{"scripts": {"build": "make"}, "engines": {}}',
        b'{"id":' * 3000,
    ],
)
def test_a_file_of_another_kind_is_not_made_a_database(other: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(other)

    with pytest.raises(StoreError, match="is no database of reader"):
        open_store(path, rebuild=True)

    assert path.read_bytes() == other
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("blank", [b"", b"\0" * 100, b"\n"])
def test_an_empty_file_without_a_past_becomes_a_database(blank: bytes, tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    path.write_bytes(blank)

    store = open_store(path, rebuild=True)
    store.apply(change(add(FIRST)))
    store.close()

    assert content(path) == [FIRST]


@pytest.mark.parametrize("start", [b"", b'{"articles":'])
def test_a_base_that_is_a_hole_takes_no_memory(start: bytes, tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(64 << 20)
    tracemalloc.start()

    with pytest.raises(StoreError, match="cannot be read"):
        open_store(path)
    with pytest.raises(StoreError, match="Nothing was found"):
        recover(path, tmp_path / "new.json")

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 << 20


def test_a_changed_byte_in_the_base_is_never_silent(folded: Path, tmp_path: Path) -> None:
    data = folded.read_bytes()
    chance = random.Random(5)
    for place in some(range(len(data)), (), 23):
        path = copied(folded, tmp_path / str(place))
        altered = bytearray(data)
        altered[place] ^= 1 << chance.randrange(8)
        path.write_bytes(altered)

        try:
            store = open_store(path, rebuild=True)
        except StoreError as error:
            # The wrong bit makes it a file of a later format: refused, and left as it is.
            refused = "newer version" in str(error) and path.read_bytes() == altered
            if not refused:
                raise
            continue
        found = list(store.annotations(ARTICLE))
        store.close()

        kept = [backup.path.read_bytes() for backup in backups(Layout(path))] + [
            file.read_bytes() for file in aside_paths(Layout(path))
        ]
        assert bytes(altered) in kept
        assert store.notices
        if found != CONTENTS[3]:
            assert "changed by another program" in "".join(store.notices)


def test_a_byte_that_no_program_has_changed_is_mended(folded: Path, tmp_path: Path) -> None:
    path = copied(folded, tmp_path / "copy")
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"revised", b"revisef"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    store = open_store(path, rebuild=True)

    assert list(store.annotations(ARTICLE)) == CONTENTS[3]
    store.close()


@pytest.mark.parametrize(
    "odd",
    [
        {"edits": [{"in": "nosuch", "doc": {"id": FIRST.id}}]},
        {"edits": [{"in": "annotations"}]},
        {"edits": [{"in": "annotations", "doc": {"id": FIRST.id, "tag": 5}}]},
        {"edits": [{"in": "annotations", "doc": {**codec.document(FIRST), "spans": [[0, 2**64]]}}]},
        {"edits": [{"in": "annotations", "doc": {**codec.document(FIRST), "id": FIRST.id.upper()}}]},
        {"edits": [{"in": "annotations", "id": FIRST.id, "was": {"article": []}}]},
        {"edits": [{"in": "annotations", "doc": codec.document(FIRST), "on": ["then", "here"]}]},
        {"progress": {"article": ARTICLE, "annotator": "ann", "position": -1, "modified": ""}},
        {"hlc": "later"},
        {"note": "NESTED"},
    ],
)
def test_a_line_that_makes_no_sense_is_told_of_though_its_checksum_is_right(
    odd: dict[str, Any], database: Database, tmp_path: Path
) -> None:
    line = journal.line(
        json.dumps({"hlc": "7" * 16, "id": new_id(), "act": "claim", **odd}).replace('"NESTED"', NESTED).encode()
    )
    path = laid_out(database, database.data + line, tmp_path)

    assert content(path) == CONTENTS[-1]
    store = open_store(path)
    assert any("are damaged" in notice for notice in store.notices)
    assert [one.act for one in store.changes(ARTICLE)] == ["claim"] * 4
    store.close()
    assert [line[9:-1] in file.read_bytes() for file in aside_paths(Layout(path))] == [True]
