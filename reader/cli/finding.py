"""From the words of a command line to the articles, the database and the annotator that they mean."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from reader.errors import InputError, UsageError

_ANNOTATOR = "READER_ANNOTATOR"
_DATABASE = "READER_DB"


class NamedPath(click.Path):
    """A path that has a name: without one it would be that of the folder where the command runs."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path.

        Raises:
            BadParameter: where its name is empty, or it is not of the kind that is meant.
        """
        if not str(value):
            self.fail("A name is empty.", param, ctx)
        return super().convert(value, param, ctx)


database_option = click.option(
    "--db",
    type=NamedPath(path_type=Path, dir_okay=False),
    envvar=_DATABASE,
    help="The file that keeps the annotations.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, for another program.")


def _existing(_context: click.Context, _parameter: click.Parameter, folder: Path) -> Path:
    if not folder.exists():
        raise InputError(f"There is no folder {folder}.", todo="Check its name.")
    return folder


folder_argument = click.argument("folder", type=NamedPath(path_type=Path), default=Path(), callback=_existing)
paths_argument = click.argument("paths", nargs=-1, type=NamedPath(path_type=Path))


def annotator_name(named: str | None) -> str:
    """Who annotates: the one named, else the one that the environment names, else the login name. Always UTF-8.

    Raises:
        UsageError: where nobody is named and the system does not say who is logged in.
    """
    name = (named or "").strip() or present_annotator()
    if not name:
        raise UsageError("The system does not say who you are.", todo="Name yourself with --annotator.")
    return name.encode("utf-8", "replace").decode()


def present_annotator() -> str:
    """Who sits here, as far as the environment or the system says; else nothing."""
    import getpass

    name = os.environ.get(_ANNOTATOR, "").strip()
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def articles_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The articles that files and folders mean, each once, in order; those of a folder by name.

    Raises:
        InputError: where something is not there, or a folder holds no article.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise InputError(f"There is no file {path}.", todo="Check its name and folder.")
        for one in folder_articles(path, needed=True) if path.is_dir() else [path]:
            found.setdefault(os.path.abspath(one), one)  # noqa: PTH100 - resolve() would follow links
    return tuple(found.values())


def folder_articles(folder: Path, *, needed: bool = False) -> list[Path]:
    """The articles that lie in a folder, by name.

    Raises:
        InputError: where it cannot be read, or holds none and one is `needed`.
    """
    from reader.cleaning.sources import SUFFIXES

    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not _is_aside(path))
    except OSError as error:
        raise InputError(f"The folder {folder} cannot be read: {error.strerror}.") from None
    if needed and not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise InputError(f"The folder {folder} holds no article.", todo=f"Articles are files ending in {kinds}.")
    return found


def _is_aside(path: Path) -> bool:
    """Whether what lies in a folder is no article of it: hidden, about the folder itself, or no file."""
    return path.name.lower().startswith((".", "readme.")) or not path.is_file()


def database_of(paths: Sequence[Path], db: Path | None) -> Path:
    """The database of some articles or folders; of the current folder where none is named.

    Raises:
        UsageError: where they lie in several folders and no database is named.
    """
    from reader.store import locate

    named = [locate(path, db, os.environ).absolute() for path in paths or [Path()]]
    found = {os.path.realpath(path): path for path in reversed(named)}
    if len(found) > 1:
        folders = " and ".join(str(path.parent) for path in sorted(found.values())[:2])
        raise UsageError(f"The articles lie in several folders: {folders}.", todo="Name one database with --db.")
    database = named[0]
    if database.exists() and not (database.is_file() or database.is_dir()):
        raise UsageError(f"{database} is a pipe or a device, and can keep no annotations.", todo="Name a file.")
    return database
