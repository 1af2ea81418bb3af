"""`reader log`: the store's trail of what was done."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import database_option, json_option, paths_argument

if TYPE_CHECKING:
    from reader.annotations.changes import Change
    from reader.cli.gathering import Collection


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
    return next((edit.record.quote for edit in change.edits if hasattr(edit.record, "quote")), None)


def _act(entry: dict[str, Any]) -> str:
    if entry["undoes"]:
        return f"undo {entry['act']}"
    return f"redo {entry['act']}" if entry["redoes"] else str(entry["act"])
