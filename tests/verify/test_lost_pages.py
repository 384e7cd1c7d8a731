"""A document from which somebody took pages says so, page by page, and not entry by entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checking import check, check_alone
from verify.pdf_damage import remove_page
from verify.pdf_file import PdfFile
from verify.witness import CORPUS, witnessed

OUTLINE = CORPUS / "edited.yaml"
THOUGHT, MOUNTAINS = "Eleven laboratories opened their doors, and none of them asked why", "The picture shows the mountains behind the campus."
CASES: dict[str, tuple[tuple[int, ...], list[str]]] = {
    "the second": ((1,), [f"page 2 is missing, from “{THOUGHT}” to “{MOUNTAINS}”"]),
    "the third": ((2,), ["page 3 is missing, from “Two mountains under a sun” to “Counted in May”"]),
    "two in the middle": ((2, 1), [f"pages 2 to 3 are missing, from “{THOUGHT}” to “Counted in May”"]),
    "the last": ((3,), ["what stood behind page 3 is missing, from “Releases rose every year” to “We return in autumn.”"]),
    "the first": ((0,), ["page 1 is missing, from “Visits to eleven laboratories” to "]),
    "none": ((), []),
}


@pytest.mark.parametrize("name", CASES)
def test_pages_that_were_removed_are_told(tmp_path: Path, name: str) -> None:
    removed, messages = CASES[name]
    pdf, (document, deck) = PdfFile(witnessed(OUTLINE).pdf), (tmp_path / "edited-briefing.pdf", tmp_path / "edited-deck.pptx")
    for page in removed:
        remove_page(pdf, page)
    document.write_bytes(pdf.content())
    deck.write_bytes(witnessed(OUTLINE).deck)
    for found in (check(witnessed(OUTLINE).document, document), check_alone((deck, document))[0]):
        assert len(found) == len(messages), [one.message for one in found]
        told = zip(found, messages, strict=True)
        assert [one.message for one, message in told if not one.message.startswith(message)] == []
    alone = [one.message for one in check_alone((document,))[0]]
    assert len(alone) == len(messages), alone
