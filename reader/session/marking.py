"""Commands that tag, remove, and go from annotation to annotation."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.annotations.anchoring import source_spans
from reader.annotations.changes import add
from reader.annotations.model import Annotation
from reader.annotations.tagsets import TagSet
from reader.commands import TAG_PREFIX
from reader.document.article import Article
from reader.document.spans import Span
from reader.session.handling import ADJUSTING, Handler, as_text, quoted

if TYPE_CHECKING:
    from reader.session.session import Session

_NO_LAST_TAG = "no tag to give again: you have tagged nothing here yet"
NOTHING_TAGGED = "no annotation here: tag the selection first"


def read_only(session: "Session") -> str | None:
    """The refusal of everything that writes."""
    return session.desk.refusal


def _tag_handler(name: str) -> Handler:
    """The handler of the command that gives the tag `name`."""

    def run(session: "Session", _argument: object) -> str:
        twin = session.desk.own_twin(name, source_spans(session.article, session.selected))
        return _take_off(session, twin) if twin else _put_on(session, name)

    return Handler(run, _untaggable)


def _untaggable(session: "Session") -> str | None:
    if session.adjusting is not None:
        return ADJUSTING
    if not any(_holds_words(session.article, part) for part in session.selected):
        return "nothing to tag: the selection holds no text of the article"
    return _covered(session) or read_only(session)


def _covered(session: "Session") -> str | None:
    """The refusal where nothing of the selection is seen beside the panel: nothing is tagged unseen."""
    if not session.panel_shown or not session.view.is_behind(session.selection.span):
        return None
    return "the panel lies over the selection: put it away to tag"


_BLANK = 1000
"""Characters of a range that is longer than any white space of an article."""


def _holds_words(article: Article, part: Span) -> bool:
    words = part.end - part.start > _BLANK or article.slice(*part).strip()
    return bool(words) and article.has_source(part)


def _put_on(session: "Session", tag: str, like: Annotation | None = None) -> str:
    annotation = session.desk.new_annotation(tag, session.selected)
    assert annotation is not None
    if like is not None:
        annotation = replace(annotation, speaker=like.speaker, certainty=like.certainty)
    session.desk.apply(tag, [add(annotation)])
    session.visited = annotation.id
    session.last_tagged = annotation.id
    session.extending = False
    said = f" · {annotation.speaker}" if annotation.speaker else ""
    return f"{tag}: {quoted(annotation.quote)}{said}"


def _take_off(session: "Session", annotation: Annotation) -> str:
    session.desk.apply("remove", session.desk.removal(annotation))
    return f"{annotation.tag} taken off: {quoted(annotation.quote)}"


def _again(session: "Session", _argument: object) -> str:
    model = session.last_annotation
    if model is None:
        return _NO_LAST_TAG
    twin = session.desk.own_twin(model.tag, source_spans(session.article, session.selected))
    if twin:
        session.visited = twin.id
        return f"{model.tag} is there already: {quoted(twin.quote)}"
    return _put_on(session, model.tag, model)


def _no_last(session: "Session") -> str | None:
    if session.last_tagged is None and not session.desk.count:
        return _NO_LAST_TAG
    return _untaggable(session)


def _remove(session: "Session", _argument: object) -> str:
    current = session.current
    assert current is not None
    if current.annotator != session.desk.annotator and session.armed != current.id:
        session.armed = current.id
        return f"this is {current.annotator}’s: press the key again to remove it"
    session.desk.apply("remove", session.desk.removal(current))
    return f"removed: {current.tag} {quoted(current.quote)}"


def _no_current(session: "Session") -> str | None:
    return NOTHING_TAGGED if session.current is None else read_only(session)


def _step(way: int) -> Handler:
    def goal(session: "Session") -> str | None:
        current = session.current
        row = session.desk.row_of(current.id) if current else None
        if row is None:
            row = session.desk.placements.next_index(session.selection.span.start) - (way < 0)
        else:
            row += way
        return session.desk.id_at(row) if 0 <= row < session.desk.count else None

    def run(session: "Session", _argument: object) -> str:
        found = goal(session)
        assert found is not None
        return go_to(session, found)

    def refusal(session: "Session") -> str | None:
        if not session.desk.count:
            return "nothing is tagged yet"
        return None if goal(session) else f"no annotation {'after' if way > 0 else 'before'} this one"

    return Handler(run, refusal)


def go_to(session: "Session", annotation_id: str) -> str:
    """Make an annotation the current one, and select what it covers where it has a place; what to say of it."""
    annotation = session.desk.annotation(annotation_id)
    assert annotation is not None
    if annotation_id not in session.desk.placements:
        session.visited = annotation_id
        return f"{annotation.anchor}: {annotation.tag} {quoted(annotation.quote)} has no place in the text"
    session.visit(annotation_id)
    unseen = "" if session.selected else " in hidden text"
    return f"{annotation.tag}{unseen}: {quoted(annotation.quote)}"


def _visit(session: "Session", argument: object) -> str:
    return go_to(session, as_text(argument))


HANDLERS: dict[str, Handler] = {
    "tag.again": Handler(_again, _no_last),
    "remove": Handler(_remove, _no_current),
    "annotation.next": _step(1),
    "annotation.previous": _step(-1),
    "visit": Handler(_visit),
}


def tag_handlers(tags: TagSet) -> dict[str, Handler]:
    """The handlers of the commands that give these tags."""
    return {f"{TAG_PREFIX}{tag.name}": _tag_handler(tag.name) for tag in tags}
