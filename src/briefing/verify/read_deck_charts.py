"""The charts of a deck as entries: chart part, key and tables of a chart are held against each other, and must show everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TypeAlias

from lxml import etree

from briefing.roles import Name, Role, format_name
from briefing.verify.deck_charts import C, Point, ReadChart, Series, read_chart
from briefing.verify.deck_parts import DeckParts, R
from briefing.verify.deck_text import description_of
from briefing.verify.normalise import bare
from briefing.verify.transcript import Entry, Furniture, Place, Span, part_of


@dataclass(frozen=True, slots=True)
class SeenChart:
    """A chart that stands on a slide."""

    key: str
    alternative: str
    chart: ReadChart
    place: Place


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table of a chart's numbers; `start` is the row of the chart that the first one below its headings says, from 0."""

    name: str
    key: str
    start: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    place: Place


Seen: TypeAlias = SeenChart | SeenTable


def chart_of(parts: DeckParts, slide: str, frame: etree._Element, place: Place) -> SeenChart | None:
    """Return the chart of a graphic frame; None where it holds something else."""
    shown = next(frame.iter(f"{C}chart"), None)
    relation = parts.relations(slide).get(shown.get(f"{R}id", "")) if shown is not None else None
    if relation is None:
        return None
    return SeenChart("", description_of(frame), read_chart(parts, relation.target), place)


def table_of(name: Name, rows: Sequence[Sequence[str]], place: Place) -> SeenTable:
    """Return a table of a chart's numbers; its name says at which row it starts."""
    key, _, start = name.key.rpartition(".r")
    headings, *below = tuple(map(tuple, rows)) or ((),)
    own = format_name(name.role, name.key, name.ordinal, name.fragment)
    return SeenTable(own, key, int(start) - 1 if start.isdecimal() else 0, headings, tuple(below), place)


class SettledCharts:
    """All charts of a deck with what the whole deck says of them: their tables, the titles of their axes, and the words of their keys."""

    def __init__(self, found: Iterable[object], entries: Iterable[Entry]) -> None:
        seen = list(found)
        self._axes = {one.key: "".join(span.text for span in one.spans if not span.citation) for one in entries if one.role is Role.AXIS_TITLE}
        self._charts = {one.key: one for one in seen if isinstance(one, SeenChart)}
        self._tables = [one for one in seen if isinstance(one, SeenTable)]
        self._labels = [one for one in seen if isinstance(one, Furniture) and one.role is Role.REPEATED_LABEL]

    def entries(self, seen: SeenChart) -> tuple[list[Entry | Furniture], list[Entry | Furniture]]:
        """Return what a chart says, its numbers apart; a text that is not shown, or said differently elsewhere, says so."""
        keys = [label.text for label in self._labels if label.key.rpartition(".")[0] == seen.key]
        axes = tuple(self._axes.get(f"{seen.key}.{axis}", axis) for axis in "xy")
        said: list[Entry | Furniture] = list(_Settled(seen, [table for table in self._tables if table.key == seen.key], keys, axes).entries())
        head: list[Entry | Furniture] = [one for one in said if isinstance(one, Entry) and one.role in {Role.ALTERNATIVE, Role.SERIES}]
        return head, said[len(head) :]

    def is_beside(self, entry: Entry) -> bool:
        """Say whether an entry is a text that stands beside a chart: a title of an axis, or its target."""
        key, _, suffix = entry.key.rpartition(".")
        return key in self._charts and suffix in {"x", "y", "target"}

    def with_target(self, entry: Entry) -> Entry:
        """Return an entry; the number of a target says what its chart holds instead, where that is not the same."""
        seen = self._charts.get(entry.key.removesuffix(".target")) if entry.role is Role.NUMBER else None
        if seen is None or (seen.chart.targets and set(seen.chart.targets) == {entry.text}):
            return entry
        other = ", ".join(text for text in seen.chart.targets if text != entry.text) or "nothing"
        return replace(entry, spans=(Span(f"{entry.text} (chart: {other})"),))


@dataclass
class _Settled:
    """Holds the parts of one chart against each other."""

    seen: SeenChart
    tables: Sequence[SeenTable]
    keys: Sequence[str]
    axes: Sequence[str]
    said: Mapping[int, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.said = {table.start + place: row for table in self.tables for place, row in enumerate(table.rows)}

    def entries(self) -> Iterator[Entry | Furniture]:
        chart = self.seen.chart
        yield from self._entry(Role.ALTERNATIVE, "", self.seen.alternative)
        for place, series in enumerate(chart.series):
            yield from self._entry(Role.SERIES, f".{place + 1}", self._series_name(place, series))
        yield from self._points() if chart.kind == "scatter" else self._categories()
        for tick in chart.ticks:
            yield Furniture(role=Role.TICK, key=self.seen.key, text=tick, place=self.seen.place)
        for table in self.tables:
            yield from (self._stray(table, text or "(no heading)") for text in self._strange_headings(table.headings))
            yield from (self._stray(table, text) for text in self._strange_cells(table) if text)

    def _series_name(self, place: int, series: Series) -> str:
        is_shown = series.name_shown or series.name.split(" (workbook: ")[0] in self.keys
        headings = [table.headings[place + 1] for table in self.tables if self.seen.chart.kind != "scatter" and len(table.headings) > place + 1]
        other = next((heading for heading in headings if heading != series.name), None)
        return _marked(series.name, is_shown=is_shown, table=other)

    def _categories(self) -> Iterator[Entry]:
        chart = self.seen.chart
        for row, category in enumerate(chart.categories):
            points = [(column, series.points[row]) for column, series in enumerate(chart.series, start=1) if row in series.points]
            is_shown = chart.named or any(point.is_shown and point.name_shown for _, point in points)
            yield from self._entry(Role.CATEGORY, f".r{row + 1}", self._told(category, row, 0, is_shown=is_shown))
            for column, point in points:
                yield from self._entry(Role.NUMBER, f".r{row + 1}", self._told(point.text, row, column, is_shown=point.is_shown), column)

    def _points(self) -> Iterator[Entry]:
        row = 0
        for place, series in enumerate(self.seen.chart.series):
            for number, point in series.points.items():
                x = series.x.get(number, "")
                yield from self._point((place, number, row), point, x)
                row += 1

    def _point(self, where: tuple[int, int, int], point: Point, x: str) -> Iterator[Entry]:
        place, number, row = where
        suffix, both = f".{place + 1}.{number + 1}", f"({x}, {point.text})"
        in_label = point.is_shown and point.rich is not None and point.rich.endswith(both)
        name = (point.rich or "").removesuffix(both).rstrip() if point.rich is not None else self.said.get(row, ("",))[0]
        yield from self._entry(Role.POINT_LABEL, suffix, name)
        for column, text in enumerate((x, point.text), start=1):
            yield from self._entry(Role.NUMBER, suffix, self._told(text, row, column, is_shown=in_label), 2 * place + column)

    def _strange_headings(self, headings: Sequence[str]) -> Iterator[str]:
        """Yield the headings of a table that the chart does not have; over its first column stands none."""
        wanted = ("", *self.axes) if self.seen.chart.kind == "scatter" else ("", *headings[1 : 1 + len(self.seen.chart.series)])
        yield from (heading for heading, own in zip_longest(headings, wanted) if heading is not None and (own is None or bare(heading) != bare(own)))

    def _strange_cells(self, table: SeenTable) -> Iterator[str]:
        """Yield what a table says behind the rows and beside the columns of the chart."""
        series, is_scatter = self.seen.chart.series, self.seen.chart.kind == "scatter"
        rows = sum(len(one.points) for one in series) if is_scatter else len(self.seen.chart.categories)
        columns = 1 + (len(self.axes) if is_scatter else len(series))
        for place, row in enumerate(table.rows, start=table.start):
            yield from row[columns:] if place < rows else row

    def _stray(self, table: SeenTable, text: str) -> Entry:
        return Entry(role=Role.UNNAMED, key=table.name, part=part_of(table.key), spans=(Span(text),), place=table.place)

    def _told(self, text: str, row: int, column: int, *, is_shown: bool) -> str:
        """Return a text, marked where nothing shows it, or where a table says it differently."""
        cells = self.said.get(row)
        cell = (cells[column] if column < len(cells) else "") if cells is not None else None
        return _marked(text, is_shown=is_shown or cell is not None, table=cell if cell != text else None)

    def _entry(self, role: Role, suffix: str, text: str, column: int = 0) -> Iterator[Entry]:
        if text:
            key = f"{self.seen.key}{suffix}"
            yield Entry(role=role, key=key, part=part_of(key), spans=(Span(text),), column=column, place=self.seen.place)


def _marked(text: str, *, is_shown: bool, table: str | None) -> str:
    if not text and not table:
        return ""
    if table is not None:
        return f"{text} (table: {table or 'nothing'})".strip()
    return text if is_shown else f"{text} (not shown)"
