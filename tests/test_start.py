"""What the program asks of Python before it begins."""

from __future__ import annotations

import subprocess
import sys

import pytest

SAY = """
import atexit, gc, os, sys
atexit.register(lambda: print(gc.get_threshold()[0] > 10_000, gc.get_freeze_count() > 0, 'PYDANTIC_DISABLE_PLUGINS' in os.environ, file=sys.stderr))
"""
"""What is registered first is done last: it says how the process was at its very end."""
STARTS = {
    "the program": (
        "from briefing.cli import main\nsys.argv = ['briefing', '--version']\nmain()",
        "True True True",
    ),
    "the process beside it": ("from briefing.beside import serve\nserve([])", "True True True"),
    "the library": ("import briefing, briefing.cli, briefing.pipeline, briefing.beside", "False False False"),
}


@pytest.mark.parametrize(("begin", "said"), STARTS.values(), ids=STARTS)
def test_the_program_sets_its_own_processes_up_and_no_others(monkeypatch: pytest.MonkeyPatch, begin: str, said: str) -> None:
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    done = subprocess.run([sys.executable, "-c", f"{SAY}\n{begin}"], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.stderr.splitlines()[-1] == said
