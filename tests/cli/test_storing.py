import json
from pathlib import Path

import pytest
from tinydb import TinyDB

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


@pytest.mark.parametrize("left", [b"", b"{", b"\xef\xbb\xbf", b"\0" * 5000, b"no database"])
def test_recover_makes_nothing_of_nothing_and_says_so(left: bytes, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "annotations.json").write_bytes(left)

    code, out, err = run("recover", folder)

    assert (code, out) == (4, "")
    assert "Nothing was found that could be recovered" in err
    assert files_in(folder) == {"annotations.json": left}


def test_a_rebuilding_in_place_of_nothing_says_that_it_begins_anew(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "annotations.json").write_bytes(b"no database")

    code, out, _ = run("recover", folder, "--in-place")

    assert code == 0
    assert "annotations.json begins anew: it has no backup and no journal." in out
    assert b"no database" in files_in(folder).values()


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


def test_verify_names_a_damaged_backup(article: Path, run: Run) -> None:
    (backup,) = (article.parent / "annotations.json.d" / "backups").glob("*.json")
    backup.write_bytes(backup.read_bytes()[:-40])

    code, out, _ = run("verify", article.parent)

    assert code == 1
    assert str(backup) in out
    assert json.loads(run("verify", article.parent, "--json").out)["damaged"][0]["kind"] == "backup"
