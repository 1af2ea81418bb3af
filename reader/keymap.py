"""Which key gives which command: the table of commands with the user's own keys laid over it.

Keys are named as Textual names them (`j`, `J`, `ctrl+r`, `question_mark`). The same key can arrive under several names
(the keypad's plus is `add` in some terminals); `normalise` gives the one that is used here. What is no key, belongs to
no command, or is wanted by two commands in one place is refused before the screen opens.
"""

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping

from msgspec import Struct

from reader.commands import Command, Scope, all_commands
from reader.document.patterns import regex
from reader.errors import UsageError
from reader.settings import Settings, place_of

_TWINS = {
    "add": "plus",
    "subtract": "minus",
    "multiply": "asterisk",
    "divide": "slash",
    "decimal": "full_stop",
    "equal": "equals_sign",
    "separator": "comma",
    "return": "enter",
    "newline": "ctrl+j",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+space": "ctrl+at",
    "ctrl+left_square_bracket": "escape",
}
"""Names under which terminals send a key that has another name already: the keypad's, and the control characters'."""

_NAMED = frozenset(
    {"escape", "enter", "tab", "space", "backspace", "insert", "delete", "home", "end"}
    | {"pageup", "pagedown", "up", "down", "left", "right"}
    | {f"f{number}" for number in range(1, 25)}
)
"""The keys that send no printable character."""

MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order in which Textual writes them."""

SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Unicode names for which Textual has a shorter one."""

_SYMBOLS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "delete": "del",
    "escape": "esc",
}
"""How keys are shown that have no character of their own and a long name."""

_KEPT = {"cancel": ("escape",)}
"""Keys that a command has whatever others it is given: what can be typed into knows that it is left by them."""

_CHORD = regex(r"((?:[a-z]+\+)*)(.+)", re.IGNORECASE | re.DOTALL)
"""A key as it is written: modifiers, each with a plus sign, and what they modify, which may be a plus sign itself."""


def _named(character: str) -> str:
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return SHORT.get(name, name)


_PUNCTUATION = {_named(glyph): glyph for glyph in string.punctuation}
"""The character of each ASCII punctuation key, by its name."""


class KeymapError(ValueError):
    """Keys that cannot be given as asked.

    Attributes:
        commands: ids of the commands concerned; in a clash, both.
    """

    def __init__(self, what: str, *commands: str) -> None:
        """Say what is wrong, and with which commands."""
        super().__init__(what)
        self.commands = commands


def normalise(key: str) -> str:
    """The one name of a key: twins become what they are twins of, characters get their names, modifiers their order."""
    chord = _CHORD.fullmatch(key)
    if chord is None:
        return key
    modifiers = sorted(set(chord[1].lower().split("+")) - {""})
    base = _base(chord[2].lower() if "ctrl" in modifiers else chord[2])
    if modifiers == ["shift"] and len(base) == 1 and base.upper() != base:
        return base.upper()
    name = "+".join([*modifiers, base])
    return _TWINS.get(name, name)


def _base(key: str) -> str:
    if len(key) > 1:
        name = key.lower()
    elif key.isalnum():
        name = key
    else:
        name = _named(key)
    return SHORT.get(name, _TWINS.get(name, name))


def is_key(name: str) -> bool:
    """Whether a normalised name is that of a key which can be pressed."""
    *modifiers, base = name.split("+")
    if any(modifier not in MODIFIERS for modifier in modifiers):
        return False
    return base in _NAMED or _glyph(base) is not None or (len(base) == 1 and base.isalnum())


def display(key: str) -> str:
    """A key as people know it: `}` for `right_curly_bracket`, `↑` for `up`, `ctrl+r` as it is."""
    *modifiers, base = key.split("+")
    return "+".join([*modifiers, _SYMBOLS.get(base) or _glyph(base) or base])


def _glyph(base: str) -> str | None:
    """The punctuation mark or sign that a key is named after, or None."""
    if base in _PUNCTUATION:
        return _PUNCTUATION[base]
    try:
        glyph = unicodedata.lookup(base.replace("_", " "))
    except KeyError:
        return None
    return glyph if unicodedata.category(glyph)[0] in "PS" else None


class Keymap(Struct, frozen=True):
    """Keys and commands, each by the other.

    Attributes:
        commands: command id by scope and normalised key.
        keys: normalised keys by command id, the first being the one to show.
    """

    commands: Mapping[tuple[Scope, str], str]
    keys: Mapping[str, tuple[str, ...]]

    def find(self, scope: Scope, key: str) -> str | None:
        """The command that a key gives there, or None; what the panel does not take goes to the article."""
        name = normalise(key)
        return self.commands.get((scope, name)) or self.commands.get((Scope.READING, name))

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """The keys of a command, normalised; empty where it has none."""
        return self.keys.get(command_id, ())

    def shown(self, command_id: str) -> str:
        """The keys of a command for people, such as `j ↓`."""
        return " ".join(display(key) for key in self.keys_of(command_id))

    def hint(self, does: str, *command_ids: str) -> str:
        """What some commands do, after the first key of each, such as `j k walk`; "" where none of them has a key."""
        keys = [display(self.keys_of(one)[0]) for one in command_ids if self.keys_of(one)]
        return f"{' '.join(keys)} {does}" if keys else ""


def hints(*told: str) -> str:
    """What there is of some hints, beside one another."""
    return " · ".join(filter(None, told))


def resolve_keymap(commands: Iterable[Command], overrides: Mapping[str, Iterable[str]]) -> Keymap:
    """The keymap of `commands`, with the keys of `overrides` (command id -> keys) in place of the default ones.

    Raises:
        KeymapError: where an override names no command or no key, or two commands of one scope want one key.
    """
    commands = tuple(command for command in commands if command.scope is not Scope.POINTER)
    known = {command.id for command in commands}
    for command_id in overrides:
        if command_id not in known:
            raise KeymapError(f"there is no command “{command_id}”", command_id)
    keys: dict[str, tuple[str, ...]] = {}
    taken: dict[tuple[Scope, str], str] = {}
    for command in commands:
        if command.id in keys:
            raise KeymapError(f"“{command.id}” is a command already: name the tag otherwise", command.id)
        given = (*overrides.get(command.id, command.keys), *_KEPT.get(command.id, ()))
        keys[command.id] = _checked(command.id, given)
        for key in keys[command.id]:
            other = taken.setdefault((command.scope, key), command.id)
            if other != command.id:
                what = f"“{display(key)}” is the key of both “{other}” and “{command.id}”"
                raise KeymapError(what, other, command.id)
    return Keymap(taken, keys)


def _checked(command_id: str, keys: Iterable[str]) -> tuple[str, ...]:
    names = {key: normalise(key) for key in keys}
    for key, name in names.items():
        if not is_key(name):
            raise KeymapError(f"there is no key “{key}”", command_id)
    return tuple(dict.fromkeys(names.values()))


def keymap_of(settings: Settings) -> Keymap:
    """The keymap in force under these settings.

    Raises:
        UsageError: naming file and line of reader.toml, where it asks for keys that cannot be given.
    """
    try:
        return resolve_keymap(all_commands(settings.tags), settings.keys)
    except KeymapError as mistake:
        todo = "`reader keys` lists commands and keys; a key of [keys] takes the place of a default one."
        raise UsageError(f"{place_of(settings, mistake.commands)}: {mistake}.", todo=todo) from None
