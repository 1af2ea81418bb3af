"""A long article is shown at its beginning and grows while it is read: nothing on the screen moves."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from msgspec.structs import replace

from reader.document.article import Article
from reader.session.opening import Growth
from tests.tui.scene import app_of, article, press, session_in, text_of


async def test_an_article_grows_under_the_hands_of_its_reader(tmp_path: Path) -> None:
    whole, goes_on = article(), Event()
    beginning = replace(whole, blocks=whole.blocks[:6])

    def rest() -> Iterator[Article]:
        goes_on.wait(5)
        yield replace(whole, blocks=whole.blocks[:9])
        yield whole

    session = session_in(tmp_path, beginning, growth=Growth(whole.length, rest()))
    app = app_of(session)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(app, "j c")
        await pilot.pause()
        before = text_of(app)
        goes_on.set()
        await pilot.pause(0.3)
        after = text_of(app)
        await press(app, "G")
        await pilot.pause()
        end = text_of(app)

    assert session.growth is None
    assert session.article == whole
    assert [line.rstrip(" │┃") for line in after[:12]] == before[:12]
    assert any("eleven thousand vehicles" in line for line in end)


def test_whoever_waited_for_the_end_is_told_when_it_is_there(tmp_path: Path) -> None:
    whole = article()
    session = session_in(tmp_path, replace(whole, blocks=whole.blocks[:6]), growth=Growth(whole.length, iter([])))

    session.run("bottom")
    refused = session.happened
    session.adopt(whole)
    session.grown()

    assert refused.startswith("the end is still being read: ")
    assert session.happened == "the end is there now"


async def test_what_is_on_the_screen_is_not_drawn_anew_when_the_article_grows(tmp_path: Path) -> None:
    whole = article()
    session = session_in(tmp_path, replace(whole, blocks=whole.blocks[:9]), growth=Growth(whole.length, iter([])))
    app = app_of(session)

    async with app.run_test(size=(80, 12)) as pilot:
        await press(app, "j c")
        await pilot.pause()
        before = app.reading.page._strips
        session.adopt(whole)
        app.reading.sync()
        after = app.reading.page._strips

    assert all(old is new for old, new in zip(before, after, strict=True))


async def test_leaving_does_not_wait_for_the_rest(tmp_path: Path) -> None:
    whole, left = article(), Event()

    def endless() -> Iterator[Article]:
        while not left.wait(0.01):
            yield whole

    session = session_in(tmp_path, whole, growth=Growth(10**7, endless()))
    app = app_of(session)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
    left.set()

    assert app.return_value == 0
