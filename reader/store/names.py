"""Names: where a database lies, what its articles are called, and the files in its folder of journals."""

import os
import uuid
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from reader.document.patterns import regex
from reader.errors import UsageError

_BASE_NAME = "annotations.json"
ARCHIVE = "archive"
_SPELT_OUT = regex(r"\\u(dc[89a-f][0-9a-f])")
_ARTICLES = uuid.UUID("b7a5d9e6-6d2f-5f0b-9a53-6c1b0e4c2f11")


def locate(article: Path, db: Path | None, environ: Mapping[str, str]) -> Path:
    """The database of an article: `db`, else `READER_DB`, else `annotations.json` beside the article.

    Where that is a link, it is what the link leads to, since a fold puts a new file in its place.

    Args:
        article: the article's file, or the folder of articles.
        db: what `--db` says, or None.
        environ: the environment.

    Raises:
        UsageError: where the one that is named begins with the home folder of a user who is unknown.
    """
    named = db or environ.get("READER_DB")
    folder = article if article.is_dir() else article.parent
    path = expanded(Path(named)) if named else folder / _BASE_NAME
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def expanded(path: Path) -> Path:
    """A path that a person has written, with the home folder in place of `~`.

    Raises:
        UsageError: where nobody knows whose home folder that is.
    """
    try:
        return path.expanduser()
    except RuntimeError:
        what = f"{path} cannot be found: the home folder of “{path.parts[0]}” is unknown."
        raise UsageError(what, todo="Write its name out.") from None


def relative_path(article: Path, db: Path) -> str:
    """How `articles` names a file: relative to the database's folder, with `/`; absolute where it lies outside.

    Bytes of a name that are no UTF-8, which Python holds as lone surrogates, are spelt out: JSON could not keep them.
    """
    absolute = Path(os.path.abspath(article))  # noqa: PTH100 - resolve() would follow links
    folder = Path(os.path.abspath(db)).parent  # noqa: PTH100 - resolve() would follow links
    named = absolute.relative_to(folder) if absolute.is_relative_to(folder) else absolute
    return named.as_posix().encode("utf-8", "backslashreplace").decode()


def is_there(folder: Path, named: str) -> bool:
    """Whether the file that `articles` names so is there.

    Args:
        folder: the database's.
        named: as `relative_path` gives it.
    """
    spelt_out = _SPELT_OUT.sub(lambda found: chr(int(found[1], 16)), named)
    # Path.exists() minds names that are too long, as another program may have written one.
    return any(os.path.exists(folder / name) for name in (named, spelt_out))  # noqa: PTH110 - see above


def article_id(path: str, sha256: str) -> str:
    """The UUID of an article: uuid5 of its path in the database and the SHA-256 of its bytes when first opened."""
    return str(uuid.uuid5(_ARTICLES, f"{path}\n{sha256}"))


def new_id() -> str:
    """A new random UUID, for a record or a change."""
    return str(uuid.uuid4())


class Layout(Struct, frozen=True):
    """The files of one database.

    Attributes:
        base: the TinyDB file.
    """

    base: Path

    @property
    def folder(self) -> Path:
        """Where journals, archives, backups and locks live."""
        return self.base.with_name(f"{self.base.name}.d")

    @property
    def archives(self) -> Path:
        """Where journals go that were folded and whose writer is gone."""
        return self.folder / ARCHIVE

    @property
    def backups(self) -> Path:
        """Where former versions of the base are kept."""
        return self.folder / "backups"

    @property
    def aside(self) -> Path:
        """Where what could not be read is kept."""
        return self.folder / "aside"

    @property
    def index(self) -> Path:
        """Where each annotation stands in the base; made anew where it is missing or wrong."""
        return self.folder / "index"

    @property
    def fold_lock(self) -> Path:
        """The file that is locked while a fold runs. It is never deleted, since a lock is on a file, not on a name."""
        return self.folder / "fold.lock"
