"""Undo and redo in a file that has changed since: an edit is made to the record as it stands there now.

Anchoring moves what is kept to where its words are, and where blocks are joined its words may come in another order;
that is no act of anybody's, and takes no undo away.
"""

from msgspec.structs import replace

from reader.annotations.anchoring import anchor_all, anchor_corrections, letters, requoted, stands
from reader.annotations.changes import Edit
from reader.annotations.model import Anchor, Annotation, Correction, Record
from reader.document.article import Article


def rebased(edit: Edit, now: Record | None, article: Article) -> Edit | None:
    """The edit as it can be made now, or None where the record has been changed by somebody since.

    Args:
        edit: what is to be done.
        now: the present version of its record, or None where there is none.
        article: the article as it is shown.
    """
    if now != edit.before and (now is None or edit.before is None or _elsewhere(now) != _elsewhere(edit.before)):
        return None
    return Edit(now, edit.after and _placed(edit.after, article))


def _elsewhere(record: Record) -> Record:
    """A record without what says where it stands."""
    if isinstance(record, Annotation):
        return replace(record, spans=(), anchor=Anchor.EXACT, quote=letters(record.quote), prefix="", suffix="")
    return replace(record, spans=(), anchor=Anchor.EXACT) if isinstance(record, Correction) else record


def _placed(record: Record, article: Article) -> Record:
    """A record where its words are in the article now; what of a long article is not there yet is left as it is."""
    if not isinstance(record, Annotation | Correction) or not record.spans:
        return record
    if not article.blocks or record.spans[-1].end > article.blocks[-1].spans[-1].end:
        return record
    if isinstance(record, Annotation):
        here = requoted(article, record)
        return here if stands(article, here) else anchor_all(article, [record])[0]
    return anchor_corrections(article, [record])[0]
