from reader.annotations.changes import Change, add, revise, stacks
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


def names(pair: tuple[list[Change], list[Change]]) -> tuple[list[str], list[str]]:
    undoable, redoable = pair
    return [one.id for one in undoable], [one.id for one in redoable]


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
    assert names(stacks([change("1"), change("2"), change("3", undoes="2")])) == (["1"], ["2"])


def test_what_was_done_again_can_be_undone() -> None:
    history = [change("1"), change("2", undoes="1"), change("3", redoes="1")]

    assert names(stacks(history)) == (["1"], [])


def test_a_new_change_empties_what_could_be_done_again() -> None:
    assert names(stacks([change("1"), change("2", undoes="1"), change("3")])) == (["3"], [])


def test_acts_of_the_program_are_not_undone() -> None:
    assert names(stacks([change("1"), change("2", act="open"), change("3", act="anchor")])) == (["1"], [])
