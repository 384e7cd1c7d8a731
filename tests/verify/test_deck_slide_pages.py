"""Notes, layouts and tables over two slides, written by hand: what the reader of decks says of each."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefing.diagnostics import UnreadableFileError
from briefing.verify import read_deck
from verify.reading import hold, lines_of, without
from verify.slides import (
    CHARACTER,
    HEADED,
    LINKED,
    NONE,
    NUMBER,
    SMALL_CAPS,
    cells,
    deck,
    frame,
    level,
    line,
    package,
    paragraph,
    part,
    relations,
    run,
    shape,
    slide,
    table,
)

# Notes


NOTES = {
    "three groups": (
        paragraph(run("For the speaker", SMALL_CAPS)),
        line("Say it."),
        line("a point", CHARACTER),
        line("deeper", level(1, '<a:buChar char="x"/>')),
        line(""),
        paragraph(run("Full wording", SMALL_CAPS), properties='<a:pPr lvl="1"/>'),
        line("At length."),
        paragraph(run("Background", SMALL_CAPS), properties='<a:pPr lvl="2"/>'),
        line("one", NUMBER),
        line("two", NUMBER),
        line("goes on", NONE),
    ),
    "roles": (
        paragraph(run("sized", '<a:rPr sz="1400"/>')),
        paragraph(run("half", '<a:rPr sz="1400"/>'), run(" sized")),
        paragraph(run("sized without a bullet", '<a:rPr sz="1400"/>'), properties=NONE),
        line("indented", '<a:pPr marR="5"/>'),
        line("not indented", '<a:pPr marR="0"/>'),
        paragraph(run("sized", '<a:rPr sz="1400"/>'), run(" ", "<a:rPr/>")),
    ),
    "half a heading": (paragraph(run("For the speaker", SMALL_CAPS), run(" or not", "<a:rPr/>")),),
    "capitals are no heading": (paragraph(run("For", '<a:rPr cap="all"/>')),),
    "a heading beyond the last": (paragraph(run("More", SMALL_CAPS), properties='<a:pPr lvl="7"/>'), line("of it")),
    "marks in notes": (paragraph(run("a "), run("b", '<a:rPr b="1"/>'), run("c", LINKED.join(("<a:rPr>", "</a:rPr>")))),),
}


def noted(*paragraphs: str, kind: str = "body", beside: str = "") -> bytes:
    """Return a deck of one slide with notes, whose links lead to an address."""
    page = part(
        "p:notes", f"<p:cSld><p:spTree>{shape('Notes', *paragraphs, kind=f'<p:ph type={chr(34)}{kind}{chr(34)}/>')}{beside}</p:spTree></p:cSld>"
    )
    more = {
        "ppt/slides/_rels/slide1.xml.rels": relations(("notesSlide", "../notesSlides/notesSlide1.xml")),
        "ppt/notesSlides/notesSlide1.xml": page,
        "ppt/notesSlides/_rels/notesSlide1.xml.rels": relations(("hyperlink", "https://example.org/n")),
    }
    return deck(slide(shape("Text (t/b1)", line("Seen"))), more=more)


@pytest.mark.parametrize("case", NOTES)
def test_what_notes_say(case: str) -> None:
    hold("notes", case, "".join(f"{one}\n" for one in lines_of(read_deck(noted(*NOTES[case])))))


def test_a_text_beside_the_notes_is_nobodys() -> None:
    said = read_deck(noted(line("said"), beside=shape("Footer 3", line("kept"), line(" ")))).entries
    assert [(one.role, one.key, one.text) for one in said][1:] == [("Text", "t", "said"), ("Unnamed", "Footer 3", "kept")]


def test_a_text_in_no_notes_is_nobodys() -> None:
    said = read_deck(noted(line("said"), kind="ftr")).entries
    assert [(one.role, one.key, one.text) for one in said][1:] == [("Unnamed", "Notes", "said")]


# Layouts and masters


def laid_out(layout: str, master: str = "", *, styles: str = "", idx: str = "3") -> bytes:
    """Return a deck of one slide with a list in a placeholder of a layout, which has a master."""
    place = (
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph idx="3"/></p:nvPr></p:nvSpPr><p:txBody><a:lstStyle>{styles}</a:lstStyle>{line("a prompt")}</p:txBody></p:sp>'
    )
    more = {
        "ppt/slides/_rels/slide1.xml.rels": relations(("slideLayout", "../slideLayouts/slideLayout1.xml")),
        "ppt/slideLayouts/slideLayout1.xml": part("p:sldLayout", f"<p:cSld><p:spTree>{place}{layout}</p:spTree></p:cSld>"),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(("slideMaster", "../slideMasters/slideMaster1.xml")),
        "ppt/slideMasters/slideMaster1.xml": part("p:sldMaster", f"<p:cSld><p:spTree>{master}</p:spTree></p:cSld>"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(("slideLayout", "../slideLayouts/slideLayout1.xml")),
    }
    inner = [
        shape("Points (t/b1)", line("One"), line("Two", level(1)), line("Three", level(2)), line("Four", level(9)), kind=f'<p:ph idx="{idx}"/>'),
        shape("Sources (/sources)", line("a source"), kind=f'<p:ph idx="{idx}"/>'),
        shape("Point (t/b2.1)", line("Own"), line("below", level(1)), kind=f'<p:ph idx="{idx}"/>'),
        shape("Text (t/b3)", line("A text"), kind=f'<p:ph idx="{idx}"/>'),
    ]
    return deck(slide(*inner), more=more)


def test_a_master_without_one_of_its_layouts_is_damaged() -> None:
    lost = without(laid_out(""), "ppt/slideMasters/_rels/.*")
    more = {"ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(("slideLayout", "../slideLayouts/slideLayout7.xml"))}
    with zipfile.ZipFile(io.BytesIO(lost)) as parts:
        content = package({name: parts.read(name) for name in parts.namelist()} | more)
    with pytest.raises(UnreadableFileError, match=r"slideLayout7\.xml is missing"):
        read_deck(content)
    assert read_deck(lost).sheets != ()


STYLES = '<a:lvl1pPr><a:buAutoNum/></a:lvl1pPr><a:lvl2pPr><a:buNone/></a:lvl2pPr><a:lvl3pPr><a:buChar char="x"/></a:lvl3pPr>'


@pytest.mark.parametrize(("case", "idx"), [("a placeholder gives bullets", "3"), ("another placeholder gives none", "4"), ("no placeholder", "")])
def test_bullets_come_from_the_layout(case: str, idx: str) -> None:
    hold("layouts", case, "".join(f"{one}\n" for one in lines_of(read_deck(laid_out("", styles=STYLES, idx=idx)))))


def test_texts_of_layout_and_master_are_nobodys() -> None:
    said = read_deck(
        laid_out(
            shape("Note", line("on the layout"), line("  "), "<a:p><a:r><a:t/></a:r></a:p>"),
            f"<p:graphicFrame>{line('on the master')}</p:graphicFrame>",
        )
    )
    assert [(one.key, one.text) for one in said.entries if one.role == "Unnamed"] == [
        ("ppt/slideLayouts/slideLayout1.xml", "on the layout"),
        ("ppt/slideMasters/slideMaster1.xml", "on the master"),
    ]


# Tables over two slides, and what stands in no shape


IN_TWO_LOOKS = paragraph(run("a "), run("bold", '<a:rPr b="1"/>'))
BOLD_CELL = f"<a:tc><a:txBody>{IN_TWO_LOOKS}</a:txBody></a:tc>"
TABLES = {
    "a row goes on": (
        table("Table (t/b1)", cells("a", "b"), cells("1", "long "), properties=HEADED),
        table("Table (t/b1.r1~2)", cells("a", "b"), cells("", "goes on"), cells("3", "4"), properties=HEADED),
    ),
    "a header goes on": (
        table("Table (t/b1)", cells("a", "long "), properties=HEADED),
        table("Table (t/b1.r0~2)", cells("", "header"), cells("1", "2"), cells("3", "4"), properties=HEADED),
    ),
    "the next row": (
        table("Table (t/b1)", cells("a", "b|c"), cells("1", "2"), properties=HEADED),
        table("Table (t/b1.r2~2)", cells("a", "b|c"), cells("3", "4"), cells("5", "6"), properties=HEADED),
    ),
    "a row goes on and the next is said again": (
        table("Table (t/b1)", cells("a", "b"), cells("1", "long "), cells("3", "4"), properties=HEADED),
        table("Table (t/b1.r1~2)", cells("a", "b"), cells("", "goes on"), cells("3", "4"), properties=HEADED),
    ),
    "a header goes on and the first row is said again": (
        table("Table (t/b1)", cells("a", "long "), cells("1", "2"), properties=HEADED),
        table("Table (t/b1.r0~2)", cells("", "header"), cells("1", "2"), properties=HEADED),
    ),
    "said again": (
        table("Table (t/b1)", cells("a", "b"), cells("1", "2"), cells("3", "4"), properties=HEADED),
        table("Table (t/b1)", cells("a", "b"), cells("1", "2"), cells("3", "4"), properties=HEADED),
    ),
    "a heading in two looks": (
        table("Table (t/b1)", BOLD_CELL + cells("b"), cells("1", "2"), properties=HEADED),
        table("Table (t/b1.r2~2)", BOLD_CELL + cells("b"), cells("3", "4"), properties=HEADED),
    ),
}


@pytest.mark.parametrize("case", TABLES)
def test_what_tables_over_two_slides_say(case: str) -> None:
    first, second = TABLES[case]
    said = read_deck(deck(slide(first), slide(second, name="Slide (t~2)")))
    hold("tables", case, "".join(f"{one}\n" for one in lines_of(said)))


def test_a_table_beside_the_slide_is_not_seen() -> None:
    placed = table("Table (t/b1)", cells("a", "b")).replace("<a:graphic>", f"{frame(2000, 0).replace('a:xfrm', 'p:xfrm')}<a:graphic>")
    assert read_deck(deck(slide(placed))).entries == ()
    assert len(read_deck(deck(slide(placed), size="")).entries) == 2


def test_a_text_in_no_shape_is_nobodys() -> None:
    (said,) = read_deck(deck(slide("<p:contentPart><a:t>said</a:t></p:contentPart>"))).entries[1:]
    assert (said.role, said.key, said.text) == ("Unnamed", "", "said")


@pytest.mark.parametrize(
    ("outer", "inner", "name"), [("graphicFrame", "nvGraphicFramePr", "Diagram 3"), ("cxnSp", "nvCxnSpPr", "Line 3"), ("sp", "nvSpPr", "Oval 3")]
)
def test_a_text_that_is_read_nowhere_else_is_told_with_its_shape(outer: str, inner: str, name: str) -> None:
    content = slide(f"<p:{outer}><p:{inner}><p:cNvPr name='{name}'/></p:{inner}><a:x><a:t>said</a:t></a:x></p:{outer}>")
    said = read_deck(deck(content)).entries
    assert (said[-1].role, said[-1].key, said[-1].text) == ("Unnamed", name, "said")


def test_a_slide_may_have_nothing() -> None:
    (sheet,) = read_deck(deck(part("p:sld", ""))).sheets
    assert (sheet.name, sheet.title, sheet.blocks) == ("", "", frozenset())
    (sheet,) = read_deck(deck(part("p:sld", "<p:cSld/>"))).sheets
    assert sheet.name == ""


def test_a_shape_may_have_no_name() -> None:
    nameless = f"<p:sp><p:nvSpPr/><p:txBody>{line('said')}</p:txBody></p:sp>"
    (said,) = read_deck(deck(slide(nameless))).entries
    assert (said.key, said.text) == ("", "said")
    (said,) = read_deck(deck(slide(nameless.replace("<p:nvSpPr/>", "<p:nvSpPr><p:cNvPr id='1'/></p:nvSpPr>")))).entries
    assert (said.key, said.text) == ("", "said")
