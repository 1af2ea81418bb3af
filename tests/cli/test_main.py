import errno
import gc
import io
import os
import sys
from pathlib import Path

import click
import pytest

import reader
from reader.cli import main as entry
from reader.cli import run as run_command_line
from reader.errors import InputError, StoreError, UsageError
from tests.cli.conftest import Run


def failing(error: BaseException) -> click.Command:
    secret = "the analyst's note"

    @click.command("fail")
    def fail() -> None:
        assert secret
        raise error

    return fail


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry.Commands, "get_command", lambda *_: failing(error))


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").out == f"reader, version {reader.__version__}\n"


def test_help_lists_every_command(run: Run) -> None:
    out = run("--help").out

    assert all(f"  {name} " in out for name in entry.MODULES)


@pytest.mark.parametrize("name", entry.MODULES)
def test_every_command_has_help(name: str, run: Run) -> None:
    outcome = run(name, "--help")

    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: reader {name}")


@pytest.mark.parametrize(
    "words",
    [("bogus",), ("list", "--nope"), ("clean",), ("export", "--offsets", "utf7"), ("keys", "--markdown", "--json")],
)
def test_wrong_usage_is_one_line_and_code_2(words: tuple[str, ...], run: Run) -> None:
    code, out, err = run(*words)

    assert (code, out) == (2, "")
    assert err.startswith("reader: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(("error", "code"), [(UsageError, 2), (InputError, 3), (StoreError, 4)])
def test_each_kind_of_error_has_its_code(
    error: type[Exception], code: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(error("a.txt is gone.", todo="Look for it."), monkeypatch)  # type: ignore[call-arg]

    assert run("fail") == (code, "", "reader: a.txt is gone. Look for it.\n")


def test_a_defect_is_one_sentence_that_names_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(KeyError("x"), monkeypatch)

    code, _, err = run("fail")

    assert code == 1
    assert "KeyError" in err
    assert "--debug" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [("--debug", "fail"), ("fail", "--debug")])
def test_debug_shows_a_traceback_without_values(
    words: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(InputError("a.txt is gone."), monkeypatch)

    code, _, err = run(*words)

    assert code == 3
    assert "Traceback" in err
    assert "the analyst's note" not in err


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)

    code, out, err = run("fail")

    assert (code, out, err.strip()) == (130, "", "")


def test_a_file_name_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    err = run("clean", tmp_path / "a\x1b]0;x\x07\n\u202eb.txt").err

    assert not {"\x1b", "\x07", "\u202e"} & set(err)
    assert err.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    forgotten: list[int] = []
    monkeypatch.setattr(entry, "_forget_output", lambda: forgotten.append(1))
    fail_with(BrokenPipeError(), monkeypatch)

    assert run("fail") == (141, "", "")
    assert forgotten


def test_run_ends_the_process_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["reader", "bogus"])
    monkeypatch.setattr(gc, "disable", lambda: None)

    with pytest.raises(SystemExit) as ended:
        run_command_line()

    assert ended.value.code == 2


def test_garbage_is_looked_for_once_a_command_has_been_found(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    @click.command("look")
    def look() -> None:
        seen.append(gc.isenabled())

    monkeypatch.setattr(entry.Commands, "get_command", lambda *_: look)
    gc.disable()
    try:
        for name in ("open", "list"):
            entry.main([name])
    finally:
        gc.unfreeze()
        gc.enable()

    assert seen == [False, True]


def test_without_a_command_the_help_is_shown_as_it_is(run: Run) -> None:
    code, out, err = run()

    assert (code, out) == (2, "")
    assert err == run("--help").out


@pytest.mark.parametrize("words", [("open",), ("show",), ("export",), ("list", "--db"), ("fold",), ("recover", "--db")])
def test_a_name_that_is_too_long_is_bad_input(words: tuple[str, ...], run: Run) -> None:
    code, out, err = run(*words, "n" * 300)

    assert (code, out) == (3, "")
    assert err.endswith(" cannot be used: File name too long.\n")


@pytest.mark.parametrize("name", ["fold", "backups", "config", "keys", "tags"])
def test_a_folder_that_is_not_there_is_bad_input(name: str, run: Run, tmp_path: Path) -> None:
    assert run(name, tmp_path / "none") == (3, "", f"reader: There is no folder {tmp_path / 'none'}. Check its name.\n")


def test_a_pipe_keeps_no_annotations(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    code, out, err = run("list", "--db", tmp_path / "pipe")

    assert (code, out) == (2, "")
    assert "can keep no annotations" in err


class Full(io.StringIO):
    """Output on a device that takes no more: at once, or only when it is flushed."""

    def __init__(self, number: int, *, late: bool) -> None:
        super().__init__()
        self._error = OSError(number, os.strerror(number))
        self._late = late

    def write(self, text: str) -> int:
        if not self._late:
            raise self._error
        return len(text)

    def flush(self) -> None:
        if self._late:
            raise self._error


@pytest.mark.parametrize("words", [("formats",), ("formats", "--json"), ("--help",)])
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_output_that_cannot_be_written_is_told(
    words: tuple[str, ...],
    late: bool,
    number: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(entry, "_forget_output", lambda: None)
    monkeypatch.setattr(sys, "stdout", Full(number, late=late or words == ("--help",)))

    code = entry.main(words)

    assert code == 4
    assert capsys.readouterr().err == f"reader: Standard output cannot be written: {os.strerror(number)}.\n"


@pytest.mark.parametrize(
    "words", [("formats",), ("formats", "--json"), ("--help",), ("tags", "--help"), ("--version",)]
)
@pytest.mark.parametrize("late", [False, True])
def test_output_that_nobody_reads_is_no_failed_check(
    words: tuple[str, ...], late: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "_forget_output", lambda: None)
    monkeypatch.setattr(sys, "stdout", Full(errno.EPIPE, late=late))

    assert entry.main(words) == 141
    assert capsys.readouterr().err == ""


def test_a_shell_can_ask_for_completion(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_READER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "reader ver")
    monkeypatch.setenv("COMP_CWORD", "1")

    with pytest.raises(SystemExit):
        entry.main([])

    assert capsys.readouterr().out == "plain,verify\n"


def test_a_disk_that_fails_is_not_taken_for_the_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(OSError(errno.EIO, os.strerror(errno.EIO)), monkeypatch)

    code, _, err = run("fail")

    assert code == 4
    assert err == f"reader: Standard output, or a file of the annotations, cannot be used: {os.strerror(errno.EIO)}.\n"


@pytest.mark.parametrize("errors", [None, Full(errno.ENOSPC, late=False)])
def test_the_code_says_it_where_nobody_hears_the_sentence(
    errors: Full | None, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", errors)

    assert run("clean", tmp_path / "no.txt").code == 3


def test_the_code_says_it_also_where_nobody_sees_the_traceback(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    assert run("--debug", "clean", tmp_path / "no.txt").code == 3


def test_closed_output_and_input_are_no_defect(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run("clean", "-") == (3, "", "reader: standard input is empty.\n")

    monkeypatch.setattr(sys, "stdout", None)
    assert entry.main(["formats"]) == 0
