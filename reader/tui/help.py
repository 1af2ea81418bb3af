"""The help: every command by group with its keys, and what the tags are for."""

from collections.abc import Iterator
from itertools import chain, repeat

from rich.cells import cell_len

from reader.commands import Group, Scope, all_commands
from reader.document.display import display
from reader.keymap import display as display_key
from reader.tui.lines import wrapped
from reader.tui.scrolled import Part, ScrolledText

_KEYS = 18
"""Cells of the column of keys."""


class HelpText(ScrolledText):
    """The keys that are in force, and the guidelines of the tag set."""

    def told(self, width: int) -> Iterator[list[Part]]:
        """Every command by group, then the tags."""
        own = [display_key(key) for key in self.session.keymap.keys_of("help")[:1]]
        yield []
        yield [
            ("Keys", self.look("strong", "bold")),
            (f"   {' or '.join(('escape', *own))} goes back · j k space scroll", self.look("quiet")),
        ]
        commands = [one for one in all_commands(self.session.settings.tags) if one.scope is not Scope.POINTER]
        for group in Group:
            of_group = [one for one in commands if one.group is group]
            if of_group:
                yield []
                yield [(group.value, self.look("accent", "bold"))]
            for command in of_group:
                keys = "  ".join(display_key(key) for key in self.session.keymap.keys_of(command.id))
                where = "In the panel: " if command.scope is Scope.PANEL else ""
                yield from self._entry(keys, where + command.help, width)
        yield []
        yield [("Tags", self.look("strong", "bold"))]
        yield from self._tags(width)

    def _entry(self, keys: str, text: str, width: int) -> Iterator[list[Part]]:
        """Keys at the left, what they do at the right, over as many lines as that takes."""
        room = _KEYS if cell_len(keys) < _KEYS else cell_len(keys) + 1
        for number, line in enumerate(wrapped(text, width - room)):
            shown = keys if number == 0 else ""
            yield [(shown + " " * (room - cell_len(shown)), self.look("strong")), (line, self.look("text"))]

    def _tags(self, width: int) -> Iterator[list[Part]]:
        for tag in self.session.settings.tags:
            yield []
            name = f"{tag.letter} {display(tag.name)}"
            signs = chain([(name, self.looks.tag_style(tag.name))], repeat((" " * cell_len(name), self.look("text"))))
            told = list(wrapped(tag.description, width - cell_len(name) - 3)) or [""]
            for sign, line in zip(signs, told, strict=False):
                yield [sign, (f"   {line}", self.look("text"))]
            for line in wrapped(tag.guideline, width - 2):
                yield [(f"  {line}", self.look("quiet"))]
