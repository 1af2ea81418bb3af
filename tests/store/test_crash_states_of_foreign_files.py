"""What a power cut can leave while a base that another program edited, or that is damaged, is replaced."""

import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.annotations.changes import add
from reader.errors import StoreError
from reader.store import open_store
from reader.store.backups import backups
from reader.store.condition import Condition, examine
from reader.store.fold import Means
from reader.store.names import Layout
from tests.store.made import ARTICLE, annotation, change
from tests.store.simulated import Call, RecordingDisk, State, lay_out
from tests.store.test_crash_states import plain, rebuilt, states

_SHARE = 1 if os.environ.get("THOROUGH") else 4

FIRST, SECOND = annotation(1, note="first"), annotation(2, note="second")


class Story(NamedTuple):
    """What happens, and what must be so whenever it is cut off.

    Attributes:
        calls: what was called.
        contents: word of the scenario -> the notes that must be there from then on.
        kept: word of the scenario -> whether what must be kept besides is there.
    """

    calls: list[Call]
    contents: dict[str, set[str]]
    kept: dict[str, Callable[[Path], bool]]


def begun(folder: Path) -> tuple[RecordingDisk, Means, Path]:
    """A database of two annotations, folded twice."""
    disk, path = RecordingDisk(folder), folder / "annotations.json"
    ticks = itertools.count(1_800_000_000)
    means = Means(disk=disk, wall=lambda: float(next(ticks)))
    for one in (FIRST, SECOND):
        store = open_store(path, means=means)
        store.apply(change(add(one)))
        store.close()
    disk.say("begun")
    return disk, means, path


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Story:
    disk, means, path = begun(tmp_path_factory.mktemp("edited"))
    tables = json.loads(path.read_text())
    tables["annotations"]["1"]["note"] = "edited"
    new = json.dumps(tables).encode()
    disk.outside(path, new)
    disk.say("edited")
    store = open_store(path, means=means)
    disk.say("accepted")
    store.close()
    contents = {"begun": {"first", "second"}, "edited": {"edited", "second"}}
    kept = {
        "edited": lambda path: any(file.read_bytes() == new for file in bases(path)),
        "accepted": lambda path: (
            examine(Layout(path)).condition is Condition.SOUND
            and any(plain(file) == {"first", "second"} for file in bases(path))
        ),
    }
    return Story(disk.calls, contents, kept)


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Story:
    disk, means, path = begun(tmp_path_factory.mktemp("damaged"))
    half = path.read_bytes()[: path.stat().st_size // 2]
    disk.outside(path, half)
    disk.say("damaged")
    store = open_store(path, means=means, rebuild=True)
    disk.say("mended")
    store.close()
    contents = {"begun": {"first", "second"}, "mended": {"first", "second"}}
    kept: dict[str, Callable[[Path], bool]] = {
        "damaged": lambda path: any(
            file.read_bytes() == half for file in (path, *Layout(path).aside.glob("*")) if file.exists()
        )
    }
    return Story(disk.calls, contents, kept)


def bases(path: Path) -> list[Path]:
    return [path, *(backup.path for backup in backups(Layout(path)))]


def complaint(story: Story, state: State, said: list[Call], root: Path) -> str | None:
    """What is wrong with a state in which a crash has left the files, or None."""
    words = [call.name for call in said]
    if not words:
        return None
    lay_out(state, root)
    path = root / "annotations.json"
    expected = next(story.contents[word] for word in reversed(words) if word in story.contents)
    if words[-1] != "damaged":
        try:
            store = open_store(path, read_only=True)
        except StoreError as error:
            return str(error)
        shown = {one.note for one in store.annotations(ARTICLE)}
        store.close()
        if shown != expected:
            return f"opened with {shown} after {words}"
    if words[-1] != "edited" and rebuilt(path) != expected:
        return f"rebuilt with {rebuilt(path)} after {words}"
    missing = [word for word in words if word in story.kept and not story.kept[word](path)]
    return f"not kept: {missing}" if missing else None


def complaint_of_going_on(story: Story, said: list[Call], path: Path) -> str | None:
    """What is wrong after the next sitting has put in order what the crash left, or None."""
    store = open_store(path, rebuild=True)
    store.close()
    words = [call.name for call in said]
    expected = next(story.contents[word] for word in reversed(words) if word in story.contents)
    store = open_store(path, read_only=True)
    shown = sorted(one.note for one in store.annotations(ARTICLE))
    store.close()
    return None if shown == sorted(expected) else f"went on with {shown} after {words}"


@pytest.mark.parametrize("name", ["edited", "damaged"])
def test_no_crash_loses_what_was_there(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    story = request.getfixturevalue(name)
    complaints = []
    for number, (state, said) in enumerate(states(story.calls)):
        (root := tmp_path / str(number)).mkdir()
        complaints.append(complaint(story, state, said, root))
        if said and number % _SHARE == 0:
            complaints.append(complaint_of_going_on(story, said, root / "annotations.json"))

    assert [found for found in complaints if found] == []


@pytest.mark.parametrize("name", ["edited", "damaged"])
def test_each_sync_is_needed(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    story = request.getfixturevalue(name)
    begin = next(number for number, call in enumerate(story.calls) if call.name == name)
    syncs = [number for number, call in enumerate(story.calls) if call.kind.startswith("sync") and number > begin]
    harmless = [(number, *story.calls[number][:2]) for number in syncs if not _is_missed(story, number, tmp_path)]

    assert harmless == []


def _is_missed(story: Story, number: int, folder: Path) -> bool:
    without = story.calls[:number] + story.calls[number + 1 :]
    for count, (state, said) in enumerate(states(without, number)):
        (root := folder / f"{number}-{count}").mkdir()
        if complaint(story, state, said, root):
            return True
    return False
