import pytest

from reader.cleaning.mojibake import repair_line
from reader.cleaning.normal import holds_entities, normal_text
from reader.document.spans import Span


def normal(source: str, *, entities: bool = False) -> str:
    return normal_text(source, Span(0, len(source)), repair=repair_line, entities=entities).text


def test_plain_text_is_one_run() -> None:
    text = normal_text("Nothing to do here.", Span(0, 19))

    assert text.text == "Nothing to do here."
    assert len(text.runs) == 1


@pytest.mark.parametrize(
    "dropped", ["\xad", "\u200b", "\u2060", "\ufeff", "\u202e", "\x07", "\x1b[31m", "\x1b]0;title\x07"]
)
def test_what_cannot_be_seen_leaves_the_text_and_the_map(dropped: str) -> None:
    source = f"be{dropped}fore"

    text = normal_text(source, Span(0, len(source)))

    assert text.text == "before"
    assert text.source_span(2, 3) == Span(2 + len(dropped), 3 + len(dropped))


def test_an_unfinished_sequence_loses_its_escape_only() -> None:
    assert normal("a \x1b]0;title without end") == "a ]0;title without end"


def test_next_line_ends_lines_where_nothing_else_does() -> None:
    assert normal("one\x85\x85two\x85three") == "one\n\ntwo\nthree"


def test_next_line_is_an_ellipsis_decoded_wrongly_where_lines_end_otherwise() -> None:
    assert normal("one\x85\ntwo\x85\n") == "one…\ntwo…\n"


def test_lines_that_end_in_carriage_returns_are_mended_one_by_one() -> None:
    assert normal("caf\xc3\xa9\rÃO PAULO Ângela").split("\n") == ["café", "ÃO PAULO Ângela"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end_is_a_newline(end: str) -> None:
    text = normal(f"one{end}two")

    assert text.split() == ["one", "two"]
    assert "\n" in text
    assert len(text) == len(f"one{end}two")


def test_no_break_space_is_a_space_in_its_place() -> None:
    assert normal("10\xa0000") == "10 000"


def test_mojibake_is_mended_before_its_characters_are_taken_for_spaces() -> None:
    assert normal("d\xc3\xa9j\xc3\xa0 vu \xe2\x80\x94 encore") == "déjà vu — encore"


def test_a_non_joiner_between_persian_letters_stays() -> None:
    assert normal("می\u200cخواهم") == "می\u200cخواهم"


def test_a_joiner_between_latin_letters_goes() -> None:
    assert normal("se\u200dnse") == "sense"


def test_a_joined_emoji_stays_one() -> None:
    assert normal("👩\u200d🚀 lands") == "👩\u200d🚀 lands"


def test_entities_are_atoms() -> None:
    source = "Marks &amp; Spencer&#8217;s"

    text = normal_text(source, Span(0, len(source)), entities=True)

    assert text.text == "Marks & Spencer’s"
    assert text.source_span(6, 7) == Span(6, 11)


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("Tom &amp; Jerry &lt;3", True),
        ("It&#8217;s", True),
        ("A Q&amp;A session", True),
        ("up 400&percnt; since", True),
        ("Marks &amp; Spencer", True),
        ("How to write &amp; in HTML", False),
        ("see a.com/?b=1&copy;=2", False),
        ("AT&T", False),
    ],
)
def test_a_text_that_speaks_of_one_entity_keeps_it(source: str, held: bool) -> None:
    assert holds_entities(source) is held
