"""Widths of columns: nothing is cut that need not be, and no other widths make a lower table."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.deck.table_widths import QUANTUM, GridColumns, Need, column_widths, table_widths

WIDTH = 6.0


def need(words: list[list[float]]) -> Need:
    """Return what a column of texts asks for, each text given as the widths of its words."""
    return Need(max(map(max, words)), max(map(sum, words)), lambda width: tuple(float(lines(cell, width)) for cell in words))


def lines(words: list[float], width: float) -> int:
    count, used = 1, 0.0
    for word in words:
        if used and used + word > width + 1e-9:
            count, used = count + 1, 0.0
        used += word
        if word > width + 1e-9:
            count, used = count + math.ceil(word / width) - 1, word % width
    return count


def height(needs: list[Need], widths: tuple[float, ...]) -> float:
    columns = (one.heights(width) for one, width in zip(needs, widths, strict=True))
    total: float = sum(max(row) for row in zip(*columns, strict=True))
    return total


def lowest(needs: list[Need]) -> float:
    """Return the height of the lowest table, by trying all widths."""
    count = int(WIDTH / QUANTUM)
    shares = itertools.product(range(1, count), repeat=len(needs) - 1)
    tried = ((*(share * QUANTUM for share in some), WIDTH - sum(some) * QUANTUM) for some in shares if sum(some) < count)
    return min(height(needs, widths) for widths in tried if all(w >= one.least for w, one in zip(widths, needs, strict=True)))


texts = st.lists(st.sampled_from([0.125, 0.25, 0.375, 0.5, 0.75]), min_size=1, max_size=30)


def columns(count: int) -> st.SearchStrategy[list[Need]]:
    table = st.integers(1, 5).flatmap(lambda rows: st.lists(st.lists(texts, min_size=rows, max_size=rows), min_size=count, max_size=count))
    return table.map(lambda found: [need(cells) for cells in found])


@settings(max_examples=60, deadline=None)
@given(columns(2))
def test_no_other_widths_of_two_columns_make_a_lower_table(needs: list[Need]) -> None:
    widths = column_widths(needs, WIDTH)
    assert sum(widths) <= WIDTH + 1e-6
    assert all(width >= one.least - 1e-9 for width, one in zip(widths, needs, strict=True))
    assert height(needs, widths) <= lowest(needs)


@settings(max_examples=25, deadline=None)
@given(columns(3))
def test_other_widths_of_three_columns_spare_one_line_at_most(needs: list[Need]) -> None:
    assert height(needs, column_widths(needs, WIDTH)) <= lowest(needs) + 1


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12).flatmap(columns))
def test_a_table_is_never_wider_than_its_place_and_never_higher_than_with_even_columns(needs: list[Need]) -> None:
    widths = column_widths(needs, WIDTH)
    assert sum(widths) <= WIDTH + 1e-6
    assert min(widths) > 0
    even = (WIDTH / len(needs),) * len(needs)
    if sum(one.least for one in needs) < WIDTH and all(one.least <= WIDTH / len(needs) for one in needs):
        assert height(needs, widths) <= height(needs, even) + 1e-6


def test_short_cells_take_the_whole_width_too() -> None:
    widths = column_widths([need([[0.5]]), need([[0.25]])], WIDTH)
    assert widths == (3.125, 2.875)


def test_cells_that_just_fit_are_spread_over_the_whole_width() -> None:
    widths = column_widths([need([[0.5] * 5]), need([[0.5] * 5])], WIDTH)
    assert widths == (3.0, 3.0)


def test_of_words_that_do_not_fit_the_longest_are_cut() -> None:
    widths = column_widths([need([[1.0]]), need([[20.0]]), need([[30.0]]), need([[1.5]])], WIDTH)
    assert widths == (1.0, 1.75, 1.75, 1.5)


def test_a_long_text_gets_what_short_ones_leave() -> None:
    widths = column_widths([need([[0.5], [0.5]]), need([[0.5] * 60, [0.5]]), need([[1.0], [1.0]])], WIDTH)
    assert widths[1] > 3.5
    assert sum(widths) <= WIDTH + 1e-6


GRID = GridColumns(count=12, pitch=1.0, gutter=0.25)
naturals = st.lists(st.tuples(st.floats(0.2, 5.0), st.booleans()), min_size=1, max_size=8)


def short(natural: float, *, numbers: bool = False) -> Need:
    """Return what a column asks for whose texts need a line of some width."""
    return Need(natural / 2, natural, lambda width: (math.ceil(natural / width),), numbers=numbers)


@settings(max_examples=200, deadline=None)
@given(naturals)
def test_a_table_is_narrow_on_whole_columns_with_no_line_broken_or_takes_all(found: list[tuple[float, bool]]) -> None:
    needs = [short(natural, numbers=numbers) for natural, numbers in found]
    widths = table_widths(needs, 11.75, GRID)
    if sum(widths) < 8:
        assert sum(widths) >= 6.75
        assert all(width % 1 == 0 for width in widths[:-1])
        assert widths[-1] % 1 == 0.75
        assert all(width >= need.natural for width, need in zip(widths, needs, strict=True))
    else:
        assert sum(widths) == pytest.approx(sum(column_widths(needs, 11.75)))
        assert height(needs, widths) <= height(needs, column_widths(needs, 11.75))


@pytest.mark.parametrize(
    ("needs", "widths"),
    [
        ([short(0.7), short(0.5, numbers=True)], (6, 0.75)),
        ([short(0.7), short(0.7)], (4, 2.75)),
        ([short(2.7), short(0.7)], (5, 1.75)),
        ([short(0.5, numbers=True), short(0.5, numbers=True)], (6, 0.75)),
        ([short(1.2), short(0.6, numbers=True), short(1.3, numbers=True)], (3, 2, 1.75)),
        ([short(0.6, numbers=True), short(1.2), short(1.3, numbers=True)], (1, 4, 1.75)),
        ([short(2.8), *[short(0.6, numbers=True)] * 5], (3, 1, 1, 1, 1, 0.75)),
        ([short(3.8), short(3.7)], (4, 3.75)),
        ([short(3.9), short(3.7)], (5.975, 5.775)),
    ],
)
def test_short_texts_ask_for_columns_of_the_grid_and_the_fullest_text_has_what_is_over(needs: list[Need], widths: tuple[float, ...]) -> None:
    assert table_widths(needs, 11.75, GRID) == pytest.approx(widths)


def test_in_half_a_slide_the_same_shares_hold() -> None:
    half = GridColumns(count=6, pitch=1.0, gutter=0.25)
    assert table_widths([short(0.7), short(0.5, numbers=True)], 5.75, half) == (3, 0.75)
    assert sum(table_widths([short(2.7), short(1.5)], 5.75, half)) == pytest.approx(5.75)


def test_numbers_side_by_side_are_alike_wide_in_all_the_width_too() -> None:
    first, *others = table_widths([short(2.0), *[short(0.8 + place / 10, numbers=True) for place in range(6)]], 11.75, GRID)
    assert others == pytest.approx([others[0]] * 6)
    assert first + sum(others) == pytest.approx(11.75)


def test_numbers_are_not_alike_wide_where_that_would_make_the_table_higher() -> None:
    needs = [short(7.0), short(0.4, numbers=True), short(4.0, numbers=True)]
    assert table_widths(needs, 11.75, GRID) == column_widths(needs, 11.75)
