"""The series of a chart part: caches and the ranges they refer to, colours, marks of estimates, labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from briefing.charts.looks import Form, Look, point_form, series_looks, slice_looks
from briefing.charts.marks import EDGE, THIN, is_see_through
from briefing.charts.model import Lettering, Side
from briefing.charts.points import DOT as POINT
from briefing.charts.printed import decimals
from briefing.deck.chart_workbook import Range, Sheet, cached, number_format
from briefing.deck.model import ChartFrame
from briefing.deck.ooxml import color_xml, hundredths, stroke, text_color_xml, theme_color
from briefing.themes.model import Theme

_POSITIONS: Final[dict[Side, str]] = {"above": "t", "below": "b", "right": "r", "left": "l", "inside": "ctr"}
_SHOWS: Final = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_MARKER = 7
_PALE: Final = frozenset({"accent1", "accent2"})
_NO_LEADERS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""What keeps lines away that lead from labels out of their own place to what they belong to."""
_ONE_LINE: Final = '<a:bodyPr wrap="none" lIns="19050" tIns="9525" rIns="19050" bIns="9525" anchor="ctr"><a:spAutoFit/></a:bodyPr>'


def text_properties(theme: Theme, size: float, color: str, language: str, *, bold: bool = False, body: str = "<a:bodyPr/>") -> str:
    """Return how texts in a chart look, in the theme's sans."""
    faces = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    run = (
        f'<a:defRPr sz="{hundredths(size)}" b="{int(bold)}"><a:solidFill>{_lettering_color(color, theme, bold=bold)}</a:solidFill>{faces}</a:defRPr>'
    )
    return f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{run}</a:pPr><a:endParaRPr lang={quoteattr(language)}/></a:p></c:txPr>"


def _lettering_color(color: str, theme: Theme, *, bold: bool = False) -> str:
    """Return the colour of a text of a chart: of small and light texts an accent is a little darker, since under another theme it may be paler."""
    return text_color_xml(f"{color}-10" if color in _PALE and not bold else color, theme)


def line_xml(color: str, weight: float, dash: str = "solid") -> str:
    """Return a line of a weight in points."""
    return f'<a:ln w="{stroke(weight)}" cap="flat"><a:solidFill>{color_xml(color)}</a:solidFill><a:prstDash val="{dash}"/><a:round/></a:ln>'


class SeriesXml:
    """Writes the series of one chart."""

    def __init__(self, frame: ChartFrame, theme: Theme, language: str, sheet: Sheet) -> None:
        self.chart, self.picture, self.theme, self.language, self.sheet = frame.chart, frame.picture, theme, language, sheet
        self.looks = series_looks(frame.chart)

    def series(self, kind: str, place: int) -> str:
        """Return a series of a group: `bar`, `line`, `area`, `pie` or `scatter`."""
        head = f'<c:idx val="{place}"/><c:order val="{place}"/>{_heading(self.sheet.values[place])}'
        labels = self._labels(kind, place)
        match kind:
            case "bar":
                inside = f'{self._fill(self.looks[place])}<c:invertIfNegative val="0"/>{self._estimated_bars(place)}{labels}{self._data(place)}'
            case "line":
                style = f"<c:spPr>{line_xml(self._color(self.looks[place]), 2.25)}</c:spPr>{self._marker(self.looks[place])}"
                inside = f'{style}{self._estimated_dots(place)}{labels}{self._data(place)}<c:smooth val="0"/>'
            case "area":
                inside = f"{self._area_fill(self.looks[place])}{labels}{self._data(place)}"
            case "pie":
                inside = f"{self._slices()}{labels}{self._data(place)}"
            case _:
                style = f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{self._marker(self.looks[place], point_form(place))}"
                inside = f'{style}{labels}{self._points(self.sheet.x[place], self.sheet.values[place])}<c:smooth val="0"/>'
        return f"<c:ser>{head}{inside}</c:ser>"

    # The target

    def target_line(self, reach: float = 0.0) -> str:
        """Return the target as a dashed line; its trend goes on for a `reach` of categories on both sides."""
        assert self.sheet.target is not None  # noqa: S101  asked by every caller
        dash = line_xml("tx1", 1.25, "dash")
        own = '<a:ln><a:noFill/><a:prstDash val="dash"/></a:ln>' if reach else dash
        trend = (
            f'<c:trendline><c:spPr>{dash}</c:spPr><c:trendlineType val="linear"/><c:forward val="{reach}"/><c:backward val="{reach}"/>'
            '<c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>'
            if reach
            else ""
        )
        style = f'<c:spPr>{own}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        return f'<c:ser>{self._target_head()}{style}{trend}{self._target_data()}<c:smooth val="0"/></c:ser>'

    def target_bars(self) -> str:
        """Return the target as bars that are not seen: the axis that crosses at its value is the line."""
        style = '<c:spPr><a:noFill/><a:ln><a:noFill/><a:prstDash val="dash"/></a:ln></c:spPr><c:invertIfNegative val="0"/>'
        return f"<c:ser>{self._target_head()}{style}{self._target_data()}</c:ser>"

    def target_points(self) -> str:
        """Return the target as a dashed line between two points."""
        assert self.sheet.target is not None  # noqa: S101  asked by every caller
        assert self.sheet.target_x is not None  # noqa: S101  both or none
        style = f'<c:spPr>{line_xml("tx1", 1.25, "dash")}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        return f'<c:ser>{self._target_head()}{style}{self._points(self.sheet.target_x, self.sheet.target)}<c:smooth val="0"/></c:ser>'

    def _target_head(self) -> str:
        assert self.sheet.target is not None  # noqa: S101  asked by every caller
        place = len(self.chart.series)
        return f'<c:idx val="{place}"/><c:order val="{place}"/>{_heading(self.sheet.target)}'

    def _target_data(self) -> str:
        assert self.sheet.target is not None  # noqa: S101  asked by every caller
        return f"{self._categories()}<c:val>{_numbers(self.sheet.target)}</c:val>"

    # Data

    def _data(self, place: int) -> str:
        return f"{self._categories()}<c:val>{_numbers(self.sheet.values[place])}</c:val>"

    def _categories(self) -> str:
        assert self.sheet.categories is not None  # noqa: S101  only a scatter chart has none
        return f"<c:cat>{_strings(self.sheet.categories)}</c:cat>"

    def _points(self, x: Range, y: Range) -> str:
        return f"<c:xVal>{_numbers(x)}</c:xVal><c:yVal>{_numbers(y)}</c:yVal>"

    # Looks

    def _color(self, look: Look) -> str:
        return theme_color(self.theme, look.token)

    def _fill(self, look: Look) -> str:
        color = self._color(look)
        if look.hollow:
            return f"<c:spPr><a:solidFill>{color_xml('bg1')}</a:solidFill>{line_xml(color, 1.5)}</c:spPr>"
        return f"<c:spPr><a:solidFill>{color_xml(color)}</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>"

    def _area_fill(self, look: Look) -> str:
        color = color_xml(self._color(look))
        if is_see_through(self.chart):
            return f"<c:spPr><a:solidFill>{_see_through(color, round(THIN * 100))}</a:solidFill>{line_xml(self._color(look), EDGE)}</c:spPr>"
        return f"<c:spPr><a:solidFill>{color}</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>"

    def _marker(self, look: Look, form: Form = "circle") -> str:
        fill = "bg1" if look.hollow else self._color(look)
        style = f"<c:spPr><a:solidFill>{color_xml(fill)}</a:solidFill>{line_xml(self._color(look), 1.25)}</c:spPr>"
        size = round(2 * POINT * self.picture.type.size) if self.chart.type == "scatter" else _MARKER
        return f'<c:marker><c:symbol val="{form}"/><c:size val="{size}"/>{style}</c:marker>'

    def _estimated_bars(self, place: int) -> str:
        color = color_xml(self._color(self.looks[place]))
        hatch = f'<a:pattFill prst="wdUpDiag"><a:fgClr>{color}</a:fgClr><a:bgClr>{color_xml("bg1")}</a:bgClr></a:pattFill>'
        style = f"<c:spPr>{hatch}{line_xml(self._color(self.looks[place]), 1.0)}</c:spPr>"
        return "".join(
            f'<c:dPt><c:idx val="{row}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{style}</c:dPt>' for row in self.chart.estimates
        )

    def _estimated_dots(self, place: int) -> str:
        color = self._color(self.looks[place])
        marker = f"<c:spPr><a:solidFill>{color_xml('bg1')}</a:solidFill>{line_xml(color, 1.25)}</c:spPr>"
        dot = f'<c:marker><c:symbol val="circle"/><c:size val="{_MARKER}"/>{marker}</c:marker>'
        line = f"<c:spPr>{line_xml(color, 2.25, 'sysDash')}</c:spPr>"
        return "".join(f'<c:dPt><c:idx val="{row}"/>{dot}<c:bubble3D val="0"/>{line}</c:dPt>' for row in self.chart.estimates)

    def _slices(self) -> str:
        return "".join(
            f'<c:dPt><c:idx val="{row}"/><c:bubble3D val="0"/>{self._slice(row, look)}</c:dPt>' for row, look in enumerate(slice_looks(self.chart))
        )

    def _slice(self, row: int, look: Look) -> str:
        color = color_xml(self._color(look))
        fill = f"<a:solidFill>{color_xml('bg1') if look.hollow else color}</a:solidFill>"
        if row in self.chart.estimates:
            fill = f"<a:solidFill>{_see_through(color, 45)}</a:solidFill>"
        return f"<c:spPr>{fill}{line_xml(self._color(look) if look.hollow else 'bg1', 1.5)}</c:spPr>"

    # Labels

    def _labels(self, kind: str, place: int) -> str:
        """Return the labels of a series: what most of them share, and each that has a format, a side or a text of its own."""
        numbers = [letter for letter in self.picture.numbers if letter.series == place]
        if not numbers:
            return f"<c:dLbls>{_shows()}</c:dLbls>"
        values = self.sheet.values[place]
        places = Counter(decimals(cell) for cell in values.cells if isinstance(cell, Decimal)).most_common(1)[0][0]
        sides = Counter(letter.side for letter in numbers).most_common(1)[0][0]
        named = {letter.row for letter in self.picture.names if letter.series == place}
        own = "".join(
            self._label(kind, letter, named=letter.row in named, format_=_places(values, letter.row))
            for letter in numbers
            if kind == "scatter"
            or letter.row in named
            or letter.side != sides
            or _places(values, letter.row) != places
            or letter.chip
            or any(letter.moved)
        )
        moved = any(any(one.moved) for one in numbers)
        leaders = self._leaders(moved=moved) if kind == "pie" else _NO_LEADERS if moved else ""
        return f"<c:dLbls>{own}{self._look(kind, numbers[0], sides, places)}{self._shown(kind)}{leaders}</c:dLbls>"

    def _label(self, kind: str, letter: Lettering, *, named: bool, format_: int) -> str:
        text = self._rich(letter) if kind == "scatter" else ""
        look = self._look(kind, letter, letter.side, format_)
        between = "\n" if self.chart.type == "column" else " "
        separator = f"<c:separator>{between}</c:separator>" if named or kind == "pie" else ""
        shown = _shows("showVal", "showSerName") + separator if named else self._shown(kind)
        return f'<c:dLbl><c:idx val="{letter.row}"/>{self._moved(letter)}{text}{look}{shown}</c:dLbl>'

    def _leaders(self, *, moved: bool) -> str:
        """Return what draws the lines that lead from slices to labels out of their own place, where there are such."""
        line = f"<c:leaderLines><c:spPr>{line_xml('accent3', 0.75)}</c:spPr></c:leaderLines>" if moved else ""
        return f'<c:showLeaderLines val="{int(moved)}"/>{line}'

    def _moved(self, letter: Lettering) -> str:
        if not any(letter.moved):
            return ""
        x, y = letter.moved[0] / self.picture.width, letter.moved[1] / self.picture.height
        return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'

    def _look(self, kind: str, letter: Lettering, side: Side, places: int) -> str:
        chip = f"<a:solidFill>{color_xml('bg1')}</a:solidFill>" if letter.chip else "<a:noFill/>"
        text = text_properties(
            self.theme, self.picture.type.size, theme_color(self.theme, letter.color), self.language, bold=letter.bold, body=_ONE_LINE
        )
        position = _position(kind, side, stacked=self.chart.stacked)
        return f'<c:numFmt formatCode="{number_format(places)}" sourceLinked="0"/><c:spPr>{chip}<a:ln><a:noFill/></a:ln></c:spPr>{text}{position}'

    def _shown(self, kind: str) -> str:
        if kind == "pie":
            return _shows("showVal", "showCatName") + "<c:separator> </c:separator>"
        return _shows("showVal")

    def _rich(self, letter: Lettering) -> str:
        color = theme_color(self.theme, letter.color)
        look = f'<a:rPr lang={quoteattr(self.language)} sz="{hundredths(self.picture.type.size)}" b="0"><a:solidFill>{_lettering_color(color, self.theme)}</a:solidFill></a:rPr>'
        return f"<c:tx><c:rich>{_ONE_LINE}<a:lstStyle/><a:p><a:r>{look}<a:t>{escape(letter.text)}</a:t></a:r></a:p></c:rich></c:tx>"


def _see_through(color: str, percent: int) -> str:
    """Return a colour of which only a part is seen."""
    kind = "srgbClr" if "srgbClr" in color else "schemeClr"
    return color.replace("/>", f'><a:alpha val="{percent * 1000}"/></a:{kind}>')


def _position(kind: str, side: Side, *, stacked: bool) -> str:
    if kind == "area":
        return ""
    if kind == "bar":
        return f'<c:dLblPos val="{"ctr" if stacked else "outEnd"}"/>'
    return f'<c:dLblPos val="{"outEnd" if kind == "pie" else _POSITIONS[side]}"/>'


def _shows(*shown: str) -> str:
    return "".join(f'<c:{name} val="{int(name in shown)}"/>' for name in _SHOWS)


def _places(values: Range, row: int) -> int:
    cell = values.cells[row]
    return decimals(cell) if isinstance(cell, Decimal) else 0


def _heading(one: Range) -> str:
    text = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(one.heading)}</c:v></c:pt></c:strCache>'
    return f"<c:tx><c:strRef><c:f>{one.heading_reference}</c:f>{text}</c:strRef></c:tx>"


def _strings(one: Range) -> str:
    return f"<c:strRef><c:f>{one.reference}</c:f><c:strCache>{_points_of(one)}</c:strCache></c:strRef>"


def _numbers(one: Range) -> str:
    return f"<c:numRef><c:f>{one.reference}</c:f><c:numCache><c:formatCode>General</c:formatCode>{_points_of(one)}</c:numCache></c:numRef>"


def _points_of(one: Range) -> str:
    return f'<c:ptCount val="{len(one.cells)}"/>' + "".join(_point(row, cell) for row, cell in _given(one))


def _given(one: Range) -> Iterator[tuple[int, str | Decimal]]:
    yield from ((row, cell) for row, cell in enumerate(one.cells) if cell is not None and cell != "")


def _point(row: int, cell: str | Decimal) -> str:
    format_ = f' formatCode="{number_format(decimals(cell))}"' if isinstance(cell, Decimal) else ""
    return f'<c:pt idx="{row}"{format_}><c:v>{escape(cached(cell))}</c:v></c:pt>'
