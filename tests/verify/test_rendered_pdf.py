"""Texts of a drawn PDF of which nothing can be seen, or that reach over its edge: tiny PDFs, drawn."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing.roles import Role
from briefing.verify import Entry, Place, Span, Transcript, find_hidden
from verify.tiny_pdf import painted, tiny

HIDDEN = "cannot be seen: something covers it, or it has the colour of its ground: “{}”"
OVER = "reaches over the edge of the page: “{}”"


def entry(text: str, page: int, key: str) -> Entry:
    return Entry(role=Role.PARAGRAPH, spans=(Span(text),), key=key, place=Place("page", page))


def told(*streams: str, entries: tuple[Entry, ...] = ()) -> list[str]:
    said = entries or tuple(entry("A text", page, f"a/b{page}") for page in range(1, len(streams) + 1))
    return [one.message for one in find_hidden(tiny(*streams), Transcript(entries=said))]


TEXT = painted("A text", at=(100, 400), size=20)
PAGES: Mapping[str, tuple[str, list[str]]] = {
    "as it is": (TEXT, []),
    "in white": (f"1 g {TEXT}", [HIDDEN.format("A text")]),
    "nearly in white": (f".92 g {TEXT}", [HIDDEN.format("A text")]),
    "in gray": (f".8 g {TEXT}", []),
    "in white on black": (f"0 g 90 390 100 40 re f 1 g {TEXT}", []),
    "covered": (f"{TEXT} 1 g 90 390 100 40 re f", [HIDDEN.format("A text")]),
    "covered in part": (f"{TEXT} 1 g 90 390 40 40 re f", []),
    "covered from its left": (f"{TEXT} 1 g 90 390 55 40 re f", []),
    "covered from below": (f"{TEXT} 1 g 90 390 100 22 re f", []),
    "covered from above": (f"{TEXT} 1 g 90 401.5 100 22 re f", []),
    "on the left edge": (painted("A text", at=(-0.5, 400), size=20), []),
    "over the left edge": (painted("A text", at=(-5, 400), size=20), [OVER.format("A text")]),
    "over the right edge": (painted("A text", at=(570, 400), size=20), [OVER.format("A text")]),
    "over the foot": (painted("A text", at=(100, -5), size=20), [OVER.format("A text")]),
    "over the head": (painted("A text", at=(100, 795), size=20), [OVER.format("A text")]),
    "at the right edge": (painted("A text", at=(546, 400), size=20), []),
    "at the foot": (painted("A text", at=(100, 0.5), size=20), []),
    "at the head": (painted("A text", at=(100, 786), size=20), []),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_text_on_a_drawn_page(name: str) -> None:
    stream, problems = PAGES[name]
    assert told(stream) == [f"page 1: Text (a/b1) {problem}" for problem in problems]


def test_pieces_of_one_text_are_told_once_and_by_the_entry_on_their_page() -> None:
    two = f"1 g {painted('A te', at=(100, 400))} {painted('xt', at=(100, 380))}"
    assert told(TEXT, two) == [f"page 2: Text (a/b2) {HIDDEN.format('A text')}"]
    anywhere = (entry("Another", 1, "a/b1"), entry("A text", 3, "a/b2"), entry("A text", 0, "a/b3"))
    assert told(two, entries=anywhere) == [f"page 1: Text (a/b3) {HIDDEN.format('A text')}"]


def test_a_text_that_no_entry_says_is_told_as_what_it_is() -> None:
    assert told(f"1 g {painted('Other', at=(100, 400))}") == [f"page 1: a text beside the entries {HIDDEN.format('Other')}"]
