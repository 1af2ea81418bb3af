"""What lies over the page, and how it goes: the keys are pressed as a terminal sends them."""

from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from reader.session.modes import Prompting, Reading
from reader.session.session import Session
from reader.settings import Settings
from reader.tui.app import ReaderApp
from tests.session.marked import session_of
from tests.tui.scene import app_of, press, text_of

SIZE = (100, 40)


@pytest.mark.parametrize("opening", ["ctrl+p", "question_mark"])
async def test_escape_takes_away_what_lies_over_the_page(opening: str, app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(opening)
        await pilot.pause()
        assert app.screen is not app.reading
        await pilot.press("escape")
        await pilot.pause()

        assert app.screen is app.reading
        assert isinstance(session.mode, Reading)


@pytest.mark.parametrize("opening", ["ctrl+p", "question_mark", "slash"])
async def test_escape_and_a_key_that_arrive_joined_leave_it_and_are_that_key(
    opening: str, app: ReaderApp, session: Session
) -> None:
    before = session.selection
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(opening)
        await pilot.pause()
        app.post_message(events.Key("alt+j", "j"))
        await pilot.pause()

        assert app.screen is app.reading
        assert not isinstance(session.mode, Prompting)
        assert session.selection.anchor > before.anchor


async def test_a_key_joined_to_escape_is_no_answer_to_what_was_asked(app: ReaderApp, session: Session) -> None:
    before = session.selection
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("B")
        app.post_message(events.Key("alt+j", "j"))
        await pilot.pause()

        assert session.selection.anchor > before.anchor
        assert len(session.article.blocks) == len(session.original.blocks)


async def test_a_word_is_removed_by_alt_and_backspace_where_something_is_typed(
    app: ReaderApp, session: Session
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"two")
        app.post_message(events.Key("alt+backspace", None))
        await pilot.pause()

        assert isinstance(session.mode, Prompting)
        assert session.search is not None
        assert session.search.query == ""


async def test_the_palette_is_walked_through_where_nothing_matches(app: ReaderApp, session: Session) -> None:
    keys = ("pageup", "pagedown", "ctrl+home", "ctrl+end", "up", "down")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p", *keys, *"qqq")
        await pilot.pause(0.2)
        await pilot.press(*keys, "escape", "escape")
        await pilot.pause()

        assert app.screen is app.reading
        assert isinstance(session.mode, Reading)


async def test_nothing_of_textual_opens_over_the_help(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("question_mark", "ctrl+p", "tab", "ctrl+c")
        await pilot.pause()

        assert len(app.screen_stack) == 2
        await pilot.press("escape", "j")
        assert app.screen_stack == [app.reading]


@pytest.mark.parametrize("back", ["q", "question_mark", "escape"])
async def test_keys_behind_the_one_that_closes_the_help_are_the_articles(
    back: str, app: ReaderApp, session: Session
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("question_mark")
        for key in ("j", back, "c"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()

        assert app.screen is app.reading
        assert session.desk.count == 1


async def test_how_to_go_back_from_the_help_stays_in_sight(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("question_mark", "G")
        await pilot.pause()

        lines = text_of(app)
        assert "escape or ? goes back" in lines[1]
        assert len(lines) == 16
        assert lines[-1].strip()


@pytest.mark.parametrize("key", ["f1", "f3"])
async def test_the_key_that_opened_a_text_takes_it_away(key: str, tmp_path: Path) -> None:
    source = b"One sentence."
    (tmp_path / "article.txt").write_bytes(source)
    settings = Settings(keys={"help": ("f1",), "source": ("f3",)})
    session = session_of("[One sentence.|]", tmp_path, settings=settings)
    session.desk.record = replace(session.desk.record, sha256=sha256(source).hexdigest())
    app = app_of(session)

    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(key, "question_mark", "R")
        await pilot.pause()
        assert app.screen is not app.reading
        assert ("escape or f1 goes back" in text_of(app)[1]) is (key == "f1")

        await pilot.press(key)
        await pilot.pause()
        assert app.screen is app.reading


async def test_where_a_key_means_nothing_it_is_said_which_shows_the_keys(tmp_path: Path) -> None:
    settings = Settings(keys={"help": ("f1",), "quit": ("f10",)})
    session = session_of("[One sentence.|]", tmp_path, settings=settings)
    app = app_of(session)

    async with app.run_test(size=SIZE):
        await press(app, "question_mark")
        assert session.happened == "? is no key here · f1 shows the keys"

        await press(app, "ctrl+c")
        assert session.happened.endswith("· f10 leaves the reader")


async def test_the_help_cuts_no_word_off_in_a_narrow_terminal(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("question_mark", "G")
        await pilot.pause()
        told = text_of(app)
        await pilot.press("pageup")
        await pilot.pause()
        told += text_of(app)

    assert not any("…" in line for line in told)


async def test_a_prompt_tells_all_its_keys_in_a_narrow_terminal(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("slash")
        await pilot.pause()

        told = " ".join(" ".join(text_of(app)).split())

    assert "enter keeps · escape goes back · n N walk from match to match" in told
