"""Exporting from the screen: at once where that is nothing, between the keys and by a thread where it takes long."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.session.session import Session
from reader.session.sitting import sit_down, stand_up
from reader.settings import OpenRequest
from tests.session.marked import session_of
from tests.session.test_marking import typed

TEXT = "[One fox ran.|] Two geese left. Three foxes came. Four."


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    session = session_of(TEXT, tmp_path)
    typed(session, "c j d j r")
    return session


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.session.program._AT_ONCE", 0)
    monkeypatch.setattr("reader.session.program._GATHERED", 1)


def exported(folder: Path) -> list[str]:
    kept = json.loads((folder / "article.annotations.json").read_bytes())
    return [one["tag"] for one in kept["articles"][0]["annotations"]]


def ended(session: Session) -> str:
    deadline = time.monotonic() + 10
    while session.is_busy and time.monotonic() < deadline:
        session.tick()
        time.sleep(0.001)
    return session.happened


def test_a_short_one_is_written_within_the_key(session: Session, tmp_path: Path) -> None:
    session.press("E")

    assert session.happened == f"exported to {tmp_path / 'article.annotations.json'}"
    assert exported(tmp_path) == ["claim", "denial", "criticism"]


def test_the_database_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    session = session_of(TEXT, tmp_path)
    session.place = replace(session.place, database=tmp_path / "article.annotations.json")
    typed(session, "c")

    session.press("E")

    assert session.happened == f"exported to {tmp_path / 'article-2.annotations.json'}"
    stand_up(session)


def test_an_earlier_one_of_the_same_article_is_written_over(session: Session, tmp_path: Path) -> None:
    typed(session, "E x E")

    assert session.happened == f"exported to {tmp_path / 'article.annotations.json'}"
    assert exported(tmp_path) == ["claim", "denial"]


def _another_article(path: Path) -> None:
    path.write_text('{"schema": "reader-annotations/1", "articles": [{"id": "b"}]}')


def _several_articles(path: Path) -> None:
    path.write_text('{"schema": "reader-annotations/1", "articles": [{"id": "a"}, {"id": "b"}]}')


@pytest.mark.parametrize(
    "make",
    [
        _another_article,
        _several_articles,
        lambda path: path.write_text('{"schema": "mine/1", "articles": [{"id": "a"}]}'),
        lambda path: path.write_bytes(b"\xff\xfe"),
        lambda path: path.symlink_to(path.with_name("article.txt")),
        lambda path: path.symlink_to(path.with_name("gone")),
        lambda path: path.hardlink_to(path.with_name("article.txt")),
        Path.mkdir,
    ],
)
def test_what_is_no_export_of_the_article_is_not_written_over(
    make: Callable[[Path], object], session: Session, tmp_path: Path
) -> None:
    make(tmp_path / "article.annotations.json")
    make(tmp_path / "article-2.annotations.json")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("article*") if path.is_file()}

    typed(session, "E E")

    assert session.happened == f"exported to {tmp_path / 'article-3.annotations.json'}"
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_articles_of_one_stem_are_exported_beside_each_other(tmp_path: Path) -> None:
    told = []
    for name in ("story.txt", "story.md", "story.txt"):
        (tmp_path / name).write_text("One fox ran over the hill.", "utf-8")
        session = sit_down(OpenRequest(paths=(tmp_path / name,), db=tmp_path / "annotations.json", annotator="ana"))
        typed(session, "c E")
        told.append(session.happened)
        stand_up(session)

    names = ("story.annotations.json", "story-2.annotations.json", "story.annotations.json")
    assert told == [f"exported to {tmp_path / name}" for name in names]


@pytest.mark.usefixtures("slow")
def test_what_goes_wrong_beside_the_keys_is_not_taken_for_done(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("reader.session.exporting.write_file", fail)
    session.press("E")

    with pytest.raises(MemoryError):
        ended(session)
    session.export = None
    stand_up(session)


@pytest.mark.usefixtures("slow")
def test_a_long_one_goes_on_between_the_keys_and_holds_what_was_tagged_meanwhile(
    session: Session, tmp_path: Path
) -> None:
    session.press("E")
    begun = session.happened
    session.tick()
    typed(session, "j b")

    assert begun == "exporting…"
    assert ended(session) == f"exported to {tmp_path / 'article.annotations.json'}"
    assert exported(tmp_path) == ["claim", "denial", "criticism", "background"]


@pytest.mark.usefixtures("slow")
def test_only_one_is_under_way(session: Session) -> None:
    typed(session, "E E")

    assert session.happened == "an export is under way"
    ended(session)


@pytest.mark.usefixtures("slow")
def test_what_fails_is_told(session: Session, tmp_path: Path) -> None:
    session.place = replace(session.place, database=tmp_path / "gone" / "annotations.json")
    session.press("E")

    assert "article.annotations.json cannot be written" in ended(session)
    assert session.refused


def test_what_is_open_is_exported_though_its_file_is_gone(session: Session, tmp_path: Path) -> None:
    (tmp_path / "article.txt").unlink()
    session.press("E")

    assert exported(tmp_path) == ["claim", "denial", "criticism"]


@pytest.mark.usefixtures("slow")
def test_leaving_ends_it_first(session: Session, tmp_path: Path) -> None:
    session.press("E")
    stand_up(session)

    assert exported(tmp_path) == ["claim", "denial", "criticism"]
