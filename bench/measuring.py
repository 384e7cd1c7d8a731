"""What one command takes: seconds by the clock, seconds of processor, megabytes at its peak with all that it starts."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.1
"""Seconds between two looks at the memory of a command and its children."""


@dataclass(frozen=True, slots=True)
class Took:
    """What a piece of work took."""

    seconds: float
    processor: float = 0.0
    megabytes: float = 0.0


def median(runs: Iterable[Took]) -> Took:
    """Return the median of each figure."""
    took = list(runs)
    return Took(*(statistics.median(getattr(one, name) for one in took) for name in ("seconds", "processor", "megabytes")))


def measured(commands: Sequence[Sequence[str | Path]], folder: Path, prepare: Callable[[], object] = lambda: None) -> Took:
    """Run commands one after the other in a folder, and return what all of them took; one that fails is an error with what it said."""
    prepare()
    took = [_run([str(part) for part in command], folder) for command in commands]
    return Took(sum(one.seconds for one in took), sum(one.processor for one in took), max(one.megabytes for one in took))


def _run(command: list[str], folder: Path) -> Took:
    began, said = time.perf_counter(), folder / "said"
    with said.open("wb") as output:
        running = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)  # noqa: S603  our own commands
    watcher = Watcher(running.pid)
    _, status, usage = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    peak = max(watcher.stop(), usage.ru_maxrss / 1024)
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{said.read_text(errors='replace')[-2000:]}")
    return Took(seconds, usage.ru_utime + usage.ru_stime, peak)


class Watcher:
    """Looks at the memory of a process and its children until it is stopped; on systems without /proc it sees none."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """Return the peak, in megabytes."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._over.wait(INTERVAL):
            self._peak = max(self._peak, sum(map(_resident, _family(self._process))))


def processor_of(process: int) -> float:
    """Return the seconds of processor that a process and its children have taken so far."""
    ticks = os.sysconf("SC_CLK_TCK") if sys.platform != "win32" else 1
    total = 0
    for member in _family(process):
        fields = _read(member, "stat").rpartition(")")[2].split()
        total += sum(map(int, fields[11:15]))
    return total / ticks


def _family(process: int) -> list[int]:
    children = [int(child) for child in _read(process, f"task/{process}/children").split()]
    return [process, *(member for child in children for member in _family(child))]


def _resident(process: int) -> float:
    """Return the megabytes of a process that it shares with no other, or its part of those that it shares."""
    pages = _read(process, "smaps_rollup")
    return next((int(line.split()[1]) / 1024 for line in pages.splitlines() if line.startswith("Pss:")), 0.0)


def _read(process: int, name: str) -> str:
    try:
        return (Path("/proc") / str(process) / name).read_text()
    except OSError:
        return ""
