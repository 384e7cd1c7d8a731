"""What the structure tree makes of painted texts: tiny PDFs, each of which says one thing, and all that is read of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from verify.tiny_pdf import Element, element, painted, text, tiny
from verify.tiny_reading import TITLE, lines, named, said


def item(*kids: Element | int | str) -> Element:
    return element("LI", *kids)


def listed(*kids: Element | int | str) -> Element:
    return element("L", *kids)


TREES: Mapping[str, tuple[str, list[Element], list[str]]] = {
    "names": (lines("One", "Two"), named("Title (a)", "Text (a/b1)"), ["Title (a), 1: One", "Text (a/b1), 1: Two"]),
    "no name": (lines("One", "Two"), [TITLE, element("P", 1)], ["Title (a), 1: One", "Unnamed, 1: Two"]),
    "nothing but white space": (lines("One", " "), [TITLE, element("P", 1)], ["Title (a), 1: One"]),
    "nothing but white space on two lines": (lines("One", " ", " "), [TITLE, element("P", 1, 2)], ["Title (a), 1: One"]),
    "a name of none": (lines("One", "Two"), [TITLE, element("P", 1, name="Anything")], ["Title (a), 1: One", "Unnamed, 1: Two"]),
    "text in a container": (
        lines("One", "Two", "Three"),
        [TITLE, element("Div", element("P", 1), element("P", 2, name="Point (a/b1.1)"), name="Points (a/b1)")],
        ["Title (a), 1: One", "Point (a/b1.1), 1: Three", "Unnamed, 1: Two"],
    ),
    "not told by any element": (lines("One", "Two", " "), [TITLE], ["Title (a), 1: One", "Unnamed, 1: Two"]),
    "a name in a name": (
        lines("One", "Two", "Three"),
        [element("P", 0, element("P", 1, name="Text (a/b1)"), 2, name="Title (a)")],
        ["Title (a), 1: One|Three", "Text (a/b1), 1: Two"],
    ),
    "a part without a page": (lines("One", "Two"), [TITLE, element("P", 1, name="Text (a/b1)", page=0)], ["Title (a), 1: One", "Unnamed, 1: Two"]),
    "the page of the element above": (
        lines("One"),
        [element("Div", element("P", 0, name="Title (a)", page=0))],
        ["Title (a), 1: One"],
    ),
    "a page of its own": (
        lines("One", "Two"),
        [
            element("Div", element("P", "<</Type /MCR /Pg PAGE1 /MCID 0>>", name="Title (a)", page=0), page=0),
            element("P", "<</MCID 1>>", name="Text (a)"),
        ],
        ["Title (a), 1: One", "Text (a), 1: Two"],
    ),
    "goes on": (
        lines("One", "Two", "Three"),
        [
            element("P", 0, name="Text (a/b1)", said="/ID (a~1)"),
            element("P", 1, name="Text (a/b2)", said="/ID (b)"),
            element("P", 2, name="Text (a/b1)", said="/ID (a~12)"),
        ],
        ["Text (a/b1), 1: One|Three", "Text (a/b2), 1: Two"],
    ),
    "goes on from the last of its name": (
        lines("One", "Two", "Three"),
        [element("P", 0, name="Text (a)"), element("P", 1, name="Text (a)"), element("P", 2, name="Text (a)", said="/ID (a~2)")],
        ["Text (a), 1: One", "Text (a), 1: Two|Three"],
    ),
    "goes on from nothing": (
        lines("One", "Two", "Three"),
        [element("P", 0, name="Title (a)"), element("P", 1, name="Label (b)"), element("P", 2, name="Title (b)", said="/ID (a~2)")],
        ["Title (a), 1: One", "Label (b), 1: Two", "Title (b), 1: Three"],
    ),
    "first of its kind": (
        lines("One", "Two"),
        [element("P", 0, name="Title (a)"), element("P", 1, name="Title (a)", said="/ID (a~1)")],
        ["Title (a), 1: One", "Title (a), 1: Two"],
    ),
    "lists in lists": (
        lines("One", "Two", "Three", "Four", "Five"),
        [
            TITLE,
            listed(
                item(
                    element("P", 1, name="Label (a/b1.1)"),
                    element("P", 2, name="Point (a/b1.1)"),
                    listed(item(element("P", 3, name="Step (a/b1.1.1)"), element("P", 4, name="Caption (a/b1.1.1)"))),
                )
            ),
        ],
        [
            "Title (a), 1: One",
            "Label (a/b1.1) level 1, 1: Two",
            "Point (a/b1.1) level 1, 1: Three",
            "Step (a/b1.1.1) level 2, 1: Four",
            "Caption (a/b1.1.1), 1: Five",
        ],
    ),
    "numbers of items": (
        lines(" 1.", "One", "a", "Two", "\\225", "Three", "9"),
        [
            listed(
                item(
                    element("Lbl", 0),
                    element("P", 1, name="Step (a/b1.1)"),
                    listed(item(element("Lbl", 2), element("P", 3, name="Step (a/b1.1.1)"))),
                ),
                item(element("Lbl", 4), element("P", 5, name="Step (a/b1.2)")),
                item(element("Lbl", 6)),
            )
        ],
        [
            "Step (a/b1.1) level 1, 1: One",
            "Step (a/b1.1.1) level 2, 1: Two",
            "Step (a/b1.2) level 1, 1: Three",
            "Numeral (a/b1.1) beside, 1: 1.",
            "Numeral (a/b1.1.1) beside, 1: a",
            "Numeral beside, 1: 9",
        ],
    ),
    "a number in two pieces": (
        text("1", 0) + text(".", 1, at=(56, 700)) + text("One", 2, at=(70, 700)),
        [listed(item(element("Lbl", 0, 1), element("P", 2, name="Step (a/b1.1)")))],
        ["Step (a/b1.1) level 1, 1: One", "Numeral (a/b1.1) beside, 1: 1."],
    ),
    "an item with a text that nobody named": (
        lines("One", "Two"),
        [TITLE, element("Div", listed(item(1)), name="Points (a/b1)")],
        ["Title (a), 1: One", "Unnamed, 1: Two"],
    ),
    "furniture": (
        lines("T", "A"),
        [TITLE, element("P", 1, name="Kicker (a)")],
        ["Title (a), 1: T", "Kicker (a) beside, 1: A"],
    ),
    "furniture of two looks": (
        text(" a", 0) + text("b ", 1, face="B", at=(60, 700)),
        [element("P", 0, 1, name="Kicker (a)")],
        ["Kicker (a) beside, 1:  ab "],
    ),
    "furniture that ends with a line": (
        lines("T", "A", ""),
        [TITLE, element("P", 1, 2, name="Kicker (a)")],
        ["Title (a), 1: T", "Kicker (a) beside, 1: A"],
    ),
    "furniture that nobody painted": (lines("T"), [TITLE, element("P", name="Kicker (a)")], ["Title (a), 1: T", "Kicker (a) beside, 1: "]),
    "furniture on no page": (lines("T"), [TITLE, element("P", name="Kicker (a)", page=0)], ["Title (a), 1: T"]),
    "spelled out": (
        lines("T", "A", "B"),
        [
            TITLE,
            element("P", 1, name="Text (a/b1)", said="/ActualText (All)"),
            element("Div", element("P", 2, name="Text (a/b2)", page=0, said="/E (Every)")),
        ],
        ["Title (a), 1: T", "Unnamed, 1: (spelled “All”)", "Text (a/b1), 1: A", "Unnamed, 1: (spelled “Every”)", "Text (a/b2), 1: B"],
    ),
    "a number that is drawn as another": (
        "".join(
            f"/Span <</MCID {place}>> BDC 50 {100 * place + 50} {10 * length} 8 re f {painted(str(place + 1), at=(50, 100 * place + 60))} EMC\n"
            for place, length in enumerate((1, 2, 5, 4))
        ),
        [element("P", place, name=f"Number 1 (a/b1.r{place + 1})") for place in range(4)],
        [f"Number (a/b1.r{place}) column 1, 1: {said}" for place, said in enumerate(("1", "2", "3 (drawn as 5)", "4"), start=1)],
    ),
    "no number that is drawn": (
        "".join(
            f"/Span <</MCID {place}>> BDC 50 {100 * place + 50} {10 * length} 8 re f {painted(str(place + 1), at=(50, 100 * place + 60))} EMC\n"
            for place, length in enumerate((1, 2, 5, 4))
        ),
        [element("P", place, name=f"Cell (a/b1.r{place + 1})") for place in range(4)],
        [f"Cell (a/b1.r{place}), 1: {place}" for place in range(1, 5)],
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_a_tree(name: str) -> None:
    stream, tree, expected = TREES[name]
    assert said(tiny(stream, tree=tree)) == expected
