"""Our readers are not trusted on their own word: poppler reads the same document, LibreOffice the same deck, and both say what we say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from briefing.roles import PICTURES, Group, Role
from briefing.verify import Entry, Transcript, read_deck, read_pdf
from briefing.verify.normalise import bare
from running import ROOT
from verify.test_office_edits import python_with_uno
from verify.witness import CORPUS, OUTLINE, witnessed

_UNSAID = {Role.ALTERNATIVE, *PICTURES}
_CAPTION = re.compile(r'^\s*"(?P<said>.*)"$')


def letters(texts: Iterable[str]) -> Counter[str]:
    """Return how often each character is said, white space and what is not painted left out."""
    return Counter("".join(map(bare, texts)))


OUTLINES = (OUTLINE, ROOT / "content" / "outline.yaml", pytest.param(CORPUS / "tables.yaml", marks=pytest.mark.full))


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_poppler_reads_the_same_document(outline: Path, tmp_path: Path) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not installed: tools/setup-system test")
    path = tmp_path / "document.pdf"
    path.write_bytes(witnessed(outline).pdf)
    ran = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True)
    lines = (_CAPTION.match(line) for line in ran.stdout.splitlines())
    theirs = "".join(bare(line["said"]) for line in lines if line is not None)
    ours = read_pdf(path.read_bytes())
    said = [bare(entry.text) for entry in ours.entries if entry.role not in _UNSAID]
    assert len(said) > 100
    assert [text for text in said if text not in theirs] == []
    assert in_order(said, theirs) > 0.97  # a note in the rail may stand elsewhere in the tree


def in_order(said: list[str], stream: str) -> float:
    """Return which share of texts is found in a stream one behind the other."""
    place, found = 0, 0
    for text in said:
        at = stream.find(text, place)
        if at >= 0:
            place, found = at + len(text), found + 1
    return found / len(said)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice says that the deck says."""
    python = python_with_uno()
    if python is None or shutil.which("soffice") is None:
        pytest.skip("soffice and a Python with uno are not installed: tools/setup-system test")
    folder = tmp_path_factory.mktemp("told")
    (folder / "deck.pptx").write_bytes(witnessed().deck)
    script = ROOT / "tests" / "verify" / "office_edits.py"
    subprocess.run([python, script, folder / "deck.pptx", folder, '{"told": []}'], check=True, capture_output=True, timeout=600)
    return folder / "told.json"


def test_libreoffice_reads_the_same_deck(office: Path) -> None:
    slides = json.loads(office.read_text(encoding="utf-8"))
    ours = read_deck(witnessed().deck)
    assert len(slides) == len(ours.sheets)
    everything = "".join(bare(text) for slide in slides for text in (*slide["slide"], *slide["notes"]))
    said = [entry for entry in ours.entries if entry.role not in _UNSAID]
    assert len(said) > 150
    lost = [entry for entry in said if bare(entry.text) not in everything and entry.role not in {Role.STEP, Role.CODE}]
    assert lost == []
    for number, slide in enumerate(slides, start=1):
        theirs, mine = letters((*slide["slide"], *slide["notes"])), letters(_on_slide(ours, number))
        assert sum((theirs - mine).values()) == 0 or _goes_on(ours, number), (number, theirs - mine)


def _on_slide(ours: Transcript, number: int) -> list[str]:
    entries = [entry.text for entry in ours.entries if entry.place.number == number and entry.role not in _UNSAID]
    furniture = [one.text for one in ours.furniture if one.place.number == number and one.role not in _UNSAID]
    sheet = ours.sheets[number - 1]
    return [*entries, *furniture, sheet.mark]


def _goes_on(ours: Transcript, number: int) -> bool:
    """Say whether a slide goes on from the one before, whose entry then has its texts."""
    return "~" in ours.sheets[number - 1].name


def test_notes_are_read_as_libreoffice_reads_them(office: Path) -> None:
    slides = json.loads(office.read_text(encoding="utf-8"))
    ours = read_deck(witnessed().deck)
    noted = [number for number in range(1, len(slides) + 1) if any(entry.group not in {Group.BODY, Group.DECORATION} for entry in _at(ours, number))]
    assert len(noted) > 3
    for number in noted:
        theirs = "".join(map(bare, slides[number - 1]["notes"]))
        notes = [entry for entry in _at(ours, number) if entry.group not in {Group.BODY, Group.DECORATION}]
        assert in_order([bare(entry.text) for entry in notes], theirs) == 1


def _at(ours: Transcript, number: int) -> list[Entry]:
    return [entry for entry in ours.entries if entry.place.number == number]
