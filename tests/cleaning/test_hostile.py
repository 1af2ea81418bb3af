"""Texts that nobody wrote to be read: none raises, none takes more than a bounded time, none is lost."""

import pytest

from reader.cleaning import clean_text
from tests.timing import timed

SIZE = 30_000
BOUND = 5.0
"""Seconds of process time for 30,000 characters: many times what they take, and far less than if it were quadratic."""

HOSTILE = {
    "one line": "word " * (SIZE // 5),
    "one word": "x" * SIZE,
    "empty lines": "\n" * SIZE,
    "one letter a line": "a\n" * (SIZE // 2),
    "one letter a paragraph": "a\n\n" * (SIZE // 3),
    "controls": "\x00\x1b\x07" * (SIZE // 3),
    "unseen": "a\u200b" * (SIZE // 2),
    "spaces": " " * SIZE,
    "spaced lines": (" " * 400 + "a\n") * (SIZE // 402),
    "tabs": "a\t" * (SIZE // 2),
    "fences": "```\n" * (SIZE // 4),
    "asterisks": "*" * SIZE,
    "bold": "**a " * (SIZE // 4),
    "brackets": "[" * SIZE,
    "links": "[a](" * (SIZE // 4),
    "backticks": "`" * (SIZE // 2) + " " + "`" * (SIZE // 2),
    "quoted": ">" * SIZE,
    "quoted lines": "> > a\n" * (SIZE // 6),
    "entities": "&amp;&#" * (SIZE // 7),
    "escapes": "\x1b]0;" * (SIZE // 4),
    "hyphens": "to-\n" * (SIZE // 4),
    "quotation marks": '"' * SIZE,
    "digits": "1" * SIZE,
    "dates": "07/01/2024 " * (SIZE // 11),
    "dots": ". " * (SIZE // 2),
    "mojibake": "Ã©â€™" * (SIZE // 5),
    "page breaks": "a\x0c" * (SIZE // 2),
    "surrogates": "\ud800a" * (SIZE // 2),
    "combining": "a" + "\u0301" * SIZE,
    "gaps": "word  " * (SIZE // 6),
    "cells": "a    b    12\n" * (SIZE // 13),
    "halves": ("word " * 7 + "     " + "word " * 7 + "\n") * (SIZE // 76),
    "bars": "| a | b |\n" * (SIZE // 10),
    "values": "a,b,c\n" * (SIZE // 6),
    "leading dots": "a.....1\n" * (SIZE // 8),
    "items": "".join(f"{number}. x\n" for number in range(SIZE // 8)),
    "speakers": "Ana Moe: e\n" * (SIZE // 11),
    "times": "12:30 a\n" * (SIZE // 8),
    "cues": "1\n00:00:01,000 --> 00:00:02,000\na b\n\n" * (SIZE // 38),
    "ragged": "one two three\nfour five six.\n\n" * (SIZE // 30),
    "double spacing": ("word " * 13 + "\n\n") * (SIZE // 67),
    "Thai": ("ก" * 60 + "\n") * (SIZE // 61),
    "headers": "Read more\n\n" * (SIZE // 11),
    "headlines": ("Read more\n\n" + "A headline without an end\n\n" * 20) * (SIZE // 551),
    "bulleted names": "* a b\n" * (SIZE // 6),
    "numbered links": "".join(f"[{number}]a " for number in range(1, SIZE // 8)),
    "halves that go on": "a clause of six words and the\n\n, and so on\n\n" * (SIZE // 45),
    "sources": "Sources\n\nwww.a.com\n\n" * (SIZE // 20),
    "addresses": "http://a.b/" + "a." * (SIZE // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_bounded_and_kept(name: str) -> None:
    source = HOSTILE[name]

    with timed() as taken:
        article = clean_text(source)

    assert taken.seconds < BOUND
    kept = sum(len(source[slice(*span)].strip()) for block in article.blocks for span in block.spans)
    assert kept >= len("".join(source.split())) - source.count("\u200b")


def test_empty_text_has_no_block() -> None:
    assert clean_text("").blocks == ()
    assert clean_text(" \n\t\r\n ").blocks == ()


def test_a_text_of_controls_is_one_hidden_block_that_owns_them() -> None:
    (block,) = clean_text("\n\x07\x00\x1b \x07\n").blocks

    assert block.hidden
    assert block.text == "\ufffd"
    assert [tuple(span) for span in block.spans] == [(1, 6)]
