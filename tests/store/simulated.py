"""A disk that remembers its calls, and every state in which a crash may leave what they wrote.

After the method of ALICE (Pillai and others, OSDI 2014): what was not synced may be there or not, each piece for
itself; a name is synced by its folder, content by its file. A rename is there or not, never half.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reader.store.disk import Disk


class Call(NamedTuple):
    """One call, or a word of the scenario that stands between calls.

    Attributes:
        kind: `create`, `write`, `sync`, `rename`, `link`, `remove`, `folder`, `sync folder`, `outside`, or
            `said`.
        name: the file or folder, relative to the root; for `said` the word.
        new: the second name of a rename or link.
        inode: the file, whatever its names.
        data: what is written.
    """

    kind: str
    name: str
    new: str = ""
    inode: int = 0
    data: bytes = b""


class RecordingDisk(Disk):
    """Does as it is told, below one folder, and remembers it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.calls: list[Call] = []
        self._inodes: dict[int, tuple[str, int]] = {}

    def say(self, word: str) -> None:
        self.calls.append(Call("said", word))

    def make_folder(self, path: Path) -> bool:
        made = super().make_folder(path)
        if made:
            self.calls.append(Call("folder", self._name(path)))
        return made

    def create(self, path: Path) -> int:
        file = super().create(path)
        inode = len(self.calls) + 1
        self._inodes[file] = (self._name(path), inode)
        self.calls.append(Call("create", self._name(path), inode=inode))
        return file

    def write(self, file: int, data: bytes) -> None:
        super().write(file, data)
        name, inode = self._inodes[file]
        self.calls.append(Call("write", name, inode=inode, data=bytes(data)))

    def sync(self, file: int) -> None:
        name, inode = self._inodes[file]
        self.calls.append(Call("sync", name, inode=inode))

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self._add_name("rename", old, new)

    def link(self, old: Path, new: Path) -> None:
        super().link(old, new)
        self._add_name("link", old, new)

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.calls.append(Call("remove", self._name(path)))

    def sync_folder(self, path: Path) -> None:
        self.calls.append(Call("sync folder", self._name(path)))

    def outside(self, path: Path, data: bytes) -> None:
        """Another program writes a file, at once and durably."""
        path.write_bytes(data)
        self.calls.append(Call("outside", self._name(path), inode=len(self.calls) + 1, data=data))

    def _add_name(self, kind: str, old: Path, new: Path) -> None:
        files = _Files()
        for call in self.calls:
            files.do(call)
        self.calls.append(Call(kind, self._name(old), self._name(new), files.names[self._name(old)] or 0))

    def _name(self, path: Path) -> str:
        name = path.relative_to(self.root).as_posix()
        return "" if name == "." else name


State = dict[str, bytes | None]
"""Name -> content; None for a folder."""


def crash_states(calls: list[Call]) -> Iterator[State]:
    """The states in which a crash right after the last of these calls may leave the files."""
    loose = _loose(calls)
    choices = [frozenset(), frozenset(loose)]
    choices += [frozenset(loose) - {one} for one in loose]
    choices += [frozenset({one}) for one in loose]
    choices += [frozenset(loose[:count]) for count in range(1, len(loose))]
    for kept in dict.fromkeys(choices):
        yield _replay(calls, set(loose) - kept)
    if loose and calls[loose[-1]].kind == "write":
        torn = calls[loose[-1]]
        half = torn._replace(data=torn.data[: len(torn.data) // 2])
        yield _replay([*calls[: loose[-1]], half, *calls[loose[-1] + 1 :]], set())


def fingerprint(state: State) -> str:
    """The same for the same state."""
    digest = hashlib.sha256()
    for name in sorted(state):
        content = state[name]
        digest.update(f"{name}\0{'-' if content is None else len(content)}\0".encode() + (content or b""))
    return digest.hexdigest()


def lay_out(state: State, root: Path) -> None:
    """Make the files of a state."""
    for name, content in sorted(state.items()):
        if content is None:
            (root / name).mkdir()
        else:
            (root / name).write_bytes(content)


def _loose(calls: list[Call]) -> list[int]:
    """The calls whose effect is not sure to be on the device."""
    loose: list[int] = []
    for number, call in enumerate(calls):
        if call.kind == "sync":
            loose = [one for one in loose if not (calls[one].kind == "write" and calls[one].inode == call.inode)]
        elif call.kind == "sync folder":
            loose = [one for one in loose if call.name != _changed_folder(calls[one])]
        elif call.kind not in {"said", "outside"}:
            loose.append(number)
    return loose


def _changed_folder(call: Call) -> str | None:
    """The folder whose sync makes a call's new name sure."""
    return None if call.kind == "write" else _folder(call.new or call.name)


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


@dataclass(slots=True)
class _Files:
    names: dict[str, int | None] = field(default_factory=dict)
    contents: dict[int, bytes] = field(default_factory=dict)

    def do(self, call: Call) -> None:
        if call.kind == "write":
            self.contents[call.inode] = self.contents.get(call.inode, b"") + call.data
        elif call.kind in {"create", "outside"}:
            self.names[call.name] = call.inode
            self.contents[call.inode] = call.data
        elif call.kind == "folder":
            self.names[call.name] = None
        elif call.kind in {"rename", "link"}:
            # The new name leads to the file even where the old one never reached the device.
            self.names[call.new] = call.inode
            if call.kind == "rename":
                self.names.pop(call.name, None)
        elif call.kind == "remove":
            self.names.pop(call.name, None)


def _replay(calls: list[Call], dropped: set[int]) -> State:
    files = _Files()
    for number, call in enumerate(calls):
        if number not in dropped:
            files.do(call)
    folders = {name for name, inode in files.names.items() if inode is None} | {""}
    return {
        name: None if inode is None else files.contents.get(inode, b"")
        for name, inode in files.names.items()
        if _folder(name) in folders
    }
