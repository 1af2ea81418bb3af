from pathlib import Path

import pytest

from reader.annotations.model import Anchor
from reader.errors import UsageError
from reader.session.reporting import kept
from reader.session.session import Session
from reader.session.sitting import sit_down, stand_up
from reader.settings import Look, OpenRequest
from tests.session.marked import drawn
from tests.session.test_marking import tags, typed

TEXT = (
    "Bridge Was Safe, Mayor Says\n\nThe mayor said on Monday that the bridge had been safe for years and years.\n\n"
    "Engineers denied it later that day, and nobody asked them again until Friday came at last.\n"
)


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


def opened(folder: Path, *, name: str = "a.txt", read_only: bool = False, encoding: str | None = None) -> Session:
    return sit_down(
        OpenRequest(
            paths=(folder / name,),
            db=folder / "annotations.json",
            annotator="ana",
            read_only=read_only,
            encoding=encoding,
        )
    )


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.txt") -> Path:
    (folder / name).write_bytes(text.encode(encoding))
    return folder


def test_work_is_found_again_where_it_was_left(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT))
    typed(first, "j c G")
    place = drawn(first)
    first.desk.store.close()

    second = opened(tmp_path)

    assert tags(second) == [("claim", "The mayor said on Monday that the bridge had been safe for years and years.")]
    assert drawn(second) == place


def test_annotations_follow_their_words_in_a_file_that_has_changed(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT))
    typed(first, "j c G d")
    first.desk.store.close()

    changed = TEXT.replace("The mayor", "A new lead of some length stands here now.\n\nThe mayor").replace(
        "Engineers", "Two"
    )
    second = opened(written(tmp_path, changed))

    assert second.happened == "the file has changed: 1 moved, 1 changed"
    second.press("g")
    typed(second, "right_square_bracket")
    assert second.current is not None
    assert second.current.anchor is Anchor.MOVED
    assert second.article.slice(*second.selection.span) == second.current.quote


def test_what_was_found_again_is_written_down_but_not_by_a_read_only_reader(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT))
    typed(first, "j c")
    first.desk.store.close()
    written(tmp_path, "A lead that is new and long enough to be a paragraph of its own.\n\n" + TEXT)
    before = sorted(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    reading = opened(tmp_path, read_only=True)
    typed(reading, "right_square_bracket c")

    assert reading.current is not None
    assert reading.current.anchor is Anchor.MOVED
    assert reading.happened == "opened for reading only"
    assert kept(reading) == "1 tagged · read only"
    assert sorted(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()) == before


def test_a_renamed_article_is_kept_under_its_new_name(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT))
    typed(first, "j c")
    first.desk.store.close()
    (tmp_path / "a.txt").rename(tmp_path / "z.txt")

    for read_only in (True, False):
        second = opened(tmp_path, name="z.txt", read_only=read_only)
        assert (second.desk.record.id, second.desk.record.path) == (first.desk.record.id, "z.txt")
        second.desk.store.close()

    written(tmp_path, f"{TEXT}\nA line more.\n", name="z.txt")
    third = opened(tmp_path, name="z.txt")
    assert len(tags(third)) == 1
    assert [one.path for one in third.desk.store.articles()] == ["z.txt"]


def test_the_encoding_in_force_is_used_again(tmp_path: Path) -> None:
    text = TEXT.replace("mayor", "maïre")
    first = opened(written(tmp_path, text, "cp1252"), encoding="cp1252")
    typed(first, "j c")
    first.desk.store.close()

    second = opened(tmp_path)

    assert second.desk.record.encoding == "cp1252"
    assert "maïre" in tags(second)[0][1]


def test_a_file_that_was_converted_is_not_held_to_its_former_encoding(tmp_path: Path) -> None:
    text = TEXT.replace("mayor", "maïre")
    first = opened(written(tmp_path, text, "cp1252"), encoding="cp1252")
    typed(first, "j c")
    first.desk.store.close()

    second = opened(written(tmp_path, text))

    assert second.desk.record.encoding == "utf-8"
    assert "maïre" in second.article.text


def test_an_encoding_in_which_nothing_is_found_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    first = opened(written(tmp_path, f"{TEXT}\n"))
    typed(first, "j c G d B k")
    blocks, tagged = first.article.blocks, tags(first)
    first.desk.store.close()

    with pytest.raises(UsageError, match=r"found in it as utf-16. It was read as utf-8 before: leave --encoding out"):
        opened(tmp_path, encoding="utf-16")
    second = opened(tmp_path)

    assert (second.article.blocks, tags(second)) == (blocks, tagged)
    assert second.desk.record.encoding == "utf-8"


def test_what_waits_for_the_analyst_is_not_given_up_for_an_encoding_either(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT))
    typed(first, "j c")
    first.desk.store.close()
    second = opened(written(tmp_path, TEXT.replace("the bridge had", "a bridge had")))
    second.desk.store.close()

    with pytest.raises(UsageError, match="found in it as utf-16-le"):
        opened(tmp_path, encoding="utf-16-le")

    assert "1 changed" in second.happened


def test_what_was_guessed_wrongly_is_read_rightly_when_that_is_asked_for(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT.replace("Engineers", "Ingénieurs"), "mac-roman"), encoding="cp1252")
    typed(first, "j c G d")
    first.desk.store.close()

    opened(tmp_path, encoding="mac-roman").desk.store.close()
    second = opened(tmp_path)

    assert second.desk.record.encoding == "mac-roman"
    assert "Ingénieurs" in second.article.text
    assert [mark.tag for mark in second.marks_in(0, second.article.length)] == ["claim"]


def test_an_encoding_is_changed_where_nothing_is_tagged(tmp_path: Path) -> None:
    opened(written(tmp_path, TEXT, "utf-16"), encoding="utf-16-le").desk.store.close()

    assert opened(tmp_path, encoding="utf-16").desk.record.encoding == "utf-16"


def test_a_newcomer_is_greeted_until_the_first_tag(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT))
    greeted = first.happened
    stand_up(first)
    second = opened(tmp_path)
    again = second.happened
    typed(second, "c")
    stand_up(second)

    assert greeted.startswith("new here?")
    assert again == greeted
    assert opened(tmp_path).happened == ""


def test_the_look_chosen_on_the_screen_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = opened(written(tmp_path, TEXT))
    first.look = Look(width=60, theme="reader-light")
    stand_up(first)

    second = opened(tmp_path)

    assert second.look == Look(width=60, theme="reader-light")


def test_a_read_only_reader_exports_nothing_since_it_makes_no_file(tmp_path: Path) -> None:
    session = opened(written(tmp_path, TEXT), read_only=True)

    session.press("E")

    assert session.happened == "opened for reading only"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
