"""`pytest tests/screens --write-screens` draws the pictures anew; look at what changed before keeping them."""

from collections.abc import Callable
from pathlib import Path

import pytest

OPTION = "--write-screens"
FOLDER = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, action="store_true", help="write the pictures of screens instead of comparing them")


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """The picture that is kept under a name; with the option, the one that was drawn becomes it."""

    def picture(name: str, drawn: str) -> str:
        path = FOLDER / f"{name}.txt"
        if request.config.getoption(OPTION, default=False):
            path.write_text(drawn, "utf-8")
        return path.read_text("utf-8")

    return picture
