"""The numbers of column, line and area charts beside what they tell, and the names of series that stand before them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.charts.lettering import AIR, clear_of, free_of, overlaps, width_of
from briefing.charts.looks import Look
from briefing.charts.marks import Bands, Cell, bars, is_see_through, label_token
from briefing.charts.model import Lettering, Mark, Rect, Side
from briefing.charts.naming import near_to
from briefing.charts.printed import number_text
from briefing.charts.upright_places import LEAST, Places

_OFF_AXIS = 0.3
"""Leadings above the axis that numbers keep clear of where they can."""
_ABOVE: Side = "above"
_BELOW: Side = "below"
_Cells = Mapping[tuple[int, int], Cell]


class Numbers:
    """Sets the numbers of one chart."""

    def __init__(self, places: Places, looks: Sequence[Look], dots: Sequence[Mark]) -> None:
        self.places, self.looks, self.dots = places, looks, dots
        self.chart, self.canvas, self.type = places.chart, places.canvas, places.type
        self.bands: Bands = places.bands
        self.cells: _Cells = {(cell.row, cell.series): cell for cell in bars(places.chart)}

    def all(self) -> tuple[Lettering, ...] | None:
        """Return every number in its place; None where one of them has no room."""
        match self.chart.type:
            case "column":
                return self._within_stacks() if self.chart.stacked else self._beside_bars()
            case "area":
                return self._within_areas()
            case _:
                return self._around_dots()

    def names(self, numbers: Sequence[Lettering]) -> Iterator[Lettering]:
        """Yield the names of series over their numbers in the first full cluster, or before those at the ends of their lines."""
        for number in numbers:
            name = self.chart.series[number.series].name
            if number.row == self.places.named_row:
                yield replace(number, text=name, chip=False, rect=replace(number.rect, y=number.rect.y - self.type.leading))
            elif self.places.names_at_end and number.side == "right":
                width = self._width(name) + self._width(" ")
                yield replace(number, text=name, rect=replace(number.rect, x=number.rect.x - width, w=width))

    def seen(self, cell: Cell) -> tuple[float, float]:
        """Return the upper and the lower end of what is a number's own at its category: the next area may lie over a part of it."""
        low, high = (cell.low, cell.high) if self.chart.stacked else (0.0, cell.value)
        over = self.cells.get((cell.row, cell.series + 1)) if not self.chart.stacked else None
        if over is not None and min(low, high) < over.value < max(low, high):
            low = over.value
        return self.places.range_.y(max(low, high)), self.places.range_.y(min(low, high))

    # Columns

    def _beside_bars(self) -> tuple[Lettering, ...] | None:
        placed: list[Lettering] = []
        range_, bands = self.places.range_, self.bands
        for cell in self.cells.values():
            top, foot = range_.y(cell.high), range_.y(cell.low)
            if self._width(number_text(cell.number)) > bands.pitch - 1:
                return None
            y, side = (foot, _BELOW) if cell.value < 0 else (top - self.type.leading, _ABOVE)
            rect = Rect(bands.middle(cell.row, cell.lane) - bands.pitch / 2, y, bands.pitch, self.type.leading)
            placed.append(self._number(cell, rect, side))
        return tuple(placed)

    def _within_stacks(self) -> tuple[Lettering, ...] | None:
        """Return the numbers of stacks in their parts; those of parts that are too low stand to the right of the stack."""
        placed: list[Lettering] = []
        for row in range(len(self.places.texts)):
            cells = [cell for cell in self.cells.values() if cell.row == row]
            inside = [cell for cell in cells if self._holds(cell)]
            beside = self._right_of_stack([cell for cell in cells if cell not in inside])
            if beside is None:
                return None
            placed += sorted((*map(self._inside, inside), *beside), key=lambda one: one.series)
        return tuple(placed)

    def _middle(self, cell: Cell) -> float:
        return sum(self.seen(cell)) / 2

    def _off_axis(self, cell: Cell) -> float:
        """Return the middle of a part, or as near to it as a number keeps off the axis."""
        axis, half, middle = self.places.axis.y, self.type.leading / 2, self._middle(cell)
        return max(middle, axis + half) if cell.value < 0 else min(middle, axis - half)

    def _holds(self, cell: Cell) -> bool:
        """Say whether a part of a stack has room for its number."""
        top, foot = self.seen(cell)
        return foot - top >= self.type.size * LEAST and self._width(number_text(cell.number)) <= self.bands.breadth - 1

    def _inside(self, cell: Cell) -> Lettering:
        left = self.bands.left(cell.row, 0)
        return self._number(cell, Rect(left, self._middle(cell) - self.type.leading / 2, self.bands.breadth, self.type.leading), "inside")

    def _right_of_stack(self, cells: Sequence[Cell]) -> list[Lettering] | None:
        """Return numbers to the right of their stack, each near to its part; None where they have no room before the next one."""
        ordered, leading, bands = sorted(cells, key=self._middle), self.type.leading, self.bands
        middles = near_to([self._off_axis(cell) for cell in ordered], leading, self.places.range_.plot)
        if middles is None:
            return None
        placed = []
        for cell, middle in zip(ordered, middles, strict=True):
            left, width = bands.left(cell.row, 0) + bands.breadth + 2 * AIR, self._width(number_text(cell.number))
            if left + width + AIR > (bands.left(cell.row + 1, 0) if cell.row < self.places.last else self.canvas.width):
                return None
            number = self._number(cell, Rect(left, middle - leading / 2, width, leading), "right")
            away = (left + width / 2 - bands.middle(cell.row, 0), middle - self._middle(cell))
            placed.append(replace(number, align="left", moved=(round(away[0], 3), round(away[1], 3))))
        return placed

    # Areas

    def _within_areas(self) -> tuple[Lettering, ...] | None:
        """Return the numbers of areas in the middle of what is seen of each, those at its ends further in."""
        placed: list[Lettering] = []
        for cell in self.cells.values():
            width = self._width(number_text(cell.number))
            inner = self._inner(cell)
            share = (width / 2 + 2 * AIR) / self.bands.slot if inner is not None else 0.0
            top, foot = self._between(cell, inner or cell, share)
            x = self.bands.center(cell.row) + ((inner.row - cell.row) * share * self.bands.slot if inner is not None else 0.0)
            rect = Rect(x - width / 2, (top + foot - self.type.leading) / 2, width, self.type.leading)
            if width > self.bands.slot - 1 or not self._is_within(cell, rect) or any(overlaps(rect, other.rect) for other in placed):
                return None
            away = (x - self.bands.center(cell.row), (top + foot) / 2 - sum(map(self.places.range_.y, (cell.low, cell.high))) / 2)
            placed.append(replace(self._number(cell, rect, "inside"), moved=(round(away[0], 3), round(away[1], 3))))
        return tuple(placed)

    def _inner(self, cell: Cell) -> Cell | None:
        """Return the neighbour of a number at the end of its area; None where it has two neighbours or none."""
        beside = [self.cells.get((row, cell.series)) for row in (cell.row - 1, cell.row + 1)]
        return next((one for one in beside if one is not None), None) if None in beside else None

    def _between(self, cell: Cell, other: Cell, share: float) -> tuple[float, float]:
        """Return what is seen of an area a share of the way from one number to another."""
        top, foot = ((1 - share) * here + share * there for here, there in zip(self.seen(cell), self.seen(other), strict=True))
        return top, foot

    def _is_within(self, cell: Cell, rect: Rect) -> bool:
        """Say whether the digits of a number lie on its own area from end to end, however it slopes."""
        middle, half = rect.y + rect.h / 2, self.type.size * LEAST / 2
        for x in (rect.x, rect.x + rect.w / 2, rect.x + rect.w):
            away = (x - self.bands.center(cell.row)) / self.bands.slot
            other = self.cells.get((cell.row + (1 if away > 0 else -1), cell.series))
            top, foot = self._between(cell, other or cell, abs(away))
            if middle - half < top or middle + half > foot:
                return False
        return True

    # Dots

    def _around_dots(self) -> tuple[Lettering, ...] | None:
        """Return the numbers of lines above or below their dots, each where it meets nothing; the topmost are placed first."""
        placed: list[Lettering] = []
        for row in range(len(self.places.texts)):
            cells = sorted((cell for cell in self.cells.values() if cell.row == row), key=lambda cell: -cell.value)
            for order, cell in enumerate(cells):
                sides: tuple[Side, ...] = ("below", "above") if order and order == len(cells) - 1 else ("above", "below")
                if self.places.names_at_end and row == self.places.last:
                    sides = ("right",)
                found = self._free(cell, sides, placed)
                if found is None:
                    return None
                placed.append(found)
        return tuple(placed)

    def _free(self, cell: Cell, sides: Sequence[Side], placed: Sequence[Lettering]) -> Lettering | None:
        """Return a number at the first side of its dot where it meets nothing: clear of target and axis if it can be."""
        line, axis = self.places.beside.target_line, self.places.axis
        near = [Rect(axis.x, axis.y - self.type.leading * _OFF_AXIS, axis.w, self.type.leading), *([clear_of(line, self.type)] if line else ())]
        own = next(dot for dot in self.dots if (dot.row, dot.series) == (cell.row, cell.series))
        tried = (self._around(cell, own, side) for side in sides)
        inside = [one for one in tried if self._has_room(one.rect)]
        taken = [other.rect for other in placed] + [dot.rect for dot in self.dots if dot is not own]
        return free_of(inside, [*taken, *near]) or free_of(inside, [*taken, *([line] if line else ())])

    def _has_room(self, label: Rect) -> bool:
        """Say whether a label stands above the foot of the plot, inside the picture."""
        plot = self.places.range_.plot
        return 0 <= label.x <= self.canvas.width - label.w and label.y + label.h <= plot.y + plot.h + 1

    def _around(self, cell: Cell, dot: Mark, side: Side) -> Lettering:
        width = self._width(number_text(cell.number))
        x, y, radius = dot.rect.x + dot.rect.w / 2, dot.rect.y + dot.rect.h / 2, dot.rect.w / 2
        if side == "right":
            name = self._width(f"{self.chart.series[cell.series].name} ")
            rect = Rect(x + radius + AIR + name, y - self.type.leading / 2, width, self.type.leading)
            return replace(self._number(cell, rect, side), align="left")
        top = y - radius - self.type.leading if side == "above" else y + radius
        return self._number(cell, Rect(x - width / 2, top, width, self.type.leading), side)

    # Texts

    def _width(self, text: str) -> float:
        return width_of(text, self.type, self.canvas.measure, bold=True)

    def _number(self, cell: Cell, rect: Rect, side: Side) -> Lettering:
        chip = self._is_struck(rect, side) or (side == "inside" and self.chart.type == "column" and cell.row in self.chart.estimates)
        look, inside = self.looks[cell.series], side == "inside" and not chip
        token = "ink" if inside and is_see_through(self.chart) else label_token(look, inside=inside)
        text = number_text(cell.number)
        return Lettering(text=text, rect=rect, row=cell.row, series=cell.series, side=side, color=token, bold=True, chip=chip)

    def _is_struck(self, rect: Rect, side: Side) -> bool:
        """Say whether the line of the target would strike a number through: renderers set those outside a shape a little higher or lower."""
        line = self.places.beside.target_line
        return line is not None and overlaps(rect, line if side == "inside" else clear_of(line, self.type))
