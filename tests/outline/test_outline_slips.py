"""Slips of a hurried author, many small outlines in one file: below each what is said of it, at its token and with its cure."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from outline.test_outline_broken import BROKEN, as_line, findings_of
from running import ROOT, UPDATE_GOLDENS

FILE = ROOT / "tests" / "corpus" / "slips.txt"
_CASE = re.compile(r"^=== (.+)\n((?:(?!>>> |=== ).*\n)+)((?:>>> .*\n)*)", re.MULTILINE)
SLIPS: dict[str, tuple[str, str]] = {name: (outline, said) for name, outline, said in _CASE.findall(FILE.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the outlines, with the files that they name."""
    made = tmp_path_factory.mktemp("slips")
    for file in BROKEN.iterdir():
        if file.suffix in {".csv", ".svg", ".png"}:
            shutil.copy(file, made)
    return made


def said_of(outline: str, folder: Path) -> str:
    path = folder / "outline.yaml"
    path.write_text(outline, encoding="utf-8")
    return "".join(f">>> {as_line(finding)}" for finding in findings_of(path))


def test_each_slip_is_in_the_file_once() -> None:
    assert len(SLIPS) == FILE.read_text(encoding="utf-8").count("=== ") > 60


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_where_it_is_with_its_cure(name: str, folder: Path) -> None:
    outline, expected = SLIPS[name]
    said = said_of(outline, folder)
    if UPDATE_GOLDENS:
        text = FILE.read_text(encoding="utf-8")
        FILE.write_text(text.replace(f"=== {name}\n{outline}{expected}", f"=== {name}\n{outline}{said}"), encoding="utf-8")
    assert said
    assert said == expected or UPDATE_GOLDENS
