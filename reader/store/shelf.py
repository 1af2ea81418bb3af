"""Which annotations each article shows, and their values: what is asked for at every key."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from reader.annotations.model import Annotation
from reader.store import codec
from reader.store.folded import Folded
from reader.store.view import Columns, View, extent

_CACHED = 8192
"""Annotations that are kept decoded."""
_MANY = 512
"""Annotations beyond the base from which those of an article are put in order once, rather than each into its place."""


class Shelf:
    """The views of a store's articles.

    A slot is the row of an annotation in the base or, below zero, the number of a version that came later.
    """

    def __init__(self) -> None:
        """Show nothing."""
        self._base = Folded()
        self._later: list[bytes] = []
        self._slots: dict[str, int | None] = {}
        self._of_article: dict[str, set[str]] = {}
        self._views: dict[str, View] = {}
        self._cache: dict[int, Annotation] = {}

    def reset(self, base: Folded, later: Iterable[tuple[str, bytes]]) -> None:
        """Show what a base holds and what came later; views that were given before follow.

        Args:
            base: the base.
            later: id and document of every annotation that differs from the base; an empty one is shown no more.
        """
        self._base = base
        self._later.clear()
        self._cache.clear()
        self._slots.clear()
        self._of_article.clear()
        with self.at_once():
            for record_id, raw in later:
                self.change(record_id, raw)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Make many changes within, and bring the views up to date at the end: each is put in order once."""
        views, self._views = self._views, {}
        try:
            yield
        finally:
            self._views = views
            for article_id, view in views.items():
                view.show(self._columns(article_id))

    def view(self, article_id: str) -> View:
        """The annotations of an article."""
        view = self._views.get(article_id)
        if view is None:
            view = self._views[article_id] = View(self.look, self._columns(article_id))
        return view

    def get(self, record_id: str) -> Annotation | None:
        """An annotation in the version that is shown, or None."""
        slot = self._slot(record_id)
        return None if slot is None else self.look(slot)

    def look(self, slot: int) -> Annotation:
        """The annotation of a slot."""
        found = self._cache.get(slot)
        if found is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            raw = self._base.annotation(slot) if slot >= 0 else self._later[-slot - 1]
            found = self._cache[slot] = codec.annotation(raw)
        return found

    def change(self, record_id: str, raw: bytes) -> None:
        """Show an annotation in another version; where `raw` is empty, no more."""
        old, new = self._slot(record_id), None
        if raw:
            self._later.append(raw)
            new = -len(self._later)
            article_id = codec.identity(raw).article
        elif old is not None:
            article_id = self.look(old).article
        else:
            return
        self._slots[record_id] = new
        self._of_article.setdefault(article_id, set()).add(record_id)
        view = self._views.get(article_id)
        if view is not None and old is not None:
            view.remove(old, self.look(old))
        if view is not None and new is not None:
            view.insert(new, self.look(new))

    def _slot(self, record_id: str) -> int | None:
        return self._slots[record_id] if record_id in self._slots else self._base.index.row(record_id)

    def _columns(self, article_id: str) -> Columns:
        index = self._base.index
        low, high = index.ranges.get(article_id, (0, 0))
        tags = Counter(index.tags[low:high])
        columns = Columns(
            index.firsts[low:high],
            index.lasts[low:high],
            array("q", range(low, high)),
            Counter({index.names[name]: count for name, count in tags.items()}),
        )
        later = self._of_article.get(article_id, ())
        if len(later) > _MANY:
            return self._sorted_columns({*range(low, high)}, later)
        if not later:
            return columns
        view = View(self.look, columns)
        for record_id in later:
            row, slot = index.row(record_id), self._slots[record_id]
            if row is not None:
                view.remove(row, self.look(row))
            if slot is not None:
                view.insert(slot, self.look(slot))
        return columns

    def _sorted_columns(self, slots: set[int], later: Collection[str]) -> Columns:
        """The columns where so much came later that all is sorted anew."""
        rows = (self._base.index.row(record_id) for record_id in later)
        slots -= {row for row in rows if row is not None}
        slots |= {slot for record_id in later if (slot := self._slots[record_id]) is not None}
        looks = ((self.look(slot), slot) for slot in slots)
        found = ((extent(one), one.created, one.id, slot, one.tag) for one, slot in looks)
        ranked = sorted(found, key=lambda row: (row[0].start, row[1], row[2]))
        return Columns(
            array("Q", [row[0].start for row in ranked]),
            array("Q", [row[0].end for row in ranked]),
            array("q", [row[3] for row in ranked]),
            Counter(row[4] for row in ranked),
        )
