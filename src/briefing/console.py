"""Findings and progress as text: the only room that prints."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

MOMENT = 0.3
"""Seconds of work before anything is shown of it: what takes about a second in all shows its last stages."""

_LONGEST_SHOWN, _SHOWN_BEFORE = 240, 80
"""Characters of a line that a finding shows, and of them before its place."""
_CUT = "\u2026"
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


def counted(numbers: tuple[int, ...], what: str) -> str:
    """Return how many slides or pages changed, and which when they are few."""
    few = 6
    if not numbers:
        return f"no {what}"
    which = f" {', '.join(map(str, numbers))}" if len(numbers) <= few else f" {numbers[0]} to {numbers[-1]}"
    return f"{what}{'s' if len(numbers) > 1 else ''}{which}"


def print_json(findings: Iterable[Diagnostic], files: Iterable[Path], reasons: Iterable[str] = ()) -> None:
    """Print the one JSON object of `--json` on standard output; `reasons`, where there are any, are its explanation."""
    told: dict[str, object] = {"findings": [_finding_as_json(finding) for finding in findings], "files": [str(file) for file in files]}
    explanation = list(reasons)
    print_object(told | ({"explanation": explanation} if explanation else {}))


def print_object(said: Mapping[str, object]) -> None:
    """Print an object as JSON on standard output; it is in ASCII where the output takes nothing else."""
    text = json.dumps(said, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(said, indent=2)
    print_line(text)


def render_junit(findings: Iterable[Diagnostic], files: Iterable[Path]) -> str:
    """Return findings as a JUnit report: one case a file, failed when an error is about it; warnings are its output."""
    by_file: dict[str, list[Diagnostic]] = {str(file): [] for file in files}
    for finding in findings:
        by_file.setdefault(finding.location.file or "briefing", []).append(finding)
    cases = [_case(file, found) for file, found in by_file.items()]
    failures = sum("<failure" in case for case in cases)
    head = f'<testsuite name="briefing check" tests="{len(cases)}" failures="{failures}" errors="0">'
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", head, *cases, "</testsuite>", "</testsuites>", ""))


def prepare() -> None:
    """Make printing never fail on a character that the terminal, or a name of a file, does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_line(line: str) -> None:
    """Print a result on standard output; when its reader has gone, this and all that follows go nowhere."""
    try:
        print(line, flush=True)  # noqa: T201  this room prints
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  it stays open to the end of the program


@contextmanager
def progress() -> Iterator[Progress]:
    """Show the running stage on a terminal; elsewhere nothing."""
    shown = Progress()
    try:
        yield shown
    finally:
        shown.stop()


class Progress:
    """One line on the terminal that says what is being done, how much of it, and how long it will take; work of a moment shows none."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown: RichProgress | None = None
        self._task: TaskID | None = None

    def stage(self, name: str, done: int = 0, of: int = 0, /) -> None:
        """Show `name` as the running stage; `of` is 0 where there is nothing to count."""
        if not sys.stderr.isatty() or time.monotonic() - self._began < MOMENT:
            return
        shown = self._shown or self._show()
        if self._task is None or shown.tasks[-1].description != name:
            if self._task is not None:
                shown.remove_task(self._task)
            self._task = shown.add_task(name, total=of or None, counted=f"{done} of {of}" if of else "")
        shown.update(self._task, completed=done, total=of or None, counted=f"{done} of {of}" if of else "")

    def stop(self) -> None:
        """Take the line away."""
        if self._shown is not None:
            self._shown.stop()

    def _show(self) -> RichProgress:
        from rich.console import Console
        from rich.progress import Progress as RichProgress
        from rich.progress import SpinnerColumn, TextColumn, TimeRemainingColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.fields[counted]}"), TimeRemainingColumn())
        self._shown = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._shown.start()
        return self._shown


def _in_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _render_place(finding: Diagnostic) -> str:
    place = finding.location
    if not place.file:
        return ""
    return f"{place.file}:{place.line}:{place.column}: " if place.line else f"{place.file}: "


def _render_excerpt(finding: Diagnostic) -> list[str]:
    """Return the source line, of a long one what stands round the place, and a caret under it; tabs are kept so that the caret stays below."""
    line, number, place = finding.excerpt, str(finding.location.line), max(0, finding.location.column - 1)
    start = max(0, place - _SHOWN_BEFORE) if len(line) > _LONGEST_SHOWN else 0
    end = start + _LONGEST_SHOWN
    before = _CUT * (start > 0) + line[start:place]
    shown = before + line[place:end] + _CUT * (end < len(line))
    indent = "".join(character if character == "\t" else " " * _cells(character) for character in before)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {indent}^"]


def _cells(character: str) -> int:
    from rich.cells import cell_len

    return 1 if character.isascii() else cell_len(character)


def _case(file: str, found: list[Diagnostic]) -> str:
    from xml.sax.saxutils import escape, quoteattr

    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    warnings = [finding for finding in found if finding not in errors]
    lines = [f'<testcase classname="briefing" name={quoteattr(file)}>']
    if errors:
        first = quoteattr(f"{errors[0].code}: {errors[0].message}")
        lines.append(f'<failure type="{errors[0].code}" message={first}>{escape(chr(10).join(map(render_finding, errors)))}</failure>')
    if warnings:
        lines.append(f"<system-out>{escape(chr(10).join(map(render_finding, warnings)))}</system-out>")
    return "\n".join((*lines, "</testcase>"))


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
