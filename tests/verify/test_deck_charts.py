"""Chart parts written by hand: what the reader says of each series, label and category."""

from __future__ import annotations

import pytest

from briefing.verify.deck_charts import Point, show_number
from verify.chart_parts import DASHED, axis, categories, chart, label, labels, read, series, shows, texts, values
from verify.slides import part

# Numbers


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("2", "0", "2"),
        ("2", "0.00", "2.00"),
        ("2.345", "0.0", "2.3"),
        ("2.5", "0", "2"),
        ("-3.5", "0", "-4"),
        ("1234.5", "#,##0.0", "1234.5"),
        ("-3.5", "0.0;\\\u22120.0", "\u22123.5"),
        ("-3.5", '0.0;"\u2212"0.00', "\u22123.50"),
        ("-3.5", "0.0;-0.0", "-3.5"),
        ("-3.5", '0.0;""0.0', "3.5"),
        ("3.5", "0.0;\\\u22120.0", "3.5"),
        ("2.50", "General", "2.5"),
        ("100", "General", "100"),
        ("1e3", "", "1000"),
        ("0.0000001", "", "0.0000001"),
        ("0.1", "0%", "0.1"),
        ("1e30", "0.0", "1" + "0" * 30 + ".0"),
        ("inf", "0.0", "Infinity"),
        ("many", "0.0", "many"),
        ("", "0.0", ""),
    ],
)
def test_a_number_is_shown_by_its_format(value: str, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


# Series and their labels


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("", [False, False]),
        (labels(showVal="1"), [True, True]),
        (labels(showVal="true"), [True, True]),
        (labels(showVal="0"), [False, False]),
        (labels(showCatName="1", showSerName="1"), [False, False]),
        (labels(label(1, showVal="0"), showVal="1"), [True, False]),
        (labels(label(1, showVal="1"), showVal="0"), [False, True]),
        (labels(label(0, "<c:delete val='1'/>", showVal="1"), showVal="1"), [False, True]),
        (labels("<c:dLbl><c:showVal val='0'/></c:dLbl>", showVal="1"), [True, True]),
    ],
)
def test_a_label_shows_its_number(given: str, shown: list[bool]) -> None:
    (one,) = read(chart(series(given, values("1", "2")))).series
    assert [point.is_shown for point in one.points.values()] == shown


@pytest.mark.parametrize(
    ("given", "named", "category_named"),
    [
        ("", False, [False, False]),
        (labels(showSerName="1"), True, [False, False]),
        (labels(showCatName="1"), False, [True, True]),
        (labels(label(1, showSerName="1"), showSerName="0"), True, [False, False]),
        (labels(label(1, showSerName="0", showCatName="1"), showSerName="0"), False, [False, True]),
    ],
)
def test_a_label_names_its_series_or_category(given: str, named: bool, category_named: list[bool]) -> None:  # noqa: FBT001  a table's column
    (one,) = read(chart(series(given, values("1", "2")))).series
    assert (one.name_shown, [point.name_shown for point in one.points.values()]) == (named, category_named)


def test_a_label_may_have_words_of_its_own() -> None:
    rich = "<c:tx><c:rich><a:p> <a:r><a:t>Lab </a:t></a:r> <a:r><a:t>(1, 2)</a:t></a:r></a:p></c:rich></c:tx>"
    (one,) = read(chart(series(labels(label(1, rich, showVal="1")), values("1", "2")))).series
    assert one.points == {0: Point("1", is_shown=False), 1: Point("2", is_shown=True, rich="Lab (1, 2)")}


@pytest.mark.parametrize(
    ("given", "own", "code", "said"),
    [
        ("", {}, "", ["1.5", "2.5"]),
        ("", {}, "0.00", ["1.50", "2.50"]),
        ("", {1: "0.000"}, "0.00", ["1.50", "2.500"]),
        (labels(shows("0.0000")), {1: "0.000"}, "0.00", ["1.5000", "2.5000"]),
        (labels(label(0, shows("0.0")), shows("0.0000")), {1: "0.000"}, "0.00", ["1.5", "2.5000"]),
        (labels(shows("0.0000", linked="1")), {1: "0.000"}, "0.00", ["1.50", "2.500"]),
        (labels("<c:numFmt/>"), {}, "0.00", ["1.50", "2.50"]),
    ],
)
def test_a_number_has_the_format_of_its_label_or_of_the_cache(given: str, own: dict[int, str], code: str, said: list[str]) -> None:
    (one,) = read(chart(series(given, values("1.5", "2.5", code=code, own=own)))).series
    assert list(texts(one).values()) == said


def test_a_scatter_chart_has_an_x_and_a_y() -> None:
    read_one = read(chart(series(values("1.5", "", "3", kind="xVal", code="0.00"), values("4", "5", "6", kind="yVal")), kind="scatterChart"))
    (one,) = read_one.series
    assert (read_one.kind, texts(one), one.x) == ("scatter", {0: "4", 1: "5", 2: "6"}, {0: "1.50", 2: "3.00"})


@pytest.mark.parametrize("kind", ["bar", "line", "area", "pie", "scatter"])
def test_series_of_each_kind_of_chart(kind: str) -> None:
    found = read(chart(series(values("1"), name="A"), series(values("2"), name="B"), kind=f"{kind}Chart"))
    assert (found.kind, [(one.name, texts(one), one.x) for one in found.series]) == (kind, [("A", {0: "1"}, {}), ("B", {0: "2"}, {})])


@pytest.mark.parametrize("content", [part("c:chartSpace", ""), part("c:chartSpace", "<c:chart/>"), chart(), chart(series(values("1")), kind="dial")])
def test_a_chart_may_hold_nothing(content: bytes) -> None:
    found = read(content)
    assert (found.kind, found.series, found.categories, found.named, found.targets, found.ticks) == ("", (), (), False, (), ())


def test_a_series_may_say_nothing() -> None:
    bare, empty, uncached = read(chart("<c:ser/>", series("<c:val/>"), series("<c:val><c:numRef/></c:val>"))).series
    assert (bare.name, bare.points, empty.name, empty.points, uncached.points) == ("", {}, "A", {}, {})


def test_a_point_may_have_no_value() -> None:
    (one,) = read(chart(series("<c:val><c:numRef><c:numCache><c:pt idx='0'/></c:numCache></c:numRef></c:val>"))).series
    assert one.points == {}


# The workbook


def test_a_name_that_is_a_number_is_no_number() -> None:
    found = read(chart(series(categories("1.0", "2.50"), values("1", "2"), name="2.50")))
    assert (found.series[0].name, found.categories) == ("2.50", ("1.0", "2.50"))


CELLS = {"A2": "x", "A3": "y", "B1": "A", "B2": "1.5", "B3": "2.5"}


@pytest.mark.parametrize(
    ("cells", "name", "said"),
    [
        ({}, "A", {0: "1.50", 1: "2.50"}),
        ({"B1": "Z"}, "A (workbook: Z)", {0: "1.50", 1: "2.50"}),
        ({"B1": ""}, "A (workbook: nothing)", {0: "1.50", 1: "2.50"}),
        ({"B3": "2.6"}, "A", {0: "1.50", 1: "2.50 (workbook: 2.60)"}),
        ({"B3": ""}, "A", {0: "1.50", 1: "2.50 (workbook: nothing)"}),
        ({"B3": "many"}, "A", {0: "1.50", 1: "2.50 (workbook: many)"}),
    ],
)
def test_the_workbook_is_held_against_the_cache(cells: dict[str, str], name: str, said: dict[int, str]) -> None:
    (one,) = read(chart(series(values("1.5", "2.5", at="Data!$B$2:$B$3", code="0.00"), at="Data!$B$1")), CELLS | cells).series
    assert (one.name, texts(one)) == (name, said)


def test_a_cell_that_the_cache_lacks_is_told() -> None:
    (one,) = read(chart(series(values("1.5", at="Data!$B$2:$B$3"), at="Data!$B$1")), CELLS).series
    assert texts(one) == {0: "1.5", 1: "(workbook: 2.5)"}


def test_a_cell_is_shown_in_the_format_of_the_label_only() -> None:
    (one,) = read(chart(series(labels(shows("0.00")), values("", "2.5", at="Data!$B$2:$B$3"), at="Data!$B$1")), CELLS).series
    assert texts(one) == {0: "(workbook: 1.50)", 1: "2.50"}


def test_an_empty_cell_that_the_cache_lacks_says_nothing() -> None:
    (one,) = read(chart(series(values("", "2.5", at="Data!$B$2:$B$4"), at="Data!$B$1")), CELLS | {"B2": ""}).series
    assert texts(one) == {1: "2.5"}


def test_a_number_beyond_the_workbooks_range_is_told() -> None:
    (one,) = read(chart(series(values("1.5", "2.5", at="Data!$B$2"), at="Data!$B$1")), CELLS).series
    assert texts(one) == {0: "1.5", 1: "2.5 (workbook: nothing)"}


def test_a_chart_without_a_workbook_is_told() -> None:
    (one,) = read(chart(series(values("1.5", at="Data!$B$2"), at="Data!$B$1")), {}).series
    assert (one.name, texts(one)) == ("A (workbook: nothing)", {0: "1.5 (workbook: nothing)"})


# Categories


@pytest.mark.parametrize(
    ("given", "cells", "said"),
    [
        ([categories("x", "y")], None, ("x", "y")),
        ([categories("x", "y"), categories("x", "y")], None, ("x", "y")),
        ([categories("x", "y"), categories("x", "z")], None, ("x", "y or z")),
        ([categories("x", "y"), categories("x")], None, ("x", "y or nothing")),
        ([categories("x"), categories("x", "y"), categories("x", "y")], None, ("x", "nothing or y")),
        ([categories("x", "", "y")], None, ("x", "", "y")),
        ([categories("x", "y", at="Data!$A$2:$A$3")], {}, ("x", "y")),
        ([categories("x", "y", at="Data!$A$2:$A$3")], {"A3": "z"}, ("x", "y (workbook: z)")),
        ([categories("x", at="Data!$A$2:$A$3")], {}, ("x", "(workbook: y)")),
        ([categories("x", "y", at="Data!$A$2")], {}, ("x", "y (workbook: nothing)")),
        ([""], {}, ()),
    ],
)
def test_categories_are_those_of_all_series(given: list[str], cells: dict[str, str] | None, said: tuple[str, ...]) -> None:
    content = chart(*(series(one, values("1")) for one in given))
    assert read(content, None if cells is None else CELLS | cells).categories == said


def test_the_line_of_a_target_has_categories_too() -> None:
    assert read(chart(series(categories("x", "y")), series(DASHED, categories("x", "z")))).categories == ("x", "y or z")


@pytest.mark.parametrize(
    ("axes", "named"),
    [
        ("", False),
        (axis("catAx"), True),
        (axis("catAx", delete="1"), False),
        (axis("catAx", tickLblPos="low"), True),
        (axis("catAx", tickLblPos="none"), False),
        (axis("catAx", tickLblSkip="1"), True),
        (axis("catAx", tickLblSkip="2"), False),
        (axis("catAx", "<c:tickLblSkip/>"), True),
        (axis("valAx"), False),
        (axis("catAx", '<c:crossesAt val="4"/>'), False),
        (axis("catAx", '<c:crossesAt val="4"/>') + axis("catAx"), True),
        (axis("catAx", delete="1") + axis("catAx"), True),
    ],
)
def test_an_axis_names_the_categories(axes: str, named: bool) -> None:  # noqa: FBT001  a table's column
    assert read(chart(series(values("1")), axes=axes)).named is named
