"""What stands of a record's versions depends on which there are, not on how they arrive."""

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store.clock import Stamp
from reader.store.lineage import REMOVED, Lineage, copy_id


def stamp(time: int, writer: str = "a") -> Stamp:
    return Stamp(f"{time:016x}", writer)


def said(note: object) -> bytes:
    return b'{"note":"%b"}' % str(note).encode()


def lineage(*versions: tuple[Stamp, Stamp | None, bytes]) -> Lineage:
    made = Lineage()
    for version in versions:
        made.add(*version)
    return made


def test_the_version_that_nothing_was_made_from_stands() -> None:
    made = lineage((stamp(1), None, said("1")), (stamp(2), stamp(1), said("2")))

    assert made.standing == (stamp(2), said("2"))
    assert made.losers == []


def test_of_two_edits_at_once_the_newer_stands_and_the_other_is_a_loser() -> None:
    made = lineage(
        (stamp(1), None, said("1")), (stamp(2, "a"), stamp(1), said("a")), (stamp(2, "b"), stamp(1), said("b"))
    )

    assert made.standing == (stamp(2, "b"), said("b"))
    assert made.losers == [(stamp(2, "a"), said("a"))]


def test_an_edit_wins_over_a_later_removal_at_once() -> None:
    made = lineage((stamp(1), None, said("1")), (stamp(2), stamp(1), said("2")), (stamp(3, "b"), stamp(1), REMOVED))

    assert made.standing == (stamp(2), said("2"))


def test_a_removal_of_the_winner_leaves_the_loser_a_copy() -> None:
    made = lineage(
        (stamp(1), None, said("1")),
        (stamp(2, "a"), stamp(1), said("a")),
        (stamp(3, "b"), stamp(1), said("b")),
        (stamp(4, "b"), stamp(3, "b"), REMOVED),
    )

    assert made.standing == (stamp(4, "b"), REMOVED)
    assert made.losers == [(stamp(2, "a"), said("a"))]


def test_a_loser_that_was_gone_on_from_is_none() -> None:
    made = lineage(
        (stamp(1), None, said("1")),
        (stamp(3, "b"), stamp(1), said("b")),
        (stamp(2, "a"), stamp(1), said("a")),
        (stamp(4, "a"), stamp(2, "a"), said("a2")),
    )

    assert made.standing == (stamp(4, "a"), said("a2"))
    assert made.losers == [(stamp(3, "b"), said("b"))]


def test_a_version_that_comes_after_its_successor_changes_nothing() -> None:
    late = lineage((stamp(1), None, said("1")), (stamp(3), stamp(2), said("3")), (stamp(2), stamp(1), said("2")))

    assert late.standing == (stamp(3), said("3"))
    assert late.losers == []
    assert late.awaited == frozenset()


def test_a_copy_has_the_same_id_everywhere() -> None:
    record = "8e6a1c9e-5a48-4c2b-9a0c-0a3f5f3c1a01"

    assert copy_id(record, stamp(2)) == copy_id(record, stamp(2)) != copy_id(record, stamp(3))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[Stamp, Stamp | None, bytes]]:
    """Versions that several writers made, each from one that it knew."""
    versions: list[tuple[Stamp, Stamp | None, bytes]] = [(stamp(1), None, said("1"))]
    for time in range(2, draw(st.integers(2, 7))):
        base = draw(st.sampled_from(versions))[0]
        content = draw(st.sampled_from([REMOVED, said(time)]))
        versions.append((stamp(time, draw(st.sampled_from("ab"))), base, content))
    return versions


@given(histories(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(
    versions: list[tuple[Stamp, Stamp | None, bytes]], chance: random.Random
) -> None:
    shuffled = versions * 2
    chance.shuffle(shuffled)

    one, other = lineage(*versions), lineage(*shuffled)

    assert (one.standing, one.losers, one.awaited) == (other.standing, other.losers, other.awaited)


@given(histories())
def test_no_last_word_is_lost(versions: list[tuple[Stamp, Stamp | None, bytes]]) -> None:
    bases = {base for _, base, _ in versions}
    last_words = {content for made, _, content in versions if made not in bases and content != REMOVED}

    made = lineage(*versions)
    shown = {content for _, content in itertools.chain([made.standing or (stamp(0), REMOVED)], made.losers)}

    assert last_words <= shown


SAME = b'{"id":"x","note":"same","modified":"%d"}'


def test_the_same_edit_made_twice_is_one() -> None:
    made = lineage((stamp(1), None, b"{}"), (stamp(2), stamp(1), SAME % 2), (stamp(3, "b"), stamp(1), SAME % 3))

    assert made.standing == (stamp(3, "b"), SAME % 3)
    assert made.losers == []


def test_what_was_made_from_one_of_two_twins_was_made_from_both() -> None:
    made = lineage(
        (stamp(1), None, b"{}"),
        (stamp(2), stamp(1), SAME % 2),
        (stamp(3, "b"), stamp(1), SAME % 3),
        (stamp(4), stamp(2), REMOVED),
    )

    assert made.standing == (stamp(4), REMOVED)
    assert made.losers == []


@st.composite
def repetitive(draw: st.DrawFn) -> list[tuple[Stamp, Stamp | None, bytes]]:
    """Versions that often say the same."""
    versions: list[tuple[Stamp, Stamp | None, bytes]] = [(stamp(1), None, b'{"note":"0"}')]
    for time in range(2, draw(st.integers(2, 8))):
        base = draw(st.sampled_from(versions))[0]
        content = draw(st.sampled_from([REMOVED, b'{"note":"0"}', b'{"note":"1"}']))
        versions.append((stamp(time, draw(st.sampled_from("ab"))), base, content))
    return versions


@given(repetitive(), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_order_changes_nothing_where_much_is_the_same(
    versions: list[tuple[Stamp, Stamp | None, bytes]], chance: random.Random
) -> None:
    shuffled = versions * 2
    chance.shuffle(shuffled)

    one, other = lineage(*versions), lineage(*shuffled)

    assert (one.standing, one.losers) == (other.standing, other.losers)
