import sys
import time
from io import StringIO

import pytest

from reader.cli import output
from reader.cli.output import LONG_WORK, complain, table, with_progress


def test_columns_are_as_wide_as_a_terminal_shows_them() -> None:
    assert table([("橋", "x"), ("abc", "y")]) == "橋   x\nabc  y\n"


def test_a_row_is_one_line_that_steers_nothing() -> None:
    assert table([("a\nb\x1b[2J", "c")]) == "a b␛[2J  c\n"


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("first\nsecond \x9b31m")

    assert capsys.readouterr().err == "reader: first second \ufffd31m\n"


def test_long_work_is_silent_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress(range(LONG_WORK))) == list(range(LONG_WORK))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("count", "shown"), [(LONG_WORK - 1, False), (LONG_WORK, True)])
def test_long_work_shows_a_bar_on_a_terminal(
    count: int, shown: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    assert list(with_progress(range(count))) == list(range(count))

    out, err = capsys.readouterr()
    assert out == ""
    assert ("100%" in err) is shown


def test_long_work_is_done_where_nobody_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    with output.waiting("reading a.txt"):
        assert list(with_progress(range(LONG_WORK))) == list(range(LONG_WORK))


class Screen(StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


def test_long_work_says_for_how_long_it_goes_on_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(output, "_SHORT_WORK", 0.01)

    with output.waiting("reading a.txt"):
        time.sleep(0.1)

    assert screen.getvalue().startswith("\rreading a.txt: 0 s")
    assert screen.getvalue().endswith("\r\x1b[K")


def test_short_work_and_a_pipe_are_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, pipe = Screen(), StringIO()
    for stream in (screen, pipe):
        monkeypatch.setattr(sys, "stderr", stream)
        with output.waiting("reading a.txt"):
            pass

    assert screen.getvalue() == pipe.getvalue() == ""
