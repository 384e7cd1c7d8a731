"""Code in tiny PDFs: each of its lines is an element, and what is painted or said beside them is told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing.roles import Role
from briefing.verify import read_pdf
from verify.tiny_pdf import Element, element, text, tiny
from verify.tiny_reading import OWN, lines, said


def code(*kids: Element | int | str, said: str = "") -> list[Element]:
    return [element("Div", *kids, name="Code (a/b1)", said=said)]


def row(*kids: Element | int | str, said: str = "", page: int = 1) -> Element:
    return element("Span", *kids, said=said, page=page)


CODES: Mapping[str, tuple[str, list[Element], str]] = {
    "lines": (lines("x", "", "z"), code(element("Code", row(0), row(1), row(2))), "x\n\nz"),
    "lines of pieces": (lines("x", "y", "z"), code(element("Code", row(0, row(1)), row(2))), "xy\nz"),
    "no lines": ("", code(), ""),
    "in two parts": (lines("x", "y"), code(element("Code", row(0)), element("Code", row(1))), "x\ny"),
    "of two looks": (text("x", 0) + text("y", 0, face="B", at=(60, 700)), code(element("Code", row(0))), "xy"),
    "painted beside its lines": (lines("x", "y", "z"), code(1, element("Code", row(0), 2)), "x\ny\nz"),
    "painted beside its lines, elsewhere named": (lines("x", "y"), code(element("P", 1), element("Code", row(0))), "x\ny"),
    "white space beside its lines": (lines("x", " ", ""), code(1, 2, element("Code", row(0))), "x\n "),
    "an element beside its lines": (lines("x", "y"), code(element("Code", row(0), element("P", 1))), "x"),
    "a tab": (lines("", "x"), code(element("Code", row(row(0, said="/ActualText (\\t)"), 1))), "\tx"),
    "white space that is a tab": (lines("  ", "x"), code(element("Code", row(row(0, said="/ActualText (\\t)"), 1))), "\tx"),
    "an empty line": (lines(" "), code(element("Code", row(0, said="/ActualText ()"))), ""),
    "spelled otherwise": (lines("x"), code(element("Code", row(0, said="/ActualText (y)"))), "x(spelled “y”)"),
    "an X spelled otherwise": (lines("X"), code(element("Code", row(0, said="/ActualText (y)"))), "X(spelled “y”)"),
    "spelled out": (lines("x"), code(element("Code", row(0, said="/E (y)"))), "x(spelled “y”)"),
    "spelled out twice": (lines("x"), code(element("Code", row(0, said="/E (y) /ActualText (z)"))), "x(spelled “z”)(spelled “y”)"),
    "white space spelled out": (lines(" "), code(element("Code", row(0, said="/E (y)"))), " (spelled “y”)"),
    "spelled otherwise as a whole": (lines("x"), code(element("Code", row(0), said="/ActualText (y)")), "x\n(spelled “y”)"),
    "from the right": (text("cba", 0, face="H"), code(element("Code", row(0))), "גבא"),
    "in the order of reading": (
        text("ba", 0, face="H") + text("x", 1, at=(80, 700)),
        code(element("Code", row(0, 1, said=OWN.format("\\376\\377\\000x\\005\\320\\005\\321")))),
        "xאב",
    ),
    "by references": (lines("x", "y"), code(element("Code", row("<</MCID 0 /Pg PAGE1>>", "<</MCID 1>>", "<</MCID (x)>>")), said="/X 1"), "xy"),
    "on the page of the block": (lines("x"), code(element("Code", row(0, page=0), page=0)), "x"),
    "on no page": (lines("x"), [element("Div", element("Code", row(0, page=0), page=0), name="Code (a/b1)", page=0)], ""),
}


@pytest.mark.parametrize("name", CODES)
def test_code(name: str) -> None:
    stream, tree, expected = CODES[name]
    found = read_pdf(tiny(stream, tree=tree))
    (entry,) = (one for one in found.entries if one.role is Role.CODE)
    assert (entry.text, entry.place.kind, entry.place.number) == (expected, "page", int(name not in {"no lines", "on no page"}))


def test_code_alone_is_something_named() -> None:
    assert said(tiny(lines("x"), tree=code(element("Code", row(0))))) == ["Code (a/b1), 1: x"]
