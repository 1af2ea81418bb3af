"""Writing a file so that whoever looks finds the old one or the new one, never half of one."""

import errno
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_IMODE
from uuid import uuid4

from reader.errors import StoreError, UsageError
from reader.store.guard import is_of_database


def write_file(path: Path, text: str, *, kept: Iterable[Path] = ()) -> None:
    r"""Write `text` as UTF-8 in place of what `path` holds; into a device or a pipe directly.

    Lone surrogates, which UTF-8 cannot hold, are written as `\ud800`.

    Args:
        path: the file.
        text: what it is to hold.
        kept: the articles and the database that the text was made from.

    Raises:
        StoreError: where it cannot be written; what was there is untouched.
        UsageError: where it is a database or one of `kept`, which nothing may be written over.
    """
    target = Path(os.path.realpath(path))
    if is_of_database(target):
        raise UsageError(f"{path} keeps annotations, and is not written over.", todo="Name another file.")
    if any(_is_same(target, one) for one in kept):
        raise UsageError(f"{path} is what this is made from, and is not written over.", todo="Name another file.")
    try:
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))  # noqa: TRY301 - the sentence is that of any refusal
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", errors="backslashreplace")
        else:
            _replace(target, text)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}.", todo="Name another place.") from error


def is_taken(path: Path, is_own: Callable[[bytes], bool]) -> bool:
    """Whether something has this name that is not to be written over: all but a file whose bytes are one's own."""
    try:
        return os.path.lexists(path) and not (path.is_file() and is_own(path.read_bytes()))
    except OSError:
        return True


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _replace(target: Path, text: str) -> None:
    # No name of another's, and none that is longer than the target's may be.
    draft = target.with_name(f".{uuid4().hex[:11]}")
    with draft.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
            if target.exists():
                os.fchmod(file.fileno(), S_IMODE(target.stat().st_mode))
            os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
