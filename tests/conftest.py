"""Fixtures for every room: goldens, small outlines, the program run in this process."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import settings

from running import FULL, GOLDENS, SMALL_OUTLINE, UPDATE_GOLDENS, Ran

settings.register_profile("daily", derandomize=True, database=None, deadline=None)
if not FULL:
    settings.load_profile("daily")  # the full count looks for new examples; a busy machine is no fault


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME as a whole; BRIEFING_UPDATE_GOLDENS=1 writes it instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if UPDATE_GOLDENS:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{path} differs; BRIEFING_UPDATE_GOLDENS=1 writes it anew"

    return compare


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command line in this process, and in this one alone: the tests themselves are as many at once as there are processors."""
    monkeypatch.setattr("briefing.beside.side_by_side", lambda *_: nullcontext())

    def briefing(*arguments: str | Path) -> Ran:
        from briefing.cli import main

        monkeypatch.setattr("sys.argv", ["briefing", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        shown = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), shown.out, shown.err)

    return briefing


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small outline that builds without a finding."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL_OUTLINE, encoding="utf-8")
    return path
