"""Every command once: its id, default keys, label, one sentence of help, and where it can be given.

The footer, the help screen, the palette, KEYS.md and the keymap all derive from this table, so none of them can drift.
What a command does is in `session`; that every command has a handler, and the reverse, is tested.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.annotations.tagsets import TagSet


class Scope(StrEnum):
    """Where a command can be given."""

    READING = "reading"
    """In the article, and wherever the panel does not take the key for itself."""
    PANEL = "panel"
    """While the side panel has the keys."""
    POINTER = "pointer"
    """By the mouse, by a prompt that was filled in, or by the program itself: these have no keys."""


class Group(StrEnum):
    """The headings under which help lists the commands."""

    MOVE = "Move and select"
    EXTEND = "Extend the selection"
    FIND = "Find"
    VIEW = "Page and view"
    TAG = "Tag"
    DESCRIBE = "Describe"
    EDIT = "Edit"
    PROGRAM = "Program"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the reader can be told to do.

    Attributes:
        id: stable name, for reader.toml, tests and the log.
        keys: default keys, in Textual's spelling (`question_mark`, `ctrl+r`, `J`).
        label: one or two words, for the footer.
        help: one sentence, for help, palette and KEYS.md.
        group: the heading that it stands under.
        scope: where it can be given.
        footer: its rank in the footer, 1 first; 0 keeps it out.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    scope: Scope = Scope.READING
    footer: int = 0


def _table() -> tuple[Command, ...]:
    move, extend, find, view, pointer = Group.MOVE, Group.EXTEND, Group.FIND, Group.VIEW, Scope.POINTER
    tag, describe, edit, program = Group.TAG, Group.DESCRIBE, Group.EDIT, Group.PROGRAM
    return (
        Command("sentence.next", ("j", "down"), "sentence", "Select the next sentence.", move, footer=1),
        Command("sentence.previous", ("k", "up"), "sentence back", "Select the previous sentence.", move),
        Command(
            "word.next", ("l", "right"), "word", "Select the next word; from a sentence, its first.", move, footer=2
        ),
        Command(
            "word.previous", ("h", "left"), "word back", "Select the previous word; from a sentence, its last.", move
        ),
        Command(
            "character.next", ("right_parenthesis",), "character", "Move the selection's head a character on.", extend
        ),
        Command(
            "character.previous", ("left_parenthesis",), "character back", "Move the head a character back.", extend
        ),
        Command("clause.next", ("semicolon",), "clause", "Select the next clause.", move),
        Command("clause.previous", ("comma",), "clause back", "Select the previous clause.", move),
        Command(
            "quotation.next",
            ("quotation_mark", "i"),
            "quotation",
            "Select the next quotation: in this sentence first, then on.",
            move,
            footer=3,
        ),
        Command("quotation.previous", ("apostrophe", "I"), "quotation back", "Select the previous quotation.", move),
        Command("paragraph.next", ("right_curly_bracket",), "paragraph", "Select the next paragraph.", move),
        Command(
            "paragraph.previous", ("left_curly_bracket",), "paragraph back", "Select the previous paragraph.", move
        ),
        Command(
            "extend.sentence.next", ("J", "shift+down"), "to next sentence", "Move the head a sentence on.", extend
        ),
        Command(
            "extend.sentence.previous", ("K", "shift+up"), "to last sentence", "Move the head a sentence back.", extend
        ),
        Command(
            "extend.word.next", ("L", "shift+right"), "to next word", "Move the selection's head a word on.", extend
        ),
        Command("extend.word.previous", ("H", "shift+left"), "to last word", "Move the head a word back.", extend),
        Command("extend.mode", ("v",), "extend", "Let every motion extend, until a tag or escape.", extend),
        Command("swap.ends", ("o",), "swap ends", "Swap the selection's head and anchor.", extend),
        Command(
            "grow", ("plus", "equals_sign"), "grow", "Grow the selection to the next larger unit.", extend, footer=4
        ),
        Command("shrink", ("minus",), "shrink", "Shrink the selection to the next smaller unit.", extend),
        Command("find.word", ("f",), "word by letter", "Select a word by its first letter.", find, footer=4),
        Command("find.span", ("F",), "span by letters", "Select a span by its first and last initials.", find),
        Command("search", ("slash",), "search", "Search as you type.", find, footer=11),
        Command("search.selection", ("asterisk",), "search this", "Search for the selected words.", find),
        Command("search.tag", ("ampersand",), "tag matches", "Tag the matches of the search, each confirmed.", find),
        Command("next", ("n",), "next", "The next match while a search is on, else the next unread sentence.", find),
        Command("previous", ("N",), "previous one", "The previous match, else the previous unread sentence.", find),
        Command("stack", ("O",), "of several", "Pick another annotation where several overlap.", tag),
        Command("adjust", ("e",), "adjust", "Take up the current annotation's span and move its ends.", tag, footer=8),
        Command("enter", ("enter",), "keep, follow", "Keep the adjusted span; else go to the link's other end.", tag),
        Command(
            "link", ("t",), "link", "Link the current annotation to another, or unlink the two.", describe, footer=8
        ),
        Command("link.type", ("T",), "link type", "Change the type of the current annotation's last link.", describe),
        Command("done", ("D",), "done", "Mark this article as done, or not.", program),
        Command("copy", ("y",), "copy", "Copy the selection to the clipboard.", edit),
        Command("initial", (), "initial", "Take an initial of the word or span that is asked for.", find, pointer),
        Command("pick", (), "pick", "Pick by a key of a label.", find, pointer),
        Command("link.pick", (), "pick", "Pick the other end of a link by its letter.", describe, pointer),
        Command("confirm", (), "confirm", "Answer for a match: yes, no, all, stop.", find, pointer),
        Command("prompt.type", (), "type", "Take what is being typed at a prompt.", program, pointer),
        Command("cancel", ("escape",), "cancel", "Leave what was begun: extending, a search, an adjustment.", program),
        Command("top", ("g", "home"), "top", "Go to the first sentence.", view),
        Command("bottom", ("G", "end"), "end", "Go to the last sentence.", view),
        Command("page.down", ("space", "pagedown"), "page", "Read on: a page down.", view, footer=9),
        Command("page.up", ("pageup",), "page back", "A page up.", view),
        Command("half.down", ("ctrl+d",), "half page", "Half a page down.", view),
        Command("half.up", ("ctrl+u",), "half page back", "Half a page up.", view),
        Command("line.down", ("ctrl+e",), "line", "Scroll a line down.", view),
        Command("line.up", ("ctrl+y",), "line back", "Scroll a line up.", view),
        Command("tag.again", ("full_stop",), "same tag", "Give the last tag again, with its speaker.", tag, footer=6),
        Command("remove", ("x", "delete", "backspace"), "remove", "Remove the current annotation.", tag, footer=7),
        Command("speaker", ("s",), "speaker", "Say who speaks in the current annotation.", describe, footer=8),
        Command("speaker.clear", ("S",), "no speaker", "Clear the speaker.", describe),
        Command("certainty", ("a",), "certainty", "How it is said: asserted, alleged, hedged, anonymous.", describe),
        Command("note", ("m",), "note", "Write a note on the current annotation.", describe, footer=8),
        Command("doubt", ("exclamation_mark",), "doubt", "Mark the current annotation as doubtful, or not.", describe),
        Command(
            "annotation.next", ("right_square_bracket", "w"), "annotation", "Go to the next annotation.", move, footer=5
        ),
        Command(
            "annotation.previous",
            ("left_square_bracket", "W"),
            "annotation back",
            "Go to the previous annotation.",
            move,
        ),
        Command("undo", ("u",), "undo", "Undo your last change in this article.", edit, footer=10),
        Command("redo", ("ctrl+r",), "redo", "Do again what was undone.", edit),
        Command("hidden", ("z",), "hidden text", "Show or hide what is not the article.", view, footer=11),
        Command("export", ("E",), "export", "Write the annotations to a JSON file.", program, footer=12),
        Command("panel", ("p",), "panel", "Show or hide the side panel.", view, footer=13),
        Command("panel.focus", ("tab",), "to panel", "Move between the article and the panel.", view),
        Command("panel.next", ("j", "down"), "next", "The next annotation in the list.", view, Scope.PANEL),
        Command("panel.previous", ("k", "up"), "previous", "The previous annotation in the list.", view, Scope.PANEL),
        Command("panel.go", ("enter",), "go there", "Go to the annotation in the text.", view, Scope.PANEL),
        Command("select.span", (), "select", "Select from one offset to another: a drag.", move, pointer),
        Command("select.word", (), "word", "Select the word at an offset: a double click.", move, pointer),
        Command(
            "select.sentence",
            (),
            "sentence",
            "Select the sentence at an offset: a click, a triple click.",
            move,
            pointer,
        ),
        Command("visit", (), "visit", "Go to an annotation: a click on it.", move, pointer),
        Command("scroll", (), "scroll", "Scroll by so many rows: the wheel.", view, pointer),
        Command("prompt.submit", (), "enter", "Take what was typed at a prompt.", program, pointer),
        Command("saved", ("ctrl+s",), "saved", "Say where everything is saved already.", program),
        Command("help", ("question_mark",), "keys", "All keys and the tags' guidelines.", program, footer=14),
        Command("palette", ("colon", "ctrl+p"), "palette", "Find a command by its name.", program),
        Command("quit", ("q", "ctrl+q"), "leave", "Leave. Nothing to save: it is saved.", program, footer=15),
    )


COMMANDS: tuple[Command, ...] = _table()
"""All commands but those that give a tag, which follow from the tag set."""

TAG_PREFIX = "tag."
"""`tag.` and a tag's name is the id of the command that gives it."""


def tag_commands(tags: TagSet) -> tuple[Command, ...]:
    """The commands that give the tags of a set: its own key and its place in the set as a digit."""
    return tuple(
        Command(
            f"{TAG_PREFIX}{tag.name}",
            (tag.key, str(place)) if place <= len("123456789") else (tag.key,),
            tag.name,
            f"Tag the selection as {tag.name}, or take your own tag off it.",
            Group.TAG,
            footer=5,
        )
        for place, tag in enumerate(tags, start=1)
    )


def all_commands(tags: TagSet) -> tuple[Command, ...]:
    """Every command there is with that tag set, in the order of the help screen."""
    return (*COMMANDS, *tag_commands(tags))


def by_id(commands: Iterable[Command]) -> dict[str, Command]:
    """The commands by their ids."""
    return {command.id: command for command in commands}
