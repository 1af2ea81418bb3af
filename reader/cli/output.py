"""What the commands write: safe on a terminal, unaltered where another program reads it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, TextIO, TypeVar

from reader.errors import StoreError

Item = TypeVar("Item")

UNWRITTEN = "Standard output cannot be written"

_SHORT_WORK = 0.5
"""Seconds that nobody needs to be told of."""

LONG_WORK = 20
"""From so many articles on, work on them shows how far it has come."""


def complain(sentence: str) -> None:
    """Say on standard error, in one line, what went wrong or what must be known."""
    from reader.document.display import display

    # Where nobody hears it the exit code has to say it.
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"reader: {display(' '.join(sentence.split()))}\n")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is at the other end of a standard stream; None stands for one that was closed."""
    return stream is not None and stream.isatty()


def say(text: str) -> None:
    """Write lines to standard output; what could steer a terminal is made visible there."""
    _write(_safe(text) if is_terminal(sys.stdout) else text)


def say_json(value: Any) -> None:
    """Write a JSON value to standard output, in ASCII."""
    from reader.formats.native import laid_out

    _write(f"{laid_out(value)}\n")


def deliver(text: str, output: Path | None, *, kept: Iterable[Path] = ()) -> None:
    """Write what a command made to the file `output`, or to standard output where that is None or `-`.

    Raises:
        StoreError: where the file cannot be written.
        UsageError: where it is a database or one of `kept`, from which it was made.
    """
    if output is None or str(output) == "-":
        say(text)
        return
    from reader.formats.files import write_file

    write_file(output, text, kept=kept)


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows in columns, as wide as a terminal shows them."""
    from wcwidth import wcswidth

    rows = [[_safe_cell(cell) for cell in row] for row in rows]
    widths = [max(max(0, wcswidth(cell)) for cell in column) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (width - max(0, wcswidth(cell))) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def with_progress(items: Sequence[Item]) -> Iterator[Item]:
    """The articles one by one, with a bar on standard error where that is a terminal and they are many."""
    if len(items) < LONG_WORK or not is_terminal(sys.stderr):
        yield from items
        return
    import click

    with click.progressbar(items, label="Reading articles", file=sys.stderr) as bar:
        yield from bar


@contextmanager
def waiting(label: str) -> Iterator[None]:
    """Say on standard error, where that is a terminal, for how long work has been going on: from half a second on."""
    if not is_terminal(sys.stderr):
        yield
        return
    from threading import Event, Thread

    done, begun = Event(), monotonic()

    def tell() -> None:
        while not done.wait(_SHORT_WORK):
            sys.stderr.write(f"\r{_safe(label)}: {monotonic() - begun:.0f} s")
            sys.stderr.flush()

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        if monotonic() - begun > _SHORT_WORK:
            sys.stderr.write("\r\x1b[K")


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoreError(f"{UNWRITTEN}: {error.strerror}.") from error


def _safe(text: str) -> str:
    from reader.document.display import display

    return "\n".join(display(line) for line in text.split("\n"))


def _safe_cell(cell: str) -> str:
    """A cell on one line: a table is for people, wherever it goes."""
    from reader.document.display import display

    return display(" ".join(cell.split()))
