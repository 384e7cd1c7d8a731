"""The logo stands once on every slide and page, where an outline has one, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.looks import look_of
from briefing.outline import read_outline
from briefing.pictures import picture_mark
from briefing.roles import Role
from briefing.verify import Entry, Furniture, Place, Span, Transcript, check_logos
from briefing.verify.logos import without_logos
from running import ROOT
from verify.scenes import outline

DOCUMENT = read_outline(ROOT / "tests" / "corpus" / "images.yaml").document
assert DOCUMENT.logo is not None
MARK = picture_mark(DOCUMENT.logo)
PICTURES = Path(ROOT / "tests" / "corpus" / "pictures")


def logo(page: int, text: str = MARK, picture: str = "") -> Furniture:
    look = (lambda: look_of((PICTURES / picture).read_bytes())) if picture else None
    return Furniture(role=Role.LOGO, key="/", text=text, place=Place("page", page), look=look)


def entry(page: int, role: Role = Role.PARAGRAPH) -> Entry:
    return Entry(role=role, spans=(Span("x"),), key="a", place=Place("page", page))


LACKING, TWICE = "page {}: the logo is missing", "page {}: the logo stands there too often"
PAGES: Mapping[str, tuple[list[Furniture], list[Entry], list[str]]] = {
    "on each": ([logo(1), logo(2)], [entry(2)], []),
    "on the cover as an entry": ([logo(2)], [entry(1, Role.LOGO), entry(2)], []),
    "on none": ([], [entry(2)], [LACKING.format(1), LACKING.format(2)]),
    "not on the last": ([logo(1)], [entry(2)], [LACKING.format(2)]),
    "not where furniture alone stands": ([logo(1), Furniture(role=Role.KICKER, key="a", text="k", place=Place("page", 2))], [], [LACKING.format(2)]),
    "twice": ([logo(1), logo(1), logo(2)], [entry(2)], [TWICE.format(1)]),
    "on the cover as an entry, too": ([logo(1), logo(2)], [entry(1, Role.LOGO), entry(2)], [TWICE.format(1)]),
    "another": ([logo(1), logo(2, "other")], [entry(2)], ["page 2: the logo shows another picture: other"]),
    "nothing at all": ([], [], []),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_logo_of_each_page(name: str) -> None:
    furniture, entries, expected = PAGES[name]
    found = list(check_logos(DOCUMENT, Transcript(entries=tuple(entries), furniture=tuple(furniture))))
    assert [one.message for one in found] == expected
    assert all(one.kind == "furniture" and one.actual is not None and one.actual.key == "/" for one in found)


def test_an_outline_without_a_logo_has_none_anywhere() -> None:
    said = Transcript(entries=(entry(2),), furniture=(logo(1),))
    assert [one.message for one in check_logos(outline("texts"), said)] == [TWICE.format(1)]
    assert list(check_logos(outline("texts"), replace(said, furniture=()))) == []


def test_a_drawing_is_known_by_its_look() -> None:
    assert DOCUMENT.logo is not None
    assert DOCUMENT.logo.type == "svg"
    same, other = logo(1, "drawn in lines"), logo(1, "drawn in lines", "drawing.svg")
    content = DOCUMENT.logo.content
    same = replace(same, look=lambda: look_of(content))
    assert list(check_logos(DOCUMENT, Transcript(entries=(), furniture=(same,)))) == []
    (wrong,) = check_logos(DOCUMENT, Transcript(entries=(), furniture=(other,)))
    assert wrong.message == "page 1: the logo shows another picture: drawn in lines"


def test_a_logo_is_looked_at_here_alone() -> None:
    kicker = Furniture(role=Role.KICKER, key="a", text="k", place=Place("page", 2))
    assert without_logos(Transcript(entries=(entry(1),), furniture=(logo(1), kicker))).furniture == (kicker,)
