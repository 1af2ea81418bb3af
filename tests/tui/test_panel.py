"""The panel: counts, the list that follows, and the current annotation in full; at any number of annotations."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from reader.annotations.changes import Change, add
from reader.session.session import Session
from reader.store import open_store
from reader.tui.app import ReaderApp
from tests.session.marked import NOW
from tests.timing import timed
from tests.tui.scene import app_of, press, session_in, text_of

SIZE = (120, 40)
PANEL_FROM = 82
MANY = f"{'c j ' * 8}r"


def panel(app: ReaderApp) -> list[str]:
    return [line[PANEL_FROM:].strip() for line in text_of(app)[:-2]]


async def test_an_empty_panel_says_which_keys_tag(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        lines = panel(app)

        assert "Nothing is tagged here." in lines
        assert "c 1   claim" in lines


async def test_it_says_who_else_is_there_while_they_are(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        others = [open_store(session.place.database, annotator=name) for name in ("bob", "ana")]
        assert await comes(pilot, lambda: "also here: bob, another window" in panel(app))

        for one in others:
            one.close()

        assert await comes(pilot, lambda: not any("also here" in line for line in panel(app)))


async def comes(pilot: Pilot[int], what: Callable[[], bool]) -> bool:
    """Whether something comes true within a few seconds."""
    for _ in range(100):
        await pilot.pause(0.05)
        if what():
            return True
    return False


async def test_both_ends_of_a_link_name_the_other(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j j j j j j c j d t a")
        await pilot.pause()
        denial = panel(app)
        await press(app, "[")
        await pilot.pause()
        claim = panel(app)

        assert any(line.startswith("→ denies The port authority") for line in denial)
        assert any(line.startswith("← is what denies it: Its head") for line in claim)


async def test_tags_are_counted_and_listed_in_the_order_of_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j j j j j j d g j c")
        await pilot.pause()
        lines = panel(app)

        assert lines[:4] == ["", "Annotations", "C claim 1   D denial 1", "R criticism 0   B background 0"]
        assert lines[5].startswith("C  Officials Trade Blame")
        assert lines[6].startswith("D  The port authority")


async def test_the_current_annotation_is_told_in_full(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "c", "s", *"Ann Lee".replace(" ", "_"), "enter", "a", "exclamation_mark")
        await pilot.press("m", *"why", "ctrl+s")
        await pilot.pause()
        lines = panel(app)
        told = lines[lines.index("C claim · asserted · doubtful") :]

        assert told[1:3] == ["speaker  Ann_Lee", "note     why"]
        assert "Officials Trade Blame After Bridge" in told[4]
        assert any(line.startswith("ana · 2026-11-22") for line in told)


async def test_doubt_and_speaker_are_seen_in_the_list(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "c", "exclamation_mark", "s", *"Ann", "enter")
        await pilot.pause()

        assert panel(app)[5].startswith("C? Officials")
        assert panel(app)[5].endswith("Ann")


async def test_the_keys_of_the_panel_walk_through_it(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE):
        await press(app, "j c j j j d tab k")

        assert session.current is not None
        assert session.current.tag == "claim"
        assert session.panel_focused


async def test_a_panel_that_is_walked_through_stays_in_a_narrow_terminal(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "tab")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()

        assert session.panel_shown
        await press(app, "escape p")
        assert not session.panel_shown


async def test_a_drawer_shows_what_was_tagged_while_it_was_away(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ("p", "p", "c", "p"):
            await pilot.press(keys)
            await pilot.pause()

        assert "claim 1" in "\n".join(text_of(app))


async def test_what_the_panel_lies_over_is_not_tagged(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        await press(app, "j l l l p c")
        covered, told = session.desk.count, session.happened
        await press(app, "p c")

        assert told == "the panel lies over the selection: put it away to tag"
        assert covered == 0
        assert session.desk.count == 1


async def test_matches_are_not_gone_through_behind_the_panel(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        await press(app, "j l asterisk p ampersand")

        assert session.happened == "the panel lies over the text: put it away to go through the matches"


async def test_what_the_panel_leaves_in_sight_is_tagged(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        await press(app, "j l p c")
        await pilot.resize_terminal(120, 16)
        await pilot.pause()
        await press(app, "l l l c")

        assert session.panel_shown
        assert session.desk.count == 2


@pytest.mark.parametrize("keys", [MANY, f"{MANY} m"], ids=["read", "asked"])
async def test_the_annotation_that_was_tagged_last_is_in_sight(app: ReaderApp, keys: str) -> None:
    async with app.run_test(size=(120, 16)) as pilot:
        await press(app, keys)
        await pilot.pause()

        assert any(line.startswith("R  Former engineer") for line in panel(app))


async def test_ten_thousand_annotations_are_as_quick_as_ten(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    await _tag(session)
    one = session.current
    assert one is not None
    many = tuple(add(replace(one, id=f"00000000-0000-4000-9000-{number:012}")) for number in range(10_000))
    session.desk.store.apply(Change(id="many", article="a", annotator="bo", time=NOW, act="make", edits=many))
    session.desk.reload()
    app = app_of(session)

    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        with timed() as taken:
            rows = list(app.reading.panel._listed(38, 20))

        assert taken.seconds < 0.25
        assert len(rows) == 20
        assert len(app.reading.panel._rows) < 200


async def _tag(session: Session) -> None:
    session.press("j")
    session.press("c")


async def test_a_low_panel_keeps_room_for_the_list(app: ReaderApp) -> None:
    async with app.run_test(size=(40, 10)) as pilot:
        await press(app, "j c j d p")
        await pilot.pause()
        lines = [line.partition("│ ")[2] for line in text_of(app)]

        assert any(line.startswith("C  Officials") for line in lines)
        assert any(line.startswith("D  Monday") for line in lines)
