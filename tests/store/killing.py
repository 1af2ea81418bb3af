"""Processes that write, fold and are killed at random moments; what they were told is saved must be there.

    python -m tests.store.killing KILLS [PROCESSES] [SEED]

prints one line of counts and ends with 1 where anything was lost or unreadable.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace
from tinydb import TinyDB

from reader.annotations.changes import add, remove, revise
from reader.annotations.model import Annotation
from reader.store import codec, open_store
from reader.store.backups import backups
from reader.store.base_file import is_sound
from reader.store.clock import Stamp
from reader.store.disk import opened
from reader.store.fold import Means, fold
from reader.store.journals import journal_paths, read_beyond
from reader.store.local import LocalStore
from reader.store.names import Layout
from reader.store.trail import trail
from tests.store.made import ARTICLE, annotation, change

_DAY = 86_400
_SHARED = "00000000-0000-4000-8000-000000000001"


@dataclass(slots=True)
class Tally:
    """What was promised, and what came of it.

    Attributes:
        expected: the record's id -> `mark` of its note when it was last called saved, or None where it was removed.
        changes: the changes that were called saved.
    """

    kills: int = 0
    folds: int = 0
    acknowledged: int = 0
    expected: dict[str, str | None] = field(default_factory=dict)
    changes: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.lost and not self.unreadable

    def hear(self, told: object) -> None:
        """Take note of what a process said."""
        if not isinstance(told, list):
            self.folds += 1
            return
        made, record, note = told
        self.acknowledged += 1
        self.changes.add(made)
        if record:
            self.expected[record] = note


def work(path: Path, seed: int, pipe: int) -> NoReturn:
    """Make random changes for ever, and tell through the pipe of each one that is saved."""
    chance = random.Random(seed)
    own: dict[str, Annotation] = {}
    store = open_store(path, clock=_clock(chance))
    while True:
        told = [act(store, own, chance) for _ in range(chance.choice((1, 1, 1, 3)))]
        if store.flush(10).label == "saved":
            os.write(pipe, "".join(f"{json.dumps(one)}\n" for one in told).encode())
        if chance.random() < 0.05:
            fold(Layout(path), Means())
            os.write(pipe, b'"fold"\n')
        if chance.random() < 0.02:
            store.close()
            store = open_store(path, clock=_clock(chance))
        store.poll()


def _clock(chance: random.Random) -> Callable[[], float]:
    """A clock that may be a day behind, or ahead."""
    shift = chance.choice((0, 0, -_DAY, _DAY))
    return lambda: time.time() + shift


def _note(chance: random.Random) -> str:
    """A note that differs from all others; seldom a very long one, or one that not every file can hold."""
    kind = chance.random()
    rest = "“\0\u2028\ud83d\n" if kind < 0.05 else "n" * 1_000_000 if kind < 0.052 else ""
    return f"{chance.random()}{rest}"


def act(store: LocalStore, own: dict[str, Annotation], chance: random.Random) -> tuple[str, str, str | None]:
    """One change; its id, the record's, and `mark` of the record's note, or None where it was removed."""
    what = chance.random()
    shared = store.annotation(_SHARED)
    if what < 0.1 and shared is not None:
        made = change(revise(shared, replace(shared, note=f"shared {chance.random()}")))
        store.apply(made)
        return made.id, "", None
    if what < 0.6 or not own:
        one = annotation(chance.randrange(10_000), note=_note(chance), quote="q" * chance.randrange(300))
        made = change(add(one))
    elif what < 0.85:
        before = own[chance.choice(list(own))]
        one = replace(before, note=_note(chance))
        made = change(revise(before, one))
    else:
        one = own.pop(chance.choice(list(own)))
        made = change(remove(one))
        store.apply(made)
        return made.id, one.id, None
    store.apply(made)
    kept = store.annotation(one.id)
    assert kept is not None
    own[one.id] = kept
    return made.id, one.id, mark(kept.note)


def mark(note: str) -> str:
    """What tells a note from all others: a pipe takes no long ones."""
    return f"{note[:20]} {zlib.crc32(note.encode()):08x}"


def kill_loop(kills: int, processes: int = 1, seed: int = 0, per_folder: int = 50) -> Tally:
    """Start processes on one database, kill them all, check, and go on with the same files for a while."""
    chance, tally = random.Random(seed), Tally()
    while tally.kills < kills:
        tally.expected.clear()
        tally.changes.clear()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "annotations.json"
            begin(path)
            for _ in range(per_folder):
                _round(path, processes, chance, tally)
                check(path, tally)
                if tally.kills >= kills:
                    break
            check_plain(path, tally)
    return tally


def begin(path: Path) -> None:
    store = open_store(path)
    store.apply(change(add(annotation(id=_SHARED))))
    store.close()


def _round(path: Path, processes: int, chance: random.Random, tally: Tally) -> None:
    """Let processes work for a moment and kill them."""
    children = [start(path, chance.randrange(1 << 30)) for _ in range(processes)]
    time.sleep(chance.uniform(0.01, 0.25))
    for child, _ in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        tally.kills += 1
    for _, end in children:
        with os.fdopen(end, "rb") as told:
            for line in told.read().splitlines():
                tally.hear(json.loads(line))


def start(path: Path, seed: int) -> tuple[int, int]:
    """Another process at work, and where it tells of what is saved."""
    end, pipe = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(end)
            work(path, seed, pipe)
        finally:
            # Whatever ends it, it must not go on with what its parent does.
            traceback.print_exc()
            os._exit(1)
    os.close(pipe)
    return child, end


def check(path: Path, tally: Tally) -> None:
    """See that everything can be read, and that nothing that was called saved is missing."""
    layout = Layout(path)
    for file_path in (path, *(backup.path for backup in backups(layout))):
        with opened(file_path) as file:
            if not is_sound(file):
                tally.unreadable.append(str(file_path))
    store = open_store(path, read_only=True)
    notes: dict[str, list[str | None]] = {}
    made = [*trail(layout)][::-1]
    for edit in (edit for one in made for edit in one.change.edits):
        notes.setdefault(edit.record.id, []).append(
            mark(edit.after.note) if isinstance(edit.after, Annotation) else None
        )
    tally.lost += tally.changes - {one.change.id for one in made}
    for record, note in tally.expected.items():
        found = store.annotation(record)
        # The last change may be one that its process had no time to tell of.
        known = notes.get(record, [])
        if note not in known or (mark(found.note) if found else None) != known[-1]:
            tally.lost.append(record)
    shown = {one.note for one in store.annotations(ARTICLE) if _SHARED in (one.id, one.conflict_of)}
    tally.lost += _last_words(layout) - shown
    store.close()


def _last_words(layout: Layout) -> set[str]:
    """The notes of the shared annotation that no later version was made from."""
    notes: dict[Stamp, str] = {}
    bases: set[Stamp] = set()
    for stamp, entry in read_beyond(journal_paths(layout), {}).entries:
        for edit in entry.edits:
            if edit.record_id == _SHARED:
                notes[stamp] = codec.annotation(bytes(edit.doc)).note
                bases |= {Stamp(*edit.on)} if edit.on else set()
    return {note for stamp, note in notes.items() if stamp not in bases}


def check_plain(path: Path, tally: Tally) -> None:
    """See that a fold makes of it what plain TinyDB then reads."""
    store = open_store(path)
    expected = {one.id: one.note for one in store.annotations(ARTICLE)}
    store.close()
    fold(Layout(path), Means())
    with TinyDB(path) as database:
        found = {one["id"]: one["note"] for one in database.table("annotations")}
    tally.lost += {f"{one} by plain TinyDB" for one, _ in expected.items() ^ found.items()}


def main(words: list[str]) -> int:
    """Run the loop as asked for; the exit code."""
    tally = kill_loop(*(int(word) for word in words))
    sys.stdout.write(
        f"{tally.kills} kills, {tally.folds} folds, {tally.acknowledged} acknowledged,"
        f" {len(tally.lost)} lost, {len(tally.unreadable)} unreadable\n"
    )
    return 0 if tally.is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
