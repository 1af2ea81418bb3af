"""The questions that a store answers from memory."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from reader.annotations.model import Annotation, ArticleRecord, Correction, Link, Progress
from reader.store import codec
from reader.store.memory import Memory
from reader.store.names import is_there
from reader.store.progress import progress_id
from reader.store.view import View

_Made = TypeVar("_Made", Link, Correction)


class _ByArticle(Generic[_Made]):
    """The records of a table, by article, decoded again only when the table has changed."""

    def __init__(self, memory: Memory, table: str, decode: Callable[[bytes], _Made]) -> None:
        self._memory = memory
        self._table = table
        self._decode: Callable[[bytes], _Made] = decode
        self._seen = -1
        self._found: dict[str, list[_Made]] = {}

    def of(self, article_id: str) -> Sequence[_Made]:
        """Those of one article, by time of making."""
        changes = self._memory.changes[self._table]
        if changes != self._seen:
            self._seen = changes
            self._found.clear()
            for raw in self._memory.documents(self._table):
                record = self._decode(raw)
                self._found.setdefault(record.article, []).append(record)
            for records in self._found.values():
                records.sort(key=lambda one: (one.created, one.id))
        return list(self._found.get(article_id, ()))


class Records:
    """The records of a database as they stand in a memory."""

    def __init__(self, memory: Memory, folder: Path) -> None:
        """Answer from this memory.

        Args:
            memory: what is known.
            folder: where relative paths of articles begin.
        """
        self._memory = memory
        self._folder = folder
        self._links = _ByArticle(memory, "links", codec.link)
        self._corrections = _ByArticle(memory, "corrections", codec.correction)

    def articles(self) -> list[ArticleRecord]:
        """Every article, by path."""
        found = map(codec.article, self._memory.documents("articles"))
        return sorted(found, key=lambda article: (article.path, article.id))

    def article(self, article_id: str) -> ArticleRecord | None:
        """One article."""
        raw = self._memory.current("articles", article_id)
        return None if raw is None else codec.article(raw)

    def find_article(self, path: str, sha256: str) -> ArticleRecord | None:
        """The article of that path, else one of that content whose path no longer exists."""
        return self.find_articles([path], lambda _: sha256).get(path)

    def find_articles(self, paths: Collection[str], sha256_of: Callable[[str], str]) -> dict[str, ArticleRecord]:
        """The articles of several files by their paths, no article twice: each as `find_article` finds it.

        Args:
            paths: those of files that are there.
            sha256_of: the SHA-256 of what is at a path; asked only where no article has that path.
        """
        found: dict[str, ArticleRecord] = {}
        others: dict[str, list[ArticleRecord]] = {}
        wanted = set(paths)
        for article in self.articles():
            if article.path in wanted:
                found.setdefault(article.path, article)
            else:
                others.setdefault(article.sha256, []).append(article)
        for path in [path for path in paths if others and path not in found]:
            same = others.get(sha256_of(path), [])
            # Only what may be the one is looked for on the disk.
            lost = next((one for one in same if not is_there(self._folder, one.path)), None)
            if lost is not None:
                same.remove(lost)
                found[path] = lost
        return found

    def annotations(self, article_id: str) -> View:
        """The annotations of an article, by first source offset, then by time of making.

        The view is alive, and decodes an annotation when it is looked at.
        """
        return self._memory.shelf.view(article_id)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One annotation in its present version, or None where it was removed."""
        return self._memory.shelf.get(annotation_id)

    def links(self, article_id: str) -> Sequence[Link]:
        """The links of an article, by time of making."""
        return self._links.of(article_id)

    def corrections(self, article_id: str) -> Sequence[Correction]:
        """The corrections of an article, by time of making."""
        return self._corrections.of(article_id)

    def progress(self, article_id: str, annotator: str) -> Progress | None:
        """Where an annotator is in an article."""
        found = self._memory.progress(progress_id(article_id, annotator))
        return None if found is None else found[1]
