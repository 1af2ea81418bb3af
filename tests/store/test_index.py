"""Where annotations stand and in which order they are shown, after folds of every kind."""

import os
import random
from array import array
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.annotations.changes import Edit, add, remove, revise
from reader.annotations.model import Annotation
from reader.document.spans import Span
from reader.store import open_store
from reader.store.folded import Folded
from reader.store.index import Index, dump_index, load_index
from reader.store.local import LocalStore
from reader.store.names import Layout
from tests.store.made import annotation, change

ARTICLES = [f"{number:08x}-0000-4000-8000-000000000000" for number in (7, 3, 5)]


def act(known: dict[str, Annotation], chance: random.Random) -> Edit:
    """One random edit, done to `known` too."""
    what = chance.random()
    if what < 0.5 or not known:
        start = chance.randrange(200)
        spans = (Span(start, start + chance.randrange(1, 60)), Span(start + 100, start + 101))
        created = f"2026-11-22T10:00:0{chance.randrange(3)}.000000Z"
        one = annotation(article=chance.choice(ARTICLES), spans=spans[: chance.randrange(3)], created=created)
        known[one.id] = one
        return add(one)
    before = known[chance.choice(list(known))]
    if what < 0.8:
        known[before.id] = replace(before, tag=chance.choice(("claim", "denial")), spans=(Span(1, 5), Span(90, 95)))
        return revise(before, known[before.id])
    del known[before.id]
    return remove(before)


def ranked(annotations: dict[str, Annotation], article: str) -> list[Annotation]:
    found = [one for one in annotations.values() if one.article == article]
    return sorted(found, key=lambda one: (one.spans[0].start if one.spans else 0, one.created, one.id))


def check(store: LocalStore, known: dict[str, Annotation]) -> None:
    for article in ARTICLES:
        view, expected = store.annotations(article), ranked(known, article)
        assert list(view) == expected
        assert view[1:3] == expected[1:3]
        assert dict(view.tags) == {
            tag: sum(one.tag == tag for one in expected) for tag in {one.tag for one in expected}
        }
        for start in range(0, 300, 37):
            touched = [one for one in expected if any(span.overlaps(Span(start, start + 5)) for span in one.spans)]
            assert view.within(start, start + 5) == touched


@pytest.mark.parametrize("seed", range(4))
def test_views_and_indexes_are_right_after_any_folds(seed: int, tmp_path: Path) -> None:
    chance, known, path = random.Random(seed), dict[str, Annotation](), tmp_path / "annotations.json"
    for changes in (3, 40, 1, 30, 5):
        store = open_store(path)
        for _ in range(changes):
            edit = act(known, chance)
            store.apply(change(edit, article=edit.record.id))
        check(store, known)
        store.close()

        store = open_store(path, read_only=True)
        check(store, known)
        store.close()
        assert kept_index(path) == made_index(path)


def kept_index(path: Path) -> object:
    base = Folded(os.open(path, os.O_RDONLY))
    found = load_index(Layout(path).index.read_bytes(), base.checksum)
    base.close()
    assert found is not None
    return comparable(found)


def made_index(path: Path) -> object:
    base = Folded(os.open(path, os.O_RDONLY))
    base.close()
    return comparable(base.index)


def comparable(index: Index) -> object:
    """An index without the numbers of its tags, which are given as they come, and the line breaks behind tables."""
    begins = {table: (start, start) for table, (start, _) in index.tables.items()}
    return [index.names[tag] for tag in index.tags], replace(index, tags=array("I"), names=[], tables=begins)


def test_an_index_of_another_base_is_none(tmp_path: Path) -> None:
    data = dump_index(Folded().index, "12345678")

    assert load_index(data, "12345678") is not None
    assert load_index(data, "87654321") is None
    assert load_index(data[:-1], "12345678") is None


def test_a_view_of_many_that_came_later_is_in_order(tmp_path: Path) -> None:
    chance, known, path = random.Random(9), dict[str, Annotation](), tmp_path / "annotations.json"
    store = open_store(path)
    for _ in range(700):
        one = annotation(chance.randrange(9000), article=ARTICLES[0])
        known[one.id] = one
    store.apply(change(*map(add, known.values())))
    check(store, known)
    store.close()


def test_an_index_knows_what_has_conflict_copies_over_folds(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    copied = annotation(1)
    store = open_store(path)
    store.apply(change(add(copied), add(annotation(2, conflict_of=copied.id))))
    store.close()
    store = open_store(path)
    store.apply(change(add(annotation(3))))
    store.close()

    for index_path in (Layout(path).index, None):
        with closing(Folded(os.open(path, os.O_RDONLY), index_path=index_path)) as base:
            assert base.index.copied == {copied.id}


def test_long_annotations_are_told_in_the_order_of_the_list(tmp_path: Path) -> None:
    first = annotation(1, spans=(Span(0, 9000),), created="2026-11-22T10:00:00.000000Z")
    second = annotation(2, spans=(Span(0, 5000),), created="2026-11-22T10:00:01.000000Z")
    third = annotation(3, spans=(Span(0, 9000),), created="2026-11-22T10:00:02.000000Z")
    store = open_store(tmp_path / "annotations.json")
    for one in (third, second, first):
        store.apply(change(add(one)))

    view = store.annotations(first.article)

    assert view.within(4000, 4010) == list(view) == [first, second, third]
    store.close()
