"""Progress of two windows, or two computers, become one: nothing to decide, nothing to lose."""

import uuid

from reader.annotations.model import Progress
from reader.document.spans import united

_PROGRESS = uuid.UUID("3f0c1a52-40f1-5d0e-8f0e-6f6b2f6f9d17")


def progress_id(article_id: str, annotator: str) -> str:
    """The UUID under which the progress of an annotator in an article is kept."""
    return str(uuid.uuid5(_PROGRESS, f"{article_id} {annotator}"))


def merged(one: Progress, other: Progress) -> Progress:
    """The newer position, and all that was read in either. The order of the two does not matter."""
    newer = max(one, other, key=lambda progress: (progress.modified, progress.position))
    return Progress(
        article=newer.article,
        annotator=newer.annotator,
        position=newer.position,
        read=tuple(united((*one.read, *other.read))),
        modified=newer.modified,
    )
