"""What briefing is measured at: a cold build, the rebuild after an edit of one word, check, diff."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measuring import Took, measured, processor_of

BRIEFING = (sys.executable, "-m", "briefing")


class Bench:
    """Measures one outline in a folder of its own; `edit` is a word and what takes its place."""

    def __init__(self, outline: Path, folder: Path, edit: tuple[str, str]) -> None:
        self.folder = folder
        self.outline = folder / "outline.yaml"
        self.text = outline.read_text(encoding="utf-8")
        self.edit = edit
        if self.text.count(edit[0]) < 1:
            raise SystemExit(f"{outline} does not say {edit[0]!r}, which the edit replaces")
        self.outline.write_text(self.text, encoding="utf-8")

    def cold_build(self) -> Took:
        """Return what a build takes in a process of its own."""
        return measured([[*BRIEFING, "build", "outline.yaml", "-o", "out"]], self.folder, self._undo)

    def watched_rebuild(self) -> Took:
        """Return what `watch` takes from the saved edit to its line."""
        self._undo()
        with _watching(self.folder) as running:
            assert running.stdout is not None  # noqa: S101  it was asked for
            running.stdout.readline()
            time.sleep(0.5)  # the watch on the files begins behind its line
            before, began = processor_of(running.pid), time.perf_counter()
            self._edit()
            line = running.stdout.readline()
            took = Took(time.perf_counter() - began, processor_of(running.pid) - before)
        if "slide" not in line:
            raise SystemExit(f"watch said {line!r}")
        return took

    def check(self) -> Took:
        """Return what holding both files against the outline takes."""
        return measured([[*BRIEFING, "check", "outline.yaml", *sorted((self.folder / "out").iterdir())]], self.folder, self._undo)

    def diff(self) -> Took:
        """Return what comparing the two documents before and after the edit takes."""
        pair = [next((self.folder / name).glob("*.pdf")) for name in ("out", "watched")]
        return measured([[*BRIEFING, "diff", *pair]], self.folder)

    def _undo(self) -> None:
        self.outline.write_text(self.text, encoding="utf-8")

    def _edit(self) -> None:
        self.outline.write_text(self.text.replace(*self.edit, 1), encoding="utf-8")


def has_verb(verb: str) -> bool:
    """Say whether the program has a verb."""
    return subprocess.run([*BRIEFING, verb, "--help"], capture_output=True, check=False).returncode == 0  # noqa: S603


@contextmanager
def _watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [*BRIEFING, "watch", "outline.yaml", "-o", "watched"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as running:  # noqa: S603
        try:
            yield running
        finally:
            running.terminate()  # a program in the background need not heed Ctrl-C
