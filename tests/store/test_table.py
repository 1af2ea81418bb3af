"""The store by TinyDB's own API."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tinydb
from tinydb import where
from tinydb.table import Table

from reader.annotations.changes import add, revise
from reader.errors import StoreError
from reader.store import codec, open_store
from reader.store.local import LocalStore
from tests.store.made import ARTICLE, annotation, change


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


@pytest.fixture
def store(path: Path) -> Iterator[LocalStore]:
    folded = open_store(path)
    folded.apply(change(add(annotation(1, note="folded"))))
    folded.close()
    store = open_store(path)
    store.apply(change(add(annotation(2, note="fresh", tag="denial"))))
    yield store
    store.close()


def document(start: int, **fields: object) -> codec.Document:
    made = codec.document(annotation(start)) | fields
    del made["id"]
    return made


def noted(table: Table, number: int) -> codec.Document:
    """A document by its integer id."""
    found = table.get(doc_id=number)
    assert found is not None
    return found


def test_queries_find_what_is_folded_and_what_is_not(store: LocalStore) -> None:
    table = store.tables.table("annotations")

    assert [one["note"] for one in table] == ["folded", "fresh"]
    assert [one["note"] for one in table.search(where("tag") == "denial")] == ["fresh"]
    assert len(table) == 2
    assert noted(table, 1)["note"] == "folded"
    assert table.contains(where("note") == "fresh")
    assert store.tables.tables() == {"articles", "annotations", "links", "corrections"}


def test_what_is_inserted_is_an_annotation_like_any_other(store: LocalStore, path: Path) -> None:
    table = store.tables.table("annotations")

    numbers = table.insert_multiple([document(5, note="a"), document(6, note="b")])

    assert [noted(table, number)["note"] for number in numbers] == ["a", "b"]
    assert [one.note for one in store.annotations(ARTICLE)] == ["folded", "fresh", "a", "b"]
    store.close()
    with tinydb.TinyDB(path) as plain:
        assert sorted(one["note"] for one in plain.table("annotations")) == ["a", "b", "folded", "fresh"]


def test_what_is_updated_is_revised_and_undone_like_any_change(store: LocalStore) -> None:
    table = store.tables.table("annotations")

    assert table.update({"note": "changed"}, where("note") == "folded") == [1]

    assert [one.note for one in store.annotations(ARTICLE)] == ["changed", "fresh"]
    last = next(store.changes(ARTICLE))
    assert last.edits[0].before is not None
    assert last.act == "edit"


def test_what_is_removed_is_gone_and_its_number_is_never_used_again(store: LocalStore, path: Path) -> None:
    table = store.tables.table("annotations")
    number = table.insert(document(7))
    table.remove(doc_ids=[number])
    store.close()

    again = open_store(path)
    assert again.tables.table("annotations").insert(document(8)) > number
    again.close()


def test_a_table_can_be_emptied(store: LocalStore) -> None:
    store.tables.table("annotations").truncate()

    assert list(store.annotations(ARTICLE)) == []
    assert store.tables.table("annotations").all() == []


def test_upsert_changes_or_adds(store: LocalStore) -> None:
    table = store.tables.table("annotations")
    table.upsert(document(1, note="folded", tag="background"), where("note") == "folded")
    table.upsert(document(9, note="new"), where("note") == "new")

    assert [(one.note, one.tag) for one in store.annotations(ARTICLE)] == [
        ("folded", "background"),
        ("fresh", "denial"),
        ("new", "claim"),
    ]


def test_results_are_copies(store: LocalStore) -> None:
    table = store.tables.table("annotations")
    noted(table, 1)["spans"].append([0, 0])

    assert noted(table, 1)["spans"] == [[1, 10]]


def test_a_change_by_another_way_is_never_hidden_by_a_cache(store: LocalStore) -> None:
    table = store.tables.table("annotations")
    query = where("tag") == "claim"
    before = len(table.search(query))
    store.apply(change(add(annotation(4))))

    assert len(table.search(query)) == before + 1


def test_fields_of_others_survive_a_change(store: LocalStore) -> None:
    table = store.tables.table("annotations")
    number = table.insert(document(5, colour="red"))
    [one] = [one for one in store.annotations(ARTICLE) if one.spans[0].start == 5]
    store.apply(change(revise(one, annotation(5, id=one.id, note="more"))))

    assert (noted(table, number)["colour"], noted(table, number)["note"]) == ("red", "more")


@pytest.mark.parametrize(
    "fields", [{"quote": "no tag"}, {**document(1), "spans": [[5, 3]]}, {**document(1), "note": float("nan")}]
)
def test_what_is_no_annotation_is_refused(store: LocalStore, fields: codec.Document) -> None:
    with pytest.raises(StoreError):
        store.tables.table("annotations").insert(fields)

    assert len(store.annotations(ARTICLE)) == 2


def test_other_tables_and_numbers_are_refused(store: LocalStore) -> None:
    with pytest.raises(StoreError, match="no table"):
        store.tables.table("meta")
    with pytest.raises(StoreError, match="integer ids"):
        store.tables.table("annotations").insert(tinydb.table.Document(document(1), doc_id=77))
    with pytest.raises(StoreError, match="integer ids"):
        store.tables.table("annotations").insert_multiple([document(1), tinydb.table.Document(document(2), doc_id=77)])
    with pytest.raises(StoreError):
        store.tables.drop_tables()
    assert len(store.annotations(ARTICLE)) == 2


def test_what_is_no_number_finds_nothing(store: LocalStore) -> None:
    table = store.tables.table("annotations")

    assert table.get(doc_id=float("nan")) is None  # type: ignore[call-overload]
    assert table.get(doc_id=99) is None


def test_many_are_inserted_in_one_change(store: LocalStore) -> None:
    table = store.tables.table("annotations")

    numbers = table.insert_multiple(document(start, note="many") for start in (5, 6))

    assert [noted(table, number)["spans"] for number in numbers] == [[[5, 14]], [[6, 15]]]
    assert len(next(store.changes(ARTICLE)).edits) == 2
