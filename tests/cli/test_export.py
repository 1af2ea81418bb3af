import json
from pathlib import Path

import pytest

from reader.cleaning.sources import Source, read_source
from tests.cli.conftest import ARTICLE, Run
from tests.cli.made import annotate, files_in
from tests.formats.schema import faults

CLAIM = "Ali Tavakkoli claimed that 64 bombs were found."
DENIAL = 'The regional headquarters denied it: "These are rumors," it said.'


@pytest.fixture(autouse=True)
def annotated(article: Path) -> None:
    annotate(article, {CLAIM: "claim", DENIAL: "denial"})


def test_an_export_is_valid_and_quotes_are_what_their_spans_say(article: Path, run: Run) -> None:
    code, out, err = run("export", article)

    value = json.loads(out)
    assert (code, err) == (0, "")
    assert faults(value) == []
    text = "\n\n".join(block["text"] for block in value["articles"][0]["blocks"])
    for one in value["articles"][0]["annotations"]:
        ((start, end),), ((source_start, source_end),) = one["text_spans"], one["spans"]
        assert text[start:end] == one["quote"]
        assert ARTICLE[source_start:source_end] == one["quote"]


@pytest.mark.parametrize("named", ["file", "folder", "db", "environment", "nothing"])
def test_the_database_can_be_named_in_many_ways(
    named: str, article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = article.parent
    named_by: dict[str, list[str | Path]] = {
        "file": [article],
        "folder": [folder],
        "db": ["--db", folder / "annotations.json"],
    }
    if named == "environment":
        monkeypatch.setenv("READER_DB", str(folder / "annotations.json"))
    if named == "nothing":
        monkeypatch.chdir(folder)

    value = json.loads(run("export", *named_by.get(named, [])).out)

    assert [article["path"] for article in value["articles"]] == ["bombs.md"]
    assert len(value["articles"][0]["annotations"]) == 2


@pytest.mark.parametrize("named", ["annotations.json", "bombs.md", "annotations.json.d/x.json", "link.json"])
@pytest.mark.parametrize("command", ["export", "clean"])
def test_no_export_is_written_over_what_it_is_made_from(
    command: str, named: str, article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    Path("link.json").symlink_to("annotations.json")
    before = files_in(article.parent)

    code, out, err = run(command, "bombs.md", "-o", named)

    assert (code, out) == (2, "")
    assert f"{named} " in err
    assert "is not written over" in err
    assert files_in(article.parent) == before


def test_a_database_of_another_program_is_not_written_over(tmp_path: Path, article: Path, run: Run) -> None:
    database = tmp_path / "theirs.json"
    database.write_text('{"_default": {"1": {"note": "theirs"}}}')

    assert run("export", article, "--db", database, "-o", database).code == 2
    assert "theirs" in database.read_text()


def test_one_article_named_in_two_ways_is_one(article: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)

    code, out, _ = run("export", "bombs.md", "./bombs.md", f"../{article.parent.name}/bombs.md")

    assert code == 0
    assert [one["path"] for one in json.loads(out)["articles"]] == ["bombs.md"]


def test_exporting_changes_nothing(article: Path, run: Run) -> None:
    before = files_in(article.parent)

    run("export", article)

    assert files_in(article.parent) == before


def test_output_goes_to_a_file(article: Path, run: Run) -> None:
    target = article.parent / "out.json"
    target.write_text("old", encoding="utf-8")

    code, out, _ = run("export", article, "-o", target)

    assert (code, out) == (0, "")
    assert faults(json.loads(target.read_text("utf-8"))) == []
    assert [path.name for path in target.parent.glob(".*")] == []


def test_an_output_that_cannot_be_written_is_code_4(article: Path, run: Run) -> None:
    code, _, err = run("export", article, "-o", article.parent / "none" / "out.json")

    assert code == 4
    assert "cannot be written" in err


def test_a_device_is_written_into_and_not_replaced(article: Path, run: Run) -> None:
    assert run("export", article, "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_annotations_of_a_changed_file_are_found_again(article: Path, run: Run) -> None:
    article.write_text("A new first line\n\n" + ARTICLE.replace("These are rumors", "Those are lies"), "utf-8")

    value = json.loads(run("export", article).out)

    claim, denial = value["articles"][0]["annotations"]
    assert faults(value) == []
    assert (claim["anchor"], claim["spans"][0][0]) == ("moved", article.read_text("utf-8").index(CLAIM))
    assert denial["anchor"] in {"changed", "lost"}
    assert denial["text_spans"] == []


def test_annotations_of_a_missing_file_are_exported_as_stored(article: Path, run: Run) -> None:
    article.unlink()

    code, out, err = run("export", article.parent)

    value = json.loads(out)
    assert code == 0
    assert "bombs.md" in err
    assert faults(value) == []
    assert len(value["articles"][0]["annotations"]) == 2


def test_a_missing_file_without_annotations_is_code_3(article: Path, run: Run) -> None:
    code, out, err = run("export", article.parent / "other.txt")

    assert (code, out) == (3, "")
    assert err.count("\n") == 1


def test_a_folder_without_articles_is_code_3(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty").mkdir()

    assert run("export", tmp_path / "empty").code == 3


def test_articles_of_several_folders_need_a_database(article: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE, encoding="utf-8")

    code, _, err = run("export", article, other)

    assert code == 2
    assert "--db" in err


def test_an_unknown_format_is_refused_with_those_there_are(article: Path, run: Run) -> None:
    code, _, err = run("export", article, "--format", "brat")

    assert code == 2
    assert "reader-annotations/1" in err


def test_a_damaged_database_is_code_4_and_left_alone(article: Path, run: Run) -> None:
    database = article.parent / "annotations.json"
    database.write_bytes(database.read_bytes()[:-40])
    before = files_in(article.parent)

    code, _, err = run("export", article)

    assert code == 4
    assert "reader recover" in err
    assert files_in(article.parent) == before


def test_offsets_and_blocks_are_as_asked_for(article: Path, run: Run) -> None:
    value = json.loads(run("export", article, "--offsets", "utf8", "--no-blocks").out)

    assert value["offset_unit"] == "utf8"
    assert value["articles"][0]["blocks"] is None


def test_a_mistake_in_the_settings_is_code_2(article: Path, run: Run) -> None:
    (article.parent / "reader.toml").write_text("[look]\nwidth = 1\n", encoding="utf-8")

    code, _, err = run("export", article)

    assert code == 2
    assert "reader.toml, line 2" in err


def test_an_article_that_is_written_while_it_is_read_is_told_of(
    article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then_written(path: Path, encoding: str | None) -> Source:
        path.write_text("# Another\n\nSomething else.\n", encoding="utf-8")
        return read_source(path, encoding)

    monkeypatch.setattr("reader.cli.gathering.read_source", then_written)

    code, out, err = run("export", article, "--offsets", "utf8")

    assert (code, json.loads(out)["articles"][0]["blocks"]) == (0, [])
    assert "is being written while it is read" in err


def test_no_export_is_written_over_another_article_of_the_database(article: Path, run: Run) -> None:
    other = article.with_name("flood.md")
    other.write_text(ARTICLE, encoding="utf-8")
    annotate(other, {CLAIM: "claim"})

    assert run("export", article, "-o", other).code == 2
    assert other.read_text(encoding="utf-8") == ARTICLE
