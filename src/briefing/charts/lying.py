"""Bars: categories down the side, values to the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from briefing.blocks import Chart
from briefing.charts.lettering import AIR, height_of, overlaps, widest, width_of, wrapped
from briefing.charts.looks import series_looks
from briefing.charts.marks import Bands, Cell, bar_path, bars, gap_between, hatch_path, label_token, smooth
from briefing.charts.model import Beside, Canvas, Lettering, Mark, Picture, Rect, Side, Type
from briefing.charts.naming import Namer, cells_of, first_full_row
from briefing.charts.printed import category_text, number_text
from briefing.charts.scale import Range, value_scale
from briefing.language import Words

GAP, OVERLAP = 0.55, -0.06
_BROADEST, _WIDE_GAP = 4.5, 0.8  # em, and the share of a bar that stands between the broadest ones
WIDEST_NAMES = 0.38
"""How much of a chart's width the names may take."""
_MOST_BEHIND = 0.3
"""How much of the plot's width the name and the number behind a bar may take, so that series are named there."""


def draw_lying(chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool) -> Picture | None:
    """Return a bar chart; None where its numbers are wanted and do not fit."""
    return _Drawing(chart, canvas, words, type_, numbered=numbered).picture()


def wanted_height(chart: Chart, canvas: Canvas, words: Words) -> float:
    """Return the height in which every name and every bar has room, and a little more; the canvas's own height does not count."""
    type_, lanes = canvas.types[0], 1 if chart.stacked else len(chart.series)
    names = (category_text(chart, place, words) for place in range(len(chart.categories)))
    tallest = max((height_of(name, canvas.width * WIDEST_NAMES, type_, canvas.measure) for name in names), default=0.0)
    row = max((lanes + GAP) * type_.leading * 1.2, tallest + 2 * AIR)
    return len(chart.categories) * row + _height_beside(chart, canvas)


def most_height(chart: Chart, canvas: Canvas) -> float:
    """Return the height beyond which bars are no broader, and would stand too far apart; the canvas's own height does not count."""
    row = (1 if chart.stacked else len(chart.series)) * canvas.types[0].size * _BROADEST * (1 + _WIDE_GAP)
    return len(chart.categories) * row + _height_beside(chart, canvas)


def _height_beside(chart: Chart, canvas: Canvas) -> float:
    """Return what titles and a target take of the height."""
    type_ = canvas.types[0]
    titles = sum(height_of(title, canvas.width, type_, canvas.measure) + AIR for title in (canvas.x_title, canvas.y_title) if title)
    target = height_of(canvas.target or "0", canvas.width / 2, type_, canvas.measure) + AIR if chart.target is not None else 0.0
    return titles + target


class _Drawing:
    """Draws one chart at one type size."""

    def __init__(self, chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool) -> None:
        self.chart, self.canvas, self.type, self.numbered = chart, canvas, type_, numbered
        self.scale = value_scale(chart)
        self.texts = [category_text(chart, place, words) for place in range(len(chart.categories))]
        self.looks = series_looks(chart)
        self.title = self._title_height(canvas.y_title)
        self.target_height = self._target_height()

    def picture(self) -> Picture | None:
        plot = self._plot()
        step = self._step(plot)
        if self.numbered and step != 1:
            return None
        plot = plot if step else replace(plot, x=0.0, w=plot.w + plot.x)
        bands = self._bands(plot)
        if self._has_parts:
            head = max(self.type.leading + AIR - (bands.left(0, 0) - plot.y), 0.0)
            plot = replace(plot, y=plot.y + head, h=plot.h - head)
            bands = self._bands(plot)
        range_ = self._range(plot)
        numbers = self._numbers(bands, range_) if self.numbered else ()
        if numbers is None:
            return None
        names = self._names_over(bands, range_) or tuple(self._direct_names(numbers, range_))
        numbers = tuple(_behind(number, names) for number in numbers)
        return Picture(
            width=self.canvas.width, height=self.canvas.height, type=self.type, plot=plot, low=range_.low, high=range_.high, gap=bands.gap,
            overlap=1.0 if self.chart.stacked else OVERLAP, axis=Rect(range_.x(0.0), plot.y, 0, plot.h), beside=self._beside(range_),
            marks=tuple(self._bar(cell, bands, range_) for cell in bars(self.chart)), numbers=numbers,
            names=names, categories=tuple(self._categories(bands, plot, step)),
            ticks=() if self.numbered else tuple(self._ticks(range_)), step=step, needs_table=not self.numbered,
        )  # fmt: skip

    # Places

    def _bands(self, plot: Rect) -> Bands:
        lanes, count = 1 if self.chart.stacked else len(self.chart.series), len(self.texts)
        return Bands(plot.y, plot.h, count, lanes, gap_between(plot.h / count, lanes, self.type.size * _BROADEST, GAP), OVERLAP)

    @property
    def _has_parts(self) -> bool:
        """Whether the first bar is made of a part of each series, so that their names can stand over them."""
        return self.chart.stacked and first_full_row(self.chart) == 0

    def _plot(self) -> Rect:
        measure, type_ = self.canvas.measure, self.type
        most = self.canvas.width * WIDEST_NAMES
        lines = [line for text in self.texts for line in wrapped(text, most, type_, measure)]
        broken = any(text and not wrapped(text, most, type_, measure) for text in self.texts)
        left = (most if broken else widest(lines, type_, measure)) + 2 * AIR
        top = self.title + self.target_height
        below = self._title_height(self.canvas.x_title) + (0.0 if self.numbered else type_.leading + AIR)
        right = 0.0 if self.numbered else widest([number_text(self.scale.ticks[-1])], type_, measure) / 2
        return Rect(left, top, self.canvas.width - left - right, self.canvas.height - top - below)

    def _step(self, plot: Rect) -> int:
        """Return which categories can be named: every one whose lines have room in its slot, else every second, third ...; 0: none."""
        slot = plot.h / len(self.texts)
        heights = [height_of(text, plot.x - 2 * AIR, self.type, self.canvas.measure) for text in self.texts]
        tallest = max(heights, default=0.0)
        step = max(1, ceil(tallest / slot)) if slot > 0 else len(self.texts)  # titles may take all the height
        return step if step == 1 or step < len(self.texts) else 0

    def _title_height(self, title: str) -> float:
        return height_of(title, self.canvas.width, self.type, self.canvas.measure) + (AIR if title else 0.0)

    def _target_height(self) -> float:
        if self.chart.target is None:
            return 0.0
        return max(height_of(self.canvas.target, self.canvas.width * 0.5, self.type, self.canvas.measure), self.type.leading) + AIR

    def _range(self, plot: Rect) -> Range:
        """Return the value axis: that of the numbers with the room that their labels take, or that of the ticks."""
        low, high = float(self.scale.low), float(self.scale.high)
        if not self.numbered:
            return Range(float(self.scale.ticks[0]), float(self.scale.ticks[-1]), plot)
        if self.chart.stacked:
            return Range(low, high, plot)
        texts = [number_text(cell.number) for cell in bars(self.chart)]
        room = widest(texts, self.type, self.canvas.measure, bold=True) + 2 * AIR
        below = room + self.type.size if low < 0 else 0.0  # apart from the names of the categories
        unit = (high - low) / max(plot.w - room - below, plot.w / 4)
        return Range(smooth(low - below * unit), smooth(max(high + room * unit, self._named_high(plot, low - below * unit))), plot)

    def _named_high(self, plot: Rect, low: float) -> float:
        """Return how far the values must reach so that each series has room for its name behind its first bar; 0 where it would be too far."""
        cells = cells_of(self.chart, 0) if first_full_row(self.chart) == 0 else ()
        behind = [(cell, self._width(f"{self.chart.series[cell.series].name} {number_text(cell.number)}") + 2 * AIR) for cell in cells]
        if any(width > plot.w * _MOST_BEHIND for _, width in behind):
            return 0.0
        return max((low + (cell.value - low) * plot.w / (plot.w - width) for cell, width in behind), default=0.0)

    def _beside(self, range_: Range) -> Beside:
        plot = range_.plot
        y_title = Rect(0, 0, self.canvas.width, self.title - AIR) if self.canvas.y_title else None
        foot = plot.y + plot.h + (0.0 if self.numbered else self.type.leading + AIR)
        x_title = Rect(plot.x, foot + AIR / 2, plot.w, self.canvas.height - foot - AIR / 2) if self.canvas.x_title else None
        if self.chart.target is None:
            return Beside(x_title, y_title)
        return Beside(x_title, y_title, *self._target(range_, float(self.chart.target.at)))

    def _target(self, range_: Range, at: float) -> tuple[Rect, Rect | None, Rect]:
        """Return the target's line, and its label and number above the upper end of it."""
        assert self.chart.target is not None  # noqa: S101  asked by the only caller
        x, plot, words = range_.x(at), range_.plot, width_of(self.canvas.target, self.type, self.canvas.measure)
        number = self._width(number_text(self.chart.target.at)) + 2
        label = min(words * 1.02 + 2 if self.canvas.target else 0.0, self.canvas.width * 0.5)
        left = min(max(x - label, 0.0), self.canvas.width - label - number - 2 * AIR)
        top, height = plot.y - self.target_height, self.target_height - AIR
        place = Rect(left, top, label, height) if label else None
        return Rect(x, plot.y - AIR, 0, plot.h + AIR), place, Rect(left + label + 2 * AIR, top, number, height)

    def _categories(self, bands: Bands, plot: Rect, step: int) -> Iterator[Lettering]:
        for place in range(0, len(self.texts), step) if step else ():
            height = min(height_of(self.texts[place], plot.x - 2 * AIR, self.type, self.canvas.measure), bands.slot * step)
            rect = Rect(0, bands.center(place) - height / 2, plot.x - 2 * AIR, height)
            yield Lettering(text=self.texts[place], rect=rect, align="right", row=place, color="slate")

    def _ticks(self, range_: Range) -> Iterator[Lettering]:
        for tick in self.scale.ticks:
            rect = Rect(range_.x(float(tick)) - 40, range_.plot.y + range_.plot.h + AIR, 80, self.type.leading)
            yield Lettering(text=number_text(tick), rect=rect, color="slate")

    # Marks, numbers, names

    def _bar(self, cell: Cell, bands: Bands, range_: Range) -> Mark:
        left, right = range_.x(cell.low), range_.x(cell.high)
        rect = Rect(left, bands.left(cell.row, cell.lane), right - left, bands.breadth)
        estimated = cell.row in self.chart.estimates
        path = hatch_path(rect) if estimated else bar_path(rect)
        return Mark(path=path, rect=rect, look=self.looks[cell.series], row=cell.row, series=cell.series, estimated=estimated)

    def _numbers(self, bands: Bands, range_: Range) -> tuple[Lettering, ...] | None:
        placed: list[Lettering] = []
        for cell in bars(self.chart):
            text = number_text(cell.number)
            width = self._width(text)
            left, right = range_.x(cell.low), range_.x(cell.high)
            if bands.pitch < self.type.size or (self.chart.stacked and (width > right - left - 2 or self.type.size > bands.breadth)):
                return None
            side: Side = "inside" if self.chart.stacked else "left" if cell.value < 0 else "right"
            x = (left + right - width) / 2 if side == "inside" else left - width - AIR if side == "left" else right + AIR
            rect = Rect(x, bands.middle(cell.row, cell.lane) - self.type.leading / 2, width, self.type.leading)
            line = self._beside(range_).target_line
            chip = (line is not None and overlaps(rect, line)) or (side == "inside" and cell.row in self.chart.estimates)
            token = label_token(self.looks[cell.series], inside=side == "inside" and not chip)
            placed.append(
                Lettering(text=text, rect=rect, align="left", row=cell.row, series=cell.series, side=side, color=token, bold=True, chip=chip)
            )
        return tuple(placed)

    def _names_over(self, bands: Bands, range_: Range) -> tuple[Lettering, ...]:
        """Return the names of the series over the parts of the first bar, where all of them have room."""
        if not self._has_parts:
            return ()
        line = self._beside(range_).target_line
        parts = [(cell.series, range_.x(cell.low), range_.x(cell.high)) for cell in cells_of(self.chart, 0)]
        namer = Namer(self.chart, self.looks, self.canvas, self.type)
        return namer.over_parts(parts, bands.left(0, 0), [line] if line is not None else [])

    def _direct_names(self, numbers: tuple[Lettering, ...], range_: Range) -> Iterator[Lettering]:
        """Yield the names of the series behind the bars of the first cluster, where all of them have room."""
        first = [number for number in numbers if number.row == 0]
        if self.chart.stacked or len(self.chart.series) == 1 or len(first) < len(self.chart.series) or any(one.side == "left" for one in first):
            return
        named = [replace(one, text=self.chart.series[one.series].name, chip=False) for one in first]
        widths = [self._width(f"{one.text} ") for one in named]
        if all(one.rect.x + one.rect.w + width <= range_.plot.x + range_.plot.w for one, width in zip(first, widths, strict=True)):
            for one, width in zip(named, widths, strict=True):
                yield replace(one, rect=replace(one.rect, w=width))

    def _width(self, text: str) -> float:
        return width_of(text, self.type, self.canvas.measure, bold=True)


def _behind(number: Lettering, names: tuple[Lettering, ...]) -> Lettering:
    """Return a number behind the name that stands before it, if one does."""
    name = next((one for one in names if (one.row, one.series) == (number.row, number.series)), None)
    return replace(number, rect=replace(number.rect, x=number.rect.x + name.rect.w)) if name is not None else number
