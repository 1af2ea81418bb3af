"""Being somebody whom the rights of files bind: they do not bind root, who may run the tests."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_NOBODY = 65534
"""The id of a user who owns nothing."""
_ENTER = stat.S_IXGRP | stat.S_IXOTH
"""The right of others to enter a folder; whoever was root is still of its group."""


@contextlib.contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Let the rights in `folder`, which all may enter meanwhile, bind this process: root becomes somebody else."""
    if os.geteuid() != 0:
        yield
        return
    with contextlib.ExitStack() as after:
        for closed in (folder, *folder.parents):
            mode = stat.S_IMODE(closed.stat().st_mode)
            if mode & _ENTER != _ENTER:
                closed.chmod(mode | _ENTER)
                after.callback(closed.chmod, mode)
        os.seteuid(_NOBODY)
        after.callback(os.seteuid, 0)
        yield
