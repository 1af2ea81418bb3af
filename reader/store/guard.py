"""Which files are a database's, so that no export is written over them."""

import os
from pathlib import Path

from reader.store import base_file
from reader.store.disk import opened
from reader.store.journals import paths_in
from reader.store.names import Layout

_FOLDER = ".d"
"""What the name of a database's folder ends in."""


def is_of_database(path: Path) -> bool:
    """Whether a file is a database, or lies in the folder of one; links in `path` must have been followed."""
    return _is_folder(Path(f"{path}{_FOLDER}")) or any(map(_is_folder, path.parents)) or _is_base(path)


def _is_folder(folder: Path) -> bool:
    """Whether a folder holds a database's journals and backups."""
    # Path.is_dir() minds names that are too long.
    if folder.suffix != _FOLDER or not os.path.isdir(folder):  # noqa: PTH112
        return False
    layout = Layout(folder.with_suffix(""))
    return layout.fold_lock.exists() or layout.archives.exists() or bool(paths_in(folder))


def _is_base(path: Path) -> bool:
    """Whether a file was written as a base; one of another program is known only by who uses it."""
    if not path.is_file():
        return False
    try:
        with opened(path) as file:
            return base_file.ending(file) is not None
    except OSError:
        return False
