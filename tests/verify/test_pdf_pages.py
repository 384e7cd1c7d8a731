"""Tiny PDFs of two pages: the order of what stands on them, and what the structure does not know of."""

from __future__ import annotations

import pytest

from briefing.diagnostics import UnreadableFileError
from briefing.verify import Transcript, read_pdf
from verify.tiny_pdf import Element, element, painted, text, tiny
from verify.tiny_reading import TITLE, entry_line, lines, said


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
    assert list(map(entry_line, found.entries)) == ["Title (a), 1: One", "Aside (a/b2), 1: Two", "Text (a/b1), 2: Three"]
    assert [(sheet.number, set(sheet.blocks)) for sheet in found.sheets] == [(1, {"a", "a/b2"}), (2, {"a/b1"})]


def test_a_note_in_the_rail_begins_level_with_what_goes_on_behind_it() -> None:
    found = on_two(
        lines("One", "Two", "Three"),
        lines("Three", "Four"),
        element("P", 0, name="Title (a)"),
        element("P", 2, name="Label (a)"),
        element("P", 0, name="Text (a/b1)", page=2),
        element("P", 1, name="Aside (a/b2)"),
        element("P", 1, name="Text (a/b3)", page=2),
    )
    assert [entry.key for entry in found.entries] == ["a", "a", "a/b1", "a/b2", "a/b3"]
    assert [entry.place.number for entry in found.entries] == [1, 1, 2, 1, 2]


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
    assert list(map(entry_line, found.entries)) == ["Text (a/b1.2), 1: One|Two"]
    assert [sheet.blocks for sheet in found.sheets] == [{"a/b1"}, {"a/b1"}]


def test_code_that_goes_on_over_a_page_stands_where_it_begins_and_its_block_on_both() -> None:
    found = on_two(
        lines("One"),
        lines("Two"),
        element("Div", element("Code", element("Span", 0), element("Span", "<</MCID 0 /Pg PAGE2>>")), name="Code (a/b1)"),
    )
    assert list(map(entry_line, found.entries)) == ["Code (a/b1), 1: One\nTwo"]
    assert [sheet.blocks for sheet in found.sheets] == [{"a/b1"}, {"a/b1"}]
    assert [entry.part for entry in found.entries] == ["a"]


def test_what_the_structure_does_not_know_is_told_on_its_page() -> None:
    found = on_two(lines("One"), lines("Two", "Three"), TITLE)
    assert list(map(entry_line, found.entries)) == ["Title (a), 1: One", "Unnamed, 2: Two", "Unnamed, 2: Three"]


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
    with pytest.raises(UnreadableFileError, match=r"^this PDF does not say which text is what: it has no structure tree of ours") as failure:
        read_pdf(tiny(lines("One"), tree=tree))
    assert [(one.code, one.hint) for one in failure.value.findings] == [("untagged", "name the PDF as it was built")]


def test_artifacts_are_told_on_their_pages() -> None:
    found = on_two(
        lines("One") + f"/Artifact BMC {painted('Beside', at=(50, 30))} EMC",
        f"/Artifact BMC {painted('1', at=(50, 30))} EMC {painted('loose', at=(50, 60))}",
        TITLE,
    )
    assert [sheet.outside for sheet in found.sheets] == [("Beside",), ("1", "loose")]
