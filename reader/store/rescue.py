"""Changes that could not be saved where they belong wait elsewhere until their database is next opened."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.errors import StoreError
from reader.store.names import Layout

_PREFIX = "reader-unsaved-"


def rescue_path(database: Path) -> Path:
    """A file, not yet made, in the folder of the user's where changes of a database wait; the folder is made."""
    folder = _folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return _named(folder, database)


def rescue(save_to: Callable[[Path], int], database: Path) -> Path:
    """Keep what cannot be saved where it waits for its database, or else in a new temporary folder; where.

    Everybody may write where temporary files are, so that the file lies in a folder that only the user may look into
    and whose name nobody can know before.

    Args:
        save_to: writes it into a file, and raises StoreError where that is not possible.
        database: where it belongs.

    Raises:
        StoreError: where neither is possible.
    """
    path = rescue_path(database)
    try:
        save_to(path)
    except StoreError:
        with _private_folder() as folder:
            path = _named(folder, database)
            save_to(path)
    return path


def is_waiting(path: Path, database: Path) -> bool:
    """Whether a file will be taken in when its database is next opened."""
    return path.parent == _folder() and path.name.startswith(f"{_PREFIX}{_mark(database)}-")


def take_in(database: Path) -> list[str]:
    """Take in what waits for a database; what to tell the user. What cannot be taken in goes on waiting."""
    told: list[str] = []
    for path in sorted(_folder().glob(f"{_PREFIX}{_mark(database)}-*.jsonl")):
        from reader.store.recovery import bring_back  # noqa: PLC0415 - seldom needed

        try:
            count = bring_back(Layout(database), path)
            path.unlink()
        except (StoreError, OSError) as error:
            told.append(f"changes that could not be saved still wait in {path}: {error}")
        else:
            told.append(f"brought back what could not be saved before: {count} change{'s' * (count != 1)}")
    return told


@contextlib.contextmanager
def _private_folder() -> Iterator[Path]:
    """A new folder among the temporary files that is the user's alone; it goes where nothing can be put into it.

    Raises:
        StoreError: where it cannot be made.
    """
    import tempfile  # noqa: PLC0415 - seldom needed

    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise StoreError(f"No temporary folder can be made: {error.strerror}.") from error
    try:
        yield folder
    except StoreError:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise


def _folder() -> Path:
    import platformdirs  # noqa: PLC0415 - 9 ms that a command without a screen need not pay

    return platformdirs.user_state_path("reader") / "unsaved"


def _named(folder: Path, database: Path) -> Path:
    return folder / f"{_PREFIX}{_mark(database)}-{time.strftime('%Y%m%dT%H%M%S')}-{os.getpid()}.jsonl"


def _mark(database: Path) -> str:
    """A name for a database by the place where it is."""
    return hashlib.sha256(os.fsencode(os.path.realpath(database))).hexdigest()[:12]
