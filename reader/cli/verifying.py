"""`reader verify`: whether every annotation still says what its source says."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import database_option, json_option, paths_argument

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.cli.gathering import Collection
    from reader.formats.work import ArticleWork

_LOOSE = "a link whose other end was removed; exports leave it out until that is there again"


@click.command("verify")
@paths_argument
@database_option
@json_option
def verify_command(paths: tuple[Path, ...], db: Path | None, as_json: bool) -> int:
    """Hold every quote against its source. The store's files are checked too; the exit code is 1 where one fails."""
    from reader.cli.gathering import collect, works
    from reader.cli.output import say, say_json
    from reader.cli.storing import disk_trouble
    from reader.store.recovery import verify_store

    collection = collect(paths, db)
    with disk_trouble(collection.database):
        broken = [piece for piece in verify_store(collection.database) if piece.problem]
    found = works(collection)
    faults = [fault for work in found for fault in _faults(work)]
    loose = [link for work in found for link in _loose_links(work)]
    proved = sum(len(work.annotations) for work in found) - len(faults)
    faults += _unseen(collection)
    if as_json:
        files = [{"path": str(piece.path), "kind": piece.kind, "problem": piece.problem} for piece in broken]
        say_json({"articles": len(found), "proved": proved, "failed": faults, "loose_links": loose, "damaged": files})
    else:
        for fault in faults:
            say(f"{fault['path']}: {fault['tag']} “{fault['quote']}”: {fault['problem']}\n")
        for link in loose:
            say(f"{link['path']}: {link['type']}: {_LOOSE}\n")
        for piece in broken:
            say(f"{piece.path}: {piece.problem}\n")
        say(f"articles: {len(found)}, annotations proved: {proved}, failed: {len(faults)}\n")
    return 1 if faults or broken else 0


def _faults(work: "ArticleWork") -> Iterator[dict[str, Any]]:
    for one in work.annotations:
        problem = _problem(work, one)
        if problem:
            yield _fault(work.record.path, one, problem)


def _fault(path: str, annotation: "Annotation", problem: str) -> dict[str, Any]:
    quote = " ".join(annotation.quote.split())
    return {"path": path, "id": annotation.id, "tag": annotation.tag, "quote": quote, "problem": problem}


def _unseen(collection: "Collection") -> Iterator[dict[str, Any]]:
    """The annotations of articles that have the path of another one, as where two computers made it of one file."""
    seen = {record.id for record in collection.records.values()}
    for record in collection.store.articles():
        if record.path in collection.records and record.id not in seen:
            for one in collection.store.annotations(record.id):
                yield _fault(record.path, one, "another article of this name is shown")


def _loose_links(work: "ArticleWork") -> Iterator[dict[str, str]]:
    for one in work.loose:
        yield {"path": work.record.path, "id": one.id, "type": one.type, "from": one.origin, "to": one.target}


def _problem(work: "ArticleWork", annotation: "Annotation") -> str:
    from reader.annotations.anchoring import stands
    from reader.annotations.model import PLACED

    if work.article is None:
        return "its file could not be read"
    if annotation.anchor not in PLACED:
        return f"{annotation.anchor} since the file has changed"
    return "" if stands(work.article, annotation) else "its source does not say so"
