"""The names of series beside what they name, in its colour, where no number stands that they could stand before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.blocks import Chart
from briefing.charts.lettering import AIR, overlaps, widest, width_of
from briefing.charts.looks import Look
from briefing.charts.marks import Cell, bars
from briefing.charts.model import Align, Canvas, Lettering, Rect, Type

BESIDE = -1
"""The row of a name that stands beside the marks of its series, and before no number."""
_BESIDE_AXIS = 2 * AIR
"""Points between the beginning of a part, where the axis may stand, and its name: LibreOffice draws a plot by as much as half of it to the right."""
_FARTHEST = 1.6
"""Leadings that a name may stand from what it names, so that all have room."""


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> tuple[float, ...] | None:
    """Return the middles of things of some sizes, as near to the wanted ones as they can be without meeting; None where they have no room.

    They keep their order: the wanted middles go upwards.
    """
    if sum(sizes) > high - low:
        return None
    before = [sum(sizes[:place]) + sizes[place] / 2 for place in range(len(sizes))]
    pools: list[list[float]] = []
    for place, middle in enumerate(wanted):
        pools.append([middle - before[place]])
        while len(pools) > 1 and _mean(pools[-2]) >= _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    starts = [min(max(_mean(pool), low), high - sum(sizes)) for pool in pools for _ in pool]
    return tuple(start + offset for start, offset in zip(starts, before, strict=True))


def near_to(wanted: Sequence[float], leading: float, place: Rect) -> tuple[float, ...] | None:
    """Return the heights of lines from the top to the foot of a place, each near to the wanted one; None where one would be too far from it."""
    middles = spread(wanted, [leading] * len(wanted), place.y, place.y + place.h)
    if middles is None or any(abs(middle - y) > _FARTHEST * leading for middle, y in zip(middles, wanted, strict=True)):
        return None
    return middles


def first_full_row(chart: Chart) -> int | None:
    """Return the first category in which every series has a number that is not below zero; None where there is none, or one series alone."""
    if len(chart.series) == 1:
        return None
    full = (row for row in range(len(chart.categories)) if all((value := one.values[row]) is not None and value >= 0 for one in chart.series))
    return next(full, None)


def cells_of(chart: Chart, row: int) -> tuple[Cell, ...]:
    """Return the numbers of a category; empty where a series lacks its own."""
    cells = tuple(cell for cell in bars(chart) if cell.row == row)
    return cells if len(cells) == len(chart.series) else ()


def name_width(chart: Chart, canvas: Canvas, type_: Type) -> float:
    """Return what the widest name of a series takes, with air on both sides."""
    return widest((series.name for series in chart.series), type_, canvas.measure, bold=True) + 2 * AIR


@dataclass(frozen=True, slots=True)
class Namer:
    """Names all series of a chart, or none: where one has no room beside its own marks, a key names all."""

    chart: Chart
    looks: Sequence[Look]
    canvas: Canvas
    type: Type

    def at_right(self, ends: Sequence[tuple[int, float]], x: float, foot: float, taken: Sequence[Rect]) -> tuple[Lettering, ...]:
        """Return names from `x` on and above `foot`, each at the height where its series ends."""
        ordered, leading = sorted(ends, key=lambda end: end[1]), self.type.leading
        middles = near_to([y for _, y in ordered], leading, Rect(x, 0.0, 0.0, foot))
        if middles is None or x + name_width(self.chart, self.canvas, self.type) - 2 * AIR > self.canvas.width + 1:
            return ()
        ends_at = zip(ordered, middles, strict=True)
        rects = [Rect(x, middle - leading / 2, min(self._width(series), self.canvas.width - x), leading) for (series, _), middle in ends_at]
        if any(overlaps(one, rect) for one in rects for rect in taken):
            return ()
        return tuple(self._named(series, rect, "left") for (series, _), rect in zip(ordered, rects, strict=True))

    def over_parts(self, parts: Sequence[tuple[int, float, float]], y: float, taken: Sequence[Rect]) -> tuple[Lettering, ...]:
        """Return names over the parts of a lying bar, each given by where it begins and ends; `y` is the top of the bar."""
        ordered = sorted(parts, key=lambda part: part[1] + part[2])
        widths = [self._width(series) + AIR for series, _, _ in ordered]
        middles = spread([low + width / 2 for (_, low, _), width in zip(ordered, widths, strict=True)], widths, 0.0, self.canvas.width)
        if middles is None:
            return ()
        top = y - self.type.leading - AIR
        rects = [
            Rect(middle - width / 2 + _BESIDE_AXIS, top, width - _BESIDE_AXIS, self.type.leading)
            for middle, width in zip(middles, widths, strict=True)
        ]
        over = all(rect.x + rect.w > low and rect.x < high for rect, (_, low, high) in zip(rects, ordered, strict=True))
        if not over or any(overlaps(one, rect) for one in rects for rect in taken):
            return ()
        return tuple(self._named(series, rect, "left") for (series, _, _), rect in zip(ordered, rects, strict=True))

    def over_bars(self, tops: Sequence[tuple[int, float, float]], pitch: float) -> tuple[Lettering, ...]:
        """Return names over the bars of a cluster, each given by its middle and its top; `pitch` is what each has of the width."""
        leading = self.type.leading
        if name_width(self.chart, self.canvas, self.type) - 2 * AIR > pitch or any(top < leading for _, _, top in tops):
            return ()
        return tuple(self._named(series, Rect(middle - pitch / 2, top - leading, pitch, leading), "center") for series, middle, top in tops)

    def _named(self, series: int, rect: Rect, align: Align) -> Lettering:
        name, look = self.chart.series[series].name, self.looks[series]
        return Lettering(text=name, rect=rect, align=align, row=BESIDE, series=series, color=look.text_token, bold=True)

    def _width(self, series: int) -> float:
        return width_of(self.chart.series[series].name, self.type, self.canvas.measure, bold=True) + 2 * AIR


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
