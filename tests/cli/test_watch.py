"""`briefing watch`: one line a build, the last good files kept, nothing left behind."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.watch import LOOK_AGAIN, Watched, changes
from running import ROOT, SMALL_OUTLINE

PATIENCE = 60.0  # seconds: machines may be busy


class Watching:
    """A running `briefing watch`, whose lines come one by one."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self.running = running
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def line(self) -> str:
        return self.lines.get(timeout=PATIENCE)

    def _read(self) -> None:
        assert self.running.stdout is not None
        for line in self.running.stdout:
            self.lines.put(line.rstrip("\n"))


def heed_interrupts() -> None:
    """Undo what a shell does to what it starts in the background: it lets Ctrl-C pass it by."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def watching(outline: Path, folder: Path) -> Iterator[Watching]:
    command = [sys.executable, "-u", "-m", "briefing", "watch", str(outline), "-o", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=heed_interrupts) as running:  # noqa: PLW1509
        try:
            yield Watching(running)
        finally:
            running.kill()


def replaced(path: Path, text: str) -> None:
    """Save as many editors do: into a new file that takes the place of the old one."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def test_each_edit_is_one_line_and_a_failing_one_keeps_the_last_good_files(tmp_path: Path) -> None:
    outline, out = tmp_path / "o.yaml", tmp_path / "out"
    outline.write_text(SMALL_OUTLINE, encoding="utf-8")
    with watching(outline, out) as watch:
        assert watch.line().startswith("o.yaml: slides 1, 2, 3, 4, pages 1, 2 (")
        good = {path.name: path.read_bytes() for path in out.iterdir()}
        assert set(good) == {"small-deck.pptx", "small-briefing.pdf"}

        outline.write_text(SMALL_OUTLINE.replace("Sell certainty", "Give certainty"), encoding="utf-8")
        assert watch.line().startswith("o.yaml: slide 4, page 2 (")
        assert all(path.read_bytes() != good[path.name] for path in out.iterdir())
        good = {path.name: path.read_bytes() for path in out.iterdir()}

        replaced(outline, SMALL_OUTLINE.replace("subtitle:", "subtitel:"))
        assert "error[unknown-key]" in watch.line()
        said = [watch.line() for _ in range(4)]
        assert said[-1].startswith("o.yaml: not built, what stood before stands")
        assert {path.name: path.read_bytes() for path in out.iterdir()} == good

        replaced(outline, SMALL_OUTLINE)
        assert watch.line().startswith("o.yaml: slide 4, page 2 (")
        watch.running.send_signal(signal.SIGINT)
        assert watch.running.wait(PATIENCE) == 130
    assert sorted(path.name for path in out.iterdir()) == sorted(good)


def test_an_outline_that_comes_and_goes_is_waited_for(tmp_path: Path) -> None:
    outline, out = tmp_path / "o.yaml", tmp_path / "out"
    missing = [f"{outline}: error[missing-file]: there is no such file", "  hint: `briefing new DIR` begins an outline"]
    with watching(outline, out) as watch:
        assert [watch.line(), watch.line()] == missing
        assert watch.line().startswith("o.yaml: not built, what stood before stands")
        outline.write_text("title: A\n", encoding="utf-8")
        assert watch.line().startswith("o.yaml: slide 1, pages 1, 2 (")
        outline.unlink()
        assert [watch.line(), watch.line()] == missing
        assert watch.line().startswith("o.yaml: not built, what stood before stands")
        assert len(list(out.iterdir())) == 2


def test_what_the_program_itself_prints_beside_the_outline_is_no_change(tmp_path: Path) -> None:
    outline, log = tmp_path / "o.yaml", tmp_path / "log.txt"
    outline.write_text("title: A\ntopics: [{title: B, image: {path: b.png, alt: x}}]\n", encoding="utf-8")
    command = [sys.executable, "-u", "-m", "briefing", "watch", str(outline), "-o", str(tmp_path / "out")]
    with log.open("w") as said, subprocess.Popen(command, stdout=said, stderr=said, preexec_fn=heed_interrupts) as running:  # noqa: PLW1509
        try:
            wait_for(lambda: log.read_text().count("not built") == 1)
            outline.write_text(f"# again\n{outline.read_text()}", encoding="utf-8")
            wait_for(lambda: log.read_text().count("not built") == 2)
            (tmp_path / "other.txt").write_text("nothing that the outline names")
            time.sleep(3 * LOOK_AGAIN / 1000)
            assert log.read_text().count("not built") == 2
            shutil.copy(ROOT / "tests" / "corpus" / "pictures" / "landscape.png", tmp_path / "b.png")
            wait_for(lambda: "b.png: slides" in log.read_text())
            time.sleep(2 * LOOK_AGAIN / 1000)
            assert [line.split(":")[0] for line in log.read_text().splitlines() if line.endswith(" s)")] == ["o.yaml", "o.yaml", "b.png"]
        finally:
            running.kill()


def wait_for(come: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_file_is_changed_when_its_bytes_are(tmp_path: Path) -> None:
    one, other, watched = tmp_path / "one", tmp_path / "other", Watched()
    one.write_text("1")
    assert watched.look((one, other)) == ()
    os.utime(one, (1, 1))
    assert watched.look((one, other)) == ()
    one.write_text("2")
    os.utime(one, (0, 0))  # the clock was set back meanwhile
    other.write_text("new")
    assert watched.look((one, other)) == (one, other)
    one.unlink()
    assert watched.look((one, other)) == (one,)
    assert watched.look((one, other)) == ()


@pytest.mark.parametrize("name", ["a.yaml", "deep/b.csv"])
def test_changes_are_told_of_every_file_that_was_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "deep").mkdir()
    files = (tmp_path / "a.yaml", tmp_path / "deep" / "b.csv")
    for file in files:
        file.write_text("before")
    watched = Watched()
    watched.look(files)
    told = changes(lambda: files, watched)
    timer = threading.Timer(0.3, replaced, (tmp_path / name, "after"))
    timer.start()
    assert next(told) == (tmp_path / name,)
