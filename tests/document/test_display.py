from hypothesis import given
from hypothesis import strategies as st

from reader.document.display import display


def test_printable_text_is_untouched() -> None:
    assert display("Ça va, 世界 می\u200cخواهم") == "Ça va, 世界 می\u200cخواهم"


def test_controls_become_their_pictures() -> None:
    assert display("a\x1b[31m\x07\n\x7f") == "a␛[31m␇␊␡"


def test_what_reorders_text_is_shown() -> None:
    assert display("evil\u202etxt.exe\u2066\u200f") == "evil�txt.exe��"


def test_lone_surrogate_and_c1_control_can_be_printed() -> None:
    assert display("\ud800\x9b\u2028").encode() == "��␤".encode()


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_no_offset_moves_and_nothing_is_left_to_act_on(text: str) -> None:
    shown = display(text)

    assert len(shown) == len(text)
    assert display(shown) == shown
    assert "\x1b" not in shown
