"""What goes to a terminal that is gone."""

import sys
from io import StringIO
from typing import Any

import pytest
from textual.app import App

from reader.tui.written import Lasting, lasting


@pytest.fixture
def writer_class(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The writer that Textual's driver for this system would begin."""
    driver = App[None]().get_driver_class()
    names = vars(sys.modules[driver.__module__])
    monkeypatch.setitem(names, "WriterThread", names["WriterThread"])
    lasting(driver)
    lasting(driver)
    return names["WriterThread"]


class Gone(StringIO):
    """A terminal of which the window was closed."""

    def write(self, text: str, /) -> int:  # noqa: ARG002 - what is written to it is lost
        raise OSError(5, "Input/output error")


def test_nobody_waits_for_a_terminal_that_is_gone(writer_class: Any) -> None:
    writer = writer_class(Gone())
    writer.start()

    for _ in range(200):
        writer.write("a frame")
    writer.stop()

    assert not writer.is_alive()


def test_what_is_written_arrives(writer_class: Any) -> None:
    terminal = StringIO()
    writer = writer_class(terminal)
    writer.start()

    for text in ("one ", "two"):
        writer.write(text)
    writer.stop()

    assert terminal.getvalue() == "one two"


def test_it_is_put_before_textuals_own_once(writer_class: Any) -> None:
    assert [one.__name__ for one in writer_class.__mro__].count(Lasting.__name__) == 1
    assert len(writer_class.__mro__) == len(("its own", "Lasting", "Textual's", "Thread", "object"))
