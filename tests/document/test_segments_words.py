from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.segments import graphemes, words


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's “Jomhuri-e Eslami” said.", ["Iran's", "Jomhuri-e", "Eslami", "said"]),
        (
            "The 16-year-old's 'quote', o’clock; dogs' tails",
            ["The", "16-year-old's", "quote", "o’clock", "dogs", "tails"],
        ),
        ("$70 million, 5.3% (or 5 %) of 1,000", ["$70", "million", "5.3%", "or", "5 %", "of", "1,000"]),
        ("10:30 on 01/07/2024 -- 2019–2020", ["10:30", "on", "01/07/2024", "2019–2020"]),
        ("the U.S. and U.S.-led AT&T, e.g. F-16", ["the", "U.S.", "and", "U.S.-led", "AT&T", "e.g.", "F-16"]),
        ("a.b@example.com: https://example.org/a?b=1.", ["a.b@example.com", "https://example.org/a?b=1"]),
        ("#tag @who said.Next and/or _under_", ["#tag", "@who", "said", "Next", "and", "or", "under"]),
        ("l’homme d'été", ["l’homme", "d'été"]),
        ("می\u200cخواهم کتاب\u200cها را.", ["می\u200cخواهم", "کتاب\u200cها", "را"]),
        ("قَالَ الوزير", ["قَالَ", "الوزير"]),
        ("वह हिन्दी में बोलता है।", ["वह", "हिन्दी", "में", "बोलता", "है"]),
        ("彼は「コンピューター」を買った。", ["彼", "は", "コンピューター", "を", "買", "った"]),
        ("我来北京。", ["我", "来", "北", "京"]),
        ("대한민국 대통령", ["대한민국", "대통령"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("❤️ 🎉 — …", []),
    ],
)
def test_words_have_no_outer_punctuation(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text(max_size=60))
def test_every_letter_is_in_a_word(text: str) -> None:
    spans = words(text)

    covered = {offset for start, end in spans for offset in range(start, end)}
    assert {offset for offset, character in enumerate(text) if character.isalnum()} <= covered
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(alphabet="aé1.-'’ \u0301\u2e7f", max_size=40))
def test_words_are_the_same_whether_or_not_the_text_is_partly_chinese(text: str) -> None:
    assert found(f"{text} 我") == [*found(text), "我"]


@given(st.text(max_size=60))
def test_graphemes_cover_the_text_without_gaps(text: str) -> None:
    spans = graphemes(text)

    assert "".join(text[start:end] for start, end in spans) == text
    assert all(left.end == right.start for left, right in pairwise(spans))


def test_grapheme_keeps_marks_and_joined_emoji_together() -> None:
    assert graphemes("e\u0301👩‍👧") == [(0, 2), (2, 5)]


@pytest.mark.parametrize("unit", ["a.", "a'", "1.", "$", "A$", "-", "https://", "http://_", "A."])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert isinstance(words(unit * 10_000), list)
