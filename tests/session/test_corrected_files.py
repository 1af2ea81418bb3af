"""Corrections of articles that are read from files: Markdown and web pages too, and files that change."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.annotations.changes import revise
from reader.session.session import Session
from reader.session.sitting import sit_down
from reader.settings import OpenRequest
from tests.session.test_correcting import blocks
from tests.session.test_marking import typed

LEAD = "The ministry said on Monday that nobody in the capital had been told of the letters before the attack."
CUT = "Its spokesman could not say who had written them, and the people who had read them were asked to leave the"
REST = "building. They were told to wait, he said, until the committee meets again on Thursday of the same week."
LAST = "Opposition leaders denied this, and said that they had shown the letters to the minister in the summer."
NEW = "A new paragraph stands here now, which says that the minister will answer to the committee on Thursday."


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


def opened(folder: Path, *texts: str, name: str = "a.txt", parted: str = "\n\n", read_only: bool = False) -> Session:
    (folder / name).write_text(parted.join(texts), encoding="utf-8")
    return sit_down(
        OpenRequest(
            paths=(folder / name,), db=folder / "annotations.json", annotator="ana", read_only=read_only, encoding=None
        )
    )


def texts(session: Session) -> list[str]:
    return [block.text for block in session.article.blocks]


def test_corrections_are_found_again_in_a_file_that_has_changed(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, CUT + ".", REST, LAST)
    typed(first, "j B j j B s G B h")
    before = texts(first)
    first.desk.store.close()

    second = opened(tmp_path, NEW, LEAD, CUT + ".", REST, LAST)

    assert before == [LEAD, f"{CUT}. building.", REST.partition(". ")[2], LAST]
    assert texts(second) == [NEW, *before]
    assert second.article.blocks[-1].hidden
    assert second.happened.endswith("no annotations yet; corrections: 3 moved")


def test_correction_of_a_block_that_moved_a_little_moves_with_it(tmp_path: Path) -> None:
    first = opened(tmp_path, "Short.", LEAD, LAST, LEAD.replace("Monday", "Friday"))
    typed(first, "j j B h")
    first.desk.store.close()

    second = opened(tmp_path, "Short.", "New.", LAST, LEAD.replace("Monday", "Friday"))
    third = [block.text for block in second.article.blocks if block.hidden]

    assert "1 moved" in second.happened
    assert third == [LAST]


def test_corrections_that_moved_can_be_opened_again(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, LAST)
    typed(first, "B t h")
    first.desk.store.close()
    opened(tmp_path, NEW, LEAD, LAST).desk.store.close()

    third = opened(tmp_path, NEW, LEAD, LAST)

    assert [kind for kind, _ in blocks(third)] == ["paragraph", "heading", "paragraph"]
    assert "changed" not in third.happened


def test_correction_of_a_block_that_is_gone_is_told_of_and_comes_back_with_it(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, LAST)
    typed(first, "B t h")
    first.desk.store.close()

    second = opened(tmp_path, NEW, LAST)
    second.desk.store.close()
    again = opened(tmp_path, NEW, LAST)
    again.desk.store.close()
    third = opened(tmp_path, NEW, LEAD, LAST)

    assert "corrections: 1 lost" in second.happened
    assert [kind for kind, _ in blocks(second)] == [kind for kind, _ in blocks(again)] == ["paragraph", "paragraph"]
    assert "corrections: 1 moved" in third.happened
    assert [kind for kind, _ in blocks(third)] == ["paragraph", "heading", "paragraph"]


def test_correction_of_a_block_that_is_gone_can_be_undone(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, LAST)
    typed(first, "B t h")
    first.desk.store.close()
    second = opened(tmp_path, NEW, LAST)

    typed(second, "u")

    assert second.happened.startswith("undone")
    assert list(second.desk.corrections()) == []


def test_correction_without_quotes_is_read_and_not_applied_where_the_file_has_changed(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, LAST)
    typed(first, "B t h")
    (kept,) = first.desk.corrections()
    first.desk.apply("retype", [revise(kept, replace(kept, quotes=()))])
    first.desk.store.close()

    same = opened(tmp_path, LEAD, LAST)
    kinds = [kind for kind, _ in blocks(same)]
    same.desk.store.close()
    other = opened(tmp_path, NEW, LEAD, LAST)

    assert kinds == ["heading", "paragraph"]
    assert "1 lost" in other.happened
    assert [kind for kind, _ in blocks(other)] == ["paragraph", "paragraph", "paragraph"]


def test_annotation_over_a_join_across_a_caption_is_found_again(tmp_path: Path) -> None:
    caption = "People at the grave in the capital on Friday, January 5, 2024."
    first = opened(tmp_path, LEAD, CUT + ".", caption, REST, LAST)
    typed(first, "g j j B t c k B j g j plus plus c")
    kept = first.current
    before = texts(first)
    first.desk.store.close()

    second = opened(tmp_path, NEW, LEAD, CUT + ".", caption, REST, LAST)

    assert before == [LEAD, f"{CUT}. {REST}", caption, LAST]
    assert kept is not None
    assert len(kept.spans) == 2
    assert texts(second) == [NEW, *before]
    assert "1 moved; corrections: 2 moved" in second.happened


def test_corrections_and_tags_that_moved_can_be_undone_and_done_again(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, CUT + ".", REST, LAST)
    typed(first, "c j B j")
    first.desk.store.close()

    second = opened(tmp_path, NEW, LEAD, CUT + ".", REST, LAST)
    joined = texts(second)
    typed(second, "u")
    apart = texts(second)
    typed(second, "u")
    untagged = second.desk.count
    typed(second, "ctrl+r ctrl+r")
    (again,) = second.desk.store.annotations(second.desk.record.id)

    assert joined == [NEW, LEAD, f"{CUT}. {REST}", LAST]
    assert apart == [NEW, LEAD, f"{CUT}.", REST, LAST]
    assert untagged == 0
    assert texts(second) == joined
    assert second.article.slice(*second.article.to_text(again.spans)[0]) == LEAD


def test_annotation_that_was_removed_before_the_file_changed_comes_back_at_its_words(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, LAST)
    typed(first, "c x")
    first.desk.store.close()

    second = opened(tmp_path, NEW, LEAD, LAST)
    typed(second, "u")
    (again,) = second.desk.store.annotations(second.desk.record.id)

    assert second.article.slice(*second.article.to_text(again.spans)[0]) == LEAD


def test_cut_that_was_healed_can_be_split_and_joined_again(tmp_path: Path) -> None:
    session = opened(tmp_path, LEAD, CUT, REST, LAST)
    healed = texts(session)
    at = session.article.text.index("building")

    session.run("select.span", (at, at + 8))
    typed(session, "B s")
    apart = texts(session)
    typed(session, "B k")

    assert healed == [LEAD, f"{CUT} {REST}", LAST]
    assert apart == [LEAD, CUT, REST, LAST]
    assert texts(session) == healed


PAGE = "<html><body><article><h1>Nobody was told of the letters</h1>\n<p>{}</p></article></body></html>"


@pytest.mark.parametrize(
    ("name", "parted", "frame", "words"),
    [
        ("a.md", "\n\n", "# Nobody was told of the letters\n\n{}", "**Opposition** &amp; leaders"),
        ("a.html", "</p>\n<p>", PAGE, "<b>Opposition</b> &amp; leaders"),
    ],
)
def test_marked_up_articles_are_corrected_like_plain_ones(
    tmp_path: Path, name: str, parted: str, frame: str, words: str
) -> None:
    last = LAST.replace("Opposition leaders", words)
    first = opened(tmp_path, frame.format(parted.join((LEAD, CUT + ".", REST, last))), name=name)
    at = first.article.text.index("leaders denied")
    first.run("select.span", (at, at + 7))
    typed(first, "B s k B k")
    before = texts(first)
    first.desk.store.close()

    second = opened(tmp_path, frame.format(parted.join((NEW, LEAD, CUT + ".", REST, last))), name=name)

    assert before[-2:] == [f"{REST} Opposition &", LAST.partition(" ")[2]]
    assert texts(second)[-2:] == before[-2:]
    assert "corrections: 2 moved" in second.happened


def test_corrections_that_fit_are_seen_by_a_read_only_reader_too(tmp_path: Path) -> None:
    first = opened(tmp_path, LEAD, LAST)
    typed(first, "B t h")
    first.desk.store.close()

    second = opened(tmp_path, NEW, LEAD, LAST, read_only=True)

    assert [kind for kind, _ in blocks(second)] == ["paragraph", "heading", "paragraph"]
