"""Slips of YAML do not end the pass: each is told once, wherever it stands, and what stands round it is read all the same."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic
from briefing.outline.recovery import MAX_SLIPS
from outline.test_outline_broken import findings_of
from running import ROOT

CORPUS = ROOT / "tests" / "corpus"
LINES = (CORPUS / "everything.yaml").read_text(encoding="utf-8").split("\n")
STEP = 9
"""Each slip is made at every ninth place where it can be: at all of them it was, too."""
_PAIR = re.compile(r"""(?P<lead>\s*(?:- )*)(?P<key>[a-z_]+): (?P<value>[^\[{"'|>&*#].*)""")


def of_pair(form: str) -> Callable[[str], str]:
    """Return what makes a slip of a pair's line, and nothing of any other."""

    def slip(line: str) -> str:
        found = _PAIR.fullmatch(line)
        return form.format(**found.groupdict()) if found is not None and not ('"' in form and '"' in line) else ""

    return slip


def of_item(mended: str, slipped: str) -> Callable[[str], str]:
    return lambda line: line.replace(mended, slipped, 1) if re.match(r"\s*- [a-z_]+: ", line) else ""


SLIPS: dict[str, Callable[[str], str]] = {
    "an open quote": of_pair('{lead}{key}: "{value}'),
    "an open single quote": lambda line: of_pair("{lead}{key}: '{value}")(line) if "'" not in line else "",
    "an open bracket": of_pair("{lead}{key}: [{value}"),
    "an at sign": of_pair("{lead}{key}: @{value}"),
    "a backtick": of_pair("{lead}{key}: `x` {value}"),
    "a star": of_pair("{lead}{key}: **x** {value}"),
    "a percent sign": of_pair("{lead}{key}: %{value}"),
    "a colon": of_pair("{lead}{key}: x: {value}"),
    "no space after a colon": of_pair("{lead}{key}:{value}"),
    "no colon": of_pair("{lead}{key} {value}"),
    "more after a quote": of_pair('{lead}{key}: "x" {value}'),
    "an escape": of_pair('{lead}{key}: "C:\\dir {value}"'),
    "a tab": lambda line: "\t" + line.lstrip() if line.startswith("  ") and _PAIR.fullmatch(line) else "",
    "too far right": lambda line: f" {line}" if _PAIR.fullmatch(line) else "",
    "too far left": lambda line: line[1:] if line.startswith("  ") and _PAIR.fullmatch(line) else "",
    "no space after a dash": of_item("- ", "-"),
    "a tab after a dash": of_item("- ", "-\t"),
    "a bracket too few": lambda line: line[:-1] if line.endswith(("]", "}")) else "",
    "a bracket too many": lambda line: line + line[-1] if line.endswith(("]", "}")) else "",
}
MAY_BE_ELSEWHERE = {"too far right", "too far left"}
"""Of two lines that do not stand in one column either may be the wrong one."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the files that the outline names."""
    made = tmp_path_factory.mktemp("recovery")
    for name in ("pictures", "beside"):
        shutil.copytree(CORPUS / name, made / name)
    for file in CORPUS.glob("*.csv"):
        shutil.copy(file, made)
    return made


def said(folder: Path, slipped: dict[int, str]) -> list[Diagnostic]:
    """Return what is said of the outline with some of its lines written otherwise, and not of it as it is."""
    path = folder / "outline.yaml"
    path.write_text("\n".join(LINES), encoding="utf-8")
    usual = {finding.message for finding in findings_of(path)}
    path.write_text("\n".join(slipped.get(number, line) for number, line in enumerate(LINES)), encoding="utf-8")
    return [finding for finding in findings_of(path) if finding.message not in usual]


def slips_of(kind: str) -> dict[int, str]:
    made = ((number, SLIPS[kind](line)) for number, line in enumerate(LINES))
    return {number: line for number, line in made if line}


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_told_once_where_it_stands_and_nothing_else_of_what_follows(kind: str, folder: Path) -> None:
    slips = slips_of(kind)
    assert len(slips) > STEP
    for number, line in islice(slips.items(), 0, None, STEP):
        findings = said(folder, {number: line})
        assert [finding.code in {"yaml-syntax", "indentation"} for finding in findings] == [True], (line, findings)
        assert kind in MAY_BE_ELSEWHERE or findings[0].location.line == number + 1, (line, findings)
        assert findings[0].hint
        assert "YAML cannot read this" not in findings[0].message, (line, findings)


def test_slips_of_every_kind_are_told_in_one_pass_with_other_mistakes(folder: Path) -> None:
    kinds = [kind for kind in SLIPS if kind not in MAY_BE_ELSEWHERE | {"a tab"}]
    slipped: dict[int, str] = {}
    for kind in kinds:
        free = [number for number in slips_of(kind) if not slipped.keys() & {number - 1, number, number + 1} and "id: " not in LINES[number]]
        slipped[free[len(free) // 2]] = SLIPS[kind](LINES[free[len(free) // 2]])
    slipped[0] = "bogus: x"
    findings = said(folder, slipped)
    assert [finding.location.line - 1 for finding in findings] == sorted(slipped)
    assert len(findings) == len(kinds) + 1 > 16


def test_there_is_an_end_to_what_is_told(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text("title: A\n" + "".join(f"key{number}: @a\n" for number in range(10 * MAX_SLIPS)), encoding="utf-8")
    findings = [finding for finding in findings_of(path) if finding.code == "yaml-syntax"]
    assert len(findings) == MAX_SLIPS
    assert [finding.location.line for finding in findings] == list(range(2, MAX_SLIPS + 2))


def test_long_lines_are_mended_in_time(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    slips = ("@", '"', "[", "a: ", "**", "\t")
    path.write_text("title: A\ntopics:\n" + "".join(f"  - title: {sign}{'ab ' * 15_000}\n" for sign in slips), encoding="utf-8")
    began = time.process_time()
    findings = findings_of(path)
    assert findings
    assert time.process_time() - began < 2
