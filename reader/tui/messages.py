"""What widgets tell the app."""

from textual.message import Message


class Given(Message):
    """A command was given by other means than a key: by the mouse, or a prompt."""

    def __init__(self, command_id: str, argument: object = None) -> None:
        """Give `command_id`, with what `Session.run` wants besides."""
        super().__init__()
        self.command_id = command_id
        self.argument = argument


class Refitted(Message):
    """The page shows more or less of the article than before: what tells of it is to be shown anew."""
