"""The colours of the reader's own themes: one table each, of which the page's looks and Textual's theme are made.

Colours are `#rrggbb`, or, in the theme that keeps to the terminal's own sixteen, names of Rich's.
"""

from msgspec import Struct

from reader.settings import THEMES


class Palette(Struct, frozen=True):
    """The colours of a theme.

    Attributes:
        name: what reader.toml calls it.
        dark: whether light text stands on dark ground.
        ground: behind the article.
        raised: behind the panel, the bars and whatever lies over the page.
        text: the article.
        strong: titles and headings.
        quiet: what is there to be looked up, not to be read: dates, captions, labels.
        faint: lines and marks.
        selection: behind the selection.
        match: behind a match of the search.
        accent: keys, links, the thumb of the position bar.
        warning: what was refused or is not saved.
    """

    name: str
    dark: bool
    ground: str
    raised: str
    text: str
    strong: str
    quiet: str
    faint: str
    selection: str
    match: str
    accent: str
    warning: str

    @property
    def is_terminal(self) -> bool:
        """Whether it keeps to the terminal's own colours."""
        return not self.ground.startswith("#")


DARK = Palette(
    name=THEMES[0],
    dark=True,
    ground="#1a1b1e",
    raised="#222428",
    text="#cfccc4",
    strong="#f4f1e8",
    quiet="#8d8f94",
    faint="#4c4f55",
    selection="#33435c",
    match="#5c4a1e",
    accent="#8fb4d8",
    warning="#e5a461",
)

LIGHT = Palette(
    name=THEMES[1],
    dark=False,
    ground="#fbf9f4",
    raised="#f2eee5",
    text="#33312d",
    strong="#121110",
    quiet="#75716a",
    faint="#c9c3b6",
    selection="#d3e1f3",
    match="#f5dd93",
    accent="#2b5f93",
    warning="#a4500b",
)

TERMINAL = Palette(
    name=THEMES[2],
    dark=True,
    ground="default",
    raised="default",
    text="default",
    strong="default",
    quiet="default",
    faint="default",
    selection="default",
    match="yellow",
    accent="cyan",
    warning="yellow",
)

PALETTES = {palette.name: palette for palette in (DARK, LIGHT, TERMINAL)}
