"""Findings and progress as text: the only room that prints."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from rich.status import Status

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33"}


def print_findings(findings: Iterable[Diagnostic], stream: TextIO | None = None) -> None:
    """Print each finding with its line, a caret and its hint, on standard error unless told otherwise."""
    target = stream or sys.stderr
    colour = _in_colour(target)
    for finding in findings:
        print(render_finding(finding, colour=colour), file=target)


def render_finding(finding: Diagnostic, *, colour: bool = False) -> str:
    """Return a finding as text: `FILE:LINE:COLUMN: error[code]: message`, then the line, the caret and the hint where there are any."""
    head = f"{finding.severity}[{finding.code}]"
    head = f"\033[1;{_COLOURS[finding.severity]}m{head}\033[0m" if colour else head
    lines = [f"{_render_place(finding)}{head}: {finding.message}"]
    if finding.excerpt and finding.location.line:
        lines += _render_excerpt(finding)
    if finding.hint:
        lines.append(f"  hint: {finding.hint}")
    return "\n".join(lines)


def print_json(findings: Iterable[Diagnostic], files: Iterable[Path]) -> None:
    """Print the one JSON object of `--json` on standard output."""
    report = {"findings": [_finding_as_json(finding) for finding in findings], "files": [str(file) for file in files]}
    print_line(json.dumps(report, ensure_ascii=False, indent=2))


def print_line(line: str) -> None:
    """Print a result on standard output."""
    print(line)  # noqa: T201  this room prints


@contextmanager
def progress() -> Iterator[Progress]:
    """Show the running stage on a terminal; elsewhere nothing."""
    shown = Progress()
    try:
        yield shown
    finally:
        shown.stop()


class Progress:
    """One line on the terminal that says what is being done."""

    def __init__(self) -> None:
        self._status: Status | None = None

    def stage(self, name: str) -> None:
        """Show `name` as the running stage."""
        if not sys.stderr.isatty():
            return
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status(name)
            self._status.start()
        self._status.update(name)

    def stop(self) -> None:
        """Take the line away."""
        if self._status is not None:
            self._status.stop()


def _in_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _render_place(finding: Diagnostic) -> str:
    place = finding.location
    if not place.file:
        return ""
    return f"{place.file}:{place.line}:{place.column}: " if place.line else f"{place.file}: "


def _render_excerpt(finding: Diagnostic) -> list[str]:
    """Return the source line and a caret under its column; tabs are kept so that the caret stays below its character."""
    number = str(finding.location.line)
    before = finding.excerpt[: finding.location.column - 1]
    indent = "".join(character if character == "\t" else " " * _cells(character) for character in before)
    return [f"  {number} | {finding.excerpt}", f"  {' ' * len(number)} | {indent}^"]


def _cells(character: str) -> int:
    from rich.cells import cell_len

    return 1 if character.isascii() else cell_len(character)


def _finding_as_json(finding: Diagnostic) -> dict[str, str | int]:
    return {
        "file": finding.location.file,
        "line": finding.location.line,
        "column": finding.location.column,
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }
