"""Tables, actions, code and asides of a finished document, damaged: the witness names each damage."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pypdf.generic import NameObject, TextStringObject

from verify.pdf_file import Found, PdfFile
from verify.witness import CORPUS, witnessed

OUTLINE = CORPUS / "exhibits.yaml"
Change = Callable[[PdfFile], None]


def table(pdf: PdfFile, name: str) -> Found:
    return pdf.element(name)


def row(pdf: PdfFile, name: str) -> Found:
    """Return the row that holds a named text."""
    return pdf.ancestor(pdf.element(name), "/TR")


def cell(pdf: PdfFile, name: str) -> Found:
    return pdf.parent(pdf.element(name))


def line(pdf: PdfFile, number: int) -> Found:
    """Return a line of the code, from 0."""
    code = pdf.kids(pdf.element("Code (marks/b3)"))[0]
    return pdf.kids(code)[number]


def retype(element: Callable[[PdfFile], Found], kind: str) -> Change:
    def change(pdf: PdfFile) -> None:
        found = element(pdf)
        assert found["/S"] != kind
        found[NameObject("/S")] = NameObject(kind)

    return change


def unscope(name: str) -> Change:
    def change(pdf: PdfFile) -> None:
        del cell(pdf, name)["/A"]

    return change


def rescope(name: str, scope: str) -> Change:
    def change(pdf: PdfFile) -> None:
        cell(pdf, name)["/A"].get_object()[NameObject("/Scope")] = NameObject(scope)

    return change


def spell(element: Callable[[PdfFile], Found], text: str) -> Change:
    def change(pdf: PdfFile) -> None:
        element(pdf)[NameObject("/ActualText")] = TextStringObject(text)

    return change


def unspell(element: Callable[[PdfFile], Found]) -> Change:
    def change(pdf: PdfFile) -> None:
        del element(pdf)["/ActualText"]

    return change


def tab(pdf: PdfFile) -> Found:
    return next(kid for kid in pdf.kids(line(pdf, 1)) if not isinstance(kid, int) and "/ActualText" in kid)


def move_behind(name: str, other: str) -> Change:
    def change(pdf: PdfFile) -> None:
        one, two = pdf.element(name), pdf.element(other)
        held = pdf.held(pdf.parent(one))
        moved = held[pdf.place(one)]
        pdf.remove(one)
        held.insert(pdf.place(two) + 1, moved)

    return change


MUTANTS: dict[str, tuple[Change, str]] = {
    "a digit of a cell": (lambda pdf: pdf.alter_name("Cell 2 (long/b1.r7)"), r"Cell \(long/b1\.r7\)"),
    "a header cell": (lambda pdf: pdf.alter_name("Heading (long/b1.1)"), r"Heading \(long/b1\.1\)"),
    "a row heading": (lambda pdf: pdf.alter_name("Row heading 1 (marks/b1.r1)"), r"Row heading \(marks/b1\.r1\)"),
    "a total": (lambda pdf: pdf.alter_name("Total 2 (marks/b1.r6)"), r"Total \(marks/b1\.r6\)"),
    "a caption": (lambda pdf: pdf.alter_name("Caption (long/b1)"), r"Caption \(long/b1\)"),
    "a remark": (lambda pdf: pdf.alter_name("Remark (long/b1)"), r"Remark \(long/b1\)"),
    "a row lost": (lambda pdf: pdf.remove(row(pdf, "Cell 1 (long/b1.r9)")), r"Cell \(long/b1\.r9\)"),
    "a row twice": (lambda pdf: pdf.double(row(pdf, "Cell 1 (long/b1.r9)")), r"is not in the outline"),
    "two rows swapped": (lambda pdf: pdf.swap(row(pdf, "Cell 1 (long/b1.r9)"), row(pdf, "Cell 1 (long/b1.r12)")), r"long/b1\.r(9|12)"),
    "two cells swapped": (lambda pdf: pdf.swap(cell(pdf, "Cell 1 (long/b1.r9)"), cell(pdf, "Cell 2 (long/b1.r9)")), r"Cell \(long/b1\.r9\)"),
    "a header cell that is none": (retype(lambda pdf: cell(pdf, "Heading (long/b1.1)"), "/TD"), r"Heading \(long/b1\.1\)"),
    "a header of nothing": (unscope("Heading (long/b1.2)"), r"Heading \(long/b1\.2\)"),
    "a header of a column that heads a row": (rescope("Heading (marks/b1.1)", "/Row"), r"Heading \(marks/b1\.1\)"),
    "a header of a row that heads a column": (rescope("Row heading 1 (marks/b1.r2)", "/Column"), r"Row heading \(marks/b1\.r2\)"),
    "a header of a row that is none": (retype(lambda pdf: cell(pdf, "Row heading 1 (marks/b1.r3)"), "/TD"), r"Row heading \(marks/b1\.r3\)"),
    "a total that is none": (
        retype(lambda pdf: pdf.ancestor(pdf.element("Total 2 (marks/b1.r6)"), "/TFoot"), "/TBody"),
        r"Total \(marks/b1\.r6\)",
    ),
    "a cell that heads a column": (retype(lambda pdf: cell(pdf, "Cell 1 (long/b1.r3)"), "/TH"), r"Cell \(long/b1\.r3\)"),
    "a header that is not said again": (
        lambda pdf: pdf.set_stream(2, re.sub(rb"/Artifact.*?EMC", b"", pdf.stream(2), flags=re.DOTALL)),
        r"Name.* is missing",
    ),
    "a link to elsewhere": (lambda pdf: pdf.lead_out("Cell 2 (marks/b1.r4)", "https://example.org/evil"), r"Cell \(marks/b1\.r4\): link"),
    "a citation of elsewhere": (lambda pdf: pdf.lead("Cell 2 (marks/b1.r5)", "long"), r"Cell \(marks/b1\.r5\)"),
    "an action": (lambda pdf: pdf.alter_name("Action 1 (marks/b2.1)"), r"Action \(marks/b2\.1\)"),
    "an owner": (lambda pdf: pdf.alter_name("Owner 2 (marks/b2.2)"), r"Owner \(marks/b2\.2\)"),
    "a day": (lambda pdf: pdf.alter_name("Due 1 (marks/b2.1)"), r"Due \(marks/b2\.1\)"),
    "a day lost": (lambda pdf: pdf.remove(pdf.element("Due 2 (marks/b2.2)")), r"Due \(marks/b2\.2\) is missing"),
    "who before what": (move_behind("Action 1 (marks/b2.1)", "Owner 1 (marks/b2.1)"), r"marks/b2\.1"),
    "an aside": (lambda pdf: pdf.alter_name("Aside (marks/b5)"), r"Aside \(marks/b5\)"),
    "an aside lost": (lambda pdf: pdf.remove(pdf.element("Aside (marks/b5)")), r"Aside \(marks/b5\) is missing"),
    "an aside before its paragraph": (move_behind("Text (marks/b4)", "Aside (marks/b5)"), r"marks/b[45]"),
    "a sign of code": (lambda pdf: pdf.alter_name("Code (marks/b3)"), r"Code \(marks/b3\)"),
    "a line of code lost": (lambda pdf: pdf.remove(line(pdf, 2)), r"Code \(marks/b3\)"),
    "an empty line lost": (lambda pdf: pdf.remove(line(pdf, 3)), r"Code \(marks/b3\)"),
    "two lines of code swapped": (lambda pdf: pdf.swap(line(pdf, 0), line(pdf, 4)), r"Code \(marks/b3\)"),
    "a tab that is spaces": (unspell(tab), r"Code \(marks/b3\)"),
    "a tab that is nothing": (spell(tab, ""), r"Code \(marks/b3\)"),
    "an empty line that says something": (spell(lambda pdf: line(pdf, 3), "evil()"), r"Code \(marks/b3\)"),
    "a line that says something else": (spell(lambda pdf: line(pdf, 4), "evil()"), r"Code \(marks/b3\)"),
    "code that says something else": (spell(lambda pdf: pdf.element("Code (marks/b3)"), "evil()"), r"spelled"),
    "code that says something else inside": (spell(lambda pdf: pdf.kids(pdf.element("Code (marks/b3)"))[0], "evil()"), r"Code \(marks/b3\)"),
}


def test_undamaged_the_document_says_what_the_outline_says() -> None:
    assert witnessed(OUTLINE).messages("document", PdfFile(witnessed(OUTLINE).pdf).content()) == []


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_damage_is_named(mutant: str) -> None:
    change, message = MUTANTS[mutant]
    pdf = PdfFile(witnessed(OUTLINE).pdf)
    change(pdf)
    found = witnessed(OUTLINE).messages("document", pdf.content())
    assert any(re.search(message, one) for one in found), found


def test_every_cell_counts() -> None:
    """One glyph changed in each cell: each is named."""
    names = [str(element["/T"]) for element in PdfFile(witnessed(OUTLINE).pdf).elements() if "/T" in element and " (marks/b1.r" in str(element["/T"])]
    assert len(names) == 12
    for name in names:
        pdf = PdfFile(witnessed(OUTLINE).pdf)
        pdf.alter_name(name)
        assert any(name.split("(")[1].rstrip(")") in one for one in witnessed(OUTLINE).messages("document", pdf.content())), name
