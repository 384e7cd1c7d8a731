"""Charts of the file format -> charts of the document: numbers as decimals, every series as long as the categories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefing.document import Chart, ScatterPoint, Series, Target, Tone
from briefing.outline.common import Common
from briefing.outline.models_base import nearest
from briefing.outline.models_exhibits import Chart as WrittenChart
from briefing.outline.source import Place
from briefing.outline.texts import Texts
from briefing.outline.values import Scalar

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_LARGEST = Decimal("1e15")
"""A double, which is what a chart part holds, gives 15 digits back."""
_MINUS = {0x2212: "-"}
_STACKABLE = frozenset({"bar", "column", "area"})
_PAIR, _LABELLED = 2, 3

_Values = list[Scalar | list[Scalar]]


@dataclass(frozen=True, slots=True)
class _Data:
    """Categories and series as written, from the outline or from a file."""

    categories: list[Scalar]
    series: dict[str, _Values]


def build_chart(chart: WrittenChart, common: Common, texts: Texts) -> Chart | None:
    """Return a chart; None when its data cannot be read."""
    before = len(texts.findings)
    data = _read_data(chart, texts)
    if data is None:
        return None
    _check_shape(chart, data, texts)
    categories = tuple(_words(category) for category in data.categories)
    built = Chart(
        **common,
        type=chart.type,
        series=tuple(_series(chart, name, values, len(categories), texts) for name, values in data.series.items()),
        categories=categories,
        stacked=chart.stacked,
        unit=_words(chart.unit),
        subtitle=texts.maybe(chart.subtitle),
        x_title=texts.maybe(chart.x_title),
        y_title=texts.maybe(chart.y_title),
        target=_target(chart, texts),
        estimates=tuple(_estimates(chart, categories, texts)),
        caption=texts.maybe(chart.caption),
        note=texts.maybe(chart.note),
        alt=_words(chart.alt),
    )
    if len(texts.findings) == before:
        _check_values(chart, built, texts)
    return built


def _read_data(chart: WrittenChart, texts: Texts) -> _Data | None:
    if chart.csv is not None:
        return _from_csv(chart, texts)
    if chart.series is None or (chart.categories is None and chart.type != "scatter"):
        if chart.place not in texts.incomplete:
            wanted = "`series`" if chart.type == "scatter" else "`categories` and `series`"
            texts.report(chart.place, "missing-key", f"a {chart.type} chart wants {wanted}, or a `csv` file")
        return None
    return _Data(chart.categories or [], dict(chart.series))


def _from_csv(chart: WrittenChart, texts: Texts) -> _Data | None:
    """Return the data of a file: categories in the first column, a series in each other; in a scatter chart x, y and label."""
    assert chart.csv is not None  # noqa: S101  asked by the only caller
    path = chart.csv.path
    if chart.series is not None or chart.categories is not None:
        texts.report(chart.place, "several-kinds", "a chart has `categories` and `series`, or a `csv` file, not both")
        return None
    rows = texts.files.rows(chart.csv)
    if rows is None:
        return None
    uneven = next((count for count, row in enumerate(rows, start=1) if len(row) != len(rows[0])), 0)
    if uneven or len(rows) < _PAIR or len(rows[0]) < _PAIR:
        message = (
            f"line {uneven} of `{path.text}` is not as wide as the first"
            if uneven
            else f"`{path.text}` wants a header and rows of at least two cells"
        )
        texts.report(path.place, "ragged-row", message)
        return None
    decimal = chart.csv.decimal.text if chart.csv.decimal is not None else "."
    cells = [[Scalar(text.strip(), path.place) for text in row] for row in rows]
    if chart.type == "scatter":
        points: _Values = [[_decimal(row[0], decimal), _decimal(row[1], decimal), *row[2:_LABELLED]] for row in cells[1:]]
        return _Data([], {cells[0][1].text: points})
    columns = {name.text: [_decimal(row[place], decimal) for row in cells[1:]] for place, name in enumerate(cells[0]) if place}
    return _Data([row[0] for row in cells[1:]], {name: list(values) for name, values in columns.items()})


def _decimal(number: Scalar, sign: str) -> Scalar:
    return Scalar(number.text.replace(sign, ".") if sign != "." else number.text, number.place)


def _check_shape(chart: WrittenChart, data: _Data, texts: Texts) -> None:
    if chart.type == "pie" and len(data.series) != 1:
        texts.report(chart.place, "wrong-count", f"a pie chart has one series, and this one {len(data.series)}")
    if not data.series or (not data.categories and chart.type != "scatter"):
        texts.report(chart.place, "missing-key", "a chart wants at least one category and one series")
    if data.categories and chart.type == "scatter":
        texts.report(data.categories[0].place, "wrong-value", "a scatter chart has no categories", "its series are lists of `[x, y, label]`")
    if chart.stacked and chart.type not in _STACKABLE:
        texts.report(chart.place, "wrong-value", f"a {chart.type} chart does not stack", "delete `stacked`, or choose bar, column or area")
    for name in chart.tones or {}:
        if name not in data.series:
            likely = nearest(name, list(data.series))
            texts.report(chart.place, "unknown-series", f"there is no series `{name}`", f"did you mean `{likely}`?" if likely else "")


def _series(chart: WrittenChart, name: str, values: _Values, categories: int, texts: Texts) -> Series:
    tone: Tone | None = (chart.tones or {}).get(name)
    if chart.type == "scatter":
        points = (_scatter_point(chart, name, value, texts) for value in values)
        return Series(name=name.strip(), points=tuple(point for point in points if point is not None), tone=tone)
    if len(values) != categories:
        place = _place_of(values[0]) if values else chart.place
        texts.report(place or chart.place, "ragged-series", f"the series `{name}` has {len(values)} values, and the chart {categories} categories")
    return Series(name=name.strip(), values=tuple(_value(chart, name, value, texts) for value in values), tone=tone)


def _value(chart: WrittenChart, name: str, value: Scalar | list[Scalar], texts: Texts) -> Decimal | None:
    if isinstance(value, list):
        place = _place_of(value) or chart.place
        texts.report(place, "wrong-type", f"the series `{name}` wants numbers, not a list", "only a scatter chart has `[x, y, label]`")
        return None
    return None if value.is_empty else _read_number(value, texts)


def _scatter_point(chart: WrittenChart, name: str, value: Scalar | list[Scalar], texts: Texts) -> ScatterPoint | None:
    if not isinstance(value, list) or not _PAIR <= len(value) <= _LABELLED:
        texts.report(_place_of(value) or chart.place, "wrong-type", f"a point of `{name}` is `[x, y]` or `[x, y, label]`")
        return None
    x, y = (_read_number(number, texts) for number in value[:_PAIR])
    label = _words(value[_PAIR]) if len(value) == _LABELLED else ""
    return ScatterPoint(x=x, y=y, label=label) if x is not None and y is not None else None


def _read_number(written: Scalar, texts: Texts) -> Decimal | None:
    text = written.text.strip().translate(_MINUS)
    if not _NUMBER.fullmatch(text):
        hint = "write digits with a decimal point, no thousands marks, and the unit under `unit`"
        texts.report(written.place, "bad-number", f"`{written.text}` is no decimal number", hint)
        return None
    number = Decimal(text)
    if abs(number) > _LARGEST or len(number.as_tuple().digits) > 15:  # noqa: PLR2004  see _LARGEST
        texts.report(written.place, "bad-number", f"`{written.text}` has more than 15 digits", "choose a larger unit")
        return None
    return number


def _target(chart: WrittenChart, texts: Texts) -> Target | None:
    if chart.target is None:
        return None
    if chart.type == "pie":
        texts.report(chart.target.place, "wrong-value", "a pie chart has no axis for a `target`")
    at = _read_number(chart.target.at, texts)
    label = texts.maybe(chart.target.label)
    return Target(at=at, label=label) if at is not None else None


def _estimates(chart: WrittenChart, categories: tuple[str, ...], texts: Texts) -> Iterable[int]:
    """Yield the places of the categories that are estimates."""
    for written in chart.estimate or ():
        name = _words(written)
        if name in categories:
            yield categories.index(name)
        else:
            likely = nearest(name, list(categories))
            texts.report(written.place, "unknown-category", f"there is no category `{name}`", f"did you mean `{likely}`?" if likely else "")


def _check_values(chart: WrittenChart, built: Chart, texts: Texts) -> None:
    """Report a chart without a number, and a pie with parts below zero."""
    numbers = [value for series in built.series for value in series.values if value is not None]
    if not numbers and not any(series.points for series in built.series):
        texts.report(chart.place, "missing-key", "a chart wants at least one number")
    elif built.type == "pie" and (min(numbers) < 0 or not sum(numbers)):
        texts.report(chart.place, "wrong-value", "the parts of a pie are not below zero, and make a whole", "choose bar or column")


def _place_of(value: Scalar | list[Scalar]) -> Place | None:
    if isinstance(value, list):
        return value[0].place if value else None
    return value.place


def _words(written: Scalar | None) -> str:
    return " ".join(written.text.split()) if written is not None else ""
