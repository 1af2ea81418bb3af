"""Files that another program has edited, that are newer, or that may only be read."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
import tinydb
from tinydb import where

from reader.annotations.changes import add, remove, revise
from reader.errors import StoreError
from reader.store import codec, journal, open_store
from reader.store.backups import backups
from reader.store.journals import paths_in
from reader.store.names import Layout, new_id
from tests.store.made import ARTICLE, annotation, change

_NOON = 1_800_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of three annotations, all folded."""
    path = tmp_path / "annotations.json"
    store = open_store(path)
    for note in ("one", "two", "three"):
        store.apply(change(add(annotation(1, note=note))))
    store.close()
    return path


def notes(path: Path, *, read_only: bool = True) -> set[str]:
    store = open_store(path, read_only=read_only)
    found = {one.note for one in store.annotations(ARTICLE)}
    store.close()
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(path: Path) -> None:
    """What plain TinyDB can do: revise one, remove one, add one."""
    with tinydb.TinyDB(path) as database:
        table = database.table("annotations")
        table.update({"note": "TWO"}, where("note") == "two")
        table.remove(where("note") == "three")
        new = codec.document(annotation(5, note="four"))
        del new["id"]
        table.insert(new)


def test_edits_by_plain_tinydb_are_accepted_and_the_former_version_is_kept(path: Path) -> None:
    edit(path)

    store = open_store(path)

    assert {one.note for one in store.annotations(ARTICLE)} == {"one", "TWO", "four"}
    assert "1 added, 1 revised, 1 removed" in store.notices[0]
    assert len([one for one in store.changes(ARTICLE) if one.act == "edited elsewhere"]) == 1
    store.close()
    kept = [json.loads(backup.path.read_bytes())["annotations"].values() for backup in backups(Layout(path))]
    assert {"one", "two", "three"} in [{one["note"] for one in documents} for documents in kept]
    assert notes(path) == {"one", "TWO", "four"}


def test_edits_by_another_program_are_read_without_writing(path: Path) -> None:
    edit(path)
    before = files_in(path.parent)

    assert notes(path) == {"one", "TWO", "four"}
    assert files_in(path.parent) == before


def test_edits_go_with_what_was_not_folded(path: Path) -> None:
    store = open_store(path)
    store.apply(change(add(annotation(9, note="in the journal"))))
    store.flush()
    edit(path)

    assert notes(path) == {"one", "TWO", "four", "in the journal"}
    store.close()
    assert notes(path) == {"one", "TWO", "four", "in the journal"}


def test_edits_while_the_store_is_open_are_neither_lost_nor_shown_as_ruins(path: Path) -> None:
    store = open_store(path)
    view = store.annotations(ARTICLE)
    edit(path)

    assert {one.note for one in view} == {"one", "two", "three"}
    store.apply(change(add(annotation(9, note="meanwhile"))))
    store.close()

    assert notes(path) == {"one", "TWO", "four", "meanwhile"}


def test_a_file_that_was_only_laid_out_anew_is_accepted_without_a_change(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()), indent=2))

    assert notes(path, read_only=False) == {"one", "two", "three"}
    store = open_store(path, read_only=True)
    assert [one.act for one in store.changes(ARTICLE)] == ["claim"] * 3
    store.close()


def test_documents_that_are_no_records_are_kept_apart(path: Path) -> None:
    tables = json.loads(path.read_text())
    tables["annotations"]["7"] = {"remark": "mine"}
    tables["my own"] = {"x": {"anything": 1}}
    path.write_text(json.dumps(tables))

    assert notes(path, read_only=False) == {"one", "two", "three"}
    store = open_store(path)
    store.apply(change(add(annotation(9))))
    store.close()

    tables = json.loads(path.read_text())
    assert tables["my own"] == {"x": {"anything": 1}}
    assert tables["unread"]["1"]["document"]["remark"] == "mine"


@pytest.mark.parametrize("odd", ["NaN", "-Infinity", "1e999", "1" * 40, '"\\ud800 \\u0000"', "[[1.5, NaN]]"])
def test_values_that_not_every_program_can_read_are_kept(path: Path, odd: str) -> None:
    text = path.read_text().replace('"note":"one"', f'"note":"one","odd":{odd}')
    path.write_text(f'{text.rstrip()[:-1]},"my own":{{"1":{{"odd":{odd}}}}}}}')

    assert notes(path) == {"one", "two", "three"}
    assert notes(path, read_only=False) == {"one", "two", "three"}
    store = open_store(path)
    [one] = [one for one in store.annotations(ARTICLE) if one.note == "one"]
    store.apply(change(revise(one, annotation(1, id=one.id, note="ONE"))))
    store.close()

    assert notes(path) == {"ONE", "two", "three"}
    with tinydb.TinyDB(path) as database:
        [kept] = [one for one in database.table("annotations") if one["note"] == "ONE"]
        assert kept["odd"] == database.table("my own").get(doc_id=1)["odd"]


def test_a_plain_tinydb_file_without_history_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    with tinydb.TinyDB(path) as database:
        database.table("annotations").insert(codec.document(annotation(1, note="by hand")))
        database.insert({"mine": True})

    assert notes(path, read_only=False) == {"by hand"}
    assert json.loads(path.read_text())["_default"] == {"1": {"mine": True}}


def test_a_base_without_its_folder_is_opened(path: Path) -> None:
    shutil.rmtree(Layout(path).folder)

    assert notes(path, read_only=False) == {"one", "two", "three"}


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_base_is_refused_untouched(path: Path, read_only: bool) -> None:
    tables = json.loads(path.read_text())
    tables["meta"]["1"]["version"] = 99
    path.write_text(json.dumps(tables))
    before = files_in(path.parent)

    with pytest.raises(StoreError, match="newer version"):
        open_store(path, read_only=read_only, rebuild=not read_only)

    assert files_in(path.parent) == before


def test_a_newer_journal_is_refused_untouched(path: Path) -> None:
    newer = Layout(path).folder / "abc.1.jsonl"
    newer.write_bytes(journal.line(b'{"format":99,"what":"ever"}'))
    before = files_in(path.parent)

    with pytest.raises(StoreError, match="newer version"):
        open_store(path)

    assert files_in(path.parent) == before


def test_read_only_makes_and_changes_nothing(path: Path) -> None:
    before = files_in(path.parent)
    store = open_store(path, read_only=True)

    with pytest.raises(StoreError, match="reading only"):
        store.apply(change(add(annotation())))
    assert store.state().label == "saved"
    store.close()

    assert files_in(path.parent) == before


def test_a_sitting_without_a_change_leaves_no_journal(path: Path) -> None:
    before = files_in(path.parent)
    store = open_store(path)
    store.flush()
    store.close()

    assert files_in(path.parent) == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_store(tmp_path / "nowhere" / "annotations.json")


def test_journals_go_to_the_archive_and_the_trail_reads_them_there(path: Path) -> None:
    store = open_store(path)
    first = next(iter(store.annotations(ARTICLE)))
    store.apply(change(remove(first), act="remove"))
    store.close()

    assert paths_in(Layout(path).folder) == []
    assert len(paths_in(Layout(path).archives)) == 2
    store = open_store(path, read_only=True)
    assert [one.act for one in store.changes(ARTICLE, "ann")] == ["remove"] + ["claim"] * 3
    assert list(store.changes(ARTICLE, "somebody")) == []
    store.close()


def test_without_its_index_a_base_is_the_same(path: Path) -> None:
    Layout(path).index.unlink()

    assert notes(path) == {"one", "two", "three"}


def test_a_wrong_index_is_not_used(path: Path) -> None:
    data = bytearray(Layout(path).index.read_bytes())
    data[-5] ^= 1
    Layout(path).index.write_bytes(data)

    assert notes(path) == {"one", "two", "three"}


def test_a_lone_surrogate_becomes_what_utf_8_can_carry(path: Path) -> None:
    store = open_store(path)
    store.apply(change(add(made := annotation(7, note="a\udc80b \ud83d\ude00", speaker="\ud83d"))))
    kept = store.annotation(made.id)
    store.close()

    store = open_store(path, read_only=True)
    assert kept is not None
    assert (kept.note, kept.speaker) == ("a\N{REPLACEMENT CHARACTER}b \N{GRINNING FACE}", "\N{REPLACEMENT CHARACTER}")
    assert store.annotation(made.id) == kept
    store.close()
    assert path.read_bytes().isascii()


def test_a_note_of_a_megabyte_is_kept(path: Path) -> None:
    note = "“note”\n\t\0" * 100_000
    store = open_store(path)
    store.apply(change(add(made := annotation(7, note=note))))
    assert store.flush().label == "saved"

    assert note in notes(path)
    store.close()
    store = open_store(path)
    assert store.annotation(made.id) == made
    store.close()


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_clock_that_jumps_reorders_nothing(tmp_path: Path, hours: int) -> None:
    path = tmp_path / "annotations.json"
    first = annotation(1, note="0")
    store = open_store(path, clock=lambda: _NOON)
    store.apply(change(add(first)))
    store.close()
    for number in range(1, 4):
        now = _NOON + number * hours * 3600
        store = open_store(path, clock=partial(float, now))
        current = store.annotation(first.id)
        assert current is not None
        store.apply(change(revise(current, annotation(1, id=first.id, note=str(number)))))
        store.close()

        assert notes(path) == {str(number)}


@pytest.mark.parametrize(
    ("table", "document"),
    [
        ("links", "denies"),
        ("progress", {"id": ["x"]}),
        ("corrections", {"operation": "retype", "value": "banner"}),
        ("progress", {"id": "x", "article": ARTICLE, "annotator": "ana", "position": -1, "modified": "now"}),
        ("corrections", {"operation": "hide", "value": "", "quotes": [["one", "", ""]]}),
    ],
)
def test_values_of_an_unforeseen_type_are_kept_apart(path: Path, table: str, document: object) -> None:
    if table == "corrections" and isinstance(document, dict):
        document |= {"id": new_id(), "article": ARTICLE, "spans": [], "annotator": "ana", "created": "now"}
    tables = json.loads(path.read_text())
    tables["meta"]["9"] = {"key": ["of no kind that meta has"]}
    tables[table]["1"] = document
    path.write_text(json.dumps(tables))

    assert notes(path) == {"one", "two", "three"}
    assert notes(path, read_only=False) == {"one", "two", "three"}
    kept = document if isinstance(document, dict) else {"value": document}
    assert list(json.loads(path.read_text())["unread"].values()) == [{"table": table, "document": kept}]


@pytest.mark.parametrize(
    "fields",
    [
        {"spans": [[5, 2**64]]},
        {"id": "ABCDEF01-1111-4111-8111-111111111111"},
        {"id": "abcdef01111141118111111111111111----"},
        {"id": "abcdef01-1111 4111-8111-11111111111a"},
    ],
)
def test_what_the_index_could_not_hold_is_kept_apart(path: Path, fields: dict[str, object]) -> None:
    for note in ("foreign", "again"):
        tables = json.loads(path.read_text())
        known = next(iter(tables["annotations"].values()))
        tables["annotations"]["99"] = {**known, "id": new_id(), "note": note, **fields}
        path.write_text(json.dumps(tables))

        assert notes(path) == {"one", "two", "three"}
        assert notes(path, read_only=False) == {"one", "two", "three"}
    assert {kept["document"]["note"] for kept in json.loads(path.read_text())["unread"].values()} == {
        "foreign",
        "again",
    }
