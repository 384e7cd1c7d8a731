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
from enum import Enum, auto
from importlib import import_module
from threading import Thread
from typing import Any, BinaryIO

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

    def begin(self, work: Callable[..., object], *arguments: object) -> None:
        """Hand over a piece of work, a function that takes its Caller last; nothing waits until the process takes it."""
        if self._is_busy:  # whoever asked for what it does has failed
            self.finish(lambda *_: None)
        self._is_busy = True
        Thread(target=self._send, args=(pickle.dumps((work, arguments)),), daemon=True).start()

    def finish(self, hear: Callable[..., None], answer: Callable[..., object] = lambda *_: None) -> Any:  # noqa: ANN401  what the work gives
        """Wait for the work and return what it gave; `hear` is told what it says meanwhile, and `answer` gives what it asks for.

        None where it failed or the process is no more, so that it is done here and says why.
        """
        assert self._running.stdout is not None  # noqa: S101  it was asked for
        self._is_busy = False
        with suppress(*_GONE):
            while True:
                kind, given = pickle.load(self._running.stdout)  # noqa: S301  our own process wrote it
                match kind:
                    case _Kind.SAYS:
                        hear(*given)
                    case _Kind.ASKS:
                        self._send(pickle.dumps(answer(*given)))
                    case _:
                        return given
        return None

    def stop(self) -> None:
        """End the process at once."""
        self._running.kill()
        self._running.communicate()

    def _send(self, pickled: bytes) -> None:
        """Write to the process, as long as there is one."""
        assert self._running.stdin is not None  # noqa: S101  it was asked for
        with suppress(*_GONE):
            self._running.stdin.write(pickled)
            self._running.stdin.flush()


class _Kind(Enum):
    """What a message of the process is."""

    SAYS = auto()
    ASKS = auto()
    HAS_DONE = auto()


class Caller:
    """Whoever asked for a piece of work, as it sees them."""

    def __init__(self, asked: BinaryIO, answers: BinaryIO) -> None:
        self._asked = asked
        self._answers = answers

    def tell(self, *words: object) -> None:
        """Say something meanwhile."""
        self._write(_Kind.SAYS, words)

    def ask(self, *words: object) -> Any:  # noqa: ANN401  what they answer
        """Ask for something, and wait for it; raises BrokenPipeError where they are no more."""
        self._write(_Kind.ASKS, words)
        try:
            return pickle.load(self._asked)  # noqa: S301  the process that started this one wrote it
        except EOFError as gone:
            raise BrokenPipeError from gone

    def give(self, done: object) -> None:
        """Give what the work came to."""
        self._write(_Kind.HAS_DONE, done)

    def next_work(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Return the next piece of work with its arguments; raises EOFError when none can come."""
        work, arguments = pickle.load(self._asked)  # noqa: S301  the process that started this one wrote it
        return work, arguments

    def _write(self, kind: _Kind, given: object) -> None:
        self._answers.write(pickle.dumps((kind, given)))
        self._answers.flush()


def serve(imports: list[str]) -> None:
    """Do the work that comes in, until no more can come."""
    start.prepare()
    start.load_libraries_by_name()  # where that fails, this process ends, and its work is done where it was asked for
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    caller = Caller(sys.stdin.buffer, os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)
    sys.stdout = sys.stderr  # which keeps nothing back: this process may be ended at any moment
    for name in imports:
        import_module(name)
    with suppress(EOFError, BrokenPipeError):
        while True:
            work, arguments = caller.next_work()
            caller.give(_outcome(work, *arguments, caller))


def _outcome(work: Callable[..., object], *arguments: object) -> object:
    """Return what a piece of work gives; None where it fails: it is done again where it was asked for, and fails there."""
    try:
        return work(*arguments)
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001  see above
        return None
