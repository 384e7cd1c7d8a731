"""What the program asks of Python before it begins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


READ = """
import sys
from pathlib import Path
from briefing import start
start.prepare()
from briefing.outline import read_outline
read_outline(Path(sys.argv[1]))
print('importlib.metadata' in sys.modules)
"""


def test_plugins_of_pydantic_are_not_even_looked_for(tmp_path: Path) -> None:
    assert _reading(tmp_path) == ["False"]


def test_what_else_pydantic_asks_its_search_for_plugins_is_answered(tmp_path: Path) -> None:
    asked = "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP, get_plugins\nprint(PYDANTIC_ENTRY_POINT_GROUP, get_plugins())"
    assert _reading(tmp_path, asked) == ["False", "pydantic ()"]


def _reading(folder: Path, then: str = "") -> list[str]:
    """Return what a process prints that is set up, reads an outline and goes on."""
    outline = folder / "outline.yaml"
    outline.write_text("title: One\ntopics: [{title: Two, text: Three}]\n", encoding="utf-8")
    command = [sys.executable, "-c", f"{READ}\n{then}", str(outline)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere no program is run to find a library")
def test_the_process_that_writes_documents_runs_no_program_to_find_its_libraries() -> None:
    ask = "import subprocess\nrun = []\nsubprocess.Popen = lambda *arguments, **_: run.append(arguments)\n"
    serve = f"{ask}from briefing.beside import serve\nserve(['weasyprint'])\nimport sys\nprint(run, 'weasyprint.text.ffi' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", serve], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.stderr.splitlines()[-1] == "[] True"
