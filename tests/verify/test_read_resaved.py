"""Slides written by hand whose names another program has taken: what is still read of them."""

from __future__ import annotations

import pytest

from briefing.roles import Group
from briefing.verify import Transcript, read_resaved
from verify.slides import deck, frame, line, paragraph, part, relations, run, shape, slide, table

SMALL_CAPS = '<a:rPr cap="small"/>'
LOST = shape("Text (t/b1)", line("One"))


def resaved(*shapes: str, attributes: str = "") -> bytes:
    """Return a slide without a name."""
    return slide(*shapes, name="", attributes=attributes)


def read(*slides: bytes, more: dict[str, bytes] | None = None) -> Transcript:
    said = read_resaved(deck(*slides, more=more))
    assert said is not None
    return said


@pytest.mark.parametrize(
    ("slides", "is_read"),
    [
        ([], False),
        ([resaved()], False),
        ([resaved(shape("TextBox 4", line("One")))], False),
        ([resaved(shape("Footer (/)", line("One")))], False),
        ([resaved(LOST)], True),
        ([slide(LOST, name="Folie 1")], True),
        ([slide(LOST)], False),
        ([slide(LOST), resaved(LOST)], False),
        ([resaved(), resaved(LOST)], True),
        ([resaved(shape("Marker (t)"))], True),
        ([part("p:sld", f"<p:other>{LOST}</p:other>")], True),
        ([part("p:sld", f"<p:cSld><p:spTree>{LOST}</p:spTree></p:cSld>")], True),
    ],
    ids=[
        "no slides",
        "an empty slide",
        "nobody's text",
        "furniture alone",
        "a name on it",
        "another program's name",
        "its own name",
        "one of two has its name",
        "one of two has a name on it",
        "a marker alone",
        "no common part",
        "no name at all",
    ],
)
def test_a_deck_that_lost_its_names(slides: list[bytes], is_read: bool) -> None:  # noqa: FBT001  a table's column
    assert (read_resaved(deck(*slides)) is not None) is is_read


@pytest.mark.parametrize(
    ("shapes", "name"),
    [
        ((LOST,), "Slide (t)"),
        ((LOST, shape("Marker (u~2)")), "Slide (u~2)"),
        ((shape("Marker (u)"), shape("Marker (v)"), LOST), "Slide (u)"),
        ((LOST, shape("Text (u/b1)"), shape("Text (u/b2)")), "Slide (u)"),
        ((LOST, shape("Kicker (u)"), shape("Word (u)")), "Slide (t)"),
        ((LOST, '<p:pic><p:nvPicPr><p:cNvPr name="Picture (u/b1)"/></p:nvPicPr></p:pic>' * 2), "Slide (u)"),
        ((LOST, table("Table (u/b1)"), table("Table (u/b2)")), "Slide (u)"),
        ((LOST, '<p:cxnSp><p:nvCxnSpPr><p:cNvPr name="Rule (u)"/></p:nvCxnSpPr></p:cxnSp>' * 2), "Slide (u)"),
        ((LOST, shape("TextBox 4"), shape("TextBox 5")), "Slide (t)"),
        ((shape("TextBox 4"),), ""),
        ((shape("Footer (/)"),), ""),
    ],
)
def test_a_slide_is_named_by_what_is_on_it(shapes: tuple[str, ...], name: str) -> None:
    said = read(resaved(LOST), resaved(*shapes, shape("TextBox 9", line("said"))))
    assert [(sheet.number, sheet.name) for sheet in said.sheets] == [(1, "Slide (t)"), (2, name)]
    (own,) = [entry for entry in said.entries if entry.text == "said"]
    key = name.removeprefix("Slide (").partition("~")[0].removesuffix(")")
    assert (own.key, own.part, own.place.kind, own.place.number) == (key, key, "slide", 2)


@pytest.mark.parametrize(("show", "is_hidden"), [("", False), ('show="1"', False), ('show="0"', True), ('show="false"', True)])
def test_a_slide_may_be_hidden(show: str, is_hidden: bool) -> None:  # noqa: FBT001  a table's column
    assert [sheet.is_hidden for sheet in read(resaved(LOST, attributes=show)).sheets] == [is_hidden]


@pytest.mark.parametrize(
    ("inner", "texts"),
    [
        (shape("TextBox 4", line("a"), paragraph(run("b"), "<a:br/>", run("c")), line("")), [("a", 0), ("b\nc", 0), ("", 0)]),
        (f"<p:grpSp>{shape('TextBox 4', line('a'))}</p:grpSp>", [("a", 0)]),
        (shape("TextBox 4", line("a"), frame=frame(2000, 0)), []),
        (shape("TextBox 4", line("a"), hidden=' hidden="1"'), []),
        (shape("Footer 4", line("a"), kind='<p:ph type="ftr"/>'), []),
        (shape("Number 4", line("a"), kind='<p:ph type="sldNum"/>'), []),
        (shape("Date 4", line("a"), kind='<p:ph type="dt"/>'), []),
        (shape("Body 4", line("a"), kind='<p:ph type="body"/>'), [("a", 0)]),
        (shape("Footer (/)", line("a")), []),
        (shape("Title (t)", line("a")), [("a", 0)]),
        (table("Table 4", *(f"<a:tc><a:txBody>{line(one)}</a:txBody></a:tc>" * 2 for one in "ab")), [("a", 1), ("a", 2), ("b", 1), ("b", 2)]),
        (table("Table (t/b1)", f"<a:tc><a:txBody>{line('a')}{line('b')}</a:txBody></a:tc><a:tc/>"), [("a\nb", 1), ("", 2)]),
    ],
)
def test_texts_of_a_slide_without_a_name(inner: str, texts: list[tuple[str, int]]) -> None:
    said = read(resaved(LOST, inner))
    assert [(entry.text, entry.column) for entry in said.entries] == [("One", 0), *texts]
    assert {(entry.role, entry.group, entry.level) for entry in said.entries} == {("Text", Group.BODY, 0)}


def test_notes_of_a_slide_without_a_name() -> None:
    noted = (
        shape("Notes 1", paragraph(run("Speaker", SMALL_CAPS)), line("Say it."), line("Again."), kind='<p:ph type="body" idx="1"/>'),
        shape("Number 2", line("7"), kind='<p:ph type="sldNum"/>'),
        shape("TextBox 3", line("beside")),
    )
    more = {
        "ppt/slides/_rels/slide2.xml.rels": relations(("notesSlide", "../notesSlides/n.xml")),
        "ppt/notesSlides/n.xml": part("p:notes", f"<p:cSld><p:spTree>{''.join(noted)}</p:spTree></p:cSld>"),
    }
    said = read(resaved(LOST), resaved(shape("Text (u/b1)", line("Two"))), more=more)
    assert [(entry.text, entry.key, entry.group, entry.place.number) for entry in said.entries] == [
        ("One", "t", Group.BODY, 1),
        ("Two", "u", Group.BODY, 2),
        ("Say it.", "u", Group.SPEAKER, 2),
        ("Again.", "u", Group.SPEAKER, 2),
    ]
