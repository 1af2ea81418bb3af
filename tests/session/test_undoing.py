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

    assert session.happened == f"not undone: claim: {told} has changed it since"
    assert tags(session) == ["claim"]
    end(session)
