"""Export from the screen: the open article's annotations as JSON, beside the database."""

from pathlib import Path

from reader.annotations.tagsets import TagSet
from reader.session.desk import Desk
from reader.session.opening import Place


def export_article(desk: Desk, place: Place, tags: TagSet) -> Path:
    """Write the annotations of the open article beside the database; where they were written.

    Raises:
        StoreError: where the file cannot be written.
    """
    raise NotImplementedError
