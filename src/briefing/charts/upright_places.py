"""Where everything stands in a column, line or area chart: the bands of its categories, the plot, the axis of values, and the texts beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.blocks import Chart
from briefing.charts.lettering import AIR, Naming, height_of, name_along, target_beside, widest, width_of
from briefing.charts.marks import Bands, gap_between, smooth
from briefing.charts.model import Beside, Canvas, Lettering, Rect, Type
from briefing.charts.naming import cells_of, first_full_row, name_width
from briefing.charts.printed import category_text, number_text
from briefing.charts.scale import Range, Scale, value_scale
from briefing.language import Words

GAP, OVERLAP = 0.7, -0.06
DOT = 0.26  # em
_RIGHT_SHARE = 0.24
_BROADEST = 6.5  # em
LEAST = 1.1
"""Type sizes of height that a number inside a shape needs."""
_PLOT_SHARE = 0.75
"""How much of a chart's height its plot has at least, as a rule."""
_ABOVE = 1.05  # leadings that a label takes above its bar


@dataclass(frozen=True, slots=True)
class Variant:
    """What is tried: with `numbers`, lines named before the last of theirs (`at_end`), and numbers below the lowest dots (`has_foot`)."""

    numbers: bool
    at_end: bool = True
    has_foot: bool = False


class Places:
    """The places of one chart at one type size."""

    def __init__(self, chart: Chart, canvas: Canvas, words: Words, type_: Type, variant: Variant) -> None:
        self.chart, self.canvas, self.type, self.variant = chart, canvas, type_, variant
        self.numbered = variant.numbers
        self.scale: Scale = value_scale(chart)
        self.texts = [category_text(chart, place, words) for place in range(len(chart.categories))]
        self.last = len(self.texts) - 1
        self.lanes = 1 if chart.stacked else len(chart.series)
        self.left = 0.0 if self.numbered else widest(map(number_text, self.scale.ticks), type_, canvas.measure) + 2 * AIR

    @cached_property
    def bands(self) -> Bands:
        """The categories along the foot."""
        return self._bands(self._ends_reach if self.names_at_end else max(self._target_room, self._names_room))

    @cached_property
    def naming(self) -> Naming:
        """How the categories are named."""
        return name_along(self.texts, self.bands.slot, self.canvas.height, self.type, self.canvas.measure, every=self.numbered)

    @cached_property
    def range_(self) -> Range:
        """The value axis: that of the numbers with the room that their labels take, or that of the ticks."""
        low, high, plot = float(self.scale.low), float(self.scale.high), self._plot
        if not self.numbered:
            return Range(float(self.scale.ticks[0]), float(self.scale.ticks[-1]), plot)
        room = self.type.leading * _ABOVE + (self.type.size * DOT if self.chart.type == "line" else 0.0)
        inside = self.chart.stacked or self.chart.type == "area"
        above = 0.0 if inside else room * (1 if self.named_row is None else 2)
        needs_foot = low < 0 if inside else low < 0 or self.variant.has_foot
        below = room if needs_foot and self.chart.type != "area" else 0.0
        unit = (high - low) / max(plot.h - above - below, plot.h / 4)
        return Range(smooth(low - below * unit), smooth(high + above * unit), plot)

    @property
    def axis(self) -> Rect:
        """The line of the category axis: at zero, else at the foot."""
        range_ = self.range_
        return Rect(range_.plot.x, range_.y(0.0 if range_.low <= 0 <= range_.high else range_.low), range_.plot.w, 0)

    @cached_property
    def beside(self) -> Beside:
        """The texts of the author, and the target."""
        plot, width = self._plot, self._y_title_width
        y_title = Rect(0, 0, width, self._title_height(self.canvas.y_title, width) - AIR) if self.canvas.y_title else None
        below = plot.y + plot.h + AIR + self.naming.height
        x_title = Rect(plot.x, below + AIR / 2, plot.w, self.canvas.height - below - AIR / 2) if self.canvas.x_title else None
        if self.chart.target is None:
            return Beside(x_title, y_title)
        return Beside(x_title, y_title, *target_beside(plot, self.range_.y(float(self.chart.target.at)), self.canvas, self.type))

    def categories(self) -> Iterator[Lettering]:
        """Yield the names of the categories."""
        plot, naming, bands = self._plot, self.naming, self.bands
        for place in range(0, len(self.texts), naming.step) if naming.step else ():
            width = bands.slot * naming.step if not naming.turned else self.type.leading
            rect = Rect(bands.center(place) - width / 2, plot.y + plot.h + AIR, width, naming.height)
            yield Lettering(text=self.texts[place], rect=rect, row=place, color="slate", turned=naming.turned)

    def ticks(self) -> Iterator[Lettering]:
        """Yield the numbers along the axis of values."""
        for tick in self.scale.ticks:
            rect = Rect(0, self.range_.y(float(tick)) - self.type.leading / 2, self._plot.x - 2 * AIR, self.type.leading)
            yield Lettering(text=number_text(tick), rect=rect, align="right", color="slate")

    # Room for the names of series

    @cached_property
    def names_at_end(self) -> bool:
        """Whether each line is named before its last number."""
        if not self.numbered or not self.variant.at_end or self.chart.type != "line" or self.chart.target is not None or len(self.chart.series) == 1:
            return False
        return bool(cells_of(self.chart, self.last)) and self._ends_reach <= self.canvas.width * _RIGHT_SHARE

    @cached_property
    def named_row(self) -> int | None:
        """The first cluster in which every series can be named over its bar; None where there is none."""
        if self.chart.type != "column" or self.chart.stacked:
            return None
        fits = name_width(self.chart, self.canvas, self.type) - 2 * AIR <= self._bands(self._target_room).pitch
        return first_full_row(self.chart) if fits else None

    @cached_property
    def has_ends(self) -> bool:
        """Whether series end beside each other at the last category, so that their names can stand there."""
        is_beside = self.chart.stacked or self.chart.type in {"line", "area"}
        return is_beside and not self.names_at_end and len(self.chart.series) > 1 and bool(cells_of(self.chart, self.last))

    def names_from(self, bands: Bands) -> float:
        """Return where the names of series begin beside the last category: behind its bar, its dot or its numbers."""
        if self.chart.type == "column":
            low = widest(self._low_texts(), self.type, self.canvas.measure, bold=True)
            return bands.left(self.last, 0) + bands.breadth + (low + 2 * AIR if low else 0.0) + 2 * AIR
        half = 0.0
        if self.chart.type == "line":
            texts = [number_text(cell.number) for cell in cells_of(self.chart, self.last)] if self.numbered else []
            half = max(self.type.size * DOT, widest(texts, self.type, self.canvas.measure, bold=True) / 2)
        return bands.center(self.last) + half + 2 * AIR

    def _low_texts(self) -> Iterator[str]:
        """Yield the numbers of the last stack that its parts are surely or nearly too low for, and that stand beside it."""
        unit = self.canvas.height * _PLOT_SHARE / float(self.scale.high - self.scale.low)
        for cell in cells_of(self.chart, self.last) if self.numbered else ():
            if (cell.high - cell.low) * unit < self.type.size * LEAST:
                yield number_text(cell.number)

    @property
    def _names_room(self) -> float:
        """The margin that the names of series need beyond the last category, which leaves them some room of its own; 0: they need none."""
        if not self.has_ends:
            return 0.0
        bands = self._bands(0.0)
        start = self.names_from(bands)
        short = name_width(self.chart, self.canvas, self.type) - (self.canvas.width - start)
        if short <= 0:
            return 0.0
        share = (start - bands.center(self.last)) / bands.slot
        room = short / (1 - (0.5 - min(share, 0.5)) / len(self.texts))
        return room if room <= self.canvas.width * _RIGHT_SHARE else 0.0

    @property
    def _ends_reach(self) -> float:
        ends = [f"{self.chart.series[cell.series].name} {number_text(cell.number)}" for cell in cells_of(self.chart, self.last)]
        return widest(ends, self.type, self.canvas.measure, bold=True) + 3 * AIR

    @property
    def _target_room(self) -> float:
        if self.chart.target is None:
            return 0.0
        measure = self.canvas.measure
        label = min(widest(self.canvas.target.split(), self.type, measure) + self.type.size, self.canvas.width * _RIGHT_SHARE)
        return max(label, width_of(number_text(self.chart.target.at), self.type, measure, bold=True)) + 2 * AIR

    # Room for the plot

    def _bands(self, right: float) -> Bands:
        width, count = self.canvas.width - self.left - right, len(self.texts)
        return Bands(self.left, width, count, self.lanes, gap_between(width / count, self.lanes, self.type.size * _BROADEST, GAP), OVERLAP)

    @cached_property
    def _plot(self) -> Rect:
        above = self._title_height(self.canvas.y_title, self._y_title_width) + (0 if self.numbered else self.type.leading / 2)
        below = self.naming.height + AIR + self._title_height(self.canvas.x_title, self.canvas.width)
        return Rect(self.left, above, self.bands.length, self.canvas.height - above - below)

    @property
    def _y_title_width(self) -> float:
        """The width of the title above the axis of values: beside the label of a target, which may stand as high."""
        return self.canvas.width - self._target_room

    def _title_height(self, title: str, width: float) -> float:
        return height_of(title, width, self.type, self.canvas.measure) + (AIR if title else 0.0)
