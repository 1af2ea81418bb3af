from pathlib import Path

import pytest

from reader.annotations.tagsets import DEFAULT_TAGS
from reader.errors import UsageError
from reader.settings import Look, Settings, find_settings, line_of, load_settings, place_of, read_settings

FULL = """\
keymap = "default"

[keys]
"word.next" = ["ctrl+right", "l"]
quotation.next = ["i"]

[look]
width = 68
theme = "reader-light"

[[tags]]
name = "frame"
key = "f1"
letter = "F"
color = "bright_blue"
underline = "dashed"
description = "How an event is framed."
guideline = '''
Tag the words that frame.
key = "not a key"
'''
links = { explains = ["frame", "source"] }

[[tags]]
name = "source"
key = "f2"
"""


@pytest.fixture(autouse=True)
def no_personal_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "personal"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def written(folder: Path, text: str) -> Path:
    path = folder / "reader.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        read_settings(written(folder, text))
    return str(caught.value)


def test_without_a_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)

    assert settings == Settings()
    assert settings.tags == DEFAULT_TAGS


def test_every_field_is_read(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, FULL))

    assert settings.keys == {"word.next": ("ctrl+right", "l"), "quotation.next": ("i",)}
    assert settings.look == Look(width=68, theme="reader-light")
    frame, source = settings.tags
    assert (frame.letter, frame.color, frame.underline) == ("F", "bright_blue", "dashed")
    assert frame.links == (("explains", ("frame", "source")),)
    assert (source.letter, source.underline) == ("S", "single")


def test_a_tag_without_a_letter_has_its_first_as_a_capital_where_that_is_one_letter(tmp_path: Path) -> None:
    first, second = read_settings(
        written(tmp_path, "[[tags]]\nname = 'über'\nkey = 'a'\n[[tags]]\nname = 'ß'\nkey = 'b'\n")
    ).tags

    assert (first.letter, second.letter) == ("Ü", "ß")


def test_the_nearest_file_above_is_in_force(tmp_path: Path) -> None:
    written(tmp_path, "[look]\nwidth = 60\n")
    (tmp_path / "a/b").mkdir(parents=True)
    near = written(tmp_path / "a", "[look]\nwidth = 70\n")

    assert load_settings(tmp_path / "a/b").look.width == 70
    assert find_settings(tmp_path / "a/b") == near


def test_the_personal_file_is_in_force_where_no_folder_has_one(tmp_path: Path) -> None:
    personal = tmp_path / "personal/reader"
    personal.mkdir(parents=True)
    written(personal, "[look]\nwidth = 90\n")

    assert load_settings(tmp_path).look.width == 90


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("widht = 3\n", 1, "“widht” is unknown here; known are keymap, keys, look, tags"),
        ("\n# look\n[look]\nwidth = 'wide'\n", 4, "“width” wants a whole number"),
        ("[look]\nwidth = true\n", 2, "“width” wants a whole number"),
        ("[look]\nwidth = 19\n", 2, "from 20 to 200"),
        ("[look]\ntheme = 'pink'\n", 2, "“theme” is one of reader-dark"),
        ("[look]\ncolour = 1\n", 2, "“colour” is unknown here; known are width, theme"),
        ("keymap = 'emacs'\n", 1, "“keymap” is one of default, not “emacs”"),
        ("[keys]\nundo = 'u'\n", 2, "“undo” wants a list of keys"),
        ("[keys]\nword.next = ['l']\nword.previous = [\n  1,\n]\n", 3, "“word.previous” wants a list of keys"),
        ("look = 3\n", 1, "“look” wants a table"),
        ("tags = []\n", 1, "“tags” is empty"),
        ("tags = ['claim']\n", 1, "a tag is a table"),
        ("[[tags]]\nname = 'a'\n", 1, "a tag wants a “key”"),
        ("[[tags]]\nname = ''\nkey = 'a'\n", 2, "a tag wants a “name”"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\n[[tags]]\nname = 'a'\nkey = 'b'\n", 5, "two tags named “a”"),
        ("[[tags]]\nname = 'at'\nkey = 'a'\n[[tags]]\nname = 'an'\nkey = 'b'\n", 4, "the letter of both “at” and “an”"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\nletter = 'AB'\n", 4, "“letter” is one character"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\nletter = '中'\n", 4, "“letter” is one character that takes one cell"),
        ("[[tags]]\nname = '主张'\nkey = 'a'\n", 1, "that takes one cell: give “主张” such a one"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\ncolor = 'mauve'\n", 4, "“color” is #rrggbb or one of black"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\ncolor = '#12345g'\n", 4, "“color” is #rrggbb"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\nunderline = 'wavy'\n", 4, "“underline” is one of single"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\nlinks = { denies = 'b' }\n", 4, "a link wants a list of tags"),
        ("[[tags]]\nname = 'a'\nkey = 'a'\n[tags.links]\ndenies = ['b']\n", 5, "there is no tag “b” to link to"),
    ],
)
def test_a_mistake_is_refused_by_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    message = refusal(tmp_path, text)

    assert message.startswith(f"{tmp_path / 'reader.toml'}, line {line}: ")
    assert what in message


def test_what_is_not_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    message = refusal(tmp_path, "[look]\nwidth == 3\n")

    assert "this is not TOML" in message
    assert "line 2" in message


@pytest.mark.parametrize("text", [f"x={'[' * 3000}", f"x={'{a=' * 3000}", f"keys.{'a.' * 1500}a = ['x']"])
def test_what_lies_too_deep_is_refused(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text) == f"{tmp_path / 'reader.toml'}: lists or tables lie too deep in one another."


def test_command_names_that_toml_cannot_nest_are_explained(tmp_path: Path) -> None:
    message = refusal(tmp_path, "[keys]\npanel = ['p']\npanel.next = ['j']\n")

    assert "Put the names of commands in quotation marks." in message


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_bytes(b"# \xff\n")

    with pytest.raises(UsageError, match="not UTF-8"):
        read_settings(tmp_path / "reader.toml")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_bytes(b"\xef\xbb\xbf[look]\r\nwidth = 66\r\n")

    assert read_settings(tmp_path / "reader.toml").look.width == 66


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("keys", "word.next"), 4),
        (("keys", "quotation.next"), 5),
        (("look",), 7),
        (("tags", 0), 11),
        (("tags", 0, "guideline"), 18),
        (("tags", 0, "links", "explains"), 22),
        (("tags", 1, "key"), 26),
        (("tags", 1, "letter"), 24),
    ],
)
def test_the_line_of_a_value_is_that_on_which_its_statement_begins(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(FULL, path) == line


def test_the_place_of_a_command_is_where_the_file_gives_it_keys(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, FULL))

    assert place_of(settings, ["undo", "word.next"]) == f"{settings.source}, line 4"
    assert place_of(settings, ["tag.source"]) == f"{settings.source}, line 26"
    assert place_of(settings, ["undo"]) == str(settings.source)
