"""Export from the screen: the open article's annotations as JSON, beside the database."""

from pathlib import Path

from reader.annotations.tagsets import TagSet
from reader.cleaning.sources import read_source
from reader.formats import FORMATS
from reader.formats.files import write_file
from reader.formats.work import ArticleWork, Options
from reader.session.desk import Desk
from reader.session.opening import Place


def export_path(place: Place, suffix: str) -> Path:
    """Where an export of the open article goes: beside the database, under the article's name."""
    return place.database.with_name(f"{place.path.stem}.annotations{suffix}")


def export_article(desk: Desk, place: Place, tags: TagSet) -> Path:
    """Write the annotations of the open article beside the database; where they were written.

    Raises:
        StoreError: where the file cannot be written.
        InputError: where the article's file cannot be read any more.
    """
    chosen = next(iter(FORMATS.values()))
    path = export_path(place, chosen.suffix)
    store, article_id = desk.store, desk.record.id
    progress = store.progress(article_id, desk.annotator)
    work = ArticleWork(
        record=desk.record,
        source=read_source(place.path, desk.record.encoding).text,
        article=desk.article,
        annotations=[one for row in range(desk.count) if (one := desk.annotation(desk.id_at(row)))],
        links=store.links(article_id),
        progress=[progress] if progress else [],
    )
    write_file(path, chosen.write([work], Options(tags=tags, exported=place.clock.now())))
    return path
