"""An app in the reader's themes, on a terminal whose abilities it finds out."""

import os

from rich.color import ColorSystem
from textual.app import App
from textual.driver import Driver

from reader.annotations.tagsets import TagSet
from reader.tui.looks import Looks, Terminal, draws_shapes
from reader.tui.palettes import DARK, PALETTES, TERMINAL
from reader.tui.themes import themes, tokens
from reader.tui.typed import forgiving
from reader.tui.written import lasting

_COLORS = {"standard": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT, "truecolor": ColorSystem.TRUECOLOR}


class DressedApp(App[int], inherit_bindings=False):
    """An app that wears one of the reader's themes."""

    def __init__(self, tags: TagSet, theme: str, terminal: Terminal | None = None) -> None:
        """Wear a theme, as far as `terminal` can show it; None has that found out."""
        # Textual chooses here, before it knows the theme, whether it leaves colours out or makes greys of them; grey of
        # the terminal's own colours is black.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"
        self._tags = tags
        self._terminal = terminal or self._found_terminal()
        for known in themes():
            self.register_theme(known)
        self._put_on(TERMINAL.name if self._terminal.colors is None else theme)

    def _put_on(self, theme: str) -> None:
        """Wear a theme from the first frame on.

        Setting `theme` would have every style sheet parsed once before the start and once at it. Only a theme of the
        terminal's own colours has to be set so, since Textual's filter of colours follows in no other way.
        """
        if PALETTES[theme].is_terminal:
            self.theme = theme
            return
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.update_classes({"-dark-mode": dark, "-light-mode": not dark}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def looks(self) -> Looks:
        """The looks of the theme that is worn."""
        return Looks(PALETTES.get(self.theme, DARK), self._tags, self._terminal)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The style sheets' colours under a theme that is not the reader's."""
        return tokens(DARK)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, which neither ends at a byte that is no text nor waits for a terminal that is gone."""
        return lasting(forgiving(super().get_driver_class()))

    def _found_terminal(self) -> Terminal:
        colors = None if self.no_color else _COLORS.get(self.console.color_system or "", ColorSystem.TRUECOLOR)
        return Terminal(colors, draws_shapes(os.environ))
