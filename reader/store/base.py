"""What the rest of the program may ask of a store.

Queries answer from memory and are never stale with respect to this process's own changes. `apply` returns at once: the
change is in memory and on its way to the disk; `state` says how far it has come.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from reader.annotations.changes import Change
from reader.annotations.listing import Annotations
from reader.annotations.model import Annotation, ArticleRecord, Correction, Link, Progress


class SaveState(Struct, frozen=True):
    """How far the changes of this process have come.

    Attributes:
        pending: lines that are not durable yet, also those of the program's own doings; `Store.unsaved` counts acts.
        problem: why they are not, for the status line ("disk full"); None while nothing is wrong.
    """

    pending: int = 0
    problem: str | None = None

    @property
    def label(self) -> str:
        """The end of the status line: `saved`, `saving` or `NOT SAVED: reason`."""
        if self.problem is not None:
            return f"NOT SAVED: {self.problem}"
        return "saving" if self.pending else "saved"


class Presence(Protocol):
    """Somebody else at the same folder."""

    @property
    def annotator(self) -> str:
        """Who it is."""
        ...


class Store(Protocol):
    """The annotations of one folder."""

    @property
    def notices(self) -> Sequence[str]:
        """What the user must be told of opening it: what was set aside, and under which name."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether `apply` is refused."""
        ...

    @property
    def others(self) -> Sequence[Presence]:
        """The other processes of this machine that have these annotations open for writing; known within a second."""
        ...

    def articles(self) -> list[ArticleRecord]:
        """Every article, by path."""
        ...

    def article(self, article_id: str) -> ArticleRecord | None:
        """One article."""
        ...

    def find_article(self, path: str, sha256: str) -> ArticleRecord | None:
        """The article of that path, else one of that content whose path no longer exists."""
        ...

    def find_articles(self, paths: Collection[str], sha256_of: Callable[[str], str]) -> dict[str, ArticleRecord]:
        """The articles of several files by their paths, no article twice: each as `find_article` finds it.

        Args:
            paths: those of files that are there.
            sha256_of: the SHA-256 of what is at a path; asked only where no article has that path.
        """
        ...

    def annotations(self, article_id: str) -> Annotations:
        """The annotations of an article: alive, each decoded when it is looked at."""
        ...

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One annotation in its present version, or None where it was removed."""
        ...

    def links(self, article_id: str) -> Sequence[Link]:
        """The links of an article, by time of making."""
        ...

    def corrections(self, article_id: str) -> Sequence[Correction]:
        """The corrections of an article, by time of making."""
        ...

    def progress(self, article_id: str, annotator: str) -> Progress | None:
        """Where an annotator is in an article."""
        ...

    def changes(self, article_id: str, annotator: str = "") -> Iterator[Change]:
        """The changes that were made to an article, newest first, across restarts; of one annotator, or of all.

        They are those of now, and each is read when it is asked for.
        """
        ...

    def history(self, article_ids: Collection[str]) -> Iterator[Change]:
        """The changes that were made to any of these articles, newest first, all in one reading."""
        ...

    def apply(self, change: Change) -> None:
        """Make a change: in memory now, on the disk soon.

        Raises:
            StoreError: where the store is read-only.
        """
        ...

    def note_progress(self, progress: Progress) -> None:
        """Remember a position; written when idle, merged with what is there."""
        ...

    def state(self) -> SaveState:
        """How far the changes have come."""
        ...

    def unsaved(self) -> int:
        """How many acts of the annotator are not durable yet."""
        ...

    def poll(self) -> frozenset[str]:
        """The articles that another process has changed since the last call; their queries answer anew."""
        ...

    def flush(self, timeout: float | None = None) -> SaveState:
        """Wait, at most `timeout` seconds, until all is durable or a problem is known."""
        ...

    def save_to(self, path: Path) -> int:
        """Write the changes that are not saved into a file elsewhere; how many. `bring_back` takes them in again.

        Raises:
            StoreError: where that file cannot be written either.
        """
        ...

    def close(self) -> None:
        """Flush, fold where that is due, and let go of the files. Idempotent."""
        ...
