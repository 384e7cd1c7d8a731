"""Comparisons as parts of a body: columns side by side, or a native table of aligned rows."""

from __future__ import annotations

from dataclasses import replace

from briefing.blocks import Comparison, Side
from briefing.deck.balance import filled
from briefing.deck.body import Part, StackPart
from briefing.deck.fit import Style
from briefing.deck.kit import COLUMN_GAP, READING_WIDTH, Kit, Step, visible
from briefing.deck.lists import ListPart, list_lines
from briefing.deck.model import Cell, Edge, Para
from briefing.deck.rows import Column, ColumnsPart
from briefing.deck.table_grid import Grid
from briefing.deck.table_parts import RULE_GAP, TablePart
from briefing.language import direction
from briefing.references import comparison_description
from briefing.roles import Role
from briefing.texts import Wording

QUESTION_SHARE = 0.2552  # of the width; the sides begin at the fourth of twelve columns
CELL_PADDINGS = (0.14, 0.09, 0.12, 0.08, 0.10, 0.05)


def sides_part(kit: Kit, block: Comparison, step: Step, width: float) -> ColumnsPart:
    """Return the sides of a comparison in columns, each under its colour; one below the other where a slide cannot hold them."""
    count, measure = len(block.sides), min(width, READING_WIDTH)
    column = (width - COLUMN_GAP * (count - 1)) / count
    sides = tuple((number, f"{block.key}.{number}", side) for number, side in enumerate(block.sides, start=1))
    stacked = tuple(
        ColumnsPart((_side(kit, key, number, side, step, measure),), measure, block.key, "side", first=number) for number, key, side in sides
    )
    columns = tuple(_side(kit, key, number, side, step, column) for number, key, side in sides)
    return ColumnsPart(columns, column + COLUMN_GAP, block.key, "side", otherwise=StackPart(stacked))


def _side(kit: Kit, key: str, number: int, side: Side, step: Step, width: float) -> Column:
    color = kit.tone(side.tone)
    heading = kit.text(Role.HEADING, key, side.heading, kit.style("side", step), width, ordinal=number, color=color, label="Heading")
    return Column(_side_content(kit, key, number, side, step, width), width, color, heading)


def _side_content(kit: Kit, key: str, number: int, side: Side, step: Step, width: float) -> Part | None:
    if side.wording is not None:
        return kit.text(Role.SIDE, key, side.wording.on_slide, kit.style("body", step), width, ordinal=number)
    if not visible(side.points):
        return None
    lines = tuple(list_lines(kit, side.points))
    return ListPart(kit.measurer, Role.SIDE, lines, kit.style("body", step), width, key=key, ordinal=number, explicit=True)


def rows_part(kit: Kit, block: Comparison, step: Step, width: float) -> TablePart:
    """Return a comparison in rows as a table: the sides' headings above, a question a row."""
    count = len(block.sides)
    first = width * QUESTION_SHARE
    side = (width - first - RULE_GAP * (count - 1)) / count
    colors = tuple(kit.tone(side.tone) for side in block.sides)
    edges = (None, *(Edge(weight="side", color=color) for color in colors))
    is_mirrored = direction(kit.document.language) == "rtl"  # columns may then be drawn from either side, and keep their colours so
    question, compared = kit.style("question", step), kit.style("compared", step)
    heading = replace(compared, bold=True)
    gaps = (*[RULE_GAP] * count, 0.0)
    headings = (
        Cell(para=Para(pieces=kit.pieces(side.heading)), style=heading, color=color, right=gap)
        for side, color, gap in zip(block.sides, colors, gaps[1:], strict=True)
    )
    grid = Grid(
        measurer=kit.measurer,
        role=Role.COMPARISON,
        key=block.key,
        title=comparison_description(kit.document, block),
        widths=(first, *[side + RULE_GAP] * (count - 1), side),
        above=edges if is_mirrored else (None,) * (count + 1),
        over=() if is_mirrored else edges,
        padding=CELL_PADDINGS[step.place],
        anchor="ctr",
    )
    rows = tuple(
        (
            Cell(para=Para(pieces=kit.pieces(row.label.on_slide)), style=question, color="accent3", right=RULE_GAP),
            *(_cell(kit, cell, compared, side, gap) for cell, gap in zip(row.cells, gaps[1:], strict=True)),
        )
        for row in block.rows
    )
    return TablePart(grid, grid.row((Cell(para=Para(pieces=()), style=heading), *headings)), tuple(map(grid.row, rows)))


def _cell(kit: Kit, wording: Wording, style: Style, width: float, gap: float) -> Cell:
    """Return what one side answers, set a little narrower where a word would stand alone on its last line; `width` is that of its texts."""
    pieces = kit.pieces(wording.on_slide)
    return Cell(para=Para(pieces=pieces), style=style, right=gap + width - filled(kit.measurer, ((pieces, style, 0.0),), width))
