"""Publishing: both files or neither, whatever stops it."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock

from briefing import publish as publishing
from briefing.diagnostics import MachineError
from briefing.publish import lock_of, publish, settle
from running import FULL

NAMES = ("a-deck.pptx", "a-briefing.pdf")
LOOP = """
import itertools, sys
from pathlib import Path
from briefing.publish import publish
print("ready", flush=True)
for count in itertools.count():
    content = str(count).encode() * 50_000
    publish(Path(sys.argv[1]), {"a-deck.pptx": content, "a-briefing.pdf": content})
"""


def pair(content: bytes) -> dict[str, bytes]:
    return dict.fromkeys(NAMES, content)


def stands(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in NAMES]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in NAMES)


def test_files_are_published_into_a_new_folder_and_replaced_in_it(tmp_path: Path) -> None:
    assert publish(tmp_path / "new" / "out", pair(b"one")) == tuple(tmp_path / "new" / "out" / name for name in NAMES)
    publish(tmp_path / "new" / "out", pair(b"two"))
    assert stands(tmp_path / "new" / "out") == [b"two", b"two"]
    assert left(tmp_path / "new" / "out") == []


@pytest.mark.parametrize("refused", range(1, 4))
@pytest.mark.parametrize("before", [b"old", b""])
def test_a_refused_move_leaves_both_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int, before: bytes) -> None:
    if before:
        publish(tmp_path, pair(before))
    calls = 0

    def replace(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == refused:
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        Path(source).replace(target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(MachineError, match="Permission denied"):
        publish(tmp_path, pair(b"new"))
    monkeypatch.undo()
    assert (stands(tmp_path) == [before, before]) if before else not any((tmp_path / name).exists() for name in NAMES)
    assert left(tmp_path) == []


def test_a_full_disk_is_named_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, pair(b"old"))

    def fsync(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(MachineError, match="No space left on device"):
        publish(tmp_path, pair(b"new"))
    monkeypatch.undo()
    assert stands(tmp_path) == [b"old", b"old"]
    assert left(tmp_path) == []


def test_a_disk_that_gives_back_other_bytes_publishes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, pair(b"old"))
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"other")
    with pytest.raises(MachineError, match="did not give back"):
        publish(tmp_path, pair(b"new"))
    monkeypatch.undo()
    assert stands(tmp_path) == [b"old", b"old"]


def test_a_busy_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "PATIENCE", 0.05)
    with FileLock(lock_of(tmp_path)), pytest.raises(MachineError, match="another command has been writing"):
        publish(tmp_path, pair(b"new"))
    publish(tmp_path, pair(b"new"))
    assert stands(tmp_path) == [b"new", b"new"]


def test_a_decided_change_is_completed_and_an_undecided_one_undone(tmp_path: Path) -> None:
    publish(tmp_path, pair(b"old"))
    aside = tmp_path / ".briefing-x"
    aside.mkdir()
    (aside / NAMES[1]).write_bytes(b"new")
    (tmp_path / NAMES[0]).write_bytes(b"new")
    (tmp_path / ".briefing-journal").write_text(f'{{"aside": ".briefing-x", "files": ["{NAMES[0]}", "{NAMES[1]}"]}}', encoding="utf-8")
    settle(tmp_path)
    assert (stands(tmp_path), left(tmp_path)) == ([b"new", b"new"], [])
    aside.mkdir()
    (aside / NAMES[1]).write_bytes(b"newer")
    settle(tmp_path)
    assert (stands(tmp_path), left(tmp_path)) == ([b"new", b"new"], [])


@pytest.mark.parametrize("journal", ["", "[]", '{"aside": ".briefing-x"}', '{"aside": "..", "files": ["../outside"]}'])
def test_a_journal_that_is_none_of_ours_moves_nothing(tmp_path: Path, journal: str) -> None:
    folder = tmp_path / "out"
    publish(folder, pair(b"old"))
    (tmp_path / "outside").write_bytes(b"mine")
    (folder / ".briefing-journal").write_text(journal, encoding="utf-8")
    settle(folder)
    assert (stands(folder), left(folder)) == ([b"old", b"old"], [])
    assert (tmp_path / "outside").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "outside"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills no process at once")
def test_a_command_killed_at_any_moment_leaves_a_whole_pair(tmp_path: Path) -> None:
    moments = random.Random(7)  # noqa: S311  moments, not secrets
    for _ in range(50 if FULL else 12):
        with subprocess.Popen([sys.executable, "-c", LOOP, str(tmp_path)], stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0.005, 0.05))
            os.kill(running.pid, signal.SIGKILL)
        settle(tmp_path)
        there = [name for name in NAMES if (tmp_path / name).exists()]
        assert there in ([], list(NAMES))
        assert len({(tmp_path / name).read_bytes() for name in there}) <= 1
        assert left(tmp_path) == []


def test_two_commands_at_once_leave_a_whole_pair_at_every_moment(tmp_path: Path) -> None:
    with (
        subprocess.Popen([sys.executable, "-c", LOOP, str(tmp_path)], stdout=subprocess.PIPE) as one,
        subprocess.Popen([sys.executable, "-c", LOOP, str(tmp_path)], stdout=subprocess.PIPE) as other,
    ):
        for running in (one, other):
            assert running.stdout is not None
            assert running.stdout.readline() == b"ready\n"
        time.sleep(0.5)
        for _ in range(20):
            with FileLock(lock_of(tmp_path)):
                assert len(set(stands(tmp_path))) == 1
                assert left(tmp_path) == []
        assert (one.poll(), other.poll()) == (None, None)
        one.kill()
        other.kill()


@pytest.mark.parametrize("year", [1980, 2100])
def test_a_clock_that_was_set_back_or_forth_changes_nothing(tmp_path: Path, year: int) -> None:
    publish(tmp_path, pair(b"old"))
    moment = (year - 1970) * 365.25 * 86400
    for name in NAMES:
        os.utime(tmp_path / name, (moment, moment))
    publish(tmp_path, pair(b"new"))
    assert stands(tmp_path) == [b"new", b"new"]
    aside = tmp_path / ".briefing-x"
    aside.mkdir()
    (aside / NAMES[0]).write_bytes(b"newer")
    (tmp_path / ".briefing-journal").write_text(f'{{"aside": ".briefing-x", "files": ["{NAMES[0]}"]}}', encoding="utf-8")
    os.utime(tmp_path / ".briefing-journal", (moment, moment))
    settle(tmp_path)
    assert (stands(tmp_path), left(tmp_path)) == ([b"newer", b"new"], [])


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mkdtemp(*, prefix: str, dir: Path) -> str:  # noqa: A002  the library's name
        raise PermissionError(errno.EACCES, "Permission denied", str(dir / prefix))

    publish(tmp_path, pair(b"old"))
    monkeypatch.setattr(publishing, "mkdtemp", mkdtemp)  # root may write everywhere
    with pytest.raises(MachineError, match="Permission denied") as refused:
        publish(tmp_path, pair(b"new"))
    assert "a folder that you may write to" in refused.value.findings[0].hint
    assert stands(tmp_path) == [b"old", b"old"]


def test_a_read_only_file_is_replaced_or_left_with_its_fellow(tmp_path: Path) -> None:
    publish(tmp_path, pair(b"old"))
    (tmp_path / NAMES[1]).chmod(0o400)
    with suppress(MachineError):  # Windows refuses
        publish(tmp_path, pair(b"new"))
    (tmp_path / NAMES[1]).chmod(0o600)
    assert stands(tmp_path) in ([b"old", b"old"], [b"new", b"new"])
    assert left(tmp_path) == []
