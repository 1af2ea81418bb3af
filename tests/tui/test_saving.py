"""What the screen says of saving, while the disk is slow, and after it was full."""

import errno
import time
from pathlib import Path

import pytest

from reader.session.session import Session
from reader.store.fold import Means
from reader.tui.app import ReaderApp
from tests.store.failing import FaultyDisk
from tests.tui.scene import press, session_in, text_of

SIZE = (120, 40)


@pytest.fixture
def disk() -> FaultyDisk:
    return FaultyDisk()


@pytest.fixture
def session(tmp_path: Path, disk: FaultyDisk) -> Session:
    return session_in(tmp_path, means=Means(disk=disk))


async def test_no_key_waits_for_a_slow_disk(app: ReaderApp, disk: FaultyDisk, session: Session) -> None:
    disk.delay = 0.2
    async with app.run_test(size=SIZE) as pilot:
        waits = []
        for number in range(1, 6):
            begun, busy = time.perf_counter(), time.thread_time()
            await press(app, "c j")
            waits.append(time.perf_counter() - begun - (time.thread_time() - busy))
            shown = text_of(app)[-2]

            assert f"{number} tagged · saving" in shown
        session.desk.store.flush()
        await pilot.pause(0.3)

        assert sorted(waits)[2] < disk.delay / 2
        assert "5 tagged · saved" in text_of(app)[-2]


async def test_what_could_not_be_saved_is_told_and_saved_when_there_is_room(
    app: ReaderApp, disk: FaultyDisk, session: Session
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        disk.failing = {"write": errno.ENOSPC}
        await press(app, "c j d")
        session.desk.store.flush()
        await pilot.pause(0.3)
        told = text_of(app)[-2]
        disk.failing.clear()
        session.desk.store.flush()
        await pilot.pause(0.3)

        assert "2 tagged · NOT SAVED: disk full" in told
        assert "2 tagged · saved" in text_of(app)[-2]
