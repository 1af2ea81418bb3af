"""Front matter: the lines `name: value` between two rules that may stand above a Markdown file."""

import re
from typing import NamedTuple

from reader.cleaning.dates import day_of
from reader.document.article import Metadata
from reader.document.patterns import regex
from reader.document.spans import Span


class FrontMatter(NamedTuple):
    """Front matter, at offsets of the normal text.

    Attributes:
        whole: it with its rules.
        content: what stands between the rules.
        title: where the headline stands in it, or None.
        metadata: what it says of the article.
    """

    whole: Span
    content: Span
    title: Span | None
    metadata: Metadata


def front_matter(text: str) -> FrontMatter | None:
    """The front matter that a text begins with, or None. Values in one line, and lists, are understood.

    Args:
        text: the normal text of a Markdown file.
    """
    front = _FRONT.match(text)
    if front is None or not all(map(_LINE.match, front[1].splitlines())):
        return None
    fields = list(_FIELD.finditer(text, *front.span(1)))
    if not fields:
        return None
    values = {_key(match): _value(match[2]) for match in fields}
    found = {field: next(filter(None, map(values.get, names)), None) for field, names in _NAMES.items()}
    day = day_of(found["date"]) if found["date"] else None
    metadata = Metadata(found["title"], day.isoformat() if day else None, found["byline"], found["section"])
    titles = [match for match in fields if metadata.title and _key(match) in _NAMES["title"]]
    return FrontMatter(Span(*front.span()), Span(*front.span(1)), _place(titles, metadata.title), metadata)


_FRONT = regex(r"\A---[ \t]*\n((?:[^\n]*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LINE = regex(r"[ \t#}\]]|$|-(?:[ \t]|$)|[\w\"'][^:]*:(?:[ \t]|$)")
"""A line of YAML: empty, indented, a remark, an item, or a field."""
_FIELD = regex(r"^([A-Za-z_][\w -]*):[ \t]*(.*(?:\n[ \t]*- .*)*)", re.MULTILINE)
_PARTING = regex(r"\n[ \t]*- |\"[ \t]*,[ \t]*\"|'[ \t]*,[ \t]*'")
_NAMES = {
    "title": ("title", "headline"),
    "date": ("date", "published", "pubdate", "publishdate", "datepublished"),
    "byline": ("author", "authors", "byline", "by"),
    "section": ("section", "category", "categories", "topic"),
}


def _key(field: re.Match[str]) -> str:
    return field[1].strip().lower().replace("_", "")


def _value(written: str) -> str:
    """A value without quotation marks; a list with commas."""
    parts = [part.strip(" \t\"'") for part in _PARTING.split(written.strip(" \t[]"))]
    return ", ".join(part for part in parts if part)


def _place(titles: list[re.Match[str]], title: str | None) -> Span | None:
    """Where the headline stands: as it is written, so not where a list or an escape makes it another text."""
    for match in titles:
        at = match[2].find(title or "")
        if title and at >= 0 and "\n" not in match[2]:
            return Span(match.start(2) + at, match.start(2) + at + len(title))
    return None
