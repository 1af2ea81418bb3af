"""What goes to a terminal that is gone."""

from io import StringIO

from reader.tui.written import LastingWriter


class Gone(StringIO):
    """A terminal of which the window was closed."""

    def write(self, text: str, /) -> int:  # noqa: ARG002 - what is written to it is lost
        raise OSError(5, "Input/output error")


def test_nobody_waits_for_a_terminal_that_is_gone() -> None:
    writer = LastingWriter(Gone())
    writer.start()

    for _ in range(200):
        writer.write("a frame")
    writer.stop()

    assert not writer.is_alive()


def test_what_is_written_arrives() -> None:
    terminal = StringIO()
    writer = LastingWriter(terminal)
    writer.start()

    for text in ("one ", "two"):
        writer.write(text)
    writer.stop()

    assert terminal.getvalue() == "one two"
