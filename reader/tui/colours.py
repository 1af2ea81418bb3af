"""Arithmetic of colours: mixing them, keeping them legible, and finding them in a terminal that has few."""

import colorsys
from collections.abc import Iterable

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet

LEGIBLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3)."""

_STEPS = 20
"""Shades that are tried on the way to white or black."""

_HUES = {"red": 0.0, "yellow": 0.14, "green": 0.33, "cyan": 0.5, "blue": 0.61, "magenta": 0.83}
"""The hues of the terminal's own colours, as fractions of the circle. Its yellow is often an amber."""


def mixed(under: str, over: str, share: float) -> str:
    """The colour between two of `#rrggbb`: `under` at a share of 0, `over` at 1."""
    pairs = zip(_channels(under), _channels(over), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours of `#rrggbb`, 1 to 21, as WCAG reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(color: str, ground: str, *, dark: bool) -> str:
    """`color`, made lighter on a dark ground and darker on a light one until it can be read."""
    goal = "#ffffff" if dark else "#000000"
    tries = (mixed(color, goal, step / _STEPS) for step in range(_STEPS + 1))
    return next((tried for tried in tries if contrast(tried, ground) >= LEGIBLE), goal)


def hexadecimal(color: str) -> str:
    """A tag's colour, which may be one of the sixteen names, as `#rrggbb`."""
    triplet = Color.parse(color).get_truecolor()
    return triplet.hex


def among_sixteen(colors: Iterable[str]) -> list[str]:
    """For each of these colours one of the terminal's own, each another while there are enough.

    A name of the sixteen stands for itself. Others get the nearest hue that is free: first among the six plain ones,
    then among the six bright ones.
    """
    colors = list(colors)
    taken = {color for color in colors if not color.startswith("#")}
    given: list[str] = []
    for color in colors:
        name = color if color in taken else _nearest(color, taken)
        taken.add(name)
        given.append(name)
    return given


def _nearest(color: str, taken: Iterable[str]) -> str:
    hue, _, _ = colorsys.rgb_to_hsv(*(channel / 255 for channel in _channels(color)))
    ranked = sorted(_HUES, key=lambda name: _apart(_HUES[name], hue))
    free = [name for name in (*ranked, *(f"bright_{one}" for one in ranked)) if name not in taken]
    return free[0] if free else ranked[0]


def _apart(one: float, other: float) -> float:
    return min((one - other) % 1, (other - one) % 1)


def _channels(color: str) -> ColorTriplet:
    parsed = Color.parse(color)
    assert parsed.type is ColorType.TRUECOLOR
    assert parsed.triplet is not None
    return parsed.triplet


def _luminance(color: str) -> float:
    linear = [_linear(channel / 255) for channel in _channels(color)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _linear(channel: float) -> float:
    straight_to = 0.04045  # where the curve of sRGB begins
    return channel / 12.92 if channel <= straight_to else ((channel + 0.055) / 1.055) ** 2.4
