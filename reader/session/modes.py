"""What the keys mean at the moment: reading, or one of the things that ask for something first. Values only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Keys are commands."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a prompt offers: the key that takes it while nothing is typed, and what it stands for."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompting:
    """A text is asked for.

    Attributes:
        command: the command that asks, for the handler of what is submitted.
        title: what is asked for: "speaker", "note".
        text: what stands there to begin with.
        multiline: whether it may hold line breaks.
        choices: what can be taken by one key while nothing is typed.
        hint: one line that says how to leave.
    """

    command: str
    title: str
    text: str = ""
    multiline: bool = False
    choices: tuple[Choice, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Helping:
    """The keys and the tags' guidelines are shown."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """The command palette is open."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The program is about to end.

    Attributes:
        unsaved: how many changes are not durable, where that must be asked about; 0 where it may simply end.
    """

    unsaved: int = 0


Mode = Reading | Prompting | Helping | Choosing | Leaving
"""Everything that a session can be doing."""
