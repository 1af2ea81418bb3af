from pathlib import Path

import pytest

from reader.session.session import Session
from tests.session.marked import session_of
from tests.session.test_marking import typed

TEXT = "[One fox ran.|] Two geese left. Three foxes came. Four."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j d j r k s")
    session.run("prompt.submit", "Ann Lee")
    typed(session, "k m")
    session.run("prompt.submit", "ask the baker")
    typed(session, "tab")
    return session


def current(session: Session) -> str:
    found = session.current
    return found.quote if found else ""


def test_the_panel_walks_its_list_and_stops_at_its_ends(session: Session) -> None:
    typed(session, "j j")
    there = current(session)
    session.press("j")

    assert there == "Three foxes came."
    assert session.happened == "the last of the list"


@pytest.mark.parametrize(
    ("query", "quote"), [("foxes", "Three foxes came."), ("ann", "Two geese left."), ("baker", "One fox ran.")]
)
def test_a_search_in_the_panel_looks_at_quotes_speakers_and_notes(query: str, quote: str, session: Session) -> None:
    session.press("slash")
    session.run("prompt.type", query)
    session.run("prompt.submit", query)

    assert current(session) == quote


def test_n_goes_on_round_the_list(session: Session) -> None:
    session.press("slash")
    session.run("prompt.submit", "fox")

    seen = [current(session)]
    for key in ("n", "n", "N"):
        session.press(key)
        seen.append(current(session))

    assert seen == ["One fox ran.", "Three foxes came.", "One fox ran.", "Three foxes came."]


def test_leaving_the_search_goes_back(session: Session) -> None:
    session.press("slash")
    session.run("prompt.type", "foxes")
    session.press("escape")

    assert current(session) == "One fox ran."
    session.press("n")
    assert session.happened == "no search in the panel: / begins one"


def test_enter_goes_back_to_the_article(session: Session) -> None:
    session.press("enter")
    session.press("j")

    assert not session.panel_focused
    assert current(session) == "Two geese left."
