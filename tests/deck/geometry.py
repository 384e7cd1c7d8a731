"""What is wrong with a plan by its own numbers: texts taller than their boxes, of no size of the theme, off the slide, or over another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.deck.fit import Measurer, Piece, Style
from briefing.deck.model import ChartFrame, ChartTable, DeckPlan, Drawn, Image, Shape, Slide, Slot, Table
from briefing.themes.model import Box, Theme

INCH = 72
CLOSE = 0.02  # inches
FOOT = 7.48


@dataclass(frozen=True)
class Room:
    """What something takes on a slide, in inches; `needed` is the height that its text was measured to need."""

    name: str
    box: Box
    needed: float


def plan_problems(plan: DeckPlan, theme: Theme) -> list[str]:
    """Return what is wrong with each slide."""
    measurer = Measurer(theme, plan.language)
    sizes = {step.size for steps in theme.deck_type.values() for step in steps}
    found = []
    for number, slide in enumerate(plan.slides, start=1):
        rooms = [room for one in slide.drawn for room in _rooms(one, slide, measurer)]
        found += [f"slide {number}, {line}" for line in (*_misplaced(rooms), *_overlapping(rooms), *_odd_sizes(slide, sizes))]
    return found


def _misplaced(rooms: list[Room]) -> Iterator[str]:
    for room in rooms:
        if room.needed > room.box.h + CLOSE:
            yield f"{room.name}: needs {room.needed:.2f} in of {room.box.h:.2f}"
        if room.box.x < -CLOSE or room.box.x + room.box.w > 13.333 + CLOSE or room.box.y < -CLOSE or room.box.y + room.needed > FOOT:
            yield f"{room.name}: off the slide"


def _overlapping(rooms: list[Room]) -> Iterator[str]:
    for one, other in itertools.combinations(rooms, 2):
        across = min(one.box.x + one.box.w, other.box.x + other.box.w) - max(one.box.x, other.box.x)
        down = min(one.box.y + one.needed, other.box.y + other.needed) - max(one.box.y, other.box.y)
        if across > CLOSE and down > CLOSE and not _belong_together(one.name, other.name):
            yield f"{one.name}: lies over {other.name} by {across:.2f} x {down:.2f} in"


def _belong_together(one: str, other: str) -> bool:
    """Whether one is a title, a target or the name of a series that stands inside the frame of its chart."""
    chart, inside = (one, other) if one.startswith("Chart (") else (other, one)
    return chart.startswith("Chart (") and inside.startswith(("Axis title", "Target", "Number", "Repeated label"))


def _odd_sizes(slide: Slide, sizes: set[float]) -> Iterator[str]:
    for one in slide.drawn:
        styles = [_slot(one, slide).style] if isinstance(one, Shape) else []
        styles += [cell.style for row in one.rows for cell in row.cells] if isinstance(one, Table) else []
        yield from (f"{one.name}: {style.size:g} pt is no size of the theme" for style in styles if style.size not in sizes)


def _rooms(one: Drawn, slide: Slide, measurer: Measurer) -> Iterator[Room]:
    match one:
        case Shape():
            slot = _slot(one, slide)
            box = one.box or slot.box
            yield Room(one.name, box, box.h if slot.grows or len(one.paras) > 1 else _height(one, slot.style, box, measurer))
        case Table():
            yield Room(one.name, one.box, max(sum(row.height for row in one.rows), *(_cells(one, measurer))))
        case ChartFrame() | ChartTable() | Image():
            yield Room(one.name, one.box, one.box.h)
        case _:
            return


def _slot(shape: Shape, slide: Slide) -> Slot:
    """Return what a shape is set by: its own slot where it stands beside the layout's."""
    return shape.beside or slide.layout.slots[shape.slot]


def _height(shape: Shape, style: Style, box: Box, measurer: Measurer) -> float:
    para = shape.paras[0]
    pieces = (*para.pieces, Piece(para.mark)) if para.mark else para.pieces
    return measurer.measure(pieces, style, box.w * INCH).height / INCH


def _cells(table: Table, measurer: Measurer) -> Iterator[float]:
    """Yield the height that the tallest cell of each row needs, those of the rows before it added."""
    top = 0.0
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            width = table.widths[column] - cell.left - cell.right
            yield top + measurer.measure(cell.para.pieces, cell.style, width * INCH).height / INCH
        top += row.height
