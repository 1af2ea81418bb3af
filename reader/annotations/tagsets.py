"""Tag sets: the names that an analyst can give to a span, their keys, looks, meanings and allowed links."""

from collections.abc import Iterator

from msgspec import Struct

from reader.annotations.model import LinkType
from reader.document.cells import cells

UNDERLINES = ("single", "double", "curly", "dotted", "dashed", "none")
"""The underline styles that a tag may ask for. A terminal that knows only one shows that one."""

_NO_LETTER = "?"
"""What stands for a tag whose name begins with what cannot be its letter."""


class Tag(Struct, frozen=True, kw_only=True):
    """A tag.

    Attributes:
        name: what is stored and exported.
        key: the key that gives it, as reader.toml spells keys.
        letter: the one character that stands for it in the gutter and the panel, one cell wide; see `is_letter`.
        color: `#rrggbb`, or one of the sixteen names of the terminal's own colours.
        underline: one of `UNDERLINES`.
        description: one sentence: what it means.
        guideline: when to use it, with examples; may run over several paragraphs.
        links: for each kind of link that may leave it, the names of the tags that it may go to; first is likeliest.
    """

    name: str
    key: str
    letter: str
    color: str
    underline: str = "single"
    description: str = ""
    guideline: str = ""
    links: tuple[tuple[str, tuple[str, ...]], ...] = ()


class TagSet(Struct, frozen=True):
    """The tags in force, in the order of the keys `1` to `9`."""

    tags: tuple[Tag, ...]

    def __iter__(self) -> Iterator[Tag]:
        """The tags in order."""
        return iter(self.tags)

    def get(self, name: str) -> Tag | None:
        """The tag of that name, or None where the set in force does not have it."""
        return next((tag for tag in self.tags if tag.name == name), None)

    def link_types(self, origin: str, target: str) -> list[str]:
        """The kinds of link that may go from a tag to another, likeliest first; never empty.

        Where the tag set foresees none, every kind is offered.
        """
        foreseen = self._foreseen(origin, target)
        return [*foreseen, *(kind.value for kind in LinkType if kind.value not in foreseen)]

    def foresees_link(self, origin: str, target: str) -> bool:
        """Whether some kind of link is meant to go from a tag to another."""
        return bool(self._foreseen(origin, target))

    def _foreseen(self, origin: str, target: str) -> list[str]:
        tag = self.get(origin)
        return [name for name, targets in (tag.links if tag else ()) if target in targets]


def is_letter(sign: str) -> bool:
    """Whether a text can stand for a tag: one character that is seen and takes one cell."""
    return len(sign) == 1 and sign.isprintable() and not sign.isspace() and cells(sign) == 1


def letter_of(name: str) -> str:
    """The letter of a tag that is given none: its first, a capital where that is one letter; "" where it has none."""
    first = name[:1]
    return next((sign for sign in (first.upper(), first) if is_letter(sign)), "")


def unknown(name: str) -> Tag:
    """How a tag is shown that annotations bear but the set in force does not have."""
    return Tag(name=name, key="", letter=letter_of(name) or _NO_LETTER, color="white", underline="dotted")


_ALL = ("claim", "denial", "criticism", "background")

DEFAULT_TAGS = TagSet(
    (
        Tag(
            name="claim",
            key="c",
            letter="C",
            color="#5fafff",
            underline="single",
            description="Somebody says that something is so.",
            guideline=(
                "A statement of fact that the article puts into somebody's mouth or pen: what officials, witnesses, "
                "companies or papers assert. Tag the statement and, where it helps, the words that attribute it. "
                "What the paper says in its own voice is background."
            ),
            links=(
                ("repeats", ("claim",)),
                ("supports", ("claim", "background")),
                ("explains", ("denial", "criticism")),
            ),
        ),
        Tag(
            name="denial",
            key="d",
            letter="D",
            color="#ff5f5f",
            underline="double",
            description="Somebody says that something is not so.",
            guideline=(
                "A statement that rejects a claim, whether the claim stands in the article or not: denied, rejected, "
                "dismissed as fabrication. Link it to the claim that it denies. Declining to comment is background."
            ),
            links=(("denies", ("claim",)), ("repeats", ("denial",))),
        ),
        Tag(
            name="criticism",
            key="r",
            letter="R",
            color="#ffaf00",
            underline="curly",
            description="Somebody finds fault with a person, a body or an act.",
            guideline=(
                "A judgement, not a fact: negligence, failure, bad faith, calls for punishment. Where the same words "
                "also assert a fact, tag them twice. Link it to what it criticises, where that is tagged."
            ),
            links=(("criticises", _ALL),),
        ),
        Tag(
            name="background",
            key="b",
            letter="B",
            color="#87af87",
            underline="dotted",
            description="What the article says in its own voice so that the reader understands the rest.",
            guideline=(
                "History, context, definitions, undisputed facts; also what a source did not say or declined to "
                "answer. When in doubt between claim and background, ask who would have to answer for it."
            ),
            links=(("explains", _ALL),),
        ),
    )
)
"""The tag set in force where reader.toml names none."""
