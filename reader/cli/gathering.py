"""Articles with what was said of them, read from a database and their files without changing either."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.structs import replace

from reader.annotations.model import ArticleRecord, Progress
from reader.cleaning.sources import read_source, sha256_of
from reader.cli.finding import database_of, folder_articles, present_annotator
from reader.cli.output import complain, with_progress
from reader.errors import InputError, UsageError
from reader.formats.work import ArticleWork
from reader.session.correcting import with_corrections
from reader.session.opening import Place, open_article
from reader.settings import Settings, load_settings
from reader.store import open_store, relative_path
from reader.store.base import Store


class Collection(NamedTuple):
    """A database that was opened for reading, and the articles that are meant.

    Attributes:
        store: what is kept.
        database: its file.
        paths: the files of the articles, by name; some may be gone.
        records: what is kept of them, by their paths in the database.
        settings: in force for them.
    """

    store: Store
    database: Path
    paths: tuple[Path, ...]
    records: Mapping[str, ArticleRecord]
    settings: Settings


def collect(paths: Sequence[Path], db: Path | None) -> Collection:
    """The articles that are named; without any, all of the database and of its folder. Closed when the command ends.

    Raises:
        InputError: where there is neither a database nor an article.
        StoreError: where the database cannot be read.
        UsageError: where the settings hold a mistake, or several databases are meant.
    """
    database = database_of(paths, db)
    store = open_store(database, read_only=True)
    click.get_current_context().call_on_close(store.close)
    for notice in store.notices:
        complain(notice)
    files = [path for path in paths if not path.is_dir()]
    folders = [path for path in paths if path.is_dir()] or ([] if files else [database.parent])
    found = [*files, *(path for folder in folders for path in folder_articles(folder))]
    absolute: dict[str, Path] = {}
    for path in found:
        absolute.setdefault(relative_path(path, database), path.absolute())
    records = _records_of(absolute, store)
    met = {record.id for record in records.values()}
    for record in store.articles():
        if record.id not in met and (folders or record.path in absolute):
            path = database.parent / record.path
            records.setdefault(record.path, record)
            absolute.setdefault(relative_path(path, database), path.absolute())
    if not absolute:
        raise InputError(f"There is no article in {database.parent}.", todo="Name articles, a folder or --db FILE.")
    first = next(iter(absolute.values()))
    return Collection(store, database, tuple(absolute.values()), records, load_settings(first.parent))


def _records_of(files: Mapping[str, Path], store: Store) -> dict[str, ArticleRecord]:
    """What is kept of those files that are there, under the names that they have now."""

    def content(named: str) -> str:
        try:
            return sha256_of(files[named])
        except InputError:
            return ""  # It is told of where the file is read.

    # Path.exists() minds names that are too long.
    there = [named for named, path in files.items() if os.path.exists(path)]  # noqa: PTH110
    return {named: replace(record, path=named) for named, record in store.find_articles(there, content).items()}


def works(collection: Collection) -> list[ArticleWork]:
    """The articles one by one. One that cannot be read is told of, and given as the database has it if it has it.

    Raises:
        InputError: where not one can be given.
        UsageError: where that is since libraries are missing.
    """
    found: list[ArticleWork] = []
    problem: InputError | UsageError | None = None
    for path in with_progress(collection.paths):
        try:
            found.append(_read_work(collection, path))
        except (InputError, UsageError) as error:
            problem = problem or error
            record = _find_record(collection, path)
            sentence = str(error) if isinstance(error, InputError) else f"{path}: {error}"
            if record is not None:
                complain(f"{sentence} Its annotations are given as they were stored.")
                found.append(_stored(collection, record))
            elif problem is not error or len(collection.paths) > 1:
                complain(sentence)
    if problem is not None and not found:
        raise problem
    return found


def _read_work(collection: Collection, path: Path) -> ArticleWork:
    """An article as it is now, its annotations found again where the file has changed.

    Raises:
        InputError: where the file cannot be read, or holds no text.
    """
    place = Place(path, collection.database, present_annotator())
    opened = open_article(place, collection.store, find=lambda named, _: collection.records.get(named))
    record, article = opened.record, opened.article
    for grown in opened.growth.articles if opened.growth else ():
        article = grown
    source = read_source(path, record.encoding)
    if source.sha256 != record.sha256:
        raise InputError(f"{path} is being written while it is read.", todo="Try again in a moment.")
    corrections = collection.store.corrections(record.id) if opened.corrections is None else opened.corrections
    return ArticleWork(
        record=record,
        source=source.text,
        article=with_corrections(article, corrections),
        annotations=collection.store.annotations(record.id) if opened.found is None else opened.found,
        links=collection.store.links(record.id),
        progress=_progress(collection.store, record),
    )


def stored_works(collection: Collection) -> list[ArticleWork]:
    """The articles as the database has them; no file is read."""
    found = [_find_record(collection, path) for path in collection.paths]
    return [_stored(collection, record) for record in found if record is not None]


def _find_record(collection: Collection, path: Path) -> ArticleRecord | None:
    """What is kept of the article that has or had this path."""
    return collection.records.get(relative_path(path, collection.database))


def _stored(collection: Collection, record: ArticleRecord) -> ArticleWork:
    store = collection.store
    return ArticleWork(
        record=record,
        source=None,
        article=None,
        annotations=store.annotations(record.id),
        links=store.links(record.id),
        progress=_progress(store, record),
    )


def _progress(store: Store, record: ArticleRecord) -> list[Progress]:
    names = {record.annotator, present_annotator(), *(one.annotator for one in store.annotations(record.id))}
    found = (store.progress(record.id, name) for name in sorted(names))
    return [progress for progress in found if progress is not None]
