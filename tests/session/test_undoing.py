"""Undo and redo: over restarts, of one's own changes only, and refused where somebody has been there since."""

from pathlib import Path

import pytest

from reader.session.clock import Clock
from reader.session.session import Session
from tests.session.marked import session_of
from tests.session.test_marking import typed

TEXT = "[One fox ran.|] Two geese left. Three foxes came. Four."


def sitting(folder: Path, annotator: str = "ana") -> Session:
    return session_of(TEXT, folder, annotator=annotator, clock=Clock())


def end(session: Session) -> None:
    session.desk.store.close()


def tags(session: Session) -> list[str]:
    return [one.tag for one in session.desk.store.annotations(session.desk.record.id)]


def test_what_was_done_in_earlier_sittings_is_undone_and_done_again(tmp_path: Path) -> None:
    for keys in ("c", "j d", "j j r"):
        session = sitting(tmp_path)
        typed(session, keys)
        end(session)

    session = sitting(tmp_path)
    typed(session, "u u")
    undone = tags(session), session.happened
    end(session)
    session = sitting(tmp_path)
    typed(session, "ctrl+r")

    assert undone == (["claim"], "undone: denial")
    assert (tags(session), session.happened) == (["claim", "denial"], "done again: denial")
    end(session)


def test_undo_takes_back_ones_own_changes_only(tmp_path: Path) -> None:
    for annotator, keys in (("ana", "c"), ("bob", "j d")):
        session = sitting(tmp_path, annotator)
        typed(session, keys)
        end(session)

    session = sitting(tmp_path)
    typed(session, "u")
    left = tags(session)
    typed(session, "u")

    assert left == ["denial"]
    assert session.happened == "nothing to undo"
    end(session)


@pytest.mark.parametrize(("annotator", "told"), [("bob", "bob"), ("ana", "another window of yours")])
def test_undo_is_refused_where_it_was_changed_since_and_says_by_whom(annotator: str, told: str, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    typed(session, "c u ctrl+r")
    session.desk.store.flush()
    other = sitting(tmp_path, annotator)
    typed(other, "a")
    end(other)
    while not session.tick():
        pass

    typed(session, "u")

    assert session.happened == f"not undone: claim: {told} has changed it since; again passes over it"
    assert tags(session) == ["claim"]
    end(session)


def changed_by_another(folder: Path) -> Session:
    """A sitting with a denial, and a claim that bob has changed since."""
    session = sitting(folder)
    typed(session, "j d k c")
    session.desk.store.flush()
    other = sitting(folder, "bob")
    typed(other, "a")
    end(other)
    while not session.tick():
        pass
    return session


def test_undo_again_passes_over_what_somebody_has_changed(tmp_path: Path) -> None:
    session = changed_by_another(tmp_path)

    typed(session, "u")
    refused = session.happened
    typed(session, "u")

    assert "bob has changed it since" in refused
    assert (tags(session), session.happened) == (["claim"], "undone: denial")
    typed(session, "ctrl+r")
    assert (tags(session), session.happened) == (["claim", "denial"], "done again: denial")
    end(session)


def test_what_was_passed_over_is_the_next_to_undo_after_a_restart(tmp_path: Path) -> None:
    end(changed_by_another(tmp_path))

    session = sitting(tmp_path)
    typed(session, "u u u")

    assert (tags(session), session.happened) == (["claim"], "nothing to undo")
    end(session)


def test_a_refusal_is_made_anew_where_something_was_done_since(tmp_path: Path) -> None:
    session = changed_by_another(tmp_path)

    typed(session, "u j j r u u")

    assert "bob has changed it since" in session.happened
    assert tags(session) == ["claim", "denial"]
    end(session)


def test_undo_leaves_the_unit_of_the_selection_where_it_stays(tmp_path: Path) -> None:
    session = session_of("[One fox ran.|] Two left.", tmp_path)
    before = session.selection

    session.run("tag.claim")
    session.run("undo")

    assert session.selection == before
