"""What the structure tree makes of painted texts: tiny PDFs, each of which says one thing, and all that is read of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing.diagnostics import UnreadableFileError
from briefing.verify import Entry, Furniture, Span, Transcript, read_pdf
from briefing.verify.normalise import LINE_END
from verify.tiny_pdf import Element, element, painted, text, tiny


def said(content: bytes) -> list[str]:
    """Return what a PDF says, a line for each entry and piece of furniture."""
    found = read_pdf(content)
    return [*map(_entry, found.entries), *map(_furniture, found.furniture)]


def _entry(one: Entry) -> str:
    where = "".join(f" {word} {number}" for word, number in (("level", one.level), ("column", one.column)) if number)
    return f"{_name(one.role, one.key)}{where}, {one.place.number}: {''.join(map(_span, one.spans))}"


def _furniture(one: Furniture) -> str:
    return f"{_name(one.role, one.key)} beside, {one.place.number}: {one.text}{f' -> {one.link}' if one.link else ''}"


def _name(role: str, key: str) -> str:
    return f"{role} ({key})" if key else role


def _span(one: Span) -> str:
    looks = "".join(f"{look[0]}" for look in ("strong", "emphasis", "monospaced", "citation") if getattr(one, {"monospaced": "code"}.get(look, look)))
    text = one.text.replace(LINE_END, "|")
    return f"<{looks} {text}{f' -> {one.link}' if one.link else ''}>" if looks or one.link else text


def lines(*texts: str, page: int = 1) -> str:
    """Return the operators for texts one below the other, with marked content ids from 0."""
    return "".join(text(one, number, at=(50, 700 - 30 * number)) for number, one in enumerate(texts))


def named(*names: str, kind: str = "P") -> list[Element]:
    return [element(kind, number, name=name) for number, name in enumerate(names)]


TITLE = element("H1", 0, name="Title (a)")


def item(*kids: Element | int | str) -> Element:
    return element("LI", *kids)


def listed(*kids: Element | int | str) -> Element:
    return element("L", *kids)


def cells(*kinds: tuple[str, str, str]) -> Element:
    """Return a row of cells: kind, scope, name of the text in it."""
    scope = "/A <</O /Table /Scope /{}>>"
    made = (
        element(kind, element("P", number, name=name), said=scope.format(told) if told else "") for number, (kind, told, name) in enumerate(kinds, start=1)
    )
    return element("TR", *made)


OWN = "/A <</O /UserProperties /P [<</N (Other) /V (x)>> <</N (Text) /V ({})>>]>>"
HEBREW = "\\376\\377\\005\\320\\005\\321\\005\\322"  # alef, bet, gimel in UTF-16

TREES: Mapping[str, tuple[str, list[Element], list[str]]] = {
    "names": (lines("One", "Two"), named("Title (a)", "Text (a/b1)"), ["Title (a), 1: One", "Text (a/b1), 1: Two"]),
    "no name": (lines("One", "Two"), [TITLE, element("P", 1)], ["Title (a), 1: One", "Unnamed, 1: Two"]),
    "nothing but white space": (lines("One", " "), [TITLE, element("P", 1)], ["Title (a), 1: One"]),
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
        [element("Div", element("P", "<</Type /MCR /Pg PAGE1 /MCID 0>>", name="Title (a)", page=0), page=0), element("P", "<</MCID 1>>", name="Text (a)")],
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
    "an item with a text that nobody named": (
        lines("One", "Two"),
        [TITLE, element("Div", listed(item(1)), name="Points (a/b1)")],
        ["Title (a), 1: One", "Unnamed, 1: Two"],
    ),
    "cells": (
        lines("T", "A", "B", "C", "D", "E"),
        [
            TITLE,
            element(
                "Table",
                cells(
                    ("TH", "Column", "Heading (a/b1.1)"),
                    ("TH", "Row", "Row heading (a/b1.r1)"),
                    ("TD", "", "Cell (a/b1.r1)"),
                    ("TH", "", "Heading (a/b1.2)"),
                    ("TH", "Row", "Question (a/b1.r2)"),
                ),
            ),
        ],
        [
            "Title (a), 1: T",
            "Heading (a/b1.1) column 1, 1: A",
            "Row heading (a/b1.r1) column 2, 1: B",
            "Cell (a/b1.r1) column 3, 1: C",
            "Unnamed (a/b1.2) column 4, 1: D",
            "Question (a/b1.r2) column 5, 1: E",
        ],
    ),
    "cells of other kinds": (
        lines("T", "A", "B", "C", "D", "E"),
        [
            TITLE,
            cells(
                ("TD", "Column", "Heading (a/b1.1)"),
                ("TH", "Column", "Row heading (a/b1.r1)"),
                ("TH", "Row", "Cell (a/b1.r1)"),
                ("TH", "Both", "Cell (a/b1.r1)"),
                ("TH", "Both", "Text (a/b1)"),
            ),
        ],
        [
            "Title (a), 1: T",
            "Cell (a/b1.1) column 1, 1: A",
            "Heading (a/b1.r1) column 2, 1: B",
            "Row heading (a/b1.r1) column 3, 1: C",
            "Unnamed (a/b1.r1) column 4, 1: D",
            "Text (a/b1) column 5, 1: E",
        ],
    ),
    "cells of a total": (
        lines("T", "A", "B"),
        [TITLE, element("TFoot", cells(("TH", "Row", "Total (a/b1.r1)"), ("TD", "", "Cell (a/b1.r1)")))],
        ["Title (a), 1: T", "Total (a/b1.r1) column 1, 1: A", "Total (a/b1.r1) column 2, 1: B"],
    ),
    "a scope among other attributes": (
        lines("T", "A"),
        [
            TITLE,
            element(
                "TR",
                element("TH", element("P", 1, name="Heading (a/b1.1)"), said="/A [null <</O /Layout>> <</O /Table /Scope /Column>> <</Scope /Row>>]"),
            ),
        ],
        ["Title (a), 1: T", "Heading (a/b1.1) column 1, 1: A"],
    ),
    "columns of a chart": (
        lines("T", "A", "B", "C", "D"),
        [
            TITLE,
            cells(("TD", "", "Category (a/b1.r1)"), ("TD", "", "Number 2 (a/b1.r1)"), ("TD", "", "Point label (a/b1.1.1)")),
            element("P", 4, name="Number 3 (a/b1.r2)"),
        ],
        [
            "Title (a), 1: T",
            "Category (a/b1.r1), 1: A",
            "Number (a/b1.r1) column 2, 1: B",
            "Point label (a/b1.1.1), 1: C",
            "Number (a/b1.r2) column 3, 1: D",
        ],
    ),
    "a chart in words": (
        lines("T", "A"),
        [TITLE, element("Figure", element("P", 1, name="Caption (a/b1)"), name="Chart (a/b1)", said="/Alt (Two bars)")],
        ["Title (a), 1: T", "Alternative text (a/b1), 1: Two bars", "Caption (a/b1), 1: A"],
    ),
    "another container in words": (
        lines("T", "A"),
        [TITLE, element("Div", element("P", 1, name="Caption (a/b1)"), name="Table (a/b1)", said="/Alt (Two bars)")],
        ["Title (a), 1: T", "Caption (a/b1), 1: A"],
    ),
    "a chart without words": (
        lines("T", "A"),
        [TITLE, element("Figure", element("P", 1, name="Caption (a/b1)"), name="Chart (a/b1)")],
        ["Title (a), 1: T", "Caption (a/b1), 1: A"],
    ),
    "furniture": (
        lines("T", "A"),
        [TITLE, element("P", 1, name="Kicker (a)")],
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
    "strong and other words": (
        text("a", 0) + text("b", 1, face="B", at=(60, 700)) + text("c", 2, face="I", at=(70, 700)) + text("d", 3, face="M", at=(80, 700)),
        [element("P", 0, element("Strong", 1), element("Em", 2), element("Code", 3), name="Text (a)")],
        ["Text (a), 1: a<s b><e c><m d>"],
    ),
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
    "code": (
        lines("T", "x", "y"),
        [TITLE, element("Div", element("Code", element("Span", 1), element("Span", 2)), name="Code (a/b1)")],
        ["Title (a), 1: T", "Code (a/b1), 1: x\ny"],
    ),
    "code alone": (lines("x"), [element("Div", element("Code", element("Span", 0)), name="Code (a/b1)")], ["Code (a/b1), 1: x"]),
    "a picture alone": (lines("x"), [element("Figure", 0, name="Picture (a/b1)")], ["Picture (a/b1), 1: drawn in lines"]),
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


# Pages


def on_two(first: str, second: str, *tree: Element) -> Transcript:
    return read_pdf(tiny(first, second, tree=tree))


def test_entries_come_page_by_page_and_say_their_pages() -> None:
    found = on_two(
        lines("One", "Two"),
        lines("Three"),
        element("P", 0, name="Text (a/b1)", page=2),
        element("P", 0, name="Title (a)"),
        element("P", 1, name="Aside (a/b2)"),
    )
    assert list(map(_entry, found.entries)) == ["Title (a), 1: One", "Aside (a/b2), 1: Two", "Text (a/b1), 2: Three"]
    assert [(sheet.number, sheet.blocks) for sheet in found.sheets] == [(1, {"a", "a/b2"}), (2, {"a/b1"})]


def test_a_note_in_the_rail_begins_level_with_what_goes_on_behind_it() -> None:
    found = on_two(
        lines("One", "Two"),
        lines("Three", "Four"),
        element("P", 0, name="Title (a)"),
        element("P", 0, name="Text (a/b1)", page=2),
        element("P", 1, name="Aside (a/b2)"),
        element("P", 1, name="Text (a/b3)", page=2),
    )
    assert [entry.key for entry in found.entries] == ["a", "a/b1", "a/b2", "a/b3"]
    assert [entry.place.number for entry in found.entries] == [1, 2, 1, 2]


def test_any_other_text_that_stands_on_the_page_before_comes_before() -> None:
    found = on_two(
        lines("One", "Two"),
        lines("Three", "Four"),
        element("P", 0, name="Title (a)"),
        element("P", 0, name="Text (a/b1)", page=2),
        element("P", 1, name="Text (a/b2)"),
        element("P", 1, name="Aside (a/b3)", page=2),
    )
    assert [entry.key for entry in found.entries] == ["a", "a/b2", "a/b1", "a/b3"]


def test_a_text_that_goes_on_over_a_page_stands_where_it_begins_and_its_block_on_both() -> None:
    found = on_two(
        lines("One"),
        lines("Two"),
        element("P", "<</MCID 0 /Pg PAGE1>>", "<</MCID 0 /Pg PAGE2>>", name="Text (a/b1.2)", page=0),
    )
    assert list(map(_entry, found.entries)) == ["Text (a/b1.2), 1: One|Two"]
    assert [sheet.blocks for sheet in found.sheets] == [{"a/b1"}, {"a/b1"}]


def test_code_that_goes_on_over_a_page_stands_where_it_begins_and_its_block_on_both() -> None:
    found = on_two(
        lines("One"),
        lines("Two"),
        element("Div", element("Code", element("Span", 0), element("Span", 0, page=2)), name="Code (a/b1)"),
    )
    assert list(map(_entry, found.entries)) == ["Code (a/b1), 1: One\nTwo"]
    assert [sheet.blocks for sheet in found.sheets] == [{"a/b1"}, {"a/b1"}]
    assert [entry.part for entry in found.entries] == ["a"]


def test_what_the_structure_does_not_know_is_told_on_its_page() -> None:
    found = on_two(lines("One"), lines("Two", "Three"), TITLE)
    assert list(map(_entry, found.entries)) == ["Title (a), 1: One", "Unnamed, 2: Two", "Unnamed, 2: Three"]


def test_a_page_that_is_shown_twice_is_told() -> None:
    twice = tiny(lines("One"), tree=[TITLE], objects={"MORE": "<</Type /Pages /Count 1 /Parent PAGES /Kids [PAGE1]>>"}, listed="PAGE1 PAGE1 MORE")
    assert said(twice) == ["Unnamed, 0: (2 pages too many are shown)", "Title (a), 1: One"]


@pytest.mark.parametrize(("language", "looks"), [("en", "One"), ("fa", "<e One>")])
def test_a_quotation_slopes_by_itself_where_its_script_has_an_italic(language: str, looks: str) -> None:
    content = tiny(
        text("One", 0, face="I"),
        tree=[element("P", element("Em", 0), name="Quote (a/b1)")],
        catalog=f"/Lang ({language})",
    )
    assert said(content) == [f"Quote (a/b1), 1: {looks}"]


def test_no_other_text_slopes_by_itself() -> None:
    content = tiny(text("One", 0, face="I"), tree=[element("P", element("Em", 0), name="Text (a/b1)")], catalog="/Lang (en)")
    assert said(content) == ["Text (a/b1), 1: <e One>"]


@pytest.mark.parametrize(
    "tree",
    [[], [element("P", 0)], [element("P", 0, name="Anything")], [element("L", element("P", 0), name="Points (a)")]],
    ids=["none", "no name", "a name of none", "containers alone"],
)
def test_a_pdf_without_names_is_not_read(tree: list[Element]) -> None:
    with pytest.raises(UnreadableFileError, match=r"^this PDF does not say which text is what: it has no structure tree of ours, as after") as failure:
        read_pdf(tiny(lines("One"), tree=tree))
    assert [(one.code, one.hint) for one in failure.value.findings] == [("untagged", "name the PDF as it was built")]


# Links

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
        ["Contents (a) beside, 1: One -> https://example.org"],
    ),
    "around furniture": (
        [OUT],
        [element("Link", element("P", 0, name="Contents 2 (a)"), "<</Type /OBJR /Obj ANNOT1>>")],
        ["Contents (a) beside, 1: One -> https://example.org"],
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


# What is painted beside the structure


def test_artifacts_are_told_on_their_pages() -> None:
    found = on_two(
        lines("One") + f"/Artifact BMC {painted('Beside', at=(50, 30))} EMC",
        f"/Artifact BMC {painted('1', at=(50, 30))} EMC {painted('loose', at=(50, 60))}",
        TITLE,
    )
    assert [sheet.outside for sheet in found.sheets] == [("Beside",), ("1", "loose")]
