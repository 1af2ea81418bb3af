import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_text_is_the_article_without_what_is_not(article: Path, run: Run) -> None:
    code, out, err = run("clean", article)

    assert (code, err) == (0, "")
    assert out.startswith("Bombs were found before the ceremony\n\nAli Tavakkoli")


def test_markdown_marks_the_title(article: Path, run: Run) -> None:
    assert run("clean", article, "--format", "markdown").out.startswith("# Bombs were found before the ceremony\n")


def test_json_is_an_article_without_annotations(article: Path, run: Run) -> None:
    value = json.loads(run("clean", article, "--format", "json").out)

    assert value["title"] == "Bombs were found before the ceremony"
    assert value["sentences"]["total"] > 1
    assert not {"state", "annotations", "links"} & set(value)
    assert value["blocks"][0]["spans"][0][0] == 0


def test_explain_names_the_kind_and_the_rule_of_each_block(article: Path, run: Run) -> None:
    lines = run("clean", article, "--explain").out.splitlines()

    assert lines[0].split()[:2] == ["0", "title"]
    assert [line.split()[0] for line in lines] == ["0", "1", "2"]
    assert not any("no rule" in line for line in lines)


def test_explain_goes_into_json_too(article: Path, run: Run) -> None:
    value = json.loads(run("clean", article, "--explain", "--format", "json").out)

    assert set(value["blocks"][0]["reason"]) == {"rule", "score", "runner_up"}


def test_standard_input_is_read(article: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(article.read_bytes())))

    value = json.loads(run("clean", "-", "--format", "json").out)

    assert value["path"] is None
    assert value["title"] == "Bombs were found before the ceremony"


@pytest.mark.parametrize(
    ("marked_up", "data"),
    [("markdown", b"The **bridge** &amp; the road.\n"), ("html", b"<p>The <b>bridge</b> &amp; the road.\n")],
)
def test_standard_input_is_marked_up_as_is_said(
    marked_up: str, data: bytes, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert run("clean", "-", "--from", marked_up, "--format", "markdown").out == "The **bridge** & the road.\n"


def test_html_on_standard_input_is_known_by_its_beginning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<!DOCTYPE html>\n<p>The <b>bridge</b>.")))

    assert run("clean", "-").out == "The bridge.\n"


def test_standard_input_is_not_written_over(article: Path) -> None:
    before = article.read_bytes()

    with article.open("rb") as source:
        command = [sys.executable, "-m", "reader", "clean", "-", "-o", str(article)]
        done = subprocess.run(command, stdin=source, capture_output=True, check=False)

    assert (done.returncode, article.read_bytes()) == (2, before)
    assert b"is not written over" in done.stderr


@pytest.mark.parametrize(
    ("data", "word"),
    [(None, "no file"), (b"", "empty"), (b" \n\n ", "white space"), (b"\x7fELF\x00\x01\x02\x00\x00\x03" * 50, "text")],
)
def test_what_is_no_article_is_code_3(data: bytes | None, word: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    if data is not None:
        path.write_bytes(data)

    code, out, err = run("clean", path)

    assert (code, out) == (3, "")
    assert "a.txt" in err
    assert word in err
    assert err.count("\n") == 1


def test_a_folder_is_no_article(tmp_path: Path, run: Run) -> None:
    assert run("clean", tmp_path).code == 3


def test_an_unknown_encoding_is_code_2(article: Path, run: Run) -> None:
    code, _, err = run("clean", article, "--encoding", "utf-99")

    assert code == 2
    assert "utf-99" in err


def test_a_guessed_encoding_is_said_beside_the_text(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Рыбаки, которые протестовали ещё в марте, разочарованы: они хотят больше денег.".encode("cp1251"))

    code, out, err = run("clean", path)

    assert code == 0
    assert out.startswith("Рыбаки")
    assert "cp1251 (guessed; --encoding overrides)" in err
    assert err.count("\n") == 1


def test_an_encoding_that_is_named_is_no_guess(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Рыбаки разочарованы.".encode("cp1251"))

    assert run("clean", path, "--encoding", "cp1251").err == ""
