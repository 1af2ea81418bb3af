"""From what the command line asks to a session: settings, keys, store and article, each refused in one sentence."""

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
    store = open_store(request.db, read_only=request.read_only, annotator=request.annotator)
    try:
        place = Place(request.paths[0], request.db, request.annotator)
        return Session(open_article(place, store, request.encoding), store, place, request.settings, keymap)
    except BaseException:
        store.close()
        raise
