"""Where annotations stand: what is followed edit by edit is what would be found anew."""

import random
from pathlib import Path

from msgspec.structs import replace

from reader.annotations.model import Annotation
from reader.document.spans import Span
from reader.session.placements import Placements
from reader.session.session import Session
from tests.session.marked import session_of

TEXT = "One two three. Four five six. Seven, eight, nine.\n\nTen eleven twelve. Thirteen fourteen fifteen."


def anew(session: Session) -> Placements:
    return Placements(session.article, session.desk.store.annotations(session.desk.record.id), session.desk.annotation)


def test_marks_that_were_followed_are_those_that_would_be_found_anew(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    chance = random.Random(5)
    whole = Span(0, session.article.length)
    session.marks_in(*whole)

    for _ in range(120):
        start = chance.randrange(whole.end - 30)
        session.run("select.span", (start, start + chance.choice((3, 12, 30))))
        session.run(chance.choice(("tag.claim", "tag.denial", "remove", "undo", "redo", "doubt")))

        assert session.marks_in(*whole) == anew(session).marks_in(*whole)


def test_what_was_revised_is_told_by_its_place(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    session.run("tag.claim")
    placements, version = session.desk.placements, session.desk.placements.version

    session.run("sentence.next")
    session.run("tag.denial")

    assert placements.revised_since(version) == [session.selection.span]
    assert placements.revised_since(placements.version) == []


def test_what_another_window_did_is_not_told_by_its_place(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    version = session.desk.placements.version

    session.desk.reload()

    assert session.desk.placements.revised_since(version) is None


def test_marks_in_an_article_that_grew_are_those_that_would_be_found_anew(tmp_path: Path) -> None:
    session = session_of(f"{TEXT}\n\nSixteen seventeen.", tmp_path)
    article, whole = session.article, Span(0, session.article.length)
    for span in ((0, 7), (article.starts[1] - 12, article.starts[1] + 6), (article.starts[2] - 5, whole.end)):
        session.run("select.span", span)
        session.run("tag.claim")
    placements = anew(session)
    placements.move_to(replace(article, blocks=article.blocks[:2]))
    placements.marks_in(0, article.starts[2])
    version = placements.version

    placements.extend(article)

    assert placements.marks_in(*whole) == anew(session).marks_in(*whole)
    assert placements.revised_since(version) == [Span(article.starts[1], whole.end)]


def test_an_article_whose_blocks_are_others_did_not_grow(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    article, placements = session.article, anew(session)
    placements.move_to(replace(article, blocks=article.blocks[1:]))
    version = placements.version

    placements.extend(article)

    assert placements.revised_since(version) is None


def test_the_first_mark_of_a_long_selection_is_the_first_of_all_its_marks(tmp_path: Path) -> None:
    session = session_of("\n\n".join([TEXT] * 800), tmp_path)
    whole = Span(0, session.article.length)
    for start in (whole.end - 9, 70_000, 40_000):
        session.run("select.span", (start, start + 7))
        session.run("tag.claim")

        assert anew(session).first_in(whole) == anew(session).marks_in(*whole)[0]
        assert session.current is not None
        assert anew(session).first_in(whole) == anew(session).marks_in(start, start + 7)[0]
    assert anew(session).first_in(Span(0, 40_000)) is None


def test_what_touches_a_selection_of_all_is_not_kept_for_the_next_key(tmp_path: Path) -> None:
    session = session_of("\n\n".join([TEXT] * 800), tmp_path)
    looked_up: list[str] = []

    def look(annotation_id: str) -> Annotation | None:
        looked_up.append(annotation_id)
        return session.desk.annotation(annotation_id)

    annotations = session.desk.store.annotations(session.desk.record.id)
    for start in range(0, session.article.length - 400, 400):
        session.run("select.span", (start, start + 7))
        session.run("tag.claim")
    session.desk.placements = Placements(session.article, annotations, look)

    session.run("top")
    session.run("extend.mode")
    session.run("bottom")
    current = session.current

    assert current is not None
    assert current.id == annotations[0].id
    assert len(looked_up) < len(annotations) / 2
