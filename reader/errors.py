"""The errors that a user sees, each one sentence: what happened, to which file, and what to do.

    ReaderError
    ├── UsageError      exit 2: the command line or reader.toml asks for what cannot be
    ├── InputError      exit 3: an article cannot be read
    └── StoreError      exit 4: annotations cannot be read or written

Anything else that is raised is a defect of the program. No code but `cli` ends the process with these codes, and no
code but `cli` and `tui` shows a message.
"""


class ReaderError(Exception):
    """Something that the user can mend.

    Attributes:
        exit_code: what the process returns where the error ends it.
    """

    exit_code = 1

    def __init__(self, what: str, *, todo: str = "") -> None:
        """Say what happened, naming the file, and, in `todo`, what the user can do about it."""
        super().__init__(f"{what} {todo}".strip())


class UsageError(ReaderError):
    """The command line or a settings file asks for something that does not exist or cannot be combined."""

    exit_code = 2


class InputError(ReaderError):
    """A file is missing, unreadable, empty, or not text."""

    exit_code = 3


class StoreError(ReaderError):
    """The annotations cannot be read or written; nothing was overwritten."""

    exit_code = 4
