"""A fold of a part, and the rest over it, is the same as everything at once."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store import codec, entries
from reader.store.base_file import Mark
from reader.store.clock import Stamp
from reader.store.entries import Act, DocumentEdit
from reader.store.folded import Folded
from reader.store.memory import Memory
from reader.store.rebuilding import nameless
from tests.store.made import ARTICLE, TIME, annotation, change

RECORD = annotation(id="8e6a1c9e-5a48-4c2b-9a0c-0a3f5f3c1a01")


class Line(NamedTuple):
    stamp: Stamp
    body: bytes


@st.composite
def histories(draw: st.DrawFn) -> list[Line]:
    """Versions of one record by three writers, each made from one that was there."""
    lines = [_line(2, "a", None, "1")]
    for time in range(3, draw(st.integers(3, 8))):
        base = draw(st.sampled_from(lines)).stamp
        note = draw(st.sampled_from([None, str(time)]))
        lines.append(_line(time, draw(st.sampled_from("abc")), base, note))
    return lines


def _line(time: int, writer: str, base: Stamp | None, note: str | None) -> Line:
    hlc = f"{time:016x}"
    before, after = codec.document(RECORD), None if note is None else {**codec.document(RECORD), "note": note}
    edit = DocumentEdit("annotations", RECORD.id, before if base or note is None else None, after, base)
    return Line(Stamp(hlc, writer), entries.change_body(Act(change().id, "", ARTICLE, "ann", TIME), [edit], hlc))


def _memory(base: Folded, lines: list[Line]) -> Memory:
    memory = Memory(base)
    for line in lines:
        memory.take(entries.entry(line.body), line.stamp.writer)
    return memory


def _shown(memory: Memory) -> set[tuple[str, str]]:
    return {(one.id, one.note) for one in memory.shelf.view(ARTICLE)}


@given(histories(), st.data())
@settings(max_examples=80, deadline=None)
def test_folding_a_part_first_changes_nothing(lines: list[Line], data: st.DataObject) -> None:
    counts = {writer: data.draw(st.integers(0, len(lines))) for writer in "abc"}
    by_writer = {writer: [line for line in lines if line.stamp.writer == writer] for writer in "abc"}
    first = [line for writer, own in by_writer.items() for line in own[: counts[writer]]]
    rest = data.draw(st.permutations([line for line in lines if line not in first]))
    marks = {line.stamp.writer: {1: Mark(1, line.stamp.hlc)} for line in sorted(first)}

    folded = nameless(_memory(Folded(), first), marks)
    found = _shown(_memory(folded, rest))
    folded.close()

    assert found == _shown(_memory(Folded(), lines))


@given(histories(), st.data())
@settings(max_examples=60, deadline=None)
def test_order_of_arrival_changes_nothing(lines: list[Line], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(lines * 2))

    assert _shown(_memory(Folded(), shuffled)) == _shown(_memory(Folded(), lines))


@given(histories(), st.data())
@settings(max_examples=60, deadline=None)
def test_taking_all_again_over_a_fold_changes_nothing(lines: list[Line], data: st.DataObject) -> None:
    whole = _memory(Folded(), lines)
    folded = nameless(whole, {})

    found = _shown(_memory(folded, data.draw(st.permutations(lines))))
    folded.close()

    assert found == _shown(whole)


def test_going_on_over_a_new_base_changes_nothing() -> None:
    lines = [_line(2, "a", None, "1"), _line(3, "b", Stamp(f"{2:016x}", "a"), "2")]
    memory = _memory(Folded(), lines)
    view = memory.shelf.view(ARTICLE)
    later = _line(4, "a", lines[1].stamp, "3")
    base = nameless(memory, {"a": {1: Mark(1, lines[0].stamp.hlc)}, "b": {1: Mark(1, lines[1].stamp.hlc)}})

    memory.rebase(base)
    assert (memory.size, [one.note for one in view]) == (0, ["2"])
    memory.take(entries.entry(later.body), "a")

    assert [one.note for one in view] == ["3"]
    base.close()
