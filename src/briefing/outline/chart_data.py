"""The categories and series of a chart as written: in the outline, or in a csv file beside it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, TypeAlias

from briefing.outline.csv_rows import report_uneven
from briefing.outline.files import Row
from briefing.outline.models_exhibits import Cell, Csv
from briefing.outline.models_exhibits import Chart as WrittenChart
from briefing.outline.source import Place
from briefing.outline.texts import Texts
from briefing.outline.values import BLANK, Scalar

PAIR, LABELLED = 2, 3
"""The width of a point of a scatter chart without and with its label."""
SERIES = "write `categories: [A, B]` and `series: {Name: [1, 2]}`"
SCATTER = "write `series: {Name: [[1, 2, label]]}`"


class Datum(NamedTuple):
    """A cell of a chart's data: its text, the place in the outline that findings show, and where in which file it stands."""

    text: str
    place: Place
    where: str = ""
    decimal: str = "."
    short: Scalar | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there: a missing value."""
        return BLANK.fullmatch(self.text) is not None


Values: TypeAlias = list[Datum | list[Datum]]
"""The values of a series; in a scatter chart each is a list of x, y and perhaps a label."""


class Data(NamedTuple):
    """Categories and series as written."""

    categories: list[Datum]
    series: dict[str, Values]


def read_data(chart: WrittenChart, texts: Texts) -> Data | None:
    """Return the data of a chart; None when there are none, or none that can be read."""
    if chart.csv is not None:
        return _from_csv(chart, chart.csv, texts)
    if chart.series is None or (chart.categories is None and chart.type != "scatter"):
        if texts.is_whole(chart.place):
            wanted = "`series`" if chart.type == "scatter" else "`categories` and `series`"
            texts.report(
                chart.place, "missing-key", f"a {chart.type} chart wants {wanted}, or a `csv` file", SCATTER if chart.type == "scatter" else SERIES
            )
        return None
    series = {name: [_written(value) for value in values] for name, values in chart.series.items()}
    return Data([_category(category) for category in chart.categories or ()], series)


def _category(cell: Cell) -> Datum:
    return Datum(cell.text.text, cell.text.place, short=cell.short) if cell.text is not None else Datum("", cell.place)


def _written(value: Scalar | list[Scalar]) -> Datum | list[Datum]:
    return [Datum(one.text, one.place) for one in value] if isinstance(value, list) else Datum(value.text, value.place)


def _from_csv(chart: WrittenChart, csv: Csv, texts: Texts) -> Data | None:
    """Return the data of a file: categories in the first column, a series in each other; in a scatter chart x, y and label."""
    if chart.series is not None or chart.categories is not None:
        texts.report(chart.place, "several-kinds", "a chart has `categories` and `series`, or a `csv` file, not both", "delete one of the two")
        return None
    rows = texts.files.rows(csv)
    if rows is None or _report_shape(rows, csv.path, chart.type, texts):
        return None
    names = [name.strip() for name in rows[0].cells]
    lines = [tuple(_in_file(cell, row, csv) for cell in row.cells) for row in rows[1:]]
    if chart.type == "scatter":
        return Data([], {names[1]: [list(line) for line in lines]})
    columns: dict[str, Values] = {name: [line[column] for line in lines] for column, name in enumerate(names) if column}
    return Data([line[0] for line in lines], columns)


def _in_file(cell: str, row: Row, csv: Csv) -> Datum:
    decimal = csv.decimal.text.strip() if csv.decimal is not None else "."
    return Datum(cell.strip(), csv.path.place, f" in line {row.line} of `{csv.path.text}`", decimal)


def _report_shape(rows: list[Row], path: Scalar, kind: str, texts: Texts) -> bool:
    """Report what is wrong with the shape of a file, and say whether anything was."""
    before = len(texts.findings)
    width = len(rows[0].cells) if rows else 0
    uneven = [row for row in rows if len(row.cells) != width]
    if uneven:
        report_uneven(uneven, width, path, texts)
    elif len(rows) < PAIR or width < PAIR:
        texts.report(
            path.place,
            "ragged-row",
            f"`{path.text}` wants a header and rows of at least two cells",
            "its first column holds the categories, each other one a series",
        )
    elif kind == "scatter":
        if width > LABELLED:
            texts.report(
                path.place,
                "ragged-row",
                f"a scatter chart takes x, y and a label from a file, and `{path.text}` has {width} columns",
                "delete the others",
            )
    else:
        _report_names(Counter(name.strip() for name in rows[0].cells[1:]), path, texts)
    return len(texts.findings) > before


def _report_names(names: Counter[str], path: Scalar, texts: Texts) -> None:
    if "" in names:
        texts.report(
            path.place, "empty-text", f"a column of `{path.text}` has no name in its header", "write the name of the series into the first line"
        )
    twice = next((name for name, count in names.items() if count > 1), "")
    if twice:
        texts.report(path.place, "duplicate-key", f"two columns of `{path.text}` have the name `{twice}`", "give one of them another name")
