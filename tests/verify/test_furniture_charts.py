"""What charts imply beside their numbers: names that are said again, ticks, what stands between a name and its numbers."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.verify.furniture_charts import charts_of, check_charts, is_of_chart, texts_said_again
from briefing.verify.transcript import Furniture, Place, Transcript
from verify.made_slides import document
from verify.scenes import words

CHARTS = """
name: x
title: T
topics:
  - id: columns
    title: Columns
    body:
      - text: Before it
      - chart: {type: column, categories: [2024, {text: The year 2025, short: Y25}], series: {A: [1, 2.50], B: [3, 4]}, estimate: [The year 2025]}
  - {id: pie, title: Pie, chart: {type: pie, categories: [Whole, Crumb], series: {Cake: [96, 4]}}}
  - id: points
    title: Points
    chart: {type: scatter, series: {Labs: [[10, 2, A], [30, 4, B]], Others: [[20, 3.5, ""]]}, x_title: {text: The cost, short: Cost}}
  - {id: titled, title: More, chart: {type: scatter, series: {Labs: [[10, 2, A]]}, y_title: Score}}
"""
ROLES = {"tick": Role.TICK, "label": Role.REPEATED_LABEL, "word": Role.WORD}
AGAIN = {
    "columns/b2": ["A", "B", "2024", "The year 2025 (estimate)", "2024", "Y25 (estimate)"],
    "pie/b1": ["Cake", "Whole", "Crumb", "Whole", "Crumb"],
    "points/b1": ["Labs", "Others", "The cost", "Cost", "y"],
    "titled/b1": ["Labs", "x", "Score", "Score"],
}


def piece(role: str, key: str, text: str) -> Furniture:
    return Furniture(role=ROLES[role], key=key, text=text, place=Place("slide", 2))


def told(*furniture: Furniture) -> list[str]:
    one = document(CHARTS)
    found = check_charts(one, Transcript(entries=(), furniture=furniture), words(one))
    return [discrepancy.message for discrepancy in found]


def test_what_may_be_said_again_of_charts() -> None:
    one = document(CHARTS)
    assert {key: list(texts_said_again(chart, words(one))) for key, chart in charts_of(one).items()} == AGAIN


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("columns/b2.1", ["A"]),
        ("columns/b2.2", ["B"]),
        ("columns/b2.h2", ["B"]),
        ("columns/b2.3", []),
        ("columns/b2.r1", ["2024"]),
        ("columns/b2.r2", ["The year 2025 (estimate)", "Y25 (estimate)"]),
        ("columns/b2.r3", []),
        ("columns/b2.k2", ["The year 2025 (estimate)", "Y25 (estimate)"]),
        ("columns/b2.r", []),
        ("columns/b2.r1x", []),
        ("columns/b2.x1", []),
        ("columns/b2.1.r2", ["The year 2025 (estimate)", "Y25 (estimate)"]),
        ("columns/b1.1", []),
        ("strange", []),
        ("pie/b1.k1", ["Whole"]),
        ("pie/b1.k2", ["Crumb"]),
        ("pie/b1.1", ["Cake"]),
        ("points/b1.h1", ["The cost", "Cost"]),
        ("points/b1.h2", ["y"]),
        ("points/b1.h3", []),
        ("points/b1.h0", []),
        ("columns/b2.r0", []),
        ("points/b1.2", ["Others"]),
        ("points/b1.r1", []),
        ("titled/b1.h1", ["x"]),
        ("titled/b1.h2", ["Score"]),
    ],
)
def test_a_label_says_what_stands_at_its_place(key: str, allowed: list[str]) -> None:
    known = sorted({text for texts in AGAIN.values() for text in texts})
    assert [text for text in known if not told(piece("label", key, text))] == sorted(allowed)


@pytest.mark.parametrize(
    ("key", "ticks"),
    [
        ("columns/b2", ["0", "1", "2", "3", "4"]),
        ("columns/b2.3", ["0", "1", "2", "3", "4"]),
        ("points/b1", ["0", "1", "2", "3", "4", "10", "20", "30"]),
        ("pie/b1", ["0", "50", "100"]),
        ("strange", []),
    ],
)
def test_a_tick_stands_on_a_scale(key: str, ticks: list[str]) -> None:
    known = [*map(str, range(101)), "0.5", "A", "None"]
    assert [text for text in known if not told(piece("tick", key, text))] == ticks


def test_what_stands_between_a_name_and_its_numbers() -> None:
    known = ["(", ",", ")", ";", "A", "(,", "1"]
    assert [text for text in known if not told(piece("word", "points/b1.1.2", text))] == ["(", ",", ")"]
    assert told(piece("word", "columns/b1", "A"), piece("word", "strange", "A"), piece("word", "a.b.c", "A")) == []


def test_spaces_of_a_label_are_forgiven_and_blank_ones_say_nothing() -> None:
    assert told(piece("label", "points/b1.h1", " The  cost"), piece("label", "columns/b2.1", " "), piece("tick", "strange", "\u00a0 ")) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (piece("label", "columns/b2.1", "C"), "Repeated label (columns/b2.1) says “C”, the outline implies “A”"),
        (piece("label", "points/b1.h1", "C"), "Repeated label (points/b1.h1) says “C”, the outline implies “The cost” or “Cost”"),
        (piece("label", "strange", "C"), "Repeated label (strange) says “C”, the outline implies “”"),
        (piece("tick", "pie/b1", "7"), "Tick (pie/b1) says “7”, the outline implies “0” or “50”"),
        (piece("word", "pie/b1.k1", ";"), "Word (pie/b1.k1) says “;”, the outline implies “(” or “,”"),
    ],
)
def test_what_is_told_of_other_furniture_of_a_chart(one: Furniture, said: str) -> None:
    assert told(piece("label", "columns/b2.1", "A"), one) == [f"slide 2: {said}"]


@pytest.mark.parametrize(
    ("role", "key", "expected"),
    [
        (Role.REPEATED_LABEL, "strange", True),
        (Role.TICK, "strange", True),
        (Role.WORD, "pie/b1", True),
        (Role.WORD, "pie/b1.k1.2", True),
        (Role.WORD, "pie", False),
        (Role.WORD, "pie/b1x", False),
        (Role.CUT, "pie/b1", False),
    ],
)
def test_which_furniture_is_of_a_chart(role: Role, key: str, *, expected: bool) -> None:
    one = Furniture(role=role, key=key, text="x", place=Place("slide", 2))
    assert is_of_chart(charts_of(document(CHARTS)), one) is expected
