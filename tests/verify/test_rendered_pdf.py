"""Texts of a drawn PDF of which nothing can be seen, or that reach over its edge: tiny PDFs, drawn."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PIL import Image

from briefing.looks import DrawnPage, Line
from briefing.roles import Role
from briefing.verify import Entry, Place, Span, Transcript, find_hidden, rendered_pdf
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


# A page of 100 points square, drawn at two pixels a point, with a text in a box and one dot of ink


BOX = (20.25, 30.25, 40.25, 50.25)
"""Left, foot, right, top: the pixels from 40 to 80 across, and from 99 to 139 down."""


def with_ink(at: tuple[int, int], box: tuple[float, float, float, float], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    plain, without = Image.new("RGB", (200, 200), "white"), Image.new("RGB", (200, 200), "white")
    plain.putpixel(at, (0, 0, 0))
    monkeypatch.setattr(rendered_pdf, "drawn_pages", lambda *_: iter([DrawnPage(plain, without, (Line("A text", box),))]))
    return [one.message for one in find_hidden(b"", Transcript(entries=(entry("A text", 1, "a"),)))]


@pytest.mark.parametrize(
    ("at", "is_seen"),
    [
        ((40, 99), True),
        ((39, 99), False),
        ((40, 98), False),
        ((80, 99), True),
        ((81, 99), False),
        ((40, 139), True),
        ((40, 140), False),
    ],
)
def test_ink_is_looked_for_in_the_box_of_the_text(at: tuple[int, int], is_seen: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    assert with_ink(at, BOX, monkeypatch) == ([] if is_seen else [f"page 1: Text (a) {HIDDEN.format('A text')}"])


@pytest.mark.parametrize(
    ("box", "is_over"),
    [
        ((-1, 30, 40, 50), False),
        ((-1.5, 30, 40, 50), True),
        ((20, -1, 40, 50), False),
        ((20, -1.5, 40, 50), True),
        ((20, 30, 101, 50), False),
        ((20, 30, 101.5, 50), True),
        ((20, 30, 40, 101), False),
        ((20, 30, 40, 101.5), True),
    ],
)
def test_a_text_may_reach_a_point_over_the_edge(
    box: tuple[float, float, float, float],
    is_over: bool,  # noqa: FBT001 (a parameter)
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert with_ink((60, 120), box, monkeypatch) == ([f"page 1: Text (a) {OVER.format('A text')}"] if is_over else [])
