"""`briefing check --rendered`: what LibreOffice draws of a deck can be seen, or is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from running import Ran
from verify.deck_damage import put, style_of
from verify.deck_file import A, DeckFile, P, found
from verify.pdf_file import PdfFile
from verify.witness import witnessed

Run = Callable[..., Ran]

with_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed: tools/setup-system test")


def errors(ran: Ran) -> list[str]:
    return [line for line in ran.err.splitlines() if "error[unseen]" in line]


def paint_white(deck: DeckFile, key: str, said: str) -> None:
    style = style_of(deck, key, said)
    fill = etree.Element(f"{A}solidFill")
    etree.SubElement(fill, f"{A}srgbClr", val="FFFFFF")
    style.insert(0, fill)


def cover(deck: DeckFile, key: str) -> None:
    """Lay a panel over the upper half of a slide."""
    deck.tree(key).append(
        etree.fromstring(
            f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvSpPr><p:cNvPr id="99" name="Panel 9 ({key})"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            "<p:spPr>"
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="1800000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:srgbClr val="777777"/></a:solidFill></p:spPr></p:sp>'
        )
    )


@with_office
def test_a_good_deck_is_seen(run: Run, tmp_path: Path) -> None:
    deck = tmp_path / "good.pptx"
    deck.write_bytes(witnessed().deck)
    ran = run("check", deck, "--rendered")
    assert (ran.code, ran.err) == (0, "")


@with_office
def test_what_cannot_be_seen_is_named(run: Run, tmp_path: Path) -> None:
    deck = DeckFile(witnessed().deck)
    paint_white(deck, "care", "The figures were counted once.")
    cover(deck, "lists")
    put(deck, "rows", "Takeaway (rows)", 11_500_000, 6_000_000)
    assert found(deck.slide("lists"), f"{P}cSld") is not None
    path = tmp_path / "bad.pptx"
    path.write_bytes(deck.content())
    ran = run("check", path, "--rendered")
    told = errors(ran)
    assert ran.code == 3
    assert any("slide 16: Text (care/b1) has the colour of its ground: “The figures were counted once.”" in line for line in told), told
    assert any("slide 6: Title (lists) cannot be seen: something covers it" in line for line in told), told
    assert any("slide 5: Takeaway (rows) reaches over the edge of the slide" in line for line in told), told
    assert all("slide 16: Text (care/b1)" in line or "slide 6: " in line or "slide 5: Takeaway (rows)" in line for line in told), told


def test_without_libreoffice_it_says_what_was_not_checked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = tmp_path / "good.pptx"
    deck.write_bytes(witnessed().deck)
    monkeypatch.setattr("shutil.which", lambda _: None)
    ran = run("check", deck, "--rendered")
    assert ran.code == 0
    assert "warning[not-rendered]: LibreOffice is not here: whether each text of this deck can be seen was not checked" in ran.err


# Documents, which are drawn without LibreOffice


def box_of(content: bytes, said: str) -> tuple[int, float, float]:
    """Return page, left edge and foot of a text of a PDF, in points from the left and from below."""
    for number, page in enumerate(pypdfium2.PdfDocument(content)):
        texts = page.get_textpage()
        found = texts.search(said).get_next()
        if found is not None:
            left, foot, _, _ = texts.get_charbox(found[0])
            return number, left, foot
    raise AssertionError(said)


def paint_behind(paint: bytes) -> bytes:
    """Return the good document with something painted on the page of a text, on top of all that stands there."""
    pdf = PdfFile(witnessed().pdf)
    number, left, foot = box_of(witnessed().pdf, "The figures were counted")
    pdf.set_stream(number, b"q\n" + pdf.stream(number) + b"\nQ\nq 1 0 0 1 %d %d cm\n%b\nQ\n" % (left, foot, paint))
    return pdf.content()


def test_a_good_document_is_seen(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "good.pdf"
    document.write_bytes(witnessed().pdf)
    ran = run("check", document, "--rendered")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("paint", [b"0.3 g -5 -5 400 16 re f", b"1 g -5 -5 400 16 re f"])
def test_what_a_document_covers_is_named(run: Run, tmp_path: Path, paint: bytes) -> None:
    document = tmp_path / "bad.pdf"
    document.write_bytes(paint_behind(paint))
    ran = run("check", document, "--rendered")
    (told,) = errors(ran)
    assert ran.code == 3
    assert "Text (care/b1) cannot be seen: something covers it, or it has the colour of its ground: “The figures were counted once.”" in told
