"""Commands of the program, and of the open article as a whole: undo, escape, copy, done, help, source, export."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.annotations.changes import revise
from reader.annotations.model import ArticleState
from reader.cleaning.sources import read_source
from reader.document.motion import Selection, at
from reader.document.spans import Span, hull
from reader.document.units import Unit
from reader.errors import ReaderError
from reader.session import adjusting, prompting
from reader.session.desk import Undone
from reader.session.handling import EXPORTING, Handler, as_text, quoted
from reader.session.marking import read_only
from reader.session.modes import Choosing, Helping, Initials, Picking, Prompting, Reading, Sourcing
from reader.session.moving import unit_of

if TYPE_CHECKING:
    from reader.session.session import Session

_AT_ONCE = 200_000
"""Code points of an article that are exported within a key; a longer one is exported between the keys."""

_AS_LONG_AS = 100
"""So many code points take as long as an annotation."""

_GATHERED = 1000
"""Annotations that are gathered between two keys."""


def _undo(session: "Session", _argument: object) -> str:
    return _went_back(session, "undone", session.desk.undo())


def _redo(session: "Session", _argument: object) -> str:
    return _went_back(session, "done again", session.desk.redo())


def _went_back(session: "Session", word: str, outcome: Undone | str) -> str:
    if isinstance(outcome, str):
        return outcome
    session.follow_corrections()
    if outcome.corrected is not None:
        _go_to_block(session, outcome.corrected.start)
    elif outcome.annotation is not None and outcome.annotation in session.desk.placements:
        session.visit(outcome.annotation)
    else:
        place = session.article.to_text(outcome.spans)
        if place and session.shown.visible(hull(place)):
            session.select(Selection(*hull(place), unit_of(session.article, hull(place))))
    return f"{word}: {outcome.act}"


def _go_to_block(session: "Session", source: int) -> None:
    """Select the sentence at an offset of the source, unless the selection is in its block already."""
    article = session.article
    place = article.to_text([Span(source, source + 1)])
    if not place or article.block_at(place[0].start) == article.block_at(session.selection.head_character):
        return
    if session.shown.visible(place[0]):
        session.select(at(article, place[0].start, Unit.SENTENCE) or session.selection)


def _cancel(session: "Session", typed: object) -> str | None:
    """Leave what was begun, the innermost first; `typed` is what stands at a prompt."""
    mode, session.mode = session.mode, Reading()
    if isinstance(mode, Prompting):
        return prompting.give_up(session, mode.text if typed is None else as_text(typed), mode)
    if isinstance(mode, Initials | Picking):
        session.select(mode.before)
    return _end(session) if isinstance(mode, Reading) else None


def _end(session: "Session") -> str:
    """End what goes on while the article is read."""
    if session.panel_focused:
        session.panel_focused = False
        return "back in the article"
    if session.adjusting is not None:
        return adjusting.restore(session)
    if session.extending:
        session.extending = False
        return "extending ended"
    session.search = None
    return "search ended"


def _nothing_begun(session: "Session") -> str | None:
    begun = session.extends or session.search is not None or session.panel_focused
    begun = begun or not isinstance(session.mode, Reading)
    return None if begun else "nothing to leave: a selection is always there"


def _toggle_done(session: "Session", _argument: object) -> str:
    record = session.desk.record
    done = record.state is not ArticleState.DONE
    after = replace(record, state=ArticleState.DONE if done else ArticleState.IN_PROGRESS)
    session.desk.apply("done" if done else "not done", [revise(record, after)])
    return "this article is done" if done else "this article is in progress again"


def _copy(session: "Session", _argument: object) -> str:
    text = " ".join(session.article.slice(*part) for part in session.selected)
    session.clipboard = text
    return f"copied: {quoted(text)}"


def _help(session: "Session", _argument: object) -> None:
    session.mode = Helping()


def _source(session: "Session", _argument: object) -> str | None:
    source = read_source(session.place.path, session.desk.record.encoding)
    if source.sha256 != session.desk.record.sha256:
        return f"{session.place.path.name} has changed since it was opened: leave and open it again"
    selected = session.article.to_source(*session.selection.span)
    session.mode = Sourcing(source.text, selected[0] if selected else Span(0, 0))
    return None


def _palette(session: "Session", _argument: object) -> None:
    session.mode = Choosing()


def _saved(session: "Session", _argument: object) -> str:
    state = session.desk.store.state()
    if session.desk.store.read_only:
        return "opened for reading only: nothing is written"
    return state.label if state.problem else f"every step is saved at once, in {session.place.database}"


def _export(session: "Session", _argument: object) -> str:
    from reader.session.exporting import Export  # noqa: PLC0415 - the formats are not needed until then

    export = Export(session.desk, session.place, session.settings.tags)
    if session.article.length + _AS_LONG_AS * session.desk.count <= _AT_ONCE:
        return f"exported to {export.finish()}"
    session.export = export
    return "exporting…"


def _under_way(session: "Session") -> str | None:
    return EXPORTING if session.export is not None else read_only(session)


def go_on(session: "Session") -> bool:
    """Go on with an export that is under way; whether there is something new to tell."""
    export = session.export
    if export is None:
        return False
    try:
        written = export.go_on(_GATHERED)
        if written is None:
            return True
        session.say(f"exported to {written}")
    except ReaderError as error:
        session.say(str(error), refused=True)
    session.export = None
    return True


HANDLERS: dict[str, Handler] = {
    "cancel": Handler(_cancel, _nothing_begun),
    "undo": Handler(_undo, read_only),
    "redo": Handler(_redo, read_only),
    "copy": Handler(_copy),
    "done": Handler(_toggle_done, read_only),
    "help": Handler(_help),
    "source": Handler(_source),
    "palette": Handler(_palette),
    "saved": Handler(_saved),
    "export": Handler(_export, _under_way),
}
