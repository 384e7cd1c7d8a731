"""Findings as text."""

from __future__ import annotations

import pytest

from briefing.console import render_finding
from briefing.diagnostics import Location, error, warning


def test_a_finding_with_line_caret_and_hint() -> None:
    finding = error("unknown-key", "unknown key `tittle`", Location("o.yaml", 3, 5), hint="did you mean `title`?", excerpt="  - tittle: A")
    assert render_finding(finding).splitlines() == [
        "o.yaml:3:5: error[unknown-key]: unknown key `tittle`",
        "  3 |   - tittle: A",
        "    |     ^",
        "  hint: did you mean `title`?",
    ]


def test_a_finding_about_a_whole_file() -> None:
    assert render_finding(warning("other-edition", "left as it is", Location("a.pptx"))) == "a.pptx: warning[other-edition]: left as it is"


def test_a_finding_about_no_file() -> None:
    assert render_finding(error("internal-error", "a bug")) == "error[internal-error]: a bug"


@pytest.mark.parametrize(
    ("excerpt", "column", "caret"),
    [("\tkey: x", 2, "    | \t^"), ("标题: x", 3, "    |     ^"), ("x", 1, "    | ^")],
)
def test_the_caret_stands_under_its_character(excerpt: str, column: int, caret: str) -> None:
    finding = error("wrong", "wrong", Location("o.yaml", 1, column), excerpt=excerpt)
    assert render_finding(finding).splitlines()[2] == caret


def test_colour_only_when_asked() -> None:
    finding = error("wrong", "wrong")
    assert "\033[" not in render_finding(finding)
    assert render_finding(finding, colour=True).startswith("\033[1;31merror[wrong]")
