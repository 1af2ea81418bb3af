import json
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from reader.session.sitting import sit_down, stand_up
from reader.settings import OpenRequest, Settings
from reader.store.backups import backups
from reader.store.journals import bytes_beyond
from reader.store.names import Layout
from tests.cli.conftest import Run
from tests.cli.made import annotate, files_in

CLAIM = "Ali Tavakkoli claimed that 64 bombs were found."
DENIAL = '"These are rumors," it said.'


@pytest.fixture(autouse=True)
def annotated(article: Path) -> None:
    annotate(article, {CLAIM: "claim"})
    annotate(article, {DENIAL: "denial"})


def test_log_tells_who_did_what_and_when(article: Path, run: Run) -> None:
    entries = json.loads(run("log", article.parent, "--json").out)

    assert [(entry["act"], entry["annotator"], entry["about"]) for entry in entries] == [
        ("open", "ana", None),
        ("tag", "ana", CLAIM),
        ("tag", "ana", DENIAL),
    ]
    assert entries[0]["time"] < entries[1]["time"]
    assert run("log", article).out.splitlines()[2].split()[1:4] == ["ana", "tag", "bombs.md"]


def test_log_reads_each_journal_once_however_many_articles_there_are(
    article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        other = article.with_name(f"other{number}.md")
        shutil.copy(article, other)
        annotate(other, {CLAIM: "claim"})
    read: list[Path] = []

    def counted(path: Path, start: int = 0, until: int | None = None) -> bytes | None:
        read.append(path)
        return bytes_beyond(path, start, until)

    monkeypatch.setattr("reader.store.trail.bytes_beyond", counted)

    entries = json.loads(run("log", article.parent, "--json").out)

    assert sorted({entry["path"] for entry in entries}) == ["bombs.md", *(f"other{number}.md" for number in range(5))]
    assert len(read) == len(set(read))


def test_log_tells_what_a_correction_was_about(article: Path, run: Run) -> None:
    database = article.parent / "annotations.json"
    session = sit_down(OpenRequest(paths=(article,), db=database, annotator="ana", settings=Settings()))
    words = session.article.blocks[0].text
    for key in "Bth":
        session.press(key)
    stand_up(session)

    entry = json.loads(run("log", article, "--json").out)[-1]

    assert (entry["act"], entry["about"]) == ("retype", f"heading: {words}")


def test_backups_are_listed_newest_first(article: Path, run: Run) -> None:
    found = json.loads(run("backups", article.parent, "--json").out)

    assert [backup["sound"] for backup in found] == [True]
    assert Path(found[0]["path"]).is_file()
    assert "sound" in run("backups", article.parent).out


def test_a_fold_with_nothing_to_do_changes_no_base(article: Path, run: Run) -> None:
    before = (article.parent / "annotations.json").read_bytes()

    code, out, _ = run("fold", article.parent)

    assert code == 0
    assert "changes taken in: 0" in out
    assert (article.parent / "annotations.json").read_bytes() == before


def test_a_fold_says_what_it_took_in_from_a_journal_that_is_damaged(article: Path, run: Run) -> None:
    folder = article.parent / "annotations.json.d"
    (article.parent / "annotations.json").unlink()
    shutil.rmtree(folder / "backups")
    [journal, *others] = sorted((folder / "archive").iterdir(), key=lambda path: path.stat().st_mtime)
    for path in others:
        path.unlink()
    data = journal.read_bytes()
    (folder / journal.name).write_bytes(data[:20] + b"#" * 10 + data[30:])
    shutil.rmtree(folder / "archive")

    said, again = run("fold", article.parent), run("fold", article.parent)

    assert "are damaged. They are kept as" in said.out
    assert "changes taken in: 2, journals archived: 1" in said.out
    assert "changes taken in: 0, journals archived: 0" in again.out
    with TinyDB(article.parent / "annotations.json") as database:
        assert [one["quote"] for one in database.table("annotations")] == [CLAIM]


def test_pruning_deletes_only_what_no_backup_needs(article: Path, run: Run) -> None:
    archive = article.parent / "annotations.json.d" / "archive"
    before = sorted(archive.iterdir())

    code, out, _ = run("fold", article.parent, "--prune")

    assert code == 0
    assert [path for path in before if not path.exists()] == [path for path in before if f"{path} was deleted" in out]


def test_recover_makes_a_new_file_and_leaves_the_damaged_one(article: Path, run: Run) -> None:
    database = article.parent / "annotations.json"
    damaged = database.read_bytes()[:-40]
    database.write_bytes(damaged)

    code, out, _ = run("recover", article.parent)

    assert code == 0
    assert "2 annotations" in out.splitlines()[-1]
    assert database.read_bytes() == damaged
    recovered = TinyDB(article.parent / "annotations.recovered.json")
    assert sorted(one["quote"] for one in recovered.table("annotations")) == sorted([CLAIM, DENIAL])
    recovered.close()
    assert run("recover", article.parent).code == 4


def test_recover_in_place_rebuilds_a_damaged_base_and_keeps_it(article: Path, run: Run) -> None:
    database = article.parent / "annotations.json"
    damaged = database.read_bytes()[:-40]
    database.write_bytes(damaged)

    code, out, _ = run("recover", "--db", database, "--in-place")

    assert code == 0
    assert "was rebuilt from the backup" in out
    assert damaged in files_in(article.parent).values()
    assert len(json.loads(run("export", article).out)["articles"][0]["annotations"]) == 2


@pytest.mark.parametrize("left", [b"", b"{", b"\xef\xbb\xbf", b"\0" * 5000, b"no database", b'{"id":' * 3000])
def test_recover_makes_nothing_of_nothing_and_says_so(left: bytes, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "annotations.json").write_bytes(left)

    code, out, err = run("recover", folder)

    assert (code, out) == (4, "")
    assert "Nothing was found that could be recovered" in err
    assert files_in(folder) == {"annotations.json": left}


def test_a_rebuilding_in_place_of_an_empty_file_says_that_it_begins_anew(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "annotations.json").write_bytes(b"")

    code, out, _ = run("recover", folder, "--in-place")

    assert code == 0
    assert "annotations.json begins anew: it has no backup and no journal." in out


@pytest.mark.parametrize("words", [("fold",), ("recover", "--in-place"), ("recover", "-o", "new.json"), ("list",)])
def test_an_article_that_is_named_as_the_database_stays_one(words: tuple[str, ...], article: Path, run: Run) -> None:
    shutil.rmtree(article.parent / "annotations.json.d")
    (article.parent / "annotations.json").unlink()

    code, out, err = run(*words, "--db", article)

    assert (code, out) == (4, "")
    assert "bombs.md" in err
    assert list(article.parent.iterdir()) == [article]


def test_a_base_that_leads_in_a_circle_is_told_of(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "circle"
    folder.mkdir()
    (folder / "annotations.json").symlink_to("annotations.json")

    code, out, err = run("list", "--db", folder / "annotations.json", tmp_path / "work")

    assert (code, out) == (4, "")
    assert "annotations.json cannot be opened: Too many levels of symbolic links." in err


@pytest.mark.parametrize("command", ["backups", "verify"])
def test_what_only_has_the_name_of_a_backup_or_journal_is_passed_over(command: str, article: Path, run: Run) -> None:
    folder = article.parent / "annotations.json.d"
    (folder / "backups" / "annotations.20261122T101010.123456Z.json").mkdir()
    (folder / "backups" / "annotations.20261122T101011.123456Z.json").symlink_to("nowhere")
    (folder / "0123.1.jsonl").mkdir()

    code, out, err = run(command, article.parent, "--json")

    assert (code, err) == (0, "")
    assert "20261122T1010" not in out


@pytest.mark.parametrize("command", [["backups"], ["verify"], ["recover", "-o", "new.json"]])
def test_a_backup_that_is_deleted_meanwhile_is_none(
    command: list[str], article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    found = backups(Layout(article.parent / "annotations.json"))
    for place in ("reader.store.recovery", "reader.store.rebuilding", "reader.store.backups"):
        monkeypatch.setattr(f"{place}.backups", lambda _: found)
    if command[0] == "recover":
        (article.parent / "annotations.json").write_bytes(b"{")
    found[0].path.unlink()

    code, _, err = run(*command)

    assert (code, err) == (0, "")


def test_the_command_that_recovers_can_be_copied_as_it_is_told(tmp_path: Path, run: Run) -> None:
    database = tmp_path / "my work" / "annotations.json"
    database.parent.mkdir()
    database.write_bytes(b"{")

    err = run("list", "--db", database).err

    assert f"`reader recover --db '{database}'`" in err


@pytest.mark.parametrize("words", [("--in-place", "-o", "x.json"), ("-o", "-")])
def test_recover_makes_one_file_or_rebuilds_in_place(
    words: tuple[str, ...], article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    before = files_in(article.parent)

    code, out, _ = run("recover", *words)

    assert (code, out) == (2, "")
    assert files_in(article.parent) == before


def test_a_fold_of_a_damaged_base_is_refused(article: Path, run: Run) -> None:
    database = article.parent / "annotations.json"
    database.write_bytes(database.read_bytes()[:-40])

    code, _, err = run("fold", article.parent)

    assert code == 4
    assert "reader recover" in err


@pytest.mark.parametrize("command", ["fold", "backups", "recover"])
def test_without_annotations_there_is_nothing_to_do(command: str, tmp_path: Path, run: Run) -> None:
    code, _, err = run(command, tmp_path)

    assert code == 3
    assert "no annotations" in err
    assert not (tmp_path / "annotations.json.d").exists()


def test_a_disk_that_refuses_is_code_4(article: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.store.fold.fold", full)

    code, _, err = run("fold", article.parent)

    assert code == 4
    assert "No space left on device" in err


def test_what_holds_no_changes_is_not_taken_in(article: Path, run: Run) -> None:
    code, _, err = run("recover", article.parent, "--take", article)

    assert code == 4
    assert "bombs.md" in err


def test_saved_changes_are_taken_in_where_no_database_is_yet(article: Path, tmp_path: Path, run: Run) -> None:
    archives = (article.parent / "annotations.json.d" / "archive").iterdir()
    kept = next(path for path in archives if b'"open"' in path.read_bytes())
    folder = tmp_path / "new"
    folder.mkdir()

    code, out, _ = run("recover", folder, "--take", kept, "--in-place")

    assert code == 0
    assert f"{kept}: changes taken in: " in out
    assert json.loads(run("log", folder, "--json").out)


def test_verify_names_a_damaged_backup(article: Path, run: Run) -> None:
    (backup,) = (article.parent / "annotations.json.d" / "backups").glob("*.json")
    backup.write_bytes(backup.read_bytes()[:-40])

    code, out, _ = run("verify", article.parent)

    assert code == 1
    assert str(backup) in out
    assert json.loads(run("verify", article.parent, "--json").out)["damaged"][0]["kind"] == "backup"
