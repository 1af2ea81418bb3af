import pytest

from reader.cleaning.tags import Tag, Text, tokens
from tests.timing import seconds


def told(source: str) -> list[str]:
    return [token.name if isinstance(token, Tag) else repr(source[slice(*token)]) for token in tokens(source)]


def test_tags_and_text_come_in_order_at_their_offsets() -> None:
    assert list(tokens("a<B class=x>c</b>")) == [
        Text(0, 1),
        Tag("b", closes=False, start=1, end=12),
        Text(12, 13),
        Tag("b", closes=True, start=13, end=17),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("3 < 4 and a<1", ["'3 < 4 and a<1'"]),
        ('<a title="x > y">z', ["a", "'z'"]),
        ("<p\n>a<br/>b", ["p", "'a'", "br", "'b'"]),
        ("a<!-- <p> -->b<?php x ?>c<!DOCTYPE html>", ["'a'", "'b'", "'c'"]),
        ("<script>if (a<b) '<p>'</script >x", ["script", "script", "'x'"]),
        ("<style>p{}</style>", ["style", "style"]),
        ("<textarea><p>a</textarea>b", ["textarea", "'<p>a'", "textarea", "'b'"]),
        ("<xmp><p>a</xmp>b", ["xmp", "'<p>a'", "xmp", "'b'"]),
        ("a<![CDATA[ <b> ]]>c", ["'a'", "' <b> '", "'c'"]),
    ],
)
def test_only_mark_up_is_mark_up(source: str, expected: list[str]) -> None:
    assert told(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<!-- b", ["'a'", "' b'"]),
        ("a<![CDATA[ b", ["'a'", "' b'"]),
        ('a<b title="c>d', ["'a'", "b", "'d'"]),
        ("a<title>b", ["'a'", "'b'"]),
        ("a<script>b<b>c</b>", ["'a'", "'b'", "b", "'c'", "b"]),
        ("a<b", ["'a<b'"]),
    ],
)
def test_no_text_is_lost_behind_what_never_ends(source: str, expected: list[str]) -> None:
    assert told(source) == expected


@pytest.mark.parametrize("unit", ["<", "<a ", '<a b="', "<!--", "<![CDATA[", '<a =">"', "<title>", "<textarea>", "</"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert seconds(lambda: list(tokens(unit * 30_000))) < 1
