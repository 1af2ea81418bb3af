import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.offsets import STEP, OffsetCounter
from reader.formats.work import OffsetUnit

TEXTS = st.text(st.sampled_from("a é€\U0001f600\ud800\n"), max_size=20).map(lambda text: text * (STEP // 8))


@given(TEXTS, st.data())
def test_an_offset_is_the_length_of_what_stands_before_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]

    assert OffsetCounter(text, OffsetUnit.CODEPOINT).offset(offset) == offset
    assert OffsetCounter(text, OffsetUnit.UTF8).offset(offset) == len(before.encode("utf-8", "surrogatepass"))
    assert OffsetCounter(text, OffsetUnit.UTF16).offset(offset) == len(before.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("unit", OffsetUnit)
@pytest.mark.parametrize("text", ["abc", "äbc", "", "é" * STEP])
def test_an_offset_beyond_the_text_is_taken_for_its_end(text: str, unit: OffsetUnit) -> None:
    counter = OffsetCounter(text, unit)

    assert counter.offset(len(text) + 99) == counter.offset(len(text))
