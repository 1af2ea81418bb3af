"""Export from the screen: the open article's annotations as JSON, beside the database."""

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from threading import Thread

from reader.annotations.model import Annotation, ArticleRecord, Link, Progress
from reader.annotations.tagsets import TagSet
from reader.collecting import uncollected
from reader.document.article import Article
from reader.errors import StoreError
from reader.formats import FORMATS, Format
from reader.formats.files import is_taken, write_file
from reader.formats.work import ArticleWork, Options
from reader.session.desk import OVERTAKEN, Desk
from reader.session.opening import Place


def _free_path(place: Place, article_id: str, wanted: Format) -> Path:
    """Where an export of the open article goes: beside the database, under the article's name.

    Where something else has that name already, a number makes it another one; an earlier export of it is replaced.
    """
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{place.path.stem}{number}.annotations{wanted.suffix}" for number in numbers)
    paths = (place.database.with_name(name) for name in names)
    return next(
        path
        for path in paths
        if path != place.database and not is_taken(path, lambda held: list(wanted.articles(held)) == [article_id])
    )


class Export:
    """An export under way: the annotations are gathered bit by bit between two keys, and written by a thread."""

    def __init__(self, desk: Desk, place: Place, tags: TagSet) -> None:
        """Be ready to write the annotations of the open article beside the database."""
        self._desk = desk
        self._place = place
        self._tags = tags
        self._format = next(iter(FORMATS.values()))
        self._path: Path | None = None
        self._version = desk.placements.version
        self._gathered: list[Annotation] = []
        self._writer: Thread | None = None
        self._error: Exception | None = None

    @property
    def percent(self) -> int:
        """How many of the annotations are gathered."""
        return 100 * len(self._gathered) // max(1, self._desk.count)

    def go_on(self, count: int) -> Path | None:
        """Gather up to so many more annotations, or see whether they are written: where, or None where they are not.

        Raises:
            StoreError: where the file cannot be written, or another window has overtaken this one.
        """
        if self._writer is None:
            self._gather(count)
            return None
        if self._writer.is_alive():
            return None
        if self._error is not None:
            raise self._error
        return self._path

    def finish(self) -> Path:
        """Export what is left of it, now; where. It raises what `go_on` does."""
        while self._writer is None:
            self._gather(self._desk.count + 1)
        self._writer.join()
        if self._error is not None:
            raise self._error
        assert self._path is not None
        return self._path

    def _gather(self, count: int) -> None:
        desk = self._desk
        if desk.overtaken:
            raise StoreError(OVERTAKEN)
        if desk.placements.version != self._version:
            self._version, self._gathered = desk.placements.version, []
        begin = len(self._gathered)
        ids = [desk.id_at(row) for row in range(begin, min(begin + count, desk.count))]
        self._gathered += [found for one in ids if (found := desk.annotation(one)) is not None]
        if begin + count >= desk.count:
            self._writer = Thread(target=self._write, args=self._rest())
            self._writer.start()

    def _rest(self) -> tuple[ArticleRecord, Article, Sequence[Link], Progress | None, str]:
        """What else is exported, as it is now: the thread asks nothing of the desk."""
        desk, article_id = self._desk, self._desk.record.id
        progress = desk.store.progress(article_id, desk.annotator)
        return desk.record, desk.article, tuple(desk.store.links(article_id)), progress, self._place.clock.now()

    def _write(
        self, record: ArticleRecord, article: Article, links: Sequence[Link], progress: Progress | None, now: str
    ) -> None:
        # What is made here is no garbage until it is written, and looking for some would hold up a key.
        with uncollected():
            try:
                work = ArticleWork(
                    record=record,
                    source=None,
                    article=article,
                    annotations=self._gathered,
                    links=links,
                    progress=[progress] if progress else [],
                )
                text = self._format.write([work], Options(tags=self._tags, exported=now))
                self._path = _free_path(self._place, record.id, self._format)
                write_file(self._path, text, kept=[self._place.path, self._place.database])
            except Exception as error:  # noqa: BLE001 - what went wrong in the thread is raised where it is asked for
                self._error = error
