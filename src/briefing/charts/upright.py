"""Columns, lines and areas: categories along the foot, values upwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.blocks import Chart
from briefing.charts.looks import Look, series_looks
from briefing.charts.marks import THIN, Cell, bar_path, bars, dot_path, hatch_path, is_see_through, runs
from briefing.charts.model import Canvas, Lettering, Mark, Picture, Rect, Stroke, Type
from briefing.charts.naming import Namer, cells_of, first_full_row
from briefing.charts.upright_numbers import Numbers
from briefing.charts.upright_places import DOT, OVERLAP, Places, Variant
from briefing.language import Words


def draw_upright(chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool) -> Picture | None:
    """Return a column, line or area chart; None where its numbers are wanted and do not fit."""
    tried = (_Drawing(Places(chart, canvas, words, type_, variant)).picture() for variant in _variants(chart, numbered=numbered))
    return next((picture for picture in tried if picture is not None), None)


def _variants(chart: Chart, *, numbered: bool) -> Iterator[Variant]:
    """Yield what to try, the best first."""
    yield Variant(numbered)
    if numbered and chart.type == "line":
        yield Variant(numbered, has_foot=True)
        if len(chart.series) > 1:
            yield Variant(numbered, at_end=False)
            yield Variant(numbered, at_end=False, has_foot=True)


class _Drawing:
    """Draws one chart in its places."""

    def __init__(self, places: Places) -> None:
        self.places, self.chart, self.canvas, self.type = places, places.chart, places.canvas, places.type
        self.looks: tuple[Look, ...] = series_looks(places.chart)

    def picture(self) -> Picture | None:
        places, numbered = self.places, self.places.numbered
        if numbered and places.naming.step != 1:
            return None
        marks, strokes = (tuple(self._bars()), ()) if self.chart.type == "column" else (tuple(self._dots()), tuple(self._lines()))
        told = Numbers(places, self.looks, marks)
        numbers = told.all() if numbered else ()
        if numbers is None:
            return None
        names = tuple(told.names(numbers)) or self._names_beside(told, numbers)
        range_ = places.range_
        return Picture(
            width=self.canvas.width, height=self.canvas.height, type=self.type, plot=range_.plot, low=range_.low, high=range_.high,
            gap=places.bands.gap, overlap=1.0 if self.chart.stacked else OVERLAP, axis=places.axis, beside=places.beside, marks=marks,
            strokes=strokes, numbers=numbers, names=names, categories=tuple(places.categories()),
            ticks=() if numbered else tuple(places.ticks()), step=places.naming.step, needs_table=not numbered,
        )  # fmt: skip

    # Marks

    def _bars(self) -> Iterator[Mark]:
        bands, range_ = self.places.bands, self.places.range_
        for cell in bars(self.chart):
            top, foot = range_.y(cell.high), range_.y(cell.low)
            rect = Rect(bands.left(cell.row, cell.lane), top, bands.breadth, foot - top)
            path = hatch_path(rect) if cell.row in self.chart.estimates else bar_path(rect)
            yield self._mark(cell, path, rect)

    def _dots(self) -> Iterator[Mark]:
        radius = self.type.size * DOT
        for cell in bars(self.chart) if self.chart.type == "line" else ():
            x, y = self.places.bands.center(cell.row), self.places.range_.y(cell.value)
            yield self._mark(cell, dot_path(x, y, radius), Rect(x - radius, y - radius, 2 * radius, 2 * radius))

    def _mark(self, cell: Cell, path: str, rect: Rect) -> Mark:
        estimated = cell.row in self.chart.estimates
        return Mark(path=path, rect=rect, look=self.looks[cell.series], row=cell.row, series=cell.series, estimated=estimated)

    def _lines(self) -> Iterator[Stroke]:
        bands, range_, filled = self.places.bands, self.places.range_, self.chart.type == "area"
        opacity = THIN if filled and is_see_through(self.chart) else 1.0
        for series, look in enumerate(self.looks):
            cells = [cell for cell in bars(self.chart) if cell.series == series]
            points = [(bands.center(cell.row), range_.y(cell.low), range_.y(cell.high if filled else cell.value), cell.row) for cell in cells]
            for path, dashed in runs(points, self.chart.estimates, filled=filled):
                yield Stroke(path=path, look=look, series=series, is_filled=filled, dashed=dashed, opacity=opacity)

    # Names of series that stand before no number

    def _names_beside(self, told: Numbers, numbers: Sequence[Lettering]) -> tuple[Lettering, ...]:
        """Return the names of series beside their marks; none where one has no room."""
        places, namer = self.places, Namer(self.chart, self.looks, self.canvas, self.type)
        range_, bands = places.range_, places.bands
        if places.has_ends:
            line = self.chart.type == "line"
            ends = [(cell.series, range_.y(cell.value) if line else sum(told.seen(cell)) / 2) for cell in cells_of(self.chart, places.last)]
            beside = (places.beside.target_line, places.beside.target_label, places.beside.target_number)
            taken = [*(rect for rect in beside if rect is not None), *(number.rect for number in numbers)]
            return namer.at_right(ends, places.names_from(bands), range_.plot.y + range_.plot.h, taken)
        row = first_full_row(self.chart) if self.chart.type == "column" and not self.chart.stacked and not places.numbered else None
        if row is None:
            return ()
        tops = [(cell.series, bands.middle(row, cell.lane), range_.y(cell.high)) for cell in cells_of(self.chart, row)]
        return namer.over_bars(tops, bands.pitch)
