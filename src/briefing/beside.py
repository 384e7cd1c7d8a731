"""A second process that works beside this one: Python runs one thing at a time, so two files take two processes to be made side by side.

It is started as a program of its own and never forked, so that it is the same on every system and nothing that runs here is run again; what it
prints goes to standard error. It ends when this process does, whatever ends it, and Ctrl-C is left to this one to act on.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from briefing import start

_SERVE = "import sys; from briefing.beside import serve; serve(sys.argv[1:])"
_GONE = (OSError, ValueError, EOFError, pickle.UnpicklingError)
"""How writing to a process that is no more ends, or reading from it: its pipe is broken, closed, or at its end."""


@contextmanager
def side_by_side(*imports: str) -> Iterator[Beside | None]:
    """Give a process to work beside this one, where the machine can do two things at a time; None elsewhere."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if count == 1 or not sys.executable:
        yield None
        return
    beside = Beside(*imports)
    try:
        yield beside
    finally:
        beside.stop()


class Beside:
    """A process that does one piece of work at a time; `imports` are the modules that it reads while it waits for the first."""

    def __init__(self, *imports: str) -> None:
        command = [sys.executable, *(f"-W{option}" for option in sys.warnoptions), "-c", _SERVE, *imports]
        self._running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  this program
        self._is_busy = False

    def begin(self, work: Callable[..., object], *arguments: object) -> bool:
        """Hand over a piece of work, a function that takes what it may say a word with last; False where the process is no more."""
        assert self._running.stdin is not None  # noqa: S101  it was asked for
        if self._is_busy:  # whoever asked for what it does has failed
            self.finish(lambda *_: None)
        with suppress(*_GONE):
            self._is_busy = True
            pickle.dump((work, arguments), self._running.stdin)
            self._running.stdin.flush()
            return True
        return False

    def finish(self, hear: Callable[..., None]) -> Any:  # noqa: ANN401  what the work gives
        """Wait for the work and return what it gave, `hear` being told what it says meanwhile.

        None where it failed or the process is no more, so that it is done here and says why.
        """
        assert self._running.stdout is not None  # noqa: S101  it was asked for
        self._is_busy = False
        with suppress(*_GONE):
            while True:
                is_over, given = pickle.load(self._running.stdout)  # noqa: S301  our own process wrote it
                if is_over:
                    return given
                hear(*given)
        return None

    def stop(self) -> None:
        """End the process at once."""
        self._running.kill()
        self._running.communicate()


def serve(imports: list[str]) -> None:
    """Do the work that comes in, until no more can come."""
    start.prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr  # which keeps nothing back: this process may be ended at any moment
    for name in imports:
        import_module(name)

    def tell(answer: tuple[bool, object]) -> None:
        answers.write(pickle.dumps(answer))
        answers.flush()

    with suppress(EOFError, BrokenPipeError):
        while True:
            work, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301  the process that started this one wrote it
            tell((True, _outcome(work, *arguments, lambda *words: tell((False, words)))))


def _outcome(work: Callable[..., object], *arguments: object) -> object:
    """Return what a piece of work gives; None where it fails: it is done again where it was asked for, and fails there."""
    try:
        return work(*arguments)
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001  see above
        return None
