"""Where rows begin: by the rules of each script, as far as simple ones go."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.breaking import wrap


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("他说没有疏忽。批评的声音", 12, ["他说没有疏", "忽。批评的声", "音"]),
        ("他们说了：“没有疏忽”。", 12, ["他们说了：", "“没有疏忽”。"]),
        ("共和伊斯兰《报》要求", 12, ["共和伊斯兰", "《报》要求"]),
        ("サーバーがダウンした", 10, ["サーバーが", "ダウンした"]),
        ("それはちょっとサーッだ", 12, ["それはちょっ", "とサーッだ"]),
        ("어떠한 과실도 없었다고 말했다.", 16, ["어떠한 과실도 ", "없었다고 말했다."]),
        ("अभियोजक ने रविवार को कहा", 16, ["अभियोजक ने रविवार ", "को कहा"]),
        ("Il a dit « non » !", 17, ["Il a dit ", "« non » !"]),
        ("Il a dit : « oui, non », puis rien", 21, ["Il a dit : « oui, ", "non », puis rien"]),
    ],
)
def test_no_row_begins_with_what_closes_nor_ends_with_what_opens(text: str, width: int, expected: list[str]) -> None:
    starts = wrap(text, width)

    assert [text[start:end] for start, end in pairwise([*starts, len(text)])] == expected


@given(st.text("他说没有疏忽。，、“”（）「」《》ー…3a", min_size=1, max_size=60), st.integers(16, 30))
def test_rows_of_chinese_keep_the_rules_wherever_they_can(text: str, width: int) -> None:
    starts = wrap(text, width)

    for start in starts[1:]:
        row = text[starts[starts.index(start) - 1] : start]
        has_choice = re.search(r"[他说没有疏忽][他说没有疏忽]", row) is not None
        assert not (has_choice and (text[start] in "。，、”）」》ー" or text[start - 1] in "“（「《"))


def test_thai_breaks_where_a_syllable_begins() -> None:
    text = "อัยการกล่าวเมื่อวันอาทิตย์ว่าไม่มีความประมาทเลินเล่อใดๆจากผู้รับผิดชอบ"

    starts = wrap(text, 20)

    assert all(text[start - 1] not in "เแโใไ" and text[start] not in "ะาำๆ" for start in starts[1:])
    assert any(text[start] in "เแโใไ" for start in starts)
