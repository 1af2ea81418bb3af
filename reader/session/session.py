"""The session: what is open, the selection, the mode, and the door that every command comes through."""

from typing import TYPE_CHECKING

from reader.annotations.model import Annotation
from reader.annotations.tagsets import TagSet
from reader.commands import Scope
from reader.document import motion
from reader.document.article import Article
from reader.document.motion import Selection
from reader.document.spans import Span
from reader.document.units import Shown
from reader.errors import ReaderError
from reader.keymap import Keymap
from reader.session import (
    adjusting,
    correcting,
    describing,
    leaving,
    linking,
    marking,
    moving,
    paneling,
    picking,
    program,
    prompting,
    reading,
    recutting,
    searching,
    turning,
    viewing,
)
from reader.session.adjusting import Adjusting
from reader.session.desk import OVERTAKEN, Desk
from reader.session.grouping import Grouping
from reader.session.handling import Handler
from reader.session.modes import Confirming, Correcting, Initials, Linking, Mode, Picking, Prompting, Reading
from reader.session.opening import Opened, Place, Shelf
from reader.session.placements import PlacedMark
from reader.session.searching import Search
from reader.session.view import View
from reader.settings import Settings
from reader.store.base import Store

if TYPE_CHECKING:
    from reader.session.exporting import Export

_ALWAYS = frozenset({"cancel", "quit"})
"""Commands whose keys are heard while something else than reading goes on."""


class Session:
    """One annotator at one article. Holds what changes; everything that it shows is a value asked of it."""

    def __init__(
        self,
        opened: Opened,
        store: Store,
        place: Place,
        settings: Settings,
        keymap: Keymap,
        *,
        shelf: Shelf | None = None,
    ) -> None:
        """Sit down at an article that was opened, where this annotator left it; `shelf` holds it and others."""
        self.shelf = shelf or Shelf((place.path,))
        self.settings = settings
        self.look = settings.look
        self.keymap = keymap
        self.last_tagged: str | None = None
        self.panel_query = ""
        self.drafts: dict[str, str] = {}
        """Notes that were begun and left, by the annotation's UUID."""
        self.clipboard: str | None = None
        self.panel_shown = True
        self._handlers = handlers(settings.tags)
        self.take_up(opened, store, place)
        self.happened = " · ".join((*store.notices, *opened.notices))

    def take_up(self, opened: Opened, store: Store, place: Place) -> None:
        """Go on with an article that was opened, where this annotator left it; the former one is put away."""
        self.place = place
        self.wanted = place.path
        """The article that was asked for last; the open one, unless it could not be opened."""
        self.original = opened.article
        self.desk = Desk(store, opened, place.annotator, place.clock)
        self.article = correcting.with_corrections(opened.article, self.desk.corrections())
        self.desk.move_to(self.article)
        self.view = View(self.article, self.look.width)
        self.mode: Mode = Reading()
        self.selection = motion.first(self.article, self.shown) or Selection(0, 0)
        self.trail: tuple[Selection, ...] = ()
        self.extending = False
        self.visited: str | None = None
        self.armed: str | None = None
        self.adjusting: Adjusting | None = None
        self.search: Search | None = None
        self.hunt: paneling.Hunt | None = None
        self.grouping: Grouping | None = None
        self.export: Export | None = None
        self.search_from: Selection | None = None
        self.panel_focused = False
        self.happened = " · ".join(opened.notices) or turning.where(self)
        self.refused = False
        self.growth = opened.growth
        self.others = tuple(store.others)
        self.read = reading.ReadSpans()
        self.rest = reading.Rest()
        self.noted: int | None = None
        self.awaited: int | None = None
        self._current: tuple[object, str | None] = (None, None)
        self._selected: tuple[object, list[Span]] = (None, [])
        self._corrections = self.desk.corrections()
        self._followed = self.desk.placements.version
        reading.return_to_place(self)
        reading.begin(self)

    # What is asked of it

    @property
    def shown(self) -> Shown:
        """Which blocks can be visited."""
        return Shown(self.article, hidden_too=self.view.layout.hidden_too)

    @property
    def selected(self) -> list[Span]:
        """What the next tag would cover: the shown parts of the selection, in offsets of the article text."""
        asked = self.selection.span, self.view.layout
        if self._selected[0] != asked:
            self._selected = asked, self.shown.visible(self.selection.span)
        return self._selected[1]

    @property
    def extends(self) -> bool:
        """Whether every motion moves the selection's head only."""
        return self.extending or self.adjusting is not None

    @property
    def percent_read(self) -> int:
        """How much of the source text the article holds as yet, in percent."""
        if self.growth is None or not self.article.blocks:
            return 100
        return 100 * self.article.blocks[-1].spans[-1].end // max(1, self.growth.source_length)

    @property
    def current(self) -> Annotation | None:
        """The annotation that acts are about: the one visited, the one selected, the smallest around the head, any."""
        asked = self.selection, self.visited, self.desk.placements, self.desk.placements.version
        if self._current[0] != asked:
            self._current = asked, self._current_id()
        found = self._current[1]
        return self.desk.annotation(found) if found else None

    @property
    def last_annotation(self) -> Annotation | None:
        """The annotator's annotation that was tagged last, in this sitting or before it."""
        if self.last_tagged is not None:
            found = self.desk.annotation(self.last_tagged)
            if found is not None:
                return found
        return self.desk.newest_own()

    def marks_in(self, start: int, end: int) -> list[PlacedMark]:
        """The pieces of annotations that share a character with `[start, end)` of the article text."""
        return self.desk.placements.marks_in(start, end)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being looked for, ordered or exported, that `tick` goes on with."""
        searches = self.search is not None and not self.search.matches.is_counted
        orders = self.grouping is not None and not self.grouping.is_complete
        return searches or orders or self.hunt is not None or self.export is not None

    def refusal(self, command_id: str) -> str | None:
        """Why a command cannot be given now, or None."""
        return self._handlers[command_id].refusal(self)

    # The doors

    def press(self, key: str, typed: str | None = None) -> bool:
        """Give the command of a key, by Textual's name for it; whether it means anything now.

        Args:
            key: the key.
            typed: what stands at the prompt, where one is open.
        """
        command_id = self.keymap.find(Scope.PANEL if self.panel_focused else Scope.READING, key)
        taker = _takes_keys(self.mode, key)
        if taker is not None and (command_id != "quit" or len(key) == 1):
            self.run(taker, key)
            return True
        if isinstance(self.mode, Picking) and key != "escape":
            self.mode = Reading()
        if command_id is None or not (isinstance(self.mode, Reading) or command_id in _ALWAYS):
            return False
        self.run(command_id, typed if isinstance(self.mode, Prompting) else None)
        return True

    def run(self, command_id: str, argument: object = None) -> None:
        """Give a command. What it did, or why it could not, is then in `happened`.

        Raises:
            KeyError: where there is no such command.
        """
        handler = self._handlers[command_id]
        reason, armed = handler.refusal(self), self.armed
        if reason is not None:
            self.say(reason, refused=True)
            return
        try:
            self.say(handler.run(self, argument) or "")
        except ReaderError as error:
            self.say(str(error), refused=True)
        self.armed = self.armed if self.armed != armed else None
        self.follow_corrections()
        if not self.desk.overtaken:
            reading.note(self)

    def say(self, what: str, *, refused: bool = False) -> None:
        """Show this in the status line, as something done or as something refused."""
        self.happened, self.refused = what, refused

    def tick(self) -> bool:
        """Look for what other windows have written and who is there, and search on; whether to draw anew."""
        searched, store = searching.go_on(self) | paneling.go_on(self) | program.go_on(self), self.desk.store
        has_changed = self.desk.record.id in store.poll()
        if has_changed:
            self.desk.reload()
            self.follow_corrections()
            if self.desk.overtaken:
                self.say(OVERTAKEN, refused=True)
        if not self.desk.overtaken:
            reading.go_on(self)
        others, self.others = self.others, tuple(store.others)
        return searched or has_changed or others != self.others

    def follow_corrections(self) -> None:
        """Cut the article anew where corrections were made, undone, or have come from another window."""
        if self.desk.overtaken or self._followed == self.desk.placements.version:
            return
        kept = self.desk.corrections()
        if kept != self._corrections:
            changed = [one for one in (*kept, *self._corrections) if (one in kept) != (one in self._corrections)]
            self._corrections = kept
            recutting.reapply(self)
            recutting.requote(self, changed)
        self._followed = self.desk.placements.version

    def adopt(self, article: Article) -> None:
        """Go on with the same article and more blocks after it, as `growth` gives it."""
        self.original = article
        self.article = article = correcting.with_corrections(article, self._corrections)
        self.desk.move_to(article, grown=True)
        self.view.adopt(article)
        searching.follow(self)
        reading.return_late(self)

    def grown(self) -> None:
        """All of the article is there."""
        self.growth = None
        if self.happened.startswith(moving.END_TO_COME):
            self.say("the end is there now")

    # What handlers do with it

    def select(self, selection: Selection, *, trail: tuple[Selection, ...] = (), reveal: bool = True) -> None:
        """Make this the selection, and show it."""
        self.selection, self.trail = selection, trail
        if self.visited and not any(map(selection.span.overlaps, self.desk.placements.pieces(self.visited))):
            self.visited = None
        if reveal:
            self.view.reveal(selection.span)
            head = selection.head_character
            self.view.reveal(Span(head, head + 1))

    def visit(self, annotation_id: str) -> None:
        """Go to an annotation: select what it covers, and make it the current one.

        Raises:
            KeyError: where it has no place in the text.
        """
        span = self.desk.placements.span(annotation_id)
        if span is None:
            raise KeyError(annotation_id)
        self.visited, self.extending = annotation_id, False
        is_there = self.selection.span == span
        self.select(self.selection if is_there else Selection(*span, moving.unit_of(self.article, span)))

    def _current_id(self) -> str | None:
        if self.visited is not None and self.desk.row_of(self.visited) is not None:
            return self.visited
        placements, span = self.desk.placements, self.selection.span
        beginning = (one for one in placements.marks_in(span.start, span.start + 1) if one.start == span.start)
        with_span = [one.id for one in beginning if placements.span(one.id) == span]
        if with_span:
            return with_span[-1]
        head = self.selection.head_character
        around = placements.marks_in(head, head + 1)
        if around:
            return min(around, key=lambda mark: mark.end - mark.start).id
        first = placements.first_in(span)
        return first.id if first else None


def _takes_keys(mode: Mode, key: str) -> str | None:
    """The command that takes this key as its argument, in a mode that asks for keys; None where it is a command's."""
    if isinstance(mode, Initials) and key != "escape":
        return "initial"
    if isinstance(mode, Picking) and picking.takes(mode, key):
        return "pick"
    if isinstance(mode, Linking):
        return "link.pick"
    if isinstance(mode, Correcting):
        return "correct.pick"
    return "confirm" if isinstance(mode, Confirming) else None


def handlers(tags: TagSet) -> dict[str, Handler]:
    """What every command does, with that tag set."""
    return {
        **moving.HANDLERS,
        **viewing.HANDLERS,
        **marking.HANDLERS,
        **marking.tag_handlers(tags),
        **describing.HANDLERS,
        **linking.HANDLERS,
        **adjusting.HANDLERS,
        **correcting.HANDLERS,
        **picking.HANDLERS,
        **searching.HANDLERS,
        **paneling.HANDLERS,
        **prompting.HANDLERS,
        **program.HANDLERS,
        **turning.HANDLERS,
        **leaving.HANDLERS,
    }
