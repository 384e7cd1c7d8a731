"""The modules that are mutated by default are those whose score is written down."""

from __future__ import annotations

import ast
import re

from running import ROOT

DECISION = (ROOT / "docs" / "decisions" / "0021-mutants.md").read_text(encoding="utf-8")


def readers() -> list[str]:
    """Return the constant of bench/mutants.py, which is not imported: it needs mutmut."""
    tree = ast.parse((ROOT / "bench" / "mutants.py").read_text(encoding="utf-8"))
    (value,) = (one.value for one in tree.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "READERS")
    return [str(one.value) for one in ast.walk(value) if isinstance(one, ast.Constant)]


def test_each_reader_is_a_module_with_a_row() -> None:
    modules = {path.stem for path in (ROOT / "src" / "briefing" / "verify").glob("*.py")}
    rows = re.findall(r"^\| `(\w+)` \| [\d,]+/", DECISION, flags=re.MULTILINE)
    assert set(readers()) <= modules
    assert sorted(readers()) == sorted(rows)


def test_the_total_is_that_of_the_rows() -> None:
    rows = [
        (int(seen.replace(",", "")), int(tried.replace(",", "")))
        for seen, tried in re.findall(r"^\| `\w+` \| ([\d,]+)/([\d,]+),", DECISION, re.MULTILINE)
    ]
    seen, tried = (sum(column) for column in zip(*rows, strict=True))
    assert f"| all rows | {seen:,}/{tried:,}, " in DECISION
