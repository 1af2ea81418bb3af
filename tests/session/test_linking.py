from pathlib import Path

from msgspec.structs import replace

from reader.annotations.changes import revise
from reader.annotations.model import Anchor
from reader.document.motion import Selection
from reader.document.units import Unit
from reader.session.modes import Linking
from reader.session.reporting import footer
from reader.session.session import Session
from tests.session.marked import drawn, session_of
from tests.session.test_marking import tags, typed

TEXT = "[The mayor said so.|] The paper denied it. Nobody knows. He is old."


def links(session: Session) -> list[tuple[str, str, str]]:
    desk = session.desk
    found = []
    for link in desk.store.links(desk.record.id):
        origin, target = desk.annotation(link.origin), desk.annotation(link.target)
        assert origin is not None
        assert target is not None
        found.append((link.type, origin.quote, target.quote))
    return found


def test_a_denial_denies_the_claim_that_is_picked(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j d t")
    assert isinstance(session.mode, Linking)
    (target,) = session.mode.targets

    session.press(target.keys)

    assert links(session) == [("denies", "The paper denied it.", "The mayor said so.")]
    assert session.happened == "denies → claim “The mayor said so.”"


def test_what_the_tags_foresee_a_link_to_is_offered_first_then_the_nearest(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j b j r j d k d t")

    assert _offered(session) == ["He is old.", "The mayor said so.", "Nobody knows.", "The paper denied it."]


def test_a_denial_is_offered_the_claim_before_the_background_between_them(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j b j d t a")

    assert links(session) == [("denies", "Nobody knows.", "The mayor said so.")]


def _offered(session: Session) -> list[str]:
    assert isinstance(session.mode, Linking)
    found = [session.desk.annotation(target.annotation) for target in session.mode.targets]
    return [one.quote for one in found if one]


def _all_tagged(count: int, folder: Path) -> Session:
    session = session_of("[Number 0.|] " + " ".join(f"Number {one}." for one in range(1, count)), folder)
    typed(session, "b " + "j b " * (count - 1))
    return session


def test_every_annotation_can_be_linked_where_one_letter_each_does_not_suffice(tmp_path: Path) -> None:
    session = _all_tagged(70, tmp_path)
    typed(session, "t")
    assert isinstance(session.mode, Linking)
    farthest = session.mode.targets[-1]

    typed(session, " ".join(farthest.keys))

    assert len(farthest.keys) == 2
    assert links(session) == [("explains", "Number 69.", "Number 0.")]


def test_after_the_first_of_two_letters_what_begins_so_is_offered(tmp_path: Path) -> None:
    session = _all_tagged(70, tmp_path)

    typed(session, "t F")

    assert [hint.key for hint in footer(session)][:3] == ["a", "s", "g"]
    assert session.happened == "… and its second letter"


def test_a_second_letter_that_nothing_bears_links_nothing(tmp_path: Path) -> None:
    session = _all_tagged(70, tmp_path)

    typed(session, "t F F")

    assert links(session) == []
    assert session.happened == "no link made"


def test_what_reaches_near_is_offered_however_far_off_it_begins(tmp_path: Path) -> None:
    session = _all_tagged(120, tmp_path)
    _, end = session.selection.span
    near = session.article.text.index("Number 118.")
    session.select(Selection(0, near - 1, Unit.CHARACTER))
    typed(session, "c")
    session.select(Selection(near + len("Number 118. "), end, Unit.CHARACTER))

    typed(session, "t")

    assert _offered(session)[:3] == ["Number 118.", session.article.text[: near - 1], "Number 117."]


def test_what_has_a_place_is_offered_before_the_orphans_that_are_listed_nearer(tmp_path: Path) -> None:
    session = _all_tagged(160, tmp_path)
    desk = session.desk
    listed = [one for row in range(desk.count) if (one := desk.annotation(desk.id_at(row)))]
    desk.apply("anchor", [revise(one, replace(one, anchor=Anchor.LOST)) for one in listed[20:159]])

    typed(session, "t")

    assert _offered(session)[:20] == [f"Number {one}." for one in range(19, -1, -1)]


def test_the_footer_says_what_each_letter_would_link(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, "c j d t")

    assert [(hint.key, hint.label) for hint in footer(session)] == [
        ("a", "denies “The mayor said so.”"),
        ("esc", "back"),
    ]


def test_the_footer_says_where_a_letter_would_unlink(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, "c j d t a t")

    assert [hint.label for hint in footer(session)] == ["unlink “The mayor said so.”", "back"]


def test_the_type_can_be_changed_and_follows_from_the_tags_first(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j r t a")
    before = links(session)

    session.press("T")

    assert before[0][0] == "criticises"
    assert links(session)[0][0] == "denies"


def test_a_key_goes_to_the_other_end_and_back(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j d t a")

    session.press("enter")
    there = drawn(session)
    session.press("enter")

    assert there == TEXT
    assert drawn(session) == "The mayor said so. [The paper denied it.|] Nobody knows. He is old."


def test_linking_the_same_two_again_unlinks_them(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, "c j d t a t a")

    assert links(session) == []


def test_removing_an_annotation_removes_its_links_in_one_undo(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j d t a x")
    assert links(session) == []

    session.press("u")

    assert links(session) == [("denies", "The paper denied it.", "The mayor said so.")]
    assert len(tags(session)) == 2


def test_a_link_needs_another_annotation(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, "c t")

    assert session.happened == "no other annotation to link to"


def test_adjusting_moves_the_ends_and_keeps_all_else(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)
    typed(session, "c j d t a k s")
    session.run("prompt.submit", "Ann")
    (before,) = [one for row in range(2) if (one := session.desk.annotation(session.desk.id_at(row))) and one.speaker]

    typed(session, "e h o l enter")

    after = session.desk.annotation(before.id)
    assert after is not None
    assert after.quote == "mayor said so"
    assert (after.speaker, after.tag, after.created) == (before.speaker, before.tag, before.created)
    assert len(links(session)) == 1


def test_escape_restores_the_span_that_was_taken_up(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, "c e h h escape")

    assert tags(session) == [("claim", "The mayor said so.")]
    assert drawn(session) == TEXT


def test_no_tag_is_given_while_a_span_is_adjusted(tmp_path: Path) -> None:
    session = session_of(TEXT, tmp_path)

    typed(session, "c e d")

    assert tags(session) == [("claim", "The mayor said so.")]
    assert session.happened == "adjusting a span: enter keeps it, escape restores the old one"
