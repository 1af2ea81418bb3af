"""Writing a file so that whoever looks finds the old one or the new one, never half of one."""

import errno
import os
from pathlib import Path

from reader.errors import StoreError


def write_file(path: Path, text: str) -> None:
    r"""Write `text` as UTF-8 in place of what `path` holds; into a device or a pipe directly.

    Lone surrogates, which UTF-8 cannot hold, are written as `\ud800`.

    Raises:
        StoreError: where it cannot be written; what was there is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))  # noqa: TRY301 - the sentence is that of any refusal
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", errors="backslashreplace")
        else:
            _replace(target, text)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}.", todo="Name another place.") from error


def _replace(target: Path, text: str) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
