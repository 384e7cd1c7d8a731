"""Slides of a few shapes, written by hand: what the reader of decks says of each."""

from __future__ import annotations

import pytest

from briefing.verify import read_deck
from verify.reading import hold, lines_of
from verify.slides import (
    CHARACTER,
    HEADED,
    LINKED,
    LOUD,
    NONE,
    NUMBER,
    QUIET,
    TITLE,
    cells,
    deck,
    frame,
    level,
    line,
    paragraph,
    relations,
    run,
    shape,
    slide,
    table,
)


def counted(start: str = "", at: int = 0) -> str:
    return f'<a:pPr lvl="{at}"><a:buAutoNum{start}/></a:pPr>'


def styled(attributes: str = "", inner: str = "", text: str = "said") -> str:
    return shape("Text (t/b1)", paragraph(run("a "), run(text, f"<a:rPr{attributes}>{inner}</a:rPr>"), run(" b")))


WHOLE = '<a:tblPr firstRow="1" firstCol="true" lastRow="1"/>'

SLIDES = {
    "a title and its mark": slide(shape("Title (t)", paragraph(run("Said"), run(" loudly", LOUD), run(" (2/3)", QUIET)), kind=TITLE)),
    "a title of two paragraphs": slide(shape("Title (t)", line("One"), line("Two"), kind='<p:ph type="ctrTitle"/>')),
    "two titles": slide(shape("Title (t)", line("One"), kind=TITLE), shape("Repeated title (t)", paragraph(run("Two"), run("2", QUIET)), kind=TITLE)),
    "a title elsewhere is none": slide(shape("Title (t)", line("One"), kind='<p:ph type="body"/>')),
    "nobody's title": slide(shape("Title 1", line("One"), kind=TITLE)),
    "hidden slides": slide(shape("Text (t)", line("One")), attributes='show="0"'),
    "hidden in words": slide(attributes='show="false"'),
    "shown": slide(attributes='show="1"'),
    "another key": slide(shape("Text (u/b1)", line("One")), name="Slide (u~2)"),
    "no key": slide(shape("Text (u/b1)", line("One")), name="Anything"),
    "nobody's text": slide(shape("TextBox 4", line("One"), line("  "), line("Two"))),
    "nobody's empty shape": slide(shape("Oval 4"), "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id='5' name='Line 5'/></p:nvCxnSpPr></p:cxnSp>"),
    "a decoration": slide(shape("Rule (t)"), shape("Panel 1 (t)", line("said on it"))),
    "hidden shapes": slide(shape("Text (t/b1)", line("One"), hidden=' hidden="1"'), shape("Text (t/b2)", line("Two"), hidden=' hidden="true"')),
    "a shape that is not hidden": slide(shape("Text (t/b1)", line("One"), hidden=' hidden="0"')),
    "a marker is never seen": slide(shape("Marker (t)", line("said"), hidden=' hidden="1"')),
    "at the left edge": slide(shape("Text (t/b1)", line("One"), frame=frame(-100, 0))),
    "beyond the left edge": slide(shape("Text (t/b1)", line("One"), frame=frame(-101, 0))),
    "at the right edge": slide(shape("Text (t/b1)", line("One"), frame=frame(999, 0))),
    "beyond the right edge": slide(shape("Text (t/b1)", line("One"), frame=frame(1000, 0))),
    "at the top": slide(shape("Text (t/b1)", line("One"), frame=frame(0, -100))),
    "above": slide(shape("Text (t/b1)", line("One"), frame=frame(0, -101))),
    "at the foot": slide(shape("Text (t/b1)", line("One"), frame=frame(0, 499))),
    "below": slide(shape("Text (t/b1)", line("One"), frame=frame(0, 500))),
    "in a group": slide(
        f"<p:grpSp><p:nvGrpSpPr/><p:grpSpPr/>{shape('Text (t/b1)', line('One'))}</p:grpSp>", shape("Text (t/b2)", line("Two")), "<p:extLst/>"
    ),
    "bold": slide(styled(' b="1"')),
    "bold in words": slide(styled(' b="true"')),
    "not bold": slide(styled(' b="0"')),
    "slanted": slide(styled(' i="1"')),
    "raised": slide(styled(' baseline="30000"')),
    "lowered": slide(styled(' baseline="-25000"')),
    "a face of its own": slide(styled(inner='<a:latin typeface="Mono"/>')),
    "the theme's face": slide(styled(inner='<a:latin typeface="+mn-lt"/>')),
    "a face without a name": slide(styled(inner="<a:latin/>")),
    "no ink": slide(styled(inner="<a:noFill/>")),
    "too small": slide(styled(' sz="99"')),
    "small": slide(styled(' sz="100"')),
    "a size that is none": slide(styled(' sz="big"')),
    "a click that leads nowhere": slide(styled(inner='<a:hlinkClick r:id="rId9"/>')),
    "a click that does something": slide(styled(inner='<a:hlinkClick action="ppaction://next"/>')),
    "a line break": slide(
        shape("Text (t/b1)", paragraph(run("a"), "<a:br/>", run("b"), "<a:fld><a:t>c</a:t></a:fld>", "<a:other><a:t>d</a:t></a:other>"))
    ),
    "two paragraphs": slide(shape("Text (t/b1)", line("One"), line("Two"))),
    "a point with points below": slide(
        shape("Point (t/b1.2)", line("One"), line("more"), line("Two", level(1)), line("Three", level(2)), line("Four", level(1)))
    ),
    "a step with steps below": slide(shape("Step (t/b1.2)", line("One", NUMBER), line("Two", level(1, "<a:buAutoNum/>")))),
    "a text with a level": slide(shape("Text (t/b1)", line("One"), line("Two", level(1)))),
    "a label of a list": slide(shape("Label 2 (t/b1.2)", line("One"))),
    "a label of a topic": slide(shape("Label (t)", line("One"))),
    "points": slide(shape("Points (t/b1)", line("One", CHARACTER), line("Two", level(1)), line("Three", level(1)), line("Four"))),
    "points from the third": slide(shape("Points (t/b1.3)", line("One"), line("Two"))),
    "points from a deeper one": slide(
        shape("Points (t/b1.3.2)", line("One", level(1)), line("Two", level(1)), line("Three"), line("Four", level(2)))
    ),
    "points that go on": slide(shape("Points (t/b1.3~2)", line("One", NONE), line("Two"))),
    "points that go on and are steps": slide(shape("Points (t/b1.3~2)", line("One", NONE), line("Two", NUMBER))),
    "labels in points": slide(shape("Points (t/b1)", line("Label", CHARACTER), line("text", NONE), line("next", NONE), line("Last", CHARACTER))),
    "no label across levels": slide(shape("Points (t/b1)", line("One"), line("Two", level(1, "<a:buNone/>")), line("Three", CHARACTER))),
    "a label at the end": slide(shape("Points (t/b1)", line("One", CHARACTER), line("Two"))),
    "no label without bullet": slide(shape("Points (t/b1)", line("One", NONE), line("Two", NONE))),
    "steps": slide(
        shape(
            "Steps (t/b1)",
            line("One", NUMBER),
            line("Two", NUMBER),
            line("deep", counted(at=1)),
            line("deeper", counted(at=1)),
            line("Three", NUMBER),
        )
    ),
    "steps that start later": slide(
        shape("Steps (t/b1)", line("One", counted(' startAt="4"')), line("Two", counted(' startAt="4"')), line("Three", counted(' startAt="9"')))
    ),
    "steps that are interrupted": slide(shape("Steps (t/b1)", line("One", NUMBER), line("Two", CHARACTER), line("Three", NUMBER))),
    "deeper steps begin again": slide(
        shape("Steps (t/b1)", line("One", NUMBER), line("x", counted(at=1)), line("Two", NUMBER), line("y", counted(at=1)), line("z", counted(at=1)))
    ),
    "steps without bullets of their own": slide(shape("Steps (t/b1)", line("One"), line("Two"))),
    "a side": slide(shape("Side (t/b1.2)", line("A text"), line("One", CHARACTER), line("Two", CHARACTER))),
    "a side that goes on": slide(shape("Side (t/b1.2~2)", line("One", NONE), line("Two", CHARACTER))),
    "sources": slide(shape("Sources (/sources)", line("One", NUMBER), line("Two", NUMBER)), name="Slide (/sources)"),
    "sources that go on": slide(shape("Sources (/sources~2)", line("One", NONE), line("Two", counted(' startAt="5"'))), name="Slide (/sources~2)"),
    "code": slide(shape("Code (t/b1)", line("a"), line(""), line("b"))),
    "code that goes on in its line": slide(shape("Code (t/b1.l1)", line("a"), line("b")), shape("Code (t/b1.l2~2)", line("c"), line("d"))),
    "code that goes on from no line": slide(shape("Code (t/b1)", line("a")), shape("Code (t/b1~2)", line("b"))),
    "code from a line": slide(shape("Code (t/b1.l1)", line("a")), shape("Code (t/b1.l3~2)", line("b"))),
    "code that goes on in a line": slide(
        shape("Code (t/b1.l1)", line("a")), shape("Code (t/b1.l1~2)", line("b")), shape("Code (t/b1.l2~3)", line("c"))
    ),
    "furniture of two lines": slide(shape("Kicker (t)", line("One"), line("Two")), shape("Contents 2 (t)", line("Three"))),
    "a slide's number": slide(shape("Slide number (/)", line("7"))),
    "a table": slide(table("Table (t/b1)", cells("a", "b|c"), cells("1", ""), cells("2", "3"), properties=WHOLE, described=' descr="Both"')),
    "a table from its row 3": slide(table("Table (t/b1.r3~2)", cells("a", "b"), cells("1", "2"), properties=HEADED)),
    "a table whose header goes on": slide(table("Table (t/b1.r0~2)", cells("a", "b"), cells("1", "2"), properties=HEADED)),
    "a table without a header": slide(table("Table (t/b1)", cells("a", "b"), cells("1", "2"))),
    "a table that goes on without a header": slide(table("Table (t/b1.r2~2)", cells("a", "b"), cells("1", "2"), properties="<a:tblPr/>")),
    "a header with a hole": slide(table("Table (t/b1.r3~2)", cells("a"), cells("1", "2"), properties=HEADED)),
    "merged cells": slide(
        table(
            "Table (t/b1)", cells("a") + cells("b", attributes=' hMerge="1"'), cells("1") + cells("2", attributes=' vMerge="true"'), properties=HEADED
        )
    ),
    "a total that goes on": slide(table("Table (t/b1.r3~2)", cells("a", "b"), cells("1", "2"), cells("3", "4"), properties=WHOLE)),
    "a comparison": slide(table("Comparison (t/b1)", cells("", "A", "B"), cells("q", "1", "2"), properties=HEADED, columns=3)),
    "a comparison that goes on": slide(table("Comparison (t/b1.r2~2)", cells("", "A", "B"), cells("q", "1", "2"), properties=HEADED, columns=3)),
    "nobody's table": slide(table("Table 4", cells("a|b", "c"))),
    "a table under another name": slide(
        table("Text (t/b1)", cells("a") + cells("b", attributes=' hMerge="1"') + cells("c", attributes=' vMerge="true"'))
    ),
    "a table of a chart": slide(table("Chart (t/b1.r2)", cells("", "A"), cells("x", "1|2"))),
}
FRAGMENTS = [
    ("a text", "Text (t/b1)", "Text (t/b1~2)"),
    ("another role", "Text (t/b1)", "Aside (t/b1~2)"),
    ("another key", "Text (t/b1)", "Text (t/b2~2)"),
    ("no first one", "Text (t/b1~2)", "Text (t/b1~3)"),
    ("twice the first", "Text (t/b1)", "Text (t/b1)"),
    ("points", "Points (t/b1)", "Points (t/b1~2)"),
]


@pytest.mark.parametrize("case", SLIDES)
def test_what_a_slide_says(case: str) -> None:
    hold("slides", case, "".join(f"{one}\n" for one in lines_of(read_deck(deck(SLIDES[case])))))


@pytest.mark.parametrize(("case", "first", "second"), FRAGMENTS)
def test_what_goes_on_over_slides_is_joined(case: str, first: str, second: str) -> None:
    bold = run("bold", '<a:rPr b="1"/>')
    slides = (slide(shape(first, paragraph(run("One "), bold))), slide(shape(second, paragraph(bold, run(" two")), line("more")), name="Slide (t~2)"))
    hold("fragments", case, "".join(f"{one}\n" for one in lines_of(read_deck(deck(*slides)))))


def linked(kind: str, target: str, inner: str) -> bytes:
    """Return a deck of two slides, of which the second has a shape with a link."""
    second = slide(inner, name="Slide (second~2)")
    return deck(slide(name="Slide (first)"), second, more={"ppt/slides/_rels/slide2.xml.rels": relations((kind, target))})


@pytest.mark.parametrize("click", ["hlinkClick", "hlinkMouseOver", "hlinkHover"])
def test_a_run_leads_to_an_address(click: str) -> None:
    said = read_deck(linked("hyperlink", "https://example.org/x", styled(inner=f'<a:{click} r:id="rId1"/>'))).entries
    assert [(span.text, span.link) for span in said[0].spans] == [("a ", ""), ("said", "https://example.org/x"), (" b", "")]


def test_a_run_leads_to_a_slide() -> None:
    said = read_deck(linked("slide", "slide1.xml", styled(inner=LINKED))).entries
    assert [(span.link, span.citation) for span in said[0].spans] == [("", False), ("#first", False), ("", False)]


def test_a_run_leads_to_a_further_slide_of_a_part() -> None:
    target = slide(name="Slide (first~2)")
    content = deck(target, slide(styled(inner=LINKED)), more={"ppt/slides/_rels/slide2.xml.rels": relations(("slide", "slide1.xml"))})
    assert read_deck(content).entries[0].spans[1].link == "#first~2"


def test_a_run_leads_to_no_slide_of_the_show() -> None:
    assert read_deck(linked("slide", "slide7.xml", styled(inner=LINKED))).entries[0].spans[1].link == "#"


def test_a_link_to_the_sources_is_a_citation() -> None:
    target = slide(name="Slide (/sources)")
    content = deck(target, slide(styled(inner=LINKED)), more={"ppt/slides/_rels/slide2.xml.rels": relations(("slide", "slide1.xml"))})
    assert [span.citation for span in read_deck(content).entries[0].spans] == [False, True, False]


def test_a_whole_shape_leads_to_an_address() -> None:
    inner = shape("Text (t/b1)", paragraph(run("One "), run("two", '<a:rPr b="1"/>')), inside=LINKED)
    (said,) = read_deck(linked("hyperlink", "https://example.org/x", inner)).entries
    assert [(span.text, span.strong, span.link) for span in said.spans] == [
        ("One ", False, "https://example.org/x"),
        ("two", True, "https://example.org/x"),
    ]


@pytest.mark.parametrize("inside", [LINKED, ""])
def test_furniture_leads_to_where_its_shape_or_its_first_run_does(inside: str) -> None:
    inner = shape("Contents 2 (t)", line("plain"), paragraph(run("linked", f"<a:rPr>{'' if inside else LINKED}</a:rPr>")), inside=inside)
    (said,) = read_deck(linked("hyperlink", "https://example.org/x", inner)).furniture
    assert (said.text, said.link, said.ordinal) == ("plain\nlinked", "https://example.org/x", 2)


@pytest.mark.parametrize(("first", "shown"), [("", "7"), ('firstSlideNum="1"', "7"), ('firstSlideNum="5"', "6"), ('firstSlideNum="x"', "7")])
def test_a_deck_may_count_from_another_number(first: str, shown: str) -> None:
    content = deck(slide(), slide(shape("Slide number (/)", line("7")), shape("Footer (/)", line("7"))), attributes=first)
    assert [one.text for one in read_deck(content).furniture] == [shown, "7"]


CITED = paragraph(run("a "), run("[1]", '<a:rPr baseline="30000"/>'))


@pytest.mark.parametrize(
    ("inner", "cites"),
    [
        (shape("Text (t/b1)", CITED), True),
        (shape("Text (t/b1)", line("a")), False),
        (shape("Text (t/b1)", line("a"), CITED), True),
        (shape("Source line (t)", CITED), False),
        (shape("Repeated source line (t)", CITED), False),
        (shape("Kicker (t)", CITED), True),
        (shape("TextBox 4", CITED), False),
        (table("Table (t/b1)", f"<a:tc><a:txBody>{CITED}</a:txBody></a:tc>"), True),
        (shape("Text (t/b1)", CITED) + shape("Text (t/b2)", line("b")), True),
    ],
)
def test_a_slide_may_cite(inner: str, cites: bool) -> None:  # noqa: FBT001  a table's column
    (sheet,) = read_deck(deck(slide(inner))).sheets
    assert sheet.cites is cites
