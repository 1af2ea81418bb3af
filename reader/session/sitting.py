"""From what the command line asks to a session: settings, keys, store and article, each refused in one sentence."""

from reader import welcome
from reader.keymap import keymap_of
from reader.session.opening import Place, open_article
from reader.session.session import Session
from reader.settings import OpenRequest
from reader.store import open_store


def sit_down(request: OpenRequest) -> Session:
    """A session at the first article of a request.

    Raises:
        UsageError: where reader.toml or an option asks for what cannot be.
        InputError: where the article cannot be read.
        StoreError: where the annotations cannot be read.
    """
    keymap = keymap_of(request.settings)
    store = open_store(
        request.db, read_only=request.read_only, rebuild=not request.read_only, annotator=request.annotator
    )
    try:
        place = Place(request.paths[0], request.db, request.annotator)
        session = Session(open_article(place, store, request.encoding), store, place, request.settings, keymap)
    except BaseException:
        store.close()
        raise
    if not session.happened and not request.read_only and welcome.is_newcomer():
        session.say(welcome.HINT)
    return session


def stand_up(session: Session) -> None:
    """End a session: everything is written, the files are let go, and a newcomer who has tagged is none any more."""
    if session.last_tagged is not None:
        welcome.has_tagged()
    session.desk.store.close()
