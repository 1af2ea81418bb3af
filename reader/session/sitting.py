"""From what the command line asks to a session: settings, keys, store and article, each refused in one sentence."""

from pathlib import Path

from reader import remembered, welcome
from reader.errors import ReaderError, StoreError
from reader.keymap import keymap_of
from reader.session.leaving import changes
from reader.session.modes import Leaving
from reader.session.opening import Place, Shelf, open_article
from reader.session.session import Session
from reader.session.turning import where
from reader.settings import OpenRequest
from reader.store import open_store
from reader.store.rescue import is_waiting, rescue, take_in

_PATIENCE = 5.0
"""Seconds that the end waits for a slow disk before it keeps elsewhere what is not saved."""


def sit_down(request: OpenRequest) -> Session:
    """A session at the first article of a request.

    Raises:
        UsageError: where reader.toml or an option asks for what cannot be.
        InputError: where the article cannot be read.
        StoreError: where the annotations cannot be read.
    """
    keymap = keymap_of(request.settings)
    brought = () if request.read_only else take_in(request.db)
    store = open_store(
        request.db, read_only=request.read_only, rebuild=not request.read_only, annotator=request.annotator
    )
    try:
        place, shelf = Place(request.paths[0], request.db, request.annotator), Shelf(request.paths, request.encoding)
        opened = open_article(place, store, request.encoding)
        session = Session(opened, store, place, request.settings, keymap, shelf=shelf)
    except BaseException:
        store.close()
        raise
    session.look = remembered.look(request.settings.look)
    if brought:
        session.say(" · ".join(filter(None, (*brought, session.happened))))
    if not session.happened:
        session.say(_greeting(session, request))
    return session


def _greeting(session: Session, request: OpenRequest) -> str:
    """What is told where there is nothing that must be."""
    if not request.read_only and welcome.is_newcomer():
        return welcome.hint(session.keymap, request.settings.tags)
    return where(session) if len(request.paths) > 1 else ""


def stand_up(session: Session) -> str:
    """End a session: everything is written, the files are let go, and a newcomer who has tagged is none any more.

    Returns:
        What the user must be told after it; "" where all is saved.
    """
    if session.last_tagged is not None:
        welcome.has_tagged()
    if not session.desk.store.read_only:
        remembered.keep(session.settings.look, session.look)
    store, mode = session.desk.store, session.mode
    try:
        store.flush(_PATIENCE)
        unexported = _exported(session)
        if isinstance(mode, Leaving) and (mode.lost or mode.kept):
            return _told_of(mode.kept, session.place.database) if mode.kept else ""
        return _rescued(session) if store.unsaved() else unexported
    finally:
        store.close()


def _exported(session: Session) -> str:
    """End an export that is under way; what to tell where it failed."""
    try:
        if session.export is not None:
            session.export.finish()
    except ReaderError as error:
        return str(error)
    return ""


def _rescued(session: Session) -> str:
    """Keep elsewhere what is not saved, since nobody was there to be asked; what to tell of it."""
    database, store = session.place.database, session.desk.store
    try:
        return _told_of(rescue(store.save_to, database), database)
    except StoreError as error:
        return f"{changes(store.unsaved())} lost. {store.state().label}. {error}"


def _told_of(path: Path, database: Path) -> str:
    from shlex import quote  # noqa: PLC0415 - hardly ever needed

    by_hand = f"`reader recover --db {quote(str(database))} --take {quote(str(path))} --in-place` takes it in."
    by_itself = f"It is taken in when {database} is next opened."
    return f"What could not be saved is kept in {path}. {by_itself if is_waiting(path, database) else by_hand}"
