"""The look that was chosen on the screen is found again, until reader.toml says something else."""

from pathlib import Path

import pytest

from reader import remembered
from reader.settings import Look

SAID = Look(width=76, theme="reader-dark")
CHOSEN = Look(width=64, theme="reader-light")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "reader" / "look.json"


def test_what_reader_toml_says_holds_until_something_else_is_chosen() -> None:
    assert remembered.look(SAID) == SAID


def test_what_was_chosen_is_found_again() -> None:
    remembered.keep(SAID, CHOSEN)

    assert remembered.look(SAID) == CHOSEN


def test_a_changed_reader_toml_is_heard() -> None:
    remembered.keep(SAID, CHOSEN)

    assert remembered.look(Look(width=80)) == Look(width=80)


def test_going_back_to_what_reader_toml_says_is_remembered_too() -> None:
    remembered.keep(SAID, CHOSEN)
    remembered.keep(SAID, SAID)

    assert remembered.look(SAID) == SAID


def test_nothing_is_written_while_nothing_was_chosen(state: Path) -> None:
    remembered.keep(SAID, SAID)

    assert not state.exists()


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"over": {}, "chosen": 3}', '{"over": {"width": 76}}'])
def test_a_damaged_file_counts_as_none(state: Path, damaged: str) -> None:
    state.parent.mkdir()
    state.write_text(damaged)

    assert remembered.look(SAID) == SAID


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "reader").write_text("a file in the way")

    remembered.keep(SAID, CHOSEN)

    assert remembered.look(SAID) == SAID
