"""Whatever the terminal does while the program runs, it goes on: sizes, stops and starts."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pyte

from reader.store import open_store
from tests.tui.terminal import Terminal, running

LEFT = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""The normal screen, the cursor, no mouse, no bracketed paste."""

ENTERED = ("\x1b[?1049h", "\x1b[?1000h", "\x1b[?2004h")


def screen(terminal: Terminal, columns: int, rows: int) -> list[str]:
    """What stands on a terminal of that size that got everything so far."""
    shown = pyte.Screen(columns, rows)
    pyte.Stream(shown).feed(terminal.written)
    return shown.display


def comes(terminal: Terminal, what: Callable[[], bool]) -> bool:
    """Whether something comes true within some seconds."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if what():
            return True
        assert terminal.process.poll() is None, f"ended: {terminal.written[-400:]!r}"
        terminal.read()
    return False


def state(terminal: Terminal) -> str:
    """What the process does, by the letter of Linux: T where it is stopped."""
    return Path(f"/proc/{terminal.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]


def test_the_first_screen_holds_article_status_and_keys(tmp_path: Path) -> None:
    with running(str(tmp_path), columns=120, rows=40) as terminal:
        assert comes(terminal, lambda: "c claim" in screen(terminal, 120, 40)[-1])
        lines = screen(terminal, 120, 40)

    assert all(sequence in terminal.written for sequence in ENTERED)
    assert any("Officials Trade Blame After Bridge At Varn Gives Way" in line for line in lines)
    assert any("Annotations" in line for line in lines)
    assert "0 tagged" in lines[-2]


def test_a_storm_of_sizes_ends_in_a_right_screen(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("jc")
        terminal.wait_for("1 tagged")
        for number in range(40):
            terminal.resize(30 + 7 * (number % 15), 6 + 3 * (number % 11))
        terminal.resize(90, 20)

        assert comes(terminal, lambda: "1 tagged" in screen(terminal, 90, 20)[-2])
        assert comes(terminal, lambda: "c claim" in screen(terminal, 90, 20)[-1])
        terminal.send("q")
        assert terminal.end() == 0


def test_a_terminal_too_small_is_taken_up_again_when_it_grows(tmp_path: Path) -> None:
    with running(str(tmp_path), columns=38, rows=9) as terminal:
        terminal.wait_for("this window has")
        terminal.resize(60, 16)

        assert comes(terminal, lambda: "0 tagged" in screen(terminal, 60, 16)[-2])
        terminal.send("c")
        assert comes(terminal, lambda: "1 tagged" in screen(terminal, 60, 16)[-2])


def test_a_size_that_a_shell_has_exported_holds_the_screen_at_no_size(tmp_path: Path) -> None:
    with running(str(tmp_path), columns=100, rows=30, COLUMNS="20", LINES="5") as terminal:
        assert comes(terminal, lambda: "0 tagged" in screen(terminal, 100, 30)[-2])
        terminal.resize(60, 16)

        assert comes(terminal, lambda: "0 tagged" in screen(terminal, 60, 16)[-2])


def test_a_stopped_program_gives_the_terminal_back_and_takes_it_up_again(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("c")  # Textual's handler of the signal must not meet its own writing of frames
        assert comes(terminal, lambda: "1 tagged · saved" in screen(terminal, 80, 24)[-2])
        begun = len(terminal.written)
        os.killpg(terminal.process.pid, signal.SIGTSTP)
        assert comes(terminal, lambda: state(terminal) == "T")
        assert comes(terminal, lambda: all(sequence in terminal.written[begun:] for sequence in LEFT))
        os.killpg(terminal.process.pid, signal.SIGCONT)
        terminal.wait_for("1 tagged")
        terminal.send("c")
        terminal.wait_for("0 tagged")
        terminal.send("q")

        assert terminal.end() == 0


def test_without_a_mouse_the_terminal_keeps_it(tmp_path: Path) -> None:
    with running(str(tmp_path), "--no-mouse") as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("q")
        terminal.end()

    assert "\x1b[?1000h" not in terminal.written


def test_a_copy_reaches_the_clipboard_of_the_terminal(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("jy")
        terminal.wait_for("\x1b]52;c;T2ZmaWNpYWxzIFRyYWRlIEJsYW1l")


def test_keys_that_arrive_together_keep_their_order(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("csAda\x15Grace\x7f\x7f\x7f\x7f\x7fAli\rmtwo\rlines\x13jd")
        terminal.wait_for("2 tagged")
        terminal.send("q")
        terminal.end()

    kept = open_store(tmp_path / "annotations.json", read_only=True).annotations("a")
    assert [(one.tag, one.speaker, one.note) for one in kept] == [("claim", "Ali", "two\nlines"), ("denial", None, "")]


def test_a_paste_is_typed_before_the_key_behind_it(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("cs\x1b[200~Ada\nLovelace\x1b[201~\r")
        terminal.wait_for("Ada Lovelace")
        terminal.send("q")
        terminal.end()

    kept = open_store(tmp_path / "annotations.json", read_only=True).annotations("a")
    assert [one.speaker for one in kept] == ["Ada Lovelace"]


def test_bytes_that_are_no_text_are_keys_without_a_meaning(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.send(b"\xff")
        terminal.wait_for("is no key here")
        terminal.send("c")
        terminal.wait_for("1 tagged")
        terminal.send("q")

        assert terminal.end() == 0
