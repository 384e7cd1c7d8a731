"""Findings as text."""

from __future__ import annotations

import io
import sys

import pytest

from briefing import console
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


def test_of_a_long_line_is_shown_what_stands_round_the_place() -> None:
    finding = error("wrong", "wrong", Location("o.yaml", 1, 1001), excerpt="a" * 1000 + "X" + "b" * 1000)
    _, shown, caret = render_finding(finding).split("\n")
    assert shown == f"  1 | \u2026{'a' * 80}X{'b' * 159}\u2026"
    assert caret.index("^") == shown.index("X")


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


def test_progress_is_shown_on_a_terminal_alone_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "MOMENT", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    for is_terminal in (True, False):
        stream = Terminal(is_terminal=is_terminal)
        monkeypatch.setattr(sys, "stderr", stream)
        with console.progress() as shown:
            shown.stage("reading the outline")
            shown.stage("setting pages", 3, 40)
        assert ("setting pages" in stream.getvalue() and "3 of 40" in stream.getvalue()) is is_terminal
        assert ("reading the outline" in stream.getvalue()) is is_terminal


def test_work_of_a_moment_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    with console.progress() as shown:
        shown.stage("reading the outline")
    assert stream.getvalue() == ""


class Terminal(io.StringIO):
    """A stream that says that it is a terminal, or none."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal
