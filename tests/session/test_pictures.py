"""Every command once, as a picture: what stands there, the keys, what stands there then.

A picture is the text with the selection drawn in; then, each on a line of its own where there is something to tell, the
annotations with what is said of them, their links, and what is asked for.
"""

from pathlib import Path

import pytest

from reader.annotations.tagsets import DEFAULT_TAGS
from reader.commands import Scope, all_commands
from reader.session.modes import Prompting, Reading
from reader.session.session import Session
from tests.session.marked import drawn, session_of
from tests.session.test_linking import links
from tests.session.test_marking import typed

ROWS = "\n\n".join(f"Row {number}." for number in range(1, 30))


def told(session: Session) -> str:
    """The picture of a session."""
    lines = [drawn(session)]
    for row in range(session.desk.count):
        one = session.desk.annotation(session.desk.id_at(row))
        assert one is not None
        said = [one.tag, f"“{one.quote}”", one.speaker, one.certainty, one.note, "?" if one.doubt else ""]
        lines.append(" ".join(part for part in said if part))
    lines += [f"“{origin}” {kind} “{target}”" for kind, origin, target in links(session)]
    if not isinstance(session.mode, Reading):
        asked = session.mode.title if isinstance(session.mode, Prompting) else type(session.mode).__name__
        lines.append(f"[{asked}]")
    return "\n".join(lines)


PICTURES: dict[str, tuple[str, str, str]] = {
    "sentence.next": ("[One.|] Two.", "j", "One. [Two.|]"),
    "sentence.previous": ("One. [Two.|]", "k", "[One.|] Two."),
    "word.next": ("The [quick|] fox", "l", "The quick [fox|]"),
    "word.previous": ("The [quick|] fox", "h", "[The|] quick fox"),
    "clause.next": ("[It ran; it left.|]", "semicolon", "[It ran;|] it left."),
    "clause.previous": ("It ran; [it left.|]", "comma", "[It ran;|] it left."),
    "quotation.next": ("[He said “no” twice.|]", "quotation_mark", "He said [“no”|] twice."),
    "quotation.previous": ("He said “no”. [So.|]", "apostrophe", "He said [“no”|]. So."),
    "paragraph.next": ("[One.|] More.\n\nTwo.", "right_curly_bracket", "One. More.\n\n[Two.|]"),
    "paragraph.previous": ("One. More.\n\n[Two.|]", "left_curly_bracket", "[One. More.|]\n\nTwo."),
    "character.next": ("[On|]e fox.", "right_parenthesis", "[One|] fox."),
    "character.previous": ("[One|] fox.", "left_parenthesis", "[On|]e fox."),
    "extend.sentence.next": ("[One.|] Two.", "J", "[One. Two.|]"),
    "extend.sentence.previous": ("One. [Two.|]", "K", "[|One. Two.]"),
    "extend.word.next": ("The [quick|] fox", "L", "The [quick fox|]"),
    "extend.word.previous": ("The [quick|] fox", "H", "[|The quick] fox"),
    "extend.mode": ("[The|] quick fox", "v l", "[The quick|] fox"),
    "swap.ends": ("The [quick|] fox", "o", "The [|quick] fox"),
    "grow": ("The [quick|] fox", "plus", "[The quick fox|]"),
    "shrink": ("[One. Two.|]", "minus", "[One.|] Two."),
    "cancel": ("[The|] quick fox", "v escape l", "The [quick|] fox"),
    "find.word": ("[The quick fox|]", "f q", "The [quick|] fox"),
    "find.span": ("[The quick red fox|]", "F q f", "The [quick red fox|]"),
    "search": ("[One.|] Two.", "slash", "[One.|] Two.\n[search]"),
    "search.selection": ("[fox|] a fox", "asterisk n", "fox a [fox|]"),
    "search.tag": ("[fox|] a fox", "ampersand a", "[fox|] a fox\nclaim “fox”\nclaim “fox”"),
    "next": ("[One.|] Two.", "n", "One. [Two.|]"),
    "previous": ("One. [Two.|]", "N", "[One.|] Two."),
    "top": ("One. [Two.|]", "g", "[One.|] Two."),
    "bottom": ("[One.|] Two.", "G", "One. [Two.|]"),
    "page.down": (f"[Row 1.|]{ROWS[6:]}", "space", ROWS.replace("Row 12.", "[Row 12.|]")),
    "page.up": (ROWS.replace("Row 29.", "[Row 29.|]"), "pageup", ROWS.replace("Row 7.", "[Row 7.|]")),
    "half.down": (f"[Row 1.|]{ROWS[6:]}", "ctrl+d", ROWS.replace("Row 7.", "[Row 7.|]")),
    "half.up": (ROWS.replace("Row 29.", "[Row 29.|]"), "ctrl+u", ROWS.replace("Row 12.", "[Row 12.|]")),
    "line.down": ("[One.|] Two.", "ctrl+e", "[One.|] Two."),
    "line.up": ("[One.|] Two.", "ctrl+y", "[One.|] Two."),
    "tag.claim": ("[One.|]", "c", "[One.|]\nclaim “One.”"),
    "tag.denial": ("[One.|]", "d", "[One.|]\ndenial “One.”"),
    "tag.criticism": ("[One.|]", "r", "[One.|]\ncriticism “One.”"),
    "tag.background": ("[One.|]", "b", "[One.|]\nbackground “One.”"),
    "tag.again": ("[One.|] Two.", "d j full_stop", "One. [Two.|]\ndenial “One.”\ndenial “Two.”"),
    "remove": ("[One.|]", "c x", "[One.|]"),
    "stack": ("[One.|]", "c d O x", "[One.|]\ndenial “One.”"),
    "adjust": ("[One two.|]", "c e h enter", "[One two|].\nclaim “One two”"),
    "enter": ("[One.|] Two.", "c j d t a enter", "[One.|] Two.\nclaim “One.”\ndenial “Two.”\n“Two.” denies “One.”"),
    "link": ("[One.|] Two.", "c j d t a", "One. [Two.|]\nclaim “One.”\ndenial “Two.”\n“Two.” denies “One.”"),
    "link.type": ("[One.|] Two.", "c j d t a T", "One. [Two.|]\nclaim “One.”\ndenial “Two.”\n“Two.” criticises “One.”"),
    "speaker": ("[One.|]", "c s", "[One.|]\nclaim “One.”\n[speaker of “One.”]"),
    "speaker.clear": ("[One.|]", "c s <Ann> S", "[One.|]\nclaim “One.”"),
    "certainty": ("[One.|]", "c a a", "[One.|]\nclaim “One.” alleged"),
    "note": ("[One.|]", "c m <why?>", "[One.|]\nclaim “One.” why?"),
    "doubt": ("[One.|]", "c exclamation_mark", "[One.|]\nclaim “One.” ?"),
    "annotation.next": ("[One.|] Two.", "j c k right_square_bracket", "One. [Two.|]\nclaim “Two.”"),
    "annotation.previous": ("[One.|] Two.", "c j left_square_bracket", "[One.|] Two.\nclaim “One.”"),
    "undo": ("[One.|]", "c u", "[One.|]"),
    "redo": ("[One.|]", "c u ctrl+r", "[One.|]\nclaim “One.”"),
    "correct": ("[One|]\n\ntwo.", "B j", "[One|] two."),
    "help": ("[One.|]", "question_mark", "[One.|]\n[Helping]"),
    "palette": ("[One.|]", "colon", "[One.|]\n[Choosing]"),
    "quit": ("[One.|]", "q", "[One.|]\n[Leaving]"),
    "panel.next": ("[One.|] Two.", "c j d k tab j", "One. [Two.|]\nclaim “One.”\ndenial “Two.”"),
    "panel.previous": ("[One.|] Two.", "c j d tab k", "[One.|] Two.\nclaim “One.”\ndenial “Two.”"),
    "panel.go": ("[One.|] Two.", "c tab enter j", "One. [Two.|]\nclaim “One.”"),
    "panel.focus": ("[One.|] Two.", "c tab tab j", "One. [Two.|]\nclaim “One.”"),
    "panel.search": ("[One.|] Two.", "c j d k tab slash <two>", "One. [Two.|]\nclaim “One.”\ndenial “Two.”"),
    "panel.match.next": (
        "[One.|] Two. Won.",
        "c j d j c tab slash <claim> n",
        "[One.|] Two. Won.\nclaim “One.”\ndenial “Two.”\nclaim “Won.”",
    ),
    "panel.match.previous": (
        "[One.|] Two. Won.",
        "c j d j c tab slash <claim> N",
        "[One.|] Two. Won.\nclaim “One.”\ndenial “Two.”\nclaim “Won.”",
    ),
}

ELSEWHERE = {
    "hidden": "test_moving: hidden blocks are passed over until they are shown",
    "source": "tui/test_app: the source text is shown as it is",
    "panel": "test_paneling",
    "panel.order": "test_paneling",
    "saved": "below",
    "copy": "below",
    "done": "below",
    "article.next": "test_turning",
    "article.previous": "test_turning",
    "articles": "test_turning",
    "export": "tui and cli: it writes a file",
}
"""Commands whose effect is no picture, and where they are proved."""


@pytest.mark.parametrize("command", list(PICTURES))
def test_the_picture_of(command: str, tmp_path: Path) -> None:
    before, keys, after = PICTURES[command]
    session = session_of(before, tmp_path)
    session.view.resize(60, 24)

    for key in keys.split():
        if key.startswith("<"):
            session.run("prompt.submit", key.strip("<>"))
        else:
            session.press(key)

    assert told(session) == after


def test_every_command_with_a_key_has_a_picture_or_is_proved_elsewhere() -> None:
    commands = {command.id for command in all_commands(DEFAULT_TAGS) if command.scope is not Scope.POINTER}

    assert commands == PICTURES.keys() | ELSEWHERE.keys()


def test_copying_gives_the_shown_text_of_the_selection(tmp_path: Path) -> None:
    session = session_of("[One.|]\n\nMore News\n\nTwo.", tmp_path, hidden=(1,))

    typed(session, "J y")

    assert session.clipboard == "One. Two."


def test_saving_is_said_to_have_happened_already(tmp_path: Path) -> None:
    session = session_of("[One.|]", tmp_path)

    typed(session, "c ctrl+s")

    assert session.happened == f"every step is saved at once, in {tmp_path / 'annotations.json'}"


def test_an_article_is_done_and_not_done_again(tmp_path: Path) -> None:
    session = session_of("[One.|]", tmp_path)

    states = []
    for _ in range(2):
        session.press("D")
        states.append(session.desk.record.state.value)

    assert states == ["done", "in progress"]
