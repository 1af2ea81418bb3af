"""The long forms of the proofs that nothing which was called saved is lost.

    python -m benchmarks.crash kills [--times 1000]         one process, killed at random moments
    python -m benchmarks.crash processes [--times 1000]     four processes at once, folding too, all killed
    python -m benchmarks.crash power [--times 300]          power cuts on a real ext4 file system; needs root
    python -m benchmarks.crash faults [--times 3000]        a disk that fails at random: full, broken, forbidden
    python -m benchmarks.crash damage                       every cut and every bit of a journal, every byte of a base
    python -m benchmarks.crash states                       every state that a power cut can leave, each sync left out
    python -m benchmarks.crash all

Killed processes have clocks that are a day behind or ahead, and notes of a megabyte among theirs.
Each prints how often, how many changes were called saved, and how many of them were lost: to reach is 0.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.store.failing import fault_loop
from tests.store.killing import Tally, kill_loop
from tests.store.mounts import refusal
from tests.store.power import cut_loop

PROCESSES = 4
TIMES = {"kills": 1000, "processes": 1000, "power": 300, "faults": 3000, "damage": 1, "states": 1}

TESTS = {
    "damage": ("test_damage.py", "test_opening.py"),
    "states": ("test_crash_states.py", "test_crash_states_of_foreign_files.py"),
}
"""The proofs that are tests of the suite, without its short cuts."""


def kills(times: int) -> Tally:
    """One process, killed so many times."""
    return kill_loop(times, 1, seed=time.time_ns())


def processes(times: int) -> Tally:
    """Four processes, killed together until so many were killed."""
    return kill_loop(times, PROCESSES, seed=time.time_ns())


def power(times: int) -> Tally | None:
    """So many power cuts; None where nothing can be mounted."""
    if (why := refusal()) is not None:
        print(f"power: skipped: {why}")
        return None
    with tempfile.TemporaryDirectory() as folder:
        return cut_loop(times, Path(folder), seed=time.time_ns())


def faults(times: int) -> Tally:
    """A disk that fails so many times."""
    return fault_loop(times, seed=time.time_ns())


def thorough(names: tuple[str, ...]) -> bool:
    """Tests without their short cuts; whether all went well."""
    command = [sys.executable, "-m", "pytest", "-q", *(f"tests/store/{name}" for name in names)]
    return subprocess.run(command, env={**os.environ, "THOROUGH": "1"}, check=False).returncode == 0


def run(name: str, times: int) -> bool:
    """Run one proof and print what came of it; whether nothing was lost."""
    if name in TESTS:
        return thorough(TESTS[name])
    begun = time.perf_counter()
    tally = {"kills": kills, "processes": processes, "power": power, "faults": faults}[name](times)
    if tally is None:
        return True
    print(
        f"{name}: {tally.kills} times, {tally.folds} folds, {tally.acknowledged} changes called saved,"
        f" {len(tally.lost)} lost, {len(tally.unreadable)} files unreadable ({time.perf_counter() - begun:.0f} s)",
        flush=True,
    )
    return tally.is_good


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("proof", choices=[*TIMES, "all"])
    parser.add_argument("--times", type=int)
    given = parser.parse_args()
    names = list(TIMES) if given.proof == "all" else [given.proof]
    results = [run(name, given.times or TIMES[name]) for name in names]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
