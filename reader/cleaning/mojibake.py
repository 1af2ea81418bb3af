"""Mojibake: text that was decoded from the wrong encoding, mended line by line by ftfy, its offsets kept."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, lru_cache

from reader.document.offsets import Run
from reader.document.patterns import regex

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

_STRAYS = "\xad\xa0"
"""A soft hyphen and a no-break space put beside what was decoded wrongly look like a part of it."""

_ALIKE = 3
"""Characters that must be explained for both texts to go on alike."""
_UNKNOWN = 3
"""Characters that nothing explains, at most, before that."""
_WINDOW = 12
"""Source characters that one mended character may have been; twice mistaken, it may be nine."""


def repair_line(line: str) -> tuple[str, tuple[Run, ...]] | None:
    """A line with its mojibake mended, or None where it has none.

    Returns:
        The mended line, and the runs between it (text offsets) and the line given (source offsets). They cover both.
    """
    if line.isascii() or not _suspicious().search(line):
        return None
    mended = fixed(_LOST.sub(_CLOSING, line))
    for sign in _STRAYS:
        if sign in mended and _suspicious().search(mended):
            mended = sign.join(fixed(part) for part in mended.split(sign))
    return None if mended == line else (mended, tuple(_aligned(line, mended)))


def fixed(line: str) -> str:
    """What `ftfy.fix_text` makes of a line where it repairs nothing but encodings, in a fraction of its time.

    These are its steps, taken with its own tables, which say what looks bad and how each fault is undone. Three things
    are otherwise: whether an encoding fits is seen by encoding, bytes that are UTF-8 already are not searched for what
    was lost, and a piece of a mixed line is looked at once for all lines.

    Args:
        line: the line, without its end.
    """
    return "".join(_stretch_fixed(line[at : at + _LONGEST]) for at in range(0, len(line), _LONGEST))


_LONGEST = 1_000_000
"""Characters, at which ftfy cuts a line."""


def _stretch_fixed(line: str) -> str:
    from ftfy.badness import is_bad  # noqa: PLC0415 -- ftfy costs 40 ms, and few files need it

    while is_bad(line):
        step = _step(line)
        if step == line:
            break
        line = step
    return line


def _step(line: str) -> str:
    """A bad line without one kind of fault: as a whole, else the pieces that are wrong, else the controls of C1."""
    from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_DETECTOR_RE  # noqa: PLC0415 -- as above
    from ftfy.fixes import fix_c1_controls  # noqa: PLC0415 -- as above

    for encoding in CHARMAP_ENCODINGS:
        try:
            return _decoded(line.encode(encoding), encoding)
        except UnicodeError:
            continue
    step = UTF8_DETECTOR_RE.sub(lambda found: _piece_fixed(found[0]) if len(found[0]) < len(line) else line, line)
    return fix_c1_controls(line) if step == line else step


def _decoded(raw: bytes, encoding: str) -> str:
    """Bytes read as UTF-8 after what `encoding` did to them is undone: no-break spaces made plain, bytes lost.

    Raises:
        UnicodeDecodeError: where they are not UTF-8 even so.
    """
    from ftfy.chardata import ALTERED_UTF8_RE  # noqa: PLC0415 -- as above
    from ftfy.fixes import replace_lossy_sequences, restore_byte_a0  # noqa: PLC0415 -- as above

    if b"\x1a" not in raw:
        with suppress(UnicodeDecodeError):
            return raw.decode()
    if encoding != "macroman" and ALTERED_UTF8_RE.search(raw):
        raw = restore_byte_a0(raw)
    if encoding.startswith("sloppy"):
        raw = replace_lossy_sequences(raw)
    return raw.decode("utf-8-variants" if b"\xed" in raw or b"\xc0" in raw else "utf-8")


def _piece_fixed(piece: str) -> str:
    return _known_piece(piece) if len(piece) <= _SHORT else _stretch_fixed(piece)


_SHORT = 64
"""Characters of what comes again and is worth remembering: a letter, a word."""


@lru_cache(maxsize=8192)
def _known_piece(piece: str) -> str:
    return _stretch_fixed(piece)


_CLOSING = "â€\x9d"
_LOST = regex("â€(?:\ufffd|(?=[ .,;:!?)\\]]|$))")
"""A closing quotation mark whose third byte Windows-1252 does not define, and somebody dropped."""


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
    """The runs of `mended` over `line`; where lengths differ, one for each character.

    The characters that nothing explains up to the next that fits are one atom.
    """
    source = text = alike = 0
    while text < len(mended):
        for text_length, source_length in _lengths_at(line, source, mended, text):
            if text_length == source_length:
                alike += text_length
            else:
                if alike:
                    yield Run(text - alike, source - alike, alike, alike)
                    alike = 0
                yield Run(text, source, text_length, source_length)
            text += text_length
            source += source_length
    if alike:
        yield Run(text - alike, source - alike, alike, alike)


_STRETCH = regex("[\0-\x7f]{1,256}|[^\0-\x7f]{1,64}")
_FOREIGN = regex("[^\0-\x7f]{1,768}")
"""What a stretch may have been: `_WINDOW` times as long."""


def _lengths_at(line: str, source: int, mended: str, text: int) -> Sequence[tuple[int, int]]:
    """The lengths in both of what comes next, as far as it is a stretch of one kind."""
    found = _STRETCH.match(mended, text)
    stretch = found[0] if found else ""
    if stretch.isascii():
        length = len(stretch)
        if line.startswith(stretch, source):
            return ((length, length),)
        lengths = _lengths(line[source : source + length], stretch)
    else:
        foreign = _FOREIGN.match(line, source)
        lengths = _lengths(foreign[0], stretch) if foreign else ()
    return lengths or (_resumed(line, source, mended, text),)


@lru_cache(maxsize=16_384)
def _lengths(source_stretch: str, stretch: str) -> tuple[tuple[int, int], ...]:
    """The lengths of each character of `stretch` and of what it was, from the beginning of `source_stretch` on.

    Words and letters come again and again. What a character may have been holds nothing of ASCII, so that the rest of
    the line does not matter. It ends at the first that nothing explains.
    """
    found: list[tuple[int, int]] = []
    source = 0
    for char in stretch:
        length = _length(source_stretch, source, char)
        if not length:
            break
        found.append((1, length))
        source += length
    return tuple(found)


def _length(line: str, source: int, char: str) -> int:
    """How many characters at `source` of `line` became `char`; 0 where that cannot be said."""
    if line.startswith(char, source):
        return 1
    if char.isascii() or source >= len(line):
        return 0
    return next((len(image) for image in _images(char, line[source]) if line.startswith(image, source)), 0)


@lru_cache(maxsize=16_384)
def _images(char: str, first: str) -> tuple[str, ...]:
    """What `char` looks like where its UTF-8 was decoded wrongly, once or twice, and begins so; the longest first."""
    raw = char.encode("utf-8", "replace")
    images = {char.encode("cp1252", "ignore").decode("latin-1")}
    for ways in _ways(raw[:1], first):
        image = raw
        for encoding in ways:
            text = image.decode(encoding, "replace")
            image = text.encode("utf-8", "replace")
        images.add(text)
    if char == "”":
        images |= {"â€\ufffd", "â€"}
    return tuple(sorted((image for image in images if image.startswith(first)), key=len, reverse=True))


@cache
def _ways(lead: bytes, first: str) -> tuple[tuple[str, ...], ...]:
    """The encodings, one or two after each other, in which UTF-8 that begins with `lead` begins with `first`."""
    once = [((encoding,), lead.decode(encoding, "replace")) for encoding in _SLOPPY]
    twice = [
        ((*ways, encoding), image.encode("utf-8", "replace")[:1].decode(encoding, "replace"))
        for ways, image in once
        for encoding in _SLOPPY[:2]
    ]
    return tuple(ways for ways, image in (*once, *twice) if image == first)


def _resumed(line: str, source: int, mended: str, text: int) -> tuple[int, int]:
    """The lengths of what nothing explains: up to the nearest place where both go on alike, else to their ends."""
    for length in range(1, _UNKNOWN + 1):
        for source_length in range(1, _WINDOW + 1):
            if _agree(line, source + source_length, mended, text + length):
                return length, source_length
    return len(mended) - text, len(line) - source


def _agree(line: str, source: int, mended: str, text: int) -> bool:
    """Whether the next few characters of `mended` are explained by `line`, or both end."""
    for char in mended[text : text + _ALIKE]:
        length = _length(line, source, char)
        if not length:
            return False
        source += length
    return text + _ALIKE <= len(mended) or source == len(line)
