"""Charts as they are printed: the picture's shapes as SVG, its texts as named elements over them, a table where numbers have no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefing.blocks import Chart
from briefing.charts.looks import Look, point_form, series_looks, slice_looks, words_tell
from briefing.charts.lying import wanted_height
from briefing.charts.marks import EDGE, THIN, is_see_through, point_path
from briefing.charts.model import Canvas, Lettering, Mark, Picture, Rect, Stroke, Type
from briefing.charts.picture import draw
from briefing.charts.printed import Row, alternative_text, category_text, has_unit, number_text, rows
from briefing.pdf.chart_model import ChartView, KeyView, ShapeView, TextAt
from briefing.pdf.chart_tables import ChartTable
from briefing.pdf.model import Said
from briefing.pdf.phrases import Phrases, plainly
from briefing.references import printed
from briefing.roles import Role, format_name
from briefing.texts import Wording
from briefing.themes.model import Theme
from briefing.themes.widths import label_widths

_MM = 72 / 25.4
_HEIGHTS = {"column": 64.0, "line": 64.0, "area": 64.0, "scatter": 84.0, "pie": 62.0}
"""Millimetres; bars are as high as they need."""
_LEAST_BARS, _MOST_BARS = 24.0, 178.0
_LINE, _OUTLINE, _LEADER = 1.8, 1.2, 0.6  # points
_HAIR = 0.5  # points on either side of a name that may wrap: renderers round, and one that just fits would go on below
_PIECES = {
    "column": "M3,1h4v8h-4Z",
    "bar": "M0.6,3h8.8v4h-8.8Z",
    "area": "M1,2.5h8v5h-8Z",
    "line": "M0,5L10,5M2.4,5a2.6,2.6,0,1,0,5.2,0a2.6,2.6,0,1,0,-5.2,0Z",
}
"""What stands before a word of the key, in a square of ten: a piece of a bar, of an area or of a line; else a point or a disc."""


def view_chart(chart: Chart, phrases: Phrases, theme: Theme) -> ChartView:
    """Return a chart as it is printed."""
    picture = draw(chart, _canvas(chart, phrases, theme), phrases.words)
    return _ChartViewer(chart, phrases, theme, picture).view()


def _canvas(chart: Chart, phrases: Phrases, theme: Theme) -> Canvas:
    page = theme.page[phrases.document.page]
    types = tuple(Type(size.size, size.leading) for size in (theme.document_type["note"], theme.document_type["header"]))
    target = chart.target.label if chart.target is not None else None
    canvas = Canvas(
        width=(page["w"] - page["left"] - page["right"]) * _MM,
        height=_HEIGHTS.get(chart.type, _LEAST_BARS) * _MM,
        types=types,
        measure=label_widths(theme),
        x_title=_printed(chart.x_title, phrases),
        y_title=_printed(chart.y_title, phrases),
        target=_printed(target, phrases),
    )
    if chart.type != "bar":
        return canvas
    return replace(canvas, height=min(max(wanted_height(chart, canvas, phrases.words), _LEAST_BARS * _MM), _MOST_BARS * _MM))


def _printed(wording: Wording | None, phrases: Phrases) -> str:
    return printed(phrases.document, wording.full) if wording is not None else ""


class _ChartViewer:
    """Makes the view of one drawn chart."""

    def __init__(self, chart: Chart, phrases: Phrases, theme: Theme, picture: Picture) -> None:
        self.chart, self.phrases, self.theme, self.picture = chart, phrases, theme, picture
        self.rows: tuple[Row, ...] = tuple(rows(chart, phrases.words))

    def view(self) -> ChartView:
        chart, key, phrases = self.chart, self.chart.key, self.phrases
        table = ChartTable(chart, self.rows, self.theme, self.picture.width)
        titles = (self._title("x"), self._title("y")) if chart.type == "pie" else ()
        unit = plainly(Role.UNIT, key, chart.unit.full) if has_unit(chart) else None
        lines = (phrases.given(Role.CHART_SUBTITLE, key, chart.subtitle), unit, *titles)
        return ChartView(
            key=key,
            name=format_name(Role.CHART, key),
            alternative=alternative_text(chart, phrases.words),
            caption=phrases.given(Role.CAPTION, key, chart.caption),
            lines=tuple(line for line in lines if line is not None),
            keys=tuple(self._keys()),
            width=self.picture.width,
            height=self.picture.height,
            shapes=tuple(self._shapes()),
            texts=tuple(self._texts()),
            panels=tuple(table.panels()) if self.picture.needs_table else (),
            table_look=table.look(),
            remark=phrases.given(Role.REMARK, key, chart.note),
        )

    # The key: every colour with its word

    def _keys(self) -> Iterator[KeyView]:
        named = () if self._names_all else zip(self.chart.series, series_looks(self.chart), strict=True)
        for place, (series, look) in enumerate(named, start=1):
            said = plainly(Role.SERIES, f"{self.chart.key}.{place}", series.name, place)
            yield KeyView(said, self.theme.colors[look.text_token], None if words_tell(self.chart) else self._swatch(look, place - 1))
        if self.chart.type == "pie" and self.picture.needs_table:
            for row, look in enumerate(slice_looks(self.chart)):
                text = plainly(Role.REPEATED_LABEL, f"{self.chart.key}.k{row + 1}", category_text(self.chart, row, self.phrases.words))
                yield KeyView(text, self.theme.colors[look.text_token], self._swatch(look, row))

    @property
    def _names_all(self) -> bool:
        return self.picture.names_all(len(self.chart.series))

    def _swatch(self, look: Look, series: int) -> ShapeView:
        color = self.theme.colors[look.token]
        piece = _PIECES.get(self.chart.type) or point_path(point_form(series) if self.chart.type == "scatter" else "circle", 5, 5, 3.4)
        if is_see_through(self.chart):
            return ShapeView(path=piece, fill=color, stroke=color, weight=EDGE, opacity=THIN)
        return ShapeView(path=piece, fill="none" if look.hollow else color, stroke=color, weight=_LINE if self.chart.type == "line" else _OUTLINE)

    # Shapes

    def _shapes(self) -> Iterator[ShapeView]:
        """Yield what no number of its own is written beside: lines, areas, the axis, the target, and bars whose numbers stand in the table."""
        yield from (self._stroke(stroke) for stroke in self.picture.strokes if stroke.is_filled)
        if self.chart.type == "pie" or self.picture.needs_table or self.chart.type == "area":
            yield from (self._mark(mark) for mark in self.picture.marks)
        slate = self.theme.colors["slate"]
        yield from (ShapeView(path=path, fill="none", stroke=slate, weight=_LEADER) for path in self.picture.leaders)
        if self.picture.axis is not None:
            yield self._rule(self.picture.axis, "ink", 0.8)
        yield from (self._stroke(stroke) for stroke in self.picture.strokes if not stroke.is_filled)
        if self.picture.beside.target_line is not None:
            yield self._rule(self.picture.beside.target_line, "ink", 1.0, dash="4 2.5")

    def _stroke(self, stroke: Stroke) -> ShapeView:
        color = self.theme.colors[stroke.look.token]
        if stroke.is_filled:
            return ShapeView(path=stroke.path, fill=color, stroke=color, weight=EDGE if is_see_through(self.chart) else 0.8, opacity=stroke.opacity)
        return ShapeView(path=stroke.path, fill="none", stroke=color, weight=_LINE, dash="3 2.4" if stroke.dashed else "")

    def _rule(self, rect: Rect, token: str, weight: float, dash: str = "") -> ShapeView:
        path = f"M{rect.x:.2f},{rect.y:.2f}l{rect.w:.2f},{rect.h:.2f}"
        return ShapeView(path=path, fill="none", stroke=self.theme.colors[token], weight=weight, dash=dash)

    def _mark(self, mark: Mark) -> ShapeView:
        color, white = self.theme.colors[mark.look.token], self.theme.colors["white"]
        if self.chart.type == "pie":
            fill = white if mark.look.hollow else color
            return ShapeView(path=mark.path, fill=fill, stroke=white, weight=_OUTLINE, opacity=0.45 if mark.estimated else 1.0, origin=mark.origin)
        if self.chart.type in {"line", "scatter"}:
            return ShapeView(path=mark.path, fill=white if mark.estimated or mark.look.hollow else color, stroke=color, weight=_OUTLINE)
        if mark.estimated or mark.look.hollow:
            return ShapeView(path=mark.path, fill="none", stroke=color, weight=1.0)
        return ShapeView(path=mark.path, fill=color)

    # Texts over the shapes, in the order of the rows

    def _texts(self) -> Iterator[TextAt]:
        yield from self._names()
        yield from self._beside()
        categories = {letter.row: letter for letter in self.picture.categories}
        numbers = {(letter.row, letter.series): letter for letter in self.picture.numbers}
        if self.chart.type == "scatter":
            yield from self._points(numbers)
        elif self.chart.type == "pie":
            yield from self._slices(numbers)
        else:
            for place, row in enumerate(self.rows):
                if place in categories and row.name:
                    yield self._category(row, categories[place])
                yield from (self._number(row, said.column, numbers[place, said.column - 1]) for said in row.numbers if numbers)
        yield from self._ticks()

    def _category(self, row: Row, letter: Lettering) -> TextAt:
        role = Role.REPEATED_LABEL if self.picture.needs_table else Role.CATEGORY
        return self._at((plainly(role, f"{self.chart.key}.{row.suffix}", row.name),), letter)

    def _number(self, row: Row, column: int, letter: Lettering) -> TextAt:
        said = plainly(Role.NUMBER, f"{self.chart.key}.{row.suffix}", letter.text, column)
        mark = next((one for one in self.picture.marks if (one.row, one.series) == (letter.row, letter.series)), None)
        return self._at((said,), letter, self._mark(mark) if mark is not None else None)

    def _points(self, numbers: dict[tuple[int, int], Lettering]) -> Iterator[TextAt]:
        count = -1
        for series, group in groupby(self.rows, key=lambda row: int(row.suffix.split(".")[0])):
            for place, row in enumerate(group):
                count += 1
                if (place, series - 1) in numbers:
                    letter = numbers[place, series - 1]
                    yield self._at(tuple(self._point(row)), letter, self._mark(self.picture.marks[count]))

    def _point(self, row: Row) -> Iterator[Said]:
        key = f"{self.chart.key}.{row.suffix}"
        if row.name:
            yield plainly(Role.POINT_LABEL, key, row.name)
        for place, (said, before) in enumerate(zip(row.numbers, (" (" if row.name else "(", ", "), strict=True), start=1):
            yield plainly(Role.WORD, key, before, place)
            yield plainly(Role.NUMBER, key, number_text(said.number), said.column)
        yield plainly(Role.WORD, key, ")", len(row.numbers) + 1)

    def _slices(self, numbers: dict[tuple[int, int], Lettering]) -> Iterator[TextAt]:
        for place, row in enumerate(self.rows):
            if (place, 0) in numbers:
                key = f"{self.chart.key}.{row.suffix}"
                name = (plainly(Role.CATEGORY, key, row.name),) if row.name else ()
                number = plainly(Role.NUMBER, key, number_text(row.numbers[0].number), 1)
                yield self._at((*name, number), numbers[place, 0], spaced=True)

    def _names(self) -> Iterator[TextAt]:
        """Yield the names of series beside their marks: what the key does not say, or says as well."""
        for letter in sorted(self.picture.names, key=lambda one: one.series):
            key, place = f"{self.chart.key}.{letter.series + 1}", letter.series + 1
            yield self._at(
                (plainly(Role.SERIES, key, letter.text, place) if self._names_all else plainly(Role.REPEATED_LABEL, key, letter.text),), letter
            )

    def _ticks(self) -> Iterator[TextAt]:
        for place, letter in enumerate(self.picture.ticks, start=1):
            yield self._at((plainly(Role.TICK, self.chart.key, letter.text, place),), letter)

    def _beside(self) -> Iterator[TextAt]:
        beside, chart = self.picture.beside, self.chart
        for axis, rect in (("x", beside.x_title), ("y", beside.y_title)):
            title = self._title(axis)
            if title is not None and rect is not None:
                yield self._text(title, rect, "slate", align="right" if axis == "x" else "left")
        if chart.target is None:
            return
        key = f"{chart.key}.target"
        label = self.phrases.given(Role.TARGET, key, chart.target.label)
        if label is not None and beside.target_label is not None:
            yield self._text(label, beside.target_label, "ink", align="left")
        if beside.target_number is not None:
            yield self._text(plainly(Role.NUMBER, key, number_text(chart.target.at)), beside.target_number, "ink", align="left", bold=True)

    def _title(self, axis: str) -> Said | None:
        title = self.chart.x_title if axis == "x" else self.chart.y_title
        return self.phrases.given(Role.AXIS_TITLE, f"{self.chart.key}.{axis}", title)

    def _text(self, said: Said, rect: Rect, token: str, *, align: str, bold: bool = False) -> TextAt:
        return TextAt(said=(said,), rect=rect, align=align, color=self.theme.colors[token], type=self.picture.type, bold=bold, wraps=True)

    def _at(self, said: tuple[Said, ...], letter: Lettering, mark: ShapeView | None = None, *, spaced: bool = False) -> TextAt:
        rect = letter.rect
        wraps = letter in self.picture.categories and not letter.turned
        upright = Rect(rect.x - _HAIR, rect.y, rect.w + 2 * _HAIR, rect.h) if wraps else rect
        return TextAt(
            said=said,
            rect=Rect(rect.x, rect.y + rect.h, rect.h, rect.w) if letter.turned else upright,
            align="right" if letter.turned else letter.align,
            color=self.theme.colors[letter.color],
            type=self.picture.type,
            bold=letter.bold,
            turned=letter.turned,
            wraps=wraps,
            mark=mark,
            chip=letter.chip,
            spaced=spaced,
        )
