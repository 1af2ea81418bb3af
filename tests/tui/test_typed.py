"""What comes from the keyboard: keys pass at once, what is pasted stays a paste whatever it holds."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser  # there is no other way to see what the driver makes of bytes

from reader.tui.typed import TypedDecoder
from tests.tui.terminal import running

COLOURED = "\x1b[200~\x1b[31mqdqd red\x1b[0m and a great deal of text that is no key\x1b[201~"


def heard(chunks: Iterable[bytes]) -> list[str]:
    """What the app would be told of: the names of keys, and pastes in quotes."""
    decoder, parser = TypedDecoder("utf-8"), XTermParser()
    found = [event for chunk in chunks for event in parser.feed(decoder.decode(chunk) or "\0")]
    return [
        repr(event.text) if isinstance(event, events.Paste) else event.key
        for event in found
        if isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.character != "\0")
    ]


def test_escapes_in_a_paste_are_no_keys() -> None:
    assert heard([COLOURED.encode()]) == [repr("[31mqdqd red[0m and a great deal of text that is no key")]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7])
def test_a_paste_may_come_in_pieces(size: int) -> None:
    data = f"j{COLOURED}k".encode()

    whole = heard(data[at : at + size] for at in range(0, len(data), size))

    assert whole == ["j", repr("[31mqdqd red[0m and a great deal of text that is no key"), "k"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("\x1b", ""),
        ("\x1b\x1b[20", "[20"),
        ("a\x1b[200~b", "a[200~b"),
        ("\x1b[201\x1b[20", "[201[20"),
        ("é\x1b[A", "é[A"),
    ],
)
def test_a_paste_ends_where_its_end_stands(inside: str, text: str) -> None:
    assert heard([f"\x1b[200~{inside}\x1b[201~j".encode()]) == [repr(text), "j"]


def test_keys_pass_at_once() -> None:
    decoder = TypedDecoder("utf-8")

    passed = [decoder.decode(bytes([byte])) for byte in b"\x1b[2j\x1b\x1b[A"]

    assert passed == list("\x1b[2j\x1b\x1b[A")


@pytest.mark.parametrize(
    ("typed", "key"), [("/", "slash"), ("?", "question_mark"), ("-", "minus"), ("5", "5"), ("j", "j")]
)
@pytest.mark.parametrize("parted", [True, False])
def test_escape_and_a_key_that_follows_at_once_are_two(typed: str, key: str, *, parted: bool) -> None:
    data = f"\x1b{typed}".encode()

    assert heard([data[:1], data[1:]] if parted else [data]) == ["escape", key]


@pytest.mark.parametrize(("sequence", "key"), [("\x1bOP", "f1"), ("\x1b[A", "up"), ("\x1b[Z", "shift+tab")])
def test_a_sequence_of_a_terminal_is_one_key(sequence: str, key: str) -> None:
    assert heard([sequence.encode()]) == [key]


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert TypedDecoder("utf-8").decode(b"a\xffb") == "a\ufffdb"


def test_coloured_text_pasted_over_the_article_gives_no_command(tmp_path: Path) -> None:
    with running(str(tmp_path)) as terminal:
        terminal.wait_for("0 tagged")
        terminal.send("\x1b[200~\x1b[0;1;31mccccjjjjccccqqqqq and so on until it is longer than a key\x1b[201~j")
        terminal.wait_for("sentence 2/")
        terminal.send("q")

        assert terminal.end() == 0
    assert "1 tagged" not in terminal.written
