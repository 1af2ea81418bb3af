from pathlib import Path

import pytest

from reader.session.modes import Confirming, Initials, Leaving, Picking, Reading
from reader.session.opening import Growth
from reader.session.reporting import footer
from reader.session.session import Session
from tests.session.marked import article_of, drawn, pressed, session_of
from tests.session.test_marking import tags, typed

LONG = "The mayor denied the report.\n\n[The paper printed a long report again.|] The mayor left."


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ("f p", "The mayor denied the report.\n\nThe [paper|] printed a long report again. The mayor left."),
        ("f r", "The mayor denied the report.\n\nThe paper printed a long [report|] again. The mayor left."),
        ("F p r", "The mayor denied the report.\n\nThe paper [printed a long report|] again. The mayor left."),
        ("F P L", "The mayor denied the report.\n\nThe paper [printed a long|] report again. The mayor left."),
        ("f m", "The mayor denied the report.\n\nThe paper printed a long report again. The [mayor|] left."),
    ],
)
def test_the_likeliest_is_selected_at_once_in_this_sentence_first(keys: str, after: str, tmp_path: Path) -> None:
    assert pressed(LONG, keys, tmp_path) == after


def test_while_labels_are_shown_it_is_said_what_they_are_for(tmp_path: Path) -> None:
    session = session_of("[The cat saw the tall tree.|]", tmp_path)

    for key in "ft":
        session.press(key)

    assert session.happened == "the likeliest of 4 with “t”"
    assert [hint.key for hint in footer(session)] == ["letter", "other keys", "esc"]


def test_between_the_letters_of_a_span_the_second_is_asked_for(tmp_path: Path) -> None:
    session = session_of("[The cat saw the tall tree.|]", tmp_path)

    for key in "Fc":
        session.press(key)

    assert session.happened == "“c” … and the first letter of the last word"


def test_a_label_picks_another(tmp_path: Path) -> None:
    session = session_of(LONG, tmp_path)
    typed(session, "f p")
    assert isinstance(session.mode, Picking)
    label = session.mode.labels[0]

    session.press(label.keys)

    assert session.article.slice(*session.selection.span) == "printed"
    assert isinstance(session.mode, Reading)


def test_labels_are_never_keys_of_tags(tmp_path: Path) -> None:
    session = session_of("[" + " ".join(f"word{number}" for number in range(90)) + "|]", tmp_path)
    session.view.resize(60, 40)

    typed(session, "f w")

    assert isinstance(session.mode, Picking)
    keys = [label.keys for label in session.mode.labels]
    assert len(set(keys)) == len(keys) == 89
    assert not {key[0] for key in keys} & set("cdrb123456789")
    assert not any(one != other and other.startswith(one) for one in keys for other in keys)


def test_a_tag_key_straight_away_takes_the_likeliest(tmp_path: Path) -> None:
    session = session_of(LONG, tmp_path)

    typed(session, "F p r c")

    assert tags(session) == [("claim", "printed a long report")]


def test_escape_goes_back_from_picking(tmp_path: Path) -> None:
    assert pressed(LONG, "f p escape", tmp_path) == LONG


def test_no_word_with_that_letter_says_so(tmp_path: Path) -> None:
    session = session_of(LONG, tmp_path)

    typed(session, "f z")

    assert session.happened == "no word on the screen with “z”"
    assert drawn(session) == LONG


def test_while_an_initial_is_asked_for_no_key_is_a_command(tmp_path: Path) -> None:
    session = session_of(LONG, tmp_path)
    session.press("f")

    assert isinstance(session.mode, Initials)
    assert [hint.key for hint in footer(session)] == ["esc"]

    session.press("q")

    assert isinstance(session.mode, Reading)


def searched(session: Session, query: str) -> None:
    session.press("slash")
    session.run("prompt.type", query)
    session.run("prompt.submit", query)


def test_search_goes_to_the_first_match_from_here_and_counts(tmp_path: Path) -> None:
    session = session_of(LONG, tmp_path)

    searched(session, "mayor")

    assert drawn(session).endswith("The [mayor|] left.")
    assert session.happened == "2 matches of “mayor”"


@pytest.mark.parametrize(
    ("query", "count"), [("the", 4), ("The", 3), ("THE", 0), ("a  long\nreport", 1), ("report. The", 0), ("", 0)]
)
def test_case_counts_only_with_a_capital_and_white_space_is_one_space(query: str, count: int, tmp_path: Path) -> None:
    session = session_of(LONG, tmp_path)

    searched(session, query)

    assert (session.search.matches.total if session.search else 0) == count


def test_matches_in_hidden_blocks_are_counted_apart(tmp_path: Path) -> None:
    session = session_of("[One fox.|]\n\nMore fox news\n\nTwo.", tmp_path, hidden=(1,))

    searched(session, "fox")

    assert session.happened == "1 match of “fox”, 1 more in hidden text"


def test_n_walks_matches_round_the_article_while_a_search_is_on(tmp_path: Path) -> None:
    session = session_of("[a x|] b x c x", tmp_path)
    searched(session, "x")

    seen = [session.selection.span.start]
    for key in ("n", "n", "n", "N"):
        session.press(key)
        seen.append(session.selection.span.start)

    assert seen == [2, 6, 10, 2, 10]


def test_escape_while_typing_a_search_goes_back(tmp_path: Path) -> None:
    session = session_of(LONG, tmp_path)
    session.press("slash")
    session.run("prompt.type", "mayor")

    session.press("escape")

    assert drawn(session) == LONG
    assert session.search is None


def test_a_long_article_is_searched_on_while_nothing_else_is_done(tmp_path: Path) -> None:
    session = session_of("[Here.|]" + "\n\nNothing in these words." * 30_000 + "\n\nOne fox.", tmp_path)
    session.press("slash")
    session.run("prompt.type", "fox")
    at_once = session.happened

    while session.tick():
        pass

    assert at_once == "no matches of “fox” so far"
    assert session.happened == "1 match of “fox”"
    assert session.article.slice(*session.selection.span) == "fox"


def grow(session: Session, *texts: str) -> None:
    """Let a long article come to its end by these blocks, with the clock ticking between them."""
    whole = session.article.text
    for text in texts:
        whole = f"{whole}\n\n{text}"
        session.adopt(article_of(whole))
        while session.tick():
            pass
    session.grown()
    while session.tick():
        pass


@pytest.fixture
def growing(tmp_path: Path) -> Session:
    """A session at the beginning of an article that is still being read."""
    session = session_of("[Here.|]\n\nNothing in these words.", tmp_path)
    session.growth = Growth(10_000, iter(()))
    return session


@pytest.mark.parametrize(
    ("rest", "told"), [(("Two.", "One fox."), "1 match of “fox”"), (("Two.", "Three."), "no matches of “fox”")]
)
def test_what_a_search_finds_is_told_when_the_article_is_all_there(
    growing: Session, rest: tuple[str, ...], told: str
) -> None:
    searched(growing, "fox")
    at_first = growing.happened
    growing.press("n")
    asked = growing.happened

    grow(growing, *rest)

    assert at_first == asked == "no matches of “fox” so far"
    assert growing.happened == told


def test_a_search_that_is_being_typed_goes_to_what_comes_and_says_so(growing: Session) -> None:
    growing.press("slash")
    growing.run("prompt.type", "fox")

    grow(growing, "Two.", "One fox.")

    assert growing.article.slice(*growing.selection.span) == "fox"
    assert growing.happened == "1 match of “fox”"


def test_matches_are_numbered_only_when_the_article_is_all_there(growing: Session) -> None:
    searched(growing, "words")
    growing.press("n")
    before = growing.happened
    grow(growing, "More words.")
    growing.press("n")

    assert before == "1 match of “words” so far"
    assert growing.happened == "match 2 of 2"


def test_n_goes_to_the_next_unread_sentence_when_no_search_is_on(tmp_path: Path) -> None:
    session = session_of("[One.|] Two. Three. Four.", tmp_path)
    typed(session, "j j k k k")

    session.press("n")

    assert drawn(session) == "One. Two. Three. [Four.|]"
    session.press("n")
    assert session.happened == "no unread sentence after this one"


def test_every_match_is_tagged_after_being_confirmed_and_undone_as_one(tmp_path: Path) -> None:
    session = session_of("[fox|] a fox b fox c fox", tmp_path)
    typed(session, "asterisk ampersand")
    assert isinstance(session.mode, Confirming)

    typed(session, "d y n a")

    assert tags(session) == [("denial", "fox")] * 3
    session.press("u")
    assert tags(session) == []


def test_the_footer_tells_the_answers_while_matches_are_confirmed(tmp_path: Path) -> None:
    session = session_of("[fox|] a fox", tmp_path)

    typed(session, "ampersand y")

    assert session.happened == "claim here? 2 of 2, 1 chosen"
    assert [f"{hint.key} {hint.label}" for hint in footer(session)] == [
        "y yes",
        "n no",
        "a all from here",
        "d denial",
        "r criticism",
        "b background",
        "esc stop",
    ]


def test_a_key_that_is_no_answer_is_said_to_be_none(tmp_path: Path) -> None:
    session = session_of("[A fox|] met a fox.", tmp_path)
    searched(session, "fox")
    session.press("ampersand")

    session.press("left_square_bracket")

    assert session.happened == "[ is no answer: claim here? 1 of 2, 0 chosen"


def test_what_was_tagged_so_before_is_said_to_be_there(tmp_path: Path) -> None:
    session = session_of("[A fox|] met a cat.", tmp_path)
    searched(session, "fox")

    told = []
    for _ in range(2):
        session.press("ampersand")
        session.press("y")
        told.append(session.happened)

    assert told == ["claim: 1 match of “fox”", "claim is there already"]


def test_stopping_keeps_what_was_accepted(tmp_path: Path) -> None:
    session = session_of("[fox|] a fox b fox", tmp_path)

    typed(session, "ampersand y escape")

    assert tags(session) == [("claim", "fox")]


def test_of_several_annotations_another_can_be_picked(tmp_path: Path) -> None:
    session = session_of("[One fox.|] Two.", tmp_path)
    typed(session, "c d")

    picked = []
    for _ in range(3):
        session.press("O")
        assert session.current is not None
        picked.append(session.current.tag)

    assert picked == ["claim", "denial", "claim"]
    typed(session, "x")
    assert tags(session) == [("denial", "One fox.")]


def test_more_matches_than_anybody_goes_through_are_not_tagged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.session.searching._MOST_TAGGED", 2)
    session = session_of("[One fox.|] Two foxes. Three foxes.", tmp_path)

    session.press("slash")
    session.run("prompt.submit", "fox")
    session.press("ampersand")

    assert session.happened == "3 matches of “fox”: more than can be gone through; search for more words"
    assert not session.desk.count


def test_a_search_goes_on_with_the_words_where_they_are_after_blocks_were_joined(tmp_path: Path) -> None:
    session = session_of("[A town|] here.\n\nMy town. The town.", tmp_path)
    typed(session, "l l * B j")

    typed(session, "n n")

    assert drawn(session) == "A town here. My town. The [town|]."


def test_a_search_no_longer_goes_to_matches_that_were_hidden(tmp_path: Path) -> None:
    session = session_of("A [town|].\n\nMy town.", tmp_path, hidden=(1,))
    typed(session, "z * z")

    typed(session, "n")

    assert drawn(session) == "A [town|].\n\nMy town."


def test_leaving_while_matches_are_gone_through_tags_those_that_were_chosen(tmp_path: Path) -> None:
    session = session_of("A [town|]. My town.", tmp_path)

    typed(session, "& y ctrl+q")

    assert isinstance(session.mode, Leaving)
    assert session.desk.count == 1


@pytest.mark.parametrize("keys", ["f", "t", "B", "&"])
def test_the_chord_that_leaves_leaves_also_while_a_key_is_asked_for(keys: str, tmp_path: Path) -> None:
    session = session_of("One [two|]. Three.", tmp_path)
    typed(session, f"c j d {keys}")

    session.press("ctrl+q")

    assert isinstance(session.mode, Leaving)


def test_matches_in_hidden_text_are_counted_apart(tmp_path: Path) -> None:
    session = session_of("A [town|].\n\nMy town. Bay.", tmp_path, hidden=(1,))
    told = []
    for query in ("town", "Bay"):
        typed(session, "/")
        session.run("prompt.submit", query)
        told.append(session.happened)

    assert told == ["1 match of “town”, 1 more in hidden text", "no matches of “Bay”, 1 in hidden text"]
