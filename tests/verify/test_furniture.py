"""Which check looks at which furniture of a file."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.texts import Show
from briefing.verify import check_furniture
from briefing.verify.transcript import Furniture, Place, Transcript
from verify.made_slides import document, slides
from verify.scenes import words

BOTH = """
name: x
title: T
topics:
  - {id: a, title: One, table: {columns: [p, q], rows: [[x, 1], [y, 2]], deck: {rows: 1}}}
  - {id: b, title: Two, chart: {type: pie, categories: [Whole, Crumb], series: {Cake: [96, 4]}}}
"""


def told(output: Show, *furniture: Furniture) -> list[str]:
    one = document(BOTH)
    actual = Transcript(entries=(), furniture=furniture, sheets=slides("/", "a", "b"))
    return [found.message for found in check_furniture(one, actual, output, words(one), "E1")]


def piece(role: Role, key: str, text: str, number: int = 3) -> Furniture:
    return Furniture(role=role, key=key, text=text, place=Place("slide", number))


def new(output: Show, one: Furniture) -> list[str]:
    """Return what is told of a piece that is not told without it."""
    before = told(output)
    return [message for message in told(output, one) if message not in before]


def test_each_output_has_its_own_furniture() -> None:
    deck, pages = told("deck"), told("document")
    assert "Cut (a/b1) says “1 of 2” 0 times, not once" in deck
    assert not [message for message in pages if message.startswith("Cut")]
    assert "the bookmark of (b) is missing: “Two”" in pages
    assert not [message for message in deck if "bookmark" in message]
    assert [message for message in (*deck, *pages) if "E1" in message] == [
        "slide 3: Edition (/) is missing: “Edition E1”",
        "page 3: Edition (/) is missing: “Edition E1”",
    ]


@pytest.mark.parametrize("output", ["deck", "document"])
@pytest.mark.parametrize(
    ("one", "said"),
    [
        (piece(Role.ALTERNATIVE, "a/b1", "p, q"), []),
        (piece(Role.ALTERNATIVE, "a/b1", "x"), ["slide 3: Alternative text (a/b1) says “x”, the outline implies “p, q”"]),
        (piece(Role.TICK, "b/b1", "50"), []),
        (piece(Role.TICK, "b/b1", "x"), ["slide 3: Tick (b/b1) says “x”, the outline implies “0” or “50”"]),
        (piece(Role.WORD, "b/b1", ","), []),
        (piece(Role.WORD, "b/b1", "x"), ["slide 3: Word (b/b1) says “x”, the outline implies “(” or “,”"]),
        (piece(Role.LOGO, "/", "x"), []),
        (piece(Role.WORD, "a/b1", ","), ["slide 3: Word (a/b1) is not implied by the outline: “,”"]),
    ],
)
def test_a_piece_is_looked_at_once(output: Show, one: Furniture, said: list[str]) -> None:
    assert new(output, one) == said
