"""Tables of the outline as parts of a body: which style each cell has, and how wide each column is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing.blocks import Align as WrittenAlign
from briefing.blocks import Table
from briefing.deck.balance import INCH
from briefing.deck.body import Part, StackPart, TextPart
from briefing.deck.fit import Piece, Style
from briefing.deck.kit import READING_WIDTH, Kit, tightness
from briefing.deck.model import Align, Cell, Edge, Para
from briefing.deck.table_grid import Grid
from briefing.deck.table_parts import CELL_PADDINGS, TablePart
from briefing.deck.table_widths import GridColumns, Need, table_widths
from briefing.language import direction
from briefing.part_texts import shown_rows
from briefing.references import cut_line, heading_on_slide, table_description
from briefing.roles import Role
from briefing.texts import Wording

_ALIGN: dict[WrittenAlign, Align] = {"left": "l", "right": "r", "center": "ctr"}
_MANY_COLUMNS = 8  # more of them stand closer together
_CLOSE_GAP = 0.15  # inches between the texts of two of many columns; of few, it is the grid's gutter
_MANY_ROWS = 7  # more of them are set in the second size
_TALLEST_CAPTION = 1.5  # inches; a longer one is a paragraph of its own
_TOP = Edge(weight="strong", color="tx1")
_SLACK = 0.01  # inches, so that no rounding breaks a line that was measured to fit


def table_part(kit: Kit, block: Table, step: int, width: float) -> Part:
    """Return a table with its caption, and what is said under it, at a step of its size."""
    rows, tight = shown_rows(block, "deck"), tightness(step)
    step = max(step, 1) if len(rows) > _MANY_ROWS else step
    cells = _Cells(kit, block, step)
    header = cells.header()
    body = tuple(cells.row(row, is_total=block.total and place == len(rows)) for place, row in enumerate(rows, start=1))
    grid = Grid(
        measurer=kit.measurer,
        role=Role.TABLE,
        key=block.key,
        title=table_description(kit.document, block),
        widths=table_widths(tuple(_needs(kit, (header, *body))), width, _grid_columns(kit, width)),
        above=(_TOP,) * len(header),
        padding=CELL_PADDINGS[step + tight],
        has_first_column=block.row_header,
        has_total=block.total,
    )
    caption = _caption(kit, block, width)
    is_apart = caption is not None and caption.height > _TALLEST_CAPTION
    table = TablePart(
        grid, grid.row(header), tuple(map(grid.row, body)), caption=None if is_apart else caption, below=tuple(_below(kit, block, width))
    )
    return StackPart((caption, table)) if caption is not None and is_apart else table


class _Cells:
    """The cells of one table, with their styles: header and total are bold by the table's style, and so is a column of headers."""

    def __init__(self, kit: Kit, block: Table, step: int) -> None:
        self._kit = kit
        self._block = block
        self._style = kit.style("cell", step)
        self._bold = replace(self._style, bold=True)
        self._is_mirrored = direction(kit.document.language) == "rtl"  # columns may then be drawn from either side, and keep their gaps so
        self._gap = kit.theme.grid["gutter"] if len(block.columns) <= _MANY_COLUMNS else _CLOSE_GAP

    def header(self) -> tuple[Cell, ...]:
        style = replace(self._kit.style("small"), bold=True)
        texts = (heading_on_slide(self._block, column) for column in range(len(self._block.columns)))
        return tuple(self._cell(column, self._kit.pieces(text), style, "accent3") for column, text in enumerate(texts))

    def row(self, written: tuple[Wording, ...], *, is_total: bool) -> tuple[Cell, ...]:
        return tuple(
            self._cell(column, self._kit.pieces(cell.on_slide), self._bold if is_total or (self._block.row_header and not column) else self._style)
            for column, cell in enumerate(written)
        )

    def _cell(self, column: int, pieces: tuple[Piece, ...], style: Style, color: str = "tx1") -> Cell:
        aligns = self._block.aligns
        is_last = column == len(aligns) - 1
        follows_numbers = column > 0 and aligns[column - 1] == "right" and aligns[column] != "right"
        return Cell(
            para=Para(pieces=pieces),
            style=style,
            color=color,
            align=_ALIGN[aligns[column]],
            left=self._gap if follows_numbers else 0.0,
            right=0.0 if is_last and aligns[column] == "right" and not self._is_mirrored else self._gap,
        )


def _needs(kit: Kit, rows: tuple[tuple[Cell, ...], ...]) -> Iterator[Need]:
    """Yield what each column asks for."""
    for cells in zip(*rows, strict=True):
        yield _need(kit, cells)


def _need(kit: Kit, cells: tuple[Cell, ...]) -> Need:
    inset = cells[0].left + cells[0].right + _SLACK

    def widest(measured: Callable[[tuple[Piece, ...], Style], float]) -> float:
        return max(measured(cell.para.pieces, cell.style) for cell in cells) / INCH + inset

    def heights(width: float) -> tuple[float, ...]:
        room = max(width - inset + _SLACK, 0.01) * INCH
        return tuple(kit.measurer.measure(cell.para.pieces, cell.style, room).height / INCH for cell in cells)

    return Need(widest(kit.measurer.word_width), widest(kit.measurer.line_width), heights, numbers=cells[0].align == "r", inset=inset)


def _grid_columns(kit: Kit, width: float) -> GridColumns:
    """Return the columns of the theme's grid that a width has."""
    pitch, gutter = kit.theme.grid["pitch"], kit.theme.grid["gutter"]
    return GridColumns(count=int((width + gutter) / pitch + _SLACK), pitch=pitch, gutter=gutter)


def _caption(kit: Kit, block: Table, width: float) -> TextPart | None:
    if block.caption is None:
        return None
    style = replace(kit.style("small"), bold=True)
    return kit.text(Role.CAPTION, block.key, block.caption.on_slide, style, min(width, READING_WIDTH), label="Caption")


def _below(kit: Kit, block: Table, width: float) -> Iterator[TextPart]:
    """Yield how many rows are shown, where some are not, and the remark."""
    style, wide = kit.style("source"), min(width, READING_WIDTH)
    cut = cut_line(block, kit.words)
    if cut:
        yield kit.text(Role.CUT, block.key, cut, style, wide, color="accent3", label="Cut", gap=0.12)
    if block.note is not None:
        yield kit.text(Role.REMARK, block.key, block.note.on_slide, style, wide, color="accent3", label="Remark", gap=0.06 if cut else 0.12)
