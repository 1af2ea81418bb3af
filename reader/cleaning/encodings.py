"""Which encoding a file is in.

In this order: byte order marks, the shifts of mails, zeros, strict UTF-8, UTF-8 with a few bytes that are none, what
the page declares, code pages by what their bytes spell, then guessing.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

from reader.cleaning.codepages import FOREIGN, code_pages, foreign_pages, high_share
from reader.document.patterns import regex

_SAMPLE = 1 << 16
"""Bytes that are looked at to guess."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 begin like those of UTF-16."""

_TOLERANT = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
"""A file cut in the middle of a character is no reason to refuse it: there the sign U+FFFD stands."""

_SLOPPY = "sloppy-windows-1252"
"""Windows-1252 as browsers read it: the five bytes that it does not define are controls."""


_MENDED = "sloppy-utf-8"
"""UTF-8 with a few bytes that are none: those are read as Windows-1252, or as U+FFFD where a character was cut."""


class Guess(NamedTuple):
    """An encoding and whether it was only inferred.

    Attributes:
        encoding: Python's name for it.
        guessed: whether other encodings would fit the bytes as well.
    """

    encoding: str
    guessed: bool


def decoded(data: bytes, encoding: str) -> str:
    """`data` as text, with every character that it holds.

    Raises:
        LookupError: where there is no such encoding, or it is none of text.
        UnicodeError: where the bytes are invalid in it.
    """
    if encoding == _MENDED:
        return str(data, "utf-8", _STRAY_BYTES)
    if encoding.startswith("sloppy-"):
        import ftfy.bad_codecs  # noqa: F401, PLC0415 -- registers the codec, and costs 40 ms
    info = codecs.lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(encoding)
    text = str(data, encoding, "replace" if info.name in _TOLERANT else "strict")
    return _SURROGATE.sub("\ufffd", text) if info.name in _ESCAPING else text


_ESCAPING = frozenset({"utf-7", "unicode_escape", "raw-unicode-escape", "unicode-escape", "raw_unicode_escape"})
"""Encodings that can spell half a surrogate pair, which no file could hold again."""

_SURROGATE = regex(r"[\ud800-\udfff]")


def read(data: bytes) -> tuple[Guess, str] | None:
    """The encoding of `data` and its text, decoded once; None where it is no text in any."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked and (text := _text(data, marked)) is not None:
        return Guess(marked, guessed=False), text
    name = _telling(data)
    if name is None and _is_binary(data):
        return None
    if name is None and (text := _text(data, "utf-8")) is not None:
        return Guess("utf-8", guessed=False), text
    name = name or next((name for name in _candidates(data) if _text(data, name) is not None), None)
    return (Guess(name, guessed=name != _declared(data)), decoded(data, name)) if name else None


def _telling(data: bytes) -> str | None:
    """The encoding that escape sequences or zeros tell."""
    shifted = next((name for pattern, name in _SHIFTED if pattern.search(data, 0, _SAMPLE)), None)
    if shifted and _text(data, shifted) is not None:
        return shifted
    return _wide(data) if b"\0" in data[:_SAMPLE] or _is_binary(data) else None


_STRAY_BYTES = "reader-stray-bytes"
_CUT = b"\xef\xbf\xbd"
_SURROGATE_LEAD = 0xED
"""The first of the three bytes in which some programs write half a surrogate pair."""
_GOOD = 4
"""So many characters beyond ASCII must be valid UTF-8 for every byte that is not."""


def _stray(error: UnicodeError) -> tuple[str, int]:
    """What stands for the bytes that are no UTF-8, and where decoding goes on (an error handler of `codecs`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    start, end = error.start, error.end
    if error.object[start] == _SURROGATE_LEAD and end < len(error.object):
        return "\ufffd", min(start + 3, len(error.object))
    if end - start > 1 or end == len(error.object):
        return "\ufffd", end
    return error.object[start:end].decode("cp1252", "replace"), end


codecs.register_error(_STRAY_BYTES, _stray)


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether all but a few of the characters beyond ASCII are valid UTF-8, as in a file that was cut or pasted."""
    text = str(data, "utf-8", "replace")
    bad = text.count("\ufffd") - data.count(_CUT)
    ascii_bytes = len(data.translate(None, bytes(range(0x80, 0x100))))
    good = len(text) - ascii_bytes - bad
    return good >= _GOOD * bad or (bad == 1 and good > 0 and text.endswith("\ufffd"))


def _candidates(data: bytes) -> Iterator[str]:
    """Encodings that may be meant, the likeliest first."""
    if _is_nearly_utf8(data):
        yield _MENDED
    sample = _sample(data)
    if _MIXED.search(sample) and high_share(sample) < FOREIGN:
        # Two files in one: what is UTF-8 in it looks decoded wrongly, and is mended line by line.
        yield _SLOPPY
    pages, others = code_pages(sample), foreign_pages(sample)
    declared = _declared(data)
    if declared and (declared in (*pages, *others) or not (pages or others) or declared in _WIDE_PAGES):
        yield declared
    for page in pages:
        yield from (page, _SLOPPY) if page == "cp1252" else (page,)
    yield from others
    yield from _detected(sample)
    if not pages and len(data) % 2 == 0 and (wide := _wide(data)):
        yield wide
    if high_share(sample) < FOREIGN:
        yield _SLOPPY


_MIXED = regex(rb"[A-Za-z ]\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]|\xe2\x80[\x98\x9c][A-Za-z]")
"""Dashes and quotation marks of UTF-8 beside Latin letters, in a file that is no UTF-8."""
_DECLARED = regex(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4096
"""A page says within so many bytes what it is in."""
_WIDE_PAGES = frozenset({"cp932", "gb18030", "big5", "euc_jp", "cp949"})
"""Encodings of several bytes a character: what is valid in them by the strict decoder is hardly ever in another."""
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030"} | {
    "euc_kr": "cp949"
}
"""What browsers read where a page names the former (https://encoding.spec.whatwg.org/#names-and-labels)."""


def _declared(data: bytes) -> str | None:
    """The encoding that the beginning of a web page names, by Python's name for it, or None."""
    found = _DECLARED.search(data, 0, _HEAD)
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "replace")).name
    except LookupError:
        return None
    return _MEANT.get(name, name)


def _sample(data: bytes) -> bytes:
    """The part of `data` to guess by: its beginning, or from its first byte that is not ASCII on."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, (first.start() if first else 0) - _SAMPLE // 2)
    return data[start : start + _SAMPLE]


def _text(data: bytes, encoding: str) -> str | None:
    """`data` as text, or None where it is none in that encoding."""
    try:
        return decoded(data, encoding)
    except (UnicodeError, LookupError):
        return None


_SHIFTED = (
    (regex(rb"\x1b\$[B@]"), "iso2022_jp"),
    (regex(rb"\x1b\$\)C"), "iso2022_kr"),
    (regex(rb"~\{(?:[\x21-\x77][\x21-\x7e]){2,}~\}"), "hz"),
)
"""What turns ASCII into Japanese, Korean and Chinese, in the encodings of their mails and newsgroups."""

_TEXT_CONTROLS = b"\t\n\r\f\v\x1b\x1a\x08\x1c\x1d\x1e\x1f"
_CONTROLS = bytes(set(range(0x20)) - set(_TEXT_CONTROLS))
_MOST_CONTROLS = 0.02
"""A text holds no greater share of controls."""
_STRAY = 4
"""So many controls can stray into a short text."""


def _is_binary(data: bytes) -> bool:
    """Whether zeros and controls show that it is no text."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(sample) and (controls > _STRAY or controls > len(sample) / 2)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark: where it reads as text of few scripts."""
    sample = data[: _SAMPLE & ~3]
    zeros = [sample[place::4].count(0) for place in range(4)]
    quarter = max(1, len(sample) // 4)
    if min(zeros[2:]) > _NEARLY_ALL * quarter and zeros[0] < quarter / 2:
        return "utf-32-le"
    if min(zeros[:2]) > _NEARLY_ALL * quarter and zeros[3] < quarter / 2:
        return "utf-32-be"
    little, big = (_readable(sample, name) for name in ("utf-16-le", "utf-16-be"))
    if max(little, big) < _NEARLY_ALL:
        return None
    return "utf-16-le" if little >= big else "utf-16-be"


_NEARLY_ALL = 0.9
"""So great a share of a text is letters and signs of few scripts, and of UTF-32 zeros where they are due."""
_FEWEST_SIGNS = 0.01
"""So great a share of a text is spaces and punctuation: what has less reads so by chance."""
_COMMON_SIGNS = frozenset(" \t\r\n.,;:!?'\"()-–—“”‘’«»…،؟؛、。，！？「」（）：\u200c\ufeff")


def _readable(sample: bytes, encoding: str) -> float:
    """The share of letters, digits and common signs, of no more than a few scripts and with some signs among them."""
    text = str(sample, encoding, "replace")
    signs = sum(char in _COMMON_SIGNS for char in text)
    if signs < _FEWEST_SIGNS * len(text):
        return 0
    scripts = Counter(_script(char) for char in text if char.isalnum() or category(char)[0] == "M")
    return (signs + sum(count for _, count in scripts.most_common(3))) / max(1, len(text))


def _script(char: str) -> int:
    """A number for the script of a letter: the Unicode block, where Han and Hangul are one block each."""
    code = ord(char)
    if 0x3400 <= code <= 0x9FFF:  # noqa: PLR2004 -- the Han characters
        return 0x34
    return 0xAC if 0xAC00 <= code <= 0xD7A3 else code >> 8  # noqa: PLR2004 -- the Hangul syllables


_DETECTABLE = """
    cp1251 koi8_r koi8_u cp866 iso8859_5 mac_cyrillic cp1253 iso8859_7 cp1255 cp1256 gb18030 big5 cp950 shift_jis cp932
    euc_jp euc_kr cp949 johab cp874 cp1258 cp1250 cp1254 cp1257 cp1252
"""
"""What newspapers were written in where it was not UTF-8; no pages of mainframes or of line drawing."""


def _detected(sample: bytes) -> Iterator[str]:
    """What charset-normalizer takes the bytes for."""
    import charset_normalizer  # noqa: PLC0415 -- few files need it, and it costs 30 ms

    for match in charset_normalizer.from_bytes(sample, cp_isolation=_DETECTABLE.split()):
        yield codecs.lookup(match.encoding).name
