import os
import sys
from pathlib import Path

import pytest

from reader.cli import opening
from reader.cli.finding import annotator_name, articles_in, database_of
from reader.errors import InputError, UsageError
from tests.cli.conftest import Run
from tests.cli.made import annotate


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_refusal_of_terminal", lambda: None)


def test_without_a_terminal_nothing_opens(article: Path, run: Run) -> None:
    code, _, err = run("open", article)

    assert code == 2
    assert "terminal" in err


@pytest.mark.parametrize("size", [(39, 24), (80, 9)])
def test_a_terminal_that_is_too_small_is_refused(
    size: tuple[int, int], article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size(size))

    with pytest.raises(UsageError, match="40 columns and 10 rows are needed"):
        opening._need_terminal(article, None)


def test_a_screen_that_would_go_into_a_file_is_refused(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    with pytest.raises(UsageError, match="standard error, which goes elsewhere"):
        opening._need_terminal(article, None)


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_stream_that_was_closed_is_no_terminal(
    closed: str, article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True)
    monkeypatch.setattr(sys, closed, None)

    with pytest.raises(UsageError, match=r"needs a terminal|goes elsewhere"):
        opening._need_terminal(article, None)


def test_what_is_wrong_with_the_article_is_said_also_without_a_terminal(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty.txt").touch()

    code, _, err = run("open", tmp_path / "empty.txt")

    assert code == 3
    assert "is empty" in err


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("name", "data"), [("none.txt", None), ("empty.txt", b""), ("binary.txt", bytes(range(256)) * 20)]
)
def test_what_is_no_article_is_refused_before_the_screen_opens(
    name: str, data: bytes | None, tmp_path: Path, run: Run
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)

    code, _, err = run("open", tmp_path / name)

    assert code == 3
    assert name in err
    assert not (tmp_path / "annotations.json").exists()


@pytest.mark.usefixtures("terminal")
def test_a_database_is_no_article(article: Path, run: Run) -> None:
    annotate(article, {})
    run("fold", article.parent)

    code, _, err = run("open", article.parent / "annotations.json")

    assert code == 2
    assert "keeps annotations, and is no article" in err


@pytest.mark.parametrize("words", [("show", ""), ("export", ""), ("clean", ""), ("list", "--db", "")])
def test_a_name_that_is_empty_is_refused(words: tuple[str, ...], run: Run) -> None:
    code, out, err = run(*words)

    assert (code, out) == (2, "")
    assert "A name is empty." in err


def test_a_database_in_the_home_of_a_user_who_is_unknown_is_refused(article: Path, run: Run) -> None:
    code, _, err = run("list", article, "--db", "~nobody-of-this-name/x.json")

    assert code == 2
    assert "the home folder of “~nobody-of-this-name” is unknown" in err


@pytest.mark.usefixtures("terminal")
def test_a_mistake_in_the_settings_is_refused_before_the_screen_opens(article: Path, run: Run) -> None:
    (article.parent / "reader.toml").write_text('[keys]\n"undo" = ["kontrol+z"]\n', encoding="utf-8")

    code, _, err = run("open", article)

    assert code == 2
    assert "line 2: there is no key “kontrol+z”" in err


@pytest.mark.usefixtures("terminal")
def test_nothing_to_open_is_refused(run: Run) -> None:
    assert run("open").code == 2


def test_a_folder_means_its_articles_by_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.HTML", "d.xhtml", "README.md", ".hidden.txt", "e.json"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    assert [path.name for path in articles_in([tmp_path])] == ["a.txt", "b.md", "c.HTML", "d.xhtml"]


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no article"):
        articles_in([tmp_path])


def test_a_file_named_twice_is_opened_once(article: Path) -> None:
    assert articles_in([article, article.parent]) == (article,)


def test_articles_of_several_folders_need_a_database(tmp_path: Path) -> None:
    paths = [tmp_path / "a/x.txt", tmp_path / "b/x.txt"]

    with pytest.raises(UsageError, match="--db"):
        database_of(paths, None)
    assert database_of(paths, tmp_path / "all.json") == tmp_path / "all.json"


def test_the_annotator_is_the_one_named_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_ANNOTATOR", "ben")
    monkeypatch.setattr("getpass.getuser", lambda: "login")

    assert annotator_name("ana") == "ana"
    assert annotator_name(None) == "ben"
    monkeypatch.delenv("READER_ANNOTATOR")
    assert annotator_name(" ") == "login"
    assert annotator_name("an\udcff") == "an?"


def test_who_cannot_be_named_is_asked_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.delenv("READER_ANNOTATOR", raising=False)
    monkeypatch.setattr("getpass.getuser", nobody)

    with pytest.raises(UsageError, match="--annotator"):
        annotator_name(None)


def test_annotations_beside_the_samples_are_not_copied_with_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("01-a.txt", "annotations.json"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    (tmp_path / "annotations.json.d").mkdir()
    monkeypatch.setattr("reader.resources.samples_dir", lambda: tmp_path)

    sample = opening._samples()[0]

    assert [path.name for path in sample.parent.iterdir()] == ["01-a.txt"]


def test_the_sample_is_copied_to_a_folder_of_the_user(capsys: pytest.CaptureFixture[str]) -> None:
    sample = opening._samples()[0]

    assert sample.name == "01-kerman.txt"
    assert str(sample.parent) in capsys.readouterr().err
    assert "home" in sample.parts
    sample.write_text("mine", encoding="utf-8")
    assert opening._samples()[0].read_text("utf-8") == "mine"
    assert capsys.readouterr().err == ""
