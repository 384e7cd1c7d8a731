"""The table that says what a chart has no room for: narrow ones stand side by side, and go on over slides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from briefing.blocks import Chart
from briefing.charts.printed import Row, number_text, rows
from briefing.deck.balance import INCH
from briefing.deck.body import Placed, Rigid
from briefing.deck.fit import HEIGHT_USED, Piece, Style
from briefing.deck.kit import Kit
from briefing.deck.model import ChartTable
from briefing.deck.ooxml import TABLE_STYLE, color_xml, emu, hundredths, stroke, text_color_xml, transform
from briefing.roles import Role, format_name
from briefing.texts import plain
from briefing.themes.model import Box, Theme

CELL_GAP = 0.25
PANEL_GAP = 0.50
_PADDING = 0.035
PANEL_ROWS = 10
"""Rows that a panel holds before another one is opened beside it."""


@dataclass(frozen=True)
class DataTablePart(Rigid):
    """Rows of numbers under repeated headings, all measured; `start` counts the rows and `fragment` the tables before it."""

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    head_height: float
    widths: tuple[float, ...]
    style: Style
    width: float
    start: int = 1
    fragment: int = 2
    gap: float = 0.2

    @property
    def most_panels(self) -> int:
        """How many panels stand side by side."""
        return max(1, int((self.width + PANEL_GAP) // (sum(self.widths) + PANEL_GAP)))

    @property
    def height(self) -> float:
        """The height of the tallest panel."""
        return max(self.head_height + sum(self.heights[place] for place in panel) for panel in self._panels(len(self.rows)))

    def take(self, height: float, *, force: bool) -> tuple[DataTablePart | None, DataTablePart | None]:
        """Take as many rows as fit into all panels; rows are never parted."""
        fitting = (count for count in range(len(self.rows), 0, -1) if self._head(count).height <= height)
        count = next(fitting, int(force))
        if count == len(self.rows):
            return self, None
        if not count:
            return None, self
        fragment = self.fragment + len(self._panels(count))
        return self._head(count), replace(self, rows=self.rows[count:], heights=self.heights[count:], start=self.start + count, fragment=fragment)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the panels from left to right."""
        row, width = self.start, sum(self.widths)
        for number, panel in enumerate(self._panels(len(self.rows))):
            heights = (self.head_height, *(self.heights[place] for place in panel))
            box = Box(x + number * (width + PANEL_GAP), y, width, sum(heights))
            name = format_name(Role.CHART, f"{self.key}.r{row}", fragment=self.fragment + number)
            table = (self.headings, *(self.rows[place] for place in panel))
            yield Placed(ChartTable(name=name, title=self.title, box=box, widths=self.widths, heights=heights, rows=table, style=self.style))
            row += len(panel)

    def _head(self, count: int) -> DataTablePart:
        return replace(self, rows=self.rows[:count], heights=self.heights[:count])

    def _panels(self, rows: int) -> tuple[range, ...]:
        """Return the rows of each panel: as few panels as hold them, evenly filled."""
        count = min(self.most_panels, -(-rows // PANEL_ROWS))
        length = -(-rows // count)
        return tuple(range(start, min(start + length, rows)) for start in range(0, rows, length))


def data_table(kit: Kit, block: Chart, width: float) -> DataTablePart:
    """Return the table of a chart: a row for each category or point."""
    said = tuple(rows(block, kit.words))
    if block.type == "scatter":
        x, y = (plain(title.on_slide) if title is not None else name for title, name in ((block.x_title, "x"), (block.y_title, "y")))
        headings: tuple[str, ...] = ("", x, y)
        cells = tuple((row.name, *(number_text(one.number) for one in row.numbers)) for row in said)
    else:
        headings = ("", *(series.name for series in block.series))
        cells = tuple(_cells(row, len(block.series)) for row in said)
    style = kit.style("label")
    widths = _column_widths(kit, style, (headings, *cells), width)
    head, *heights = (_row_height(kit, style, row, widths, bold=not number) for number, row in enumerate((headings, *cells)))
    title = ", ".join(series.name for series in block.series)
    return DataTablePart(block.key, title, headings, cells, tuple(heights), head, widths, style, width)


def _column_widths(kit: Kit, style: Style, table: tuple[tuple[str, ...], ...], width: float) -> tuple[float, ...]:
    """Return the width of each column, as narrow as its texts allow; where they are too wide together, headings and then all texts go over lines."""

    def widest(texts: Iterable[str], *, bold: bool = False) -> float:
        measured = (kit.measurer.measure((Piece(text, bold=bold),), style, 100 * INCH).width for text in texts)
        return max(measured, default=0.0) / INCH / 0.98 + 0.05

    head, *body = table
    columns = [[row[place] for row in body] for place in range(len(head))]
    gaps = [CELL_GAP if place else 0.0 for place in range(len(head))]
    wanted = [min(max(widest([heading], bold=True), widest(column)), width * 0.4) for heading, column in zip(head, columns, strict=True)]
    if sum(wanted) + sum(gaps) > width:
        wanted = [min(max(widest(heading.split(), bold=True), widest(column)), width * 0.3) for heading, column in zip(head, columns, strict=True)]
    share = min(1.0, (width - sum(gaps)) / sum(wanted))
    return tuple(one * share + gap for one, gap in zip(wanted, gaps, strict=True))


def _row_height(kit: Kit, style: Style, row: tuple[str, ...], widths: tuple[float, ...], *, bold: bool) -> float:
    rooms = (width - (CELL_GAP if place else 0.0) for place, width in enumerate(widths))
    measured = (kit.measurer.measure((Piece(text, bold=bold),), style, room * INCH).height for text, room in zip(row, rooms, strict=True))
    return max(style.leading, *measured) / INCH / HEIGHT_USED + 2 * _PADDING


def _cells(row: Row, columns: int) -> tuple[str, ...]:
    said = {one.column: number_text(one.number) for one in row.numbers}
    return (row.name, *(said.get(column, "") for column in range(1, columns + 1)))


def table_xml(place: int, table: ChartTable, theme: Theme, language: str, placeholder: str = "") -> str:
    """Return a table of numbers as a graphic frame."""
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    written = "".join(
        f'<a:tr h="{emu(height)}">{"".join(_cell(text, column, number, table.style, theme, language) for column, text in enumerate(row))}</a:tr>'
        for number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True))
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{place}" name={quoteattr(table.name)} descr={quoteattr(table.title)}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{placeholder}</p:nvPr></p:nvGraphicFramePr>{transform(table.box, "p:xfrm")}'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{written}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(text: str, column: int, row: int, style: Style, theme: Theme, language: str) -> str:
    size, lang = f'sz="{hundredths(style.size)}"', f"lang={quoteattr(language)}"
    bold, color = (' b="1"', "accent3") if row == 0 else ("", "tx1")
    look = f"<a:solidFill>{text_color_xml(color, theme)}</a:solidFill>"
    run = f"<a:r><a:rPr {lang} {size}{bold}>{look}</a:rPr><a:t>{escape(text)}</a:t></a:r>" if text else ""
    align = ' algn="r"' if column else ""
    spacing = f'<a:lnSpc><a:spcPts val="{hundredths(style.leading)}"/></a:lnSpc>'
    nothing = "".join(f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR"))
    top = f'<a:lnT w="{stroke(theme.rules["strong"])}"><a:solidFill>{color_xml("tx1")}</a:solidFill></a:lnT>' if row == 0 else ""
    below = f'<a:lnB w="{stroke(theme.rules["hair"])}"><a:solidFill>{color_xml("accent6")}</a:solidFill></a:lnB>'
    inset = emu(CELL_GAP) if column else 0
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{align} hangingPunct="0">{spacing}</a:pPr>{run}<a:endParaRPr {lang} {size}/></a:p></a:txBody>'
        f'<a:tcPr marL="{inset}" marR="0" marT="{emu(_PADDING)}" marB="{emu(_PADDING)}" anchor="ctr">{nothing}{top}{below}<a:noFill/></a:tcPr></a:tc>'
    )
