"""A big number in the rail, level with the rows that say what it means."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.pdf.model import BlockView, FiguresView, FigureView, ListView, MarginFigureView, Said
from briefing.pdf.phrases import line_count, text_width

_VALUE_ROOM = 6
"""A value of more narrow characters is too wide for the rail in its size."""

_RAIL_LINE, _RAIL_LINES = 26, 7
"""What is said of a value takes at most so many lines in the rail, each of about so many narrow characters."""

_ROWS = 6
"""So many rows at most stand beside a figure: both stay on one page."""


def with_margin_figures(blocks: Iterable[BlockView]) -> tuple[BlockView, ...]:
    """Return blocks in which a short figure by itself stands in the rail, where rows with labels follow it."""
    arranged: list[BlockView] = []
    for block in blocks:
        before = arranged[-1] if arranged else None
        if isinstance(before, FiguresView) and isinstance(block, ListView) and _fits_the_rail(before) and _fits_beside(block):
            arranged[-1:] = [MarginFigureView(before, block)]
        else:
            arranged.append(block)
    return tuple(arranged)


def _fits_the_rail(block: FiguresView) -> bool:
    return len(block.figures) == 1 and _is_short(block.figures[0])


def _is_short(figure: FigureView) -> bool:
    if figure.value is None or text_width(_words(figure.value)) > _VALUE_ROOM:
        return False
    return sum(line_count(_words(said), _RAIL_LINE) for _, said in figure.texts) <= _RAIL_LINES


def _fits_beside(block: ListView) -> bool:
    return block.look == "rows" and len(block.rows) <= _ROWS and not any(row.parts for row in block.rows)


def _words(said: Said) -> str:
    return "".join(mark.text for piece in said.pieces for mark in piece.marks)
