"""The mouse: what a drag, a click, a double click and the wheel mean."""

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from reader.session.session import Session
from reader.tui.app import ReaderApp
from reader.tui.lines import WHEEL
from tests.tui.scene import press, selected, text_of


def place(app: ReaderApp, words: str) -> tuple[int, int]:
    """The cell of the first of these words."""
    y, line = next((y, line) for y, line in enumerate(text_of(app)) if words in line)
    return line.index(words), y


async def drag(pilot: Pilot[int], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_a_drag_selects_both_ends_included(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        x, y = place(app, "Trade Blame")

        await drag(pilot, (x, y), (x + 4, y))
        onward = selected(session)
        await drag(pilot, (x + 4, y), (x, y))

        assert onward == selected(session) == "Trade"
        assert not session.selection.is_forward


async def test_a_drag_held_beyond_the_edge_scrolls_on(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        await pilot.mouse_down(offset=place(app, "Trade"))
        await pilot.hover(offset=(20, 15))
        await pilot.pause(0.5)
        held = session.selection.span
        await pilot.mouse_up(offset=(20, 15))
        await pilot.pause()
        released = session.selection
        await pilot.pause(0.2)

        assert session.view.top > 0
        assert held.start == session.article.starts[1] + len("Officials ")
        assert held.end > session.article.starts[7]
        assert session.selection == released


async def test_a_click_selects_the_sentence_two_the_word(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        at = place(app, "Lindqvist")

        await pilot.click(offset=at)
        sentence = selected(session)
        await pilot.click(offset=at, times=2)
        word = selected(session)
        await pilot.click(offset=at, times=3)

        assert sentence.startswith("Its head, Mara Lindqvist")
        assert word == "Lindqvist"
        assert selected(session) == sentence


async def test_a_click_on_an_annotation_goes_to_the_smallest(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(app, "j c l d g")
        await pilot.pause()

        await pilot.click(offset=place(app, "Officials"))
        await pilot.pause()

        assert session.current is not None
        assert session.current.quote == "Officials"


async def test_the_wheel_scrolls_the_help_as_it_does_the_article(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        before = text_of(app)

        await pilot._post_mouse_events([MouseScrollDown], offset=(40, 10))
        await pilot.pause()

        head = before[:2]
        assert text_of(app)[:12] == head + before[2 + WHEEL : 12 + WHEEL]


async def test_the_wheel_scrolls(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        await pilot._post_mouse_events([MouseScrollDown], "#page", offset=(10, 5))
        await pilot.pause()

        assert session.view.top == session.article.starts[1]


async def test_a_click_in_the_panel_goes_to_the_annotation(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(app, "j c j j j d")
        await pilot.pause()

        await pilot.click(offset=place(app, "C  Officials"))
        await pilot.pause()

        assert session.current is not None
        assert session.current.tag == "claim"


async def test_a_drag_held_at_the_first_line_scrolls_back(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 16)) as pilot:
        await press(app, "G")
        before = session.view.top
        await pilot.mouse_down(offset=(20, 9))
        await pilot.hover(offset=(20, 5))
        await pilot.hover(offset=(20, 0))
        await pilot.pause(0.5)
        await pilot.mouse_up(offset=(20, 0))
        await pilot.pause()

        assert session.view.top < before
        assert not session.selection.is_forward


@pytest.mark.parametrize("keys", ["c s", "B", "f", "c m"])
async def test_a_click_leaves_the_selection_that_is_asked_about(keys: str, app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(app, keys)
        await pilot.pause()
        before = session.selection, session.mode

        await pilot.click(offset=(20, 12))
        await pilot.pause()

        assert (session.selection, session.mode) == before
