import random
from pathlib import Path

import pytest

from reader.session.paneling import rows_of
from reader.session.reporting import footer, panel_title
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


def test_escape_leaves_the_panel_before_what_was_begun_in_the_article(session: Session) -> None:
    session.press("tab")
    session.press("v")
    session.press("tab")

    session.press("escape")

    assert not session.panel_focused
    assert session.extending
    session.press("escape")
    assert not session.extending


def test_the_footer_says_how_to_leave_the_panel_also_where_nothing_is_tagged(tmp_path: Path) -> None:
    session = session_of("One fox ran.", tmp_path)

    session.press("tab")

    assert [hint.command for hint in footer(session)] == ["cancel"]


def listed(session: Session) -> list[str]:
    rows = rows_of(session)
    found = (session.desk.annotation(rows.id_at(row)) for row in range(len(rows)))
    return [f"{one.tag} {one.speaker or '-'}" for one in found if one]


def test_the_list_is_ordered_by_place_by_tag_and_by_speaker(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "r s")
    session.run("prompt.submit", "Zoe")
    typed(session, "j c s")
    session.run("prompt.submit", "ann")
    typed(session, "j c tab")
    orders = []

    for _ in range(4):
        orders.append((panel_title(session), listed(session)))
        session.press("o")

    assert orders == [
        ("Annotations", ["criticism Zoe", "claim ann", "claim -"]),
        ("Annotations by tag", ["claim ann", "claim -", "criticism Zoe"]),
        ("Annotations by speaker", ["claim ann", "criticism Zoe", "claim -"]),
        ("Annotations", ["criticism Zoe", "claim ann", "claim -"]),
    ]


@pytest.mark.parametrize("order", ["o", "o o"])
def test_groups_follow_every_change(order: str, tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    chance = random.Random(3)
    typed(session, f"c tab {order} tab")

    for _ in range(60):
        typed(session, chance.choice(("j", "k", "c", "d", "r", "x", "u", "ctrl+r", "S")))
        followed = listed(session)
        assert session.grouping is not None
        anew = session.desk.grouped(session.grouping.order, session.settings.tags)

        assert [rows_of(session).id_at(row) for row in range(len(followed))] == [
            anew.id_at(row) for row in range(len(anew))
        ]
        assert [rows_of(session).row_of(anew.id_at(row)) for row in range(len(anew))] == list(range(len(anew)))


def test_a_long_list_is_ordered_and_searched_bit_by_bit(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.session.grouping._AT_ONCE", 1)
    monkeypatch.setattr("reader.session.paneling._AT_ONCE", 1)
    session.press("o")
    begun = panel_title(session)
    while session.is_busy:
        session.tick()
    session.press("slash")
    session.run("prompt.type", "foxes")
    looking = session.happened
    while session.is_busy:
        session.tick()

    assert (begun, looking) == ("Annotations by tag · 33 %", "looking for “foxes”…")
    assert panel_title(session) == "Annotations by tag"
    assert current(session) == "Three foxes came."
