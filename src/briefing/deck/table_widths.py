"""How wide a table and its columns are: as wide as its texts ask, else wide enough for its words, and so that the table is as low as can be."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

QUANTUM = 0.125  # inches; widths are tried in steps of this
_MOST_SWEEPS = 6
_RAGGED = 0.01  # what a line costs that makes its row no taller
_AIR = 0.15  # inches that short texts have beside the gap of their column, so that they do not run together
_FULL = 0.7  # of the grid's columns; a table that asks for more of them goes from margin to margin
_LEAST = 0.6  # of the grid's columns; a table on fewer of them leaves half its slide empty


@dataclass(frozen=True)
class Need:
    """What a column asks for: the width in which no word is cut, the width in which no line is broken, and the height of each cell at a width.

    Columns of `numbers` that stand side by side have texts of one width where they can; `inset` is what theirs keep from the edges.
    """

    least: float
    natural: float
    heights: Callable[[float], tuple[float, ...]]
    numbers: bool = False
    inset: float = 0.0

    @cached_property
    def _known(self) -> dict[int, tuple[float, ...]]:
        return {}

    def at(self, steps: int) -> tuple[float, ...]:
        """Return the height of each cell some steps above the least width."""
        steps = min(steps, int((self.natural - self.least) / QUANTUM) + 1)
        if steps not in self._known:
            self._known[steps] = self.heights(self.least + steps * QUANTUM)
        return self._known[steps]


@dataclass(frozen=True)
class GridColumns:
    """The columns of the slide's grid in which a table stands: how many, and how far from one to the next; the last ends a gutter before that."""

    count: int
    pitch: float
    gutter: float


def table_widths(needs: Sequence[Need], available: float, grid: GridColumns) -> tuple[float, ...]:
    """Return the widths of columns, in inches: whole columns of the grid for a table of short texts, else together all that is `available`."""
    spans = _spans(needs, grid)
    if sum(spans) > round(_FULL * grid.count):
        return _in_line(needs, column_widths(needs, available))
    return (*(span * grid.pitch for span in spans[:-1]), spans[-1] * grid.pitch - grid.gutter)


def _spans(needs: Sequence[Need], grid: GridColumns) -> list[int]:
    """Return how many columns of the grid each column takes: what its texts ask for, and the fullest text more, until the table is not too narrow."""
    airs = (*[_AIR] * (len(needs) - 1), grid.gutter)
    spans = [math.ceil((need.natural + air) / grid.pitch) for need, air in zip(needs, airs, strict=True)]
    for run in _runs(needs):
        spans[run] = [max(spans[run])] * len(spans[run])
    texts = [place for place, need in enumerate(needs) if not need.numbers] or [0]
    while sum(spans) < round(_LEAST * grid.count):
        spans[max(texts, key=lambda place: needs[place].natural / spans[place])] += 1
    return spans


def _in_line(needs: Sequence[Need], widths: tuple[float, ...]) -> tuple[float, ...]:
    """Return widths in which numbers side by side stand as far from each other, where that makes the table no higher and cuts no word."""
    for run in _runs(needs):
        room = (sum(widths[run]) - sum(need.inset for need in needs[run])) / len(needs[run])
        alike = [room + need.inset for need in needs[run]]
        tried = (*widths[: run.start], *alike, *widths[run.stop :])
        if all(need.least <= width for need, width in zip(needs[run], alike, strict=True)) and _height(needs, tried) <= _height(needs, widths):
            widths = tried
    return widths


def _runs(needs: Sequence[Need]) -> Iterator[slice]:
    """Yield where columns of numbers stand side by side."""
    for numbers, run in itertools.groupby(range(len(needs)), key=lambda place: needs[place].numbers):
        places = list(run)
        if numbers:
            yield slice(places[0], places[-1] + 1)


def _height(needs: Sequence[Need], widths: tuple[float, ...]) -> float:
    """Return the height of the texts of a table, in inches."""
    columns = (need.heights(width) for need, width in zip(needs, widths, strict=True))
    total: float = sum(max(row) for row in zip(*columns, strict=True))
    return total


def column_widths(needs: Sequence[Need], available: float) -> tuple[float, ...]:
    """Return the widths of columns, in inches: together `available`, less only where words are cut in any case."""
    spare = available - sum(need.natural for need in needs)
    if spare >= 0:
        return tuple(need.natural + spare / len(needs) for need in needs)
    room = available - sum(need.least for need in needs)
    if room <= 0:
        return _capped([need.least for need in needs], available)
    steps = _settled(needs, _shared(needs, int(room / QUANTUM)))
    left = (room - sum(steps) * QUANTUM) / len(needs)
    return tuple(need.least + count * QUANTUM + left for need, count in zip(needs, steps, strict=True))


def _capped(wanted: Sequence[float], available: float) -> tuple[float, ...]:
    """Return the wanted widths, the widest cut to one measure, so that all stand in what is there."""
    room, cap = available, 0.0
    for place, width in enumerate(sorted(wanted)):
        cap = room / (len(wanted) - place)
        if width > cap:
            break
        room -= width
    return tuple(min(width, cap) for width in wanted)


def _shared(needs: Sequence[Need], steps: int) -> list[int]:
    """Return some steps shared among the columns as they ask for them."""
    wanted = [need.natural - need.least for need in needs]
    shares = [int(steps * want / sum(wanted)) for want in wanted]
    shares[wanted.index(max(wanted))] += steps - sum(shares)
    return shares


def _settled(needs: Sequence[Need], steps: list[int]) -> list[int]:
    """Return steps of which no two columns could share theirs in another way that makes a lower table."""
    for _ in range(_MOST_SWEEPS):
        before = list(steps)
        for pair in itertools.combinations(range(len(needs)), 2):
            _share_best(needs, steps, pair)
        if steps == before:
            break
    return steps


def _share_best(needs: Sequence[Need], steps: list[int], pair: tuple[int, int]) -> None:
    """Share the steps of two columns so that the table is lowest; of equal ways the most even one."""
    one, other = pair
    rest = [need.at(count) for place, (need, count) in enumerate(zip(needs, steps, strict=True)) if place not in pair]
    others = tuple(map(max, zip(*rest, strict=True))) if rest else (0.0,) * len(needs[0].at(0))
    both = steps[one] + steps[other]

    def cost(first: int) -> tuple[float, float]:
        rows = zip(others, needs[one].at(first), needs[other].at(both - first), strict=True)
        height = sum(max(row) + _RAGGED * (row[1] + row[2]) for row in rows)
        fill = [(needs[place].least + count * QUANTUM) / needs[place].natural for place, count in ((one, first), (other, both - first))]
        return round(height, 6), abs(fill[0] - fill[1])

    steps[one] = min(range(both + 1), key=cost)
    steps[other] = both - steps[one]
