"""The screen at three sizes, in colours and without: each picture beside this file is what an analyst sees."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.color import ColorSystem

from tests.screens.drawing import picture
from tests.tui.scene import app_of, press, screen_of, session_in

TAGGED = "j j j j j j c j d h h h H r j k j b k plus L c"
"""A claim, a denial with a criticism inside, background; the selection ends on an annotation of its own."""

TERMINALS = {"colour": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD, "plain": None}

PICTURES = [
    *((f"article-{columns}x{rows}-{colors}", TAGGED) for columns, rows in ((120, 40), (80, 24), (60, 16))
      for colors in ("colour", "plain")),
    ("article-80x24-256", TAGGED),
    ("article-80x24-16", TAGGED),
    ("light-80x24-colour", TAGGED),
    ("terminal-80x24-colour", TAGGED),
    ("drawer-80x24-colour", f"{TAGGED} p"),
    ("drawer-60x16-plain", f"{TAGGED} p"),
    ("grouped-120x40-colour", f"{TAGGED} tab o"),
    ("speaker-80x24-colour", f"{TAGGED} s"),
    ("note-80x24-colour", f"{TAGGED} m"),
    ("help-80x24-colour", "question_mark"),
    ("palette-80x24-colour", "colon"),
    ("hidden-80x24-colour", "z G"),
    ("labels-80x24-colour", "f t"),
    ("correcting-80x24-colour", "j j j j j B t"),
    ("small-38x9-plain", ""),
]  # fmt: skip
"""A name, which says what is shown, the size and the colours, and the keys that lead there."""


@pytest.mark.parametrize(("name", "keys"), PICTURES, ids=lambda value: value if "-" in value else "")
async def test_the_screen_is_as_its_picture(
    tmp_path: Path, kept: Callable[[str, str], str], name: str, keys: str
) -> None:
    what, size, colors = name.split("-")
    columns, rows = map(int, size.split("x"))
    theme = f"reader-{what}" if what in {"light", "terminal"} else "reader-dark"
    session = session_in(tmp_path, theme=theme)
    app = app_of(session, colors=TERMINALS[colors])

    async with app.run_test(size=(columns, rows)) as pilot:
        await pilot.pause()
        await press(app, keys)
        session.desk.store.flush(timeout=5)
        await pilot.pause(0.05)
        app.reading.sync()
        await pilot.pause()
        drawn = picture(screen_of(app))

    assert drawn == kept(name, drawn)
