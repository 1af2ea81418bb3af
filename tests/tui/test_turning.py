"""From article to article on the screen: nothing of the former one stays, and keys wait for the next one."""

from pathlib import Path

import pytest

from reader.document.article import Article
from reader.session.modes import Reading
from reader.session.opening import Growth
from reader.session.session import Session
from reader.session.sitting import sit_down
from reader.settings import OpenRequest
from reader.tui.app import ReaderApp
from tests.tui.scene import app_of, press, selected, text_of

SPEECH = "The minister said in speech {} that the fund was sound and would remain so."
LONG = "\n\n".join(map(SPEECH.format, range(4000)))
SHORT = "Town Asks Who Sold {0}\n\nThe mayor of {0} said no. The council said yes.\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A sitting at two short articles, one that is not there any more, and one that is cleaned in parts."""
    texts = {**{name: SHORT.format(name) for name in "abc"}, "long": LONG}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    paths = tuple(tmp_path / f"{name}.txt" for name in texts)
    session = sit_down(OpenRequest(paths=paths, db=tmp_path / "annotations.json", annotator="ana"))
    (tmp_path / "b.txt").unlink()
    return session


@pytest.fixture
def app(session: Session) -> ReaderApp:
    return app_of(session)


def on_screen(app: ReaderApp, words: str) -> bool:
    return any(words in line for line in text_of(app))


async def test_keys_typed_at_once_are_those_of_the_article_that_they_lead_to(
    app: ReaderApp, session: Session, tmp_path: Path
) -> None:
    async with app.run_test(size=(100, 24)) as pilot:
        await press(app, "j c greater_than_sign")
        missing = on_screen(app, "There is no file")
        await press(app, "greater_than_sign j d less_than_sign less_than_sign")
        await pilot.pause()

        assert missing
        assert session.place.path == tmp_path / "a.txt"
        assert selected(session) == "The mayor of a said no."
        assert on_screen(app, "Town Asks Who Sold a")
        assert not on_screen(app, "Town Asks Who Sold c")
        assert on_screen(app, "claim 1")
        assert [one.tag for one in session.desk.store.annotations(session.desk.record.id)] == ["claim"]


async def test_a_part_of_the_former_article_that_comes_late_is_not_shown(app: ReaderApp, session: Session) -> None:
    former = Growth(len(LONG), iter(()))
    async with app.run_test(size=(100, 24)):
        late = app._adopt(former, Article(()))

        assert not late
        assert on_screen(app, "Town Asks Who Sold a")


async def test_a_long_article_that_was_turned_to_is_read_to_its_end(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(100, 24)) as pilot:
        await press(app, "A")
        await pilot.press(*"long", "enter")
        await app.workers.wait_for_complete()
        await press(app, "G")

        assert session.growth is None
        assert on_screen(app, "speech 3999")


async def test_an_article_is_chosen_of_the_list_by_what_it_is_called(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(100, 24)) as pilot:
        await press(app, "A")
        await pilot.pause()
        told = text_of(app)
        await pilot.press(*"c.txt", "enter")

        assert any("a.txt" in line and "open now" in line and line.endswith("new") for line in told)
        assert session.place.path.name == "c.txt"
        assert isinstance(session.mode, Reading)


async def test_escape_leaves_the_list_as_it_was(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(100, 24)) as pilot:
        await press(app, "A")
        await pilot.press("down", "escape")

        assert session.place.path.name == "a.txt"
        assert isinstance(session.mode, Reading)


async def test_what_no_article_is_called_is_said(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await press(app, "A")
        await pilot.press(*"zzz")

        assert on_screen(app, "no article is called that")
