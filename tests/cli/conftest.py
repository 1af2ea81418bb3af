from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.cli.main import main

ARTICLE = """\
# Bombs were found before the ceremony

Ali Tavakkoli claimed that 64 bombs were found. He did not elaborate.

The regional headquarters denied it: "These are rumors," it said.
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def nobody_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings, data and name of whoever runs the tests out of them."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    monkeypatch.delenv("READER_DB", raising=False)
    monkeypatch.setenv("READER_ANNOTATOR", "ana")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Outcome:
        words: Sequence[str] = [str(argument) for argument in arguments]
        capsys.readouterr()
        code = main(words)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "bombs.md"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path
