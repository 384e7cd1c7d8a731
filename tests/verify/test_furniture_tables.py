"""What tables imply beside their cells: what they say of themselves, headers said again, how many rows a slide shows."""

from __future__ import annotations

import pytest

from briefing.blocks import AnyBlock
from briefing.roles import Role
from briefing.texts import Show
from briefing.verify.furniture_tables import check_tables, headings_of
from briefing.verify.transcript import Furniture, Place, Transcript
from verify.made_slides import document
from verify.scenes import words

TABLES = """
name: x
title: T
sources: {notes: {author: Ada, title: Notes}}
topics:
  - id: a
    title: One
    table:
      columns: [Lab, {text: "Revenue [@notes]", short: Rev}]
      units: ["", {text: million euros, short: EUR m}]
      rows: [[A, 1], [B, 2], [C, 3]]
      total: [All, 6]
      caption: {text: All that was earned, short: Earnings}
      deck: {rows: 2}
  - id: b
    title: Two
    body:
      - text: Before it
      - table: {columns: [p, "", q], rows: [[x, 1, 2]]}
      - {table: {columns: [d, e], rows: [[x, 1]]}, show: deck}
      - {table: {columns: [f, g], rows: [[x, 1]]}, show: document}
  - id: c
    title: Three
    show: document
    table: {columns: [h, i], rows: [[x, 1]]}
  - id: d
    title: Four
    show: deck
    table: {columns: [j, k], rows: [[x, 1]]}
  - id: rows
    title: Questions
    compare: {sides: [{heading: Left}, {heading: Right}], rows: {Who: [a, b], Why: [because, d]}}
  - id: sides
    title: Sides
    compare: {sides: [{heading: East, points: [a]}, {heading: West, points: [b]}]}
"""
CUT = "2 of 3"
NO_CUT = f"Cut (a/b1) says “{CUT}” 0 times, not once"


def piece(role: Role, key: str, text: str, number: int = 2, kind: str = "slide") -> Furniture:
    return Furniture(role=role, key=key, text=text, place=Place(kind, number))


def again(key: str, text: str, number: int = 2) -> Furniture:
    return piece(Role.REPEATED_HEADING, key, text, number)


def told(output: Show, *furniture: Furniture) -> list[str]:
    """Return what is told of the furniture of tables, but for the line of rows that is missing."""
    one = document(TABLES)
    found = list(check_tables(one, Transcript(entries=(), furniture=furniture), output, words(one)))
    assert {discrepancy.kind for discrepancy in found} <= {"furniture"}
    return [discrepancy.message for discrepancy in found if discrepancy.message != NO_CUT]


def block(key: str) -> AnyBlock:
    found = (one for section in document(TABLES).sections for topic in section.topics for one in topic.body)
    return next(one for one in found if one.key == key)


@pytest.mark.parametrize(
    ("key", "output", "headings"),
    [
        ("a/b1", "deck", ("Lab", "Rev (EUR m)")),
        ("a/b1", "document", ("Lab", "Revenue [1] (million euros)")),
        ("b/b2", "deck", ("p", "", "q")),
        ("rows/b1", "deck", ("Left", "Right")),
        ("sides/b1", "document", ("East", "West")),
        ("b/b1", "deck", ()),
    ],
)
def test_the_headings_of_a_block(key: str, output: Show, headings: tuple[str, ...]) -> None:
    assert headings_of(document(TABLES), block(key), output) == headings


@pytest.mark.parametrize(
    ("output", "key", "description"),
    [
        ("deck", "a/b1", "Earnings"),
        ("document", "a/b1", "Earnings"),
        ("deck", "b/b2", "p, q"),
        ("deck", "b/b3", "d, e"),
        ("document", "b/b3", ""),
        ("document", "b/b4", "f, g"),
        ("deck", "b/b4", ""),
        ("document", "c/b1", "h, i"),
        ("deck", "c/b1", ""),
        ("deck", "d/b1", "j, k"),
        ("document", "d/b1", ""),
        ("deck", "rows/b1", "Left, Right"),
        ("deck", "sides/b1", "East, West"),
        ("deck", "b/b1", ""),
    ],
)
def test_what_a_table_says_of_itself(output: Show, key: str, description: str) -> None:
    assert told(output, piece(Role.ALTERNATIVE, key, description)) == []
    assert told(output, piece(Role.ALTERNATIVE, key, "x", 7)) == [
        f"slide 7: Alternative text ({key}) says “x”, the outline implies “{description}”",
    ]
    assert told(output, piece(Role.WORD, key, "x")) == []


def test_three_dots_shorten_headings_alone() -> None:
    assert told("deck", piece(Role.ALTERNATIVE, "a/b1", "Earn…", kind="page")) == [
        "page 2: Alternative text (a/b1) says “Earn…”, the outline implies “Earnings”",
    ]


LAB, REVENUE = again("a/b1.1", "Lab"), again("a/b1.2", "Rev (EUR m)")


@pytest.mark.parametrize(
    ("furniture", "said"),
    [
        ((LAB, REVENUE), []),
        ((LAB, REVENUE, again("a/b1.1", "Lab", 3), again("a/b1.2", "Rev (EUR m)", 3)), []),
        ((LAB,), ["(a/b1.2) does not say “Rev (EUR m)” again"]),
        ((REVENUE,), ["(a/b1.1) does not say “Lab” again"]),
        ((again("a/b1.1", "Lap"), REVENUE), ["(a/b1.1) says “Lap”, the outline implies “Lab”"]),
        ((LAB, again("a/b1.2", "Rev…")), []),
        ((LAB, again("a/b1.2", "Rew…")), ["(a/b1.2) says “Rew…”, the outline implies “Rev (EUR m)”"]),
        ((LAB, again("a/b1.2", "Rev")), ["(a/b1.2) says “Rev”, the outline implies “Rev (EUR m)”"]),
        ((LAB, again("a/b1.2", "…")), ["(a/b1.2) says “…”, the outline implies “Rev (EUR m)”"]),
        ((LAB, REVENUE, again("a/b1.3", "More")), ["(a/b1.3) says “More” of its own"]),
        ((LAB, REVENUE, again("a/b1.3", "")), []),
        ((LAB, REVENUE, again("a/b1.0", "Zero"), again("a/b1.3", "More")), ["(a/b1.0) says “Zero” of its own", "(a/b1.3) says “More” of its own"]),
        ((again("b/b2.1", "p"), again("b/b2.3", "q")), []),
        ((again("b/b2.1", "p"), again("b/b2.2", "x"), again("b/b2.3", "q")), ["(b/b2.2) says “x”, the outline implies “”"]),
        ((again("strange.1", "x"),), ["(strange.1) says “x” of its own"]),
        ((again("rows/b1.1", "Left"),), ["(rows/b1.2) does not say “Right” again"]),
        ((again("sides/b1.2", "West"),), []),
        ((again("sides/b1.2", "East"),), ["(sides/b1.2) says “East”, the outline implies “West”"]),
        ((LAB, again("rows/b1.1", "Left"), again("rows/b1.2", "Right")), ["(a/b1.2) does not say “Rev (EUR m)” again"]),
    ],
)
def test_headings_that_are_said_again(furniture: tuple[Furniture, ...], said: list[str]) -> None:
    named = [message.removeprefix("slide 2: Repeated heading ") for message in told("deck", *furniture)]
    assert named == said


def test_a_heading_is_missed_where_the_others_stand() -> None:
    assert told("deck", LAB, REVENUE, again("a/b1.1", "Lab", 3)) == ["slide 3: Repeated heading (a/b1.2) does not say “Rev (EUR m)” again"]
    assert told("document", LAB) == ["slide 2: Repeated heading (a/b1.2) does not say “Revenue [1] (million euros)” again"]


def cuts(output: Show, *furniture: Furniture) -> list[str]:
    one = document(TABLES)
    return [found.message for found in check_tables(one, Transcript(entries=(), furniture=furniture), output, words(one))]


@pytest.mark.parametrize(
    ("output", "furniture", "said"),
    [
        ("deck", (piece(Role.CUT, "a/b1", CUT),), []),
        ("deck", (), [NO_CUT]),
        ("deck", (piece(Role.CUT, "a/b1", CUT), piece(Role.CUT, "a/b1", CUT, 3)), [f"Cut (a/b1) says “{CUT}” 2 times, not once"]),
        ("deck", (piece(Role.CUT, "a/b1", "1 of 3"),), [f"slide 2: Cut (a/b1) says “1 of 3”, the outline implies “{CUT}”"]),
        ("deck", (piece(Role.WORD, "a/b1", CUT),), [NO_CUT]),
        ("deck", (piece(Role.CUT, "a/b1", CUT), piece(Role.CUT, "b/b2", CUT)), [f"slide 2: Cut (b/b2) says “{CUT}”, the outline implies “”"]),
        ("deck", (piece(Role.CUT, "a/b1", CUT), piece(Role.CUT, "x", CUT)), [f"slide 2: Cut (x) says “{CUT}”, the outline implies “”"]),
        ("document", (), []),
        ("document", (piece(Role.CUT, "a/b1", CUT),), [f"slide 2: Cut (a/b1) says “{CUT}”, the outline implies “”"]),
    ],
)
def test_the_line_of_how_many_rows_are_shown(output: Show, furniture: tuple[Furniture, ...], said: list[str]) -> None:
    assert cuts(output, *furniture) == said


def test_what_is_told_of_a_table_says_where() -> None:
    one = document(TABLES)
    wrong, missing = check_tables(one, Transcript(entries=(), furniture=(again("a/b1.1", "x", 9),)), "document", words(one))
    for found, key in ((wrong, "a/b1.1"), (missing, "a/b1.2")):
        assert found.actual is not None
        assert (found.actual.role, found.actual.key, found.actual.spans) == (Role.REPEATED_HEADING, key, ())
        assert found.actual.place == Place("slide", 9)
