"""What goes out to other tools, one module a format. Values in, text out; only `files` writes.

`FORMATS` is the one list of them: the command line and the screen offer what it holds.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.formats import native
from reader.formats.work import ArticleWork, Options


class Format(NamedTuple):
    """A format that annotations can be written in.

    Attributes:
        description: what it is, in a few words.
        suffix: of its files, with the dot.
        write: the text of such a file, from articles with their annotations.
        loses: what it cannot hold, each in a few words.
        articles: the UUIDs of the articles in such a file, from its bytes; none where it is of another format.
    """

    description: str
    suffix: str
    write: Callable[[Sequence[ArticleWork], Options], str]
    loses: tuple[str, ...]
    articles: Callable[[bytes], Sequence[str | None]]


FORMATS: dict[str, Format] = {
    native.SCHEMA: Format(
        "JSON with everything that is said of the articles", ".json", native.write, native.LOSES, native.articles_of
    ),
}
"""The formats by name, the default first."""
