"""Makes `docs/screen.svg`: the first sample article with some tags, as the reader shows it.

python docs/picture.py
"""

import asyncio
import re
import tempfile
from pathlib import Path
from shutil import copyfile

from rich.color import ColorSystem

from reader.resources import samples_dir
from reader.session.session import Session
from reader.session.sitting import sit_down
from reader.settings import OpenRequest
from reader.tui.app import ReaderApp
from reader.tui.looks import Terminal

COLUMNS, ROWS = 118, 34
KEYS = "j j j j j j j j c j c j d t a j r k k s"
SPEAKER = "Ali Tavakkoli"
PICTURE = Path(__file__).parent / "screen.svg"


async def taken(session: Session) -> str:
    """The screen after the keys, as SVG without web fonts."""
    app = ReaderApp(session, Terminal(ColorSystem.TRUECOLOR, shapes=False))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press(*KEYS.split())
        await pilot.pause()
        session.run("prompt.submit", SPEAKER)
        await app.show()
        await pilot.pause(0.5)
        svg = app.export_screenshot(title="reader")
    return re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)


def main() -> None:
    """Take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        first = min(path for path in samples_dir().iterdir() if path.suffix == ".txt")
        article = Path(folder) / first.name
        copyfile(first, article)
        session = sit_down(OpenRequest(paths=(article,), db=Path(folder) / "annotations.json", annotator="ana"))
        PICTURE.write_text(asyncio.run(taken(session)), encoding="utf-8")
        session.desk.store.close()


if __name__ == "__main__":
    main()
