"""Exports of an article whose blocks were corrected by hand."""

import json
from pathlib import Path

import pytest

from reader.session.sitting import sit_down
from reader.settings import OpenRequest
from tests.cli.conftest import Run
from tests.session.test_marking import typed

TEXT = (
    "Bridge Was Safe, Mayor Says\n\nThe mayor said on Monday that the bridge had been safe for years and years.\n\n"
    "Engineers denied it later that day, and nobody asked them again until Friday came at last.\n"
)


@pytest.fixture
def corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    session = sit_down(
        OpenRequest(paths=(path,), db=tmp_path / "annotations.json", annotator="ana", read_only=False, encoding=None)
    )
    typed(session, "j B t q j c k B j")
    session.desk.store.close()
    return path


def test_export_holds_the_blocks_as_they_were_corrected(corrected: Path, run: Run) -> None:
    (article,) = json.loads(run("export", corrected).out)["articles"]
    (annotation,) = article["annotations"]

    assert [block["kind"] for block in article["blocks"]] == ["title", "blockquote"]
    assert annotation["block"] == 1
    assert annotation["text_spans"][0][0] == article["blocks"][1]["text"].index("Engineers") + TEXT.index("\n") + 2


def test_corrected_article_is_verified(corrected: Path, run: Run) -> None:
    assert run("verify", "--db", corrected.parent / "annotations.json").code == 0
