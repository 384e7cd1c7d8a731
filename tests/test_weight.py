"""Files that many mails refuse are told with their sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing
from briefing.diagnostics import Location
from briefing.weight import HEAVY, heavy_files


def test_files_of_ten_megabytes_are_no_finding() -> None:
    assert list(heavy_files({"deck": bytes(HEAVY), "document": b""})) == []


def test_a_heavier_one_is_told_with_both_sizes() -> None:
    (finding,) = heavy_files({"deck": bytes(HEAVY + 1), "document": bytes(1_500_000)})
    assert finding.code == "heavy-file"
    assert finding.message == "the deck is too heavy for many mails: the deck has 10.0 MB, the document has 1.5 MB"


def test_a_build_tells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outline = tmp_path / "outline.yaml"
    outline.write_text("title: A\n", encoding="utf-8")
    assert [finding.code for finding in briefing.build(outline).findings] == []
    monkeypatch.setattr("briefing.weight.HEAVY", 100)
    found = briefing.build(outline).findings
    assert [finding.code for finding in found] == ["heavy-file", "heavy-file"]
    assert {(finding.location, finding.excerpt) for finding in found} == {(Location(str(outline), 1, 1), "title: A")}
