"""What a PDF says, whole: small ones are read, as they are and damaged, and everything that their transcripts hold is held against goldens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from pypdf.generic import NameObject, NumberObject, TextStringObject

from briefing.verify import read_pdf
from verify import pdf_damage as damage
from verify.pdf_file import PdfFile, at
from verify.reading import changes, hold, lines_of, small
from verify.scenes import says


@pytest.mark.parametrize("name", ["texts", "exhibits", "charts", "pictures"])
def test_all_that_a_document_says(name: str) -> None:
    hold("small-documents", name, "".join(f"{line}\n" for line in lines_of(read_pdf(small(name).document))))


def _page_of(pdf: PdfFile, name: str) -> int:
    return pdf.painted(pdf.element(name))[0][0]


def repainted(name: str, old: bytes, new: bytes) -> Callable[[PdfFile], None]:
    """Return the damage that replaces something in what an element paints."""

    def change(pdf: PdfFile) -> None:
        page, content = pdf.painted(pdf.element(name))[0]
        painted = pdf.marked(page, content)["painted"]
        assert old in painted, painted
        pdf.repaint(page, content, painted.replace(old, new, 1))

    return change


def framed(name: str, before: bytes, behind: bytes = b"") -> Callable[[PdfFile], None]:
    """Return the damage that paints something around what an element paints."""

    def change(pdf: PdfFile) -> None:
        page, content = pdf.painted(pdf.element(name))[0]
        pdf.repaint(page, content, b" q " + before + b" " + pdf.marked(page, content)["painted"] + b" " + behind + b" Q ")

    return change


def _said(name: str, key: str, text: str) -> Callable[[PdfFile], None]:
    def change(pdf: PdfFile) -> None:
        pdf.element(name)[NameObject(key)] = TextStringObject(text)

    return change


def _role(name: str, kind: str) -> Callable[[PdfFile], None]:
    def change(pdf: PdfFile) -> None:
        pdf.element(name)[NameObject("/S")] = NameObject(kind)

    return change


def _turned(pdf: PdfFile) -> None:
    pdf.writer.pages[1][NameObject("/Rotate")] = NumberObject(90)


TEXTS: Mapping[str, Callable[[PdfFile], None]] = {
    "another letter": lambda pdf: pdf.alter_name("Lead (first)"),
    "an element gone": lambda pdf: pdf.remove(pdf.element("Takeaway (lists)")),
    "an element twice": lambda pdf: pdf.double(pdf.element("Takeaway (lists)")),
    "two swapped": lambda pdf: pdf.swap(pdf.element("Label (lists)"), pdf.element("Title (lists)")),
    "another name": lambda pdf: damage.retitle(pdf, "Takeaway (lists)", "Takeaway (words)"),
    "no name": lambda pdf: damage.untitle(pdf, "Takeaway (lists)"),
    "a name of none": lambda pdf: damage.retitle(pdf, "Takeaway (lists)", "Anything"),
    "furniture of another name": lambda pdf: damage.retitle(pdf, "Kicker (lists)", "Kicker (words)"),
    "without ink": framed("Takeaway (lists)", b"3 Tr"),
    "outlined": framed("Takeaway (lists)", b"1 Tr"),
    "beside the page": framed("Takeaway (lists)", b"1 0 0 1 2000 0 cm"),
    "below the page": framed("Takeaway (lists)", b"1 0 0 1 0 2000 cm"),
    "tiny": framed("Takeaway (lists)", b"0.001 0 0 0.001 300 300 cm"),
    "on a layer": framed("Takeaway (lists)", b"/OC /Hidden BDC", b"EMC"),
    "clipped": framed("Takeaway (lists)", b"0 0 1 1 re W n"),
    "slanted": framed("Takeaway (lists)", b"1 0 0.3 1 0 0 cm"),
    "said otherwise": _said("Takeaway (lists)", "/ActualText", "What nobody painted"),
    "described": _said("Takeaway (lists)", "/Alt", "What nobody painted"),
    "of another kind": _role("Takeaway (lists)", "/H3"),
    "painted beside": lambda pdf: damage.paint_text(pdf, 1, b"", b""),
    "an artifact": lambda pdf: damage.paint_text(pdf, 1, b"/Artifact BMC", b"EMC"),
    "a note on the page": lambda pdf: damage.annotate(pdf, 1, "/Text"),
    "a page gone": lambda pdf: damage.remove_page(pdf, 1),
    "a page twice": lambda pdf: damage.double_page(pdf, 1),
    "pages swapped": lambda pdf: damage.swap_pages(pdf, 1, 2),
    "cropped": lambda pdf: damage.crop(pdf, 1),
    "turned": _turned,
    "another address": lambda pdf: pdf.lead_out("Contact (/)", "https://example.org/other"),
    "a place moved": lambda pdf: damage.move_target(pdf, "first", "annex"),
    "a place renamed": lambda pdf: damage.rename_target(pdf, "first", "last"),
    "a bookmark renamed": lambda pdf: damage.rename_bookmark(pdf, "Words", "Other words"),
}
EXHIBITS: Mapping[str, Callable[[PdfFile], None]] = {
    "a heading that is a cell": lambda pdf: _kind_above(pdf, "Heading (table/b1.1)", "/TD"),
    "code of another letter": lambda pdf: pdf.alter_name("Code (code/b1)"),
    "a caption gone": lambda pdf: pdf.remove(pdf.element("Caption (table/b1)")),
}


def _kind_above(pdf: PdfFile, name: str, kind: str) -> None:
    element = pdf.element(name)
    cell = element if element["/S"] in {"/TD", "/TH"} else pdf.parent(element)
    cell[NameObject("/S")] = NameObject(kind)


def _after(name: str, change: Callable[[PdfFile], None]) -> str:
    pdf = PdfFile(small(name).document)
    change(pdf)
    assert at(pdf.catalog, "/Pages") is not None
    return changes(says(name, "document"), read_pdf(pdf.content()))


@pytest.mark.parametrize("case", TEXTS)
def test_what_a_damage_changes_in_texts(case: str) -> None:
    hold("damaged-texts", case, _after("texts", TEXTS[case]))


@pytest.mark.parametrize("case", EXHIBITS)
def test_what_a_damage_changes_in_exhibits(case: str) -> None:
    hold("damaged-exhibits", case, _after("exhibits", EXHIBITS[case]))
