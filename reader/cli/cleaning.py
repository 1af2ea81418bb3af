"""`reader clean`: an article as it was written, without annotations and without a database."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import NamedPath

if TYPE_CHECKING:
    from reader.cleaning.sources import Source
    from reader.document.article import Article
    from reader.document.blocks import Block


@click.command("clean")
@click.argument("path", type=NamedPath(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--from",
    "marked_up",
    type=click.Choice(["text", "markdown", "html"]),
    help="How the file is marked up, where neither its name nor its beginning says so.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of the file, where guessing fails.")
@click.option("--explain", is_flag=True, help="Say for each block which rule decided what it is.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write, instead of standard output.")
def clean_command(
    path: Path, *, format_name: str, marked_up: str | None, encoding: str | None, explain: bool, output: Path | None
) -> None:
    """Write an article cleaned. Paragraphs are whole, what is not the article is left out; PATH - is standard input."""
    from reader.cleaning import clean_text
    from reader.cleaning.explain import explain as explained
    from reader.cli.output import deliver
    from reader.document.display import display
    from reader.errors import InputError
    from reader.formats import text

    source = _source(path, encoding)
    if source.guessed:
        click.echo(f"{display(str(path))}: read as {source.encoding} (guessed; --encoding overrides)", err=True)
    article = clean_text(source.text, marked_up or source.format)
    if not article.blocks:
        raise InputError(f"{path} holds no text.", todo="Is it the right file?")
    if format_name == "json":
        made = _json(article, source, path, explain=explain)
    elif explain:
        made = "".join(f"{line}\n" for line in explained(article))
    else:
        made = text.markdown(article) if format_name == "markdown" else text.plain(article)
    deliver(made, output, kept=[_STDIN if str(path) == "-" else path])


_STDIN = Path("/dev/stdin")
"""What standard input comes from, where that is a file."""


def _source(path: Path, encoding: str | None) -> "Source":
    from reader.cleaning.sources import decode, read_source

    if str(path) != "-":
        return read_source(path, encoding)
    return decode(sys.stdin.buffer.read() if sys.stdin else b"", encoding)


def _json(article: "Article", source: "Source", path: Path, *, explain: bool) -> str:
    from reader.formats.native import cleaned_value, laid_out

    named = None if str(path) == "-" else path.as_posix()
    value = cleaned_value(article, source.text, path=named, sha256=source.sha256, encoding=source.encoding)
    if explain:
        for entry, block in zip(value["blocks"], article.blocks, strict=True):
            entry["reason"] = _reason(block)
    return laid_out(value) + "\n"


def _reason(block: "Block") -> dict[str, Any] | None:
    if block.reason is None:
        return None
    rule, score, runner_up = block.reason
    return {"rule": rule, "score": round(score, 3), "runner_up": runner_up and runner_up.value}
