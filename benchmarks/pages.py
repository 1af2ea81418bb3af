"""More texts to fit on: the web pages beside the project as text browsers would show them, with their gold blocks.

The pages are those of the same publishers as the pairs. Each is set twice: wrapped, with starred lists, as by lynx or
w3m; and a line a paragraph, with hashes and dashes, as by converters to Markdown.
"""

import gzip
import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple

from benchmarks.cleaning import SHARED, Pair
from reader.cleaning.dates import day_of, is_dateline

_SKIPPED = frozenset(
    {"script", "style", "noscript", "head", "svg", "template", "iframe", "object", "select", "textarea"}
)
_BLOCK_NAMES = """
    address article aside blockquote button dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr label legend li main nav ol p pre section summary table tbody td th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_APART = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "table", "pre", "figcaption"}
)
_WIDTH = 78
PAGES = "export:page-"
"""How the families of these texts begin."""
_NAMES = 12


class _Style(NamedTuple):
    """How a page is set."""

    name: str
    width: int
    bullet: str
    hashes: bool
    apart: bool


_STYLES = (
    _Style("wrapped", _WIDTH, "* ", hashes=False, apart=False),
    _Style("lined", 0, "- ", hashes=True, apart=True),
)


class _Setter(HTMLParser):
    """Reads a page into lines, each with the number of empty lines before it."""

    def __init__(self, style: _Style) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self._style = style
        self._skipped = 0
        self._text = ""
        self._blanks = 0
        self._prefix = ""

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or skip what is not shown."""
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "br":
            self._end(0)
        elif tag in _BLOCKS:
            self._end(1 if tag in _APART or self._style.apart else 0)
            if tag == "li":
                self._prefix = self._style.bullet
            elif self._style.hashes and tag[0] == "h" and tag[1:].isdigit():
                self._prefix = "#" * int(tag[1]) + " "

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag in _BLOCKS:
            self._end(1 if tag in _APART or self._style.apart else 0)

    def handle_data(self, data: str) -> None:
        """Take text that is shown."""
        if not self._skipped:
            self._text += data

    def _end(self, blanks: int) -> None:
        text = " ".join(self._text.split())
        self._text = ""
        if text:
            self.lines.append((self._blanks, self._prefix + text))
            self._prefix = ""
            self._blanks = 0
        self._blanks = max(self._blanks, blanks)

    def close(self) -> None:
        """Take what stands at the end of the page."""
        super().close()
        self._end(0)


def page_pairs() -> Iterator[Pair]:
    """The pages as pairs, of the families `export:page-…`."""
    with (SHARED / "html-dev.jsonl").open(encoding="utf-8") as file:
        golds = [json.loads(line) for line in file]
    for gold in golds:
        with gzip.open(SHARED / gold["page"], "rt", encoding="utf-8", errors="replace", newline="") as file:
            html = file.read()
        country, publisher = gold["page"].removeprefix("html/").split("_")[0].split("-", 1)
        for style in _STYLES:
            source = _source(html, style)
            name = f"fundus/{country}/{publisher}/{gold['page'].rpartition('/')[2]}"
            yield {
                "of": name,
                "family": f"{PAGES}{style.name}",
                "src": source,
                "blocks": list(_blocks(source, gold)),
            }


def _source(html: str, style: _Style) -> str:
    setter = _Setter(style)
    setter.feed(html)
    setter.close()
    parts = []
    for blanks, line in setter.lines:
        shown = (
            textwrap.fill(line, style.width, break_long_words=False, break_on_hyphens=False) if style.width else line
        )
        parts.append("\n" * blanks + shown)
    return "\n".join(parts)


def _blocks(source: str, gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every gold text that is found as a block, and every other line as furniture."""
    found = sorted(_placed(source, gold))
    done = 0
    for start, end, kind in [*found, (len(source), len(source), "")]:
        if start < done:
            continue
        for match in re.finditer(r"\S[^\n]*", source[done:start]):
            line = _line_kind(match[0], gold)
            yield {"kind": line, "text": match[0], "spans": [[done + match.start(), done + match.end()]]}
        if kind:
            yield {"kind": kind, "text": " ".join(source[start:end].split()), "spans": [[start, end]]}
        done = end


def _placed(source: str, gold: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Where the gold texts stand, white space aside; each once."""
    places = [index for index, char in enumerate(source) if not char.isspace()]
    compact = "".join(source[place] for place in places)
    first = _find(compact, (gold["paragraphs"] or [])[:1], 0)
    wanted = [("paragraph", text) for text in gold["paragraphs"] or ()] + [
        ("heading", text) for text in gold["headings"] or ()
    ]
    wanted += [("caption", text) for text in gold["captions"] or ()] + [
        ("standfirst", text) for text in gold["summary"] or ()
    ]
    for kind, text in [("title", gold["title"] or ""), *wanted]:
        bare = "".join(text.split())
        start = compact.rfind(bare, 0, max(0, first)) if kind == "title" else compact.find(bare)
        start = compact.find(bare) if start < 0 else start
        if bare and start >= 0:
            yield places[start], places[start + len(bare) - 1] + 1, kind


def _find(compact: str, texts: Sequence[str], default: int) -> int:
    return compact.find("".join(texts[0].split())) if texts else default


def _line_kind(line: str, gold: dict[str, Any]) -> str:
    """Byline and date line, as the page's own data tell; all else is furniture."""
    if is_dateline(line):
        day = day_of(line)
        return "date" if day and (gold["date"] or "").startswith(day.isoformat()) else "boilerplate"
    named = any(name in line for name in gold["authors"] or ())
    return "byline" if named and len(line.split()) <= _NAMES else "boilerplate"
