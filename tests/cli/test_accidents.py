"""The whole program, stopped and hindered: what was published stays a pair, and the next command goes on from there."""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.publish import settle
from briefing.verify import deck_stamp, pdf_stamp
from running import FULL

NAMES = ("a-deck.pptx", "a-briefing.pdf")
BUILD = (sys.executable, "-m", "briefing", "build", "a.yaml", "-o", "out")
SMALL_DISK = 16_000
"""Bytes that a file may have on a disk that is nearly full; the deck is larger."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with an outline, whose first edition is published."""
    write(tmp_path, 0)
    subprocess.run(BUILD, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def write(project: Path, number: int) -> None:
    (project / "a.yaml").write_text(
        f"title: Edition {number}\ntopics: [{{title: What is said, text: It is said in edition {number}.}}]\n", encoding="utf-8"
    )


def editions(project: Path) -> set[str]:
    """Return the editions of the published files, both of which are there and whole."""
    deck, document = ((project / "out" / name).read_bytes() for name in NAMES)
    stamps = (deck_stamp(deck), pdf_stamp(document))
    return {stamp.edition for stamp in stamps if stamp is not None}


def left(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "out").iterdir() if path.name not in NAMES)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills no process at once")
def test_a_build_killed_at_any_moment_leaves_a_pair_and_the_next_one_is_whole(project: Path) -> None:
    moments = random.Random(5)  # noqa: S311  moments, not secrets
    write(project, 1)
    began = time.monotonic()
    subprocess.run(BUILD, cwd=project, check=True, capture_output=True)
    lasts, known = time.monotonic() - began, editions(project)
    for number in range(2, 52 if FULL else 5):
        write(project, number)
        with subprocess.Popen(BUILD, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            time.sleep(moments.uniform(0, lasts * 1.1))
            running.kill()
        settle(project / "out")
        assert len(editions(project)) == 1
        assert left(project) == []
    subprocess.run(BUILD, cwd=project, check=True, capture_output=True)
    assert len(editions(project)) == 1
    assert editions(project) != known
    assert left(project) == []


def test_a_disk_that_fills_up_is_named_and_leaves_what_was_published(project: Path) -> None:
    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK, SMALL_DISK))

    before = {name: (project / "out" / name).read_bytes() for name in NAMES}
    assert len(before[NAMES[0]]) > SMALL_DISK
    write(project, 1)
    ran = subprocess.run(BUILD, cwd=project, capture_output=True, text=True, check=False, preexec_fn=fill)
    assert ran.returncode == 2
    assert "File too large" in ran.stderr
    assert {name: (project / "out" / name).read_bytes() for name in NAMES} == before
    assert left(project) == []


def test_two_builds_at_once_into_one_folder_are_both_done(project: Path) -> None:
    write(project, 1)
    pair = [subprocess.Popen(BUILD, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [running.wait(120) for running in pair] == [0, 0]
    assert len(editions(project)) == 1
    assert left(project) == []


def test_a_folder_in_the_place_of_a_file_is_named_and_moves_nothing(project: Path) -> None:
    (project / "out" / NAMES[1]).unlink()
    (project / "out" / NAMES[1]).mkdir()
    deck = (project / "out" / NAMES[0]).read_bytes()
    write(project, 1)
    ran = subprocess.run(BUILD, cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert NAMES[1] in ran.stderr
    assert (project / "out" / NAMES[0]).read_bytes() == deck
    assert list((project / "out" / NAMES[1]).iterdir()) == []
    assert left(project) == []
