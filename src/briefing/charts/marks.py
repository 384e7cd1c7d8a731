"""Shapes and where they stand: bands of categories, stacks, and the paths of bars, dots and lines; d3's geometry through detroit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, assert_never

from briefing.blocks import Chart
from briefing.charts.looks import Form, Look
from briefing.charts.model import Rect

_WIDEST_GAP = 5.0
_HATCH = 5.0  # points between two strokes of a hatch
THIN, EDGE = 0.4, 2.0
"""How much is seen of a thin fill, and how broad in points the edge around it is."""
_LIGHT = frozenset({"chart_2", "chart_4"})
"""Fills on which dark words stand out better than white ones."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in its place: its row and series, the lane of its bar, and from where to where it reaches."""

    row: int
    series: int
    lane: int
    number: Decimal
    low: float
    high: float

    @property
    def value(self) -> float:
        """The number itself."""
        return float(self.number)


def bars(chart: Chart) -> Iterator[Cell]:
    """Yield the numbers of a chart with categories, row by row; stacked ones stand on each other, above zero and below."""
    ends = _stacked(chart) if chart.stacked else None
    for row in range(len(chart.categories)):
        for place, series in enumerate(chart.series):
            number = series.values[row]
            if number is not None:
                low, high = ends[place][row] if ends is not None else sorted((0.0, float(number)))
                yield Cell(row, place, 0 if chart.stacked else place, number, low, high)


def is_see_through(chart: Chart) -> bool:
    """Say whether areas lie over each other: they are filled thinly, each within an edge of its full colour."""
    return chart.type == "area" and not chart.stacked and len(chart.series) > 1


def _stacked(chart: Chart) -> list[list[tuple[float, float]]]:
    """Return for each series from where to where it reaches in each stack."""
    import detroit

    table = [[float(series.values[row] or 0) for series in chart.series] for row in range(len(chart.categories))]
    stack = detroit.stack().set_keys(list(range(len(chart.series)))).set_value(lambda values, key, *_: values[key])
    ends = [[(float(low), float(high)) for low, high in series] for series in stack.set_offset(detroit.stack_offset_diverging)(table)]
    return [[_from_top(ends, place, row) if not table[row][place] else end for row, end in enumerate(own)] for place, own in enumerate(ends)]


def _from_top(ends: list[list[tuple[float, float]]], place: int, row: int) -> tuple[float, float]:
    """Return where a zero stands in its stack: on top of what is below it."""
    top = max((series[row][1] for series in ends[:place]), default=0.0)
    return top, top


@dataclass(frozen=True)
class Bands:
    """Where clusters and their bars stand along an axis of a length that begins at `start`; `gap` and `overlap` are shares of a bar's breadth."""

    start: float
    length: float
    count: int
    lanes: int
    gap: float
    overlap: float

    @property
    def slot(self) -> float:
        """What each category has of the axis."""
        return self.length / self.count

    @cached_property
    def _clusters(self) -> Any:  # noqa: ANN401  a scale of detroit, which has no stubs
        import detroit

        padding = self.gap / (self.lanes - self.overlap * (1 - self.lanes) + self.gap)
        ends = [self.start, self.start + self.length]
        return detroit.scale_band(list(range(self.count)), ends).set_padding_inner(padding).set_padding_outer(padding / 2)

    @cached_property
    def _lanes(self) -> Any:  # noqa: ANN401  a scale of detroit, which has no stubs
        import detroit

        padding = -self.overlap / (1 - self.overlap)
        return detroit.scale_band(list(range(self.lanes)), [0, self._clusters.get_bandwidth()]).set_padding_inner(padding)

    @property
    def breadth(self) -> float:
        """How broad a bar is."""
        return float(self._lanes.get_bandwidth())

    @property
    def pitch(self) -> float:
        """How far apart the middles of neighbouring bars are, at least."""
        return float(self._lanes.get_step()) if self.lanes > 1 else self.slot

    def left(self, row: int, lane: int) -> float:
        """Return where a bar begins."""
        return float(self._clusters(row) + self._lanes(lane))

    def middle(self, row: int, lane: int) -> float:
        """Return the middle of a bar."""
        return self.left(row, lane) + self.breadth / 2

    def center(self, row: int) -> float:
        """Return the middle of a category."""
        return self.start + self.slot * (row + 0.5)


def gap_between(slot: float, lanes: int, broadest: float, least: float) -> float:
    """Return the gap between clusters, as a share of a bar's breadth: wide where bars would be broader than `broadest`."""
    return min(max(least, round(slot / broadest - lanes, 2)), _WIDEST_GAP)


def bar_path(rect: Rect) -> str:
    """Return a rectangle as a path."""
    return f"M{_p(rect.x)},{_p(rect.y)}h{_p(rect.w)}v{_p(rect.h)}h{_p(-rect.w)}Z"


def hatch_path(rect: Rect) -> str:
    """Return the outline of a rectangle and the strokes of its hatch, rising to the right."""
    strokes = []
    offset = _HATCH
    while offset < rect.w + rect.h:
        x1, y1 = rect.x + max(0.0, offset - rect.h), rect.y + min(offset, rect.h)
        x2, y2 = rect.x + min(offset, rect.w), rect.y + max(0.0, offset - rect.w)
        strokes.append(f"M{_p(x1)},{_p(y1)}L{_p(x2)},{_p(y2)}")
        offset += _HATCH
    return bar_path(rect) + "".join(strokes)


def dot_path(x: float, y: float, radius: float) -> str:
    """Return a circle as a path."""
    r = _p(radius)
    return f"M{_p(x - radius)},{_p(y)}a{r},{r},0,1,0,{_p(2 * radius)},0a{r},{r},0,1,0,{_p(-2 * radius)},0Z"


def point_path(form: Form, x: float, y: float, radius: float) -> str:
    """Return a form of points as a path, as broad as high."""
    left, right, top, foot = _p(x - radius), _p(x + radius), _p(y - radius), _p(y + radius)
    match form:
        case "circle":
            return dot_path(x, y, radius)
        case "diamond":
            return f"M{left},{_p(y)}L{_p(x)},{top}L{right},{_p(y)}L{_p(x)},{foot}Z"
        case "square":
            return f"M{left},{top}H{right}V{foot}H{left}Z"
        case "triangle":
            return f"M{_p(x)},{top}L{right},{foot}L{left},{foot}Z"
        case _:
            assert_never(form)


def runs(points: Sequence[tuple[float, float, float, int]], estimates: tuple[int, ...], *, filled: bool) -> Iterator[tuple[str, bool]]:
    """Yield the paths of a line or area through points (x, foot, top, row), with gaps where a row is missing, each with whether it is dashed."""
    import detroit

    parts: list[list[tuple[float, float, float, int]]] = []
    for point in points:
        if parts and parts[-1][-1][3] == point[3] - 1:
            parts[-1].append(point)
        else:
            parts.append([point])
    for part in parts:
        if filled:
            yield str(detroit.area().x(lambda p: p[0]).y0(lambda p: p[1]).y1(lambda p: p[2])(part)), False
        else:
            yield from _lines(part, estimates)


def _lines(part: list[tuple[float, float, float, int]], estimates: tuple[int, ...]) -> Iterator[tuple[str, bool]]:
    """Yield a line in stretches: those that lead to an estimate are dashed."""
    import detroit

    line = detroit.line().x(lambda p: p[0]).y(lambda p: p[2])
    start = 0
    for place in range(1, len(part)):
        dashed = part[place][3] in estimates
        if place + 1 == len(part) or (part[place + 1][3] in estimates) is not dashed:
            yield str(line(part[start : place + 1])), dashed
            start = place


def label_token(look: Look, *, inside: bool) -> str:
    """Return the colour of a number: that of its series, or, inside a full shape, what stands out from it."""
    if inside and not look.hollow:
        return "ink" if look.token in _LIGHT else "white"
    return look.text_token


def smooth(number: float) -> float:
    """Return a number with six digits that count, as a file can hold it."""
    return float(f"{number:.6g}")


def _p(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
