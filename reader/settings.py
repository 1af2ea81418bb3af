"""What reader.toml can say, as frozen values."""

from dataclasses import dataclass, field
from pathlib import Path

from reader.annotations.tagsets import DEFAULT_TAGS, TagSet


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is set.

    Attributes:
        width: cells of the text column, 20 to 200.
        theme: name of a theme.
    """

    width: int = 76
    theme: str = "reader-dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that reader.toml can say.

    Attributes:
        tags: the tag set in force.
        keys: command id -> its keys, for every command whose keys differ from the default.
        look: how the page is set.
        source: the file that it came from, or None for the defaults.
    """

    tags: TagSet = DEFAULT_TAGS
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    source: Path | None = None
