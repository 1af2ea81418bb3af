"""HTML cut into tags and text at exact offsets, in linear time whatever the file holds.

The rules are those of the HTML standard's tokenizer (https://html.spec.whatwg.org/multipage/parsing.html#tokenization)
as far as they tell text from mark-up. Where a tag, a comment, a quoted value or a script never ends, only its beginning
is taken for mark-up, so that no text is lost behind it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reader.document.patterns import regex


class Tag(NamedTuple):
    """A tag.

    Attributes:
        name: in lower case.
        closes: whether it is an end tag.
        start: where its `<` stands.
        end: the offset after its `>`.
    """

    name: str
    closes: bool
    start: int
    end: int


class Text(NamedTuple):
    """A stretch of text, its character references not yet read."""

    start: int
    end: int


_TAG = regex(r"""</?[a-zA-Z](?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|["'=])*+>""")
_NAME = regex(r"</?([a-zA-Z][^\s/>]*)")
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes"})
"""Elements whose content is no text of the page."""

_ESCAPABLE = frozenset({"textarea", "title", "xmp"})
"""Elements that hold text but no tags."""

_COMMENT, _CDATA = "<!--", "<![CDATA["


Token = Tag | Text


def tokens(source: str) -> Iterator[Token]:
    """The tags and the text of `source`, in order; comments, declarations, scripts and styles are left out."""
    return _Scan(source).run()


class _Scan:
    """A walk through the source. What was not found once is not looked for again: it cannot be further on."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._missing: set[str] = set()
        self._careless = False

    def run(self) -> Iterator[Token]:
        """Yield everything, in order."""
        start = at = 0
        while (at := self._source.find("<", at)) >= 0:
            found = self._markup(at)
            if found is None:
                at += 1
                continue
            if start < at:
                yield Text(start, at)
            start = at = found[0]
            yield from found[1]
        if start < len(self._source):
            yield Text(start, len(self._source))

    def _markup(self, at: int) -> tuple[int, tuple[Token, ...]] | None:
        """Where the mark-up that begins at `at` ends, and what it holds; None where it is none."""
        following = self._source[at + 1 : at + 3]
        if following[:1].isalpha() or (following[:1] == "/" and following[1:].isalpha()):
            return self._tag(at)
        if self._source.startswith(_COMMENT, at):
            return self._after("-->", at + len("<!")) or at + len(_COMMENT), ()
        if self._source.startswith(_CDATA, at):
            start = at + len(_CDATA)
            end = self._after("]]>", start)
            return (end, (Text(start, end - len("]]>")),)) if end else (start, ())
        end = self._after(">", at) if following[:1] in ("!", "?", "/") else None
        return (end, ()) if end else None

    def _tag(self, at: int) -> tuple[int, tuple[Token, ...]] | None:
        match = None if self._careless else _TAG.match(self._source, at)
        if match is None:
            # Values with `>` in them are no longer looked for: each would be looked for to the end of the file.
            self._careless = True
        end = match.end() if match else self._after(">", at)
        if end is None:
            return None
        name = _NAME.match(self._source, at, end)
        tag = Tag(name[1].lower() if name else "", self._source[at + 1] == "/", at, end)
        return self._content(tag)

    def _content(self, tag: Tag) -> tuple[int, tuple[Token, ...]]:
        """The tag, and the content of an element that holds no tags."""
        if tag.closes or tag.name not in _RAW | _ESCAPABLE:
            return tag.end, (tag,)
        if tag.name in self._missing:
            return tag.end, ()
        closing = _closing(tag.name).search(self._source, tag.end)
        if closing is None:
            self._missing.add(tag.name)
            return tag.end, ()
        return closing.start(), (tag,) if tag.name in _RAW else (tag, Text(tag.end, closing.start()))

    def _after(self, sign: str, at: int) -> int | None:
        """The offset after the next `sign`, or None where there is none."""
        found = -1 if sign in self._missing else self._source.find(sign, at)
        if found < 0:
            self._missing.add(sign)
            return None
        return found + len(sign)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
