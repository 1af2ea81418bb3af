import json
from pathlib import Path

import pytest

from reader.annotations.tagsets import DEFAULT_TAGS
from reader.settings import load_settings, read_settings
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
OWN = '[keys]\n"undo" = ["ctrl+z"]\n\n[[tags]]\nname = "frame"\nkey = "f5"\n'


def test_keys_md_is_what_the_command_writes(run: Run, tmp_path: Path) -> None:
    assert (ROOT / "KEYS.md").read_text("utf-8") == run("keys", tmp_path, "--markdown").out, (
        "run: reader keys --markdown > KEYS.md"
    )


def test_keys_show_what_is_in_force_and_from_where(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text(OWN, encoding="utf-8")

    lines = run("keys", tmp_path).out.splitlines()

    assert any(line.split()[:2] == ["ctrl+z", "undo"] for line in lines)
    assert any("tag.frame" in line for line in lines)
    assert lines[-1] == str(tmp_path / "reader.toml")


def test_keys_are_there_as_json(run: Run, tmp_path: Path) -> None:
    entries = {entry["id"]: entry for entry in json.loads(run("keys", tmp_path, "--json").out)}

    assert entries["undo"]["keys"] == ["u"]
    assert "scroll" not in entries


def test_a_clash_is_refused_by_file_and_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text('[keys]\n"note" = ["c"]\n', encoding="utf-8")

    code, _, err = run("keys", tmp_path)

    assert code == 2
    assert "reader.toml, line 2: “c” is the key of both “note” and “tag.claim”" in err


def test_tags_show_the_set_in_force(run: Run, tmp_path: Path) -> None:
    out = run("tags", tmp_path).out

    assert [line.split()[0] for line in out.splitlines()[1:5]] == [tag.name for tag in DEFAULT_TAGS]
    assert json.loads(run("tags", tmp_path, "--json").out)[1]["links"]["denies"] == ["claim"]


def test_init_writes_a_file_that_means_what_is_in_force(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("tags", tmp_path, "--init")

    assert code == 0
    assert str(tmp_path / "reader.toml") in out
    settings = read_settings(tmp_path / "reader.toml")
    assert settings.tags == DEFAULT_TAGS
    assert (settings.keys, settings.look.width) == ({}, 76)


def test_init_writes_any_name_so_that_it_can_be_read_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text(
        "[[tags]]\nname = 'quoi d\"autre'\nkey = 'f1'\ndescription = \"a\\n\\\\\\u007f\"\n"
        "links = { 'répond à' = ['quoi d\"autre'], 'a.b' = [], '' = [] }\n",
        encoding="utf-8",
    )
    folder = tmp_path / "articles"
    folder.mkdir()

    assert run("tags", folder, "--init").code == 0

    assert load_settings(folder).source == folder / "reader.toml"
    assert load_settings(folder).tags == load_settings(tmp_path).tags


def test_what_init_comments_out_is_allowed(run: Run, tmp_path: Path) -> None:
    run("tags", tmp_path, "--init")
    path = tmp_path / "reader.toml"
    text = path.read_text("utf-8")
    for line in ("keymap =", "[keys]", '"undo" =', "[look]", "width =", "theme ="):
        assert f"# {line}" in text
        text = text.replace(f"# {line}", line)
    path.write_text(text, encoding="utf-8")

    assert read_settings(path).keys == {"undo": ("u", "ctrl+z")}
    assert run("keys", tmp_path).code == 0


def test_init_writes_over_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text(OWN, encoding="utf-8")

    code, _, err = run("tags", tmp_path, "--init")

    assert code == 2
    assert "is there already" in err
    assert (tmp_path / "reader.toml").read_text("utf-8") == OWN


def test_formats_say_what_they_lose(run: Run) -> None:
    out = run("formats").out

    assert "reader-annotations/1" in out
    assert "the history of changes" in out
    assert json.loads(run("formats", "--json").out)[0]["suffix"] == ".json"


def test_config_says_what_is_in_force(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reader.toml").write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("READER_ANNOTATOR", "ben")

    value = json.loads(run("config", tmp_path, "--json").out)

    assert value["settings"] == str(tmp_path / "reader.toml")
    assert value["database"] == str(tmp_path / "annotations.json")
    assert (value["annotator"], value["tags"], value["keys"]) == ("ben", ["frame"], {"undo": ["ctrl+z"]})
    assert "undo: ctrl+z" in run("config", tmp_path).out
