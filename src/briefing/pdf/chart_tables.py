"""The table that says what a chart has no room for, as it is printed: narrow ones side by side, wide ones set tighter."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.blocks import Chart
from briefing.charts.lettering import height_of, widest
from briefing.charts.model import Type
from briefing.charts.printed import Row, number_text
from briefing.pdf.chart_model import PanelView, TableRowView
from briefing.pdf.phrases import plainly
from briefing.roles import Role
from briefing.texts import plain
from briefing.themes.model import Theme
from briefing.themes.widths import label_widths

_MM = 72 / 25.4
_PANEL_ROWS, _MOST_PANELS, _WIDEST_PANEL = 14, 3, 2
_TALLEST_PANEL, _NUMBER_COLUMN, _ROW_PADDING, _WIDE_GAP, _CELL_GAP, _TIGHT_GAP = 150.0, 22.0, 1.8, 14.0, 5.0, 2.0  # millimetres
_ALONE_SHARE = 0.6
"""How much of the width a table alone is sure to have."""
_WIDEST_NAME = 40.0  # millimetres that a name may claim before it goes over lines


class ChartTable:
    """The table of one chart, in a width in points."""

    def __init__(self, chart: Chart, rows: tuple[Row, ...], theme: Theme, width: float) -> None:
        self.chart, self.rows, self.width = chart, rows, width
        self._types = tuple(Type(size.size, size.leading) for size in (theme.document_type["note"], theme.document_type["header"]))
        self._measure = label_widths(theme)

    def panels(self) -> Iterator[PanelView]:
        """Yield the tables that stand side by side; one alone goes on over pages."""
        texts = self._headings()
        height = -(-len(self.rows) // self._count())
        for panel, start in enumerate(range(0, len(self.rows), height), start=1):
            headings = (plainly(Role.REPEATED_LABEL, f"{self.chart.key}.h{column}", text, panel) for column, text in enumerate(texts, start=1))
            yield PanelView(tuple(headings), tuple(self._row(row) for row in self.rows[start : start + height]))

    def look(self) -> str:
        """Return how the table is set: its headings are repeated unless they take several lines; alone it is as wide as it needs.

        What is too wide is tighter, then broken.
        """
        look = "" if self._has_short_headings() else " chart-headed-once"
        look += " chart-long-names" if self._widest_word(self._types[0]) > _WIDEST_NAME * _MM else ""
        if self._count() == 1 and self._least_width(self._types[0], _WIDE_GAP) <= self.width:
            return f"{look} chart-narrow"
        if self._least_width(self._types[0], _CELL_GAP) <= self.width:
            return look
        return f"{look} chart-tight" if self._least_width(self._types[1], _TIGHT_GAP) <= self.width else f"{look} chart-tight chart-broken"

    def _headings(self) -> tuple[str, ...]:
        """Return the headings over the numbers: the series; in a scatter chart the two axes."""
        if self.chart.type != "scatter":
            return tuple(series.name for series in self.chart.series)
        titles = zip("xy", (self.chart.x_title, self.chart.y_title), strict=True)
        return tuple((plain(title.full) if title is not None else "") or name for name, title in titles)

    def _row(self, row: Row) -> TableRowView:
        key = f"{self.chart.key}.{row.suffix}"
        is_scatter = self.chart.type == "scatter"
        columns = [said.column for said in row.numbers] if is_scatter else range(1, len(self.chart.series) + 1)
        said = {one.column: plainly(Role.NUMBER, key, number_text(one.number), one.column) for one in row.numbers}
        name = plainly(Role.POINT_LABEL if is_scatter else Role.CATEGORY, key, row.name) if row.name else None
        return TableRowView(name, tuple(said.get(column) for column in columns))

    def _count(self) -> int:
        """Return how many tables stand side by side: more than one where they are narrow, and end on one page."""
        columns = len(self._headings())
        count = min(_MOST_PANELS, -(-len(self.rows) // _PANEL_ROWS)) if columns <= _WIDEST_PANEL else 1
        return count if self._panel_height(count, columns) <= _TALLEST_PANEL * _MM else 1

    def _panel_height(self, count: int, columns: int) -> float:
        """Return how high the tallest of several panels is; side by side they stand on one page, so that rows are read in order."""
        width = self.width / count - columns * _NUMBER_COLUMN * _MM
        heights = [height_of(row.name or "0", width, self._types[0], self._measure) + _ROW_PADDING * _MM for row in self.rows]
        length = -(-len(heights) // count)
        return max(sum(heights[start : start + length]) for start in range(0, len(heights), length))

    def _has_short_headings(self) -> bool:
        """Say whether all headings stand on one line beside the widest name."""
        headings = [widest([text], self._types[0], self._measure, bold=True) + _CELL_GAP * _MM for text in self._headings()]
        return widest((row.name for row in self.rows), self._types[0], self._measure) + sum(headings) <= self.width * _ALONE_SHARE

    def _widest_word(self, type_: Type) -> float:
        """Return the width of the widest word of a name."""
        return widest((word for row in self.rows for word in row.name.split()), type_, self._measure)

    def _least_width(self, type_: Type, gap: float) -> float:
        """Return the least width in which no word and no number is broken."""
        names = min(self._widest_word(type_), _WIDEST_NAME * _MM)
        numbers: dict[int, float] = {}
        for row in self.rows:
            for place, said in enumerate(row.numbers):
                column = place if self.chart.type == "scatter" else said.column - 1
                numbers[column] = max(numbers.get(column, 0.0), widest([number_text(said.number)], type_, self._measure))
        headings = (widest(text.split(), type_, self._measure, bold=True) for text in self._headings())
        return names + sum(max(heading, numbers.get(place, 0.0)) + gap * _MM for place, heading in enumerate(headings))
