import hashlib
import os
from pathlib import Path

import pytest

from reader.cleaning.sources import decode, read_source
from reader.errors import InputError, UsageError
from tests.rights import as_nobody


def test_source_text_is_the_file_and_nothing_else(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf\r\nOne\xc2\xa0line \r\rAnother\xc2\xad\n"
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    source = read_source(path)

    assert source.text == "\r\nOne\xa0line \r\rAnother\xad\n"
    assert (source.encoding, source.guessed) == ("utf-8", False)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.path == path


def test_byte_order_mark_is_stripped_once() -> None:
    assert decode("\ufeff\ufeffText".encode()).text == "\ufeffText"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"Text", "text"),
        ("a", b"Text", "text"),
        ("A.MD", b"Text", "markdown"),
        ("a.htm", b"Text", "html"),
        ("a.txt", b"\n <!DOCTYPE html><p>Text", "html"),
        ("a.txt", b'<?xml version="1.0"?>\n<html lang="en"><p>Text', "html"),
        ("a.txt", b"<html> is a tag, and this a text about it", "html"),
        ("a.txt", b"A text about <html>", "text"),
    ],
)
def test_format_is_that_of_the_name_unless_the_text_is_plainly_html(name: str, data: bytes, expected: str) -> None:
    assert decode(data, name=name).format == expected


def test_encoding_that_is_given_is_obeyed() -> None:
    source = decode("Größe".encode("cp1252"), "cp1250")

    assert (source.text, source.encoding, source.guessed) == ("Größe", "cp1250", False)


def test_guess_is_said_to_be_one() -> None:
    source = decode("“Größe”, sagte er.".encode("cp1252"))

    assert (source.text, source.encoding, source.guessed) == ("“Größe”, sagte er.", "cp1252", True)


def test_encoding_that_was_guessed_reads_the_file_again() -> None:
    data = ("“Größe”, sagte er. " * 20).encode("cp1252") + b"\x81"

    first = decode(data)

    assert decode(data, first.encoding).text == first.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t\xc2\xa0", "nothing but white space"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\xff\xd8\xff\xe0....", "a JPEG image"),
        (b"RIFF....WEBPVP8 ", "a WebP image"),
        (b"....ftypisom", "a film or an image"),
        (bytes(range(256)) * 4, "no text in any known encoding"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, name="article.txt")

    assert str(caught.value).startswith("article.txt ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_invalid_in_the_encoding_given_are_told() -> None:
    with pytest.raises(InputError, match="byte 0xf6 at 2 is invalid"):
        decode("Größe".encode("latin-1"), "utf-8")


@pytest.mark.parametrize("name", ["klingon", "rot13", "\x1b[31m"])
def test_unknown_encoding_is_a_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError, match="no text encoding") as caught:
        decode(b"Text", name)

    assert "\x1b" not in str(caught.value)


def test_missing_file_and_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_source(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)

    with pytest.raises(InputError, match="is a pipe or a device"):
        read_source(path)


def test_forbidden_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text")
    path.chmod(0)

    with as_nobody(tmp_path), pytest.raises(InputError, match="may not be read"):
        read_source(path)


def test_impossible_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_source(Path("a\0b"))
    with pytest.raises(InputError, match="cannot be read"):
        read_source(tmp_path / ("long" * 200))


def test_name_in_a_message_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_source(tmp_path / "a\x1b[2J\u202e\nb.txt")

    assert str(caught.value).isprintable()
