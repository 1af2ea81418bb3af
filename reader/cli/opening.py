"""`reader open`: the one command with a screen. Everything that can be refused is refused before the screen opens."""

import contextlib
import gc
import os
import shutil
import sys
from pathlib import Path

import click

from reader.cli.finding import NamedPath, database_option, folder_articles
from reader.errors import UsageError


@click.command("open")
@click.argument("paths", nargs=-1, type=NamedPath(path_type=Path))
@database_option
@click.option("--annotator", metavar="NAME", help="Who annotates, instead of READER_ANNOTATOR or the login name.")
@click.option("--read-only", is_flag=True, help="Change nothing: make no file, folder or lock.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option("--encoding", metavar="NAME", help="The encoding of the articles, where guessing fails.")
@click.option("--sample", is_flag=True, help="Open the sample articles, copied to a folder of yours.")
def open_command(
    *,
    paths: tuple[Path, ...],
    db: Path | None,
    annotator: str | None,
    read_only: bool,
    no_mouse: bool,
    encoding: str | None,
    sample: bool,
) -> int:
    """Read and annotate articles: several PATHS, or a folder. They may lie apart with --db.

    The first one is shown; `>` and `<` go from one to another, `A` lists them.
    """
    if sample:
        paths = (*paths, *_samples())
    if not paths:
        raise UsageError("There is nothing to open.", todo="Name an article or a folder, or try --sample.")
    gc.disable()
    try:
        return _open(paths, db, annotator, encoding, read_only=read_only, mouse=not no_mouse)
    finally:
        gc.enable()


def _open(
    paths: tuple[Path, ...],
    db: Path | None,
    annotator: str | None,
    encoding: str | None,
    *,
    read_only: bool,
    mouse: bool,
) -> int:
    """Read and draw; nothing of what is imported and read for the first frame is garbage, so none is looked for."""
    from reader.cli.finding import annotator_name, articles_in, database_of
    from reader.cli.output import complain, waiting
    from reader.session.sitting import sit_down, stand_up
    from reader.settings import OpenRequest, load_settings
    from reader.store.guard import is_of_database

    articles = articles_in(paths)
    for path in articles:
        if is_of_database(path.resolve()):
            raise UsageError(f"{path} keeps annotations, and is no article.", todo="Name the article itself.")
    request = OpenRequest(
        paths=articles,
        db=database_of(articles, db),
        annotator=annotator_name(annotator),
        read_only=read_only,
        mouse=mouse,
        encoding=encoding,
        settings=load_settings(articles[0].absolute().parent),
    )
    _need_terminal(articles[0], encoding)
    with waiting(f"reading {articles[0].name}"):
        session = sit_down(request)
    try:
        from reader.tui.app import run_reader

        return run_reader(session, mouse=request.mouse)
    finally:
        farewell = stand_up(session)
        # Where the terminal is gone nobody can be told.
        with contextlib.suppress(OSError):
            if farewell:
                complain(farewell)


def _need_terminal(article: Path, encoding: str | None) -> None:
    """Refuse to draw where nobody could see it; what is wrong with the article is said rather than that.

    Raises:
        InputError: where the article cannot be read.
        UsageError: where input or output is no terminal, or it is too small.
    """
    refusal = _refusal_of_terminal()
    if refusal is None:
        return
    from reader.cleaning.sources import read_source

    read_source(article, encoding)
    raise refusal


def _refusal_of_terminal() -> UsageError | None:
    from reader.cli.output import is_terminal

    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        return UsageError("`reader open` needs a terminal to draw on and to hear keys from.")
    if not is_terminal(sys.stderr):
        # Textual draws there.
        return UsageError("`reader open` draws by way of standard error, which goes elsewhere.", todo="Leave it alone.")
    from reader.session.view import LEAST_COLUMNS, LEAST_ROWS

    columns, rows = os.get_terminal_size()
    is_known = columns > 0 and rows > 0
    if is_known and (columns < LEAST_COLUMNS or rows < LEAST_ROWS):
        need = f"{LEAST_COLUMNS} columns and {LEAST_ROWS} rows"
        return UsageError(
            f"This terminal has {columns} columns and {rows} rows; {need} are needed.", todo="Enlarge it."
        )
    return None


_SAMPLES = frozenset({".txt", ".md"})
"""How the names of samples end; who opens one where it comes from has annotations beside it."""


def _samples() -> list[Path]:
    """The sample articles, in the user's data folder, where annotations can be kept beside them.

    Raises:
        UsageError: where they cannot be put there.
    """
    import platformdirs

    from reader.cli.output import complain
    from reader.resources import samples_dir

    folder = platformdirs.user_data_path("reader") / "samples"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        samples = sorted(path for path in samples_dir().iterdir() if path.suffix in _SAMPLES)
        missing = [path for path in samples if not (folder / path.name).exists()]
        for path in missing:
            shutil.copyfile(path, folder / path.name)
    except OSError as error:
        raise UsageError(f"The samples cannot be copied to {folder}: {error.strerror}.") from None
    if missing:
        complain(f"the sample articles were copied to {folder}")
    return folder_articles(folder)
