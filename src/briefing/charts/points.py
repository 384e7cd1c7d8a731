"""Scatter charts: points between two axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter

from briefing.blocks import Chart, ScatterPoint
from briefing.charts.lettering import AIR, clear_of, height_of, inked, overlaps, settled, target_beside, widest, width_of
from briefing.charts.looks import point_form, series_looks
from briefing.charts.marks import point_path
from briefing.charts.model import Align, Beside, Canvas, Lettering, Mark, Picture, Rect, Side, Type
from briefing.charts.printed import number_text
from briefing.charts.scale import value_scale, x_scale

DOT = 0.28  # em
_SIDES: tuple[Side, ...] = ("right", "left", "above", "below")
_ON_AXIS, _STRUCK = 2, 3
"""What is amiss with a place, as `_blemish` says it."""


def point_text(point: ScatterPoint) -> str:
    """Return what is written beside a point: its name, then both numbers."""
    return f"{point.label} ({number_text(point.x)}, {number_text(point.y)})".strip()


def draw_points(chart: Chart, canvas: Canvas, type_: Type, *, numbered: bool) -> Picture | None:
    """Return a scatter chart; None where what stands beside its points is wanted and does not fit."""
    return _Drawing(chart, canvas, type_, numbered=numbered).picture()


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point in its place."""

    series: int
    row: int
    point: ScatterPoint
    x: float
    y: float


class _Drawing:
    """Draws one chart at one type size."""

    def __init__(self, chart: Chart, canvas: Canvas, type_: Type, *, numbered: bool) -> None:
        self.chart, self.canvas, self.type, self.numbered = chart, canvas, type_, numbered
        self.x_ticks, self.y_ticks = x_scale(chart).ticks, value_scale(chart).ticks
        self.looks = series_looks(chart)
        self.plot = self._plot()

    def picture(self) -> Picture | None:
        spots = tuple(self._spots())
        marks = tuple(self._dot(spot) for spot in spots)
        numbers = self._labels(spots, marks) if self.numbered else ()
        if numbers is None:
            return None
        plot = self.plot
        return Picture(
            width=self.canvas.width, height=self.canvas.height, type=self.type, plot=plot, low=float(self.y_ticks[0]), high=float(self.y_ticks[-1]),
            x_low=float(self.x_ticks[0]), x_high=float(self.x_ticks[-1]), axis=Rect(plot.x, plot.y + plot.h, plot.w, 0), beside=self._beside(),
            marks=marks, numbers=numbers, ticks=tuple(self._ticks()), needs_table=not self.numbered,
        )  # fmt: skip

    def _plot(self) -> Rect:
        measure, type_ = self.canvas.measure, self.type
        left = widest(map(number_text, self.y_ticks), type_, measure) + 2 * AIR
        right = width_of(number_text(self.x_ticks[-1]), type_, measure) / 2 + self._target_width()
        top = self._title_height(self.canvas.y_title, self._y_title_width) + type_.leading / 2
        below = type_.leading + AIR + self._title_height(self.canvas.x_title, self.canvas.width)
        return Rect(left, top, self.canvas.width - left - right, self.canvas.height - top - below)

    def _target_width(self) -> float:
        if self.chart.target is None:
            return 0.0
        words = widest(self.canvas.target.split(), self.type, self.canvas.measure) + self.type.size
        number = width_of(number_text(self.chart.target.at), self.type, self.canvas.measure, bold=True)
        return max(min(words, self.canvas.width * 0.24), number) + 2 * AIR

    @property
    def _y_title_width(self) -> float:
        """The width of the title above the axis of values: beside the label of a target, which may stand as high."""
        return self.canvas.width - self._target_width()

    def _title_height(self, title: str, width: float) -> float:
        return height_of(title, width, self.type, self.canvas.measure) + (AIR if title else 0.0)

    def _x(self, value: Decimal) -> float:
        return self.plot.x + self.plot.w * _share(value, self.x_ticks)

    def _y(self, value: Decimal) -> float:
        return self.plot.y + self.plot.h * (1 - _share(value, self.y_ticks))

    def _spots(self) -> Iterator[_Spot]:
        for place, series in enumerate(self.chart.series):
            for row, point in enumerate(series.points):
                yield _Spot(place, row, point, self._x(point.x), self._y(point.y))

    def _dot(self, spot: _Spot) -> Mark:
        radius = self.type.size * DOT
        rect = Rect(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius)
        path = point_path(point_form(spot.series), spot.x, spot.y, radius)
        return Mark(path=path, rect=rect, look=self.looks[spot.series], row=spot.row, series=spot.series)

    def _labels(self, spots: Sequence[_Spot], marks: Sequence[Mark]) -> tuple[Lettering, ...] | None:
        """Return the texts of all points, each beside its own where it meets nothing; None where there is no such choice.

        They keep clear of the target and of the axis if they can, come near to the target if they must, and stand on the axis at worst.
        """
        ticks, options = tuple(self._kept_clear()), list[list[tuple[int, Lettering]]]()
        for spot in spots:
            taken = [*ticks, *(mark.rect for mark in marks if (mark.series, mark.row) != (spot.series, spot.row))]
            tried = (one for one in (self._label(spot, side) for side in _SIDES) if self._is_inside(one.rect))
            free = [(self._blemish(one.rect), one) for one in tried if not any(overlaps(one.rect, rect) for rect in taken)]
            options.append(sorted(free, key=itemgetter(0)))
        choices = (settled([[one for blemish, one in places if blemish <= worst] for places in options]) for worst in range(_STRUCK))
        return next((found for found in choices if found is not None), None)

    def _blemish(self, rect: Rect) -> int:
        """Return what is amiss with the place of a text: 0 nothing, 1 it is near to the target, 2 on the axis, 3 the target strikes it through."""
        plot, line = self.plot, self._beside().target_line
        if line is not None and overlaps(rect, line):
            return _STRUCK
        if overlaps(rect, Rect(plot.x, plot.y + plot.h, plot.w, 0)):
            return _ON_AXIS
        return int(line is not None and overlaps(rect, clear_of(line, self.type)))

    def _kept_clear(self) -> Iterator[Rect]:
        """Yield what no text of a point may cover: the ticks, and the title above them."""
        measure = self.canvas.measure
        yield from (inked(tick, self.type, measure) for tick in self._ticks())
        title = self._beside().y_title
        if title is not None:
            yield replace(title, w=min(title.w, width_of(self.canvas.y_title, self.type, measure)))

    def _label(self, spot: _Spot, side: Side) -> Lettering:
        text = point_text(spot.point)
        width = width_of(text, self.type, self.canvas.measure, bold=True) + AIR
        radius, leading = self.type.size * DOT, self.type.leading
        x = {"right": spot.x + radius + AIR, "left": spot.x - radius - AIR - width}.get(side, spot.x - width / 2)
        y = {"above": spot.y - radius - leading, "below": spot.y + radius}.get(side, spot.y - leading / 2)
        token = self.looks[spot.series].text_token
        align: Align = "left" if side == "right" else "right" if side == "left" else "center"
        return Lettering(text=text, rect=Rect(x, y, width, leading), align=align, row=spot.row, series=spot.series, side=side, color=token)

    def _is_inside(self, rect: Rect) -> bool:
        """Say whether a text stands in the picture, neither far above the plot nor below its foot."""
        foot, head = self.plot.y + self.plot.h + self.type.leading / 2, self.plot.y - self.type.leading
        return rect.x >= 0 and rect.y >= head and rect.x + rect.w <= self.canvas.width and rect.y + rect.h <= foot

    def _ticks(self) -> Iterator[Lettering]:
        plot, leading = self.plot, self.type.leading
        for tick in self.y_ticks:
            rect = Rect(0, self._y(tick) - leading / 2, plot.x - 2 * AIR, leading)
            yield Lettering(text=number_text(tick), rect=rect, align="right", series=1, color="slate")
        for tick in self.x_ticks:
            yield Lettering(text=number_text(tick), rect=Rect(self._x(tick) - 40, plot.y + plot.h + AIR, 80, leading), series=0, color="slate")

    def _beside(self) -> Beside:
        plot, canvas = self.plot, self.canvas
        width = self._y_title_width
        y_title = Rect(0, 0, width, self._title_height(canvas.y_title, width) - AIR) if canvas.y_title else None
        foot = plot.y + plot.h + 1.5 * AIR + self.type.leading
        x_title = Rect(plot.x, foot, plot.w, canvas.height - foot) if canvas.x_title else None
        if self.chart.target is None:
            return Beside(x_title, y_title)
        return Beside(x_title, y_title, *target_beside(plot, self._y(self.chart.target.at), canvas, self.type))


def _share(value: Decimal, ticks: tuple[Decimal, ...]) -> float:
    return float((value - ticks[0]) / (ticks[-1] - ticks[0]))
