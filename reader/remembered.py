"""The look that was chosen on the screen: width of the column and theme, kept from one start to the next.

It is chosen over what reader.toml says and holds as long as that says the same; so whoever changes the file is heard.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from reader.settings import NARROWEST, THEMES, WIDEST, Look


def _file() -> Path:
    import platformdirs  # noqa: PLC0415 - asked for once, and 9 ms that a command without a screen need not pay

    return platformdirs.user_state_path("reader") / "look.json"


class _Kept(Struct, frozen=True):
    """What the file holds: a look, and what reader.toml said when it was chosen."""

    over: Look
    chosen: Look


def look(said: Look) -> Look:
    """The look to begin with, where reader.toml says `said`: the one chosen over it last, or else that itself."""
    try:
        kept = msgspec.json.decode(_file().read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return said
    is_possible = kept.chosen.theme in THEMES and NARROWEST <= kept.chosen.width <= WIDEST
    return kept.chosen if kept.over == said and is_possible else said


def keep(said: Look, chosen: Look) -> None:
    """Remember what was chosen over what reader.toml says. Where that cannot be written, nothing is lost but that."""
    if look(said) == chosen:
        return
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_bytes(msgspec.json.encode(_Kept(said, chosen)))
        beside.replace(file)
    except OSError:
        return
