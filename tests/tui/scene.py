"""A session at an article with every kind of block, and the app that shows it. The events are invented."""

from pathlib import Path

from rich.color import ColorSystem
from rich.style import Style as RichStyle
from textual.strip import Strip

from reader.annotations.model import ArticleRecord
from reader.commands import all_commands
from reader.document.article import SEPARATOR, Article
from reader.document.blocks import Block, Kind, Mark, Style
from reader.document.offsets import linear
from reader.document.spans import Span
from reader.keymap import resolve_keymap
from reader.session.opening import Growth, Opened, Place
from reader.session.session import Session
from reader.settings import Look, Settings
from reader.store import open_store
from reader.store.fold import Means
from reader.tui.app import ReaderApp
from reader.tui.looks import Terminal
from tests.session.marked import NOW, counting_clock

_CLAIM = (
    "The port authority said on Sunday that “every beam was sound in January” and that the bridge had passed its "
    "last inspection. Its head, Mara Lindqvist, denied that any warning had reached her office."
)
_CRITICISM = (
    "Former engineer Otto Brandt called the statement “shameless” and said inspectors had written two letters. "
    "The second of them, seen by this paper, asks for the bridge to be closed to lorries."
)

PARTS: tuple[tuple[Kind, str], ...] = (
    (Kind.CAPTION, "The old bridge at Varn, seen from the quay on the morning after the collapse."),
    (Kind.TITLE, "Officials Trade Blame After Bridge At Varn Gives Way"),
    (Kind.DATE, "Monday, 03/11/2024"),
    (Kind.BYLINE, "Harbour Desk"),
    (Kind.SECTION, "Transport Safety"),
    (Kind.STANDFIRST, "Inspectors had asked for repairs twice; the port says that nobody told it."),
    (Kind.PARAGRAPH, _CLAIM),
    (Kind.PARAGRAPH, _CRITICISM),
    (Kind.HEADING, "What the letters say"),
    (Kind.LIST, "The first letter, of 4 May, lists nineteen cracked bearings."),
    (Kind.LIST, "The second, of 9 June, asks for lorries to be kept off the bridge until they are replaced."),
    (Kind.BLOCKQUOTE, "We repeat that we cannot answer for the safety of vehicles above twelve tonnes."),
    (Kind.PULLQUOTE, "“We cannot answer for the safety of vehicles.”"),
    (Kind.FRAGMENT, "of the council, which meets again on Thursday."),
    (Kind.PARAGRAPH, "The bridge was built in 1961 and carried some eleven thousand vehicles a day."),
    (Kind.BOILERPLATE, "More News"),
    (Kind.BOILERPLATE, "Ferry Fares To Rise In Spring"),
)


def article() -> Article:
    """The article; its source is its text."""
    blocks: list[Block] = []
    start = 0
    for kind, text in PARTS:
        marks: tuple[Mark, ...] = ()
        if "two letters" in text:
            at = text.index("two letters")
            marks = (Mark(at, at + len("two letters"), Style.BOLD),)
        span = Span(start, start + len(text))
        hidden = kind is Kind.BOILERPLATE
        blocks.append(Block(kind, text, linear(start, len(text)), (span,), hidden, marks, int(kind is Kind.LIST)))
        start = span.end + len(SEPARATOR)
    return Article(tuple(blocks))


def session_in(
    folder: Path,
    shown: Article | None = None,
    *,
    theme: str = "reader-dark",
    growth: Growth | None = None,
    means: Means | None = None,
) -> Session:
    """A session at the article, or at another one, kept in `folder`."""
    settings = Settings(look=Look(theme=theme))
    place = Place(folder / "article.txt", folder / "annotations.json", "ana", counting_clock())
    record = ArticleRecord(id="a", path="article.txt", sha256="0" * 64, encoding="utf-8", annotator="ana", modified=NOW)
    keymap = resolve_keymap(all_commands(settings.tags), settings.keys)
    opened = Opened(shown or article(), record, growth=growth)
    return Session(opened, open_store(place.database, means=means), place, settings, keymap)


def selected(session: Session) -> str:
    """The words of the selection."""
    return session.article.slice(*session.selection.span)


def app_of(session: Session, *, colors: ColorSystem | None = ColorSystem.TRUECOLOR, shapes: bool = False) -> ReaderApp:
    """The app on a terminal that can show so much."""
    return ReaderApp(session, Terminal(colors, shapes))


def screen_of(app: ReaderApp) -> list[Strip]:
    """The lines of the screen."""
    return list(app.screen._compositor.render_strips())


def text_of(app: ReaderApp) -> list[str]:
    """The text of the screen's lines."""
    return [strip.text.rstrip() for strip in screen_of(app)]


def style_at(app: ReaderApp, words: str) -> RichStyle:
    """The style of the first of these words on the screen."""
    for strip in screen_of(app):
        at = strip.text.find(words)
        if at < 0:
            continue
        for segment in strip:
            at -= len(segment.text)
            if at < 0:
                assert segment.style is not None
                return segment.style
    raise AssertionError(f"{words!r} is not on the screen")


async def press(app: ReaderApp, keys: str) -> None:
    """Press keys, separated by spaces, without waiting between them."""
    for key in keys.split():
        await app.press(key)
