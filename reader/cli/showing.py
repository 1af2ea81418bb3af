"""`reader show`: one article as it is read, with what was said of it beneath each block."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.finding import NamedPath, database_option, json_option

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.document.article import Article
    from reader.formats.work import ArticleWork

COLUMN = 76
"""Characters of a line."""
_INDENT = "    "


@click.command("show")
@click.argument("path", type=NamedPath(path_type=Path, dir_okay=False))
@database_option
@json_option
def show_command(path: Path, db: Path | None, as_json: bool) -> None:
    """Show one article, its annotations beneath each block."""
    from reader.cli.gathering import collect, works
    from reader.cli.output import say, say_json
    from reader.formats.native import export_value
    from reader.formats.work import Options
    from reader.session.clock import utc_now

    collection = collect([path], db)
    (work,) = works(collection)
    if as_json:
        options = Options(tags=collection.settings.tags, exported=utc_now())
        say_json(export_value([work], options)["articles"][0])
        return
    say(page(work))


def page(work: "ArticleWork") -> str:
    """The shown blocks in lines, each with its annotations; last what has no place in the text."""
    from reader.annotations.model import PLACED

    placed = [one for one in work.annotations if one.anchor in PLACED] if work.article else []
    lost = [one for one in work.annotations if one not in placed]
    parts = _blocks(work.article, placed) if work.article else []
    if lost:
        parts += ["WITHOUT A PLACE IN THE TEXT", "\n".join(f"{_line(one)} ({one.anchor})" for one in lost)]
    return "\n\n".join(parts) + "\n"


def _blocks(article: "Article", annotations: "list[Annotation]") -> list[str]:
    import textwrap

    beneath: dict[int, list[str]] = {}
    for one in annotations:
        place = article.to_text(one.spans)
        if place:
            beneath.setdefault(article.block_at(place[0].start), []).append(_line(one))
    parts = []
    for index, block in enumerate(article.blocks):
        if block.hidden and index not in beneath:
            continue
        text = "\n".join(textwrap.fill(line, COLUMN, break_long_words=False) for line in block.text.split("\n"))
        parts.append("\n".join([text, *beneath.get(index, [])]))
    return parts


def _line(annotation: "Annotation") -> str:
    """An annotation on one line: its tag, its words, who speaks, what was noted."""
    said = [annotation.tag + ("?" if annotation.doubt else ""), f"“{' '.join(annotation.quote.split())}”"]
    said += [f"— {annotation.speaker}"] if annotation.speaker else []
    said += [f"({annotation.certainty})"] if annotation.certainty else []
    said += [f"· {' '.join(annotation.note.split())}"] if annotation.note else []
    return _INDENT + " ".join(said)
