"""The texts of a chart as both files print them: numbers as written, estimates named in words, the alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.blocks import Chart, Series
from briefing.language import Words
from briefing.texts import Run, Wording, plain

MOST_IN_WORDS = 24
"""Numbers that an alternative text says one by one; of more it says the first and the last of each series."""
MINUS = "\u2212"
"""What stands before a number below zero: the sign itself, not a hyphen."""
_POINT_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A number with the column that tells whose it is: the place of its series; in a scatter chart two a series, x before y."""

    column: int
    number: Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """A category, or a point of a scatter chart, with its numbers; `suffix` ends the key of its texts, as in `KEY.r3` and `KEY.2.5`."""

    suffix: str
    name: str
    numbers: tuple[Said, ...]


def rows(chart: Chart, words: Words) -> Iterator[Row]:
    """Yield what a chart says, row by row: categories with a number for each series, or point by point, series after series."""
    if chart.type == "scatter":
        for place, series in enumerate(chart.series, start=1):
            first = _POINT_COLUMNS * (place - 1) + 1
            for count, point in enumerate(series.points, start=1):
                yield Row(f"{place}.{count}", point.label, (Said(first, point.x), Said(first + 1, point.y)))
        return
    for place in range(len(chart.categories)):
        values = ((column, series.values[place]) for column, series in enumerate(chart.series, start=1))
        said = tuple(Said(column, value) for column, value in values if value is not None)
        yield Row(f"r{place + 1}", category_text(chart, place, words), said)


def number_text(number: Decimal) -> str:
    """Return a number as it is printed: with the decimals that it was written with, in plain digits, behind a minus sign where it is below zero."""
    return format(number, "f").replace("-", MINUS)


def number_of(text: str) -> float:
    """Return the number that a text prints; a ValueError where it prints none."""
    return float(text.replace(MINUS, "-"))


def decimals(number: Decimal) -> int:
    """Return how many decimals a number was written with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def category_text(chart: Chart, place: int, words: Words) -> str:
    """Return a category as it is printed; an estimate says so in words."""
    name = chart.categories[place].full
    return f"{name} ({words['estimate']})".strip() if place in chart.estimates else name


def category_wording(chart: Chart, place: int, words: Words) -> Wording:
    """Return a category as both files print it; one that has no shorter wording has none here."""
    texts = (category_text(one, place, words) for one in (chart, *((chart.on_slide,) if chart.categories[place].short else ())))
    return Wording(*((Run(text),) for text in texts))


def has_unit(chart: Chart) -> bool:
    """Say whether a chart's unit is printed: not beside a series alone that has the same name."""
    return bool(chart.unit) and not (len(chart.series) == 1 and chart.unit.full.casefold() == chart.series[0].name.casefold())


def alternative_text(chart: Chart, words: Words) -> str:
    """Return what a reader who cannot see the chart needs to know: the author's words, else its caption and its numbers."""
    if chart.alt:
        return chart.alt.full
    title = " ".join(plain(_title(chart).full).split())
    unit = f" ({chart.unit.full})" if has_unit(chart) else ""
    said = [part for part in (f"{title}{unit}".strip(), *_series_texts(chart, words)) if part]
    if chart.target is not None:
        label = " ".join(plain(chart.target.label.full).split()) if chart.target.label is not None else ""
        said.append(f"{label or words['target']}: {number_text(chart.target.at)}")
    return ". ".join(part.rstrip(".") for part in said) + "."


def _title(chart: Chart) -> Wording:
    return chart.caption or chart.subtitle or Wording(())


def _series_texts(chart: Chart, words: Words) -> Iterator[str]:
    in_full = sum(len(row.numbers) for row in rows(chart, words)) <= MOST_IN_WORDS
    for place, series in enumerate(chart.series):
        pairs = list(_pairs(chart, place, series, words))
        shown = pairs if in_full or len(pairs) <= 2 else [pairs[0], "\u2026", pairs[-1]]  # noqa: PLR2004  the first and the last
        yield f"{series.name}: {', '.join(shown)}" if shown else series.name


def _pairs(chart: Chart, place: int, series: Series, words: Words) -> Iterator[str]:
    if chart.type == "scatter":
        for point in series.points:
            yield f"{point.label} ({number_text(point.x)}, {number_text(point.y)})".strip()
        return
    for category in range(len(chart.categories)):
        value = chart.series[place].values[category]
        if value is not None:
            yield f"{category_text(chart, category, words)} {number_text(value)}".strip()
