"""What a screen reader meets: a second, semantic look at documents of every block kind, in both themes, by a tool that knows nothing of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest

import briefing
from briefing.outline import read_outline
from briefing.texts import plain
from running import ROOT

OUTLOUD = Path(sys.executable).with_name("outloud")
CORPUS = ROOT / "tests" / "corpus"
ARTICLE, EVERYTHING = ROOT / "content" / "outline.yaml", CORPUS / "everything.yaml"
DOCUMENTS = (
    *((ARTICLE, "meridian"), (EVERYTHING, "civic")),
    *((CORPUS / "exhibits.yaml", "meridian"), (CORPUS / "exhibits-arabic.yaml", "civic")),
    *(pytest.param(*pair, marks=pytest.mark.full) for pair in ((ARTICLE, "civic"), (CORPUS / "tables.yaml", "meridian"))),
)
ARTIFACT_PROSE = "TAG-002"
KNOWN = {
    "ORD-001": "what hangs in the rail is painted behind the text that it stands beside, and read from the tree, in its own order",
    "TBL-010": "a table of two columns, both with headers, has more header cells than others",
    "LNK-010": "an address that its author gave as plain text is no link",
    "PAG-001": "code may say the same at the head of several pages",
}
"""Rules that find what is so by right, and why."""


def findings(content: bytes, folder: Path) -> Sequence[Mapping[str, Any]]:
    file = folder / "document.pdf"
    file.write_bytes(content)
    ran = subprocess.run([str(OUTLOUD), "--json", "-", str(file)], capture_output=True, text=True, check=False, timeout=120)
    (result,) = json.loads(ran.stdout)["results"]
    assert result["stats"]["tagged"]
    assert result["stats"]["elements"] > 50
    found: Sequence[Mapping[str, Any]] = result["findings"]
    return found


def is_running_line(finding: Mapping[str, Any], title: str) -> bool:
    """Whether a long line among the artifacts is that at the head of a page, which is one by right."""
    return finding["rule"] == ARTIFACT_PROSE and str(finding["evidence"]).startswith(title)


@pytest.mark.parametrize(("outline", "theme"), DOCUMENTS, ids=lambda value: value.stem if isinstance(value, Path) else value)
def test_a_screen_reader_meets_no_fault(outline: Path, theme: str, tmp_path: Path) -> None:
    title = plain(read_outline(outline).document.title.full)
    found = findings(briefing.build(outline, theme=theme).document, tmp_path)
    ours = [finding for finding in found if finding["rule"] not in KNOWN and not is_running_line(finding, title)]
    assert [(finding["rule"], finding["page"], finding["message"]) for finding in ours] == []


def test_a_fault_is_met(tmp_path: Path) -> None:
    file = tmp_path / "without.pdf"
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(_stream(briefing.build(EVERYTHING).document)))
    del writer.root_object["/Lang"]
    writer.write(file)
    assert "error" in {finding["severity"] for finding in findings(file.read_bytes(), tmp_path) if finding["rule"] != ARTIFACT_PROSE}


def _stream(content: bytes) -> Any:  # noqa: ANN401  what pypdf reads
    from io import BytesIO

    return BytesIO(content)
