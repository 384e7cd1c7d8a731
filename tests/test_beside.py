"""Two files made side by side: the same bytes, the same errors, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.beside import Beside, Caller
from briefing.pipeline import Built, build
from briefing.verify import pdf_kept
from briefing.verify.pdf_paint import PaintedPage, read_page
from running import SMALL_OUTLINE

PATIENCE = 60.0  # seconds: machines may be busy
KEEPER = """
import sys
from briefing.beside import Beside
beside = Beside()
print(beside._running.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "o.yaml"
    path.write_text(SMALL_OUTLINE, encoding="utf-8")
    return path


def is_same(one: Built, other: Built) -> bool:
    return all(getattr(one, part.name) == getattr(other, part.name) for part in fields(Built))


def test_both_ways_give_the_same(outline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = build(outline)
    monkeypatch.delattr(pipeline, "write_document")  # so that it cannot have been made here
    beside = Beside()
    try:
        assert is_same(build(outline, beside=beside), alone)
        assert is_same(build(outline, beside=beside), alone)
    finally:
        beside.stop()


def test_pages_are_read_on_both_sides(outline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_kept, "WORTH_SHARING", 2)
    read: list[int] = []

    def noting(page: object, number: int) -> PaintedPage:
        read.append(number)
        return read_page(page, number)

    monkeypatch.setattr(pdf_kept, "read_page", noting)
    beside = Beside()
    try:
        with pdf_kept.forgetting():
            shared = build(outline, beside=beside)
        assert read == [1]
    finally:
        beside.stop()
    with pdf_kept.forgetting():
        assert is_same(shared, build(outline))
    assert read == [1, 1, 2]


def test_stages_and_pages_are_told_from_both_sides(outline: Path) -> None:
    told: list[tuple[object, ...]] = []
    beside = Beside()
    try:
        build(outline, beside=beside, stage=lambda *words: told.append(words))
    finally:
        beside.stop()
    assert [words[0] for words in told if len(words) == 1] == [
        *("reading the outline", "planning the deck", "reading the deck back"),
        *("planning the document", "writing the document", "reading the document back"),
    ]
    assert [words[1:] for words in told if words[0] == "writing slides"] == [(number, 4) for number in range(1, 5)]
    assert {words[1] for words in told if words[0] == "setting pages"} == {1, 2}


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_process_that_is_stopped_is_done_without(outline: Path, when: str) -> None:
    beside = Beside()
    if when == "before":
        beside.stop()

    def stop(stage: str, *_: int) -> None:
        if stage == "planning the deck":
            beside.stop()

    assert is_same(build(outline, beside=beside, stage=stop), build(outline))
    beside.stop()


def halved(number: int, caller: Caller) -> float:
    print("printed")  # noqa: T201  that is what is tested
    caller.tell("halving")
    return 1 / number


def test_work_that_fails_is_done_here_and_what_it_prints_disturbs_nothing(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH")))))
    heard: list[str] = []
    beside = Beside()
    try:
        beside.begin(halved, 0)
        assert beside.finish(heard.append) is None
        beside.begin(halved, 2)
        assert beside.finish(heard.append) == 0.5
    finally:
        beside.stop()
    assert heard == ["halving", "halving"]
    assert capfd.readouterr() == ("", "printed\nprinted\n")


def test_work_that_nobody_fetched_is_not_taken_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH")))))
    beside = Beside()
    try:
        beside.begin(halved, 2)
        beside.begin(halved, 4)
        assert beside.finish(lambda *_: None) == 0.25
    finally:
        beside.stop()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="whether a process lives is read from /proc")
def test_nothing_is_left_of_a_program_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", KEEPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        beside = int(running.stdout.readline())
        assert is_running(beside)
        os.kill(running.pid, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while is_running(beside) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_running(beside)


def is_running(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
