"""`reader log`, `fold`, `backups` and `recover`: the store's own doings, by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import database_option, folder_argument, json_option, paths_argument
from reader.errors import InputError, StoreError

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

    entries = sorted(_entries(collect(paths, db)), key=lambda entry: entry["time"])
    if as_json:
        say_json(entries)
        return
    rows = [(entry["time"], entry["annotator"], _act(entry), entry["path"], entry["about"] or "") for entry in entries]
    say(table([("TIME", "WHO", "WHAT", "FILE", "WORDS"), *rows]))


@click.command("fold")
@folder_argument
@database_option
def fold_command(folder: Path, db: Path | None) -> None:
    """Write the journals into the database. It is that of FOLDER, or --db."""
    _fold(_layout(folder, db), rebuild=False)


@click.command("backups")
@folder_argument
@database_option
@json_option
def backups_command(folder: Path, db: Path | None, as_json: bool) -> None:
    """Show the former versions of the database. The newest comes first."""
    from reader.cli.output import say, say_json, table
    from reader.store.backups import backups

    found = [(backup, backup.is_sound()) for backup in backups(_layout(folder, db))]
    if as_json:
        say_json(
            [
                {"path": str(one.path), "time": one.time.isoformat(), "size": one.size, "sound": sound}
                for one, sound in found
            ]
        )
        return
    rows = [
        (f"{one.time:%Y-%m-%d %H:%M:%S}", str(one.size), "sound" if sound else "damaged", str(one.path))
        for one, sound in found
    ]
    say(table([("TIME (UTC)", "BYTES", "STATE", "FILE"), *rows]))


@click.command("recover")
@folder_argument
@database_option
def recover_command(folder: Path, db: Path | None) -> None:
    """Rebuild a damaged database. It is made of backups, archives and journals; the damaged file is kept."""
    _fold(_layout(folder, db), rebuild=True)


def _layout(folder: Path, db: Path | None) -> "Layout":
    """The files of the database that is meant.

    Raises:
        InputError: where there is none.
    """
    from reader.cli.finding import database_of
    from reader.store.names import Layout

    layout = Layout(database_of([folder], db))
    if not layout.base.exists() and not layout.folder.exists():
        raise InputError(f"There are no annotations at {layout.base}.", todo="Name a folder, or --db FILE.")
    return layout


def _fold(layout: "Layout", *, rebuild: bool) -> None:
    """Fold, and say what was done.

    Raises:
        StoreError: where that cannot be done; the database is as it was.
    """
    from reader.cli.output import say
    from reader.store.fold import Means, fold

    try:
        report = fold(layout, Means(), wait=PATIENCE, rebuild=rebuild)
    except OSError as error:
        raise StoreError(f"{layout.base} cannot be written: {error.strerror}. It is as it was.") from error
    if report is None:
        raise StoreError(f"Another reader is folding {layout.base}.", todo="Try again in a moment.")
    for notice in report.notices:
        say(f"{notice}\n")
    say(f"{layout.base}: changes taken in: {report.changes}, journals archived: {len(report.retired)}\n")
    if report.backup:
        say(f"Its former version is kept as {report.backup}.\n")


def _entries(collection: "Collection") -> Iterator[dict[str, Any]]:
    from reader.cli.gathering import stored_works

    for work in stored_works(collection):
        for change in collection.store.changes(work.record.id):
            yield {
                "id": change.id,
                "time": change.time,
                "annotator": change.annotator,
                "act": change.act,
                "path": work.record.path,
                "about": _about(change),
                "records": [edit.record.id for edit in change.edits],
                "undoes": change.undoes,
                "redoes": change.redoes,
            }


def _about(change: "Change") -> str | None:
    """The words of the annotation that a change is about, or None."""
    from reader.annotations.model import Annotation

    records = (edit.record for edit in change.edits)
    return next((record.quote for record in records if isinstance(record, Annotation)), None)


def _act(entry: dict[str, Any]) -> str:
    if entry["undoes"]:
        return f"undo {entry['act']}"
    return f"redo {entry['act']}" if entry["redoes"] else str(entry["act"])
