"""Names and numbers beside what they tell: clear of each other, of the axis and of the target; series that are told apart in grey."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from briefing.blocks import Chart, ChartType, ScatterPoint, Series, Target, Tone
from briefing.charts.lettering import overlaps
from briefing.charts.looks import point_form, words_tell
from briefing.charts.marks import bars
from briefing.charts.model import Canvas, Rect, Type
from briefing.charts.naming import spread
from briefing.charts.picture import draw
from briefing.language import words_for
from briefing.texts import Name, Run, Wording

WORDS = words_for("en")
TYPES = (Type(14, 18), Type(12, 15))
CANVAS = Canvas(width=607, height=280, types=TYPES, measure=lambda text, bold: len(text) * (0.56 if bold else 0.52))


def core(rect: Rect) -> Rect:
    """Return the inner part of a place: neighbours may touch."""
    return Rect(rect.x + 0.5, rect.y + rect.h * 0.1, max(rect.w - 1, 0.1), rect.h * 0.8)


def test_words_tell_series_apart_where_each_has_a_colour_of_texts() -> None:
    def tell(type_: ChartType, *tones: Tone | None) -> bool:
        return words_tell(Chart(key="k", type=type_, series=tuple(Series(name="s", tone=tone) for tone in tones)))

    assert tell("column", "first", "second")
    assert tell("column", None)
    assert not tell("column", "first", "first")
    assert not tell("column", "first", None)
    assert not tell("scatter", "first", "second")


def test_the_points_of_series_differ_in_form() -> None:
    points = (ScatterPoint(x=Decimal(1), y=Decimal(2)), ScatterPoint(x=Decimal(3), y=Decimal(1)))
    picture = draw(Chart(key="k", type="scatter", series=tuple(Series(name=str(place), points=points) for place in range(4))), CANVAS, WORDS)
    forms = {(mark.series, "a" in mark.path, mark.path.count("L"), "H" in mark.path) for mark in picture.marks}
    assert forms == {(0, True, 0, False), (1, False, 3, False), (2, False, 0, True), (3, False, 2, False)}
    assert [point_form(place) for place in (0, 1, 4)] == ["circle", "diamond", "circle"]
    assert {(round(mark.rect.w, 6), round(mark.rect.h, 6)) for mark in picture.marks} == {(6.72, 6.72)}


def test_numbers_of_low_parts_stand_beside_their_stack() -> None:
    values = {"Large": ("90", "80"), "Small": ("0", "1"), "Smaller": ("0.5", "0.5"), "Upper": ("20", "0")}
    series = tuple(Series(name=name, values=tuple(map(Decimal, row))) for name, row in values.items())
    chart = Chart(key="k", type="column", stacked=True, categories=(Name("a"), Name("b")), series=series)
    picture = draw(chart, CANVAS, WORDS)
    marks = {(mark.row, mark.series): mark.rect for mark in picture.marks}
    assert len(picture.numbers) == 8
    for letter in picture.numbers:
        mark = marks[letter.row, letter.series]
        is_beside = letter.rect.x > mark.x + mark.w
        assert is_beside == (letter.text in {"0", "0.5", "1"})
        assert abs(letter.rect.y + letter.rect.h / 2 - mark.y - mark.h / 2) <= (1.6 * TYPES[0].leading if is_beside else 0.01)
        assert any(letter.moved) == is_beside
    assert not any(overlaps(core(one.rect), core(other.rect)) for one, other in combinations((*picture.numbers, *picture.names), 2))
    assert [letter.text for letter in sorted(picture.names, key=lambda one: -one.rect.y)] == list(values)


def test_a_number_beside_a_low_part_does_not_stand_on_the_axis() -> None:
    series = tuple(Series(name=name, values=(Decimal(number), Decimal(50))) for name, number in (("a", "1"), ("b", "-1")))
    picture = draw(Chart(key="k", type="column", stacked=True, categories=(Name("a"), Name("b")), series=series), CANVAS, WORDS)
    assert picture.axis is not None
    above, below = picture.numbers[:2]
    assert above.rect.y + above.rect.h <= picture.axis.y + 0.01
    assert below.rect.y >= picture.axis.y - 0.01


def test_a_zero_stands_on_top_of_what_is_below_it() -> None:
    series = tuple(Series(name=name, values=(Decimal(number),)) for name, number in (("a", "3"), ("b", "0"), ("c", "-2"), ("d", "4"), ("e", "0")))
    ends = [(cell.low, cell.high) for cell in bars(Chart(key="k", type="column", series=series, categories=(Name("x"),), stacked=True))]
    assert ends == [(0, 3), (3, 3), (-2, 0), (3, 7), (7, 7)]


def test_names_of_lines_stand_beside_their_ends_and_clear_of_the_target() -> None:
    values = {"Alpha": ("3", "5", "12"), "Beta": ("2", "4", "11.5"), "Gamma": ("9", "8", "4")}
    series = tuple(Series(name=name, values=tuple(map(Decimal, row))) for name, row in values.items())
    target = Target(at=Decimal(9), label=Wording((Run("Plan for the year"),)))
    chart = Chart(key="k", type="line", categories=tuple(map(Name, "abc")), series=series, target=target)
    picture = draw(chart, replace(CANVAS, target="Plan for the year"), WORDS)
    line, label = picture.beside.target_line, picture.beside.target_label
    assert line is not None
    assert label is not None
    assert [letter.text for letter in picture.names] == list(values)
    assert not any(overlaps(letter.rect, rect) for letter in picture.names for rect in (line, label))


def test_things_are_spread_no_further_than_they_must() -> None:
    assert spread([10, 50], [10, 10], 0, 100) == (10, 50)
    assert spread([48, 52], [10, 10], 0, 100) == (45, 55)
    assert spread([0, 0, 99], [10, 10, 10], 0, 100) == (5, 15, 95)
    assert spread([1, 2], [60, 60], 0, 100) is None


def test_a_number_below_zero_stands_apart_from_the_name_of_its_category() -> None:
    series = (Series(name="s", values=(Decimal(10), Decimal(-5))),)
    picture = draw(Chart(key="t/b1", type="bar", series=series, categories=tuple(map(Name, ("Makers", "Buyers")))), CANVAS, WORDS)
    name, number = picture.categories[1].rect, picture.numbers[1].rect
    assert number.x - name.x - name.w > picture.type.size
