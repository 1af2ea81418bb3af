"""Leaving while something cannot be saved: nothing is lost that the analyst did not give up."""

import errno
import shlex
from pathlib import Path

import pytest

from reader.session.modes import Leaving, Prompting
from reader.session.session import Session
from reader.session.sitting import stand_up
from reader.store import open_store
from reader.store.fold import Means
from reader.store.rescue import take_in
from tests.session.marked import session_of
from tests.store.failing import FaultyDisk

TEXT = "[The port was closed.|] Nobody said why."


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return folder


@pytest.fixture
def disk() -> FaultyDisk:
    return FaultyDisk()


@pytest.fixture
def full(tmp_path: Path, disk: FaultyDisk) -> Session:
    """A session with one tag that the full disk does not take."""
    session = session_of(TEXT, tmp_path, means=Means(disk=disk))
    disk.failing = {"write": errno.ENOSPC}
    session.run("tag.claim")
    session.desk.store.flush()
    return session


def test_where_all_is_saved_the_reader_leaves_at_once(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    session.run("tag.claim")

    session.run("quit")

    assert session.mode == Leaving()
    assert stand_up(session) == ""


def test_where_something_is_not_saved_it_is_asked(full: Session) -> None:
    full.run("quit")

    assert isinstance(full.mode, Leaving)
    assert full.mode.unsaved == 1


def test_what_the_program_could_not_write_for_itself_needs_no_question(tmp_path: Path, disk: FaultyDisk) -> None:
    disk.failing = {"write": errno.ENOSPC}
    session = session_of(TEXT, tmp_path, means=Means(disk=disk))
    session.run("sentence.next")

    session.run("quit")

    assert session.mode == Leaving()
    assert stand_up(session) == ""


def test_what_was_saved_after_all_needs_no_other_file(full: Session, disk: FaultyDisk) -> None:
    disk.failing.clear()
    full.desk.store.flush()

    full.run("leave.elsewhere")

    assert full.mode == Leaving()


def test_what_is_given_up_is_said_to_be_lost(full: Session) -> None:
    full.run("leave.abandon")

    assert full.mode == Leaving(lost=True)
    assert stand_up(full) == ""


def offered(session: Session) -> str:
    """The file that is offered."""
    session.run("leave.elsewhere")
    assert isinstance(session.mode, Prompting)
    return session.mode.text


def test_a_file_is_offered_where_such_files_wait(full: Session, state: Path) -> None:
    name = offered(full)

    full.run("prompt.submit", name)

    assert state in Path(name).parents
    assert full.mode == Leaving(kept=Path(name))
    assert f"kept in {name}. It is taken in when" in stand_up(full)


def test_what_waits_is_there_when_the_database_is_next_opened(full: Session, tmp_path: Path) -> None:
    full.run("prompt.submit", offered(full))
    stand_up(full)

    told = take_in(tmp_path / "annotations.json")

    assert told == ["brought back what could not be saved before: 1 change"]
    store = open_store(tmp_path / "annotations.json", read_only=True)
    assert [one.quote for one in store.annotations(full.desk.record.id)] == ["The port was closed."]


def test_a_file_of_ones_own_is_taken_in_by_a_command_that_is_named(full: Session, tmp_path: Path) -> None:
    full.run("leave.elsewhere")

    full.run("prompt.submit", str(tmp_path / "mine.jsonl"))

    assert f"--take {tmp_path / 'mine.jsonl'} --in-place" in stand_up(full)


def test_the_command_that_takes_it_in_can_be_copied_as_it_is_told(full: Session, tmp_path: Path) -> None:
    mine = tmp_path / "my notes $1.jsonl"
    full.run("leave.elsewhere")

    full.run("prompt.submit", str(mine))

    command = stand_up(full).split("`")[1]
    assert shlex.split(command)[2:] == ["--db", str(tmp_path / "annotations.json"), "--take", str(mine), "--in-place"]


def test_no_name_is_no_file(full: Session) -> None:
    full.run("leave.elsewhere")

    full.run("prompt.submit", " ")

    assert full.happened == "no file was named: nothing was written"
    assert not isinstance(full.mode, Leaving)


def test_the_home_of_a_user_who_is_unknown_ends_nothing(full: Session) -> None:
    full.run("leave.elsewhere")

    full.run("prompt.submit", "~nobody-of-this-name/mine.jsonl")

    assert full.refused
    assert "the home folder of “~nobody-of-this-name” is unknown" in full.happened
    assert full.desk.store.unsaved() == 1
    assert not isinstance(full.mode, Leaving)


def test_where_nobody_could_be_asked_it_is_kept(full: Session, state: Path) -> None:
    told = stand_up(full)

    assert f"kept in {state}" in told
    assert "is next opened" in told
