"""What was done last is told whole, however narrow the terminal; only what it quotes may be cut."""

import pytest

from reader.session.session import Session
from reader.tui.app import ReaderApp

REFUSAL = "the selection begins the block: nothing to split off before it"
PLACE = "exported to /a/folder/whose/name/is/rather/long/and/holds/others/in/it/article.annotations.json"


def shown(app: ReaderApp) -> str:
    """The words of the lines below the page."""
    lines = [*app.reading.status.render_lines(app.reading.status.region.reset_offset)]
    lines += app.reading.keys.render_lines(app.reading.keys.region.reset_offset)
    return " ".join(" ".join(strip.text for strip in lines).split())


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("said", [REFUSAL, PLACE])
async def test_a_refusal_and_a_place_are_told_whole(said: str, width: int, app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(width, 16)) as pilot:
        session.say(said, refused=said is REFUSAL)
        app.reading.sync()
        await pilot.pause()
        app.reading.sync()

        told = shown(app).replace("0 tagged · saved", "")
        assert "".join(said.split()) in "".join(told.split())


async def test_the_keys_come_back_with_the_next_key(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        session.say(PLACE)
        app.reading.sync()
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()

        assert "c claim" in shown(app)
        assert app.reading.keys.size.height == 1


async def test_a_quotation_leaves_the_keys_where_they_are(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        session.say("claim: “" + "word " * 20 + "”")
        app.reading.sync()
        await pilot.pause()

        assert "c claim" in shown(app)


@pytest.mark.parametrize("width", [60, 80])
async def test_what_is_said_behind_a_quotation_is_not_cut(width: int, app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(width, 16)) as pilot:
        session.say("joined with “Traders said that the…” across a caption · u undoes")
        app.reading.sync()
        await pilot.pause()
        app.reading.sync()

        assert "across a caption · u undoes" in shown(app).replace("0 tagged · saved ", "")


async def test_of_a_long_quotation_the_end_is_cut(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(80, 16)):
        session.say("claim: “" + "word " * 20 + "” · Ann Lee")
        app.reading.sync()

        assert "word word w…” · Ann Lee" in shown(app)
