"""From names to Rich styles, once for each theme and terminal: how ink, gutter signs and the parts of the screen look.

A tag shows three times: by colour, by the shape of its underline and by its letter in the gutter, so that none of the
three has to be seen. What overlaps has a line over it as well as under it, and where colours suffice a ground of the
outer tag's colour. Where they do not suffice to tint a ground, the current annotation and those linked with it are
bold; without colours the selection is reversed.
"""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from rich.color import ColorSystem
from rich.style import Style

from reader.annotations.tagsets import Tag, TagSet, unknown
from reader.document.blocks import Kind
from reader.tui.colours import among_sixteen, hexadecimal, legible, mixed
from reader.tui.drawing import DEPTHS, Emphasis, GutterSign, Ink, Layer
from reader.tui.palettes import Palette

_CURRENT_TINT, _OVERLAP_TINT, _DEEP_TINT, _LINKED_TINT = 0.24, 0.14, 0.26, 0.12
"""How much of a tag's colour is mixed into the ground under it."""

_CALM = 0.45
"""How much of the text's own colour is mixed into that of tagged words, so that a page of them can be read."""

_SHAPES = {"curly": "4:3", "dotted": "4:4", "dashed": "4:5"}
"""SGR parameters of the underlines that are not straight, as kitty and VTE defined them."""

_STRAIGHT = {"single": "underline", "double": "underline2", "none": ""}
_STAND_INS = {"curly": "underline italic", "dotted": "", "dashed": "underline2 italic"}
"""What stands for the shapes where the terminal draws only straight lines; colours tell `dotted` from `none`."""

_QUIET = frozenset({Kind.DATE, Kind.BYLINE, Kind.SECTION, Kind.CAPTION, Kind.BOILERPLATE})
_STRONG = frozenset({Kind.TITLE, Kind.HEADING})
_ITALIC = frozenset({Kind.CAPTION, Kind.PULLQUOTE, Kind.STANDFIRST})

_BAR = "│"
_MORE = "+"


class Terminal(Struct, frozen=True):
    """What the terminal can show.

    Attributes:
        colors: how many; None where none are wanted.
        shapes: whether it draws curly, dotted and dashed underlines.
    """

    colors: ColorSystem | None = ColorSystem.TRUECOLOR
    shapes: bool = False


_SHAPED_PROGRAMS = frozenset({"WezTerm", "iTerm.app", "ghostty", "vscode", "rio", "mintty", "kitty"})
_SHAPED_TERMS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm", "tmux", "rio")
_SHAPED_VTE = 5102
"""The release of VTE, 0.51.2, from which it draws shaped underlines."""


def draws_shapes(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to draw curly underlines; others may print the colon of their sequence."""
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in _SHAPED_PROGRAMS
        or environ.get("TERM", "").startswith(_SHAPED_TERMS)
        or (vte.isdecimal() and int(vte) >= _SHAPED_VTE)
        or any(name in environ for name in ("KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION"))
    )


class Looks:
    """The styles of one theme on one terminal for one tag set."""

    def __init__(self, palette: Palette, tags: TagSet, terminal: Terminal) -> None:
        """Prepare the styles; each is made when first asked for, and kept."""
        self.palette = palette
        self.terminal = terminal
        self._tags = {tag.name: tag for tag in tags}
        plain = palette.is_terminal or terminal.colors is ColorSystem.STANDARD
        colors = among_sixteen(tag.color for tag in tags) if plain else [hexadecimal(tag.color) for tag in tags]
        self._colors = dict(zip(self._tags, colors, strict=True))
        self._tinted = not plain and terminal.colors is ColorSystem.TRUECOLOR
        self._reversed = plain or terminal.colors is None
        self.ink = lru_cache(maxsize=2048)(self._ink)
        self.part = lru_cache(maxsize=128)(self._part)
        self.sign = lru_cache(maxsize=512)(self._sign)
        self.tag_style = lru_cache(maxsize=128)(self._tag_style)

    @property
    def ground(self) -> Style:
        """Behind the page."""
        return self._style(self.palette.text, self.palette.ground)

    @property
    def selected(self) -> Style:
        """What is laid over a row of a list that has the cursor."""
        return Style(reverse=True) if self._reversed else Style(bgcolor=self.palette.selection)

    def _part(self, name: str, attributes: str = "", *, raised: bool = False) -> Style:
        """A part of the screen that is no article text, in one of the palette's colours by name."""
        ground = self.palette.raised if raised else self.palette.ground
        faded = "dim " if self._reversed and name in {"quiet", "faint"} else ""
        return self._style(getattr(self.palette, name), ground, faded + attributes)

    def tag(self, name: str) -> Tag:
        """The tag of that name, or how one is shown that the set does not have."""
        return self._tags.get(name) or unknown(name)

    def _tag_style(self, name: str, *, raised: bool = False) -> Style:
        """A tag's letter or name."""
        ground = self.palette.raised if raised else self.palette.ground
        return self._style(self._color(name, ground), ground, "bold")

    def _sign(self, sign: GutterSign, *, lit: bool = False) -> tuple[str, Style]:
        """A sign of the gutter: its character and style. `lit` has it stand out."""
        if not sign.tag:
            return _MORE, self.part("quiet")
        style = self.tag_style(sign.tag)
        if not sign.opens:
            return _BAR, style + Style(bold=False)
        return self.tag(sign.tag).letter, style + Style(reverse=True) if lit else style

    def _ink(self, ink: Ink) -> Style:
        if ink.layers & Layer.LABEL:
            return self.part("accent", "bold reverse")
        ground = self._ground_under(ink)
        style = self._style(self._text_color(ink, ground), ground, self._attributes(ink))
        shape = self.tag(ink.tags[0]).underline if ink.tags else "none"
        return self._shaped(style, shape)

    def _ground_under(self, ink: Ink) -> str:
        palette, layers = self.palette, ink.layers
        if self._reversed:
            return palette.ground
        if layers & Layer.SELECTED:
            return palette.selection
        if layers & Layer.MATCH:
            return palette.match
        if not ink.tags:
            return palette.ground
        if not self._tinted:
            return palette.faint if layers & Layer.CURRENT else palette.ground
        return mixed(palette.ground, self._colors_of(ink)[-1], _tint(ink))

    def _text_color(self, ink: Ink, ground: str) -> str:
        if ink.tags:
            return self._color(ink.tags[0], ground, calm=_CALM if self._is_underlined(ink.tags[0]) else 0.0)
        if ink.kind in _STRONG or ink.emphasis & Emphasis.BOLD:
            return self.palette.strong
        if ink.emphasis & (Emphasis.LINK | Emphasis.CODE):
            return self.palette.accent
        return self.palette.quiet if ink.kind in _QUIET and not ink.layers & Layer.SELECTED else self.palette.text

    def _attributes(self, ink: Ink) -> str:
        marked = not self._tinted and bool(ink.layers & (Layer.CURRENT | Layer.LINKED | Layer.MATCH))
        wanted = {
            "bold": ink.kind in _STRONG or ink.emphasis & Emphasis.BOLD or ink.depth == DEPTHS or marked,
            "italic": ink.kind in _ITALIC or ink.emphasis & Emphasis.ITALIC,
            "dim": self._reversed and ink.kind in _QUIET and not ink.tags,
            "strike": ink.emphasis & Emphasis.STRIKE,
            "overline": ink.depth > 1,
            "reverse": self._reversed and ink.layers & Layer.SELECTED,
        }
        return " ".join(name for name, is_wanted in wanted.items() if is_wanted)

    def _is_underlined(self, tag: str) -> bool:
        """Whether a line under a tag's words shows it, so that their colour need not be strong."""
        shape = self.tag(tag).underline
        return bool(_STRAIGHT[shape] if shape in _STRAIGHT else self.terminal.shapes or _STAND_INS[shape])

    def _colors_of(self, ink: Ink) -> list[str]:
        return [self._colors.get(tag, self.palette.quiet) for tag in ink.tags]

    def _color(self, tag: str, ground: str, *, calm: float = 0.0) -> str:
        """A tag's colour, legible on `ground`; `calm` is the share of the text's own in it where colours suffice."""
        color = self._colors.get(tag)
        if color is None:
            return self.palette.quiet
        if self._tinted:
            color = mixed(color, self.palette.text, calm)
        return legible(color, ground, dark=self.palette.dark) if not self._reversed else color

    def _style(self, color: str, ground: str, attributes: str = "") -> Style:
        """A style of just these colours; of the terminal's own where none are wanted."""
        if self.terminal.colors is None:
            color = ground = "default"
        return Style.parse(f"{attributes} {color} on {ground}")

    def _shaped(self, style: Style, shape: str) -> Style:
        """`style` with an underline of that shape, or with what stands for it."""
        if shape in _STRAIGHT:
            return style + Style.parse(_STRAIGHT[shape])
        if not self.terminal.shapes:
            return style + Style.parse(_STAND_INS[shape] or ("underline dim" if self.terminal.colors is None else ""))
        shaped = (style + Style(underline=True)).copy()
        codes = shaped._make_ansi_codes(self.terminal.colors or ColorSystem.TRUECOLOR).split(";")  # noqa: SLF001 - Rich
        codes[codes.index("4")] = _SHAPES[shape]
        shaped._ansi = ";".join(codes)  # noqa: SLF001 - knows no other way to say which underline
        return shaped


def _tint(ink: Ink) -> float:
    if ink.layers & Layer.CURRENT:
        return _CURRENT_TINT
    if ink.layers & Layer.LINKED:
        return _LINKED_TINT
    if ink.depth >= DEPTHS:
        return _DEEP_TINT
    return _OVERLAP_TINT if ink.depth > 1 else 0.0
