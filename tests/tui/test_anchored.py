"""What a terminal gets of clusters that it may measure otherwise: the rest of the line stays where it is."""

import pyte
import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style

from reader.document.cells import cells
from reader.tui.anchored import Anchored, strip_from

PLAIN = Style.parse("default on default")


def written(text: str, column: int = 0) -> str:
    size = cells(text)
    strip = strip_from([Segment(text, PLAIN), Segment(" " * 4, PLAIN)], size + 4)
    assert strip.cell_length == size + 4
    return (strip.at(column) if isinstance(strip, Anchored) else strip).render(Console(color_system="truecolor"))


def column_after(text: str) -> int:
    """Where a sign beside the text stands on a terminal that knows of no cluster."""
    screen = pyte.Screen(60, 1)
    pyte.Stream(screen).feed(written(text) + "|")
    return next(x for x in range(60) if screen.buffer[0][x].data == "|")


def test_what_every_terminal_measures_alike_is_written_as_it_is() -> None:
    for text in ("“Iran’s” Élysée", "他在星期日", "می‌خواهد", "שָׁלוֹם", "e\u0301a\u0300"):
        assert "\x1b[1G" not in written(text)


@pytest.mark.parametrize("text", ["a 👩‍👩‍👧 b 🇮🇷 c", "👍🏽👍🏿 ok", "❤️ 1️⃣", "सुरक्षा अधिकारियों", "ज्ञान 👍"])
def test_what_stands_beside_doubtful_clusters_keeps_its_column(text: str) -> None:
    assert column_after(text) == cells(text) + 4


def test_an_emoji_stands_in_blanks_from_its_column_on() -> None:
    assert "  \x1b[8G👍🏽\x1b[10G" in written("ab👍🏽c", column=5)


def test_words_of_india_flow_over_a_blank_line() -> None:
    text = "सुरक्षा कहा"

    assert text in written(text)
    assert written(text).index(" " * (cells(text) + 4)) < written(text).index(text)
    assert written(text).endswith(f"\x1b[{cells(text) + 5}G")


def test_a_part_knows_its_column_too() -> None:
    strip = strip_from([Segment("ab👍🏽cd👍🏽ef", PLAIN)], 10)

    left, right = strip.divide([5, 10])

    assert "\x1b[3G👍🏽\x1b[5G" in left.render(Console(color_system="truecolor"))
    assert "\x1b[7G👍🏽\x1b[9G" in right.render(Console(color_system="truecolor"))
    assert [left.text, right.text] == ["ab👍🏽c", "d👍🏽ef"]
    assert strip.crop(5, 10).text == right.text
