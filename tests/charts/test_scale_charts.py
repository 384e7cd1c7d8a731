"""Scales: five ticks at most, and bars from zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.blocks import Chart, ChartType, ScatterPoint, Series, Target
from briefing.charts.printed import number_text
from briefing.charts.scale import MOST_TICKS, value_scale, x_scale
from briefing.texts import Name

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False)


def chart(type_: ChartType, *values: str, at: str = "", stacked: bool = False) -> Chart:
    series = (Series(name="s", values=tuple(map(Decimal, values))),)
    target = Target(at=Decimal(at)) if at else None
    return Chart(key="t/b1", type=type_, series=series, categories=tuple(map(Name, values)), target=target, stacked=stacked)


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.sampled_from(["column", "line"]))
def test_ticks_are_few_even_and_hold_all_numbers(values: list[Decimal], type_: ChartType) -> None:
    scale = value_scale(chart(type_, *map(str, values)))
    assert 2 <= len(scale.ticks) <= MOST_TICKS
    assert scale.ticks[0] <= min(values)
    assert scale.ticks[-1] >= max(values)
    assert len({later - earlier for earlier, later in zip(scale.ticks, scale.ticks[1:], strict=False)}) == 1


def test_bars_begin_at_zero_and_lines_need_not() -> None:
    assert value_scale(chart("column", "92", "97")).low == 0
    assert value_scale(chart("bar", "-92", "-97")).high == 0
    assert value_scale(chart("line", "92", "97")).low == 92
    assert value_scale(chart("line", "30", "97")).low == 0


def test_a_target_is_on_the_scale() -> None:
    assert value_scale(chart("column", "3", at="20")).high == 20


def test_a_stack_is_as_high_as_its_parts_together() -> None:
    series = tuple(Series(name=name, values=(Decimal(number),)) for name, number in (("a", "3"), ("b", "4"), ("c", "-2")))
    scale = value_scale(Chart(key="k", type="column", series=series, categories=(Name("x"),), stacked=True))
    assert scale.low == -2
    assert scale.high == 7


def test_ticks_have_the_decimals_of_their_step() -> None:
    assert [number_text(tick) for tick in value_scale(chart("line", "1", "1.5")).ticks] == ["1.0", "1.2", "1.4", "1.6"]
    assert [number_text(tick) for tick in value_scale(chart("column", "37")).ticks] == ["0", "10", "20", "30", "40"]


@pytest.mark.parametrize(
    ("lowest", "ticks"), [("1", ["0.8", "1.0", "1.2", "1.4", "1.6"]), ("1.1", ["1.0", "1.2", "1.4", "1.6"]), ("0", ["0.0", "0.5", "1.0", "1.5"])]
)
def test_points_keep_off_an_axis_that_is_not_at_zero(lowest: str, ticks: list[str]) -> None:
    points = tuple(ScatterPoint(x=Decimal(number), y=Decimal(number)) for number in (lowest, "1.5"))
    scattered = Chart(key="k", type="scatter", series=(Series(name="s", points=points),))
    assert [number_text(tick) for tick in value_scale(scattered).ticks] == ticks
    assert [number_text(tick) for tick in x_scale(scattered).ticks] == ticks
