"""The rules of a table as XML: each cell says its own, so that no renderer has to look into the table's style."""

from __future__ import annotations

from briefing.deck.model import Edge, Table
from briefing.deck.ooxml import color_xml, stroke
from briefing.themes.model import Theme


def edges_xml(table: Table, row: int, column: int, theme: Theme) -> str:
    """Return the rules around a cell: none at its sides, above it that of the table or of the row before, below it that of its row."""
    above = table.rows[row - 1].below if row else table.above[column]
    edges = (("lnL", None), ("lnR", None), ("lnT", above), ("lnB", table.rows[row].below))
    return "".join(_edge_xml(name, edge, theme) for name, edge in edges)


def _edge_xml(name: str, edge: Edge | None, theme: Theme) -> str:
    if edge is None:
        return f'<a:{name} w="0"><a:noFill/></a:{name}>'
    return f'<a:{name} w="{stroke(theme.points(edge.weight))}"><a:solidFill>{color_xml(edge.color)}</a:solidFill></a:{name}>'
