from pathlib import Path

import pytest

from reader.annotations.tagsets import DEFAULT_TAGS
from reader.commands import Scope, all_commands
from reader.errors import UsageError
from reader.keymap import KeymapError, display, hints, is_key, keymap_of, normalise, resolve_keymap
from reader.settings import read_settings

COMMANDS = all_commands(DEFAULT_TAGS)


def refusal(overrides: dict[str, tuple[str, ...]]) -> str:
    with pytest.raises(KeymapError) as caught:
        resolve_keymap(COMMANDS, overrides)
    return str(caught.value)


def test_the_default_keys_do_not_clash() -> None:
    keymap = resolve_keymap(COMMANDS, {})

    assert keymap.find(Scope.READING, "c") == "tag.claim"
    assert keymap.find(Scope.READING, "1") == "tag.claim"


def test_the_panel_takes_its_own_keys_and_leaves_the_others_to_the_article() -> None:
    keymap = resolve_keymap(COMMANDS, {})

    assert keymap.find(Scope.PANEL, "j") == "panel.next"
    assert keymap.find(Scope.READING, "j") == "sentence.next"
    assert keymap.find(Scope.PANEL, "u") == "undo"


def test_escape_goes_back_whatever_other_keys_do() -> None:
    keymap = resolve_keymap(COMMANDS, {"cancel": ("f9",)})

    assert keymap.keys_of("cancel") == ("f9", "escape")
    assert "“esc” is the key of both" in refusal({"cancel": ("f9",), "undo": ("escape",)})


def test_a_hint_names_the_first_key_of_each_command_that_has_one() -> None:
    keymap = resolve_keymap(COMMANDS, {"panel.previous": ()})

    assert keymap.hint("walk", "panel.next", "panel.previous") == "j walk"
    assert keymap.hint("walks back", "panel.previous") == ""
    assert hints("said", "", keymap.hint("undoes", "undo")) == "said · u undoes"


def test_an_unbound_key_gives_no_command() -> None:
    assert resolve_keymap(COMMANDS, {}).find(Scope.READING, "f24") is None


def test_own_keys_take_the_place_of_the_default_ones() -> None:
    keymap = resolve_keymap(COMMANDS, {"undo": ("ctrl+z",)})

    assert keymap.find(Scope.READING, "ctrl+z") == "undo"
    assert keymap.find(Scope.READING, "u") is None
    assert keymap.keys_of("undo") == ("ctrl+z",)


def test_a_command_can_be_left_without_a_key() -> None:
    keymap = resolve_keymap(COMMANDS, {"undo": ()})

    assert keymap.find(Scope.READING, "u") is None
    assert keymap.shown("undo") == ""


def test_a_clash_is_refused_with_both_names() -> None:
    assert refusal({"note": ("?",)}) == "“?” is the key of both “note” and “help”"


def test_a_clash_between_a_glyph_and_the_name_of_its_key_is_seen() -> None:
    assert "“}”" in refusal({"note": ("right_curly_bracket",)})


def test_one_key_may_serve_the_article_and_the_panel() -> None:
    keymap = resolve_keymap(COMMANDS, {"note": ("f5",), "panel.go": ("f5",)})

    assert keymap.find(Scope.PANEL, "f5") == "panel.go"
    assert keymap.find(Scope.READING, "f5") == "note"


def test_an_unknown_command_is_refused() -> None:
    assert refusal({"notes": ("f5",)}) == "there is no command “notes”"


def test_what_only_the_mouse_does_takes_no_key() -> None:
    assert refusal({"scroll": ("f5",)}) == "there is no command “scroll”"


@pytest.mark.parametrize("key", ["pgdn", "f25", "ctrl+", "kontrol+x", "", "ab", "\x1b"])
def test_an_unknown_key_is_refused(key: str) -> None:
    assert refusal({"note": (key,)}) == f"there is no key “{key}”"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("j", "j"),
        ("J", "J"),
        ("shift+j", "J"),
        ("?", "question_mark"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("-", "minus"),
        (" ", "space"),
        ("add", "plus"),
        ("subtract", "minus"),
        ("decimal", "full_stop"),
        ("PageDown", "pagedown"),
        ("Ctrl+R", "ctrl+r"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+h", "backspace"),
        ("solidus", "slash"),
        ("é", "é"),
        ("ج", "ج"),
        ("«", "left_pointing_double_angle_quotation_mark"),
    ],
)
def test_a_key_has_one_name(written: str, name: str) -> None:
    assert normalise(written) == name


@pytest.mark.parametrize("key", ["a", "ctrl+r", "alt+x", "f1", "shift+up", "question_mark", "é", "section_sign"])
def test_a_key_that_can_be_pressed_is_known(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize(
    ("key", "shown"),
    [("right_curly_bracket", "}"), ("up", "↑"), ("shift+down", "shift+↓"), ("space", "space"), ("ctrl+r", "ctrl+r")],
)
def test_keys_are_shown_as_people_know_them(key: str, shown: str) -> None:
    assert display(key) == shown


def test_every_default_key_is_normalised_already() -> None:
    for command in COMMANDS:
        assert tuple(map(normalise, command.keys)) == command.keys


def test_a_mistake_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "reader.toml"
    path.write_text('[keys]\nundo = ["ctrl+z"]\n\nnote = ["c"]\n', encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        keymap_of(read_settings(path))

    assert str(caught.value).startswith(f"{path}, line 4: “c” is the key of both “note” and “tag.claim”.")


def test_a_tag_whose_name_is_taken_by_a_command_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "reader.toml"
    path.write_text('[[tags]]\nname = "again"\nkey = "f5"\n', encoding="utf-8")

    with pytest.raises(UsageError, match=r"line 3: “tag\.again” is a command already"):
        keymap_of(read_settings(path))
