from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.segments import clauses, sentences

MARKED = st.text(alphabet=st.sampled_from("ab ;:,.—-\"“”'said\n"), max_size=60)


@pytest.mark.parametrize(
    "marked",
    [
        "One clause, with a comma.",
        "It rained;| nobody came:| none.",
        "The army fired,| officials said on Sunday.",
        "The army,| officials said,| fired.",
        "Officials said,| it rained, and it snowed.",
        "“We won,”| he said,| adding that it was “good”.",
        '"Nobody is at fault,"| said the daily,| noting that one was.',
        'He rejected reports of "any bombs in recent days"| in a statement on Sunday,| labeling them as "rumors."',
        "According to police,| the man left.",
        "„Wir gehen jetzt“,| sagte er.",
        "« Nous partons »,| a déclaré le ministre.",
        "他说：|“我来；|你走。”",
    ],
)
def test_a_sentence_is_cut_where_speech_and_speaker_meet(marked: str) -> None:
    text = marked.replace("|", "")

    assert [text[start:end] for start, end in clauses(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("dash", [" -- ", " — ", "—", " - ", " – "])
def test_a_dash_belongs_to_neither_clause(dash: str) -> None:
    text = f"He left{dash}as planned."

    assert [text[start:end] for start, end in clauses(text)] == ["He left", "as planned."]


def test_scare_quotes_and_numbers_cut_nothing() -> None:
    text = 'The "terrorist" group fired 1,000 shots at 10:30 in the well-known Paris–Dakar rally.'

    assert clauses(text) == [(0, len(text))]


@given(st.one_of(st.text(max_size=60), MARKED))
def test_every_clause_lies_in_one_sentence(text: str) -> None:
    found = clauses(text)

    assert all(any(sentence.encloses(clause) for sentence in sentences(text)) for clause in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert {clause.start for clause in found} >= {sentence.start for sentence in sentences(text)}


@pytest.mark.parametrize("unit", ["a, ", "a; ", '"a b c" ', "a said, ", "—", " - ", " ", "said ", '"a, b '])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert len(clauses(unit * 10_000 + "-")) >= 1
