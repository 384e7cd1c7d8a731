"""Pictures: nothing that is printed overlaps, everything is inside, and what has no room goes into a table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.blocks import Chart, ChartType, ScatterPoint, Series, Target
from briefing.charts.lettering import clear_of, inked, overlaps, settled, wrapped
from briefing.charts.looks import RAMP, series_looks
from briefing.charts.model import Canvas, Lettering, Picture, Rect, Type
from briefing.charts.picture import draw
from briefing.charts.printed import alternative_text, has_unit, number_text
from briefing.language import words_for
from briefing.texts import Name, Run, Wording

WORDS = words_for("en")
TYPES = (Type(14, 18), Type(12, 15))


def measure(text: str, bold: bool) -> float:  # noqa: FBT001  the shape that drawing asks for
    return len(text) * (0.56 if bold else 0.52)


CANVAS = Canvas(width=607, height=280, types=TYPES, measure=measure)
VALUES = st.none() | st.decimals(min_value=-1000, max_value=1000, places=1, allow_nan=False)


@st.composite
def charts(draw_: st.DrawFn) -> Chart:
    count = draw_(st.integers(1, 30))
    type_: ChartType = draw_(st.sampled_from(["column", "bar", "line", "area"]))
    names = draw_(st.lists(st.text("abcdefgh ", min_size=1, max_size=20), min_size=count, max_size=count))
    values = st.lists(VALUES, min_size=count, max_size=count).map(tuple)
    series = tuple(Series(name=f"Series {place}", values=draw_(values)) for place in range(draw_(st.integers(1, 6))))
    target = Target(at=Decimal("3.5"), label=Wording((Run("Goal of the plan"),))) if draw_(st.booleans()) else None
    stacked = type_ != "line" and draw_(st.booleans())
    return Chart(key="t/b1", type=type_, series=series, categories=tuple(map(Name, names)), stacked=stacked, target=target)


def inside(rect: Rect) -> bool:
    return rect.x >= -1 and rect.y >= -1 and rect.x + rect.w <= CANVAS.width + 1 and rect.y + rect.h <= CANVAS.height + 1


@settings(max_examples=150, deadline=None)
@given(charts())
def test_nothing_overlaps_and_nothing_is_lost(chart: Chart) -> None:
    picture = draw(chart, CANVAS, WORDS)
    for one, other in combinations(picture.numbers, 2):
        assert not overlaps(_inked(one, picture), _inked(other, picture)), (one, other)
    for one, other in combinations(picture.categories, 2):
        assert not overlaps(_core(one.rect), _core(other.rect)), (one, other)
    assert all(inside(letter.rect) for letter in picture.numbers if letter.text)
    assert all(inside(mark.rect) for mark in picture.marks)
    beside = [letter for letter in picture.names if letter.row < 0]
    assert all(inside(letter.rect) for letter in beside)
    for one, other in combinations((*beside, *(picture.numbers if beside else ())), 2):
        assert not overlaps(_inked(one, picture), _inked(other, picture)), (one, other)
    if not picture.needs_table:
        assert len(picture.numbers) == sum(value is not None for series in chart.series for value in series.values)
        assert len(picture.categories) == len(chart.categories)


def _inked(letter: Lettering, picture: Picture) -> Rect:
    """Return where the ink of a number is: it may be wider than its place."""
    width = measure(letter.text, letter.bold) * picture.type.size
    spare = letter.rect.w - width
    x = letter.rect.x + (spare / 2 if letter.align == "center" else spare if letter.align == "right" else 0.0)
    size = picture.type.size  # digits are no higher than their em
    return Rect(x + 0.5, letter.rect.y + (letter.rect.h - size) / 2, max(width - 1, 0.1), size)


def _core(rect: Rect) -> Rect:
    """Return the inner part of a place: neighbours may touch."""
    return Rect(rect.x + 0.5, rect.y + rect.h * 0.1, max(rect.w - 1, 0.1), rect.h * 0.8)


def column(count: int, *, names: str = "{}", stacked: bool = False) -> Picture:
    series = (Series(name="s", values=tuple(Decimal(1000 + place) for place in range(count))),)
    categories = tuple(names.format(place) for place in range(count))
    return draw(Chart(key="t/b1", type="column", series=series, categories=tuple(map(Name, categories)), stacked=stacked), CANVAS, WORDS)


def test_the_largest_type_that_has_room_is_taken() -> None:
    assert (column(5).type, column(5).needs_table) == (TYPES[0], False)
    assert (column(20).type, column(20).needs_table) == (TYPES[1], False)
    assert (column(40).type, column(40).needs_table) == (TYPES[1], True)


def test_a_picture_with_a_table_has_ticks_and_thins_its_names() -> None:
    picture = column(40)
    assert picture.numbers == ()
    assert [letter.text for letter in picture.ticks] == ["0", "500", "1000", "1500"]
    assert picture.step > 1
    assert [letter.row for letter in picture.categories] == list(range(0, 40, picture.step))


def test_names_are_set_in_lines_before_they_are_turned() -> None:
    assert not any(letter.turned for letter in column(6, names="a name of {} words").categories)
    assert all(letter.turned for letter in column(12, names="Donaudampfer{}").categories)


def test_some_names_that_are_numbered_stand_level_with_the_first_and_the_last() -> None:
    picture = column(40, names="19{:02}")
    assert not any(letter.turned for letter in picture.categories)
    assert [letter.text for letter in picture.categories] == [f"19{place:02}" for place in range(0, 40, 3)]
    assert column(42, names="19{:02}").step == 5  # 41 years later is no number of steps


def test_every_name_that_is_not_numbered_is_turned_before_some_are_left_out() -> None:
    picture = column(30, names="house{}b")
    assert (picture.step, picture.needs_table) == (1, True)
    assert all(letter.turned for letter in picture.categories)


def test_no_name_is_better_than_half_a_name() -> None:
    picture = column(40, names="A name that is much too long for its place number {}")
    assert (picture.step, picture.categories) == (0, ())


def test_every_number_of_a_bar_chart_is_a_bar_of_its_length() -> None:
    series = (Series(name="s", values=(Decimal(10), Decimal(-5), None)),)
    picture = draw(Chart(key="t/b1", type="bar", series=series, categories=tuple(map(Name, "abc"))), CANVAS, WORDS)
    assert [mark.row for mark in picture.marks] == [0, 1]
    assert picture.marks[0].rect.w == pytest.approx(2 * picture.marks[1].rect.w)
    assert picture.marks[1].rect.x + picture.marks[1].rect.w == pytest.approx(picture.marks[0].rect.x)


def test_a_missing_value_parts_a_line() -> None:
    series = (Series(name="s", values=(Decimal(1), Decimal(2), None, Decimal(4), Decimal(5))),)
    picture = draw(Chart(key="t/b1", type="line", series=series, categories=tuple(map(Name, "abcde"))), CANVAS, WORDS)
    assert len(picture.strokes) == 2
    assert [mark.row for mark in picture.marks] == [0, 1, 3, 4]


def test_an_estimate_is_reached_by_a_dashed_line() -> None:
    series = (Series(name="s", values=(Decimal(1), Decimal(2), Decimal(4))),)
    picture = draw(Chart(key="t/b1", type="line", series=series, categories=tuple(map(Name, "abc")), estimates=(2,)), CANVAS, WORDS)
    assert [stroke.dashed for stroke in picture.strokes] == [False, True]
    assert picture.categories[2].text == "c (estimate)"


def pie(*values: str) -> Picture:
    series = (Series(name="s", values=tuple(Decimal(value) if value else None for value in values)),)
    return draw(Chart(key="t/b1", type="pie", series=series, categories=tuple(Name(f"n{place}") for place in range(len(values)))), CANVAS, WORDS)


def test_lines_lead_from_small_slices_to_labels_in_a_column() -> None:
    assert (pie("45", "30", "25").leaders, pie("45", "30", "25").needs_table) == ((), False)
    picture = pie("97", "1", "0.5", "0.7", "0.8")
    assert not picture.needs_table
    whole, *small = picture.numbers
    assert not any(whole.moved)
    assert all(any(letter.moved) for letter in small)
    assert len(picture.leaders) == len(small) == 4
    edges = {round(letter.rect.x + letter.rect.w, 3) for letter in small}
    assert len(edges) == 1
    assert edges.pop() < picture.plot.x + picture.plot.w / 2
    assert not any(overlaps(_core(one.rect), _core(other.rect)) for one, other in combinations(picture.numbers, 2))
    heights = [letter.rect.y for letter in small]
    assert heights == sorted(heights, reverse=True)  # clockwise, up the left side: no line crosses another


def test_slices_that_have_no_room_around_the_pie_go_into_a_table() -> None:
    assert pie("97", "1", "").needs_table
    assert pie("90", *(["0.1"] * 40)).needs_table


def test_points_are_named_where_they_meet_nothing() -> None:
    apart = tuple(ScatterPoint(x=Decimal(place * 10), y=Decimal(place % 3 * 10), label=f"p{place}") for place in range(5))
    close = tuple(ScatterPoint(x=Decimal(place) / 100, y=Decimal(1), label=f"point {place}") for place in range(9))
    spread = draw(Chart(key="t/b1", type="scatter", series=(Series(name="s", points=apart),)), CANVAS, WORDS)
    assert [letter.text for letter in spread.numbers][1] == "p1 (10, 10)"
    far = (*close, ScatterPoint(x=Decimal(100), y=Decimal(100)))
    assert draw(Chart(key="t/b1", type="scatter", series=(Series(name="s", points=far),)), CANVAS, WORDS).needs_table


def test_tones_have_their_colours_and_others_the_next_of_the_ramp() -> None:
    tones = ("first", None, "second", None)
    chart = Chart(key="k", type="line", series=tuple(Series(name="s", tone=tone) for tone in tones))  # type: ignore[arg-type]  # literals in a tuple
    assert [look.token for look in series_looks(chart)] == ["side_a", "chart_1", "side_b", "chart_2"]


def test_the_seventh_colour_is_the_first_one_hollow() -> None:
    looks = series_looks(Chart(key="k", type="line", series=tuple(Series(name=str(place)) for place in range(8))))
    assert [(look.token, look.hollow) for look in looks[5:]] == [(RAMP[5], False), (RAMP[0], True), (RAMP[1], True)]


@pytest.mark.parametrize(("written", "printed"), [("1.10", "1.10"), ("-2e1", "\u221220"), (".5", "0.5"), ("0", "0"), ("1e-7", "0.0000001")])
def test_numbers_are_printed_as_written(written: str, printed: str) -> None:
    assert number_text(Decimal(written)) == printed


def test_words_break_at_spaces_and_chinese_anywhere() -> None:
    narrow = Type(10, 12)
    assert wrapped("one two three", 40, narrow, measure) == ("one two", "three")
    assert wrapped("人工智能", 22, narrow, lambda text, _: float(len(text))) == ("人工", "智能")
    assert wrapped("unbreakable", 30, narrow, measure) == ()


def test_the_alternative_text_says_caption_and_numbers() -> None:
    series = (Series(name="West", values=(Decimal(3), None)), Series(name="China", values=(Decimal(1), Decimal("2.0"))))
    chart = Chart(
        key="k",
        type="line",
        series=series,
        categories=(Name("2021"), Name("2022")),
        unit=Name("m"),
        caption=Wording((Run("It grew"),)),
        estimates=(1,),
    )
    assert alternative_text(chart, WORDS) == "It grew (m). West: 2021 3. China: 2021 1, 2022 (estimate) 2.0."
    many = Chart(
        key="k", type="line", series=(Series(name="s", values=(Decimal(7),) * 40),), categories=tuple(Name(str(place)) for place in range(40))
    )
    assert alternative_text(many, WORDS) == "s: 0 7, \u2026, 39 7."


def test_a_unit_that_is_the_name_of_the_one_series_is_not_said_twice() -> None:
    papers, authors = (Series(name=name, values=(Decimal(7),)) for name in ("Papers", "Authors"))
    alone = Chart(key="k", type="line", series=(papers,), categories=(Name("2021"),), unit=Name("papers"))
    assert not has_unit(alone)
    assert alternative_text(alone, WORDS) == "Papers: 2021 7."
    assert has_unit(replace(alone, series=(authors,)))
    assert has_unit(replace(alone, series=(papers, authors)))
    assert not has_unit(replace(alone, series=(authors,), unit=Name("")))


def test_a_text_keeps_clear_of_the_target_where_it_can() -> None:
    names = ("Alpha", "Beta")
    points = tuple(ScatterPoint(x=Decimal(x), y=Decimal(y), label=name) for x, y, name in zip("37", ("9.5", "2"), names, strict=True))
    chart = Chart(key="t/b1", type="scatter", series=(Series(name="All", points=points),), target=Target(at=Decimal(10)))
    picture = draw(chart, CANVAS, WORDS)
    assert picture.beside.target_line is not None
    assert len(picture.numbers) == len(names)
    assert not any(overlaps(one.rect, clear_of(picture.beside.target_line, picture.type)) for one in picture.numbers)


def scatter(*points: tuple[str, str, str], at: str = "") -> Picture:
    spots = tuple(ScatterPoint(x=Decimal(x), y=Decimal(y), label=label) for x, y, label in points)
    target = Target(at=Decimal(at)) if at else None
    return draw(Chart(key="t/b1", type="scatter", series=(Series(name="All", points=spots),), target=target), CANVAS, WORDS)


def test_no_point_and_no_text_of_one_stands_on_an_axis_or_a_tick() -> None:
    picture = scatter(("1", "1", ""), ("1.2", "1.4", "Alpha"), ("1.5", "1.02", "Beta"))
    assert picture.axis is not None
    assert len(picture.numbers) == len(picture.marks) == 3
    kept = [picture.axis, *(inked(tick, picture.type, measure) for tick in picture.ticks)]
    assert not any(overlaps(one.rect, rect) for one in (*picture.numbers, *picture.marks) for rect in kept)


def test_a_point_at_zero_stands_on_the_axis_and_is_named() -> None:
    picture = scatter(("0", "0", ""), ("10", "20", "Alpha"))
    assert (picture.x_low, picture.low) == (0, 0)
    assert len(picture.numbers) == 2


def test_a_text_gives_way_to_one_that_has_no_other_place() -> None:
    picture = scatter(("20", "70", "First"), ("30", "70", "Second"), ("30", "62", "Third"), ("2", "90", "Fourth"), at="80")
    line = picture.beside.target_line
    assert line is not None
    assert not any(overlaps(one.rect, clear_of(line, picture.type)) for one in picture.numbers)
    assert [one.side for one in picture.numbers][:2] == ["left", "left"]


def test_places_are_chosen_together_and_not_for_ever() -> None:
    def at(x: float) -> Lettering:
        return Lettering(text="t", rect=Rect(x, 0, 10, 10))

    assert settled([[at(0), at(20)], [at(5)]]) == (at(20), at(5))
    assert settled([[at(0)], [at(5)]]) is None
    assert settled([[at(place) for place in range(8)] for _ in range(40)]) is None
    assert settled([]) == ()


def test_the_numbers_of_areas_stand_within_what_is_seen_of_them() -> None:
    behind, front = (tuple(map(Decimal, row)) for row in (("30", "32", "31"), ("12", "10", "14")))
    series = (Series(name="Behind", values=behind), Series(name="Front", values=front))
    picture = draw(Chart(key="t/b1", type="area", series=series, categories=tuple(map(Name, "abc"))), CANVAS, WORDS)
    slot = picture.plot.w / 3
    for letter in picture.numbers:
        assert letter.rect.x > picture.plot.x + slot / 2
        assert letter.rect.x + letter.rect.w < picture.plot.x + slot * 2.5
        middle = letter.rect.y + letter.rect.h / 2
        value = picture.high - (picture.high - picture.low) * (middle - picture.plot.y) / picture.plot.h
        assert (value > 14) == (letter.series == 0)
    assert [any(letter.moved) for letter in picture.numbers] == [True, True, True, False, True, True]


@pytest.mark.parametrize("height", [0.0, 1.0, 12.0, 40.0])
@pytest.mark.parametrize("type_", ["bar", "column", "line", "area", "pie"])
def test_a_chart_whose_titles_take_all_its_height_is_drawn_all_the_same(type_: ChartType, height: float) -> None:
    chart = Chart(key="t/b1", type=type_, categories=(Name("a"), Name("b")), series=(Series(name="S", values=(Decimal(1), Decimal(2))),))
    picture = draw(chart, replace(CANVAS, height=height, x_title="Down " * 40, y_title="Across " * 40), WORDS)
    assert picture.width == CANVAS.width
