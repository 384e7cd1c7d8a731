"""Bars and dots are held against the numbers beside them: each that says another number is told with the one that it says."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.verify import Entry, Span
from briefing.verify.pdf_charts import DrawnNumber, misdrawn
from briefing.verify.pdf_paint import Drawn


def number(text: str, shape: Drawn, key: str) -> DrawnNumber:
    return DrawnNumber(Entry(role=Role.NUMBER, spans=(Span(text),), key=key, column=1), shape)


def drawn(*numbers: tuple[str, Drawn], chart: str = "a/b1") -> list[DrawnNumber]:
    return [number(text, shape, f"{chart}.r{place}") for place, (text, shape) in enumerate(numbers, start=1)]


def upright(text: str, height: float) -> tuple[str, Drawn]:
    return text, Drawn(7, 100, 17, 100 + height)


def lying(text: str, width: float) -> tuple[str, Drawn]:
    return text, Drawn(50, 20, 50 + width, 32)


def dot(text: str, middle: float) -> tuple[str, Drawn]:
    return text, Drawn(7, middle - 2, 11, middle + 2)


def told(numbers: list[DrawnNumber]) -> list[str]:
    wrong = misdrawn(numbers)
    assert set(wrong) <= {id(one.entry) for one in numbers}
    return [wrong[id(one.entry)].text for one in numbers if id(one.entry) in wrong]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([upright("1", 10), upright("2", 20), upright("3", 30)], []),
        ([upright("1", 10), upright("2", 20), upright("3", 40)], ["3 (drawn as 4)"]),
        ([lying("1", 10), lying("2", 25), lying("3", 30)], ["2 (drawn as 2.5)"]),
        ([lying("1", 10), lying("2", 20), lying("3", 30.59)], []),
        ([lying("1", 10), lying("2", 20), lying("3", 29.3)], ["3 (drawn as 2.93)"]),
        ([upright("1", 10), upright("-2", 20), upright("3", 30)], []),
        ([upright("1", 10), upright("-2", 10.2), upright("3", 30)], ["-2 (drawn as 1.02)"]),
        ([upright("1", 10), upright("\u22122", 20), upright("3", 30)], []),
        ([upright("1", 10), upright("\u22122", 10.2), upright("3", 30)], ["\u22122 (drawn as 1.02)"]),
        ([upright("0", 0), upright("2", 20), upright("3", 30)], []),
        ([upright("0", 5), upright("2", 20), upright("3", 30)], ["0 (drawn as 0.5)"]),
        ([upright("0", 0), upright("0", 9)], ["0 (drawn as 0)"]),
        ([upright("1", 1), upright("2", 2), upright("3", 4)], ["2 (drawn as 1.5)"]),
        ([upright("1", 1), upright("2", 4.5), upright("3", 3)], ["1 (drawn as 0.4444)", "3 (drawn as 1.333)"]),
        ([upright("2", 5), upright("1", 4), upright("1", 3)], ["1 (drawn as 1.6)"]),
        ([upright("3", 33), upright("1", 10)], ["3 (drawn as 3.143)"]),
        ([dot("1", 110), dot("2", 120), dot("3", 130)], []),
        ([dot("1", 110), dot("2", 120), dot("3", 145), dot("4", 140), dot("5", 150)], ["3 (drawn as 4.5)"]),
        ([dot("-1", 90), dot("2", 120), dot("2", 120), dot("4", 139.41)], []),
        ([dot("-1", 90), dot("2", 120), dot("2", 120), dot("2", 123), dot("4", 140)], ["2 (drawn as 2.3)"]),
        ([dot("1", 110), dot("1", 110), dot("1", 140)], ["1 (drawn as 0)"]),
        ([dot("1", 110), dot("2", 108), dot("3", 106)], []),
        ([upright("1", 10), ("2", Drawn(0, 0, 5, 20)), upright("3", 40)], []),
        ([upright("0", 0.6), upright("1", 10), upright("2", 20)], []),
        ([("0", Drawn(0, 0, 10, 0.6)), ("1", Drawn(0, 0, 10, 10)), ("2", Drawn(0, 0, 10, 20))], []),
        ([("0", Drawn(0, 0.6, 0, 0.6)), ("0", Drawn(0, 0, 0, 0)), ("0", Drawn(0, 0, 0, 0))], []),
        ([upright("5", 50), upright("5", 50)], []),
        ([upright("1", 5), upright("4", 10)], ["1 (drawn as 1.333)", "4 (drawn as 2.667)"]),
        ([("0", Drawn(0, 0.6, 4, 0.6)), ("0", Drawn(0, 0, 4, 0)), ("0", Drawn(0, 0, 4, 0))], []),
        ([dot("1", 100), dot("4", 104.5), dot("2", 102.9)], ["2 (drawn as 2.933)"]),
        ([upright("1", 10)], []),
        ([upright("1", 10), upright("many", 30)], []),
        ([upright("1", 10), upright("2", 40), upright("many", 30), upright("3", 30)], ["2 (drawn as 4)"]),
    ],
    ids=lambda value: " ".join(map(str, value)) if value and isinstance(value[0], str) else None,
)
def test_a_shape_that_says_another_number_is_told(numbers: list[tuple[str, Drawn]], said: list[str]) -> None:
    assert told(drawn(*numbers)) == said


def test_each_chart_has_a_scale_of_its_own() -> None:
    one = drawn(upright("1", 10), upright("2", 20))
    other = drawn(upright("1", 50), upright("2", 100), chart="a/b2")
    assert told([*one, *other]) == []
    assert told([*one, *other, *drawn(upright("3", 31))]) == ["3 (drawn as 3.1)"]


def test_what_is_told_keeps_all_else_of_the_number() -> None:
    numbers = drawn(upright("1", 10), upright("2", 20), upright("3", 40))
    (said,) = misdrawn(numbers).values()
    assert (said.role, said.key, said.column, said.spans) == (Role.NUMBER, "a/b1.r3", 1, (Span("3 (drawn as 4)"),))


def test_each_series_of_points_is_held_by_itself() -> None:
    one = [number(text, dot(text, 100 + 10 * float(text))[1], "a/b1.1.1") for text in ("1", "2", "3")]
    other = [number(text, dot(text, 50 + 5 * float(text))[1], "a/b1.2.1") for text in ("1", "2", "3")]
    assert told([*one, *other]) == []


def test_shapes_as_wide_as_each_other_but_for_a_third_of_a_point_are_alike() -> None:
    one, near, far = ("1", Drawn(0, 0, 0, 10)), Drawn(0, 0, 0.3, 20), Drawn(0, 0, 0.4, 20)
    four = ("4", Drawn(0, 0, 0, 40))
    assert told(drawn(one, ("3", near), four)) == ["3 (drawn as 2)"]
    assert told(drawn(one, ("3", far), four)) == []
