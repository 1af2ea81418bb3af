"""Whatever ends the program, the terminal is as it was, the exit code tells, and nothing that was tagged is lost."""

import os
import signal
from pathlib import Path

import pytest

from reader.store import open_store
from reader.store.names import Layout
from reader.store.recovery import bring_back
from tests.tui.terminal import PATIENCE, Terminal, running

RESTORED = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""The normal screen, the cursor, no mouse, no bracketed paste."""


def tags_in(folder: Path) -> list[str]:
    store = open_store(folder / "annotations.json", read_only=True)
    return [annotation.tag for annotation in store.annotations("a")]


def tag_first_sentence(terminal: Terminal) -> None:
    terminal.wait_for("0 tagged")
    terminal.send("c")
    terminal.wait_for("1 tagged")


def test_q_leaves_and_restores_the_terminal(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        tag_first_sentence(terminal)
        terminal.send("q")
        code = terminal.end()

    assert code == 0
    assert all(sequence in terminal.written for sequence in RESTORED)
    assert tags_in(tmp_path) == ["claim"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_restores_the_terminal_and_loses_nothing(tmp_path: Path, number: int, code: int) -> None:
    with running(str(tmp_path)) as terminal:
        tag_first_sentence(terminal)
        terminal.process.send_signal(number)
        ended = terminal.end()

    assert ended == code
    assert all(sequence in terminal.written for sequence in RESTORED)
    assert tags_in(tmp_path) == ["claim"]


def test_a_note_that_is_half_written_is_kept_when_a_signal_ends_the_program(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        tag_first_sentence(terminal)
        terminal.send("m")
        terminal.wait_for("note on")
        terminal.send("worth asking zzz")
        terminal.wait_for("z")
        terminal.read()
        terminal.process.send_signal(signal.SIGTERM)
        terminal.end()

    store = open_store(tmp_path / "annotations.json", read_only=True)
    assert [one.note for one in store.annotations("a")] == ["worth asking zzz"]


def unsaved(terminal: Terminal) -> None:
    """Tag where the disk is full."""
    terminal.wait_for("0 tagged")
    terminal.send("c")
    terminal.wait_for("NOT SAVED: disk full")


def test_a_terminal_that_goes_without_a_signal_ends_the_program(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        tag_first_sentence(terminal)
        terminal.hang_up()
        code = terminal.process.wait(PATIENCE)

    assert code == 128 + signal.SIGHUP
    assert tags_in(tmp_path) == ["claim"]


@pytest.mark.parametrize("key", ["q", "\x11"])
def test_what_cannot_be_saved_can_be_written_elsewhere_on_leaving(tmp_path: Path, key: str) -> None:
    folder, elsewhere = tmp_path / "full", tmp_path / "elsewhere"
    folder.mkdir()
    with running(str(folder), "--full", XDG_STATE_HOME=str(tmp_path / "state")) as terminal:
        unsaved(terminal)
        terminal.send(key)
        terminal.wait_for("write them to another file")
        terminal.send("w")
        terminal.wait_for("write what is not saved")
        terminal.send(f"{elsewhere}\r")
        code = terminal.end()

    assert code == 0
    assert f"--take {elsewhere} --in-place" in terminal.written
    bring_back(Layout(folder / "annotations.json"), elsewhere)
    assert tags_in(folder) == ["claim"]


def test_a_file_that_is_there_is_not_written_over_on_leaving(tmp_path: Path) -> None:
    folder, mine = tmp_path / "full", tmp_path / "mine"
    folder.mkdir()
    mine.write_text("mine")
    with running(str(folder), "--full", columns=200, XDG_STATE_HOME=str(tmp_path / "state")) as terminal:
        unsaved(terminal)
        terminal.send("q")
        terminal.wait_for("another file")
        terminal.send("w")
        terminal.wait_for("write what is not saved")
        terminal.send(f"{mine}\r")
        terminal.wait_for("is there already")
        terminal.send("q")
        terminal.wait_for("another file")
        terminal.send("y")
        code = terminal.end()

    assert code == 4
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_cannot_be_saved_when_a_signal_comes_waits_for_the_next_opening(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    with running(str(folder), "--full", XDG_STATE_HOME=str(tmp_path / "state")) as terminal:
        unsaved(terminal)
        terminal.process.send_signal(number)
        code = terminal.end()
    kept = list((tmp_path / "state").rglob("*.jsonl"))

    assert code == 128 + number
    assert "could not be saved is kept in" in terminal.written
    assert len(kept) == 1


def test_a_crash_restores_the_terminal_and_prints_no_values(tmp_path: Path) -> None:
    with running(str(tmp_path), "--crash") as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("j")
        code = terminal.end()

    assert code == 1
    assert all(sequence in terminal.written for sequence in RESTORED)
    assert "RuntimeError: broken by j after 32 characters" in terminal.written
    assert "nobody else may read" not in terminal.written


def test_a_terminal_that_shrinks_is_told_and_taken_up_again(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.resize(30, 8)
        terminal.wait_for("40 columns")
        terminal.resize(100, 30)
        terminal.wait_for("0 tagged")
        terminal.send("q")

        assert terminal.end() == 0


def test_no_color_sends_no_colour(tmp_path: Path) -> None:
    with running(str(tmp_path), NO_COLOR="") as terminal:
        tag_first_sentence(terminal)
        for keys, shown in (
            ("m", "note on"),
            ("\x13", "note unchanged"),
            ("/", "search"),
            ("\r", "nothing to look for"),
            (":", "command"),
            ("keys\r", "goes back"),
        ):
            terminal.send(keys)
            terminal.wait_for(shown)
        terminal.send("\x11")
        terminal.end()

    assert "\x1b[38;" not in terminal.written.replace("\x1b[38;5;", "\x1b[38;")
    assert all(f"{code};5;" not in terminal.written and f"{code};2;" not in terminal.written for code in (38, 48))


def test_who_comes_back_to_a_stopped_program_sees_all_of_it_again(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        tag_first_sentence(terminal)
        terminal.send("j")
        terminal.wait_for("sentence 2/")
        terminal.process.send_signal(signal.SIGTSTP)
        os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOWAIT)
        terminal.read()

        terminal.process.send_signal(signal.SIGCONT)

        terminal.wait_for("criticism")
        terminal.send("q")
        assert terminal.end() == 0
