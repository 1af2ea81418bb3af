"""Textual's themes, made of the reader's palettes, and the colours that the style sheets name."""

from textual.theme import BUILTIN_THEMES, Theme

from reader.tui.palettes import PALETTES, Palette

TOKENS = ("ground", "raised", "text", "strong", "quiet", "faint", "selection", "accent", "warning")
"""The palette's colours that style sheets may use, as `$reader-…`."""

_ANSI = "ansi-dark"
"""Textual's theme of the terminal's own colours, which its widgets then want variables of."""


def tokens(palette: Palette) -> dict[str, str]:
    """The variables of the style sheets under a palette."""
    return {f"reader-{name}": _named(getattr(palette, name)) for name in TOKENS}


def theme(palette: Palette) -> Theme:
    """A palette as Textual wants it: for the widgets that are Textual's own."""
    return Theme(
        name=palette.name,
        primary=_named(palette.accent),
        accent=_named(palette.accent),
        warning=_named(palette.warning),
        error=_named(palette.warning),
        foreground=_named(palette.text),
        background=_named(palette.ground),
        surface=_named(palette.raised),
        panel=_named(palette.raised),
        dark=palette.dark,
        ansi=palette.is_terminal,
        variables=(BUILTIN_THEMES[_ANSI].variables if palette.is_terminal else {}) | tokens(palette),
    )


def themes() -> list[Theme]:
    """All of the reader's themes."""
    return [theme(palette) for palette in PALETTES.values()]


def _named(color: str) -> str:
    """A colour as Textual writes it."""
    return color if color.startswith("#") else f"ansi_{color}"
