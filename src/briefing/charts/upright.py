"""Columns, lines and areas: categories along the foot, values upwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefing.blocks import Chart
from briefing.charts.lettering import AIR, Naming, clear_of, free_of, height_of, name_along, overlaps, target_beside, widest
from briefing.charts.looks import Look, series_looks
from briefing.charts.marks import THIN, Bands, Cell, bar_path, bars, dot_path, gap_between, hatch_path, is_see_through, label_token, runs, smooth
from briefing.charts.model import Beside, Canvas, Lettering, Mark, Picture, Rect, Side, Stroke, Type
from briefing.charts.printed import category_text, number_text
from briefing.charts.scale import Scale, value_scale
from briefing.language import Words

GAP, OVERLAP = 0.7, -0.06
_RIGHT_SHARE = 0.24
_DOT, _BROADEST = 0.26, 6.5  # em
_ABOVE = 1.05  # leadings that a label takes above its bar


def draw_upright(chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool) -> Picture | None:
    """Return a column, line or area chart; None where its numbers are wanted and do not fit."""
    drawn = _Drawing(chart, canvas, words, type_, numbered=numbered).picture()
    if drawn is None and chart.type == "line":
        return _Drawing(chart, canvas, words, type_, numbered=numbered, has_foot=True).picture()
    return drawn


@dataclass(frozen=True, slots=True)
class _Range:
    """The ends of the value axis, and how it becomes heights."""

    low: float
    high: float
    plot: Rect

    def y(self, value: float) -> float:
        return self.plot.y + self.plot.h * (self.high - value) / (self.high - self.low)


class _Drawing:
    """Draws one chart at one type size; with a foot, numbers have room below the lowest dots."""

    def __init__(self, chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool, has_foot: bool = False) -> None:
        self.chart, self.canvas, self.type, self.numbered, self.has_foot = chart, canvas, type_, numbered, has_foot
        self.scale: Scale = value_scale(chart)
        self.texts = [category_text(chart, place, words) for place in range(len(chart.categories))]
        self.looks: tuple[Look, ...] = series_looks(chart)
        self.names_at_end = numbered and chart.type == "line" and chart.target is None and len(chart.series) > 1

    def picture(self) -> Picture | None:
        right = self._right()
        left = 0.0 if self.numbered else widest(map(number_text, self.scale.ticks), self.type, self.canvas.measure) + 2 * AIR
        width = self.canvas.width - left - right
        naming = name_along(self.texts, width / len(self.texts), self.canvas.height, self.type, self.canvas.measure, every=self.numbered)
        if self.numbered and naming.step != 1:
            return None
        plot = self._plot(left, width, naming)
        lanes = 1 if self.chart.stacked else len(self.chart.series)
        gap = gap_between(width / len(self.texts), lanes, self.type.size * _BROADEST, GAP)
        bands = Bands(plot.x, plot.w, len(self.texts), lanes, gap, OVERLAP)
        range_ = self._range(plot)
        drawn = Picture(
            width=self.canvas.width, height=self.canvas.height, type=self.type, plot=plot, low=range_.low, high=range_.high, gap=gap,
            overlap=1.0 if self.chart.stacked else OVERLAP, axis=_axis(range_), beside=self._beside(range_, naming),
            categories=tuple(self._categories(bands, plot, naming)), step=naming.step, needs_table=not self.numbered,
        )  # fmt: skip
        drawn = self._bars(drawn, bands, range_) if self.chart.type == "column" else self._lines(drawn, bands, range_)
        if not self.numbered:
            return replace(drawn, ticks=tuple(self._ticks(range_)))
        return self._numbered(drawn, bands, range_)

    # Places

    def _right(self) -> float:
        """Return the margin at the right: for the names of lines, or for the target's label."""
        measure, size = self.canvas.measure, self.type.size
        if self.chart.target is not None:
            label = min(widest(self.canvas.target.split(), self.type, measure) + size, self.canvas.width * _RIGHT_SHARE)
            return max(label, measure(number_text(self.chart.target.at), True) * size) + 2 * AIR  # noqa: FBT003  bold
        ends = [self._end_text(series) for series in range(len(self.chart.series))]
        reach = widest(ends, self.type, measure, bold=True) + 3 * AIR
        self.names_at_end = self.names_at_end and all(ends) and reach <= self.canvas.width * _RIGHT_SHARE
        return reach if self.names_at_end else 0.0

    def _end_text(self, series: int) -> str:
        last = self.chart.series[series].values[-1]
        return f"{self.chart.series[series].name} {number_text(last)}" if last is not None else ""

    def _plot(self, left: float, width: float, naming: Naming) -> Rect:
        above = self._title_height(self.canvas.y_title, self._y_title_width) + (0 if self.numbered else self.type.leading / 2)
        below = naming.height + AIR + self._title_height(self.canvas.x_title, self.canvas.width)
        return Rect(left, above, width, self.canvas.height - above - below)

    @property
    def _y_title_width(self) -> float:
        """The width of the title above the axis of values: beside the label of a target, which may stand as high."""
        return self.canvas.width - (self._right() if self.chart.target is not None else 0.0)

    def _title_height(self, title: str, width: float) -> float:
        return height_of(title, width, self.type, self.canvas.measure) + (AIR if title else 0.0)

    def _range(self, plot: Rect) -> _Range:
        """Return the value axis: that of the numbers with the room that their labels take, or that of the ticks."""
        low, high = float(self.scale.low), float(self.scale.high)
        if not self.numbered:
            return _Range(float(self.scale.ticks[0]), float(self.scale.ticks[-1]), plot)
        room = self.type.leading * _ABOVE + (self.type.size * _DOT if self.chart.type == "line" else 0.0)
        inside = self.chart.stacked or self.chart.type == "area"
        above = 0.0 if inside else room * (2 if self._names_first() else 1)
        below = 0.0 if inside or (low >= 0 and not self.has_foot) else room
        unit = (high - low) / max(plot.h - above - below, plot.h / 4)
        return _Range(smooth(low - below * unit), smooth(high + above * unit), plot)

    def _beside(self, range_: _Range, naming: Naming) -> Beside:
        plot, type_ = range_.plot, self.type
        width = self._y_title_width
        y_title = Rect(0, 0, width, self._title_height(self.canvas.y_title, width) - AIR) if self.canvas.y_title else None
        below = plot.y + plot.h + AIR + naming.height
        x_title = Rect(plot.x, below + AIR / 2, plot.w, self.canvas.height - below - AIR / 2) if self.canvas.x_title else None
        if self.chart.target is None:
            return Beside(x_title, y_title)
        return Beside(x_title, y_title, *target_beside(range_.plot, range_.y(float(self.chart.target.at)), self.canvas, type_))

    def _categories(self, bands: Bands, plot: Rect, naming: Naming) -> Iterator[Lettering]:
        for place in range(0, len(self.texts), naming.step) if naming.step else ():
            width = bands.slot * naming.step if not naming.turned else self.type.leading
            rect = Rect(bands.center(place) - width / 2, plot.y + plot.h + AIR, width, naming.height)
            yield Lettering(text=self.texts[place], rect=rect, row=place, color="slate", turned=naming.turned)

    def _ticks(self, range_: _Range) -> Iterator[Lettering]:
        for tick in self.scale.ticks:
            rect = Rect(0, range_.y(float(tick)) - self.type.leading / 2, range_.plot.x - 2 * AIR, self.type.leading)
            yield Lettering(text=number_text(tick), rect=rect, align="right", color="slate")

    # Marks

    def _bars(self, drawn: Picture, bands: Bands, range_: _Range) -> Picture:
        return replace(drawn, marks=tuple(self._bar(cell, bands, range_) for cell in bars(self.chart)))

    def _bar(self, cell: Cell, bands: Bands, range_: _Range) -> Mark:
        top, foot = range_.y(cell.high), range_.y(cell.low)
        rect = Rect(bands.left(cell.row, cell.lane), top, bands.breadth, foot - top)
        estimated = cell.row in self.chart.estimates
        path = hatch_path(rect) if estimated else bar_path(rect)
        return Mark(path=path, rect=rect, look=self.looks[cell.series], row=cell.row, series=cell.series, estimated=estimated)

    def _lines(self, drawn: Picture, bands: Bands, range_: _Range) -> Picture:
        filled = self.chart.type == "area"
        strokes = [stroke for series in range(len(self.chart.series)) for stroke in self._strokes(series, bands, range_, filled=filled)]
        dots = () if filled else tuple(self._dot(cell, bands, range_) for cell in bars(self.chart))
        return replace(drawn, strokes=tuple(strokes), marks=dots)

    def _strokes(self, series: int, bands: Bands, range_: _Range, *, filled: bool) -> Iterator[Stroke]:
        look = self.looks[series]
        cells = [cell for cell in bars(self.chart) if cell.series == series]
        points = [(bands.center(cell.row), range_.y(cell.low), range_.y(cell.high if filled else cell.value), cell.row) for cell in cells]
        see_through = THIN if is_see_through(self.chart) else 1.0
        for path, dashed in runs(points, self.chart.estimates, filled=filled):
            yield Stroke(path=path, look=look, series=series, is_filled=filled, dashed=dashed, opacity=see_through if filled else 1.0)

    def _dot(self, cell: Cell, bands: Bands, range_: _Range) -> Mark:
        radius = self.type.size * _DOT
        x, y = bands.center(cell.row), range_.y(cell.value)
        rect = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
        return Mark(
            path=dot_path(x, y, radius), rect=rect, look=self.looks[cell.series], row=cell.row, series=cell.series,
            estimated=cell.row in self.chart.estimates,
        )  # fmt: skip

    # Numbers

    def _numbered(self, drawn: Picture, bands: Bands, range_: _Range) -> Picture | None:
        """Return the drawing with its numbers; None where one of them has no room."""
        match self.chart.type:
            case "column":
                numbers = self._beside_bars(bands, range_)
            case "area":
                numbers = self._within_areas(bands, range_)
            case _:
                numbers = self._around_dots(drawn)
        if numbers is None:
            return None
        return replace(drawn, numbers=numbers, names=tuple(self._direct_names(numbers)))

    def _text(self, cell: Cell) -> tuple[str, float]:
        text = number_text(cell.number)
        return text, self.canvas.measure(text, True) * self.type.size  # noqa: FBT003  bold

    def _beside_bars(self, bands: Bands, range_: _Range) -> tuple[Lettering, ...] | None:
        placed: list[Lettering] = []
        for cell in bars(self.chart):
            text, width = self._text(cell)
            top, foot = range_.y(cell.high), range_.y(cell.low)
            room = bands.breadth if self.chart.stacked else bands.pitch
            if width > room - 1 or (self.chart.stacked and foot - top < self.type.size * 1.1):
                return None
            y = (top + foot - self.type.leading) / 2 if self.chart.stacked else foot if cell.value < 0 else top - self.type.leading
            side: Side = "inside" if self.chart.stacked else "below" if cell.value < 0 else "above"
            rect = Rect(bands.middle(cell.row, cell.lane) - room / 2, y, room, self.type.leading)
            placed.append(self._number(cell, text, rect, side))
        return tuple(placed)

    def _within_areas(self, bands: Bands, range_: _Range) -> tuple[Lettering, ...] | None:
        """Return the numbers of areas in the middle of what is seen of each, those at its ends further in."""
        placed: list[Lettering] = []
        cells = {(cell.row, cell.series): cell for cell in bars(self.chart)}
        for cell in cells.values():
            text, width = self._text(cell)
            beside = [cells.get((row, cell.series)) for row in (cell.row - 1, cell.row + 1)]
            inner = next((one for one in beside if one is not None), None) if None in beside else None
            share = (width / 2 + 2 * AIR) / bands.slot if inner is not None else 0.0
            seen = [self._seen(one, cells, range_) for one in (cell, inner or cell)]
            top, foot = ((1 - share) * here + share * there for here, there in zip(*seen, strict=True))
            x = bands.center(cell.row) + ((inner.row - cell.row) * share * bands.slot if inner is not None else 0.0)
            rect = Rect(x - width / 2, (top + foot - self.type.leading) / 2, width, self.type.leading)
            if foot - top < self.type.size * 1.1 or width > bands.slot - 1 or any(overlaps(rect, other.rect) for other in placed):
                return None
            away = (x - bands.center(cell.row), (top + foot - range_.y(cell.low) - range_.y(cell.high)) / 2)
            placed.append(replace(self._number(cell, text, rect, "inside"), moved=(round(away[0], 3), round(away[1], 3))))
        return tuple(placed)

    def _seen(self, cell: Cell, cells: Mapping[tuple[int, int], Cell], range_: _Range) -> tuple[float, float]:
        """Return the upper and the lower end of what is an area's own at a category: the next one may lie over a part of it."""
        low, high = (cell.low, cell.high) if self.chart.stacked else (0.0, cell.value)
        over = cells.get((cell.row, cell.series + 1)) if not self.chart.stacked else None
        if over is not None and min(low, high) < over.value < max(low, high):
            low = over.value
        return range_.y(max(low, high)), range_.y(min(low, high))

    def _around_dots(self, drawn: Picture) -> tuple[Lettering, ...] | None:
        """Return the numbers of lines above or below their dots, each where it meets nothing; the topmost are placed first."""
        placed: list[Lettering] = []
        dots, plot = drawn.marks, drawn.plot
        line = drawn.beside.target_line
        near, target = ([clear_of(line, self.type)], [line]) if line is not None else ([], [])
        for row in range(len(self.texts)):
            cells = sorted((cell for cell in bars(self.chart) if cell.row == row), key=lambda cell: -cell.value)
            for order, cell in enumerate(cells):
                sides: tuple[Side, ...] = ("below", "above") if order and order == len(cells) - 1 else ("above", "below")
                if self.names_at_end and row == len(self.texts) - 1:
                    sides = ("right",)
                tried = (self._around(cell, next(dot for dot in dots if (dot.row, dot.series) == (row, cell.series)), side) for side in sides)
                taken = [other.rect for other in placed] + [dot.rect for dot in dots if (dot.row, dot.series) != (row, cell.series)]
                inside = [one for one in tried if _fits(one.rect, plot, self.canvas.width)]
                found = free_of(inside, [*taken, *near]) or free_of(inside, [*taken, *target])
                if found is None:
                    return None
                placed.append(found)
        return tuple(placed)

    def _around(self, cell: Cell, dot: Mark, side: Side) -> Lettering:
        text, width = self._text(cell)
        x, y, radius = dot.rect.x + dot.rect.w / 2, dot.rect.y + dot.rect.h / 2, dot.rect.w / 2
        if side == "right":
            name = self.canvas.measure(f"{self.chart.series[cell.series].name} ", True) * self.type.size  # noqa: FBT003  bold
            return replace(
                self._number(cell, text, Rect(x + radius + AIR + name, y - self.type.leading / 2, width, self.type.leading), side), align="left"
            )
        top = y - radius - self.type.leading if side == "above" else y + radius
        return self._number(cell, text, Rect(x - width / 2, top, width, self.type.leading), side)

    def _number(self, cell: Cell, text: str, rect: Rect, side: Side) -> Lettering:
        look = self.looks[cell.series]
        on_white = self.chart.type == "area" or cell.row in self.chart.estimates
        token = label_token(look, inside=side == "inside" and not on_white)
        return Lettering(text=text, rect=rect, row=cell.row, series=cell.series, side=side, color=token, bold=True)

    # Names of series beside their first bars or their last dots

    def _names_first(self) -> bool:
        """Say whether every series can be named over its bar in the first cluster."""
        several = self.chart.type == "column" and not self.chart.stacked and len(self.chart.series) > 1
        if not several or not self.numbered or any(series.values[0] is None or series.values[0] < 0 for series in self.chart.series):
            return False
        pitch = (self.canvas.width - self._right()) / len(self.texts) / (len(self.chart.series) + GAP)
        return widest((series.name for series in self.chart.series), self.type, self.canvas.measure, bold=True) <= pitch

    def _direct_names(self, numbers: tuple[Lettering, ...]) -> Iterator[Lettering]:
        for number in numbers:
            name = self.chart.series[number.series].name
            if number.row == 0 and self._names_first():
                rect = replace(number.rect, y=number.rect.y - self.type.leading)
                yield replace(number, text=name, rect=rect)
            elif number.side == "right":
                width = self.canvas.measure(name, True) * self.type.size  # noqa: FBT003  bold
                gap = self.canvas.measure(" ", True) * self.type.size  # noqa: FBT003  bold
                yield replace(number, text=name, rect=replace(number.rect, x=number.rect.x - width - gap, w=width + gap))


def _fits(label: Rect, plot: Rect, width: float) -> bool:
    """Say whether a label stands above the foot of the plot, inside the picture."""
    return 0 <= label.x <= width - label.w and label.y + label.h <= plot.y + plot.h + 1


def _axis(range_: _Range) -> Rect:
    """Return the line of the category axis: at zero, else at the foot."""
    return Rect(range_.plot.x, range_.y(0.0 if range_.low <= 0 <= range_.high else range_.low), range_.plot.w, 0)
