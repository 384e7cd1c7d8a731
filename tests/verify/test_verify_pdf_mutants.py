"""A good PDF, damaged in every way that a test can think of: the witness must name each damage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from briefing.verify import read_pdf
from verify.pdf_damage import (
    above,
    alter_mark,
    alter_outside,
    annotate,
    copy_page,
    crop,
    double_outside,
    double_page,
    drop_outside,
    item,
    lead_bookmark,
    lead_last,
    lead_row,
    lead_second,
    lift,
    mark,
    move_into,
    move_target,
    paint_form,
    paint_over,
    paint_text,
    remove_page,
    rename_bookmark,
    rename_target,
    retitle,
    run_together,
    skip_bookmark,
    spell,
    spell_glyphs,
    swap_outside,
    swap_pages,
    untitle,
)
from verify.pdf_file import PdfFile
from verify.witness import witnessed


@dataclass(frozen=True)
class Mutant:
    """A damage, and the words of which one must stand in a message of the witness."""

    name: str
    damage: Callable[[PdfFile], object]
    names: tuple[str, ...]


def test_the_document_is_proven() -> None:
    good = witnessed()
    assert len(good.expected["document"].entries) > 150
    assert good.messages("document", good.pdf) == []
    assert good.messages("document", PdfFile(good.pdf).content()) == []


MUTANTS = (
    # Something is no longer said by the structure, though it is painted
    Mutant("a point", lambda pdf: pdf.remove(item(pdf, "Point 2 (lists/b1.2)")), ("Point (lists/b1.2)",)),
    Mutant("a table row", lambda pdf: pdf.remove(above(pdf, "Question (answers/b1.r2)", "/TR")), ("Cell (answers/b1.r2) is missing",)),
    Mutant("a figure", lambda pdf: pdf.remove(pdf.element("Figure 1 (distance/b1.1)")), ("Figure (distance/b1.1) is missing",)),
    Mutant("a source", lambda pdf: pdf.remove(item(pdf, "Source 3 (/sources/gigazine)")), ("Source (/sources/gigazine) is missing",)),
    Mutant("a topic", lambda pdf: pdf.remove(above(pdf, "Title (lists)", "/Sect")), ("Title (lists) is missing",)),
    Mutant("a kicker", lambda pdf: pdf.remove(pdf.element("Kicker (lists)")), ("Kicker (lists) is missing",)),
    Mutant("a numeral", lambda pdf: pdf.remove(pdf.element("Numeral (care)")), ("Numeral (care) is missing",)),
    Mutant("a word", lambda pdf: pdf.remove(pdf.element("Word (rows)")), ("Word (rows) is missing",)),
    Mutant("the edition", lambda pdf: pdf.remove(pdf.element("Edition (/)")), ("Edition (/) is missing",)),
    Mutant("a row of the contents", lambda pdf: pdf.remove(above(pdf, "Contents 1 (rows)", "/TOCI")), ("Contents (rows)", "page 2: something")),
    Mutant("a bookmark", skip_bookmark, ("the bookmark of (lists) is missing",)),
    # Something stands elsewhere
    Mutant(
        "two points", lambda pdf: pdf.swap(item(pdf, "Point 1 (lists/b1.1)"), item(pdf, "Point 3 (lists/b1.3)")), ("(lists/b1.1)", "(lists/b1.3)")
    ),
    Mutant("two rows", lambda pdf: pdf.swap(*(above(pdf, f"Question (answers/b1.r{n})", "/TR") for n in (2, 3))), ("Question (answers/b1.r",)),
    Mutant("two cells", lambda pdf: pdf.swap(*(above(pdf, f"Cell {n} (answers/b1.r3)", "/TD") for n in (2, 3))), ("Cell (answers/b1.r3)",)),
    Mutant("two texts", lambda pdf: pdf.swap(pdf.element("Text (care/b1)"), pdf.element("Text (care/b3)")), ("Text (care/b",)),
    Mutant("two topics", lambda pdf: pdf.swap(*(above(pdf, f"Title ({key})", "/Sect") for key in ("lists", "order"))), ("(lists)", "(order)")),
    Mutant("two pages", lambda pdf: swap_pages(pdf, 3, 5), ("page 4", "page 6")),
    Mutant("a page that is gone", lambda pdf: remove_page(pdf, 4), ("Cell (answers/b1.r3) is missing",)),
    Mutant("an entry under another key", lambda pdf: retitle(pdf, "Text (care/b3)", "Text (care/b1)"), ("Text (care/b3)",)),
    Mutant("an entry of another role", lambda pdf: retitle(pdf, "Point 1 (lists/b1.1)", "Step 1 (lists/b1.1)"), ("role Point became Step",)),
    Mutant("an entry without a name", lambda pdf: untitle(pdf, "Text (care/b3)"), ("Text (care/b3)",)),
    Mutant("a deeper point", lambda pdf: move_into(pdf, "Point 3 (lists/b1.3)", "Point 1 (lists/b1.2.1)"), ("Point (lists/b1.3): level 1 became 2",)),
    # Something is said twice, or was never said
    Mutant("a point twice", lambda pdf: pdf.double(item(pdf, "Point 1 (lists/b1.1)")), ("first entry with 17 parts",)),
    Mutant("a topic twice", lambda pdf: pdf.double(above(pdf, "Title (lists)", "/Sect")), ("Title (lists) is not in the outline",)),
    Mutant("a kicker twice", lambda pdf: pdf.double(pdf.element("Kicker (lists)")), ("Kicker (lists) is not implied",)),
    Mutant("a page twice", lambda pdf: double_page(pdf, 3), ("something is not in the outline: “(1 pages too many are shown)”",)),
    Mutant("a copy of a page", lambda pdf: copy_page(pdf, 3), ("page 5: something",)),
    Mutant("an empty page", lambda pdf: pdf.writer.add_blank_page(), ("page 9: “Everything that a witness must be able to see” is missing",)),
    Mutant("a text in the margin", lambda pdf: paint_text(pdf, 2, b"", b""), ("page 3: “",)),
    Mutant("a text in the margin, as an artifact", lambda pdf: paint_text(pdf, 2, b"/Artifact BMC", b"EMC"), ("page 3: “",)),
    Mutant("a text on the cover", lambda pdf: paint_text(pdf, 0, b"/Artifact BMC", b"EMC"), ("page 1: “",)),
    Mutant("a text as content", lambda pdf: paint_text(pdf, 2, b"/P <</MCID 999>> BDC", b"EMC"), ("page 3: something",)),
    Mutant("a text in a drawing", lambda pdf: paint_form(pdf, 2), ("page 3: “",)),
    Mutant("a comment", lambda pdf: annotate(pdf, 2, "/FreeText"), ("page 3: something is not in the outline: “(FreeText)”",)),
    Mutant("a link in the margin", lambda pdf: annotate(pdf, 2, "/Link"), ("page 3: something is not in the outline: “(Link)”",)),
    Mutant("another bookmark", lambda pdf: rename_bookmark(pdf, "Lists have three levels", "Lists"), ("a bookmark says “Lists”",)),
    # Something leads elsewhere
    Mutant("a link to another address", lambda pdf: pdf.lead_out("Text (sides/b2)", "https://example.org/evil"), ("https://example.org/evil",)),
    Mutant(
        "a link to another topic", lambda pdf: lead_second(pdf, "Point 3 (rows/b1.3)", "sides"), ("“the list” -> #lists became “the list” -> #sides",)
    ),
    Mutant("a citation that leads elsewhere", lambda pdf: pdf.lead("Point 2 (/summary.2)", "/sources/gigazine"), ("Point (/summary.2): link",)),
    Mutant("the second line of a link", lambda pdf: lead_last(pdf, "Text (sides/b2)"), ("Text (sides/b2): link",)),
    Mutant("a link that nobody can click", lambda pdf: lift(pdf, "Contact (/)"), ("Contact (/): link",)),
    Mutant(
        "a row of the contents that leads elsewhere", lambda pdf: lead_row(pdf, "Contents 1 (rows)", "lists"), ("Contents (rows) leads to #lists",)
    ),
    Mutant("a place that moved", lambda pdf: move_target(pdf, "lists", "/sources"), ("#lists leads here, but (lists) begins on page 3",)),
    Mutant("a place that is gone", lambda pdf: rename_target(pdf, "lists", "list"), ("a link to (lists) leads nowhere",)),
    Mutant(
        "a bookmark that leads elsewhere", lambda pdf: lead_bookmark(pdf, "Lists have three levels", "/sources"), ("but (lists) begins on page 3",)
    ),
    # Something says otherwise to those who listen
    Mutant("a text that is spelled otherwise", lambda pdf: spell(pdf, "Text (care/b1)", "/ActualText"), ("(spelled “buy now”)",)),
    Mutant("a text that is expanded", lambda pdf: spell(pdf, "Text (care/b1)", "/E"), ("(spelled “buy now”)",)),
    Mutant("glyphs that are spelled otherwise", lambda pdf: spell_glyphs(pdf, "Text (care/b1)"), ("Text (care/b1)",)),
    Mutant("a lost space", lambda pdf: run_together(pdf, "Text (care/b1)"), ("Text (care/b1)",)),
    # Something cannot be seen, or looks otherwise
    Mutant("a hidden layer", lambda pdf: paint_over(pdf, "Text (care/b1)", rb"(?s)(.*)", rb"/OC /Layer BDC \1 EMC"), ("Text (care/b1)",)),
    Mutant("invisible ink", lambda pdf: paint_over(pdf, "Text (care/b1)", rb"BT", rb"BT 3 Tr"), ("Text (care/b1): “The figures",)),
    Mutant("no size", lambda pdf: paint_over(pdf, "Text (care/b1)", rb" [\d.]+ Tf", rb" 0.1 Tf"), ("Text (care/b1): “*The figures",)),
    Mutant(
        "beside the page", lambda pdf: paint_over(pdf, "Text (care/b1)", rb"1 0 0 -1 [\d.]+", rb"1 0 0 -1 5000"), ("Text (care/b1): “*The figures",)
    ),
    Mutant(
        "over the edge",
        lambda pdf: paint_over(pdf, "Text (care/b1)", rb"1 0 0 -1 [\d.]+", rb"1 0 0 -1 740"),
        ("Text (care/b1): “The *",),
    ),
    Mutant("a page that is cropped", lambda pdf: crop(pdf, 2), ("Title (evidence)",)),
    Mutant("another number for a step", lambda pdf: alter_mark(pdf, "Step 5 (order/b1.5)"), ("Numeral (order/b1.5) says",)),
    Mutant("another number in prose", lambda pdf: alter_mark(pdf, "Step (rows/b2.8)"), ("Numeral (rows/b2.8) says",)),
    Mutant("another number for a source", lambda pdf: alter_mark(pdf, "Source 2 (/sources/ministry)"), ("Numeral (/sources/ministry) says",)),
    Mutant("another number for a claim", lambda pdf: alter_mark(pdf, "Label 3 (/summary.3)"), ("Numeral (/summary.3) says",)),
    Mutant("a letter for a bullet", lambda pdf: alter_mark(pdf, "Point 1 (lists/b1.1)"), ("Numeral (lists/b1.1) is not implied",)),
    Mutant("no number for a step", lambda pdf: pdf.remove(mark(pdf, "Step 12 (order/b1.12)")), ("Numeral (order/b1.12) is missing",)),
    # Running lines and whatever else is painted outside of the structure
    Mutant("another letter in the running title", lambda pdf: alter_outside(pdf, 2, 0), ("page 3: “Everything that a witness",)),
    Mutant("another letter in the running section", lambda pdf: alter_outside(pdf, 2, 1), ("page 3: “Evidence of every kind” is missing",)),
    Mutant("another folio", lambda pdf: alter_outside(pdf, 2, 2), ("page 3: “3” is missing",)),
    Mutant("another letter in the marking", lambda pdf: alter_outside(pdf, 2, 3), ("page 3: “Draft \u00b7 Internal” is missing",)),
    Mutant("another letter in the footer", lambda pdf: alter_outside(pdf, 2, 4), ("page 3: “The Observatory \u00b7 Version 1.4",)),
    Mutant("another letter in a repeated heading", lambda pdf: alter_outside(pdf, 5, 1), ("page 6: “Buyers” is missing",)),
    Mutant("no running line", lambda pdf: drop_outside(pdf, 2, 0), ("page 3: “Everything that a witness must be able to see” is missing",)),
    Mutant("no folio", lambda pdf: drop_outside(pdf, 2, 2), ("page 3: “3” is missing",)),
    Mutant("no quotation mark", lambda pdf: drop_outside(pdf, 5, 2), ("page 6: ““” is missing",)),
    Mutant("a running line twice", lambda pdf: double_outside(pdf, 2, 1), ("page 3: “Evidence of every kind” is painted there",)),
    Mutant("the running lines of another page", lambda pdf: swap_outside(pdf, 2, 7), ("page 3: “Evidence of every kind” is missing",)),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.name for mutant in MUTANTS])
def test_a_damaged_pdf_is_named(mutant: Mutant) -> None:
    pdf = PdfFile(witnessed().pdf)
    mutant.damage(pdf)
    messages = witnessed().messages("document", pdf.content())
    assert any(name in message for name in mutant.names for message in messages), messages


def test_no_two_mutants_are_the_same() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)


def test_pages_bear_their_numbers() -> None:
    sheets = read_pdf(witnessed().pdf).sheets
    assert len(sheets) > 5
    assert [text for sheet in sheets for text in sheet.outside if text.isdecimal()] == [str(sheet.number) for sheet in sheets[1:]]
