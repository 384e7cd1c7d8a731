"""How the rows of a table are shared over its slides: all are taken, none is overfull, and each has its share where that can be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.deck.table_pages import Sheets
from briefing.deck.table_parts import MOST_ROWS

ROOM = 4.0


def greedy(heights: list[float]) -> int:
    """Return the least number of slides that rows need."""
    count, used, rows = 1, 0.0, 0
    for height in heights:
        if used + height > ROOM or rows == MOST_ROWS:
            count, used, rows = count + 1, 0.0, 0
        used, rows = used + height, rows + 1
    return count


def shared(heights: list[float]) -> list[list[float]]:
    """Return the rows of each slide."""
    ends = list(Sheets(tuple(heights), (ROOM,) * greedy(heights)).ends())
    return [heights[start:end] for start, end in pairwise([0, *ends])]


rows = st.lists(st.sampled_from([0.25, 0.5, 0.75, 1.0, 3.0, 3.5]), min_size=1, max_size=40)


@settings(max_examples=300, deadline=None)
@given(rows)
def test_all_rows_are_taken_in_order_and_no_slide_is_overfull_or_empty(heights: list[float]) -> None:
    sheets = shared(heights)
    assert [height for sheet in sheets for height in sheet] == heights
    assert all(sheet and sum(sheet) <= ROOM and len(sheet) <= MOST_ROWS for sheet in sheets)


@pytest.mark.parametrize(
    ("heights", "counts"),
    [
        ([0.5] * 16, [6, 5, 5]),
        ([0.25] * 22, [6, 6, 5, 5]),
        ([3.0, 1.0, 3.5, 0.75, 0.75], [2, 1, 2]),
        ([1.0] * 4 + [3.0] * 2, [4, 1, 1]),
    ],
)
def test_a_slide_takes_its_share_and_more_where_the_others_could_not_hold_the_rest(heights: list[float], counts: list[int]) -> None:
    assert list(map(len, shared(heights))) == counts
