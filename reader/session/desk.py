"""The desk: the annotations of the open article, where they stand, and the one way to change them.

Every act of the analyst becomes a `Change` here and goes to `Store.apply`; undo and redo are changes too. The desk
holds no annotation: it asks the store for them, and the article's offset map for their places.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from reader.annotations.anchoring import describe
from reader.annotations.changes import Change, Edit, remove, revise
from reader.annotations.model import PLACED, Annotation, ArticleRecord, ArticleState, Correction, Link, Record
from reader.annotations.tagsets import Tag
from reader.document.article import Article
from reader.document.spans import Span
from reader.errors import StoreError
from reader.session.clock import Clock
from reader.session.grouping import Grouping, Order
from reader.session.opening import Opened, is_text_of
from reader.session.past import Past, Stack
from reader.session.placements import Placements
from reader.session.rebasing import rebased
from reader.store.base import Store

OVERTAKEN = "the file has changed, and another window has read it anew: leave and open it again"


class Undone(NamedTuple):
    """What an undo or redo did.

    Attributes:
        act: the act that it took back or did again.
        annotation: the annotation that it was about, and that is there now; None where none is.
        spans: the source ranges that it was about; none where it was about no annotation.
        corrected: the source range of the block that it was about; None where it was about none.
    """

    act: str
    annotation: str | None
    spans: tuple[Span, ...]
    corrected: Span | None


class Desk:
    """The annotations of one article, for one annotator.

    Attributes:
        overtaken: whether what is kept stands for another text than the one that is open, since another window has
            found it again in a file that has changed. Then nothing is placed, and nothing written.
    """

    def __init__(self, store: Store, opened: Opened, annotator: str, clock: Clock) -> None:
        """Lay out what the store keeps of an article that was opened."""
        self.store = store
        self.article = opened.article
        self.record = opened.record
        self.annotator = annotator
        self.clock = clock
        self._found = opened.found
        self._fitting = opened.corrections
        self._annotations = opened.found or store.annotations(opened.record.id)
        self.placements = Placements(opened.article, self._annotations, self.annotation)
        self._past = Past(store, opened.record.id, annotator)
        self._refused: str | None = None
        self.overtaken = False

    def reload(self) -> None:
        """Another window has written: what was asked of the store is to be asked anew."""
        kept = self.store.article(self.record.id)
        is_known = kept is None or is_text_of(self.record, kept.sha256, kept.encoding)
        self.overtaken = self._found is None and not is_known
        self.placements.changed(elsewhere=self.overtaken)

    @property
    def refusal(self) -> str | None:
        """Why nothing can be written here, or None."""
        if self.store.read_only:
            return "opened for reading only"
        return OVERTAKEN if self.overtaken else None

    def move_to(self, article: Article, *, grown: bool = False) -> None:
        """Go on with another version of the article; `grown` has only more blocks after those that it had."""
        self.article = article
        if grown:
            self.placements.extend(article)
        else:
            self.placements.move_to(article)

    def grouped(self, order: Order, tags: Iterable[Tag]) -> Grouping:
        """The annotations in groups, those of tags in the order of this set."""
        return Grouping(order, self.placements, self._annotations, [tag.name for tag in tags])

    @property
    def count(self) -> int:
        """How many annotations the article has, placed or not."""
        return len(self.placements)

    @property
    def tag_counts(self) -> Counter[str]:
        """How often each tag is given."""
        return self._annotations.tags

    def id_at(self, row: int) -> str:
        """The annotation in that row of the list: all of them, in the order of the source."""
        return self.placements.id_at(row)

    def row_of(self, annotation_id: str) -> int | None:
        """The row of an annotation in the list, or None where it is not there."""
        return self.placements.row_of(annotation_id)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One annotation in its present version."""
        return self._found.get(annotation_id) if self._found else self.store.annotation(annotation_id)

    def newest_own(self) -> Annotation | None:
        """The annotation that this annotator added last and that is still there, or None."""
        added = (edit.after for change in self._past.undoable for edit in change.edits if edit.before is None)
        ids = (record.id for record in added if isinstance(record, Annotation))
        return next((found for one in ids if (found := self.annotation(one))), None)

    def links_of(self, annotation_id: str) -> list[Link]:
        """The links that leave an annotation or come to it."""
        return [link for link in self.store.links(self.record.id) if annotation_id in (link.origin, link.target)]

    def corrections(self) -> Sequence[Correction]:
        """The corrections of the blocks, in the order of their making."""
        return self.store.corrections(self.record.id) if self._fitting is None else self._fitting

    def own_twin(self, tag: str, spans: Sequence[Span]) -> Annotation | None:
        """The annotator's own annotation with that tag on just these source spans, or None."""
        if not spans:
            return None
        wanted = (tag, tuple(spans), self.annotator)
        near = self._annotations.within(spans[0].start, spans[0].start + 1)
        twins = (one for one in near if (one.tag, one.spans, one.annotator) == wanted and one.anchor in PLACED)
        return next(twins, None)

    def new_annotation(self, tag: str, ranges: Iterable[Span]) -> Annotation | None:
        """An annotation, not yet applied, of these ranges of the article text; None where they have no source."""
        selectors = describe(self.article, ranges)
        if selectors is None:
            return None
        now = self.clock.now()
        return Annotation(
            id=self.clock.new_id(),
            article=self.record.id,
            tag=tag,
            spans=selectors.spans,
            quote=selectors.quote,
            prefix=selectors.prefix,
            suffix=selectors.suffix,
            annotator=self.annotator,
            created=now,
            modified=now,
        )

    def removal(self, annotation: Annotation) -> list[Edit]:
        """The edits that remove an annotation and the links that would be left hanging."""
        return [*(remove(link) for link in self.links_of(annotation.id)), remove(annotation)]

    def apply(self, act: str, edits: Iterable[Edit]) -> Change:
        """Make one change of these edits, and remember it for undo.

        Raises:
            StoreError: where the store is read-only, or another window has overtaken this one.
        """
        if self.record.state is ArticleState.NEW:
            begun = replace(self.record, state=ArticleState.IN_PROGRESS, modified=self.clock.now())
            self.keep("open", [revise(self.record, begun)])
        self._refused = None
        change = self._change(act, tuple(edits))
        self._commit(change)
        self._past.add(change)
        return change

    def keep(self, housekeeping: str, edits: Iterable[Edit]) -> None:
        """Make one change that is the program's and no act of the annotator's: undo does not meet it.

        Raises:
            StoreError: where the store is read-only, or another window has overtaken this one.
        """
        self._commit(self._change(housekeeping, tuple(edits)))

    def revise(self, act: str, before: Annotation, after: Annotation) -> Change:
        """Replace an annotation by a new version of itself."""
        return self.apply(act, [revise(before, replace(after, modified=self.clock.now()))])

    def undo(self) -> Undone | str:
        """Take back the annotator's last change, or say why that cannot be.

        What was refused just before and still cannot be is passed over, so that older changes can be reached.
        """
        return self._reverse(self._past.undoable, self._past.redoable, redo=False)

    def redo(self) -> Undone | str:
        """Do again what was undone last, or say why that cannot be."""
        return self._reverse(self._past.redoable, self._past.undoable, redo=True)

    def _reverse(self, source: Stack, goal: Stack, *, redo: bool) -> Undone | str:
        passed, self._refused = self._refused, None
        while (original := source.top) is not None:
            wanted = original.edits if redo else original.inverse_edits()
            edits, stale = _fitted(wanted, self.store, self.article)
            if stale is None:
                break
            if original.id != passed:
                self._refused = original.id
                said = "done again" if redo else "undone"
                who = self._past.who_changed(stale)
                return f"not {said}: {original.act}: {who} has changed it since; again passes over it"
            source.pop()
        else:
            return f"nothing to {'do again' if redo else 'undo'}"
        change = self._change(original.act, edits)
        self._commit(replace(change, redoes=original.id) if redo else replace(change, undoes=original.id))
        source.pop()
        goal.push(original)
        touched = [record for edit in edits if isinstance(record := edit.record, Annotation)]
        left = [record.id for record in touched if self.annotation(record.id) is not None]
        blocks = (record.spans[0] for edit in edits if isinstance(record := edit.record, Correction))
        spans = touched[0].spans if touched else ()
        return Undone(original.act, left[0] if left else None, spans, next(blocks, None))

    def _change(self, act: str, edits: tuple[Edit, ...]) -> Change:
        return Change(
            id=self.clock.new_id(),
            article=self.record.id,
            annotator=self.annotator,
            time=self.clock.now(),
            act=act,
            edits=edits,
        )

    def _commit(self, change: Change) -> None:
        if self.overtaken:
            raise StoreError(OVERTAKEN)
        self.store.apply(change)
        self.placements.revise(change.edits)
        for edit in change.edits:
            if isinstance(edit.after, ArticleRecord):
                self.record = edit.after


def _fitted(wanted: Iterable[Edit], store: Store, article: Article) -> tuple[tuple[Edit, ...], Record | None]:
    """Edits as they can be made now; or none, and the first record that somebody has changed since."""
    edits: list[Edit] = []
    for edit in wanted:
        fits = rebased(edit, _present(store, edit.record), article)
        if fits is None:
            return (), edit.record
        edits.append(fits)
    return tuple(edits), None


def _present(store: Store, record: Record) -> Record | None:
    """The version of a record that the store has now."""
    if isinstance(record, Annotation):
        return store.annotation(record.id)
    if isinstance(record, ArticleRecord):
        return store.article(record.id)
    kept: Sequence[Link] | Sequence[Correction]
    kept = store.links(record.article) if isinstance(record, Link) else store.corrections(record.article)
    return next((one for one in kept if one.id == record.id), None)
