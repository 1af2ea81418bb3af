"""What a power cut can leave: whatever state it is, what was called saved is there, and nothing is unreadable."""

import itertools
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.annotations.changes import add, remove, revise
from reader.errors import StoreError
from reader.store import open_store
from reader.store.backups import backups
from reader.store.fold import Means
from reader.store.journals import journal_paths, read_beyond
from reader.store.memory import Memory
from reader.store.names import Layout
from reader.store.rebuilding import newest_backup
from tests.store.made import ARTICLE, annotation, change
from tests.store.simulated import Call, RecordingDisk, State, crash_states, fingerprint, lay_out

_SHARE = 1 if os.environ.get("THOROUGH") else 4

FIRST, SECOND = annotation(1, note="first"), annotation(2, note="second")
REVISED = annotation(1, id=FIRST.id, note="revised")

CONTENTS: list[set[str]] = [set(), {"first"}, {"first", "second"}, {"revised", "second"}, {"revised"}]
"""The notes that there are after each change of the scenario."""


def scenario(path: Path) -> list[Call]:
    """Two sittings of two changes each; the second has a former base to keep."""
    disk = RecordingDisk(path.parent)
    ticks = itertools.count(1_800_000_000)
    edits = [add(FIRST), add(SECOND), revise(FIRST, REVISED), remove(SECOND)]
    for sitting in (0, 2):
        store = open_store(path, means=Means(disk=disk, wall=lambda: float(next(ticks))))
        for number in (sitting, sitting + 1):
            store.apply(change(edits[number]))
            assert store.flush().label == "saved"
            disk.say(f"saved {number + 1}")
        store.close()
        disk.say(f"folded {sitting + 2}")
    return disk.calls


def states(calls: list[Call], begin: int = 0) -> Iterator[tuple[State, list[Call]]]:
    """Every state that a crash after any call can leave, once for each thing that had been promised by then.

    The last ones come first: when most had been promised.
    """
    seen = set()
    for end in range(len(calls), begin - 1, -1):
        if end and calls[end - 1].kind == "outside":
            continue  # the word for it comes next
        said = [call for call in calls[:end] if call.kind == "said"]
        for state in crash_states(calls[:end]):
            key = (fingerprint(state), len(said))
            if key not in seen:
                seen.add(key)
                yield state, said


def complaint(state: State, said: list[Call], root: Path) -> str | None:
    """What is wrong with a state in which a crash has left the files, or None."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    lay_out(state, root)
    path = root / "annotations.json"
    saved = max((int(call.name.split()[1]) for call in said if call.name.startswith("saved")), default=0)
    folded = max((int(call.name.split()[1]) for call in said if call.name.startswith("folded")), default=0)
    allowed = CONTENTS[saved : saved + 2]
    try:
        store = open_store(path, read_only=True)
    except StoreError as error:
        return str(error)
    shown = {one.note for one in store.annotations(ARTICLE)}
    store.close()
    if shown not in allowed:
        return f"opened with {shown} where {saved} changes were saved"
    if folded and plain(path) not in CONTENTS[folded:]:
        return f"plain TinyDB reads {plain(path)} where {folded} changes were folded"
    if rebuilt(path) not in allowed:
        return f"rebuilt with {rebuilt(path)} where {saved} changes were saved"
    if folded == 4 and not any(plain(backup.path) == CONTENTS[2] for backup in backups(Layout(path))):
        return "the former base is gone"
    return None


def complaint_of_going_on(said: list[Call], path: Path) -> str | None:
    """What is wrong after the next sitting has gone on from what the crash left, or None."""
    saved = max((int(call.name.split()[1]) for call in said if call.name.startswith("saved")), default=0)
    store = open_store(path)
    store.apply(change(add(annotation(9, note="next"))))
    store.close()
    store = open_store(path, read_only=True)
    shown = {one.note for one in store.annotations(ARTICLE)}
    store.close()
    return None if shown - {"next"} in CONTENTS[saved : saved + 2] else f"went on with {shown} after {saved} changes"


def plain(path: Path) -> set[str]:
    """The notes in a TinyDB file."""
    try:
        return {one["note"] for one in json.loads(path.read_bytes())["annotations"].values()}
    except (OSError, ValueError):
        return {"not to be read"}


def rebuilt(path: Path) -> set[str]:
    """The notes that there would be if the base were lost."""
    layout = Layout(path)
    base, _ = newest_backup(layout)
    memory = Memory(base)
    for stamp, entry in read_beyond(journal_paths(layout), base.meta.absorbed).entries:
        memory.take(entry, stamp.writer)
    found = {one.note for one in memory.shelf.view(ARTICLE)}
    base.close()
    return found


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    return scenario(tmp_path_factory.mktemp("recorded") / "annotations.json")


def test_no_crash_loses_what_was_saved(calls: list[Call], tmp_path: Path) -> None:
    complaints = []
    for number, (state, said) in enumerate(states(calls)):
        complaints.append(complaint(state, said, tmp_path / "state"))
        if number % _SHARE == 0:
            complaints.append(complaint_of_going_on(said, tmp_path / "state" / "annotations.json"))

    assert [found for found in complaints if found] == []


def test_each_sync_is_needed(calls: list[Call], tmp_path: Path) -> None:
    syncs = [number for number, call in enumerate(calls) if call.kind.startswith("sync")]
    harmless = [
        (number, calls[number].kind, calls[number].name)
        for number in syncs
        if not _is_missed(calls, number, tmp_path / "state")
    ]

    assert len(syncs) >= 9
    assert harmless == []


def _is_missed(calls: list[Call], number: int, root: Path) -> bool:
    without = calls[:number] + calls[number + 1 :]
    return any(complaint(state, said, root) for state, said in states(without, number))
