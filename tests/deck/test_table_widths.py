"""Widths of columns: nothing is cut that need not be, and no other widths make a lower table."""

from __future__ import annotations

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.deck.table_widths import QUANTUM, Need, column_widths

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
