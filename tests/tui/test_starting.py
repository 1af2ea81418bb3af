"""What is loaded when the first frame stands on the screen: little more than Textual itself loads."""

import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_articles" / "01-kerman.txt"

ONE_LABEL = """
from textual.app import App
from textual.widgets import Static

class Base(App):
    def compose(self):
        yield Static("one label")

def made():
    return First()
"""

READER = f"""
import click
from pathlib import Path
from reader.session.sitting import sit_down
from reader.settings import OpenRequest

article = Path({str(SAMPLE)!r})
database = article.with_name("annotations.json")
session = sit_down(OpenRequest(paths=(article,), db=database, annotator="ana", read_only=True))

from reader.tui.app import ReaderApp as Base

def made():
    return First(session)
"""

RUN = """
import os, sys

class First(Base):
    def post_display_hook(self):
        print(*(name for name, module in sys.modules.items() if getattr(module, "__file__", None)), flush=True)
        os._exit(0)

made().run(headless=True, size=(120, 40))
"""

LIBRARIES = ("textual", "rich", "markdown_it", "pygments", "linkify_it", "mdurl", "platformdirs", "wcwidth")
STANDARD_LIBRARY_TO_SPARE = {"html.entities", "importlib.resources", "statistics", "zipfile", "email", "http.client"}


@cache
def loaded(program: str) -> frozenset[str]:
    """The modules that are loaded when a program paints its first frame."""
    run = subprocess.run(
        [sys.executable, "-c", program + RUN], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return frozenset(run.stdout.split())


def test_the_first_frame_needs_no_more_of_textual_and_rich_than_one_label() -> None:
    more = {name for name in loaded(READER) - loaded(ONE_LABEL) if name.partition(".")[0] in LIBRARIES}

    assert more == set()


def test_the_first_frame_needs_no_library_that_some_articles_need() -> None:
    needed = {name.partition(".")[0] for name in loaded(READER)}

    assert needed & {"tinydb", "markdown_it", "ftfy", "charset_normalizer", "trafilatura", "lxml", "cassis"} == set()
    assert STANDARD_LIBRARY_TO_SPARE & loaded(READER) == set()


def test_what_lies_over_the_page_and_what_is_exported_is_loaded_when_it_is_asked_for() -> None:
    asked_for = ("tui.prompt", "tui.help", "tui.palette", "tui.source", "tui.leaving", "cleaning.html", "store.table")

    assert {f"reader.{name}" for name in asked_for} & loaded(READER) == set()
    assert not any(name.startswith("reader.formats") for name in loaded(READER))
