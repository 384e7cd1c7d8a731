"""Charts as chart parts: groups of series, axes, and the graphic frame on the slide."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

from briefing.blocks import Chart
from briefing.charts.model import Picture, Rect
from briefing.charts.printed import decimals
from briefing.charts.scale import value_scale, x_scale
from briefing.deck.chart_series import SeriesXml, line_xml, text_properties
from briefing.deck.chart_workbook import Sheet, chart_sheet, number_format
from briefing.deck.model import ChartFrame
from briefing.deck.ooxml import HEADER, transform
from briefing.themes.model import Theme

_NAMESPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_FIRST, _SECOND, _TARGET_FIRST, _TARGET_SECOND = 111111101, 111111102, 111111103, 111111104
"""The ids of the axes: categories (or x), values (or y), and those of a target beside bars."""
_LEAST_OVERLAP = -100
_UPWARDS, _HARDLY = -5400000, 1
"""How names along the foot are turned. LibreOffice breaks level names inside words and leaves none out; of names that are turned, be it hardly,
it leaves out what would overlap, where the plot's place is given together with its axes. Beside lying bars it does so where no angle is given."""


def frame_xml(place: int, frame: ChartFrame, relation: str, placeholder: str = "") -> str:
    """Return the graphic frame that shows a chart part."""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{place}" name={quoteattr(frame.name)} descr={quoteattr(frame.alternative)}/>'
        f"<p:cNvGraphicFramePr/><p:nvPr>{placeholder}</p:nvPr></p:nvGraphicFramePr>{transform(frame.box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{_URI}"><c:chart xmlns:c="{_URI}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def sheet_of(frame: ChartFrame) -> Sheet:
    """Return the cells of a chart's workbook."""
    return chart_sheet(frame.chart, frame.words, (frame.picture.x_low, frame.picture.x_high))


def chart_xml(frame: ChartFrame, theme: Theme, language: str, relation: str) -> str:
    """Return the chart part of a frame; `relation` leads to its workbook."""
    return _ChartXml(frame, theme, language).part(relation)


class _ChartXml:
    """Writes one chart part."""

    def __init__(self, frame: ChartFrame, theme: Theme, language: str) -> None:
        self.chart: Chart = frame.chart
        self.picture: Picture = frame.picture
        self.theme = theme
        self.language = language
        self.sheet = sheet_of(frame)
        self.series = SeriesXml(frame, theme, language, self.sheet)

    def part(self, relation: str) -> str:
        picture = self.picture
        target, plot = ("outer", _with_axes(picture)) if self._is_thinned else ("inner", picture.plot)
        places = (("x", plot.x / picture.width), ("y", plot.y / picture.height), ("w", plot.w / picture.width), ("h", plot.h / picture.height))
        layout = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in places)
        placed = f'<c:layoutTarget val="{target}"/><c:xMode val="edge"/><c:yMode val="edge"/>{layout}'
        text = text_properties(self.theme, picture.type.size, "accent3", self.language)
        return (
            f'{HEADER}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val={quoteattr(self.language)}/><c:roundedCorners val="0"/>'
            f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>{placed}</c:manualLayout></c:layout>{self._groups()}{self._axes()}'
            '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}"
            f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    # Groups of series

    def _groups(self) -> str:
        match self.chart.type:
            case "bar" | "column":
                return self._bars() + self._bar_target()
            case "line":
                return self._lines(self._all("line") + (self.series.target_line() if self.sheet.target is not None else ""))
            case "area":
                grouping = "stacked" if self.chart.stacked else "standard"
                areas = f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{self._all("area")}{_ids()}</c:areaChart>'
                return areas + (self._lines(self.series.target_line()) if self.sheet.target is not None else "")
            case "pie":
                return f'<c:pieChart><c:varyColors val="1"/>{self._all("pie")}<c:firstSliceAng val="0"/></c:pieChart>'
            case "scatter":
                target = self.series.target_points() if self.sheet.target is not None else ""
                return f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{self._all("scatter")}{target}{_ids()}</c:scatterChart>'

    def _all(self, kind: str) -> str:
        return "".join(self.series.series(kind, place) for place in range(len(self.chart.series)))

    def _bars(self) -> str:
        direction = "bar" if self.chart.type == "bar" else "col"
        grouping = "stacked" if self.chart.stacked else "clustered"
        overlap = max(round(self.picture.overlap * 100), _LEAST_OVERLAP)
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{self._all("bar")}'
            f'<c:gapWidth val="{round(self.picture.gap * 100)}"/><c:overlap val="{overlap}"/>{_ids()}</c:barChart>'
        )

    def _lines(self, series: str) -> str:
        return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_ids()}</c:lineChart>'

    @property
    def _target_is_axis(self) -> bool:
        """Whether the target's line is an axis: beside lying bars, where no line series can stand upright, and beside a single column."""
        return self.sheet.target is not None and (self.chart.type == "bar" or (self.chart.type == "column" and len(self.chart.categories) == 1))

    def _bar_target(self) -> str:
        if self.sheet.target is None:
            return ""
        if not self._target_is_axis:
            return self._lines(self.series.target_line(reach=0.5))
        direction = "bar" if self.chart.type == "bar" else "col"
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="stacked"/><c:varyColors val="0"/>{self.series.target_bars()}'
            f'<c:gapWidth val="0"/><c:overlap val="100"/><c:axId val="{_TARGET_FIRST}"/><c:axId val="{_TARGET_SECOND}"/></c:barChart>'
        )

    # Axes

    def _axes(self) -> str:
        if self.chart.type == "pie":
            return ""
        if self.chart.type == "scatter":
            return self._point_axes()
        lying = self.chart.type == "bar"
        value = self._value_axis(_SECOND, "b" if lying else "l", _FIRST, ends=(self.picture.low, self.picture.high), ticks=self._has_ticks)
        target = self._target_axes("b" if lying else "l") if self._target_is_axis else ""
        return self._category_axis("l" if lying else "b") + value + target

    @property
    def _has_ticks(self) -> bool:
        return bool(self.picture.ticks)

    @property
    def _is_thinned(self) -> bool:
        """Whether some categories alone are named, on level lines along the foot."""
        return self.chart.type != "bar" and self.picture.step > 1 and not any(letter.turned for letter in self.picture.categories)

    def _category_axis(self, side: str) -> str:
        picture = self.picture
        is_turned = any(letter.turned for letter in picture.categories)
        angle = _UPWARDS if is_turned else _HARDLY if self._is_thinned else 0 if picture.step == 1 else None
        turned = f' rot="{angle}"' if angle is not None else ""
        labels = "low" if picture.step else "none"
        text = text_properties(self.theme, picture.type.size, "accent3", self.language, body=f'<a:bodyPr{turned} vert="horz"/>')
        orientation = "maxMin" if side == "l" else "minMax"
        skip = f'<c:tickLblSkip val="{max(picture.step, 1)}"/>'
        return (
            f'<c:catAx><c:axId val="{_FIRST}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>'
            f'<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
            f'<c:spPr>{line_xml("tx1", 1.0)}</c:spPr>{text}<c:crossAx val="{_SECOND}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            f'<c:lblOffset val="50"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _value_axis(self, own: int, side: str, other: int, *, ends: tuple[float, float], ticks: bool, of_x: bool = False) -> str:
        """Return a value axis from end to end; without ticks nothing of it is seen."""
        marks = x_scale(self.chart).ticks if of_x else value_scale(self.chart).ticks
        unit = f'<c:majorUnit val="{float(marks[1] - marks[0])!r}"/>' if ticks else ""
        places = max(decimals(tick) for tick in marks)
        line = line_xml("tx1", 1.0) if of_x else "<a:ln><a:noFill/></a:ln>"
        text = text_properties(self.theme, self.picture.type.size, "accent3", self.language)
        crosses = "max" if self.chart.type == "bar" and not of_x else "min" if self.chart.type == "scatter" else "autoZero"
        return (
            f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{ends[1]!r}"/><c:min val="{ends[0]!r}"/></c:scaling>'
            f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="{number_format(places)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
            f'<c:minorTickMark val="none"/><c:tickLblPos val="{"nextTo" if ticks else "none"}"/><c:spPr>{line}</c:spPr>{text}'
            f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/><c:crossBetween val="{"midCat" if self.chart.type == "scatter" else "between"}"/>{unit}</c:valAx>'
        )

    def _point_axes(self) -> str:
        picture = self.picture
        x = self._value_axis(_FIRST, "b", _SECOND, ends=(picture.x_low, picture.x_high), ticks=True, of_x=True)
        return x + self._value_axis(_SECOND, "l", _FIRST, ends=(picture.low, picture.high), ticks=True)

    def _target_axes(self, side: str) -> str:
        """Return the axes of a target beside bars: a category axis that crosses at its value is the line."""
        assert self.chart.target is not None  # noqa: S101  asked by the only caller
        category_side, orientation = ("l", "maxMin") if side == "b" else ("b", "minMax")
        return (
            f'<c:catAx><c:axId val="{_TARGET_FIRST}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{category_side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="none"/><c:spPr>{line_xml("tx1", 1.25, dash="dash")}</c:spPr><c:crossAx val="{_TARGET_SECOND}"/>'
            f'<c:crossesAt val="{float(self.chart.target.at)!r}"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
            f'<c:valAx><c:axId val="{_TARGET_SECOND}"/><c:scaling><c:orientation val="minMax"/><c:max val="{self.picture.high!r}"/>'
            f'<c:min val="{self.picture.low!r}"/></c:scaling><c:delete val="1"/><c:axPos val="{"t" if side == "b" else "r"}"/>'
            '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
            f'<c:crossAx val="{_TARGET_FIRST}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>'
        )


def _with_axes(picture: Picture) -> Rect:
    """Return the place of a plot together with the ticks beside it and the names below."""
    plot, half = picture.plot, picture.type.leading / 2
    foot = max(letter.rect.y + letter.rect.h for letter in picture.categories)
    return Rect(0.0, plot.y - half, plot.x + plot.w, foot - plot.y + half)


def _ids() -> str:
    return f'<c:axId val="{_FIRST}"/><c:axId val="{_SECOND}"/>'
