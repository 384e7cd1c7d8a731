"""The table that says what a chart has no room for: narrow ones stand side by side, and go on over slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from xml.sax.saxutils import escape, quoteattr

from briefing.charts.printed import Row, number_text, rows
from briefing.deck.body import INCH, Placed, Rigid
from briefing.deck.fit import HEIGHT_USED, Piece, Style
from briefing.deck.kit import Kit
from briefing.deck.model import ChartTable
from briefing.deck.ooxml import TABLE_STYLE, color_xml, emu, hundredths, transform
from briefing.document import Chart, plain
from briefing.roles import Role, format_name
from briefing.themes.model import Box

CELL_GAP = 0.25
PANEL_GAP = 0.50
_PADDING = 0.035
PANEL_ROWS = 10
"""Rows that a panel holds before another one is opened beside it."""


@dataclass(frozen=True)
class DataTablePart(Rigid):
    """Rows of numbers under repeated headings; `start` counts the rows and `fragment` the tables before it."""

    kit: Kit
    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: float
    start: int = 1
    fragment: int = 2
    gap: float = 0.2

    @cached_property
    def style(self) -> Style:
        """How its cells are set."""
        return self.kit.style("label")

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """The width of each column, of a panel that is as narrow as its texts allow."""
        columns = [[row[place] for row in (self.headings, *self.rows)] for place in range(len(self.headings))]
        wanted = [max(self._width(text, bold=number == 0) for number, text in enumerate(column)) for column in columns]
        most = self.width * 0.4
        return tuple(min(width, most) + (CELL_GAP if place else 0.0) for place, width in enumerate(wanted))

    @cached_property
    def row_heights(self) -> tuple[float, ...]:
        """The height of the header and of each row."""
        return tuple(
            max(self._lines(text, place, bold=not number) for place, text in enumerate(row)) for number, row in enumerate((self.headings, *self.rows))
        )

    @property
    def most_panels(self) -> int:
        """How many panels stand side by side."""
        return max(1, int((self.width + PANEL_GAP) // (sum(self.widths) + PANEL_GAP)))

    @property
    def height(self) -> float:
        """The height of the tallest panel."""
        return max(self._panel_height(panel) for panel in self._panels())

    def take(self, height: float, *, force: bool) -> tuple[DataTablePart | None, DataTablePart | None]:
        """Take as many rows as fit into all panels; rows are never parted."""
        fitting = (count for count in range(len(self.rows), 0, -1) if self._head(count).height <= height)
        count = next(fitting, 0)
        count = max(count, 1) if force else count
        if count == len(self.rows):
            return self, None
        if not count:
            return None, self
        rest = replace(self, rows=self.rows[count:], start=self.start + count, fragment=self.fragment + len(self._head(count)._panels()))  # noqa: SLF001  one of its kind
        return self._head(count), rest

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the panels from left to right."""
        row = self.start
        for number, panel in enumerate(self._panels()):
            heights = (self.row_heights[0], *self._heights_of(panel))
            box = Box(x + number * (sum(self.widths) + PANEL_GAP), y, sum(self.widths), sum(heights))
            name = format_name(Role.CHART, f"{self.key}.r{row}", fragment=self.fragment + number)
            table = (self.headings, *(self.rows[place] for place in panel))
            yield Placed(ChartTable(name=name, title=self.title, box=box, widths=self.widths, heights=heights, rows=table, style=self.style))
            row += len(panel)

    def _head(self, count: int) -> DataTablePart:
        return replace(self, rows=self.rows[:count])

    def _panels(self) -> tuple[range, ...]:
        """Return the rows of each panel: as few panels as hold them, evenly filled."""
        count = min(self.most_panels, -(-len(self.rows) // PANEL_ROWS))
        length = -(-len(self.rows) // count)
        return tuple(range(start, min(start + length, len(self.rows))) for start in range(0, len(self.rows), length))

    def _panel_height(self, panel: range) -> float:
        return self.row_heights[0] + sum(self._heights_of(panel))

    def _heights_of(self, panel: range) -> tuple[float, ...]:
        return tuple(self.row_heights[place + 1] for place in panel)

    def _width(self, text: str, *, bold: bool) -> float:
        measured = self.kit.measurer.measure((Piece(text, bold=bold),), self.style, 100 * INCH)
        return measured.width / INCH / 0.98 + 0.05

    def _lines(self, text: str, column: int, *, bold: bool) -> float:
        width = self.widths[column] - (CELL_GAP if column else 0.0)
        measured = self.kit.measurer.measure((Piece(text, bold=bold),), self.style, width * INCH)
        return max(measured.height, self.style.leading) / INCH / HEIGHT_USED + 2 * _PADDING


def data_table(kit: Kit, block: Chart, width: float) -> DataTablePart:
    """Return the table of a chart: a row for each category or point."""
    said = tuple(rows(block, kit.words))
    title = ", ".join(series.name for series in block.series)
    if block.type == "scatter":
        x, y = (plain(title.on_slide) if title is not None else name for title, name in ((block.x_title, "x"), (block.y_title, "y")))
        headings: tuple[str, ...] = ("", x, y)
        cells = tuple((row.name, *(number_text(one.number) for one in row.numbers)) for row in said)
    else:
        headings = ("", *(series.name for series in block.series))
        cells = tuple(_cells(row, len(block.series)) for row in said)
    return DataTablePart(kit, block.key, title, headings, cells, width)


def _cells(row: Row, columns: int) -> tuple[str, ...]:
    said = {one.column: number_text(one.number) for one in row.numbers}
    return (row.name, *(said.get(column, "") for column in range(1, columns + 1)))


def table_xml(place: int, table: ChartTable, language: str) -> str:
    """Return a table of numbers as a graphic frame."""
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    written = "".join(
        f'<a:tr h="{emu(height)}">{"".join(_cell(text, column, number, table.style, language) for column, text in enumerate(row))}</a:tr>'
        for number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True))
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{place}" name={quoteattr(table.name)} descr={quoteattr(table.title)}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{transform(table.box, "p:xfrm")}'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{written}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(text: str, column: int, row: int, style: Style, language: str) -> str:
    size, lang = f'sz="{hundredths(style.size)}"', f"lang={quoteattr(language)}"
    bold, color = (' b="1"', "accent3") if row == 0 else ("", "tx1")
    look = f"<a:solidFill>{color_xml(color)}</a:solidFill>"
    run = f"<a:r><a:rPr {lang} {size}{bold}>{look}</a:rPr><a:t>{escape(text)}</a:t></a:r>" if text else ""
    align = ' algn="r"' if column else ""
    spacing = f'<a:lnSpc><a:spcPts val="{hundredths(style.leading)}"/></a:lnSpc>'
    nothing = "".join(f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR"))
    top = f'<a:lnT w="19050"><a:solidFill>{color_xml("tx1")}</a:solidFill></a:lnT>' if row == 0 else ""
    below = f'<a:lnB w="9525"><a:solidFill>{color_xml("accent6")}</a:solidFill></a:lnB>'
    inset = emu(CELL_GAP) if column else 0
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{align} hangingPunct="0">{spacing}</a:pPr>{run}<a:endParaRPr {lang} {size}/></a:p></a:txBody>'
        f'<a:tcPr marL="{inset}" marR="0" marT="{emu(_PADDING)}" marB="{emu(_PADDING)}" anchor="ctr">{nothing}{top}{below}<a:noFill/></a:tcPr></a:tc>'
    )
