"""A changed setting is one change of a setting, and one finding in each file, however much of both files follows from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.changes import sentence
from briefing.checking import check, diff
from briefing.outline import read_outline
from verify.witness import CORPUS, witnessed

OUTLINE = CORPUS / "edited.yaml"
SETTINGS = {
    "words": ("words: {takeaway: In short}", "is “takeaway: In short”, and was not before", ["`words` is “takeaway: In short” in the outline"]),
    "language": ("lang: de", "en became de", ["`lang` is “de” in the outline"]),
    "theme": ("theme: civic", "is “civic”, and was not before", []),
    "status": ("status: Draft", "is “Draft”, and was not before", ["`status` is “Draft” in the outline"]),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_changed_setting_is_one_change(tmp_path: Path, name: str) -> None:
    line, told, findings = SETTINGS[name]
    outline, good = tmp_path / "edited.yaml", witnessed(OUTLINE)
    outline.write_text(OUTLINE.read_text(encoding="utf-8").replace("name: edited\n", f"name: edited\n{line}\n"), encoding="utf-8")
    shutil.copytree(CORPUS / "pictures", tmp_path / "pictures")
    for file, content in ((tmp_path / "a.pptx", good.deck), (tmp_path / "a.pdf", good.pdf)):
        file.write_bytes(content)
        (change,) = diff(file, outline)[0]
        assert change.setting == name
        assert sentence(change, "").replace("“en” became “de”", "en became de") == f"The whole briefing, {name}: {told}"
        (change,) = diff(OUTLINE, outline)[0]
        assert change.setting == name
        messages = [one.message for one in check(read_outline(outline).document, file)]
        assert len(messages) == len(findings)
        assert [message for message, wanted in zip(messages, findings, strict=True) if not message.startswith(wanted)] == []
