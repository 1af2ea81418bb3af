"""Two windows at one article: what one is asked about while the other changes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.session.clock import Clock
from reader.session.modes import Prompting
from reader.session.session import Session
from reader.store import background
from tests.session.marked import drawn, session_of
from tests.session.windows import pressed, until

TEXT = "[One two three.|] Four five six.\n\nSeven eight nine. Ten two.\n\nEleven two."

Pair = tuple[Session, Session]


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """Ana's window and Ben's, which look for each other's work more often than they do in earnest."""
    monkeypatch.setattr(background, "_INTERVAL", 0.02)
    ana = session_of(TEXT, tmp_path, clock=Clock())
    ben = session_of(TEXT, tmp_path, annotator="ben", clock=Clock())
    yield ana, ben
    ana.desk.store.close()
    ben.desk.store.close()


def share(pair: Pair, keys: str, tagged: int) -> None:
    """Ana presses these keys; Ben then has so many annotations."""
    ana, ben = pair
    pressed(ana, keys)
    ana.desk.store.flush()
    until(ben, lambda: ben.desk.count == tagged)


def join(pair: Pair) -> None:
    """Ben joins the first two blocks, and Ana's window learns of it."""
    ana, ben = pair
    before = len(ana.article.blocks)
    pressed(ben, "g B j")
    ben.desk.store.flush()
    until(ana, lambda: len(ana.article.blocks) == before - 1)


def removed(pair: Pair, keys: str, left: int) -> None:
    """Ben goes somewhere by these keys and removes what Ana has tagged there, and Ana's window learns of it."""
    ana, ben = pair
    pressed(ben, f"{keys} x x")
    ben.desk.store.flush()
    until(ana, lambda: ana.desk.count == left)


def quotes(session: Session) -> list[str]:
    return [one.quote for one in session.desk.store.annotations("a")]


def notes(session: Session) -> list[str]:
    return [one.note for one in session.desk.store.annotations("a")]


@pytest.mark.parametrize(("ends", "left"), [("g", 1), ("g j", 1)])
def test_no_link_is_made_where_an_end_was_removed_meanwhile(pair: Pair, ends: str, left: int) -> None:
    ana, _ = pair
    share(pair, "c j d t", 2)
    removed(pair, ends, left)

    pressed(ana, "a")

    assert "no link made" in ana.happened
    assert not ana.desk.store.links("a")


def test_a_link_whose_other_end_was_removed_leads_nowhere_and_says_so(pair: Pair) -> None:
    ana, ben = pair
    share(pair, "c j d", 2)
    pressed(ben, "g x x")
    pressed(ana, "t a")
    ben.desk.store.flush()
    until(ana, lambda: ana.desk.count == 1)

    pressed(ana, "enter")

    assert ana.happened == "another window has removed the other end"


def test_a_note_brings_back_the_annotation_that_was_removed_while_it_was_typed(pair: Pair) -> None:
    ana, _ = pair
    share(pair, "c m", 1)
    removed(pair, "g", 0)

    ana.run("prompt.submit", "worth a look")

    assert notes(ana) == ["worth a look"]
    assert "it is back" in ana.happened


def test_two_notes_typed_at_once_are_both_kept(pair: Pair) -> None:
    ana, ben = pair
    share(pair, "c m", 1)
    pressed(ben, "g m")
    ben.run("prompt.submit", "of Ben")
    ben.desk.store.flush()
    until(ana, lambda: notes(ana) == ["of Ben"])

    ana.run("prompt.submit", "of Ana")
    asked = ana.mode
    assert isinstance(asked, Prompting)
    ana.run("prompt.submit", asked.text)

    assert notes(ana) == ["of Ana\n\nof Ben"]


def test_a_note_goes_to_the_annotation_that_it_was_asked_for(pair: Pair) -> None:
    ana, ben = pair
    share(pair, "c l m", 1)
    pressed(ben, "g l d")
    ben.desk.store.flush()
    until(ana, lambda: ana.desk.count == 2)

    ana.run("prompt.submit", "on the sentence")

    assert dict(zip(quotes(ana), notes(ana), strict=True)) == {"One two three.": "on the sentence", "One": ""}


def test_matches_are_tagged_where_they_are_after_another_window_has_joined_blocks(pair: Pair) -> None:
    ana, _ = pair
    pressed(ana, "l l * & y")
    join(pair)

    pressed(ana, "y y")

    assert quotes(ana) == ["two", "two", "two"]


def test_labels_are_over_when_another_window_has_moved_the_words(pair: Pair) -> None:
    ana, _ = pair
    pressed(ana, "g f t")
    join(pair)

    pressed(ana, "c")

    assert quotes(ana) == ["two"]


def test_an_adjusted_span_is_restored_where_it_is_after_a_join(pair: Pair) -> None:
    ana, _ = pair
    pressed(ana, "G c e H")
    join(pair)

    pressed(ana, "escape")

    assert drawn(ana) == "One two three. Four five six. Seven eight nine. Ten two.\n\n[Eleven two.|]"


def test_a_span_is_not_kept_where_its_annotation_was_removed_meanwhile(pair: Pair) -> None:
    ana, _ = pair
    share(pair, "c e H", 1)
    removed(pair, "g", 0)

    pressed(ana, "enter")

    assert ana.happened == "another window has removed it meanwhile: nothing was kept"
    assert ana.adjusting is None
