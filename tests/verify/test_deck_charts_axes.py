"""Axes and targets of chart parts written by hand: what the reader says of their ticks, their ends and their lines."""

from __future__ import annotations

import pytest

from verify.chart_parts import DASHED, axis, chart, read, series, shows, values

CELLS = {"A2": "x", "A3": "y", "B1": "A", "B2": "1.5", "B3": "2.5"}


# Targets


@pytest.mark.parametrize(
    ("dash", "names", "targets"),
    [
        (DASHED, ["A"], ("4",)),
        (DASHED.replace("dash", "dot", 1).replace('"dash"', '"dot"'), ["A", "Goal"], ()),
        (DASHED.replace('val="dash"', 'val="sysDash"'), ["A", "Goal"], ()),
        ("", ["A", "Goal"], ()),
    ],
)
def test_a_dashed_series_is_a_target(dash: str, names: list[str], targets: tuple[str, ...]) -> None:
    found = read(chart(series(values("1")), series(dash, values("4", "4"), name="Goal")))
    assert ([one.name for one in found.series], found.targets) == (names, targets)


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        (series(DASHED, values("1.5", at="Data!B2"), at="Data!B1"), ("1.5",)),
        (series(DASHED, values("1.5", at="Data!B2"), name="Goal", at="Data!B1"), ("1.5", "Goal (workbook: A)")),
        (series(DASHED, values("4", kind="yVal", at="Data!B2"), at="Data!B1"), ("4 (workbook: 1.5)",)),
        (series(DASHED, at="Data!B1"), ()),
    ],
)
def test_what_the_line_of_a_target_says(line: str, targets: tuple[str, ...]) -> None:
    assert read(chart(line), CELLS).targets == targets


def test_the_line_of_a_target_may_say_two_values() -> None:
    assert read(chart(series(DASHED, values("4", "4.5", code="0.0")))).targets == ("4.0", "4.5")


@pytest.mark.parametrize(
    ("at", "own", "targets"),
    [
        ("4", {}, ("4",)),
        ("5", {}, ("4", "5")),
        ("4", {0: "0.00", 1: "0.00"}, ("4.00",)),
        ("5", {0: "0.00", 1: "0.0"}, ("4.00", "4.0", "5.00")),
    ],
)
def test_an_axis_that_is_a_targets_line_stands_at_its_value(at: str, own: dict[int, str], targets: tuple[str, ...]) -> None:
    line = series(DASHED, values("4", "4", own=own))
    crossing = axis("catAx") + axis("catAx", f'<c:crossesAt val="{at}"/>')
    assert read(chart(series(values("1", own={0: "0.0000"})), line, axes=crossing)).targets == targets


def test_an_axis_that_stands_somewhere_is_no_target_without_a_line() -> None:
    assert read(chart(series(values("1")), axes=axis("catAx", '<c:crossesAt val="4"/>'))).targets == ()
    assert read(chart(series(DASHED), axes=axis("catAx", "<c:crossesAt/>"))).targets == ("",)


# Ticks, and what an axis cuts off


@pytest.mark.parametrize(
    ("axes", "ticks"),
    [
        (axis("valAx", low="0", high="4", majorUnit="2"), ("0", "2", "4")),
        (axis("valAx", shows("0.0"), low="0", high="1", majorUnit="0.5"), ("0.0", "0.5", "1.0")),
        (axis("valAx", low="-2", high="4", majorUnit="3"), ("-2", "1", "4")),
        (axis("valAx", low="0", high="4", majorUnit="2", tickLblPos="nextTo"), ("0", "2", "4")),
        (axis("valAx", low="0", high="4", majorUnit="2", tickLblPos="none"), ()),
        (axis("valAx", low="0", high="4", majorUnit="2", delete="1"), ()),
        (axis("valAx", low="0", high="4"), ()),
        (axis("valAx", low="0", high="4", majorUnit="4") + axis("valAx", low="0", high="6", majorUnit="6"), ("0", "4", "0", "6")),
        ("", ()),
    ],
)
def test_the_ticks_of_an_axis(axes: str, ticks: tuple[str, ...]) -> None:
    assert read(chart(series(values("1")), axes=axes)).ticks == ticks


@pytest.mark.parametrize(
    ("kind", "low", "ticks"),
    [
        ("barChart", "0.5", ("the axis begins at 0.5",)),
        ("areaChart", "1", ("the axis begins at 1",)),
        ("barChart", "0", ()),
        ("barChart", "-1", ()),
        ("lineChart", "0.5", ()),
        ("barChart", "", ("1 is beyond the axis",)),
    ],
)
def test_an_axis_of_bars_or_areas_begins_at_nought(kind: str, low: str, ticks: tuple[str, ...]) -> None:
    assert read(chart(series(values("1")), kind=kind, axes=axis("valAx", low=low, high="4"))).ticks == ticks


@pytest.mark.parametrize(
    ("number", "ticks"),
    [
        ("4", ()),
        ("4.5", ("4.5 is beyond the axis",)),
        ("0", ()),
        ("-1", ("-1 is beyond the axis",)),
        ("-0.5", ("-0.5 is beyond the axis",)),
        ("\u22120.5", ("\u22120.5 is beyond the axis",)),
        ("12", ("12 is beyond the axis",)),
        ("many", ()),
    ],
)
def test_a_number_beyond_its_axis_is_told(number: str, ticks: tuple[str, ...]) -> None:
    assert read(chart(series(values("1", number)), kind="lineChart", axes=axis("valAx", low="0", high="4"))).ticks == ticks


def test_an_axis_may_say_no_ends() -> None:
    bare_axis = '<c:valAx><c:delete val="0"/></c:valAx>'
    assert read(chart(series(values("1")), axes=bare_axis)).ticks == ("1 is beyond the axis",)


def test_every_series_is_held_against_the_last_axis_that_is_seen() -> None:
    axes = axis("valAx", low="0", high="1") + axis("valAx", low="2", high="3") + axis("valAx", low="0", high="9", delete="1")
    found = read(chart(series(values("1", "2"), name="A"), series(values("4"), name="B"), kind="lineChart", axes=axes))
    assert found.ticks == ("1 is beyond the axis", "4 is beyond the axis")
