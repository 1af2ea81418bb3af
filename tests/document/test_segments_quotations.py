import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.segments import quotations

MARKS = st.text(alphabet=st.sampled_from("ab s5.,\n\"“”„«»‹›‘’‚'「」『』"), max_size=40)


def quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in quotations(text) if quotation.balanced]


def unbalanced(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in quotations(text) if not quotation.balanced]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go" and left.', ['"go"']),
        ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
        ('"Go"—he left—"now." ("x")', ['"Go"', '"now."', '"x"']),
        ("“Outer ‘inner’ end,” he said.", ["“Outer ‘inner’ end,”", "‘inner’"]),
        ("\"'Yes,' he said,\" she said.", ["\"'Yes,' he said,\"", "'Yes,'"]),
        ("„Das ist ‚wahr‘“, sagte er. „Ja.“", ["„Das ist ‚wahr‘“", "‚wahr‘", "„Ja.“"]),
        ("»Ja, ›nein‹«, sagte er.", ["»Ja, ›nein‹«", "›nein‹"]),
        ("« Oui », dit-il. «Non, ‹si›.»", ["« Oui »", "«Non, ‹si›.»", "‹si›"]),
        ("او گفت: «بله» و «نه».", ["«بله»", "«نه»"]),
        ("他说：“我来。”", ["“我来。”"]),
        ("『彼は「行く」と言った。』", ["『彼は「行く」と言った。』", "「行く」"]),
        ("”Hej”, sa han. »Moi» hän sanoi.", ["”Hej”", "»Moi»"]),
        ('A “new" mixture of “marks“.', ['“new"', "“marks“"]),
    ],
)
def test_marks_of_many_languages_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert unbalanced(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It's the dogs' bone, and Iran's.",
        "'Tis the '90s; 'em said o’clock. Rock ’n’ roll.",
        'A 19" rack and a man of 5\'10".',
        "l'été d’une",
        '""',
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


def test_genitive_inside_single_marks_does_not_close_them() -> None:
    assert quoted("He said 'the dogs' tails' loudly") == ["'the dogs' tails'"]


def test_one_word_in_scare_quotes_counts() -> None:
    assert quoted('the "terrorist" group') == ['"terrorist"']


def test_quotation_that_goes_on_in_the_next_paragraph_ends_with_the_block() -> None:
    text = '"The first paragraph of what he said. It "never" ends. '

    assert unbalanced(text) == [text.rstrip()]
    assert quoted(text) == ['"never"']


def test_unclosed_quotation_ends_before_the_next() -> None:
    text = 'He wrote "foo bar. "Baz," he said.'

    assert unbalanced(text) == ['"foo bar.']
    assert quoted(text) == ['"Baz,"']


def test_quotation_without_its_opening_mark_begins_with_the_block_or_the_sentence() -> None:
    assert unbalanced('and so on," he said.') == ['and so on,"']
    assert unbalanced("“A,” he said. And so on.” He left.") == ["And so on.”"]


@given(st.one_of(st.text(max_size=60), MARKS))
def test_quotations_lie_in_the_text_and_begin_and_end_with_something_visible(text: str) -> None:
    found = quotations(text)

    assert found == sorted(found, key=lambda quotation: (quotation.start, -quotation.end))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end, _ in found)


@pytest.mark.parametrize("unit", ['"', "“", "» ", "“‘", "'", " 'as b", "a” ", '"a ', "‘s ", " ‘x’s’ a"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert isinstance(quotations(unit * 10_000 + "»"), list)
