"""`reader log`, `fold`, `backups` and `recover`: the store's own doings, by hand."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import database_option, folder_argument, json_option, paths_argument
from reader.errors import InputError, StoreError, UsageError

if TYPE_CHECKING:
    from reader.annotations.changes import Change
    from reader.cli.gathering import Collection
    from reader.store.names import Layout

PATIENCE = 5.0
"""Seconds to wait for another process that is folding."""


@click.command("log")
@paths_argument
@database_option
@json_option
def log_command(paths: tuple[Path, ...], db: Path | None, as_json: bool) -> None:
    """Show who did what, and when, oldest first."""
    from reader.cli.gathering import collect
    from reader.cli.output import say, say_json, table

    collection = collect(paths, db)
    with disk_trouble(collection.database):
        entries = [*_entries(collection)][::-1]
    entries.sort(key=lambda entry: entry["time"])
    if as_json:
        say_json(entries)
        return
    rows = [(entry["time"], entry["annotator"], _act(entry), entry["path"], entry["about"] or "") for entry in entries]
    say(table([("TIME", "WHO", "WHAT", "FILE", "WORDS"), *rows]))


@click.command("fold")
@folder_argument
@database_option
@click.option("--prune", is_flag=True, help="Then delete the archived journals that no backup needs any more.")
def fold_command(folder: Path, db: Path | None, prune: bool) -> None:
    """Write the journals into the database. It is that of FOLDER, or --db."""
    from reader.cli.output import say
    from reader.store import recovery

    layout = _layout(folder, db)
    with disk_trouble(layout.base):
        _fold(layout, rebuild=False)
        for path in recovery.prune(layout.base) if prune else ():
            say(f"{path} was deleted.\n")


@click.command("backups")
@folder_argument
@database_option
@json_option
def backups_command(folder: Path, db: Path | None, as_json: bool) -> None:
    """Show the former versions of the database. The newest comes first."""
    from reader.cli.output import say, say_json, table
    from reader.store.backups import backups
    from reader.store.condition import Condition, condition_of

    layout = _layout(folder, db)
    found = []
    with disk_trouble(layout.base):
        for backup in backups(layout):
            # One that a fold deletes meanwhile is no backup any more.
            with suppress(FileNotFoundError):
                found.append((backup, condition_of(backup.path).condition))
    if as_json:
        say_json(
            [
                {
                    "path": str(one.path),
                    "time": one.time.isoformat(),
                    "size": one.size,
                    "state": state.value,
                    "sound": state is Condition.SOUND,
                }
                for one, state in found
            ]
        )
        return
    rows = [(f"{one.time:%Y-%m-%d %H:%M:%S}", str(one.size), state.value, str(one.path)) for one, state in found]
    say(table([("TIME (UTC)", "BYTES", "STATE", "FILE"), *rows]))


@click.command("recover")
@folder_argument
@database_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The new file; else one beside the database, with “.recovered” in its name.",
)
@click.option("--in-place", is_flag=True, help="Rebuild the database itself; what is damaged of it is kept.")
@click.option("--take", type=click.Path(path_type=Path), help="First take in changes that were saved to another file.")
def recover_command(folder: Path, db: Path | None, output: Path | None, in_place: bool, take: Path | None) -> None:
    """Rebuild a damaged database. A new file is made of all that base, backups, archives and journals hold."""
    from reader.cli.output import say, table
    from reader.store import recovery

    if in_place and output is not None:
        raise UsageError("--in-place makes no new file, and --output names one.", todo="Leave one of them out.")
    if str(output) == "-":
        raise UsageError("A database is a file, and cannot go to standard output.", todo="Name a file.")
    layout = _layout(folder, db, needed=take is None)
    with disk_trouble(layout.base):
        if take is not None:
            say(f"{take}: changes taken in: {recovery.bring_back(layout, take)}\n")
        if in_place:
            _fold(layout, rebuild=True)
            return
        made = recovery.recover(layout.base, output or layout.base.with_suffix(f".recovered{layout.base.suffix}"))
    say(table([(piece.kind, piece.problem or piece.holds, str(piece.path)) for piece in made.pieces]))
    for notice in made.notices:
        say(f"{notice}\n")
    counts = ", ".join(f"{count} {name}" for name, count in made.counts.items() if count)
    say(f"{made.path} was made: {counts or 'only tables of another program were found'}. {layout.base} is as it was.\n")


def _layout(folder: Path, db: Path | None, *, needed: bool = True) -> "Layout":
    """The files of the database that is meant.

    Raises:
        InputError: where there is none and one is `needed`.
    """
    from reader.cli.finding import database_of
    from reader.store.names import Layout

    layout = Layout(database_of([folder], db))
    if needed and not layout.base.exists() and not layout.folder.exists():
        raise InputError(f"There are no annotations at {layout.base}.", todo="Name a folder, or --db FILE.")
    return layout


@contextmanager
def disk_trouble(database: Path) -> Iterator[None]:
    """Say plainly what the disk refuses.

    Raises:
        StoreError: where a file cannot be read or written; the database is as it was.
    """
    try:
        yield
    except OSError as error:
        what = error.filename or database
        raise StoreError(f"{what}: {error.strerror}. {database} is as it was.") from error


def _fold(layout: "Layout", *, rebuild: bool) -> None:
    """Fold, and say what was done.

    Raises:
        StoreError: where the database is damaged, or another process is at it; it is as it was.
        OSError: where a file cannot be written; it is as it was.
    """
    from reader.cli.output import say
    from reader.store.fold import Means, fold

    report = fold(layout, Means(), wait=PATIENCE, rebuild=rebuild)
    if report is None:
        raise StoreError(f"Another reader is folding {layout.base}.", todo="Try again in a moment.")
    for notice in report.notices:
        say(f"{notice}\n")
    say(f"{layout.base}: changes taken in: {report.changes}, journals archived: {len(report.retired)}\n")
    if report.backup:
        say(f"Its former version is kept as {report.backup}.\n")


def _entries(collection: "Collection") -> Iterator[dict[str, Any]]:
    """What `log` says of each change that was made to these articles, newest first."""
    paths = {record.id: record.path for record in collection.records.values()}
    for change in collection.store.history(paths):
        yield {
            "id": change.id,
            "time": change.time,
            "annotator": change.annotator,
            "act": change.act,
            "path": paths[change.article],
            "about": _about(change),
            "records": [edit.record.id for edit in change.edits],
            "undoes": change.undoes,
            "redoes": change.redoes,
        }


def _about(change: "Change") -> str | None:
    """The words of the annotation, or of the block, that a change is about, or None."""
    from reader.annotations.model import Annotation, Correction

    records = [edit.record for edit in change.edits]
    quotes = (record.quote for record in records if isinstance(record, Annotation))
    corrections = (record for record in records if isinstance(record, Correction))
    words = (": ".join(filter(None, (one.value, *(quote.exact for quote in one.quotes[:1])))) for one in corrections)
    return next(quotes, None) or next(words, None)


def _act(entry: dict[str, Any]) -> str:
    if entry["undoes"]:
        return f"undo {entry['act']}"
    return f"redo {entry['act']}" if entry["redoes"] else str(entry["act"])
