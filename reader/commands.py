"""Every command once: its id, default keys, label, one sentence of help, and where it can be given.

The footer, the help screen, the palette, KEYS.md and the keymap all derive from this table, so none of them can drift.
What a command does is in `session`; that every command has a handler, and the reverse, is tested.
"""

from enum import StrEnum

from msgspec import Struct

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


class Command(Struct, frozen=True):
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


COMMANDS: tuple[Command, ...] = (
    Command("sentence.next", ("j", "down"), "sentence", "Select the next sentence.", Group.MOVE, footer=2),
    Command("sentence.previous", ("k", "up"), "sentence back", "Select the previous sentence.", Group.MOVE),
    Command(
        "word.next", ("l", "right"), "word", "Select the next word; from a sentence, its first.", Group.MOVE, footer=2
    ),
    Command(
        "word.previous", ("h", "left"), "word back", "Select the previous word; from a sentence, its last.", Group.MOVE
    ),
    Command(
        "character.next", ("right_parenthesis",), "character", "Move the selection's head a character on.", Group.EXTEND
    ),
    Command(
        "character.previous", ("left_parenthesis",), "character back", "Move the head a character back.", Group.EXTEND
    ),
    Command("clause.next", ("semicolon",), "clause", "Select the next clause.", Group.MOVE),
    Command("clause.previous", ("comma",), "clause back", "Select the previous clause.", Group.MOVE),
    Command(
        "quotation.next",
        ("quotation_mark", "i"),
        "quotation",
        "Select the next quotation: in this sentence first, then on.",
        Group.MOVE,
        footer=3,
    ),
    Command("quotation.previous", ("apostrophe", "I"), "quotation back", "Select the previous quotation.", Group.MOVE),
    Command("paragraph.next", ("right_curly_bracket",), "paragraph", "Select the next paragraph.", Group.MOVE),
    Command(
        "paragraph.previous", ("left_curly_bracket",), "paragraph back", "Select the previous paragraph.", Group.MOVE
    ),
    Command(
        "extend.sentence.next", ("J", "shift+down"), "to next sentence", "Move the head a sentence on.", Group.EXTEND
    ),
    Command(
        "extend.sentence.previous",
        ("K", "shift+up"),
        "to last sentence",
        "Move the head a sentence back.",
        Group.EXTEND,
    ),
    Command(
        "extend.word.next", ("L", "shift+right"), "to next word", "Move the selection's head a word on.", Group.EXTEND
    ),
    Command("extend.word.previous", ("H", "shift+left"), "to last word", "Move the head a word back.", Group.EXTEND),
    Command("extend.mode", ("v",), "extend", "Let every motion extend, until a tag or escape.", Group.EXTEND),
    Command("swap.ends", ("o",), "swap ends", "Swap the selection's head and anchor.", Group.EXTEND),
    Command(
        "grow", ("plus", "equals_sign"), "grow", "Grow the selection to the next larger unit.", Group.EXTEND, footer=4
    ),
    Command("shrink", ("minus",), "shrink", "Shrink the selection to the next smaller unit.", Group.EXTEND),
    Command("find.word", ("f",), "word by letter", "Select a word by its first letter.", Group.FIND, footer=4),
    Command("find.span", ("F",), "span by letters", "Select a span by its first and last initials.", Group.FIND),
    Command("search", ("slash",), "search", "Search as you type.", Group.FIND, footer=11),
    Command("search.selection", ("asterisk",), "search this", "Search for the selected words.", Group.FIND),
    Command("search.tag", ("ampersand",), "tag matches", "Tag the matches of the search, each confirmed.", Group.FIND),
    Command("next", ("n",), "next", "The next match while a search is on, else the next unread sentence.", Group.FIND),
    Command("previous", ("N",), "previous one", "The previous match, else the previous unread sentence.", Group.FIND),
    Command("stack", ("O",), "of several", "Pick another annotation where several overlap.", Group.TAG),
    Command(
        "adjust", ("e",), "adjust", "Take up the current annotation's span and move its ends.", Group.TAG, footer=8
    ),
    Command("enter", ("enter",), "keep, follow", "Keep the adjusted span; else go to the link's other end.", Group.TAG),
    Command(
        "link", ("t",), "link", "Link the current annotation to another, or unlink the two.", Group.DESCRIBE, footer=8
    ),
    Command("link.type", ("T",), "link type", "Change the type of the current annotation's last link.", Group.DESCRIBE),
    Command("correct", ("B",), "correct", "Correct this block: join, split, hide, or another kind.", Group.EDIT),
    Command(
        "correct.pick", (), "correct", "Say how the block is to be corrected, by a key.", Group.EDIT, Scope.POINTER
    ),
    Command(
        "article.next", ("greater_than_sign",), "article", "Go on with the next article.", Group.PROGRAM, footer=13
    ),
    Command("article.previous", ("less_than_sign",), "article back", "Go to the previous article.", Group.PROGRAM),
    Command("articles", ("A",), "articles", "List the articles, with how far each is.", Group.PROGRAM),
    Command("article.open", (), "open", "Open an article of the list.", Group.PROGRAM, Scope.POINTER),
    Command("done", ("D",), "done", "Mark this article as done, or not.", Group.PROGRAM),
    Command("copy", ("y",), "copy", "Copy the selection to the clipboard.", Group.EDIT),
    Command(
        "initial", (), "initial", "Take an initial of the word or span that is asked for.", Group.FIND, Scope.POINTER
    ),
    Command("pick", (), "pick", "Pick by a key of a label.", Group.FIND, Scope.POINTER),
    Command("link.pick", (), "pick", "Pick the other end of a link by its letters.", Group.DESCRIBE, Scope.POINTER),
    Command("confirm", (), "confirm", "Answer for a match: yes, no, all, stop.", Group.FIND, Scope.POINTER),
    Command("prompt.type", (), "type", "Take what is being typed at a prompt.", Group.PROGRAM, Scope.POINTER),
    Command("cancel", ("escape",), "cancel", "Leave what was begun: extending, a search, the panel.", Group.PROGRAM),
    Command("top", ("g", "home"), "top", "Go to the first sentence.", Group.VIEW),
    Command("bottom", ("G", "end"), "end", "Go to the last sentence.", Group.VIEW),
    Command("page.down", ("space", "pagedown"), "page", "Read on: a page down.", Group.VIEW, footer=9),
    Command("page.up", ("pageup",), "page back", "A page up.", Group.VIEW),
    Command("half.down", ("ctrl+d",), "half page", "Half a page down.", Group.VIEW),
    Command("half.up", ("ctrl+u",), "half page back", "Half a page up.", Group.VIEW),
    Command("line.down", ("ctrl+e",), "line", "Scroll a line down.", Group.VIEW),
    Command("line.up", ("ctrl+y",), "line back", "Scroll a line up.", Group.VIEW),
    Command("tag.again", ("full_stop",), "same tag", "Give the last tag again, with its speaker.", Group.TAG, footer=6),
    Command("remove", ("x", "delete", "backspace"), "remove", "Remove the current annotation.", Group.TAG, footer=7),
    Command("speaker", ("s",), "speaker", "Say who speaks in the current annotation.", Group.DESCRIBE, footer=8),
    Command("speaker.clear", ("S",), "no speaker", "Clear the speaker.", Group.DESCRIBE),
    Command("certainty", ("a",), "certainty", "How it is said: asserted, alleged, hedged, anonymous.", Group.DESCRIBE),
    Command("note", ("m",), "note", "Write a note on the current annotation.", Group.DESCRIBE, footer=8),
    Command(
        "doubt", ("exclamation_mark",), "doubt", "Mark the current annotation as doubtful, or not.", Group.DESCRIBE
    ),
    Command(
        "annotation.next",
        ("right_square_bracket", "w"),
        "annotation",
        "Go to the next annotation.",
        Group.MOVE,
        footer=5,
    ),
    Command(
        "annotation.previous",
        ("left_square_bracket", "W"),
        "annotation back",
        "Go to the previous annotation.",
        Group.MOVE,
    ),
    Command("undo", ("u",), "undo", "Undo your last change in this article.", Group.EDIT, footer=10),
    Command("redo", ("ctrl+r",), "redo", "Do again what was undone.", Group.EDIT),
    Command("hidden", ("z",), "hidden text", "Show or hide what is not the article.", Group.VIEW, footer=11),
    Command("source", ("R",), "source", "Show the source text as it is in the file.", Group.VIEW),
    Command("export", ("E",), "export", "Write the annotations to a JSON file.", Group.PROGRAM, footer=12),
    Command("panel", ("p",), "panel", "Show or hide the side panel.", Group.VIEW, footer=14),
    Command("panel.focus", ("tab",), "to panel", "Move between the article and the panel.", Group.VIEW),
    Command("panel.next", ("j", "down"), "next", "The next annotation in the list.", Group.VIEW, Scope.PANEL, footer=1),
    Command("panel.previous", ("k", "up"), "previous", "The previous annotation in the list.", Group.VIEW, Scope.PANEL),
    Command("panel.go", ("enter",), "go there", "Go to the annotation in the text.", Group.VIEW, Scope.PANEL, footer=2),
    Command("panel.order", ("o",), "order", "List in order, by tag, or by speaker.", Group.VIEW, Scope.PANEL, footer=4),
    Command(
        "panel.search", ("slash",), "search", "Search words, notes and speakers.", Group.FIND, Scope.PANEL, footer=3
    ),
    Command("panel.match.next", ("n",), "next", "The next annotation that matches.", Group.FIND, Scope.PANEL),
    Command(
        "panel.match.previous", ("N",), "previous", "The previous annotation that matches.", Group.FIND, Scope.PANEL
    ),
    Command("select.span", (), "select", "Select from one offset to another: a drag.", Group.MOVE, Scope.POINTER),
    Command("select.word", (), "word", "Select the word at an offset: a double click.", Group.MOVE, Scope.POINTER),
    Command(
        "select.sentence",
        (),
        "sentence",
        "Select the sentence at an offset: a click, a triple click.",
        Group.MOVE,
        Scope.POINTER,
    ),
    Command("visit", (), "visit", "Go to an annotation: a click on it.", Group.MOVE, Scope.POINTER),
    Command("scroll", (), "scroll", "Scroll by so many rows: the wheel.", Group.VIEW, Scope.POINTER),
    Command("prompt.submit", (), "enter", "Take what was typed at a prompt.", Group.PROGRAM, Scope.POINTER),
    Command("saved", ("ctrl+s",), "saved", "Say where everything is saved already.", Group.PROGRAM),
    Command("help", ("question_mark",), "keys", "All keys and the tags' guidelines.", Group.PROGRAM, footer=15),
    Command("palette", ("colon", "ctrl+p"), "palette", "Find a command by its name.", Group.PROGRAM),
    Command("quit", ("q", "ctrl+q"), "leave", "Leave. Nothing to save: it is saved.", Group.PROGRAM, footer=16),
)
"""All commands but those that give a tag, which follow from the tag set."""

TAG_PREFIX = "tag."
"""`tag.` and a tag's name is the id of the command that gives it."""


def _tag_commands(tags: TagSet) -> tuple[Command, ...]:
    """The commands that give the tags of a set: its own key and its place in the set as a digit."""
    return tuple(
        Command(
            f"{TAG_PREFIX}{tag.name}",
            (tag.key, str(place)) if place <= len("123456789") else (tag.key,),
            tag.name,
            f"Tag the selection as {tag.name}, or take your own tag off it.",
            Group.TAG,
            footer=1,
        )
        for place, tag in enumerate(tags, start=1)
    )


def all_commands(tags: TagSet) -> tuple[Command, ...]:
    """Every command there is with that tag set, in the order of the help screen."""
    return (*COMMANDS, *_tag_commands(tags))
