"""Cutting the article anew where its blocks were corrected: what stood at offsets of the old one goes to its words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.anchoring import requoted
from reader.annotations.changes import revise
from reader.annotations.model import Correction
from reader.document.article import Article
from reader.document.blocks import Operation
from reader.document.motion import Selection, at, last
from reader.document.spans import Span, hull
from reader.document.units import Unit, enclosing
from reader.session import searching
from reader.session.correcting import with_corrections
from reader.session.modes import Confirming, Initials, Linking, Mode, Picking, Reading
from reader.session.moving import unit_of

if TYPE_CHECKING:
    from reader.session.session import Session


class _Move(NamedTuple):
    """From one cut of an article to another."""

    before: Article
    after: Article

    def span(self, span: Span) -> Span | None:
        """The same words, or None where they have no source."""
        places = self.after.to_text(self.before.to_source(*span))
        return hull(places) if places else None

    def selection(self, selection: Selection) -> Selection | None:
        """A selection of the same words, made with the same unit where they still are one."""
        span = self.span(selection.span)
        if span is None:
            return None
        is_unit = enclosing(self.after, span, selection.unit) == span
        unit = selection.unit if is_unit else unit_of(self.after, span)
        return Selection(*span, unit) if selection.is_forward else Selection(span.end, span.start, unit)


def reapply(session: "Session") -> None:
    """Cut the article anew by the corrections that are kept now, staying at the same words, or next to them."""
    move = _Move(session.article, with_corrections(session.original, session.desk.corrections()))
    before, session.article = session.selection, move.after
    session.desk.move_to(move.after)
    session.view.reset(move.after)
    found = move.selection(before)
    if found is not None:
        session.select(found)
    if not session.selected:
        block = move.after.block_at(session.selection.head_character)
        session.select(_nearest(session, block) or session.selection)
    session.mode = _carried(session, move)
    if session.adjusting is not None:
        back = move.selection(session.adjusting.before) or session.selection
        session.adjusting = session.adjusting._replace(before=back)
    if session.search_from is not None:
        session.search_from = move.selection(session.search_from) or session.selection
    searching.renew(session)


def requote(session: "Session", changed: Iterable[Correction]) -> None:
    """Keep the quotes of what is annotated as the article says them since these corrections were made or taken back.

    A join across a caption puts it behind the paragraph: who has tagged all three has tagged the same words, in another
    order.
    """
    if session.desk.store.read_only:
        return
    article, desk = session.article, session.desk
    joins = (article.to_text(one.spans) for one in changed if one.operation is Operation.JOIN)
    near = dict.fromkeys(found for places in joins if places for found in desk.placements.touching(hull(places)))
    placed = (one for found in near if (one := desk.annotation(found)))
    edits = [revise(one, found) for one in placed if (found := requoted(article, one)) is not one]
    if edits:
        desk.keep("anchor", edits)


def _carried(session: "Session", move: _Move) -> Mode:
    """What is asked for, where it is now; labels on words are over."""
    mode = session.mode
    if isinstance(mode, Picking):
        return Reading()
    if isinstance(mode, Initials):
        return mode._replace(before=move.selection(mode.before) or session.selection)
    if isinstance(mode, Linking):
        place = session.desk.placements.span
        return mode._replace(targets=tuple(one._replace(span=place(one.annotation)) for one in mode.targets))
    if isinstance(mode, Confirming):
        matches = tuple(move.span(one) or one for one in mode.matches)
        return mode._replace(matches=matches, chosen=tuple(move.span(one) or one for one in mode.chosen))
    return mode


def _nearest(session: "Session", block: int) -> Selection | None:
    """The first sentence of the next block that is shown; where none is, the last one that is."""
    after = next(session.shown.onward(block), None)
    if after is None:
        return last(session.article, session.shown)
    return at(session.article, session.article.starts[after], Unit.SENTENCE)
