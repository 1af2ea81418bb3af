"""Progress of two windows, or two computers, become one: nothing to decide, nothing to lose."""

import uuid
from collections.abc import Iterable

from reader.annotations.model import Progress
from reader.document.spans import Span

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
        read=united((*one.read, *other.read)),
        modified=newer.modified,
    )


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The ranges that these cover, ascending; those that touch are one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start, end))
    return tuple(found)
