"""What reader.toml can say, as frozen values, and the one place that reads it.

The file in force is the nearest one: in the article's folder or above it, else in the user's configuration folder.
Whatever it says that cannot be is refused by file and line, before anything is opened. Which keys and commands there
are is not known here but in `keymap`, which asks `place_of` for the line to name.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from reader.annotations.tagsets import DEFAULT_TAGS, UNDERLINES, Tag, TagSet, is_letter, letter_of
from reader.errors import UsageError

FILE_NAME = "reader.toml"

_KEYMAPS = ("default",)
"""The names that `keymap` can have."""

THEMES = ("reader-dark", "reader-light", "reader-terminal")
"""The themes that the reader brings, the default first; the last one keeps to the terminal's own sixteen colours."""

NARROWEST, WIDEST = 20, 200
"""Bounds of the text column, in cells."""

_HUES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_TERMINAL_COLORS = (*_HUES, *(f"bright_{hue}" for hue in _HUES))
"""The names of the terminal's own sixteen colours."""


class Look(Struct, frozen=True):
    """How the page is set.

    Attributes:
        width: cells of the text column, 20 to 200.
        theme: one of `THEMES`.
    """

    width: int = 76
    theme: str = THEMES[0]


class Settings(Struct, frozen=True):
    """Everything that reader.toml can say.

    Attributes:
        tags: the tag set in force.
        keys: command id -> its keys, for every command whose keys differ from the default.
        look: how the page is set.
        keymap: the set of keys that `keys` changes, one of `_KEYMAPS`.
        source: the file that it came from, or None for the defaults.
    """

    tags: TagSet = DEFAULT_TAGS
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    keymap: str = _KEYMAPS[0]
    source: Path | None = None


class OpenRequest(Struct, frozen=True, kw_only=True):
    """What the command line asks the reader to open, every default filled in.

    Attributes:
        paths: the articles, in the order in which they are to be read; the first is shown first.
        db: the database that keeps the annotations.
        annotator: whose annotations are made.
        read_only: whether nothing may be written, not even a lock.
        mouse: whether the mouse is listened to.
        encoding: the encoding of the articles, or None where it is to be found out.
        settings: what reader.toml says.
    """

    paths: tuple[Path, ...]
    db: Path
    annotator: str
    read_only: bool = False
    mouse: bool = True
    encoding: str | None = None
    settings: Settings = field(default_factory=Settings)


class _MistakeError(ValueError):
    """Something in reader.toml that cannot be, and the path of keys and indices that leads to it."""

    def __init__(self, what: str, *path: str | int) -> None:
        super().__init__(what)
        self.path = path


def load_settings(folder: Path) -> Settings:
    """The settings in force for articles of `folder`: the defaults where there is no reader.toml.

    Raises:
        UsageError: naming file and line, where the file cannot be read or asks for what cannot be.
    """
    source = find_settings(folder)
    return read_settings(source) if source else Settings()


def find_settings(folder: Path) -> Path | None:
    """The reader.toml in force for articles of `folder`, or None."""
    folder = folder.absolute()
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
    import platformdirs  # noqa: PLC0415 - 9 ms that most starts need not pay

    personal = platformdirs.user_config_path("reader") / FILE_NAME
    return personal if personal.is_file() else None


def read_settings(source: Path) -> Settings:
    """The settings that one file says.

    Raises:
        UsageError: naming file and line, where the file cannot be read or asks for what cannot be.
    """
    text = _text(source)
    try:
        return _said(text, source)
    except RecursionError:
        raise UsageError(f"{source}: lists or tables lie too deep in one another.") from None


def _said(text: str, source: Path) -> Settings:
    try:
        table = _parsed(text)
    except ValueError as error:
        todo = "Put the names of commands in quotation marks." if "[keys]" in text else ""
        raise UsageError(f"{source}: this is not TOML: {error}.", todo=todo) from None
    try:
        return _settings(table, source)
    except _MistakeError as mistake:
        raise UsageError(f"{source}, line {line_of(text, mistake.path)}: {mistake}.") from None


def place_of(settings: Settings, command_ids: Iterable[str]) -> str:
    """The file and line that gave the first of these commands its keys, as `reader.toml, line 3`; at least the file."""
    if settings.source is None:
        return "the default keys"
    text = _text(settings.source)
    names = [f"tag.{tag.name}" for tag in settings.tags]
    for command_id in command_ids:
        if command_id in settings.keys:
            return f"{settings.source}, line {line_of(text, ('keys', command_id))}"
        if command_id in names and settings.tags is not DEFAULT_TAGS:
            return f"{settings.source}, line {line_of(text, ('tags', names.index(command_id), 'key'))}"
    return str(settings.source)


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line, from 1, on which the statement begins that gives `path` its value in a TOML text.

    It is the first after the longest beginning of the text that is TOML without it: so no second parser is needed.
    """
    lines = text.split("\n")
    begun = 0
    for count in range(1, len(lines) + 1):
        try:
            table = _parsed("\n".join(lines[:count]))
        except ValueError:
            continue
        if _holds(table, path):
            return begun + 1
        begun = count
    return line_of(text, path[:-1]) if path else 1


def _parsed(text: str) -> dict[str, Any]:
    """The table that a TOML text is; ValueError where it is none."""
    import tomllib  # noqa: PLC0415 - 8 ms that a folder without reader.toml need not pay

    return tomllib.loads(text)


def _holds(value: Any, path: tuple[str | int, ...]) -> bool:
    if not path:
        return True
    head, *rest = path
    if isinstance(value, list):
        return isinstance(head, int) and head < len(value) and _holds(value[head], tuple(rest))
    if not isinstance(value, dict):
        return False
    if head in value:
        return _holds(value[head], tuple(rest))
    first, dot, tail = str(head).partition(".")
    return bool(dot) and first in value and _holds(value[first], (tail, *rest))


def _text(source: Path) -> str:
    try:
        return source.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{source} is not UTF-8.", todo="Save it as UTF-8.") from None


def _settings(table: dict[str, Any], source: Path) -> Settings:
    kinds = {"keymap": str, "keys": dict, "look": dict, "tags": list}
    _check(table, kinds)
    keymap = table.get("keymap", _KEYMAPS[0])
    _one_of(keymap, _KEYMAPS, "keymap")
    tags = _tags(table["tags"]) if "tags" in table else DEFAULT_TAGS
    return Settings(tags, _keys(table.get("keys", {})), _look(table.get("look", {})), keymap, source)


def _keys(table: Mapping[str, Any], prefix: str = "") -> dict[str, tuple[str, ...]]:
    """Keys by command id; `note.add = …` without quotation marks is a table in a table, and means the same."""
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        command_id = f"{prefix}{name}"
        if isinstance(value, dict):
            keys |= _keys(value, f"{command_id}.")
        elif isinstance(value, list) and all(isinstance(key, str) and key for key in value):
            keys[command_id] = tuple(value)
        else:
            raise _MistakeError(f'“{command_id}” wants a list of keys, as in ["j", "down"]', "keys", command_id)
    return keys


def _look(table: dict[str, Any]) -> Look:
    _check(table, {"width": int, "theme": str}, "look")
    look = Look(**table)
    if not NARROWEST <= look.width <= WIDEST:
        raise _MistakeError(f"“width” is a number of cells from {NARROWEST} to {WIDEST}", "look", "width")
    _one_of(look.theme, THEMES, "look", "theme")
    return look


def _tags(tables: list[Any]) -> TagSet:
    if not tables:
        raise _MistakeError("“tags” is empty: a tag set has at least one tag", "tags")
    tags = [_tag(table, index) for index, table in enumerate(tables)]
    for index, tag in enumerate(tags):
        for other in tags[:index]:
            if tag.name == other.name:
                raise _MistakeError(f"there are two tags named “{tag.name}”", "tags", index, "name")
            if tag.letter == other.letter:
                what = f"“{tag.letter}” is the letter of both “{other.name}” and “{tag.name}”"
                raise _MistakeError(what, "tags", index, "letter")
        for kind, targets in tag.links:
            _link_targets(targets, tuple(tag.name for tag in tags), ("tags", index, "links", kind))
    return TagSet(tuple(tags))


def _tag(table: Any, index: int) -> Tag:
    place = ("tags", index)
    if not isinstance(table, dict):
        raise _MistakeError("a tag is a table: write [[tags]] above its lines", *place)
    texts = dict.fromkeys(("name", "key", "letter", "color", "underline", "description", "guideline"), str)
    _check(table, {**texts, "links": dict}, *place)
    for wanted in ("name", "key"):
        if not table.get(wanted, "").strip():
            raise _MistakeError(f"a tag wants a “{wanted}”", *place, wanted)
    letter = table.get("letter", letter_of(table["name"]))
    if not is_letter(letter):
        what = f"“letter” is one character that takes one cell: give “{table['name']}” such a one"
        raise _MistakeError(what, *place, "letter")
    color = table.get("color", "white")
    if not _is_color(color):
        raise _MistakeError(f"“color” is #rrggbb or one of {', '.join(_TERMINAL_COLORS)}", *place, "color")
    _one_of(table.get("underline", "single"), UNDERLINES, *place, "underline")
    links = tuple((kind, _names(targets, (*place, "links", kind))) for kind, targets in table.get("links", {}).items())
    return Tag(**{**table, "letter": letter, "color": color, "links": links})


def _is_color(color: str) -> bool:
    digits = color.removeprefix("#")
    return color in _TERMINAL_COLORS or (
        color.startswith("#") and len(digits) == len("rrggbb") and set(digits.lower()) <= set("0123456789abcdef")
    )


def _names(value: Any, path: tuple[str | int, ...]) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise _MistakeError('a link wants a list of tags, as in denies = ["claim"]', *path)


def _link_targets(targets: tuple[str, ...], names: tuple[str, ...], path: tuple[str | int, ...]) -> None:
    for name in targets:
        if name not in names:
            raise _MistakeError(f"there is no tag “{name}” to link to", *path)


def _one_of(value: str, names: tuple[str, ...], *path: str | int) -> None:
    if value not in names:
        raise _MistakeError(f"“{path[-1]}” is one of {', '.join(names)}, not “{value}”", *path)


def _check(table: dict[str, Any], kinds: Mapping[str, type], *path: str | int) -> None:
    """Refuse what the table should not hold, and values of another type than foreseen."""
    words = {str: "a text", int: "a whole number", dict: "a table", list: "a list"}
    for name, value in table.items():
        if name not in kinds:
            raise _MistakeError(f"“{name}” is unknown here; known are {', '.join(kinds)}", *path, name)
        if type(value) is not kinds[name]:
            raise _MistakeError(f"“{name}” wants {words[kinds[name]]}", *path, name)
