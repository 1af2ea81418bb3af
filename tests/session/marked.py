"""Sessions drawn as text: `[` and `]` around the selection, `|` on the side of the head, a blank line between blocks.

"The [quick|] fox" + "l"  ==  "The quick [fox|]"
"""

from itertools import count
from pathlib import Path

from reader.annotations.model import ArticleRecord
from reader.commands import all_commands
from reader.document.article import SEPARATOR, Article
from reader.document.blocks import Block, Kind
from reader.document.motion import Selection
from reader.document.offsets import linear
from reader.document.spans import Span
from reader.keymap import resolve_keymap
from reader.session.clock import Clock
from reader.session.moving import unit_of
from reader.session.opening import Opened, Place
from reader.session.session import Session
from reader.settings import Settings
from reader.store import open_store
from reader.store.fold import Means

NOW = "2026-11-22T10:00:00.000000Z"


def article_of(text: str, *, hidden: tuple[int, ...] = ()) -> Article:
    """An article of paragraphs whose source is the very text; those numbered in `hidden` are boilerplate."""
    blocks: list[Block] = []
    start = 0
    for index, part in enumerate(text.split(SEPARATOR)):
        kind = Kind.BOILERPLATE if index in hidden else Kind.PARAGRAPH
        span = Span(start, start + len(part))
        blocks.append(Block(kind, part, linear(start, len(part)), (span,), hidden=index in hidden))
        start += len(part) + len(SEPARATOR)
    return Article(tuple(blocks))


def counting_clock() -> Clock:
    """A clock whose moments and identities follow one another, a second apart."""
    moments = (f"2026-11-22T10:{number // 60:02}:{number % 60:02}.000000Z" for number in range(3600))
    ids = (f"00000000-0000-4000-8000-{number:012}" for number in range(10_000))
    seconds = count()
    return Clock(lambda: next(moments), lambda: next(ids), lambda: float(next(seconds)))


def session_of(
    text: str,
    folder: Path,
    *,
    hidden: tuple[int, ...] = (),
    annotator: str = "ana",
    settings: Settings | None = None,
    clock: Clock | None = None,
    means: Means | None = None,
) -> Session:
    """A session at the article of a drawing, kept in `folder`; the drawing's selection is selected, if it has one."""
    plain = text.replace("[", "").replace("]", "").replace("|", "")
    article = article_of(plain, hidden=hidden)
    settings = settings or Settings()
    place = Place(folder / "article.txt", folder / "annotations.json", annotator, clock or counting_clock())
    store = open_store(place.database, means=means)
    record = store.find_article("article.txt", "0" * 64) or ArticleRecord(
        id="a", path="article.txt", sha256="0" * 64, encoding="utf-8", annotator=annotator, modified=NOW
    )
    keymap = resolve_keymap(all_commands(settings.tags), settings.keys)
    session = Session(Opened(article, record), store, place, settings, keymap)
    if "[" in text:
        session.select(_selection(text, article))
    return session


def _selection(text: str, article: Article) -> Selection:
    bare = text.replace("|", "")
    start, end = bare.index("["), bare.index("]") - 1
    unit = unit_of(article, Span(start, end))
    return Selection(end, start, unit) if "[|" in text else Selection(start, end, unit)


def drawn(session: Session) -> str:
    """The article text with the selection drawn in."""
    text, (start, end) = session.article.text, session.selection.span
    inner = text[start:end]
    body = f"[{inner}|]" if session.selection.is_forward else f"[|{inner}]"
    return text[:start] + body + text[end:]


def pressed(text: str, keys: str, folder: Path, *, hidden: tuple[int, ...] = ()) -> str:
    """The drawing after these keys (separated by spaces) were pressed."""
    session = session_of(text, folder, hidden=hidden)
    for key in keys.split():
        session.press(key)
    return drawn(session)
