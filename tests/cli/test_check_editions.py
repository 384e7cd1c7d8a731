"""`briefing check` without an outline: files are held against their own stamps and against each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from running import Ran
from verify.deck_damage import move, paragraph, style, write
from verify.deck_file import DeckFile, remove, swap
from verify.pdf_damage import item, remove_page
from verify.pdf_file import PdfFile
from verify.witness import CORPUS, OUTLINE, witnessed

Run = Callable[..., Ran]
Paths = tuple[Path, Path]


@pytest.fixture
def files(tmp_path: Path) -> Paths:
    deck, pdf = tmp_path / "witness-deck.pptx", tmp_path / "witness-briefing.pdf"
    deck.write_bytes(witnessed().deck)
    pdf.write_bytes(witnessed().pdf)
    return deck, pdf


def errors(ran: Ran) -> list[str]:
    return [line for line in ran.err.splitlines() if ": error[" in line]


@pytest.mark.parametrize(
    "name",
    ["witness", "kinds", "exhibits-arabic", *(pytest.param(name, marks=pytest.mark.full) for name in ("fringe", "charts", "images", "tables"))],
)
def test_good_files_are_of_one_edition(run: Run, tmp_path: Path, name: str) -> None:
    good = witnessed(CORPUS / f"{name}.yaml")
    deck, pdf = tmp_path / "a.pptx", tmp_path / "a.pdf"
    deck.write_bytes(good.deck)
    pdf.write_bytes(good.pdf)
    for named in ((deck, pdf), (pdf, deck), (deck,), (pdf,)):
        ran = run("check", *named)
        assert (ran.code, ran.err) == (0, ""), named
        assert ran.out.splitlines()[0].endswith(f"edition{',' if len(named) > 1 else ''} {good.edition}")


DECK_EDITS: dict[str, tuple[Callable[[DeckFile], object], list[str]]] = {
    "a number that was retyped": (
        lambda deck: write(deck, "distance", "11", "12"),
        ["slide 15: Figure (distance/b1.2): “11” became “12”"],
    ),
    "a bullet that was deleted": (lambda deck: remove(paragraph(deck, "lists", "third entry")), ["Point (lists/b1.3) was deleted: “third entry”"]),
    "a bold run": (lambda deck: style(deck, "care", "The figures were counted once.", b="1"), ["slide 16: Text (care/b1): strong none became"]),
    "a deleted slide": (lambda deck: remove(deck.slide_id("lists")), ["the slide of (lists) is missing: “Lists have three levels”"]),
    "a moved slide": (lambda deck: swap(deck.slide_id("lists"), deck.slide_id("rows")), ["was moved here"]),
    "a hidden slide": (lambda deck: deck.slide("lists").set("show", "0"), ["slide 6: (lists) was hidden"]),
    "another kicker": (lambda deck: write(deck, "evidence", "Part 1", "Chapter 1"), ["slide 4: Kicker (evidence) says “Chapter 1”"]),
    "a text box on another slide": (lambda deck: move(deck, "care", "Text (care/b1)", "lists"), ["Text (care/b1) stands in another place"]),
}


@pytest.mark.parametrize("name", DECK_EDITS)
def test_an_edited_deck_is_named_beside_the_document_that_it_belongs_to(run: Run, files: Paths, name: str) -> None:
    edit, messages = DECK_EDITS[name]
    deck = DeckFile(witnessed().deck)
    edit(deck)
    files[0].write_bytes(deck.content())
    ran = run("check", *files)
    told = errors(ran)
    assert (ran.code, len(told)) == (3, len(messages)), told
    assert [message for message, line in zip(messages, told, strict=True) if message not in line or str(files[0]) not in line] == []


def test_an_edit_is_told_without_the_document_too(run: Run, files: Paths) -> None:
    deck = DeckFile(witnessed().deck)
    write(deck, "distance", "11", "12")
    files[0].write_bytes(deck.content())
    (told,) = errors(run("check", files[0]))
    assert "slide 15: Figure (distance/b1.2) was retyped: it says “12” now" in told


def test_the_hint_names_the_page_of_the_other_file(run: Run, files: Paths) -> None:
    deck = DeckFile(witnessed().deck)
    write(deck, "distance", "11", "12")
    files[0].write_bytes(deck.content())
    assert f"hint: it stands on page 6 of {files[1]}" in run("check", *files).err


def test_a_page_that_was_removed_is_one_finding(run: Run, files: Paths) -> None:
    pdf = PdfFile(witnessed().pdf)
    remove_page(pdf, 4)
    files[1].write_bytes(pdf.content())
    ran = run("check", *files)
    assert ran.code == 3
    (told,) = errors(ran)
    assert f"{files[1]}: error[missing]: page 5 is missing, from “" in told


def test_a_point_that_the_structure_lost_is_told(run: Run, files: Paths) -> None:
    pdf = PdfFile(witnessed().pdf)
    pdf.remove(item(pdf, "Point 2 (lists/b1.2)"))
    files[1].write_bytes(pdf.content())
    assert any("Point (lists/b1.2)" in line for line in errors(run("check", files[1])))


def test_two_editions_are_told_apart_with_what_changed(run: Run, files: Paths, tmp_path: Path) -> None:
    text = OUTLINE.read_text(encoding="utf-8")
    outline = tmp_path / "witness.yaml"
    outline.write_text(text.replace("takeaway: The distance grows.", "takeaway: The distance shrinks."), encoding="utf-8")
    assert run("build", outline, "-o", tmp_path / "new", "--only", "document").code == 0
    new = tmp_path / "new" / "witness-briefing.pdf"
    ran = run("check", files[0], new)
    assert ran.code == 3
    edition, change = errors(ran)
    assert "error[other-edition]: this file is of edition" in edition
    assert "which of them is older, their dates do not say" in edition
    assert "takeaway: “The distance *grows.*” became “The distance *shrinks.*”" in change
    outline.write_text(outline.read_text(encoding="utf-8").replace('version: "1.4"', 'version: "1.10"'), encoding="utf-8")
    assert run("build", outline, "-o", tmp_path / "new", "--only", "document").code == 0
    for named in ((files[0], new), (new, files[0])):
        assert f"{files[0]} is older" in run("check", *named).err


def test_a_file_without_a_stamp_is_held_against_the_other_s(run: Run, files: Paths) -> None:
    pdf = PdfFile(witnessed().pdf)
    del pdf.catalog["/PieceInfo"]
    files[1].write_bytes(pdf.content())
    ran = run("check", *files)
    assert ran.code == 0
    assert f"{files[1]}: warning[no-stamp]: this file bears no stamp: it is held against that of {files[0]}" in ran.err
    alone = run("check", files[1])
    assert (alone.code, alone.out) == (3, "")
    assert "error[no-stamp]" in alone.err


def test_what_is_no_deck_is_named(run: Run, files: Paths) -> None:
    files[0].write_bytes(b"no deck")
    ran = run("check", *files)
    assert ran.code == 3
    assert f"{files[0]}: error[not-a-deck]" in ran.err
