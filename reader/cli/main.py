"""The command line: finds the command, and says in one or two plain lines what went wrong."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

import reader
from reader.errors import InputError, ReaderError, StoreError

MODULES = {
    "open": "opening",
    "clean": "cleaning",
    "export": "exporting",
    "list": "listing",
    "stats": "listing",
    "show": "showing",
    "search": "searching",
    "verify": "verifying",
    "log": "storing",
    "fold": "storing",
    "backups": "storing",
    "recover": "storing",
    "tags": "inforce",
    "keys": "inforce",
    "formats": "inforce",
    "config": "inforce",
}
"""The module of each command, in the order of help. Its function is named as the command, with `_command`."""

_DEBUG = "--debug"
_COMPLETION = "_READER_COMPLETE"
"""In the environment while a shell asks what a word can be completed to."""
_INTERRUPTED = 130
"""What a shell expects of a program that ctrl+c ended."""
_PIPE_CLOSED = 141
"""What a shell expects of a program whose reader went away."""


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order of help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """One command, or None where there is none of that name."""
        if cmd_name not in MODULES:
            return None
        command: click.Command = getattr(import_module(f"reader.cli.{MODULES[cmd_name]}"), f"{cmd_name}_command")
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(reader.__version__, prog_name="reader")
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Show where in the program an error arose.")
@click.pass_context
def reader_command(context: click.Context) -> None:
    """Read and annotate news claims in a terminal."""
    if context.invoked_subcommand != "open" and not gc.isenabled():
        gc.freeze()
        gc.enable()


def main(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code. Whatever goes wrong is said on standard error."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    debug = _DEBUG in own
    rest = [*(argument for argument in own if argument != _DEBUG), *arguments[len(own) :]]
    if sys.stdout is None:
        sys.stdout = io.StringIO()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        result = _run(rest)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return _PIPE_CLOSED
    except (KeyboardInterrupt, EOFError, click.Abort):
        return _INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the one place that turns any error into a sentence
        if debug:
            _show_traceback(error)
        code, sentence = _told(error, is_output_full=_let_go_of_output())
        _say(sentence)
        return code
    return result if isinstance(result, int) else 0


def _run(arguments: list[str]) -> object:
    """What the command returns, or the code with which it asked to end.

    click's own way to run one ends the process with code 1, a failed check, where nobody reads the output any more.
    """
    if _COMPLETION in os.environ:
        return reader_command.main(arguments, prog_name="reader", standalone_mode=False)
    try:
        with reader_command.make_context("reader", arguments) as context:
            return reader_command.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code


def _told(error: Exception, *, is_output_full: bool) -> tuple[int, str]:
    """The exit code of an error, and what to say of it."""
    if isinstance(error, ReaderError):
        return error.exit_code, str(error)
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "reader"
        return error.exit_code, f"{error.format_message()} `{command} --help` says what there is."
    if isinstance(error, click.ClickException):
        return error.exit_code, error.format_message()
    if isinstance(error, OSError) and error.filename:
        return InputError.exit_code, f"{error.filename} cannot be used: {error.strerror}."
    if isinstance(error, OSError):
        from reader.cli.output import UNWRITTEN

        what = UNWRITTEN if is_output_full else "Standard output, or a file of the annotations, cannot be used"
        return StoreError.exit_code, f"{what}: {error.strerror}."
    return 1, f"{type(error).__name__}: a defect of the program; add {_DEBUG} to see where it arose."


def _say(sentence: str) -> None:
    from reader.cli.output import complain

    complain(sentence)


def _show_traceback(error: Exception) -> None:
    """The traceback without the values of variables, which may hold what the analyst wrote."""
    import traceback

    if sys.stderr is not None:
        sys.stderr.write("".join(traceback.format_exception(error)))


def _let_go_of_output() -> bool:
    """Write what is left for standard output and forget what it does not take; whether there was such."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget_output()
        return True
    return False


def _forget_output() -> None:
    """Let the interpreter's last flush of standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
