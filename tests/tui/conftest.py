"""A session at the article of `scene`, and the app that shows it; a test module may have others of its own."""

from pathlib import Path

import pytest

from reader.session.session import Session
from reader.tui.app import ReaderApp
from tests.tui.scene import app_of, session_in


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return session_in(tmp_path)


@pytest.fixture
def app(session: Session) -> ReaderApp:
    return app_of(session)
