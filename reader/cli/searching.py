"""`reader search`: words in all texts, and in all that was said of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import database_option, json_option, paths_argument

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.formats.work import ArticleWork

_AROUND = 30
"""Characters that are shown on each side of a match."""


@click.command("search")
@click.argument("words")
@paths_argument
@database_option
@json_option
def search_command(words: str, paths: tuple[Path, ...], db: Path | None, as_json: bool) -> None:
    """Find WORDS in articles, quotes, speakers, notes. Capitals count where WORDS has one."""
    from reader.cli.gathering import collect, works
    from reader.cli.output import say, say_json, table

    if not words.strip():
        raise click.BadParameter("there is nothing to search for.", param_hint="WORDS")
    pattern = pattern_of(words)
    hits = [hit for work in works(collect(paths, db)) for hit in _hits(work, pattern)]
    if as_json:
        say_json(hits)
    else:
        say(
            table(
                [
                    (hit["path"], "-" if hit["block"] is None else str(hit["block"]), hit["where"], hit["around"])
                    for hit in hits
                ]
            )
        )


def pattern_of(words: str) -> re.Pattern[str]:
    """What finds `words`: across line breaks, in either case unless they hold a capital."""
    flags = 0 if any(character.isupper() for character in words) else re.IGNORECASE
    return re.compile(r"\s+".join(map(re.escape, words.split())), flags)


def _hits(work: "ArticleWork", pattern: re.Pattern[str]) -> Iterator[dict[str, Any]]:
    path = work.record.path
    for index, block in enumerate(work.article.blocks if work.article else ()):
        for match in pattern.finditer(block.text):
            where = "hidden" if block.hidden else "text"
            yield {"path": path, "block": index, "where": where, "around": _around(match, block.text)}
    for one in work.annotations:
        place = _block(work, one)
        for where, text in ((one.tag, one.quote), ("speaker", one.speaker or ""), ("note", one.note)):
            for match in pattern.finditer(text):
                yield {"path": path, "block": place, "where": where, "around": _around(match, text)}


def _block(work: "ArticleWork", annotation: "Annotation") -> int | None:
    """The index of the block in which an annotation begins, where that is known."""
    place = work.article.to_text(annotation.spans) if work.article else []
    return work.article.block_at(place[0].start) if work.article and place else None


def _around(match: re.Match[str], text: str) -> str:
    start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"
