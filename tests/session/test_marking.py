from pathlib import Path

import pytest

from reader.annotations.model import ArticleState
from reader.session.modes import Leaving, Prompting, Reading
from reader.session.reporting import footer, kept, status_line
from reader.session.session import Session
from tests.session.marked import drawn, session_of

TEXT = "[One fox ran.|] It left.\n\nNobody saw it."


def tags(session: Session) -> list[tuple[str, str]]:
    desk = session.desk
    rows = (desk.annotation(desk.id_at(row)) for row in range(desk.count))
    return [(one.tag, one.quote) for one in rows if one]


def typed(session: Session, keys: str) -> None:
    for key in keys.split():
        session.press(key)


@pytest.mark.parametrize(
    ("key", "tag"), [("c", "claim"), ("d", "denial"), ("r", "criticism"), ("b", "background"), ("2", "denial")]
)
def test_a_tag_key_tags_the_selection_and_moves_nothing(key: str, tag: str, tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    session.press(key)

    assert tags(session) == [(tag, "One fox ran.")]
    assert drawn(session) == TEXT
    assert session.happened == f"{tag}: “One fox ran.”"


def test_the_same_key_on_the_same_span_takes_the_tag_off(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, "c d c")

    assert tags(session) == [("denial", "One fox ran.")]


def test_the_status_line_ends_in_how_many_and_saved(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    session.press("c")
    session.desk.store.flush()

    assert kept(session) == "1 tagged · saved"


def test_full_stop_gives_the_last_tag_again_with_its_speaker_and_never_removes(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c s")
    session.run("prompt.submit", "Ann Lee")

    typed(session, "j full_stop full_stop")

    assert tags(session) == [("claim", "One fox ran."), ("claim", "It left.")]
    assert session.current is not None
    assert session.current.speaker == "Ann Lee"
    assert session.happened == "claim is there already: “It left.”"


@pytest.mark.parametrize(
    ("keys", "first"),
    [("c e", ["enter keep", "esc restore"]), ("v", ["esc end extending"]), ("c", ["c claim"])],
)
def test_the_footer_begins_with_what_ends_what_was_begun(keys: str, first: list[str], tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, keys)

    assert [f"{hint.key} {hint.label}" for hint in footer(session)][: len(first)] == first


def test_a_sentence_that_is_visited_is_called_a_sentence(tmp_path: Path) -> None:
    session = session_of("[It ran.|] Nobody saw it.", tmp_path)

    typed(session, "c j [")

    assert status_line(session).selected == "sentence · 2 words"


def test_speakers_named_so_far_are_offered_by_digit(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c s")
    session.run("prompt.submit", "Ann Lee")
    typed(session, "j d s")

    assert isinstance(session.mode, Prompting)
    assert [(choice.key, choice.text) for choice in session.mode.choices] == [("1", "Ann Lee")]


def test_whom_the_sentence_names_is_the_first_to_be_offered_as_its_speaker(tmp_path: Path) -> None:
    session = session_of("[Mara Lind spoke.|] Otto Brandt too. Lind denied that. Nobody else did.", tmp_path)
    for name in ("Mara Lind", "Otto Brandt"):
        typed(session, "c s")
        session.run("prompt.submit", name)
        typed(session, "j")

    typed(session, "d s")
    named = session.mode
    typed(session, "escape j d s")
    unnamed = session.mode

    assert isinstance(named, Prompting)
    assert isinstance(unnamed, Prompting)
    assert [choice.text for choice in named.choices] == ["Mara Lind", "Otto Brandt"]
    assert [choice.text for choice in unnamed.choices] == ["Otto Brandt", "Mara Lind"]


def asked_for_note(session: Session) -> str:
    """What stands in the note that is asked for."""
    session.press("m")
    assert isinstance(session.mode, Prompting)
    return session.mode.text


def test_a_note_that_was_begun_and_left_stands_there_again(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c m")

    session.press("escape", "half a thought")

    assert session.happened == "note not kept: m goes on with it"
    assert session.current is not None
    assert session.current.note == ""
    assert asked_for_note(session) == "half a thought"


def test_a_note_that_was_kept_or_emptied_is_not_gone_on_with(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c m")
    session.press("escape", "half a thought")
    typed(session, "m")
    session.run("prompt.submit", "a whole one")
    typed(session, "m")

    session.press("escape", "")

    assert session.happened == "note unchanged"
    assert asked_for_note(session) == "a whole one"


def test_leaving_keeps_a_note_that_is_half_written(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c m")

    session.press("ctrl+q", "half a thought")

    assert session.mode == Leaving()
    assert session.current is not None
    assert session.current.note == "half a thought"


def test_escape_leaves_a_prompt_and_changes_nothing(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c s escape")

    assert isinstance(session.mode, Reading)
    assert session.current is not None
    assert session.current.speaker is None
    assert session.happened == "speaker unchanged"


def test_of_a_name_that_is_a_whole_text_the_beginning_is_told(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c s")

    session.run("prompt.submit", "Ann Lee " * 10_000)

    assert session.happened == "speaker: Ann Lee Ann Lee Ann Lee Ann Lee Ann Lee Ann Lee…"
    assert session.current is not None
    assert len(session.current.speaker or "") == 79_999


@pytest.mark.parametrize("key", ["enter", "T"])
def test_without_an_annotation_there_is_no_link_to_speak_of(key: str, tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    session.press(key)

    assert session.happened == "no annotation here: tag the selection first"


def test_describing_without_an_annotation_says_what_to_do(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    session.press("s")

    assert session.happened == "no annotation here: tag the selection first"


def test_undo_and_redo_go_back_and_forth_over_everything(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c m")
    session.run("prompt.submit", "check this")
    typed(session, "exclamation_mark j d")

    typed(session, "u u u u")

    assert tags(session) == []
    assert session.happened == "undone: claim"

    typed(session, "ctrl+r ctrl+r ctrl+r ctrl+r ctrl+r")

    assert tags(session) == [("claim", "One fox ran."), ("denial", "It left.")]
    assert session.happened == "nothing to do again"


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    first = session_of(TEXT, tmp_path)
    typed(first, "c j d")
    first.desk.store.close()

    second = session_of(TEXT, tmp_path)
    typed(second, "u")

    assert tags(second) == [("claim", "One fox ran.")]
    assert second.happened == "undone: denial"


def test_removing_an_annotation_of_another_asks_once(tmp_path: Path) -> None:
    first = session_of(TEXT, tmp_path, annotator="mina")
    typed(first, "c")
    first.desk.store.close()
    second = session_of(TEXT, tmp_path, annotator="ana")

    second.press("x")
    asked = (tags(second), second.happened)
    second.press("x")

    assert asked == ([("claim", "One fox ran.")], "this is mina’s: press the key again to remove it")
    assert tags(second) == []


def test_next_annotation_walks_in_the_order_of_the_text(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "G d g c j b g")

    seen = []
    for _ in range(3):
        session.press("right_square_bracket")
        assert session.current is not None
        seen.append((session.current.tag, session.current.quote))

    assert seen == [("background", "It left."), ("denial", "Nobody saw it."), ("denial", "Nobody saw it.")]
    assert session.happened == "no annotation after this one"


def test_an_annotation_across_a_hidden_block_leaves_its_text_out(tmp_path: Path) -> None:
    session = session_of("[One.|]\n\nMore News\n\nTwo.", tmp_path, hidden=(1,))

    typed(session, "J c")

    assert tags(session) == [("claim", "One. Two.")]
    assert session.current is not None
    assert len(session.current.spans) == 2


def test_the_first_act_puts_a_new_article_in_progress_for_good(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    before = session.desk.record.state

    typed(session, "c u")

    assert (before, session.desk.record.state) == (ArticleState.NEW, ArticleState.IN_PROGRESS)


def test_an_annotation_in_a_hidden_block_is_told_as_such(tmp_path: Path) -> None:
    session = session_of("One.\n\nTwo.", tmp_path, hidden=(1,))
    typed(session, "z j c z")

    typed(session, "]")

    assert session.happened == "claim in hidden text: “Two.”"


def test_white_space_alone_is_not_tagged(tmp_path: Path) -> None:
    session = session_of("One[ |]two.", tmp_path)

    typed(session, "c")

    assert tags(session) == []
    assert session.happened == "nothing to tag: the selection holds no text of the article"
