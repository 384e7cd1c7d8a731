"""A document from which somebody took pages says so, page by page, and not entry by entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checking import check, check_alone
from briefing.roles import Role
from briefing.verify import Entry, Furniture, Place, Span, Transcript
from briefing.verify.lost_pages import settle_pages
from briefing.verify.recall import UNKNOWN
from briefing.verify.transcript import Sheet
from verify.pdf_damage import remove_page
from verify.pdf_file import PdfFile
from verify.witness import CORPUS, witnessed

OUTLINE = CORPUS / "edited.yaml"
THOUGHT, MOUNTAINS = "Eleven laboratories opened their doors, and none of them asked why", "The picture shows the mountains behind the campus."
CASES: dict[str, tuple[tuple[int, ...], list[str]]] = {
    "the second": ((1,), [f"page 2 is missing, from “{THOUGHT}” to “{MOUNTAINS}”"]),
    "the third": ((2,), ["page 3 is missing, from “Two mountains under a sun” to “Counted in May”"]),
    "two in the middle": ((2, 1), [f"pages 2 to 3 are missing, from “{THOUGHT}” to “Counted in May”"]),
    "the last": ((3,), ["what stood behind page 3 is missing, from “Releases rose every year” to “We return in autumn.”"]),
    "the first": ((0,), ["page 1 is missing, from “Visits to eleven laboratories” to "]),
    "none": ((), []),
}


@pytest.mark.parametrize("name", CASES)
def test_pages_that_were_removed_are_told(tmp_path: Path, name: str) -> None:
    removed, messages = CASES[name]
    pdf, (document, deck) = PdfFile(witnessed(OUTLINE).pdf), (tmp_path / "edited-briefing.pdf", tmp_path / "edited-deck.pptx")
    for page in removed:
        remove_page(pdf, page)
    document.write_bytes(pdf.content())
    deck.write_bytes(witnessed(OUTLINE).deck)
    for found in (check(witnessed(OUTLINE).document, document), check_alone((deck, document))[0]):
        assert len(found) == len(messages), [one.message for one in found]
        told = zip(found, messages, strict=True)
        assert [one.message for one, message in told if not one.message.startswith(message)] == []
    alone = [one.message for one in check_alone((document,))[0]]
    assert len(alone) == len(messages), alone


# What is told, by the numbers that pages bear


EDITION = Furniture(role=Role.EDITION, key="/", text="e", place=Place("page", 1))


def entry(text: str, page: int = 0, role: Role = Role.PARAGRAPH) -> Entry:
    return Entry(role=role, spans=(Span(text),), key=f"a/{text}", part="a", place=Place("page", page))


def told(expected: str, pages: list[tuple[str, str]], *, is_whole: bool = True, stray: str = "") -> tuple[list[str], str, str]:
    """Return what is told, and what is left of either side, of a document whose texts are letters; each page has a number and letters."""
    there = [entry(letter, number) for number, (_, letters) in enumerate(pages, start=1) for letter in letters]
    sheets = tuple(Sheet(number=number, outside=("T", printed, "F")) for number, (printed, _) in enumerate(pages, start=1))
    said = Transcript(entries=(*map(entry, stray), *there), sheets=sheets, furniture=(EDITION,) if is_whole else ())
    found = settle_pages([entry(letter) for letter in expected], said)
    wanted, left = ("".join(one.text for one in entries) for entries in (found.expected, found.actual))
    assert {one.kind for one in found.edits} <= {"missing"}
    return [one.message for one in found.edits], wanted, left


LOST: dict[str, tuple[tuple[str, list[tuple[str, str]]], tuple[list[str], str, str]]] = {
    "nothing": (("abcd", [("", "a"), ("2", "bc"), ("3", "d")]), ([], "abcd", "abcd")),
    "the second": (("abcd", [("", "a"), ("3", "d")]), (["page 2 is missing, from “b” to “c”"], "ad", "ad")),
    "the first": (("abcd", [("2", "bc"), ("3", "d")]), (["page 1 is missing, which said “a”"], "bcd", "bcd")),
    "one of nothing": (("abcd", [("", "a"), ("3", "bcd")]), (["page 2 is missing"], "abcd", "abcd")),
    "two": (("abcd", [("", "a"), ("4", "d")]), (["pages 2 to 3 are missing, from “b” to “c”"], "ad", "ad")),
    "two, one by one": (
        ("abcde", [("", "a"), ("3", "c"), ("5", "e")]),
        (["page 2 is missing, which said “b”", "page 4 is missing, which said “d”"], "ace", "ace"),
    ),
    "and a text elsewhere": (("abcd", [("", "a"), ("3", "")]), (["page 2 is missing, from “b” to “d”"], "a", "a")),
    "pages in another order": (("abcd", [("", "a"), ("3", "d"), ("2", "bc")]), (["page 2 is missing"], "abcd", "adbc")),
    "three, one by one": (
        ("abcdefg", [("", "a"), ("3", "c"), ("5", "e"), ("7", "g")]),
        (["page 2 is missing, which said “b”", "page 4 is missing, which said “d”", "page 6 is missing, which said “f”"], "aceg", "aceg"),
    ),
    "pages without numbers": (("abcd", [("", "a"), ("", "d")]), ([], "abcd", "ad")),
}


@pytest.mark.parametrize("name", LOST)
def test_pages_are_missed_by_the_numbers_of_the_others(name: str) -> None:
    given, expected = LOST[name]
    assert told(*given) == expected


def test_what_only_the_structure_says_stands_on_no_page() -> None:
    assert told("abcd", [("", "a"), ("3", "d")], stray="bc") == (["page 2 is missing, from “b” to “c”"], "ad", "ad")
    assert told("ad", [("", "a"), ("2", "d")], stray="bc") == ([], "ad", "bcad")


def test_the_end_is_missed_by_the_edition() -> None:
    assert told("abcd", [("", "a"), ("2", "b")], is_whole=False) == (["what stood behind page 2 is missing, from “c” to “d”"], "ab", "ab")
    assert told("ab", [("", "a"), ("2", "b")], is_whole=False) == ([], "ab", "ab")
    assert told("abcde", [("", "a"), ("3", "cd")], is_whole=False) == (
        ["page 2 is missing, which said “b”", "what stood behind page 2 is missing, which said “e”"],
        "acd",
        "acd",
    )
    assert told("ab", [], is_whole=False) == ([], "ab", "")
    assert told("abcd", [("", "a"), ("2", "b"), ("3", "c")], is_whole=False) == (
        ["what stood behind page 3 is missing, which said “d”"],
        "abc",
        "abc",
    )


def test_what_nobody_knows_and_pictures_are_not_named() -> None:
    lost = [entry("a"), entry(UNKNOWN), entry("p", role=Role.PICTURE), entry("b"), entry("d")]
    sheets = (Sheet(number=1), Sheet(number=2, outside=("3",)))
    found = settle_pages(lost, Transcript(entries=(entry("a", 1), entry("d", 2)), sheets=sheets, furniture=(EDITION,)))
    (edit,) = found.edits
    assert (edit.message, edit.expected) == ("page 2 is missing, which said “b”", lost[1])
    assert found.expected == (lost[0], lost[4])


def test_a_text_is_known_again_by_its_role_and_characters() -> None:
    lost = [entry("a"), entry("x y"), entry("d")]
    there = (entry("a", 1), entry("xy", 2), entry("d", 2, Role.LABEL))
    sheets = (Sheet(number=1), Sheet(number=2, outside=("3",)))
    found = settle_pages(lost, Transcript(entries=there, sheets=sheets, furniture=(EDITION,)))
    assert [one.message for one in found.edits] == ["page 2 is missing"]
    assert found.expected == tuple(lost)
