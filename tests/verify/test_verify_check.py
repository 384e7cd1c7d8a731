"""Damaged files on the command line: `briefing check` names the damage, where in the outline it is, and ends with 3."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from running import Ran
from verify.deck_damage import paragraph, rows, style
from verify.deck_file import DeckFile, altered, remove, swap
from verify.pdf_damage import above, item, remove_page
from verify.pdf_file import PdfFile
from verify.witness import OUTLINE, witnessed


def alter(deck: DeckFile, key: str, said: str) -> None:
    text = deck.text(key, said)
    text.text = altered(text.text or "")


DECKS: dict[str, tuple[Callable[[DeckFile], object], str]] = {
    "a lost point": (lambda deck: remove(paragraph(deck, "lists", "deeper")), "error[missing]: slide 6: Point (lists/b1.2.1) is missing"),
    "a letter": (lambda deck: alter(deck, "care", "The figures were counted once."), "error[changed]: slide 16: Text (care/b1)"),
    "two rows": (lambda deck: swap(*rows(deck, "answers")[2:4]), "error[moved]: slide 11: "),
    "a slide": (lambda deck: remove(deck.slide_id("lists")), "error[missing]: the slide of (lists) is missing: “Lists have three levels”"),
    "a bold run": (
        lambda deck: style(deck, "rows", "They ask for ", b="1"),
        "slide 5: Point (rows/b1.1): the outline says strong “time”, the deck says strong “They ask for time”",
    ),
    "a footer": (lambda deck: alter(deck, "rows", "Draft \u00b7 Internal"), "error[furniture]: slide 5: Marking (/) says"),
}
PDFS: dict[str, tuple[Callable[[PdfFile], object], str]] = {
    "a lost point": (lambda pdf: pdf.remove(item(pdf, "Point 2 (lists/b1.2)")), ": Point (lists/b1.2)"),
    "a letter": (lambda pdf: pdf.alter_name("Text (care/b1)"), "error[changed]: page 7: Text (care/b1)"),
    "a lost row": (lambda pdf: pdf.remove(above(pdf, "Question (answers/b1.r2)", "/TR")), "Row (answers/b1.r2) is missing"),
    "a page": (lambda pdf: remove_page(pdf, 4), "error[missing]: page 5 is missing, from "),
    "a link": (lambda pdf: pdf.lead_out("Text (sides/b2)", "https://example.org/evil"), "Text (sides/b2): the outline says link"),
    "the edition": (lambda pdf: pdf.alter_name("Edition (/)"), ": Edition (/) says"),
}


@pytest.mark.parametrize("name", DECKS)
def test_check_names_what_is_wrong_with_a_deck(run: Callable[..., Ran], tmp_path: Path, name: str) -> None:
    damage, message = DECKS[name]
    deck = DeckFile(witnessed().deck)
    damage(deck)
    expect(run("check", OUTLINE, written(tmp_path / "witness-deck.pptx", deck.content())), message)


@pytest.mark.parametrize("name", PDFS)
def test_check_names_what_is_wrong_with_a_pdf(run: Callable[..., Ran], tmp_path: Path, name: str) -> None:
    damage, message = PDFS[name]
    pdf = PdfFile(witnessed().pdf)
    damage(pdf)
    expect(run("check", OUTLINE, written(tmp_path / "witness-briefing.pdf", pdf.content())), message)


def test_check_has_nothing_against_good_files(run: Callable[..., Ran], tmp_path: Path) -> None:
    deck = written(tmp_path / "witness-deck.pptx", witnessed().deck)
    pdf = written(tmp_path / "witness-briefing.pdf", witnessed().pdf)
    ran = run("check", OUTLINE, deck, pdf)
    assert (ran.code, ran.err) == (0, "")


def test_check_has_nothing_against_files_as_they_were_built(run: Callable[..., Ran], tmp_path: Path) -> None:
    pdf = written(tmp_path / "witness-briefing.pdf", witnessed().pdf)
    ran = run("check", pdf)
    assert (ran.code, ran.err) == (0, "")
    ran = run("check", written(tmp_path / "witness-deck.pptx", witnessed().deck), pdf)
    assert (ran.code, ran.err) == (0, "")


def test_check_says_where_in_the_outline_a_difference_belongs(run: Callable[..., Ran], tmp_path: Path) -> None:
    deck = DeckFile(witnessed().deck)
    alter(deck, "care", "The figures were counted once.")
    line = next(number for number, text in enumerate(OUTLINE.read_text(encoding="utf-8").splitlines(), start=1) if "The figures were counted" in text)
    ran = run("check", OUTLINE, written(tmp_path / "witness-deck.pptx", deck.content()))
    assert f"hint: in the outline at {OUTLINE}:{line}:" in ran.err


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def expect(ran: Ran, message: str) -> None:
    assert (ran.code, ran.out) == (3, "")
    assert message in ran.err
    assert "Traceback" not in ran.err
