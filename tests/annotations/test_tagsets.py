"""Tags, and the kinds of link that go between them."""

import pytest

from reader.annotations.model import LinkType
from reader.annotations.tagsets import DEFAULT_TAGS, unknown


@pytest.mark.parametrize(
    ("origin", "target", "likeliest"),
    [
        ("claim", "claim", "repeats"),
        ("claim", "denial", "explains"),
        ("claim", "background", "supports"),
        ("denial", "claim", "denies"),
        ("denial", "denial", "repeats"),
        ("denial", "criticism", "denies"),
        ("criticism", "claim", "criticises"),
        ("criticism", "background", "criticises"),
        ("background", "claim", "explains"),
    ],
)
def test_the_kind_of_a_link_follows_from_the_tags(origin: str, target: str, likeliest: str) -> None:
    assert DEFAULT_TAGS.link_types(origin, target)[0] == likeliest


def test_every_kind_of_link_can_be_chosen_between_any_tags() -> None:
    assert set(DEFAULT_TAGS.link_types("claim", "a tag of one's own")) == {kind.value for kind in LinkType}


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("frame", "F"),
        ("straße", "S"),
        ("ßen", "ß"),
        ("中文", "?"),
        ("\x1bc", "?"),
        ("\u0301a", "?"),
        ("🙂", "?"),
        ("", "?"),
    ],
)
def test_an_unknown_tag_is_shown_by_one_character_of_one_cell(name: str, letter: str) -> None:
    assert unknown(name).letter == letter
