"""What a chart must say, in the order that both readers give."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.blocks import Chart
from briefing.charts.printed import alternative_text, category_wording, has_unit, number_text, rows
from briefing.language import Words
from briefing.roles import Role
from briefing.texts import Wording
from briefing.verify.transcript import Entry, Span, part_of

Worded = Callable[[Role, str, Wording | None], Iterator[Entry]]
"""From a role, a key and a wording to its entry, by the route of the output."""


def chart_entries(chart: Chart, words: Words, worded: Worded, *, for_deck: bool) -> Iterator[Entry]:
    """Yield the entries of a chart: texts above it, alternative text, series, texts beside it, row by row its numbers, its note."""
    key = chart.key
    yield from worded(Role.CAPTION, key, chart.caption)
    yield from worded(Role.CHART_SUBTITLE, key, chart.subtitle)
    if has_unit(chart.on_slide if for_deck else chart):
        yield from worded(Role.UNIT, key, chart.unit.wording)
    if chart.type == "pie":
        yield from _axis_titles(chart, worded)
    if chart.alt:
        yield from worded(Role.ALTERNATIVE, key, chart.alt.wording)
    else:
        yield from _plain(Role.ALTERNATIVE, key, alternative_text(chart.on_slide if for_deck else chart, words))
    for place, series in enumerate(chart.series, start=1):
        yield from _plain(Role.SERIES, f"{key}.{place}", series.name)
    if chart.type != "pie":
        yield from _axis_titles(chart, worded)
    if chart.target is not None:
        yield from worded(Role.TARGET, f"{key}.target", chart.target.label)
        yield from _plain(Role.NUMBER, f"{key}.target", number_text(chart.target.at))
    for place, row in enumerate(rows(chart, words)):
        if chart.type == "scatter":
            yield from _plain(Role.POINT_LABEL, f"{key}.{row.suffix}", row.name)
        else:
            yield from worded(Role.CATEGORY, f"{key}.{row.suffix}", category_wording(chart, place, words))
        for said in row.numbers:
            yield from _plain(Role.NUMBER, f"{key}.{row.suffix}", number_text(said.number), said.column)
    yield from worded(Role.REMARK, key, chart.note)


def _axis_titles(chart: Chart, worded: Worded) -> Iterator[Entry]:
    yield from worded(Role.AXIS_TITLE, f"{chart.key}.x", chart.x_title)
    yield from worded(Role.AXIS_TITLE, f"{chart.key}.y", chart.y_title)


def _plain(role: Role, key: str, text: str, column: int = 0) -> Iterator[Entry]:
    if text:
        yield Entry(role=role, key=key, part=part_of(key), spans=(Span(text),), column=column)
