"""What the keys mean at the moment: reading, or one of the things that ask for something first. Values only."""

from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from reader.annotations.model import Annotation
from reader.document.hints import Label
from reader.document.motion import Selection
from reader.document.spans import Span


class Reading(Struct, frozen=True):
    """Keys are commands."""


class Choice(NamedTuple):
    """Something that a prompt offers: the key that takes it while nothing is typed, and what it stands for."""

    key: str
    text: str


class Prompting(NamedTuple):
    """A text is asked for.

    Attributes:
        command: the command that asks, for the handler of what is submitted.
        title: what is asked for: "speaker", "note".
        text: what stands there to begin with.
        multiline: whether it may hold line breaks.
        choices: what can be taken by one key while nothing is typed.
        hint: one line that says how to leave.
        live: whether every keystroke is wanted, as `prompt.type`, before the text is submitted.
        about: the annotation that it is about, as it was when it was asked.
    """

    command: str
    title: str
    text: str = ""
    multiline: bool = False
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    live: bool = False
    about: Annotation | None = None


class Initials(NamedTuple):
    """The initials of a word (one letter) or of a span (two) are asked for.

    Attributes:
        wanted: how many letters.
        typed: those that were typed.
        before: the selection to go back to.
    """

    wanted: int
    before: Selection
    typed: str = ""


class Picking(NamedTuple):
    """The likeliest is selected, the others bear labels; any other key takes the likeliest and means what it means.

    Attributes:
        labels: what can be picked.
        before: the selection to go back to.
        typed: the first key of a label of two.
    """

    labels: tuple[Label, ...]
    before: Selection
    typed: str = ""


class Target(NamedTuple):
    """An annotation that a link can go to: the keys that pick it, its UUID, the link's type, where it stands."""

    keys: str
    annotation: str
    type: str
    span: Span | None


class Linking(NamedTuple):
    """The target of a link from `origin` (an annotation's UUID) is asked for."""

    origin: str
    targets: tuple[Target, ...]

    def after(self, key: str) -> "Linking":
        """What is still asked for after this key: the targets whose keys begin so, without it."""
        begun = (one for one in self.targets if one.keys.startswith(key))
        return self._replace(targets=tuple(one._replace(keys=one.keys.removeprefix(key)) for one in begun))


class Confirming(NamedTuple):
    """Matches are gone through, each to be tagged or not.

    Attributes:
        tag: the tag that they get.
        matches: those to go through, spans of the article text.
        at: the place among them of the one that is asked about.
        chosen: those that were accepted.
    """

    tag: str
    matches: tuple[Span, ...]
    at: int = 0
    chosen: tuple[Span, ...] = ()


class Correcting(NamedTuple):
    """It is asked what is to be done with the block of the selection.

    Attributes:
        choices: the keys that answer.
    """

    choices: tuple[Choice, ...]


class Helping(Struct, frozen=True):
    """The keys and the tags' guidelines are shown."""


class Sourcing(NamedTuple):
    """The file is shown as it is.

    Attributes:
        text: the source text.
        selected: the source range of the selection's beginning, to be found there.
    """

    text: str
    selected: Span


class Choosing(Struct, frozen=True):
    """A list is open to choose from: the command palette, or the articles of the sitting.

    Attributes:
        articles: whether it is these.
    """

    articles: bool = False


class Turning(NamedTuple):
    """Another article is about to be opened: the one of that file."""

    path: Path


class Leaving(NamedTuple):
    """The program is about to end.

    Attributes:
        unsaved: how many changes are not durable, where that must be asked about; 0 where it may simply end.
        lost: whether the user has chosen to lose them.
        kept: the file elsewhere that they were written to, or None.
    """

    unsaved: int = 0
    lost: bool = False
    kept: Path | None = None


Mode = (
    Reading
    | Prompting
    | Initials
    | Picking
    | Linking
    | Confirming
    | Correcting
    | Helping
    | Sourcing
    | Choosing
    | Turning
    | Leaving
)
"""Everything that a session can be doing."""
