"""Looks and the order of reading: what the structure and the faces of tiny PDFs say of one text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from verify.tiny_pdf import Element, element, text, tiny
from verify.tiny_reading import OWN, TITLE, lines, said

HEBREW = "\\376\\377\\005\\320\\005\\321\\005\\322"  # alef, bet, gimel in UTF-16

TREES: Mapping[str, tuple[str, list[Element], list[str]]] = {
    "strong and other words": (
        text("a", 0) + text("b", 1, face="B", at=(60, 700)) + text("c", 2, face="I", at=(70, 700)) + text("d", 3, face="M", at=(80, 700)),
        [element("P", 0, element("Strong", 1), element("Em", 2), element("Code", 3), name="Text (a)")],
        ["Text (a), 1: a<s b><e c><m d>"],
    ),
    "a strong word in what is bold": (
        text("a", 0, face="B") + text("b", 1, face="B", at=(60, 700)),
        [element("P", 0, element("Strong", 1), name="Text (a)")],
        ["Text (a), 1: a<s b>"],
    ),
    "bold as a whole": (text("a", 0, face="B"), [element("P", 0, name="Text (a)")], ["Text (a), 1: a"]),
    "sloping as a whole": (text("a", 0, face="I"), [element("P", 0, name="Text (a)")], ["Text (a), 1: a"]),
    "code in what is of one width": (
        text("a", 0, face="M") + text("b", 1, face="M", at=(60, 700)),
        [element("P", 0, element("Code", 1), name="Text (a)")],
        ["Text (a), 1: a<m b>"],
    ),
    "children of other kinds": (lines("One"), [element("P", "<</Type /Other>>", "1.5", "/Name", "(S)", 0, name="Text (a)")], ["Text (a), 1: One"]),
    "strong and other words within another": (
        text("a", 0) + text("b", 1, face="B", at=(60, 700)) + text("c", 2, face="I", at=(70, 700)) + text("d", 3, face="M", at=(80, 700)),
        [
            element(
                "P",
                0,
                element("Strong", element("Span", 1)),
                element("Em", element("Span", 2)),
                element("Code", element("Span", 3)),
                element("Reference", element("Span")),
                name="Text (a)",
            )
        ],
        ["Text (a), 1: a<s b><e c><m d>"],
    ),
    "a reference": (
        text("a", 0) + text("b", 1, at=(60, 700)),
        [element("P", 0, element("Reference", element("Span", 1)), name="Text (a)")],
        ["Text (a), 1: a<c b>"],
    ),
    "from the right": (
        text("cba", 0, face="H"),
        [element("P", 0, name="Text (a)")],
        ["Text (a), 1: אבג"],
    ),
    "in the order of reading": (
        text("ba", 0, face="H") + text("x", 1, at=(80, 700)),
        [element("P", element("Span", 0, 1, said=OWN.format("\\376\\377\\000x\\005\\320\\005\\321")), name="Text (a)")],
        ["Text (a), 1: xאב"],
    ),
    "in another order than it says": (
        text("ab", 0, face="H") + text("cd", 1, face="H", at=(80, 700)),
        [element("P", element("Span", 0, 1, said=OWN.format(HEBREW)), name="Text (a)")],
        ["Text (a), 1: באדג (said to be “אבג”)"],
    ),
    "in the order of reading, on the page of the part alone": (
        text("ba", 0, face="H"),
        [element("P", element("Span", 0, said=OWN.format("\\376\\377\\005\\320\\005\\321")), name="Text (a)", page=0)],
        ["Text (a), 1: אב"],
    ),
    "of other properties": (
        lines("T", "A"),
        [TITLE, element("P", element("Span", 1, said="/A <</O /UserProperties /P [<</N (Other) /V (x)>>]>>"), name="Text (a)")],
        ["Title (a), 1: T", "Text (a), 1: A"],
    ),
    "of another owner": (
        lines("T", "A"),
        [TITLE, element("P", element("Span", 1, said="/A <</O /Layout /P [<</N (Text) /V (x)>>]>>"), name="Text (a)")],
        ["Title (a), 1: T", "Text (a), 1: A"],
    ),
    "a text of its own behind another": (
        lines("One", "Two"),
        [element("P", 0, element("Span", 1, said=OWN.format("Two")), name="Text (a)")],
        ["Text (a), 1: One|Two"],
    ),
    "a picture alone": (lines("x"), [element("Figure", 0, name="Picture (a/b1)")], ["Picture (a/b1), 1: drawn in lines"]),
}


@pytest.mark.parametrize("name", TREES)
def test_a_tree(name: str) -> None:
    stream, tree, expected = TREES[name]
    assert said(tiny(stream, tree=tree)) == expected
