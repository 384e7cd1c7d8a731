"""What the program asks of Python before it begins."""

from __future__ import annotations

import subprocess
import sys

import pytest

SAY = "import gc, os, sys; print(gc.get_threshold()[0] > 10_000, 'PYDANTIC_DISABLE_PLUGINS' in os.environ, file=sys.stderr)"
STARTS = {
    "the program": (
        "from briefing.cli import main\nimport sys; sys.argv = ['briefing', '--version']\ntry: main()\nexcept SystemExit: pass",
        "True True",
    ),
    "the process beside it": ("from briefing.beside import serve\nserve([])", "True True"),
    "the library": ("import briefing, briefing.cli, briefing.pipeline, briefing.beside", "False False"),
}


@pytest.mark.parametrize(("begin", "said"), STARTS.values(), ids=STARTS)
def test_the_program_sets_its_own_processes_up_and_no_others(monkeypatch: pytest.MonkeyPatch, begin: str, said: str) -> None:
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    done = subprocess.run([sys.executable, "-c", f"{begin}\n{SAY}"], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.stderr.splitlines()[-1] == said
