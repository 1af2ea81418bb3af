from pathlib import Path

from reader.session.reporting import footer
from reader.session.session import Session
from tests.session.marked import drawn, pressed, session_of
from tests.session.test_marking import typed

CUT = "[The blasts were|]\n\ndescribed as loud. They stopped."


def blocks(session: Session) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in session.article.blocks]


def test_a_block_is_joined_with_the_next_and_the_selection_stays(tmp_path: Path) -> None:
    assert pressed(CUT, "B j", tmp_path) == "[The blasts were|] described as loud. They stopped."


def test_a_block_is_split_before_the_selection(tmp_path: Path) -> None:
    assert pressed("One. [Two.|]", "B s", tmp_path) == "One.\n\n[Two.|]"


def test_a_block_gets_another_kind(tmp_path: Path) -> None:
    session = session_of(CUT, tmp_path)

    typed(session, "B t h")

    assert blocks(session)[0] == ("heading", "The blasts were")
    assert session.happened == "retype as heading: done; u takes it back"


def test_hiding_a_block_takes_the_selection_to_what_is_shown(tmp_path: Path) -> None:
    session = session_of(CUT, tmp_path)

    typed(session, "B h")

    assert session.article.blocks[0].hidden
    assert session.selected


def test_corrections_can_be_undone_and_done_again(tmp_path: Path) -> None:
    session = session_of(CUT, tmp_path)
    typed(session, "B j")
    joined = blocks(session)

    session.press("u")
    apart = blocks(session)
    session.press("ctrl+r")

    assert len(apart) == 2
    assert blocks(session) == joined


def test_corrections_are_kept_and_applied_on_reopening(tmp_path: Path) -> None:
    first = session_of(CUT, tmp_path)
    typed(first, "B j")
    first.desk.store.close()

    second = session_of(CUT.replace("[", "").replace("|]", ""), tmp_path)

    assert blocks(second) == [("paragraph", "The blasts were described as loud. They stopped.")]


def test_annotations_keep_their_words_when_blocks_are_corrected(tmp_path: Path) -> None:
    session = session_of(CUT, tmp_path)
    typed(session, "j c k B j ]".replace("]", "right_square_bracket"))

    assert drawn(session).endswith("[described as loud.|] They stopped.")


def test_the_footer_shows_the_answers(tmp_path: Path) -> None:
    session = session_of(CUT, tmp_path)

    session.press("B")

    assert [hint.key for hint in footer(session)] == ["j", "k", "s", "h", "t", "esc"]
    session.press("escape")
    assert len(blocks(session)) == 2
