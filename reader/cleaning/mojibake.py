"""Mojibake: text that was decoded from the wrong encoding, mended line by line by ftfy, its offsets kept."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.document.offsets import Run
from reader.document.patterns import regex

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_ENCODINGS = ("latin-1", "cp1252", "mac-roman", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2", "cp437")
"""What UTF-8 is mistaken for."""

_SLOPPY = (
    "sloppy-windows-1252",
    "latin-1",
    "macroman",
    "sloppy-windows-1251",
    "sloppy-windows-1250",
    "sloppy-windows-1253",
    "sloppy-windows-1254",
    "sloppy-windows-1257",
    "iso8859-2",
    "cp437",
)
"""The same, as ftfy reads them: what a page leaves undefined is a control."""

_ALIKE = 3
_UNKNOWN = 3
_WINDOW = 12
"""Source characters that one mended character may have been; twice mistaken, it may be nine."""


def repair_line(line: str) -> tuple[str, tuple[Run, ...]] | None:
    """A line with its mojibake mended, or None where it has none.

    Returns:
        The mended line, and the runs between it (text offsets) and the line given (source offsets). They cover both.
    """
    if line.isascii() or not _suspicious().search(line):
        return None
    from ftfy import fix_text  # noqa: PLC0415 -- costs 40 ms, and few files need it

    mended = fix_text(_LOST.sub(_CLOSING, line), _config())
    if "\xad" in mended and _suspicious().search(mended):
        mended = "\xad".join(fix_text(part, _config()) for part in mended.split("\xad"))
    return None if mended == line else (mended, tuple(_merged(_aligned(line, mended))))


_CLOSING = "â€\x9d"
_LOST = regex("â€(?:\ufffd|(?=[ .,;:!?)\\]]|$))")
"""A closing quotation mark whose third byte Windows-1252 does not define, and somebody dropped."""


@cache
def _config() -> "TextFixerConfig":
    """Nothing but the repair of encodings: quotes stay curly, entities and widths as they are."""
    from ftfy import TextFixerConfig  # noqa: PLC0415 -- as above

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


@cache
def _suspicious() -> re.Pattern[str]:
    """What the bytes of one UTF-8 character look like in one of the encodings; or a control of C1."""
    found = ["[\x80-\x9f]", "[ÂÃ] ", "â€"]
    for encoding in _ENCODINGS:
        two, three, four, tail = (
            _class(encoding, first, last) for first, last in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4), (0x80, 0xBF))
        )
        found.append(f"(?:{two}|{three}{tail}|{four}{tail}{{2}}){tail}")
    return re.compile("|".join(found))


def _class(encoding: str, first: int, last: int) -> str:
    chars = bytes(range(first, last + 1)).decode(encoding, "ignore")
    return f"[{re.escape(chars)}]"


def _aligned(line: str, mended: str) -> Iterator[Run]:
    """A run for each character of `mended`: what it was in `line`.

    The characters that nothing explains up to the next that fits are one atom.
    """
    source = text = 0
    while text < len(mended):
        length = _length(line, source, mended[text])
        if length:
            yield Run(text, source, 1, length)
            text, source = text + 1, source + length
            continue
        next_text, next_source = _resumed(line, source, mended, text)
        yield Run(text, source, next_text - text, next_source - source)
        text, source = next_text, next_source


def _length(line: str, source: int, char: str) -> int:
    """How many characters at `source` of `line` became `char`; 0 where that cannot be said."""
    if line.startswith(char, source):
        return 1
    return next((len(image) for image in _images(char) if line.startswith(image, source)), 0)


@lru_cache(maxsize=4096)
def _images(char: str) -> tuple[str, ...]:
    """What `char` looks like where its UTF-8 was decoded wrongly, once or twice; the longest first."""
    if char.isascii():
        return ()
    once = {char.encode("utf-8", "replace").decode(encoding, "replace") for encoding in _SLOPPY}
    twice = {image.encode("utf-8", "replace").decode(encoding, "replace") for image in once for encoding in _SLOPPY[:2]}
    control = char.encode("cp1252", "ignore").decode("latin-1")
    lost = {"â€\ufffd", "â€"} if char == "”" else set()
    return tuple(sorted({*once, *twice, *lost, control} - {""}, key=len, reverse=True))


def _resumed(line: str, source: int, mended: str, text: int) -> tuple[int, int]:
    """Where both go on alike after characters that nothing explains: the nearest such place, else their ends."""
    for length in range(1, _UNKNOWN + 1):
        for source_length in range(1, _WINDOW + 1):
            if _agree(line, source + source_length, mended, text + length):
                return text + length, source + source_length
    return len(mended), len(line)


def _agree(line: str, source: int, mended: str, text: int) -> bool:
    """Whether the next few characters of `mended` are explained by `line`, or both end."""
    for char in mended[text : text + _ALIKE]:
        length = _length(line, source, char)
        if not length:
            return False
        source += length
    return text + _ALIKE <= len(mended) or source == len(line)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """The same runs, linear ones that follow each other as one."""
    last: Run | None = None
    for run in runs:
        if last is not None and not last.is_atom and not run.is_atom:
            last = Run(last.text, last.source, *[last.text_length + run.text_length] * 2)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
