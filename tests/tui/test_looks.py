"""Looks: tags stay apart on every terminal, text stays legible, and without colours nothing is lost."""

from itertools import combinations

import pytest
from rich.color import ColorSystem

from reader.annotations.tagsets import DEFAULT_TAGS, Tag, TagSet
from reader.document.blocks import Kind
from reader.tui.colours import LEGIBLE, among_sixteen, contrast, mixed
from reader.tui.drawing import Emphasis, GutterSign, Ink, Layer
from reader.tui.looks import Looks, Terminal, draws_shapes
from reader.tui.palettes import DARK, LIGHT, PALETTES, TERMINAL, Palette

NAMES = [tag.name for tag in DEFAULT_TAGS]
DEPTHS = {
    "truecolour": Terminal(ColorSystem.TRUECOLOR, shapes=True),
    "256": Terminal(ColorSystem.EIGHT_BIT),
    "16": Terminal(ColorSystem.STANDARD),
    "plain": Terminal(None),
}


def sent(looks: Looks, ink: Ink) -> str:
    """The parameters that the terminal gets for an ink."""
    colors = looks.terminal.colors or ColorSystem.TRUECOLOR
    return looks.ink(ink)._make_ansi_codes(colors)


def split(codes: str) -> tuple[list[str], list[str]]:
    """The parameters of lines and weights, and those of the text's colour."""
    parameters = codes.split(";")
    begin = next(at for at, code in enumerate(parameters) if code[:1] in "39" and len(code) == 2)
    return parameters[:begin], parameters[begin:]


def tagged(*tags: str, depth: int = 1, layers: Layer = Layer.NONE) -> Ink:
    return Ink(Kind.PARAGRAPH, Emphasis.NONE, tags, depth, layers)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("terminal", DEPTHS.values(), ids=DEPTHS)
def test_tags_overlaps_selection_and_the_current_one_are_told_apart(palette: Palette, terminal: Terminal) -> None:
    looks = Looks(TERMINAL if terminal.colors is None else palette, DEFAULT_TAGS, terminal)
    inks = [
        Ink(Kind.PARAGRAPH),
        *(tagged(name) for name in NAMES),
        tagged("claim", depth=2),
        tagged("claim", "denial", depth=3),
        tagged("claim", layers=Layer.SELECTED),
        tagged("claim", layers=Layer.CURRENT),
        Ink(Kind.PARAGRAPH, layers=Layer.SELECTED),
        Ink(Kind.PARAGRAPH, layers=Layer.MATCH),
    ]

    assert len({sent(looks, ink) for ink in inks}) == len(inks)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("terminal", DEPTHS.values(), ids=DEPTHS)
def test_any_two_tags_differ_in_letter_and_in_line_and_in_colour_where_there_is_one(
    palette: Palette, terminal: Terminal
) -> None:
    looks = Looks(TERMINAL if terminal.colors is None else palette, DEFAULT_TAGS, terminal)

    for one, other in combinations(NAMES, 2):
        lines, colors = zip(*(split(sent(looks, tagged(name))) for name in (one, other)), strict=True)
        signs = [split(looks.tag_style(name)._make_ansi_codes(ColorSystem.TRUECOLOR))[1] for name in (one, other)]

        assert looks.sign(GutterSign(one, opens=True))[0] != looks.sign(GutterSign(other, opens=True))[0]
        assert lines[0] != lines[1]
        assert terminal.colors is None or (colors[0] != colors[1] and signs[0] != signs[1])


@pytest.mark.parametrize("terminal", DEPTHS.values(), ids=DEPTHS)
def test_the_current_annotation_and_the_other_ends_of_its_links_stand_out(terminal: Terminal) -> None:
    looks = Looks(TERMINAL if terminal.colors is None else DARK, DEFAULT_TAGS, terminal)

    for name in NAMES:
        plain = sent(looks, tagged(name))

        assert sent(looks, tagged(name, layers=Layer.CURRENT)) != plain
        assert sent(looks, tagged(name, layers=Layer.LINKED)) != plain


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_text_and_tags_are_legible_on_every_ground(palette: Palette) -> None:
    looks = Looks(palette, DEFAULT_TAGS, DEPTHS["truecolour"])
    inks = [Ink(kind) for kind in Kind] + [
        tagged(name, depth=depth, layers=layers)
        for name in NAMES
        for depth in (1, 2, 3)
        for layers in (Layer.NONE, Layer.CURRENT, Layer.SELECTED, Layer.CURRENT | Layer.SELECTED)
    ]

    for ink in inks:
        style = looks.ink(ink)
        assert style.color is not None
        assert style.bgcolor is not None
        assert contrast(style.color.name, style.bgcolor.name) >= LEGIBLE, ink


def test_without_colours_no_colour_is_sent() -> None:
    looks = Looks(TERMINAL, DEFAULT_TAGS, DEPTHS["plain"])

    for ink in (tagged("claim"), tagged("denial", "claim", depth=2, layers=Layer.SELECTED), Ink(Kind.CAPTION)):
        assert sent(looks, ink).endswith("39;49")


def test_a_sign_of_the_gutter_is_a_letter_a_bar_or_the_sign_for_more() -> None:
    looks = Looks(DARK, DEFAULT_TAGS, DEPTHS["truecolour"])

    drawn = [
        looks.sign(sign)[0]
        for sign in (GutterSign("denial", opens=True), GutterSign("denial", opens=False), GutterSign("", opens=True))
    ]

    assert drawn == ["D", "│", "+"]
    assert looks.sign(GutterSign("denial", opens=True), lit=True)[1].reverse


def test_a_tag_that_the_set_does_not_have_is_shown_all_the_same() -> None:
    looks = Looks(DARK, DEFAULT_TAGS, DEPTHS["truecolour"])

    assert looks.sign(GutterSign("rumour", opens=True))[0] == "R"
    assert sent(looks, tagged("rumour")) != sent(looks, Ink(Kind.PARAGRAPH))


def test_curly_underlines_are_sent_only_where_they_are_drawn() -> None:
    shaped = Looks(DARK, DEFAULT_TAGS, Terminal(ColorSystem.TRUECOLOR, shapes=True))
    straight = Looks(DARK, DEFAULT_TAGS, Terminal(ColorSystem.TRUECOLOR, shapes=False))

    assert sent(shaped, tagged("criticism")).startswith("4:3;")
    assert ":" not in sent(straight, tagged("criticism"))


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4200"}, False),
    ],
)
def test_shapes_are_drawn_by_terminals_that_are_known_to(environ: dict[str, str], expected: bool) -> None:
    assert draws_shapes(environ) is expected


def test_tags_get_different_ones_of_sixteen_colours() -> None:
    assert among_sixteen(tag.color for tag in DEFAULT_TAGS) == ["blue", "red", "yellow", "green"]
    assert among_sixteen(["#ff0000", "#fe0000"]) == ["red", "yellow"]
    assert among_sixteen(["#ff00ff", "magenta"]) == ["red", "magenta"]
    assert len(set(among_sixteen(["#ff0000"] * 12))) == 12


def test_a_tag_may_have_a_colour_of_the_terminal() -> None:
    tags = TagSet((Tag(name="claim", key="c", letter="C", color="bright_cyan"),))

    assert "96" in sent(Looks(TERMINAL, tags, DEPTHS["16"]), tagged("claim")).split(";")
    assert sent(Looks(DARK, tags, DEPTHS["truecolour"]), tagged("claim"))


def test_colours_mix_by_their_share() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert round(contrast("#000000", "#ffffff")) == 21
