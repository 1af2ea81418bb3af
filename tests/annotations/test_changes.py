from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.annotations.changes import Change, add, redoable, revise, undoable
from reader.annotations.model import Annotation
from reader.document.spans import Span

NOW = "2026-11-22T10:00:00.000000Z"
CLAIM = Annotation(
    id="1", article="a", tag="claim", spans=(Span(0, 3),), quote="One", annotator="ana", created=NOW, modified=NOW
)


def change(name: str, *, undoes: str | None = None, redoes: str | None = None, act: str = "claim") -> Change:
    return Change(
        id=name, article="a", annotator="ana", time=NOW, act=act, edits=(add(CLAIM),), undoes=undoes, redoes=redoes
    )


def stacks(history: list[Change]) -> tuple[list[str], list[str]]:
    latest = history[::-1]
    return [one.id for one in undoable(latest)], [one.id for one in redoable(latest)]


def test_the_inverse_takes_the_edits_back_in_reverse_order() -> None:
    both = Change(
        id="c",
        article="a",
        annotator="ana",
        time=NOW,
        act="x",
        edits=(add(CLAIM), revise(CLAIM, CLAIM)),
    )

    assert [(edit.before, edit.after) for edit in both.inverse_edits()] == [(CLAIM, CLAIM), (CLAIM, None)]


def test_what_was_undone_can_be_done_again() -> None:
    assert stacks([change("1"), change("2"), change("3", undoes="2")]) == (["1"], ["2"])


def test_what_was_done_again_can_be_undone() -> None:
    history = [change("1"), change("2", undoes="1"), change("3", redoes="1")]

    assert stacks(history) == (["1"], [])


def test_a_new_change_empties_what_could_be_done_again() -> None:
    assert stacks([change("1"), change("2", undoes="1"), change("3")]) == (["3"], [])


def test_acts_of_the_program_are_not_undone() -> None:
    assert stacks([change("1"), change("2", act="open"), change("3", act="anchor")]) == (["1"], [])


def test_what_was_undone_last_is_done_again_first() -> None:
    history = [change("1"), change("2"), change("3", undoes="2"), change("4", undoes="1"), change("5", redoes="1")]

    assert stacks(history) == (["1"], ["2"])


def test_an_undo_tells_what_it_took_back() -> None:
    made = change("1")
    undo = replace(change("2", undoes="1"), edits=made.inverse_edits())

    assert list(redoable([undo, made])) == [made]


def test_nothing_is_read_that_is_not_asked_for() -> None:
    latest = iter([change("2"), change("1")])

    assert next(undoable(latest)).id == "2"
    assert next(latest).id == "1"


@given(st.lists(st.sampled_from(("do", "undo", "redo", "open")), max_size=30))
def test_any_walk_leaves_what_two_stacks_would(acts: list[str]) -> None:
    history: list[Change] = []
    done: list[str] = []
    undone: list[str] = []
    for number, act in enumerate(acts):
        name = str(number)
        if act == "undo" and done:
            undone.append(done.pop())
            history.append(change(name, undoes=undone[-1]))
        elif act == "redo" and undone:
            done.append(undone.pop())
            history.append(change(name, redoes=done[-1]))
        elif act == "do":
            done.append(name)
            undone.clear()
            history.append(change(name))
        else:
            history.append(change(name, act="open"))

    assert stacks(history) == (done[::-1], undone[::-1])
