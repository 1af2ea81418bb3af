"""Where annotations are kept: a TinyDB file that cannot lose work.

`open_store` gives a `Store`. Everything is written by `Store.apply` (and progress by `Store.note_progress`); nothing
else in the program writes annotations.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.store.local import open_store as open_store
    from reader.store.names import article_id as article_id
    from reader.store.names import locate as locate
    from reader.store.names import new_id as new_id
    from reader.store.names import relative_path as relative_path

_MODULES = {
    "open_store": "local",
    "article_id": "names",
    "locate": "names",
    "new_id": "names",
    "relative_path": "names",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only now: tinydb and msgspec cost more than a small command may take to start."""
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"reader.store.{_MODULES[name]}"), name)
