"""Charts of the file format -> charts of the document: numbers as decimals, every series as long as the categories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from briefing.blocks import Chart, ScatterPoint, Series, Target, Tone
from briefing.diagnostics import Severity
from briefing.outline.chart_data import LABELLED, PAIR, SERIES, Data, Datum, Values, read_data
from briefing.outline.common import Common
from briefing.outline.models_base import MANY_KEYS
from briefing.outline.models_exhibits import Chart as WrittenChart
from briefing.outline.models_lists import place_beyond
from briefing.outline.slips import counted, one_of
from briefing.outline.source import Place
from briefing.outline.texts import Texts
from briefing.outline.values import Scalar, warning_at
from briefing.texts import Name

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_LARGEST = Decimal("1e15")
"""A double, which is what a chart part holds, gives 15 digits back."""
_SMALLEST = Decimal("1e-15")
_MINUS = {0x2212: "-"}
_STANDS_FOR_NOTHING = re.compile(r"null|~|none|nan|n/?a|\.+|[-–—]+", re.IGNORECASE)  # noqa: RUF001  the dashes that stand for nothing
_STACKABLE = frozenset({"bar", "column", "area"})


def build_chart(chart: WrittenChart, common: Common, texts: Texts) -> Chart | None:
    """Return a chart; None when its data cannot be read."""
    before = len(texts.findings)
    data = read_data(chart, texts)
    if data is None:
        return None
    _check_shape(chart, data, texts)
    categories = tuple(_categories(data, texts))
    built = Chart(
        **common,
        type=chart.type,
        series=tuple(_series(chart, name, values, len(categories), texts) for name, values in data.series.items()),
        categories=categories,
        stacked=chart.stacked,
        unit=texts.maybe_name(chart.unit),
        subtitle=texts.maybe(chart.subtitle),
        x_title=texts.maybe(chart.x_title),
        y_title=texts.maybe(chart.y_title),
        target=_target(chart, texts),
        estimates=tuple(_estimates(chart, tuple(name.full for name in categories), texts)),
        caption=texts.maybe(chart.caption),
        note=texts.maybe(chart.note),
        alt=texts.maybe_name(chart.alt),
    )
    is_right = not any(finding.severity is Severity.ERROR for finding in texts.findings[before:])
    if is_right and texts.is_whole(chart.place):
        _check_values(chart, built, texts)
    return built


def _check_shape(chart: WrittenChart, data: Data, texts: Texts) -> None:
    whole = texts.is_whole(chart.place)
    if chart.type == "pie" and len(data.series) > 1:
        texts.report(chart.place, "wrong-count", f"a pie chart has one series, and this one {len(data.series)}", "choose bar or column")
    if whole and (not data.series or (not data.categories and chart.type != "scatter")):
        texts.report(chart.place, "missing-key", "a chart wants at least one category and one series", SERIES)
    if data.categories and chart.type == "scatter":
        texts.report(data.categories[0].place, "wrong-value", "a scatter chart has no categories", "its series are lists of `[x, y, label]`")
    if chart.stacked and chart.type not in _STACKABLE:
        texts.report(chart.place, "wrong-value", f"a {chart.type} chart does not stack", "delete `stacked`, or choose bar, column or area")
    _check_axes(chart, texts)
    _check_names(chart, data, texts)


def _check_axes(chart: WrittenChart, texts: Texts) -> None:
    for name, written in (("target", chart.target), ("x_title", chart.x_title), ("y_title", chart.y_title)):
        if chart.type == "pie" and written is not None:
            texts.report(written.place, "wrong-value", f"a pie chart has no axis for `{name}`", "choose bar or column, or delete it")


def _check_names(chart: WrittenChart, data: Data, texts: Texts) -> None:
    names = Counter(name.strip() for name in data.series)
    if "" in names and chart.type != "scatter":
        texts.report(chart.place, "empty-text", "a series of this chart has no name", "write `Name: [...]`")
    for name in (name for name, count in names.items() if count > 1):
        texts.report(chart.place, "duplicate-key", f"two series of this chart have the name `{name}`", "give one of them another name")
    for name in chart.tones or {}:
        if name not in data.series:
            hint = texts.guesses.hint(
                name, data.series, f"the series are {one_of([*data.series][:MANY_KEYS])}" if data.series else "give it under `series`"
            )
            texts.report(chart.place.after("tones:").of(name), "unknown-series", f"there is no series `{name}`", hint)


def _categories(data: Data, texts: Texts) -> Iterable[Name]:
    """Yield the categories; report one without a name, and ask about two that nobody can tell apart in one of the outputs."""
    full: set[str] = set()
    shown: set[str] = set()
    for category in data.categories:
        name = texts.name(category.text, category.short)
        if category.is_empty:
            texts.report(category.place, "empty-text", f"a category{category.where} has no name", "write what its numbers are about")
        elif name.full in full or name.on_slide.full in shown:
            again = name.full if name.full in full else name.on_slide.full
            message = f"the category `{again}`{category.where} stands twice: nobody can tell the two apart"
            texts.findings.append(warning_at(category.place, "repeated-category", message, "give one of them another name"))
        full.add(name.full)
        shown.add(name.on_slide.full)
        yield name


def _series(chart: WrittenChart, name: str, values: Values, categories: int, texts: Texts) -> Series:
    tone: Tone | None = (chart.tones or {}).get(name)
    if chart.type == "scatter":
        points = (_scatter_point(chart, name, value, texts) for value in values)
        return Series(name=name.strip(), points=tuple(point for point in points if point is not None), tone=tone)
    written = (chart.series or {}).get(name, values)
    if texts.is_uneven(written, chart.categories or range(categories)):
        place = place_beyond(written, categories, chart.place)
        message = f"the series `{name}` has {counted(len(values), 'value')}, and the chart {counted(categories, 'category', 'categories')}"
        hint = "delete what is too much" if len(values) > categories else 'write `""` where a number is missing'
        texts.report(place, "ragged-series", message, hint)
    return Series(name=name.strip(), values=tuple(_value(chart, name, value, texts) for value in values), tone=tone)


def _value(chart: WrittenChart, name: str, value: Datum | list[Datum], texts: Texts) -> Decimal | None:
    if isinstance(value, list):
        place = _place_of(value) or chart.place
        texts.report(place, "wrong-type", f"the series `{name}` wants numbers, not a list", "only a scatter chart has `[x, y, label]`")
        return None
    return None if value.is_empty else _read_number(value, texts)


def _scatter_point(chart: WrittenChart, name: str, value: Datum | list[Datum], texts: Texts) -> ScatterPoint | None:
    if not isinstance(value, list) or not PAIR <= len(value) <= LABELLED:
        texts.report(
            _place_of(value) or chart.place, "wrong-type", f"a point of `{name}` is `[x, y]` or `[x, y, label]`", "write two numbers in brackets"
        )
        return None
    x, y = (_read_number(number, texts) for number in value[:PAIR])
    label = _words(value[PAIR]) if len(value) == LABELLED else ""
    return ScatterPoint(x=x, y=y, label=label) if x is not None and y is not None else None


def _read_number(written: Datum, texts: Texts) -> Decimal | None:
    """Return a decimal number; a decimal sign other than the point is only that of a file that says so."""
    text = written.text.strip().translate(_MINUS)
    if written.decimal != ".":
        text = text.translate({ord("."): "?", ord(written.decimal): "."})
    shown = f"`{written.text}`{written.where}"
    if not _NUMBER.fullmatch(text):
        is_none = _STANDS_FOR_NOTHING.fullmatch(text) is not None
        hint = (
            'write `""` where a number is missing' if is_none else "write digits with a decimal point, no thousands marks, and the unit under `unit`"
        )
        texts.report(written.place, "bad-number", f"{shown} is no decimal number", hint)
        return None
    number = Decimal(text)
    if abs(number) > _LARGEST or 0 < abs(number) < _SMALLEST or len(number.as_tuple().digits) > 15:  # noqa: PLR2004  see _LARGEST
        texts.report(written.place, "bad-number", f"{shown} has more than 15 digits", "choose another unit, or round it")
        return None
    return number


def _target(chart: WrittenChart, texts: Texts) -> Target | None:
    if chart.target is None:
        return None
    at = _read_number(Datum(chart.target.at.text, chart.target.at.place), texts)
    label = texts.maybe(chart.target.label)
    return Target(at=at, label=label) if at is not None else None


def _estimates(chart: WrittenChart, categories: tuple[str, ...], texts: Texts) -> Iterable[int]:
    """Yield the places of the categories that are estimates."""
    for written in chart.estimate or ():
        name = _words(written)
        yield from (place for place, category in enumerate(categories) if category == name)
        if name not in categories and texts.has_all(chart.categories):
            hint = texts.guesses.hint(
                name, categories, f"the categories are {one_of(categories[:MANY_KEYS])}" if categories else "give it under `categories`"
            )
            texts.report(written.place, "unknown-category", f"there is no category `{name}`", hint)


def _check_values(chart: WrittenChart, built: Chart, texts: Texts) -> None:
    """Report a chart without a number, and a pie with parts below zero."""
    numbers = [value for series in built.series for value in series.values if value is not None]
    if not numbers and not any(series.points for series in built.series):
        texts.report(chart.place, "missing-key", "a chart wants at least one number", "give one under `series`, or delete the chart")
    elif built.type == "pie" and (min(numbers) < 0 or not sum(numbers)):
        texts.report(chart.place, "wrong-value", "the parts of a pie are not below zero, and make a whole", "choose bar or column")


def _place_of(value: Datum | list[Datum]) -> Place | None:
    if isinstance(value, list):
        return value[0].place if value else None
    return value.place


def _words(written: Scalar | Datum | None) -> str:
    return " ".join(written.text.split()) if written is not None else ""
