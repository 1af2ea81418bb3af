"""The files that articles are read from: bytes in, source text out, or one sentence that says why not.

The source text is the decoded file without its byte order mark and otherwise untouched: line ends, no-break spaces and
all. Every source offset is a code-point index into it.
"""

import hashlib
import re
import stat
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from reader.cleaning.encodings import decoded, read
from reader.document.display import display
from reader.document.patterns import regex
from reader.errors import InputError, UsageError

Format = Literal["text", "markdown", "html"]
"""How the text of a file is marked up."""

_STANDARD_INPUT = "standard input"
SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""How files are marked up, by the end of their name; a file with another one is read as text where it is named."""

_HTML = regex(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


class Source(Struct, frozen=True):
    """A file as text.

    Attributes:
        text: the source text.
        encoding: what it was decoded from, by Python's name.
        guessed: whether the encoding was inferred from the bytes and others would fit as well.
        sha256: of the bytes, in hexadecimal.
        path: where it was read, or None where it came through a pipe.
        format: how it is marked up.
    """

    text: str
    encoding: str
    guessed: bool
    sha256: str
    path: Path | None
    format: Format


def read_source(path: Path, encoding: str | None = None) -> Source:
    """Read and decode a file.

    Args:
        path: the file.
        encoding: what it is in; None guesses.

    Raises:
        InputError: where it is not there, cannot be read, is empty, or is no text.
        UsageError: where there is no such encoding.
    """
    return replace(decode(_bytes_of(path), encoding, str(path)), path=path)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal, as `Source` has it.

    Raises:
        InputError: where the file is not there or cannot be read.
    """
    return _sha256(_bytes_of(path))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes_of(path: Path) -> bytes:
    """All that a file holds.

    Raises:
        InputError: where it is not there or cannot be read.
    """
    name = display(str(path))
    try:
        if _never_ends(path):
            raise InputError(f"{name} is a pipe or a device.", todo="`reader clean -` reads standard input.")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {name}.", todo="Check its name and folder.") from None
    except IsADirectoryError:
        raise InputError(f"{name} is a folder.", todo="Name a file in it.") from None
    except PermissionError:
        raise InputError(f"{name} may not be read.", todo="Ask its owner for the right to read it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name} cannot be read: {display(str(reason))}.") from None


def _never_ends(path: Path) -> bool:
    """Whether reading all of it may be waited for in vain, and reading it again give something else."""
    mode = path.stat().st_mode
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def decode(data: bytes, encoding: str | None = None, name: str = _STANDARD_INPUT) -> Source:
    """The text of a file's bytes.

    Args:
        data: all of them.
        encoding: what they are in; None guesses.
        name: of the file, for messages and for its format.

    Raises:
        InputError: where they are no text, or none in that encoding.
        UsageError: where there is no such encoding.
    """
    shown = display(name)
    if not data:
        raise InputError(f"{shown} is empty.")
    if encoding:
        chosen, guessed, text = encoding, False, _decoded(data, encoding, shown)
    else:
        chosen, guessed, text = _guessed(data, shown)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{shown} holds nothing but white space.")
    return Source(text, chosen, guessed, _sha256(data), None, _format(name, text))


def _guessed(data: bytes, name: str) -> tuple[str, bool, str]:
    kind = _kind_of_binary(data)
    if kind:
        raise InputError(f"{name} is {kind}, not text.", todo="Save the article in it as plain text first.")
    found = read(data)
    if found is None:
        raise InputError(f"{name} is no text in any known encoding.", todo="If it is text, try --encoding NAME.")
    (encoding, guessed), text = found
    return encoding, guessed, text


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return decoded(data, encoding)
    except LookupError:
        todo = "Try utf-8, cp1252, mac-roman, utf-16, cp1251, gb18030 or shift_jis."
        raise UsageError(f"There is no text encoding “{display(encoding)}”.", todo=todo) from None
    except UnicodeDecodeError as error:
        where = f"byte 0x{data[error.start]:02x} at {error.start}" if error.start < len(data) else "its end"
        what = f"{name} is not in {display(encoding)}: {where} is invalid in it."
    except (UnicodeError, ValueError):
        what = f"{name} is not in {display(encoding)}."
    raise InputError(what, todo="Leave --encoding out, or name another.")


def _format(name: str, text: str) -> Format:
    """What the name says, unless the text plainly begins as HTML."""
    if _HTML.match(text):
        return "html"
    return SUFFIXES.get(Path(name).suffix.lower(), "text")


_BINARIES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or an office document in one"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b\x08", "compressed by gzip"),
    (b"BZh91AY&SY", "compressed by bzip2"),
    (b"\xfd7zXZ\x00", "compressed by xz"),
    (b"(\xb5/\xfd", "compressed by zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "a sound or a film"),
    (b"fLaC", "a sound"),
    (b"ID3\x03", "a sound"),
    (b"ID3\x04", "a sound"),
    (b"wOF2", "a font"),
)
"""How files begin that are no text (the signatures of their formats)."""

_BOXED = {b"WEBP": "a WebP image", b"WAVE": "a sound", b"AVI ": "a film"}
"""What RIFF files hold, by their eighth to eleventh byte."""


def _kind_of_binary(data: bytes) -> str | None:
    """What a file is that does not begin as text does, or None."""
    if data.startswith(b"RIFF"):
        return _BOXED.get(data[8:12])
    if data[4:8] == b"ftyp":
        return "a film or an image"
    return next((kind for signature, kind in _BINARIES if data.startswith(signature)), None)
