"""What was read: the sentences that the selection has rested on."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.session.session import Session
from tests.session.marked import counting_clock, session_of

TEXT = "One. Two. Three. Four. Five."


class Seconds:
    """Time that goes by when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def session(seconds: Seconds, tmp_path: Path) -> Session:
    return session_of(TEXT, tmp_path, clock=replace(counting_clock(), elapsed=seconds))


def read(session: Session) -> list[str]:
    kept = session.desk.store.progress(session.desk.record.id, session.desk.annotator)
    return [session.article.slice(*span) for span in kept.read] if kept else []


def test_the_first_sentence_is_read_when_the_selection_goes_on_from_it(session: Session, seconds: Seconds) -> None:
    seconds.now = 5.0
    session.press("j")

    assert read(session) == ["One."]


def test_sentences_that_are_passed_at_once_are_not_read(session: Session, seconds: Seconds) -> None:
    for key in "jjj":
        session.press(key)
    seconds.now = 5.0
    session.press("j")

    assert read(session) == ["Four."]


def test_a_sentence_is_read_without_any_key_once_the_selection_has_rested_on_it(
    session: Session, seconds: Seconds
) -> None:
    session.tick()
    before = read(session)
    seconds.now = 1.0
    session.tick()

    assert before == []
    assert read(session) == ["One."]


def test_words_and_tags_of_a_sentence_do_not_end_the_rest_on_it(session: Session, seconds: Seconds) -> None:
    for key in "lcl":
        seconds.now += 0.2
        session.press(key)
    session.press("j")

    assert read(session) == ["One."]


def test_the_sentence_that_was_left_last_is_read(session: Session, seconds: Seconds) -> None:
    session.press("j")
    seconds.now = 1.0
    session.press("q")

    assert read(session) == ["Two."]
