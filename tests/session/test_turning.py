"""Several articles are read in one sitting: from one to the next, back, and to any of the list."""

from pathlib import Path

import pytest

from reader import welcome
from reader.annotations.model import ArticleState
from reader.errors import InputError
from reader.session.modes import Choosing, Turning
from reader.session.session import Session
from reader.session.sitting import sit_down
from reader.session.turning import listed, open_other
from reader.settings import OpenRequest
from tests.session.marked import session_of

NAMES = ("a.txt", "b.txt", "c.txt")
TEXT = "Town Asks Who Sold Park {0}\n\nThe mayor said no. The council of {0} said yes.\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A sitting at three articles, each of two sentences."""
    paths = tuple(tmp_path / name for name in NAMES)
    for path in paths:
        path.write_text(TEXT.format(path.stem))
    return sit_down(OpenRequest(paths=paths, db=tmp_path / "annotations.json", annotator="ana"))


def turn(session: Session, key: str) -> str:
    """Press a key, and do what the screen does where another article is asked for; what is then told."""
    session.press(key)
    if isinstance(session.mode, Turning):
        opened, place = open_other(session, session.mode.path)
        session.take_up(opened, session.desk.store, place)
    return session.happened


def test_who_opens_several_is_told_which_of_them_is_shown(session: Session, tmp_path: Path) -> None:
    welcome.has_tagged()

    again = sit_down(OpenRequest(paths=session.shelf.paths, db=tmp_path / "other.json", annotator="ana"))

    assert again.happened == "a.txt: article 1 of 3"


def test_on_and_back(session: Session) -> None:
    told = [turn(session, key) for key in ("greater_than_sign", "greater_than_sign", "less_than_sign")]

    assert told == ["b.txt: article 2 of 3", "c.txt: article 3 of 3", "b.txt: article 2 of 3"]
    assert session.article.text.startswith("Town Asks Who Sold Park b")


def test_at_the_ends_it_is_said_that_there_is_no_other(session: Session) -> None:
    assert turn(session, "less_than_sign") == "this is the first article"
    turn(session, "greater_than_sign")
    turn(session, "greater_than_sign")

    assert turn(session, "greater_than_sign") == "this is the last article"
    assert session.place.path.name == "c.txt"


@pytest.mark.parametrize("key", ["greater_than_sign", "less_than_sign", "A"])
def test_who_opened_one_article_is_told_how_several_are_opened(key: str, tmp_path: Path) -> None:
    session = session_of("[One.|] Two.", tmp_path)

    session.press(key)

    assert session.happened == "this is the only article: `reader open` takes several, or a folder"


def test_each_article_keeps_what_was_tagged_and_where_it_was_left(session: Session) -> None:
    for key in ("j", "j", "c"):
        session.press(key)
    turn(session, "greater_than_sign")
    elsewhere = session.desk.count, session.selection.span.start
    turn(session, "less_than_sign")

    assert elsewhere == (0, 0)
    assert session.desk.count == 1
    assert session.article.slice(*session.selection.span) == "The council of a said yes."


def test_the_last_tag_is_given_again_in_the_next_article(session: Session) -> None:
    session.press("d")
    turn(session, "greater_than_sign")

    session.press("full_stop")

    assert [session.desk.annotation(session.desk.id_at(0)).tag] == ["denial"]  # type: ignore[union-attr]


def test_what_was_begun_in_an_article_ends_with_it(session: Session) -> None:
    for key in ("j", "asterisk", "v", "tab"):
        session.press(key)
    assert session.search is not None
    session.press("tab")

    turn(session, "greater_than_sign")

    assert [session.search, session.extending, session.panel_focused] == [None, False, False]


def test_a_span_that_is_being_adjusted_is_kept_or_restored_first(session: Session) -> None:
    for key in ("j", "c", "e"):
        session.press(key)

    assert turn(session, "greater_than_sign") == "adjusting a span: enter keeps it, escape restores the old one"
    assert session.place.path.name == "a.txt"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("greater_than_sign",), "c.txt"),
        (("less_than_sign",), "a.txt"),
    ],
)
def test_an_article_that_cannot_be_opened_is_passed_by(
    session: Session, tmp_path: Path, keys: tuple[str, ...], expected: str
) -> None:
    (tmp_path / "b.txt").unlink()
    session.press("greater_than_sign")
    assert isinstance(session.mode, Turning)
    with pytest.raises(InputError, match=r"b\.txt"):
        open_other(session, session.mode.path)
    session.run("cancel")

    for key in keys:
        turn(session, key)

    assert session.place.path.name == expected


def test_the_list_tells_how_far_each_article_is(session: Session) -> None:
    session.press("j")
    session.press("c")
    session.press("D")
    turn(session, "greater_than_sign")

    session.press("A")

    assert session.mode == Choosing(articles=True)
    assert [(one.name, one.title, one.state, one.tagged, one.is_open) for one in listed(session)] == [
        ("a.txt", "Town Asks Who Sold Park a", ArticleState.DONE, 1, False),
        ("b.txt", "Town Asks Who Sold Park b", ArticleState.NEW, 0, True),
        ("c.txt", None, ArticleState.NEW, 0, False),
    ]


def test_any_of_the_list_can_be_opened(session: Session, tmp_path: Path) -> None:
    session.run("article.open", tmp_path / "c.txt")

    assert session.mode == Turning(tmp_path / "c.txt")


def test_the_one_that_is_open_need_not_be_opened(session: Session, tmp_path: Path) -> None:
    session.run("article.open", tmp_path / "a.txt")

    assert not isinstance(session.mode, Turning)
    assert session.happened == "a.txt: article 1 of 3 is open"


def test_all_articles_of_a_sitting_are_read_in_the_encoding_that_was_asked_for(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes("Größe und Maß.\n".encode("cp850"))
    paths = tuple(tmp_path / name for name in NAMES)
    request = OpenRequest(paths=paths, db=tmp_path / "annotations.json", annotator="ana", encoding="cp850")
    session = sit_down(request)

    turn(session, "greater_than_sign")

    assert session.article.text == "Größe und Maß."


def test_undo_is_of_the_article_that_is_open(session: Session) -> None:
    session.press("c")
    turn(session, "greater_than_sign")

    session.press("u")
    turn(session, "less_than_sign")

    assert session.desk.count == 1
