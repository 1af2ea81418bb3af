"""The app: keys and the mouse reach the session, and what the session says reaches the screen, safely."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.widgets import Input

from reader.annotations.changes import add, revise
from reader.cleaning.sources import read_source
from reader.document.article import Article
from reader.document.blocks import Block, Kind
from reader.document.cells import cells
from reader.document.offsets import linear
from reader.document.spans import Span
from reader.session.modes import Helping, Leaving, Prompting, Reading
from reader.session.session import Session
from reader.store.base import SaveState
from reader.tui.app import ReaderApp
from tests.tui.scene import app_of, press, screen_of, selected, session_in, style_at, text_of

SIZE = (80, 24)


def one_block(text: str) -> Article:
    return Article((Block(Kind.PARAGRAPH, text, linear(0, len(text)), (Span(0, len(text)),)),))


async def test_the_selection_is_shown_where_it_is(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j")
        await pilot.pause()

        assert style_at(app, "Officials Trade").bgcolor == style_at(app, "Gives Way").bgcolor
        assert style_at(app, "Officials Trade").bgcolor != style_at(app, "Harbour Desk").bgcolor


async def test_a_tag_is_shown_in_the_frame_that_counts_it(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j c")
        await pilot.pause()
        lines = text_of(app)

        assert any(line.startswith("   C Officials Trade Blame") for line in lines)
        assert "1 tagged · sav" in lines[-2]


async def test_only_lines_that_differ_are_drawn_anew(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        before = list(app.reading.page._strips)
        await press(app, "j")
        after = list(app.reading.page._strips)

        assert [number for number, strip in enumerate(after) if strip is not before[number]] == [1, 2, 4]


async def test_tagging_draws_only_the_rows_that_were_tagged(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j")
        await pilot.pause()
        before = list(app.reading.page._strips)
        await press(app, "c")
        after = list(app.reading.page._strips)

        assert [number for number, strip in enumerate(after) if strip is not before[number]] == [4]


async def test_the_keys_of_reading_are_shown_again_after_an_answer(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j c j d")
        await pilot.pause()
        before = text_of(app)[-1]
        await press(app, "t")
        await pilot.pause()
        asked = text_of(app)[-1]
        await press(app, "a")
        await pilot.pause()

        assert asked != before
        assert text_of(app)[-1] == before


async def test_the_terminal_cursor_stands_at_the_head_of_the_selection(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j l")
        await pilot.pause()

        assert app.cursor_position == (5 + len("Officials") - 1, 4)


async def test_keys_typed_at_once_after_a_prompt_go_into_it(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        for key in ("j", "c", "s", "A", "n", "n", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()

        assert session.current is not None
        assert session.current.speaker == "Ann"
        assert isinstance(session.mode, Reading)


async def test_a_digit_takes_a_name_and_escape_leaves(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "c", "s", "A", "n", "n", "enter", "j", "d", "s", "1")
        taken = session.current.speaker if session.current else None
        await pilot.press("s", "escape")
        await pilot.pause()

        assert taken == "Ann"
        assert isinstance(session.mode, Reading)
        assert not app.screen.query(Input)


@pytest.mark.parametrize("text", ["می\u200cگوید", "👩\u200d👧", "e\u0301t\xe9"], ids=["persian", "emoji", "accents"])
@pytest.mark.parametrize("ask", ["s", "m"])
async def test_what_joins_and_parts_letters_is_typed_too(app: ReaderApp, session: Session, ask: str, text: str) -> None:
    async with app.run_test(size=SIZE):
        await press(app, f"j j j j j j c {ask}")
        for character in text:
            await app.on_event(events.Key(character, character))
        await app.on_event(events.Key("enter" if ask == "s" else "ctrl+s", None))

        assert session.current is not None
        assert text in {session.current.speaker, session.current.note}


async def test_a_note_has_lines_and_ctrl_s_keeps_it(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "c", "m", "a", "enter", "b", "ctrl+s")
        await pilot.pause()

        assert session.current is not None
        assert session.current.note == "a\nb"


async def test_the_search_follows_what_is_typed(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", "l", "e", "t", "t")

        assert selected(session) == "lett"
        await pilot.press("enter")
        await pilot.pause()

        assert style_at(app, "letters").bgcolor is not None


async def test_help_tells_keys_and_guidelines_and_goes_back(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("question_mark")
        shown = text_of(app)
        await pilot.press("G")
        end = text_of(app)
        await pilot.press("escape")
        await pilot.pause()

        assert any("Select the next sentence." in line for line in shown)
        assert any("background" in line for line in end)
        assert isinstance(session.mode, Reading)
        assert app.screen is app.reading


async def test_the_palette_is_left_without_a_trace(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("ctrl+p", "escape")
        await pilot.pause()
        await press(app, "j")

        assert selected(session).startswith("Officials")


async def test_alt_and_a_key_are_escape_and_the_key(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE):
        await press(app, "v")
        await press(app, "alt+j")

        assert not session.extending
        assert selected(session).startswith("Officials")


async def test_a_modifier_alone_is_no_key(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE):
        await press(app, "j c")
        said = session.happened
        await press(app, "left_shift iso_level3_shift")

        assert session.happened == said


async def test_a_key_that_means_nothing_says_so(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "é")
        await pilot.pause()

        assert "é is no key here" in text_of(app)[-2]
        assert session.refused


async def test_ctrl_c_copies_and_says_how_to_leave(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE):
        await press(app, "j ctrl+c")

        assert app.clipboard.startswith("Officials Trade Blame")
        assert session.happened.endswith("q leaves the reader")


async def test_what_a_terminal_would_obey_never_reaches_it(tmp_path: Path) -> None:
    nasty = "\x1b]0;PWNED\x07 \x1b[2J \x9b31m \u202eevil\u2066 [bold]not markup[/bold] \x7f"
    session = session_in(tmp_path, one_block(f"Before {nasty} after."))
    app = app_of(session)

    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("c", "s")
        for character in nasty:
            app.post_message(events.Key("x", character))
        await pilot.press("enter")
        session.say(nasty)
        await app.show()
        await pilot.pause()
        shown = "".join(text_of(app))

    assert "[bold]not markup[/bold]" in shown
    assert [character for character in shown if not character.isprintable()] == []


@pytest.mark.parametrize("tag", ["\x1bc", "中文", "ßen"])
async def test_the_letter_of_a_tag_from_elsewhere_takes_one_cell_of_its_row(
    tag: str, app: ReaderApp, session: Session
) -> None:
    stranger = session.desk.new_annotation(tag, session.selected)
    assert stranger is not None
    session.desk.apply("tag", [add(stranger)])

    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        rows = screen_of(app)

    assert {cells(row.text) for row in rows} == {SIZE[0]}
    assert [sign for row in rows for sign in row.text if not sign.isprintable()] == []


@pytest.mark.parametrize("field", ["s", "m"])
async def test_what_is_typed_into_shows_what_a_terminal_would_obey_as_signs(
    field: str, app: ReaderApp, session: Session
) -> None:
    nasty = "\x1b]0;PWNED\x07\x9b2J\u202e" * 12

    async with app.run_test(size=SIZE) as pilot:
        await press(app, f"c {field}")
        app.post_message(events.Paste(nasty))
        await pilot.pause()
        lines = text_of(app)
        taker = app.reading.taker
        assert taker is not None

        assert taker.typed == nasty
        assert any("␛]0;PWNED␇\ufffd2J\ufffd" in line for line in lines)
        assert [sign for line in lines for sign in line if not sign.isprintable()] == []
        assert {cells(row.text) for row in screen_of(app)} == {SIZE[0]}


async def test_a_note_that_somebody_else_wrote_is_shown_as_it_can_be_and_kept_as_it_is(
    app: ReaderApp, session: Session
) -> None:
    nasty = "\x1b]0;PWNED\x07\ta\x9b2J\nand \x1b]52;c;UFdORUQ=\x07\r\x85\x0c\u2028."

    async with app.run_test(size=SIZE) as pilot:
        await press(app, "c")
        assert session.current is not None
        session.desk.apply("note", [revise(session.current, replace(session.current, note=nasty))])
        await press(app, "m")
        await pilot.pause()
        lines = text_of(app)
        await press(app, "ctrl+s")

        assert [line.strip() for line in lines if "PWNED" in line or "]52;" in line] == [
            "␛]0;PWNED␇  a\ufffd2J",
            "and ␛]52;c;UFdORUQ=␇␍\ufffd␌␤.",
        ]
        assert session.current.note == nasty


async def test_a_narrow_terminal_keeps_the_panel_away_until_it_is_asked_for(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        beside = app.reading.panel.region
        await pilot.resize_terminal(80, 24)
        away = app.reading.panel.region
        await press(app, "p")
        await pilot.pause()
        over = app.reading.panel.region
        await pilot.resize_terminal(120, 40)
        await pilot.pause()

        assert (beside.x, beside.width) == (82, 38)
        assert away.width == 0
        assert over.right == 80
        assert app.reading.page.size.width == 81
        assert session.panel_shown


async def test_the_selection_stays_in_sight_when_the_terminal_shrinks(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(app, "G")
        await pilot.resize_terminal(50, 12)
        await pilot.pause()

        assert session.view.shown.contains(session.selection.head_character)
        assert any("eleven" in line for line in text_of(app))


@pytest.mark.parametrize("width", [8, 20])
async def test_a_window_without_room_for_the_status_line_is_told_of_and_outlived(app: ReaderApp, width: int) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        before = text_of(app)
        await pilot.resize_terminal(width, 60)
        await pilot.pause()
        told = "".join(line.replace(" ", "") for line in text_of(app))
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()

        assert "needs40columns" in told
        assert text_of(app) == before


async def test_both_ends_of_a_link_stand_out(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "j c j j j d t")
        await pilot.pause()
        asked = text_of(app)
        await press(app, "a")
        await pilot.pause()

        assert any("afficials Trade" in line for line in asked)
        assert session.desk.store.links("a")
        assert style_at(app, "C Officials").reverse
        assert style_at(app, "D Transport").reverse


async def test_labels_take_the_place_of_letters_cell_by_cell(tmp_path: Path) -> None:
    session = session_in(tmp_path, one_block("他在 tap 他在 top 他在 tip"))
    app = app_of(session)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, "f t")
        await pilot.pause()
        line = next(line for line in text_of(app) if "他" in line)

        assert sum(word in line for word in ("tap", "top", "tip")) == 1
        assert len(line.strip()) == len("他在 tap 他在 top 他在 tip")


async def test_a_theme_is_put_on_everything(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        dark = style_at(app, "Harbour Desk")
        app.wear("reader-light")
        await pilot.pause()

        assert style_at(app, "Harbour Desk").bgcolor != dark.bgcolor
        assert style_at(app, "tagged").bgcolor is not None


async def test_the_column_can_be_made_narrower(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        app.widen(-16)
        await pilot.pause()

        assert session.view.layout.width == 60


async def test_leaving_with_unsaved_changes_asks(
    app: ReaderApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = SaveState(pending=2, problem="disk full")
    monkeypatch.setattr(session.desk.store, "state", lambda: state)
    monkeypatch.setattr(session.desk.store, "flush", lambda *_, **__: state)
    monkeypatch.setattr(session.desk.store, "unsaved", lambda: 2)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("q")
        asked = text_of(app)
        await pilot.press("n")
        stayed = session.mode
        await pilot.press("ctrl+q")
        again = session.mode
        await pilot.press("y")

    assert any("2 changes are on the screen only" in line for line in asked)
    assert any("write them to another file" in line for line in asked)
    assert isinstance(stayed, Reading)
    assert isinstance(again, Leaving)
    assert app.return_value == 4


@pytest.mark.parametrize("mode", ["question_mark", "s", "colon"])
async def test_ctrl_q_leaves_from_everywhere(app: ReaderApp, mode: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "c", mode)
        await pilot.press("ctrl+q")
        await pilot.pause()

    assert app.return_value == 0


async def test_help_over_a_prompt_is_not_asked_for_by_its_key(app: ReaderApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "c", "s", "question_mark")

        assert isinstance(session.mode, Prompting)
        assert not isinstance(session.mode, Helping)
        assert app.screen.query_one(Input).value == "?"


async def test_every_line_is_exactly_as_wide_as_the_screen(tmp_path: Path) -> None:
    text = "他在星期日表示 👩‍👩‍👧 🇮🇷 e\u0301 اطلاعات می\u200cخواهد " * 12
    app = app_of(session_in(tmp_path, one_block(text)))

    async with app.run_test(size=(61, 20)) as pilot:
        await press(app, "c l l L")
        await pilot.pause()

        assert {strip.cell_length for strip in screen_of(app)} == {61}


async def test_the_source_text_is_shown_as_it_is_and_escape_goes_back(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    source = session.article.text + "\n\n\x1b]0;title\x07 [b]raw[/b] & more\n"
    session.place.path.write_text(source, encoding="utf-8")
    read = read_source(session.place.path)
    session.desk.record = replace(session.desk.record, sha256=read.sha256)
    app = app_of(session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("R", "G")
        await pilot.pause()
        shown = text_of(app)

        assert any("␛]0;title␇ [b]raw[/b] & more" in line for line in shown)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(session.mode, Reading)
        assert app.screen is app.reading


@pytest.mark.parametrize(("key", "typed"), [("s", "ab"), ("m", "ab"), ("slash", "ab")])
async def test_the_terminal_cursor_stands_where_the_next_character_will(app: ReaderApp, key: str, typed: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "c", key)
        await pilot.pause()
        begun = app.cursor_position
        await pilot.press(*typed)
        await pilot.pause()
        line = text_of(app)[app.cursor_position.y]

        assert (begun.x, begun.y) == (1, app.cursor_position.y)
        assert line[: app.cursor_position.x].strip() == typed
        assert app.cursor_position.x == 1 + len(typed)
