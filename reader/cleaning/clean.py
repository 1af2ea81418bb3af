"""The way in: a text or a file, in any of the formats that are read, becomes an article."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from reader.cleaning.pipeline import clean_plain
from reader.cleaning.sources import read_source
from reader.document.article import Article

_READERS = {"markdown": "reader.cleaning.marked", "html": "reader.cleaning.html"}
"""Where the formats that have a structure of their own are read; imported when one is."""


def clean_text(source: str, format: str | None = None) -> Article:  # noqa: A002 -- the interface names it so
    """The article that a source text holds.

    Args:
        source: the file decoded, otherwise untouched; all source offsets of the article are code points of it.
        format: text, markdown or html; None stands for text.
    """
    article = Article(())
    for grown in clean_regions(source, format):
        article = grown
    return article


def clean_regions(source: str, format: str | None = None) -> Iterator[Article]:  # noqa: A002 -- as above
    """The article of a long text as it grows: each value holds the blocks of the one before it, and more after them.

    The last value is what `clean_text` returns. Text and Markdown grow; of a web page there is one value.

    Args:
        source: as in `clean_text`.
        format: as in `clean_text`.
    """
    if format in _READERS:
        yield from import_module(_READERS[format]).articles_of(source)
    else:
        yield from clean_plain(source)


def clean_file(path: Path | str) -> Article:
    """The article in a file.

    Raises:
        InputError: where it cannot be read or is no text.
    """
    source = read_source(Path(path))
    return clean_text(source.text, source.format)
