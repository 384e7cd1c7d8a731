"""Whatever an outline holds, `briefing check` reads it or says what is wrong: never a defect, never a traceback."""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from collections.abc import Callable
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import outlines
from briefing.cli import main
from running import ROOT, Ran

LAWS: dict[str, tuple[st.SearchStrategy[bytes], int]] = {
    "random bytes": (outlines.random_bytes, 2_000),
    "pieces of YAML": (outlines.random_yaml, 300),
    "known keys in any shape": (outlines.any_outline, 250),
    "other letters": (outlines.good_with_other_letters(), 120),
    "other lines": (outlines.good_with_other_lines(), 80),
    "other values": (outlines.good_with_other_values(), 120),
}
"""What is checked, and how often."""


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Ran]:
    """Check an outline in this process, beside the files of the corpus."""
    folder = tmp_path_factory.mktemp("laws")
    shutil.copytree(ROOT / "tests" / "corpus" / "beside", folder / "beside")
    for name, of in (("a.csv", "data.csv"), ("a.svg", "mark.svg"), ("a.png", "mark.svg")):
        shutil.copy(ROOT / "tests" / "corpus" / "beside" / of, folder / name)
    outline = folder / "outline.yaml"

    def checked(content: bytes) -> Ran:
        outline.write_bytes(content)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), patch.object(sys, "argv", ["briefing", "check", str(outline)]):
            try:
                main()
            except SystemExit as stopped:
                return Ran(int(stopped.code or 0), out.getvalue(), err.getvalue())
        raise AssertionError("the program ends with an exit code")

    return checked


def hold(check: Callable[[bytes], Ran], contents: st.SearchStrategy[bytes], examples: int, *, always_the_same: bool) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=always_the_same,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(contents)
    def law(content: bytes) -> None:
        ran = check(content)
        assert ran.code in {0, 1}, ran.err
        assert ("error[" in ran.err) == (ran.code == 1)
        assert "Traceback" not in ran.err
        assert (ran.out != "") == (ran.code == 0)

    law()


def test_the_laws_are_tried_often() -> None:
    assert LAWS["random bytes"][1] >= 2_000
    assert sum(often for _, often in LAWS.values()) >= 2_800


def test_the_good_outline_is_good(check: Callable[[bytes], Ran]) -> None:
    assert (check(outlines.GOOD.encode()).code, check(outlines.GOOD.encode()).err) == (0, "")


@pytest.mark.parametrize(("contents", "examples"), LAWS.values(), ids=LAWS)
def test_any_outline_is_read_or_refused(check: Callable[[bytes], Ran], contents: st.SearchStrategy[bytes], examples: int) -> None:
    hold(check, contents, examples, always_the_same=True)


@pytest.mark.full
@pytest.mark.parametrize(("contents", "examples"), LAWS.values(), ids=LAWS)
def test_any_of_very_many_outlines_is_read_or_refused(check: Callable[[bytes], Ran], contents: st.SearchStrategy[bytes], examples: int) -> None:
    hold(check, contents, examples * 20, always_the_same=False)
