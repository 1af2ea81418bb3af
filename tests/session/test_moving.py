from pathlib import Path

import pytest

from reader.document.motion import first
from reader.session.reporting import status_line
from tests.session.marked import drawn, pressed, session_of

TWO = "The fox ran. It “stopped at once” here, said Ann; then it left."


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("The [quick|] fox.", "l", "The quick [fox|]."),
        ("The [quick|] fox.", "h", "[The|] quick fox."),
        ("[One fox.|] Two foxes.", "j", "One fox. [Two foxes.|]"),
        ("One fox. [Two foxes.|]", "k", "[One fox.|] Two foxes."),
        ("[One fox.|] Two foxes.", "l", "[One|] fox. Two foxes."),
        ("[One fox.|] Two foxes.", "h", "One [fox|]. Two foxes."),
        ("One [fox|]. Two foxes.", "l", "One fox. [Two|] foxes."),
        ("One [fox|]. Two foxes.", "j", "One fox. [Two foxes.|]"),
        ("One fox. Two [foxes|].", "k", "[One fox.|] Two foxes."),
        ("[One.|]\n\nTwo.", "j", "One.\n\n[Two.|]"),
        ("[One.|] More.\n\nTwo. More.", "}", "One. More.\n\n[Two. More.|]"),
        ("One.\n\n[Two.|]", "{", "[One.|]\n\nTwo."),
        ("[One.|]\n\nTwo.\n\nThree.", "G", "One.\n\nTwo.\n\n[Three.|]"),
        ("One.\n\nTwo.\n\n[Three.|]", "g", "[One.|]\n\nTwo.\n\nThree."),
    ],
)
def test_motion_selects_the_unit_that_it_reaches(before: str, keys: str, after: str, tmp_path: Path) -> None:
    assert pressed(before, keys, tmp_path) == after


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("[One|] two three.", "L", "[One two|] three."),
        ("[One two|] three.", "H", "[One|] two three."),
        ("One [two|] three.", "H", "[|One two] three."),
        ("[|One two] three.", "L", "One [|two] three."),
        ("One [|two] three.", "L", "One [two three|]."),
        ("[One.|] Two. Three.", "J", "[One. Two.|] Three."),
        ("One. [Two.|] Three.", "K", "[|One. Two.] Three."),
        ("[One|] two.", "right_parenthesis", "[One |]two."),
        ("[One|] two.", "left_parenthesis", "[On|]e two."),
        ("[One|] two three.", "v l l", "[One two three|]."),
        ("[One two|] three.", "o", "[|One two] three."),
        ("One [two|] three.", "o L", "One [two three|]."),
        ("One [two three|].", "o L", "One two [|three]."),
    ],
)
def test_extending_moves_the_head_only(before: str, keys: str, after: str, tmp_path: Path) -> None:
    assert pressed(before, keys, tmp_path) == after


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("A [fox|] ran; it left. B.", "+", "[A fox ran;|] it left. B."),
        ("A [fox|] ran; it left. B.", "+ +", "[A fox ran; it left.|] B."),
        ("A [fox|] ran; it left. B.", "+ + +", "[A fox ran; it left. B.|]"),
        ("A [fox|] ran; it left. B.", "+ + + - - -", "A [fox|] ran; it left. B."),
        ("He said “[no|] way” twice.", "=", "He said [“no way”|] twice."),
        ("[A fox. B.|]", "-", "[A fox.|] B."),
        ("[A fox.|] B.", "-", "[A|] fox. B."),
    ],
)
def test_growing_and_shrinking_go_through_the_units_that_contain_the_selection(
    before: str, keys: str, after: str, tmp_path: Path
) -> None:
    assert pressed(before, keys, tmp_path) == after


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("[He said “no” and “yes”.|] Then “so”.", '"', "[He said [“no”|] and “yes”. Then “so”."[1:]),
        ("[He said “no” and “yes”.|] Then “so”.", "i i", "He said “no” and [“yes”|]. Then “so”."),
        ("[He said “no” and “yes”.|] Then “so”.", "i i i", "He said “no” and “yes”. Then [“so”|]."),
        ("He said “no”. [Then “so”.|]", "' I", "He said [“no”|]. Then “so”."),
    ],
)
def test_quotations_are_visited_in_this_sentence_first(before: str, keys: str, after: str, tmp_path: Path) -> None:
    assert pressed(before, keys, tmp_path) == after


def test_hidden_blocks_are_passed_over_until_they_are_shown(tmp_path: Path) -> None:
    text = "[One.|]\n\nMore News\n\nTwo."

    assert pressed(text, "j", tmp_path, hidden=(1,)) == "One.\n\nMore News\n\n[Two.|]"
    assert pressed(text, "z j", tmp_path, hidden=(1,)) == "One.\n\n[More News|]\n\nTwo."


def test_text_of_hidden_blocks_is_not_in_a_selection(tmp_path: Path) -> None:
    session = session_of("[One.|]\n\nMore News\n\nTwo.", tmp_path, hidden=(1,))

    session.press("J")

    assert [session.article.slice(*span) for span in session.selected] == ["One.", "Two."]


def test_a_motion_that_cannot_be_says_why(tmp_path: Path) -> None:
    session = session_of("One. [Two.|]", tmp_path)

    session.press("j")

    assert drawn(session) == "One. [Two.|]"
    assert session.happened == "the last sentence: there is none after it"
    assert session.refused


def test_escape_ends_extending(tmp_path: Path) -> None:
    assert pressed("[One|] two three.", "v l escape l", tmp_path) == "One two [three|]."


@pytest.mark.parametrize(
    ("text", "selected"),
    [("[She said “no” twice.|]", "quotation · 1 word"), ("[She said “no, twice.|]", "unbalanced quotation · 2 words")],
)
def test_a_quotation_that_is_never_closed_is_marked(text: str, selected: str, tmp_path: Path) -> None:
    session = session_of(text, tmp_path)

    session.press("i")

    assert status_line(session).selected == selected


@pytest.mark.parametrize("begin", ["v", "c e"])
def test_paging_takes_the_head_along_while_motions_move_it(begin: str, tmp_path: Path) -> None:
    session = session_of("[One.|]\n\nTwo.\n\nThree.\n\nFour.", tmp_path)
    session.view.resize(30, 5)
    for key in f"{begin} space space space".split():
        session.press(key)

    assert drawn(session) == "[One.\n\nTwo.\n\nThree.\n\nFour.|]"


@pytest.mark.parametrize("rows", [3, -3])
def test_the_wheel_leaves_a_selection_that_stays_in_sight(rows: int, tmp_path: Path) -> None:
    session = session_of("One. [Two.|] Three.", tmp_path)

    session.run("scroll", rows)

    assert drawn(session) == "One. [Two.|] Three."


def test_paging_goes_to_the_very_end_and_to_the_very_beginning(tmp_path: Path) -> None:
    assert pressed("One. [Two.|] Three.", "space", tmp_path) == "One. Two. [Three.|]"
    assert pressed("One. [Two.|] Three.", "ctrl+u", tmp_path) == "[One.|] Two. Three."


def test_a_selection_is_drawn_in_to_what_is_shown_when_its_end_is_hidden(tmp_path: Path) -> None:
    session = session_of("One.\n\nTwo.\n\nThree.", tmp_path, hidden=(1,))
    for key in ["z", "j", "v", "j", "z"]:
        session.press(key)

    assert drawn(session) == "One.\n\nTwo.\n\n[Three.|]"


def test_in_a_long_article_only_its_key_tells_that_no_quotation_follows(tmp_path: Path) -> None:
    session = session_of("\n\n".join(["Nobody says a word in this one. "] * 12_000), tmp_path)

    assert session.refusal("quotation.next") is None
    assert session.refusal("quotation.previous") is None
    session.run("quotation.next")
    assert session.happened == "the last quotation: there is none after it"
    assert session.selection == first(session.article, session.shown)


@pytest.mark.parametrize(
    ("before", "keys", "label"),
    [
        ("[One fox|] ran. Two left.", "j", "sentence · 2 words"),
        ("[One fox ran.|] Two left.", "l", "word · 1 word"),
        ("[One|] fox ran. Two left.", "L", "selection · 2 words"),
        ("[One fox ran.|] Two left.", "J", "selection · 5 words"),
        ("[One fox|] ran. Two left.", "*", "selection · 2 words"),
    ],
)
def test_what_is_no_unit_is_called_a_selection(before: str, keys: str, label: str, tmp_path: Path) -> None:
    session = session_of(before, tmp_path)

    for key in keys:
        session.press({"*": "asterisk"}.get(key, key))

    assert status_line(session).selected == label
