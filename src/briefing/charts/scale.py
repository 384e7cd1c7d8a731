"""From numbers to the range that an axis shows, and its ticks: five at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from briefing.blocks import Chart
from briefing.charts.model import Rect

MOST_TICKS = 5
_FROM_ZERO = Decimal("0.6")
"""Lines and points start at zero, unless all of them stand in the upper two fifths of the way from it."""
_STEPS = (Decimal(1), Decimal(2), Decimal(5))
_ON_AXIS = Decimal("0.03")
"""How near to the foot of the values a point lies on the other axis, as a share of their axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers from the lowest to the highest that an axis has to show, and the ticks that it may print."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The ends of the value axis, and how its values become places in the plot: from the left where bars lie, else from the top."""

    low: float
    high: float
    plot: Rect

    def x(self, value: float) -> float:
        """Return how far from the left a value stands."""
        return self.plot.x + self.plot.w * (value - self.low) / (self.high - self.low)

    def y(self, value: float) -> float:
        """Return how far from the top a value stands."""
        return self.plot.y + self.plot.h * (self.high - value) / (self.high - self.low)


def value_scale(chart: Chart) -> Scale:
    """Return the scale of the values; that of bars and areas holds zero."""
    values = [*(stacked_ends(chart) if chart.stacked else _values(chart))]
    values += [chart.target.at] if chart.target is not None else []
    return _scale(values, from_zero=chart.type not in {"line", "scatter"}, clear=chart.type == "scatter")


def x_scale(chart: Chart) -> Scale:
    """Return the horizontal scale of a scatter chart."""
    return _scale([point.x for series in chart.series for point in series.points], from_zero=False, clear=True)


def stacked_ends(chart: Chart) -> Iterable[Decimal]:
    """Yield where each stack ends, above zero and below it."""
    for place in range(len(chart.categories)):
        values = [value for series in chart.series if (value := series.values[place]) is not None]
        yield sum((value for value in values if value > 0), Decimal(0))
        yield sum((value for value in values if value < 0), Decimal(0))


def _values(chart: Chart) -> Iterable[Decimal]:
    for series in chart.series:
        yield from (value for value in series.values if value is not None)
        yield from (point.y for point in series.points)


def _scale(values: list[Decimal], *, from_zero: bool, clear: bool = False) -> Scale:
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if from_zero or low < high * _FROM_ZERO:
        low = min(low, Decimal(0))
    if from_zero or high > low * _FROM_ZERO:
        high = max(high, Decimal(0))
    if low == high:
        high = low + (abs(low) or Decimal(1))
    return Scale(low, high, _ticks(low, high, clear=clear))


def _ticks(low: Decimal, high: Decimal, *, clear: bool) -> tuple[Decimal, ...]:
    """Return round numbers, evenly apart, the first at or below `low` and the last at or above `high`.

    Where the line at their foot, or at their side, must be `clear` of numbers, they begin a step lower, unless it stands at zero.
    """
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    for step in (factor * power * ten for ten in (Decimal(1), Decimal(10), Decimal(100)) for factor in _STEPS):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if clear and first and low / step - first < (last - first) * _ON_AXIS:
            first -= 1
        if last - first < MOST_TICKS:
            places = Decimal(1).scaleb(min(step.adjusted(), 0))
            return tuple((step * count).quantize(places) for count in range(int(first), int(last) + 1))
    raise AssertionError((low, high))  # a step of a hundredfold always is enough
