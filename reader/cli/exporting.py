"""`reader export`: the annotations, for the next tool."""

from pathlib import Path

import click

from reader.cli.finding import database_option, paths_argument


@click.command("export")
@paths_argument
@database_option
@click.option("--format", "format_name", metavar="NAME", help="One of those that `reader formats` lists.")
@click.option(
    "--offsets",
    type=click.Choice(["codepoint", "utf16", "utf8"]),
    default="codepoint",
    show_default=True,
    help="What offsets count.",
)
@click.option("--no-blocks", is_flag=True, help="Leave the text of the articles out.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write, instead of standard output.")
def export_command(
    *,
    paths: tuple[Path, ...],
    db: Path | None,
    format_name: str | None,
    offsets: str,
    no_blocks: bool,
    output: Path | None,
) -> None:
    """Write the annotations for another tool. Without PATHS, those of all articles of the database."""
    from reader.cli.gathering import collect, works
    from reader.cli.output import deliver
    from reader.formats import FORMATS
    from reader.formats.work import OffsetUnit, Options
    from reader.session.clock import utc_now

    name = format_name or next(iter(FORMATS))
    if name not in FORMATS:
        raise click.BadParameter(f"“{name}” is none of {', '.join(FORMATS)}.", param_hint="--format")
    collection = collect(paths, db)
    options = Options(tags=collection.settings.tags, exported=utc_now(), unit=OffsetUnit(offsets), blocks=not no_blocks)
    known = [collection.database.parent / record.path for record in collection.store.articles()]
    kept = [collection.database, *collection.paths, *known]
    deliver(FORMATS[name].write(works(collection), options), output, kept=kept)
