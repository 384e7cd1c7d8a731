"""The numbers of a chart as cells: the workbook that is embedded for editing, and the ranges that the chart's caches refer to."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.blocks import Chart
from briefing.charts.printed import MINUS, category_text, decimals
from briefing.language import Words

SHEET = "Data"
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Range:
    """A column of cells under its heading: texts or numbers, None where one is missing."""

    column: int
    heading: str
    cells: tuple[str | Decimal | None, ...]

    @property
    def reference(self) -> str:
        """Where the cells stand, as a formula."""
        letter = column_letter(self.column)
        return f"{SHEET}!${letter}$2:${letter}${len(self.cells) + 1}"

    @property
    def heading_reference(self) -> str:
        """Where the heading stands, as a formula."""
        return f"{SHEET}!${column_letter(self.column)}$1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All ranges of a chart: its categories (none in a scatter chart), the values of each series, x and y of points, the target."""

    categories: Range | None
    values: tuple[Range, ...]
    x: tuple[Range, ...] = ()
    labels: tuple[Range, ...] = ()
    target: Range | None = None
    target_x: Range | None = None

    def ranges(self) -> Iterator[Range]:
        """Yield every range."""
        yield from (one for one in (self.categories, *self.x, *self.values, *self.labels, self.target_x, self.target) if one is not None)


def chart_sheet(chart: Chart, words: Words, ends: tuple[float, float]) -> Sheet:
    """Return the cells of a chart; `ends` are those of a scatter chart's horizontal axis, between which the target's line goes."""
    name = words["target"]
    if chart.target is not None and chart.target.label is not None:
        name = "".join(getattr(run, "text", "") for run in chart.target.label.on_slide).strip() or name
    if chart.type == "scatter":
        return _points(chart, name, ends)
    categories = Range(0, "", tuple(category_text(chart, place, words) for place in range(len(chart.categories))))
    values = tuple(Range(place, series.name, series.values) for place, series in enumerate(chart.series, start=1))
    at = chart.target.at if chart.target is not None else None
    return Sheet(categories, values, target=Range(len(values) + 1, name, (at,) * len(chart.categories)) if at is not None else None)


def _points(chart: Chart, name: str, ends: tuple[float, float]) -> Sheet:
    x = tuple(Range(3 * place, "x", tuple(point.x for point in series.points)) for place, series in enumerate(chart.series))
    y = tuple(Range(3 * place + 1, series.name, tuple(point.y for point in series.points)) for place, series in enumerate(chart.series))
    labels = tuple(Range(3 * place + 2, "", tuple(point.label or None for point in series.points)) for place, series in enumerate(chart.series))
    if chart.target is None:
        return Sheet(None, y, x, labels)
    first = 3 * len(chart.series)
    line = Range(first, "x", tuple(Decimal(repr(end)) for end in ends))
    return Sheet(None, y, x, labels, Range(first + 1, name, (chart.target.at,) * 2), line)


def write_workbook(sheet: Sheet) -> bytes:
    """Return the workbook; the same cells give the same bytes."""
    import xlsxwriter

    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        page = book.add_worksheet(SHEET)
        formats = {places: book.add_format({"num_format": number_format(places)}) for places in sorted(_decimals(sheet))}
        for one in sheet.ranges():
            page.write_string(0, one.column, one.heading)
            for row, cell in enumerate(one.cells, start=1):
                if isinstance(cell, Decimal):
                    page.write_number(row, one.column, float(cell), formats[decimals(cell)])
                elif cell:
                    page.write_string(row, one.column, cell)
    return packed.getvalue()


def number_format(places: int) -> str:
    """Return the format that shows a number with so many decimals; of those below zero it sets the minus sign, which the cell itself has not."""
    shown = f"0.{'0' * places}" if places else "0"
    return f"{shown};\\{MINUS}{shown}"


def cached(cell: str | Decimal) -> str:
    """Return a cell as the chart's cache writes it."""
    return format(cell, "f") if isinstance(cell, Decimal) else cell


def column_letter(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _decimals(sheet: Sheet) -> set[int]:
    return {decimals(cell) for one in sheet.ranges() for cell in one.cells if isinstance(cell, Decimal)}
