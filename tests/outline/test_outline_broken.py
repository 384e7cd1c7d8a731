"""Broken outlines and exactly what is said of each: `LINE:COLUMN: severity[code]: message | hint`."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, OutlineError
from briefing.outline import read_outline
from running import ROOT, UPDATE_GOLDENS

BROKEN = ROOT / "tests" / "corpus" / "broken"
OUTLINES = sorted(BROKEN.glob("*.yaml"))


def findings_of(path: Path) -> tuple[Diagnostic, ...]:
    try:
        return read_outline(path).findings
    except OutlineError as failure:
        return failure.findings


def as_line(finding: Diagnostic) -> str:
    place = f"{finding.location.line}:{finding.location.column}"
    hint = f" | {finding.hint}" if finding.hint else ""
    return f"{place}: {finding.severity}[{finding.code}]: {finding.message}{hint}\n"


def test_the_corpus_is_there() -> None:
    assert len(OUTLINES) > 25


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_everything_wrong_is_said_in_one_pass(path: Path) -> None:
    said = "".join(as_line(finding) for finding in findings_of(path))
    expected = path.with_suffix(".expected")
    if UPDATE_GOLDENS:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_each_broken_outline_says_what_it_is_for(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first.startswith("# ")
    assert first.endswith(".")


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_the_excerpt_is_the_line_that_the_place_names(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [finding for finding in findings_of(path) if finding.code != "control-character" and len(lines[finding.location.line - 1]) < 400]
    assert [finding.excerpt for finding in found] == [lines[finding.location.line - 1] for finding in found]


def test_no_expectation_is_without_its_outline() -> None:
    assert sorted(path.stem for path in BROKEN.glob("*.expected")) == [path.stem for path in OUTLINES]
