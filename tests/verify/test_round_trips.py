"""Round trips: what was built from an outline differs neither from it nor from each other, in any language."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checking import check, check_alone, diff
from briefing.outline import read_outline
from running import ROOT
from verify.witness import CORPUS, witnessed

OUTLINES = (
    *sorted(CORPUS.glob("*.yaml")),
    *sorted((CORPUS / "languages").glob("*.yaml")),
    *sorted((ROOT / "tests" / "deck" / "outlines").glob("*.yaml")),
    *sorted((ROOT / "tests" / "pdf" / "outlines").glob("*.yaml")),
    ROOT / "content" / "outline.yaml",
    ROOT / "src" / "briefing" / "project" / "files" / "outline.yaml",
)
SAMPLE = ("ja", "ar", "fringe", "exhibits", "images-few")


def hold(outline: Path, folder: Path) -> None:
    good = witnessed(outline)
    deck, pdf = folder / "a.pptx", folder / "a.pdf"
    deck.write_bytes(good.deck)
    pdf.write_bytes(good.pdf)
    for file in (deck, pdf):
        assert check(good.document, file) == ()
        assert diff(outline, file) == diff(file, outline) == ((), ())
        assert check_alone((file,))[0] == ()
    assert check_alone((deck, pdf))[0] == ()
    assert diff(deck, pdf) == diff(pdf, deck) == ((), ())


def test_there_are_enough_of_them() -> None:
    assert len(OUTLINES) >= 40
    assert len({read_outline(outline).document.language for outline in OUTLINES}) >= 15


@pytest.mark.parametrize("name", SAMPLE)
def test_nothing_differs_in_a_sample(tmp_path: Path, name: str) -> None:
    (outline,) = (one for one in OUTLINES if one.stem == name)
    hold(outline, tmp_path)


@pytest.mark.full
@pytest.mark.parametrize("outline", OUTLINES, ids=lambda outline: f"{outline.parent.name}-{outline.stem}")
def test_nothing_differs(tmp_path: Path, outline: Path) -> None:
    hold(outline, tmp_path)
