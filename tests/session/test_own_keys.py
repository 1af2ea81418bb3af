"""Where commands have keys of the user's own, what is said names those."""

from pathlib import Path

from reader import welcome
from reader.annotations.tagsets import Tag, TagSet
from reader.session.modes import Picking, Prompting
from reader.session.session import Session
from reader.settings import Settings
from tests.session.marked import session_of
from tests.session.test_marking import typed

TEXT = "[The mayor denied the report.|] The paper printed a long report again."

OWN = Settings(
    tags=TagSet((Tag(name="forecast", key="f7", letter="F", color="white"),)),
    keys={
        "cancel": ("f9",),
        "extend.word.next": ("A",),
        "articles": ("f8",),
        "help": ("f1",),
        "panel.match.next": ("f3",),
        "panel.order": ("f6",),
        "sentence.next": ("f5",),
        "undo": ("f2",),
        "word.next": (),
    },
)


def session_with_own_keys(folder: Path) -> Session:
    return session_of(TEXT, folder, settings=OWN)


def test_a_newcomer_is_told_the_keys_that_there_are(tmp_path: Path) -> None:
    session = session_with_own_keys(tmp_path)

    told = welcome.hint(session.keymap, session.settings.tags)

    assert told == "new here? f5 next sentence · f7 tag it · s who says it · f1 all keys"


def test_a_correction_says_which_key_undoes_it(tmp_path: Path) -> None:
    session = session_with_own_keys(tmp_path)

    typed(session, "B h")

    assert session.happened.endswith("· f2 undoes")


def test_the_panel_says_which_keys_it_takes(tmp_path: Path) -> None:
    session = session_with_own_keys(tmp_path)
    typed(session, "f7 tab")

    assert session.happened == "in the panel: j k walk · / searches · f6 orders · enter goes there · f9 comes back"

    typed(session, "slash")
    assert isinstance(session.mode, Prompting)
    assert session.mode.hint.endswith("· f3 N go on")


def test_no_label_is_a_key_that_extends(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(90))
    session = session_of(f"[{words}|]", tmp_path, settings=OWN)
    session.view.resize(60, 40)

    typed(session, "f w")

    assert isinstance(session.mode, Picking)
    assert "A" not in {label.keys[0] for label in session.mode.labels}


def test_escape_leaves_what_was_begun_whatever_else_does(tmp_path: Path) -> None:
    session = session_with_own_keys(tmp_path)
    typed(session, "f7 s")

    session.press("escape")

    assert not isinstance(session.mode, Prompting)
