from pathlib import Path

import pytest

from reader.document.motion import Selection
from reader.session.reporting import footer
from reader.session.session import Session
from tests.session.marked import drawn, pressed, session_of
from tests.session.test_marking import typed
from tests.session.windows import until

CUT = "[The blasts were|]\n\ndescribed as loud. They stopped."


def blocks(session: Session) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in session.article.blocks]


def test_a_block_is_joined_with_the_next_and_the_selection_stays(tmp_path: Path) -> None:
    assert pressed(CUT, "B j", tmp_path) == "[The blasts were|] described as loud. They stopped."


def test_a_block_is_split_before_the_selection(tmp_path: Path) -> None:
    assert pressed("One. [Two.|]", "B s", tmp_path) == "One.\n\n[Two.|]"


def test_what_cannot_be_corrected_is_said(tmp_path: Path) -> None:
    session = session_of("[One.|]", tmp_path)
    said = []
    for keys in ("B s", "B t p", "B j", "B k", "B x"):
        typed(session, keys)
        said.append(session.happened)

    assert said == [
        "the selection begins the block: nothing to split off before it",
        "it is a paragraph already",
        "no block after this one to join with",
        "no block before this one to join with",
        "nothing was corrected",
    ]


def test_a_block_gets_another_kind(tmp_path: Path) -> None:
    session = session_of(CUT, tmp_path)

    typed(session, "B t h")

    assert blocks(session)[0] == ("heading", "The blasts were")
    assert session.happened == "heading: “The blasts were” · u undoes"


def test_hiding_a_block_takes_the_selection_to_what_is_shown(tmp_path: Path) -> None:
    session = session_of(CUT, tmp_path)

    typed(session, "B h")

    assert session.article.blocks[0].hidden
    assert session.selected


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("[One.|]\n\nTwo.\n\nThree.", "B h j u", "[One.|]\n\nTwo.\n\nThree."),
        ("One.\n\n[Two.|]\n\nThree.", "B t h k u ctrl+r", "One.\n\n[Two.|]\n\nThree."),
        ("One. [Two.|]\n\nThree.", "B s j u", "One. [Two.|]\n\nThree."),
    ],
    ids=["hide", "retype", "split"],
)
def test_undoing_a_correction_goes_to_its_block(before: str, keys: str, after: str, tmp_path: Path) -> None:
    assert pressed(before, keys, tmp_path) == after


def test_undoing_a_correction_of_this_block_leaves_the_selection(tmp_path: Path) -> None:
    assert pressed("One. [Two.|]", "B t h u", tmp_path) == "One. [Two.|]"


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


CAPTIONED = "[The blasts|] were\n\nPeople at the grave on Friday\n\ndescribed as loud. They stopped."


def test_joining_passes_a_caption_over(tmp_path: Path) -> None:
    session = session_of(CAPTIONED, tmp_path)
    typed(session, "j B t c k B j")

    assert blocks(session) == [
        ("paragraph", "The blasts were described as loud. They stopped."),
        ("caption", "People at the grave on Friday"),
    ]
    assert session.happened == "joined with “described as loud.…” across a caption · u undoes"


def test_a_second_headline_makes_the_first_one_a_heading(tmp_path: Path) -> None:
    session = session_of("[One|]\n\nTwo. Three.", tmp_path)
    typed(session, "B t t j B t t")

    assert [kind for kind, _ in blocks(session)] == ["heading", "title"]
    assert session.article.title == "Two. Three."


def test_what_is_made_a_date_tells_the_day(tmp_path: Path) -> None:
    session = session_of("[Sunday, 7 January 2024|]\n\nIt was said.", tmp_path)
    typed(session, "B t d")
    dated = session.article.date
    session.press("u")

    assert (dated, session.article.date) == ("2024-01-07", None)


def test_hiding_a_block_with_annotations_says_so_and_goes_on_below_it(tmp_path: Path) -> None:
    session = session_of("One.\n\n[Two.|]\n\nThree.", tmp_path)
    typed(session, "c B h")

    assert session.happened == "hidden with 1 tagged: “Two.” · u undoes"
    assert session.article.slice(*session.selection.span) == "Three."
    assert session.desk.count == 1


def test_selection_keeps_its_unit_and_its_direction(tmp_path: Path) -> None:
    session = session_of("One. [Two.|]\n\nThree.", tmp_path)
    typed(session, "o")
    before = session.selection

    typed(session, "B j")

    assert session.selection == before


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


PARTED = "[The blasts killed|]\n\nA police car on Friday.\n\neighty people, officials said."


def _all_tagged(folder: Path, annotator: str = "ana") -> Session:
    """A session at a paragraph that a caption parts, all three tagged as one."""
    session = session_of(PARTED, folder, annotator=annotator)
    typed(session, "j B t c")
    session.select(Selection(0, session.article.length))
    typed(session, "c g")
    return session


def quotes(session: Session) -> list[str]:
    return [" ".join(one.quote.split()) for one in session.desk.store.annotations(session.desk.record.id)]


APART = ["The blasts killed A police car on Friday. eighty people, officials said."]
WHOLE = ["The blasts killed eighty people, officials said. A police car on Friday."]


def test_a_quote_has_its_words_in_the_order_in_which_a_join_puts_them(tmp_path: Path) -> None:
    session = _all_tagged(tmp_path)
    said = [quotes(session)]

    for keys in ("B j", "u", "ctrl+r", "u u", "ctrl+r", "ctrl+r"):
        typed(session, keys)
        said.append(quotes(session))

    assert said == [APART, WHOLE, APART, WHOLE, [], APART, WHOLE]


def test_who_tagged_it_can_undo_that_after_somebody_else_has_joined_it(tmp_path: Path) -> None:
    ana = _all_tagged(tmp_path)
    ana.desk.store.flush()
    ben = session_of(PARTED, tmp_path, annotator="ben")
    typed(ben, "B j")
    ben.desk.store.flush()
    until(ana, lambda: len(blocks(ana)) < len(PARTED.split("\n\n")))
    followed = quotes(ana)

    typed(ana, "u")
    ben.desk.store.close()

    assert followed == WHOLE
    assert (quotes(ana), ana.happened) == ([], "undone: claim")
