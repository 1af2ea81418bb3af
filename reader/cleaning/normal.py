r"""The normal text: the source without what nobody reads, each character mapped to the source.

Mojibake is repaired first, line by line, because what follows would destroy it (`Ã` and a no-break space are one `à`).
Then control characters, terminal sequences and invisible characters are dropped, entities are read, and every line
end becomes `\n` and every other kind of space a plain one, character for character.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from sys import maxsize
from typing import NamedTuple

from msgspec import Struct

from reader.document.offsets import Run
from reader.document.patterns import regex
from reader.document.spans import Span

LineRepair = Callable[[str], tuple[str, tuple[Run, ...]] | None]
"""Repairs one line: the repaired text with its runs over the line, or None where nothing is wrong with it."""


class Edit(NamedTuple):
    """A replacement of `[start, end)` by `text`."""

    start: int
    end: int
    text: str


class NormalText(Struct, frozen=True):
    """A text and where each of its characters came from.

    Attributes:
        text: the characters.
        runs: ascending in both offsets, over `text` and the source; dropped characters lie between them.
    """

    text: str
    runs: tuple[Run, ...]

    def runs_between(self, start: int, end: int, at: int = 0) -> Iterator[Run]:
        """The runs of `text[start:end]`, with text offsets counted from `at` instead of `start`; atoms whole."""
        runs = self.runs
        if end <= start:
            return
        if len(runs) == 1 and not runs[0].is_atom:
            yield Run(at, runs[0].source + start - runs[0].text, end - start, end - start)
            return
        for index in range(self._run_at(start), len(runs)):
            text, source, length, source_length = runs[index]
            if text >= end:
                return
            if start <= text and text + length <= end:
                yield Run(text - start + at, source, length, source_length)
                continue
            first, last = max(start, text), min(end, text + length)
            if first >= last:
                continue
            if length == source_length:
                yield Run(first - start + at, source + first - text, last - first, last - first)
            else:
                yield Run(first - start + at, source, last - first, source_length)

    def source_span(self, start: int, end: int) -> Span:
        """The source range from the first to the last character of `text[start:end]`, which is not empty."""
        first, last = self.runs[self._run_at(start)], self.runs[self._run_at(end - 1)]
        return Span(
            first.source if first.is_atom else first.source + start - first.text,
            last.source + (last.source_length if last.is_atom else end - last.text),
        )

    def _run_at(self, offset: int) -> int:
        """The index of the run that the character at `offset` is of."""
        return max(0, bisect_right(self.runs, (offset, maxsize)) - 1)

    def edited(self, edits: Iterable[Edit]) -> "NormalText":
        """This text after replacements, which ascend and do not overlap."""
        pieces: list[str] = []
        runs: list[Run] = []
        at = done = 0
        for start, end, text in edits:
            pieces += (self.text[done:start], text)
            runs += self.runs_between(done, start, at)
            at += start - done
            if text:
                span = self.source_span(start, end)
                runs.append(Run(at, span.start, len(text), span.end - span.start))
                at += len(text)
            done = end
        pieces.append(self.text[done:])
        runs += self.runs_between(done, len(self.text), at)
        return NormalText("".join(pieces), tuple(runs))


def normal_text(
    source: str, span: Span, *, repair: LineRepair | None = None, entities: bool = False, links: bool = False
) -> NormalText:
    """The normal text of `source[span]`.

    Args:
        source: the source text.
        span: the part to read, in source offsets, which the runs keep.
        repair: mends the mojibake of a line.
        entities: whether HTML entities are to be read; a text about `&amp;` must keep it.
        links: whether the numbers of links are no part of it.
    """
    length = span.end - span.start
    if not length:
        return NormalText("", ())
    normal = NormalText(source[span.start : span.end], (Run(0, span.start, length, length),))
    if repair is not None and _DOUBTFUL.search(normal.text):
        normal = _repaired(normal, repair)
    edits = list(_edits(normal.text, entities=entities, links=links))
    if edits:
        normal = normal.edited(edits)
    return NormalText(_spaces(normal.text), normal.runs)


def holds_entities(source: str) -> bool:
    """Whether HTML entities stand in the text because an extractor left them, not because it speaks of them."""
    if "&" not in source:
        return False
    found = {match[0] for match in _ENTITY.finditer(source, 0, _SAMPLE)}
    if len(found) >= _MANY or any(name.startswith("&#") for name in found):
        return True
    return bool(found) and _IN_WORDS.search(source, 0, _SAMPLE) is not None


def holds_links(source: str) -> bool:
    """Whether a text browser has numbered the links of a page: `[1]` stands before words, and the next is one more."""
    if "[1]" not in source[:_SAMPLE]:
        return False
    numbers = [int(match[1]) for match in _LINK.finditer(source, 0, _SAMPLE)]
    rising = sum(one < two <= one + _SKIPPED for one, two in pairwise(numbers))
    return rising >= max(_LINKS, _RISING * (len(numbers) - 1))


_SAMPLE = 200_000
"""Characters among which entities and links are looked for."""
_LINK = regex(r"\[(\d{1,4})\](?=[^\W_]|[\"“«‘'(])")
"""The number of a link; that of a footnote stands behind its word."""
_SKIPPED = 5
"""Numbers that links without words take in between, at most."""
_LINKS, _RISING = 5, 0.9
"""So many numbers, and so great a share of them, are each a little more than the one before."""
_MANY = 2
"""Different entities by which it is known that a text is written with them."""
_DOUBTFUL = regex(r"[^\x00-\x7f](?:(?<=[\x80-\x9f\xc2\xc3])|[^\x00-\x7f])")
"""What is in every line that was decoded wrongly; a curly quotation mark or an accent alone is right.

It begins with a set, not with a choice: what a pattern begins with is looked for four times as fast."""
_ENTITY = regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,24});")
_IN_WORDS = regex(r"[^\W_]&[a-zA-Z]{2,8};(?!=)|[A-Z][\w.]{0,30} &amp; [A-Z]")
"""An entity within a word, behind a number or between names, where nobody speaks of it: *Q&amp;A*."""
_INVISIBLE = (
    "\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
)
_CONTROL = regex(
    "(?:\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)|[PX^_][^\x1b\n]*\x1b\\\\|[()*+][0-9AB])?"
    "|\x9b[0-?]*[ -/]*[@-~]"
    f"|[{_INVISIBLE}])+"
    "|[\u200c\u200d]"
)
"""What is dropped. The sequences are those of ECMA-48; the characters are the controls of C0 and C1, the soft hyphen,
and the default-ignorable format characters of Unicode. The joiners are looked at one by one (`_joins`)."""
_UNSEEN = regex(f"[\x1b\u200c\u200d{_INVISIBLE}]")
"""What it begins with."""
_BREAKS = dict.fromkeys("\x0b\x1c\x1d\x1e\x85\u2028\u2029", "\n")
_BLANKS = dict.fromkeys(
    "\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_SPACES = _BREAKS | _BLANKS
_UNUSUAL = regex(f"[{''.join(_SPACES)}]")
_NON_JOINER, _JOINER = "\u200c", "\u200d"


def _spaces(text: str) -> str:
    r"""Every line end as `\n`, every other space but tab and form feed plain; the length stays."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for char in frozenset(_UNUSUAL.findall(text)):
        text = text.replace(char, _SPACES[char])
    return text


def _repaired(normal: NormalText, repair: LineRepair) -> NormalText:
    """The text with the mojibake of its lines mended; `normal` is still one run."""
    base = normal.runs[0].source
    pieces: list[str] = []
    runs: list[Run] = []
    at = done = 0
    for start, end in _doubtful_lines(normal.text):
        mended = repair(normal.text[start:end])
        if mended is None:
            continue
        text, line_runs = mended
        runs += normal.runs_between(done, start, at)
        at += start - done
        shift = base + start
        runs += [Run(at + into, shift + of, length, of_length) for into, of, length, of_length in line_runs]
        pieces += (normal.text[done:start], text)
        at += len(text)
        done = end
    runs += normal.runs_between(done, len(normal.text), at)
    pieces.append(normal.text[done:])
    return NormalText("".join(pieces), tuple(runs))


def _doubtful_lines(text: str) -> Iterator[Span]:
    """The lines, without their ends, that may have been decoded wrongly."""
    line_end = _line_end(text)
    found = _DOUBTFUL.search(text)
    while found:
        start = text.rfind(line_end, 0, found.start()) + 1
        end = text.find(line_end, found.start())
        end = len(text) if end < 0 else end
        yield Span(start, end - text.endswith("\r", start, end))
        found = _DOUBTFUL.search(text, end + 1)


def _line_end(text: str) -> str:
    """What ends the lines of `text`: U+0085 only where nothing else does, for it also is a wrongly decoded ellipsis."""
    found = next((char for char in "\n\r\u2028\u2029" if char in text), None)
    if found is None and text.count("\x85") > 1 and not _C1.search(text):
        return "\x85"
    return found or "\n"


_C1 = regex("[\x80-\x84\x86-\x9f]")


def _edits(text: str, *, entities: bool, links: bool) -> Iterator[Edit]:
    found = [Edit(match.start(), match.end(), "") for match in _controls(text) if not _joins(text, match)]
    if links:
        found += (Edit(match.start(), match.end(), "") for match in _LINK.finditer(text))
    if entities:
        found += _entities(text)
    if links or entities:
        found.sort()
    done = 0
    for edit in found:
        if edit.start >= done:
            yield edit
            done = edit.end


def _controls(text: str) -> Iterator[re.Match[str]]:
    """What is dropped, perhaps. Where it may begin is looked for first, which is far quicker than the whole pattern."""
    done = 0
    for start in (match.start() for match in _UNSEEN.finditer(text)):
        if start >= done and (found := _CONTROL.match(text, start)):
            yield found
            done = found.end()


def _joins(text: str, match: re.Match[str]) -> bool:
    """Whether a joiner shapes what is read: a non-joiner between letters (Persian), a joiner after a sign or emoji."""
    char = match[0]
    if char not in (_NON_JOINER, _JOINER):
        return False
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if not before or not after or before.isspace() or after.isspace():
        return False
    return not (before.isascii() and after.isascii())


def _entities(text: str) -> Iterator[Edit]:
    from html import unescape  # noqa: PLC0415 - its table of names is needed only where a text holds an entity

    for match in _ENTITY.finditer(text):
        char = unescape(match[0])
        if char != match[0] and not _CONTROL.search(char):
            yield Edit(match.start(), match.end(), char)
