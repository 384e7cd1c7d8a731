"""The outline's language: what is no tag is an error, what the furniture has no words of is a warning, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, OutlineError, Severity
from briefing.outline import read_outline


def findings(folder: Path, language: str) -> tuple[Diagnostic, ...]:
    path = folder / "outline.yaml"
    path.write_text(f"title: A\nlang: {language}\ntopics: [{{title: B, text: c}}]\n", encoding="utf-8")
    try:
        return read_outline(path).findings
    except OutlineError as failure:
        return failure.findings


@pytest.mark.parametrize("language", ["en", "de-CH", "pt-BR", "zh-TW", "zh-Hans", "fa", "ta-LK", "no longer"])
def test_a_known_language_is_no_finding(tmp_path: Path, language: str) -> None:
    assert [finding.code for finding in findings(tmp_path, language)] == (["bad-language"] if " " in language else [])


@pytest.mark.parametrize("language", ["sv", "no", "sr-Latn", "tlh"])
def test_a_language_without_words_is_a_warning_at_its_place(tmp_path: Path, language: str) -> None:
    (found,) = findings(tmp_path, language)
    assert (found.severity, found.code) == (Severity.WARNING, "unknown-language")
    assert (found.location.line, found.location.column) == (2, 7)
    assert f"`{language}`" in found.message
    assert "zh-Hant" in found.hint
    assert "`words`" in found.hint
