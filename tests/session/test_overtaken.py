"""A window whose file has changed, and was opened by another one, which has moved the annotations to their words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.annotations.anchoring import stands
from reader.session.desk import OVERTAKEN
from reader.session.modes import Prompting
from reader.session.session import Session
from reader.session.sitting import sit_down
from reader.settings import OpenRequest
from reader.store import background
from tests.session.windows import pressed, until

TEXT = "The ferry sank on Monday in calm weather.\n\nThe owner denied it.\n\nNobody asked the crew about it.\n"
CHANGED = f"A new lead stands above all the rest.\n\n{TEXT}"


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setattr(background, "_INTERVAL", 0.02)


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Session]:
    """Ana's window, in which the first sentence is tagged and corrected and the last one selected."""
    session = opened(tmp_path, "ana", TEXT)
    pressed(session, "c B t h G")
    session.desk.store.flush()
    yield session
    session.desk.store.close()


def opened(folder: Path, annotator: str, text: str = "", encoding: str | None = None) -> Session:
    path = folder / "a.txt"
    if text:
        path.write_text(text, encoding="utf-8")
    return sit_down(OpenRequest(paths=(path,), db=folder / "annotations.json", annotator=annotator, encoding=encoding))


def overtake(session: Session, folder: Path, text: str = CHANGED, encoding: str | None = None) -> None:
    """Ben opens the file as it is now and leaves it again, and Ana's window learns of it."""
    opened(folder, "ben", text, encoding).desk.store.close()
    until(session, lambda: session.desk.overtaken)


def drawn(session: Session) -> list[str]:
    return [session.article.slice(mark.start, mark.end) for mark in session.marks_in(0, session.article.length)]


def test_nothing_is_written_with_the_offsets_of_a_text_that_is_no_longer_the_one_that_is_kept(
    ana: Session, tmp_path: Path
) -> None:
    overtake(ana, tmp_path)
    told = ana.happened
    pressed(ana, "d D B h u")
    ana.desk.store.close()

    again = opened(tmp_path, "ana")

    assert told == ana.happened == OVERTAKEN
    assert [one.tag for one in again.desk.store.annotations(again.desk.record.id)] == ["claim"]
    assert all(stands(again.article, one) for one in again.desk.store.annotations(again.desk.record.id))
    assert "changed" not in again.happened


def test_neither_annotations_nor_corrections_are_laid_over_a_text_that_they_do_not_index(
    ana: Session, tmp_path: Path
) -> None:
    before = ana.article

    overtake(ana, tmp_path)
    pressed(ana, "j k")

    assert drawn(ana) == []
    assert ana.article is before


def test_a_text_that_is_read_in_another_encoding_is_another_one(ana: Session, tmp_path: Path) -> None:
    overtake(ana, tmp_path, "", "cp1252")

    assert ana.refusal("done") == OVERTAKEN


def test_the_place_in_the_other_text_is_not_written_over(ana: Session, tmp_path: Path) -> None:
    overtake(ana, tmp_path)
    before = ana.desk.store.progress(ana.desk.record.id, "ana")
    pressed(ana, "g j")

    assert ana.desk.store.progress(ana.desk.record.id, "ana") == before


def test_a_note_that_can_no_longer_be_written_stands_where_it_was_typed(ana: Session, tmp_path: Path) -> None:
    pressed(ana, "g m")
    overtake(ana, tmp_path)

    ana.run("prompt.submit", "worth a look")

    assert ana.happened == OVERTAKEN
    assert isinstance(ana.mode, Prompting)


def test_an_export_that_was_begun_ends_without_offsets_of_two_texts(
    ana: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.session.program._AT_ONCE", 0)
    monkeypatch.setattr("reader.session.program._GATHERED", 0)
    ana.press("E")
    overtake(ana, tmp_path)
    until(ana, lambda: ana.export is None)

    assert not (tmp_path / "a.annotations.json").exists()


def test_the_window_goes_on_once_the_text_that_it_shows_is_the_one_that_is_kept(ana: Session, tmp_path: Path) -> None:
    overtake(ana, tmp_path)
    opened(tmp_path, "ben", TEXT).desk.store.close()
    until(ana, lambda: not ana.desk.overtaken)
    pressed(ana, "d")

    assert drawn(ana) == ["The ferry sank on Monday in calm weather.", "Nobody asked the crew about it."]
