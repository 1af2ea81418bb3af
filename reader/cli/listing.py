"""`reader list` and `reader stats`: how far the work is, and what it found."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import database_option, json_option, paths_argument

if TYPE_CHECKING:
    from reader.formats.work import ArticleWork


@click.command("list")
@paths_argument
@database_option
@json_option
def list_command(paths: tuple[Path, ...], db: Path | None, as_json: bool) -> None:
    """Show the articles and how far each is."""
    from reader.cli.gathering import collect, works
    from reader.cli.output import say, say_json, table

    entries = [_entry(work) for work in works(collect(paths, db))]
    if as_json:
        say_json(entries)
        return
    rows = [
        (entry["state"], _share(entry["sentences"]), str(entry["annotations"]), entry["path"], entry["title"] or "")
        for entry in entries
    ]
    say(table([("STATE", "READ", "TAGGED", "FILE", "TITLE"), *rows]))


def _entry(work: "ArticleWork") -> dict[str, Any]:
    from reader.formats.passages import Passages

    record = work.record
    tagged = chain.from_iterable(work.places.values())
    return {
        "path": record.path,
        "title": work.article.title if work.article else record.title,
        "date": work.article.date if work.article else record.date,
        "state": record.state.value,
        "sentences": Passages(work.article).counts(work.read, tagged) if work.article else None,
        "annotations": len(work.annotations),
    }


def _share(sentences: dict[str, int] | None) -> str:
    return f"{sentences['read']}/{sentences['total']}" if sentences else "-"


@click.command("stats")
@paths_argument
@database_option
@json_option
def stats_command(paths: tuple[Path, ...], db: Path | None, as_json: bool) -> None:
    """Count the annotations by tag, speaker and annotator."""
    from reader.cli.gathering import collect, stored_works
    from reader.cli.output import say, say_json, table

    counts = _counts(stored_works(collect(paths, db)))
    if as_json:
        say_json(counts)
        return
    say(table([(name, str(counts[name])) for name in ("articles", "annotations", "links")]))
    for heading in ("tags", "speakers", "annotators"):
        if counts[heading]:
            say(f"\n{heading.upper()}\n" + table([(str(count), name) for name, count in counts[heading].items()]))


def _counts(works: "Sequence[ArticleWork]") -> dict[str, Any]:
    annotations = [one for work in works for one in work.annotations]
    counted = {
        "tags": Counter(one.tag for one in annotations),
        "speakers": Counter(one.speaker for one in annotations if one.speaker),
        "annotators": Counter(one.annotator for one in annotations),
    }
    return {
        "articles": len(works),
        "annotations": len(annotations),
        "links": sum(len(work.tied) for work in works),
        **{name: dict(counter.most_common()) for name, counter in counted.items()},
    }
