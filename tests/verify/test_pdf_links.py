"""Links, named places and bookmarks of tiny PDFs: where each leads, and what no text bears."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing.verify import read_pdf
from verify.tiny_pdf import Element, element, tiny
from verify.tiny_reading import TITLE, lines, said

OUT = "/Subtype /Link /A <</S /URI /URI (https://example.org)>>"
WORDS = "/Subtype /Link /Dest (words)"


def link(content: int, *annotations: int) -> Element:
    return element("Link", content, *(f"<</Type /OBJR /Obj ANNOT{number}>>" for number in annotations))


LINKS: Mapping[str, tuple[list[str], list[Element], list[str]]] = {
    "out": ([OUT], [element("P", link(0, 1), name="Title (a)")], ["Title (a), 1: < One -> https://example.org>"]),
    "to a place": ([WORDS], [element("P", link(0, 1), name="Title (a)")], ["Title (a), 1: < One -> #words>"]),
    "to a place by an action": (
        ["/Subtype /Link /A <</S /GoTo /D (words)>>"],
        [element("P", link(0, 1), name="Title (a)")],
        ["Title (a), 1: < One -> #words>"],
    ),
    "to a page": (["/Subtype /Link /Dest [PAGE1 /Fit]"], [element("P", link(0, 1), name="Title (a)")], ["Title (a), 1: < One -> #page-1>"]),
    "to nothing": (["/Subtype /Link"], [element("P", link(0, 1), name="Title (a)")], ["Title (a), 1: One"]),
    "twice to one place": ([OUT, OUT], [element("P", link(0, 1, 2), name="Title (a)")], ["Title (a), 1: < One -> https://example.org>"]),
    "to two places": (
        [OUT, WORDS],
        [element("P", link(0, 1, 2), name="Title (a)")],
        ["Title (a), 1: < One -> https://example.org and #words>"],
    ),
    "of furniture": (
        [OUT],
        [element("P", element("Link", element("Span", 0), "<</Type /OBJR /Obj ANNOT1>>"), name="Contents 2 (a)")],
        ["Contents 2 (a) beside, 1: One -> https://example.org"],
    ),
    "around furniture": (
        [OUT],
        [element("Link", element("P", 0, name="Contents 2 (a)"), "<</Type /OBJR /Obj ANNOT1>>")],
        ["Contents 2 (a) beside, 1: One -> https://example.org"],
    ),
    "beside what it says": (
        [OUT],
        [element("P", 0, "<</Type /OBJR /Obj ANNOT1>>", name="Title (a)")],
        ["Title (a), 1: One", "Unnamed, 1: (a link to https://example.org)"],
    ),
    "that no element knows": ([OUT], [TITLE], ["Title (a), 1: One", "Unnamed, 1: (Link)"]),
    "no link": (["/Subtype /Text"], [TITLE], ["Title (a), 1: One", "Unnamed, 1: (Text)"]),
    "of no kind": ([""], [TITLE], ["Title (a), 1: One", "Unnamed, 1: (annotation)"]),
    "no link that the structure knows": (
        ["/Subtype /Widget /Dest (words)"],
        [element("P", link(0, 1), name="Title (a)")],
        ["Title (a), 1: < One -> #words>", "Unnamed, 1: (Widget)"],
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link(name: str) -> None:
    annotations, tree, expected = LINKS[name]
    assert said(tiny(lines("One"), tree=tree, annotations=annotations)) == expected


def test_a_link_that_lies_on_no_page_leads_nowhere() -> None:
    content = tiny(
        lines("One"),
        tree=[element("P", element("Link", 0, "<</Type /OBJR /Obj LINK>>"), name="Title (a)")],
        objects={"LINK": "<</Type /Annot /Subtype /Link /Dest (words)>>"},
    )
    assert said(content) == ["Title (a), 1: One", "Unnamed, 1: (a link to #words)"]


def test_a_link_of_two_places_that_lies_beside_is_none_of_them() -> None:
    content = tiny(
        lines("One"),
        tree=[element("Link", element("P", 0, "<</Type /OBJR /Obj ANNOT2>>", name="Title (a)"), "<</Type /OBJR /Obj ANNOT1>>")],
        annotations=[OUT, WORDS],
    )
    assert said(content) == ["Title (a), 1: < One -> https://example.org>", "Unnamed, 1: (a link to #words)"]


def test_a_link_that_is_told_in_its_place_lies_nowhere() -> None:
    content = tiny(lines("One"), tree=[element("P", element("Link", 0, "<</Type /OBJR /Obj <</Subtype /Link /Dest (words)>>>>"), name="Title (a)")])
    assert said(content) == ["Title (a), 1: One", "Unnamed, 1: (a link to #words)"]


# Named places and bookmarks


def test_named_places_and_bookmarks_say_their_pages() -> None:
    found = read_pdf(
        tiny(
            lines("One"),
            lines("Two"),
            tree=[TITLE],
            catalog="/Names <</Dests <</Names [(b) [PAGE2 /XYZ 0 700 0] (a) [PAGE1 /Fit]]>>>> /Outlines OUTLINES",
            objects={
                "OUTLINES": "<</First MARK-ONE /Last MARK-TWO /Count 2>>",
                "MARK-ONE": "<</Title (One) /Parent OUTLINES /Dest [PAGE1 /Fit] /Next MARK-TWO /First MARK-IN /Last MARK-IN /Count 1>>",
                "MARK-IN": "<</Title (In) /Parent MARK-ONE /Dest [PAGE2 /Fit]>>",
                "MARK-TWO": "<</Title (Two) /Parent OUTLINES /Prev MARK-ONE>>",
            },
        )
    )
    assert found.targets == (("a", 1), ("b", 2))
    assert found.bookmarks == (("One", 1), ("In", 2), ("Two", 0))
