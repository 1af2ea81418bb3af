"""`reader tags`, `keys`, `formats` and `config`: what is in force, and from which file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.finding import database_option, folder_argument, json_option
from reader.errors import UsageError

if TYPE_CHECKING:
    from reader.annotations.tagsets import TagSet
    from reader.commands import Command
    from reader.keymap import Keymap
    from reader.settings import Settings

_KEYS_HEAD = """\
# Keys

Written by `reader keys --markdown`. Every key can be changed in `reader.toml`, under the name of its command.
"""

_SETTINGS_HEAD = """\
# Settings of `reader` for the articles in this folder and below. Lines that begin with # say nothing.

# keymap = "default"

# Keys by command; `reader keys` lists both. They take the place of the default ones.
# [keys]
# "undo" = ["u", "ctrl+z"]

# [look]
# width = 76             # cells of the text column, 20 to 200
# theme = "reader-dark"  # or "reader-light", or "reader-terminal": the terminal's own sixteen colours

# The tags, in the order of the keys 1 to 9. Annotations keep tags that are not here.
# underline: single, double, curly, dotted, dashed or none. links: to which tags a link of a kind may go.
"""

_TAG_TEXTS = ("name", "key", "letter", "color", "underline", "description", "guideline")


@click.command("tags")
@folder_argument
@click.option("--init", is_flag=True, help="Write a commented reader.toml with the tags in force.")
@json_option
def tags_command(folder: Path, init: bool, as_json: bool) -> None:
    """Show the tags in force. They are those for the articles of FOLDER."""
    from reader.cli.output import say, say_json, table

    settings = _settings(folder)
    if init:
        say(f"{_write_settings(_folder(folder), settings)} was written.\n")
    elif as_json:
        say_json([_tag(tag) for tag in settings.tags])
    else:
        head = ("TAG", "KEY", "LETTER", "COLOR", "UNDERLINE", "DESCRIPTION")
        rows = [(tag.name, tag.key, tag.letter, tag.color, tag.underline, tag.description) for tag in settings.tags]
        say(table([head, *rows]))
        say(f"\n{_origin(settings)}\n")


@click.command("keys")
@folder_argument
@click.option("--markdown", is_flag=True, help="Write them as Markdown, as in KEYS.md.")
@json_option
def keys_command(folder: Path, markdown: bool, as_json: bool) -> None:
    """Show the commands and their keys. They are those in force for the articles of FOLDER."""
    from reader.cli.output import say, say_json, table
    from reader.commands import all_commands
    from reader.keymap import keymap_of

    if markdown and as_json:
        raise UsageError("--markdown and --json are two forms of the same.", todo="Leave one of them out.")
    settings = _settings(folder)
    keymap = keymap_of(settings)
    commands = [command for command in all_commands(settings.tags) if command.id in keymap.keys]
    if as_json:
        say_json([_key_entry(command, keymap) for command in commands])
    elif markdown:
        say(_keys_markdown(commands, keymap))
    else:
        rows = [(keymap.shown(command.id), command.id, command.help) for command in commands]
        say(table([("KEYS", "COMMAND", "WHAT IT DOES"), *rows]))
        say(f"\n{_origin(settings)}\n")


@click.command("formats")
@json_option
def formats_command(as_json: bool) -> None:
    """Show the formats of exports. Each says what it loses."""
    from reader.cli.output import say, say_json, table
    from reader.formats import FORMATS

    if as_json:
        say_json(
            [
                {"name": name, "description": one.description, "suffix": one.suffix, "loses": list(one.loses)}
                for name, one in FORMATS.items()
            ]
        )
        return
    for name, one in FORMATS.items():
        say(table([(name, one.suffix, one.description)]))
        say("  It does not hold:\n" + "".join(f"  - {lost}\n" for lost in one.loses))


@click.command("config")
@folder_argument
@database_option
@json_option
def config_command(folder: Path, db: Path | None, as_json: bool) -> None:
    """Show all that is in force. Settings, database and annotator are those for the articles of FOLDER."""
    from reader.cli.finding import database_of, present_annotator
    from reader.cli.output import say, say_json, table
    from reader.keymap import keymap_of

    settings = _settings(folder)
    keymap_of(settings)
    found: dict[str, Any] = {
        "settings": str(settings.source) if settings.source else None,
        "keymap": settings.keymap,
        "keys": {command_id: list(keys) for command_id, keys in settings.keys.items()},
        "width": settings.look.width,
        "theme": settings.look.theme,
        "tags": [tag.name for tag in settings.tags],
        "database": str(database_of([folder], db)),
        "annotator": present_annotator(),
    }
    if as_json:
        say_json(found)
        return
    found["settings"] = _origin(settings)
    found["keys"] = "; ".join(f"{command_id}: {' '.join(keys)}" for command_id, keys in settings.keys.items())
    found["tags"] = ", ".join(found["tags"])
    say(table([(name, str(value) or "-") for name, value in found.items()]))


def _keys_markdown(commands: "list[Command]", keymap: "Keymap") -> str:
    """The commands with their keys, a table under each heading."""
    from reader.commands import Group, Scope

    parts = [_KEYS_HEAD]
    for group in Group:
        members = [command for command in commands if command.group is group]
        if not members:
            continue
        parts.append(f"\n## {group.value}\n\n| keys | command | what it does |\n|---|---|---|\n")
        for command in members:
            keys = " ".join(_code(key) for key in keymap.shown(command.id).split())
            where = " In the panel." if command.scope is Scope.PANEL else ""
            parts.append(f"| {keys} | `{command.id}` | {command.help}{where} |\n")
    return "".join(parts)


def _settings_text(tags: "TagSet") -> str:
    """A commented reader.toml that says what is in force without one, and these tags."""
    parts = [_SETTINGS_HEAD]
    for tag in tags:
        parts.append("\n[[tags]]\n")
        parts += [f"{name} = {_toml(getattr(tag, name))}\n" for name in _TAG_TEXTS]
        links = ", ".join(f"{_toml(kind)} = {_toml(targets)}" for kind, targets in tag.links)
        parts.append(f"links = {{ {links} }}\n")
    return "".join(parts)


def _toml(value: str | tuple[str, ...]) -> str:
    """A text or a list of texts as TOML spells it: as JSON does, but for one control that TOML wants escaped."""
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write_settings(folder: Path, settings: "Settings") -> Path:
    from reader.formats.files import write_file
    from reader.settings import FILE_NAME

    path = folder / FILE_NAME
    if path.exists():
        raise UsageError(f"{path} is there already.", todo="Change it, or move it away first.")
    write_file(path, _settings_text(settings.tags))
    return path


def _settings(folder: Path) -> "Settings":
    from reader.settings import load_settings

    return load_settings(_folder(folder))


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _origin(settings: "Settings") -> str:
    return str(settings.source) if settings.source else "the defaults; there is no reader.toml"


def _tag(tag: Any) -> dict[str, Any]:
    from msgspec.structs import asdict

    return {**asdict(tag), "links": {kind: list(targets) for kind, targets in tag.links}}


def _key_entry(command: "Command", keymap: "Keymap") -> dict[str, Any]:
    return {
        "id": command.id,
        "keys": list(keymap.keys_of(command.id)),
        "help": command.help,
        "group": command.group.value,
        "scope": command.scope.value,
    }


def _code(key: str) -> str:
    fence = "``" if "`" in key else "`"
    return f"{fence}{' ' if '`' in key else ''}{key}{' ' if '`' in key else ''}{fence}".replace("|", "\\|")
