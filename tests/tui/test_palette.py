"""The command palette: what is typed is what is given, however fast."""

import pytest
from textual import events

from reader.annotations.tagsets import DEFAULT_TAGS
from reader.commands import Scope, all_commands
from reader.session.modes import Choosing, Helping, Reading
from reader.session.session import Session
from reader.tui.app import ReaderApp
from reader.tui.entries import Entry, matching
from tests.tui.scene import selected, text_of

SIZE = (100, 40)
COMMANDS = [one for one in all_commands(DEFAULT_TAGS) if one.scope is Scope.READING]
ENTRIES = [Entry(one.label, one.id, "", one.help, None, lambda: None) for one in COMMANDS]


def type_at_once(app: ReaderApp, *keys: str) -> None:
    """Send keys as a terminal does whose user is fast: all before the first is looked at."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


def found(query: str) -> list[str]:
    return [entry.id for entry in matching(ENTRIES, query)]


def test_without_a_word_everything_is_there_in_the_order_of_the_help() -> None:
    assert found("") == [one.id for one in COMMANDS]


@pytest.mark.parametrize("name", [name for one in COMMANDS for name in sorted({one.label, one.id})])
def test_every_command_is_the_first_to_be_found_by_its_name(name: str) -> None:
    [first, *_] = matching(ENTRIES, name)

    assert name in {first.label, first.id}


@pytest.mark.parametrize(
    ("query", "expected"),
    [("UND", "undo"), ("hid te", "hidden"), ("help", "help"), ("json", "export"), ("guideline", "help")],
)
def test_beginnings_of_words_are_enough(query: str, expected: str) -> None:
    assert found(query)[0] == expected


def test_what_no_command_is_called_finds_nothing() -> None:
    assert found("qqq") == []


async def test_its_key_a_name_and_enter_typed_at_once_give_the_command(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon", *"help", "enter")
        await pilot.pause()

        assert isinstance(session.mode, Helping)


async def test_keys_behind_the_enter_are_those_of_what_it_opened(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon", *"denial", "enter", "j")
        await pilot.pause()

        assert session.desk.count == 1
        assert selected(session).startswith("Officials")


async def test_a_pasted_name_is_looked_for(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon")
        app.post_message(events.Paste("side panel"))
        type_at_once(app, "enter")
        await pilot.pause()

        assert not session.panel_shown


async def test_the_arrows_choose_another_one(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon", "down", "down", "up", "enter")
        await pilot.pause()

        assert selected(session) == "The old bridge at Varn, seen from the quay on the morning after the collapse."


async def test_what_cannot_be_done_now_says_why(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon", *"note")
        await pilot.pause()
        told = text_of(app)
        type_at_once(app, "enter")
        await pilot.pause()

        assert any("Not now: no annotation here" in line for line in told)
        assert session.refused


async def test_where_nothing_matches_enter_does_nothing(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon", *"qqq", "enter")
        await pilot.pause()

        assert any("no command is called that" in line for line in text_of(app))
        assert isinstance(session.mode, Choosing)


async def test_a_click_chooses(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon", *"hidden text")
        await pilot.pause()
        await pilot.click("#entries", offset=(4, 0))
        await pilot.pause()

        assert session.view.layout.hidden_too
        assert isinstance(session.mode, Reading)


async def test_what_is_chosen_of_the_looks_is_told(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        type_at_once(app, "colon", *"reader-light", "enter")
        await pilot.pause()
        told = session.happened
        type_at_once(app, "colon", *"narrower", "enter")
        await pilot.pause()

    assert told == "theme: reader-light"
    assert session.happened == f"the column is {session.look.width} cells wide"


async def test_in_the_least_terminal_nothing_is_cut(app: ReaderApp) -> None:
    async with app.run_test(size=(40, 10)) as pilot:
        type_at_once(app, "colon", *"quotation")
        await pilot.pause()
        lines = text_of(app)

    assert any(line.split() == ["Quotation", '"', "i"] for line in lines)
    assert any(line.strip() == "sentence first, then on." for line in lines)
