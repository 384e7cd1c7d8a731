"""Pies: slices of a whole, each named beside itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, sin, sqrt

from briefing.blocks import Chart
from briefing.charts.lettering import AIR, overlaps, width_of
from briefing.charts.looks import slice_looks
from briefing.charts.model import Canvas, Lettering, Mark, Picture, Rect, Type
from briefing.charts.naming import spread
from briefing.charts.printed import category_text, number_text
from briefing.language import Words

_REACH = 1.06
"""From how far out the labels begin, in radii."""
_UPRIGHT = 0.087
"""The sine up to which a slice is taken to be above or below the middle: five degrees, as LibreOffice has it."""
_LEADER = 12.0
"""Points between the pie and labels to which lines lead."""


@dataclass(frozen=True, slots=True)
class _Circle:
    """The circle of a pie by its middle."""

    x: float
    y: float
    radius: float

    @property
    def place(self) -> Rect:
        return Rect(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)

    def at(self, angle: float, reach: float) -> tuple[float, float]:
        """Return the point at an angle, some radii from the middle."""
        return self.x + sin(angle) * self.radius * reach, self.y - cos(angle) * self.radius * reach

    def half_at(self, y: float, reach: float) -> float:
        """Return half the width of the circle at a height, some radii far; 0 above and below it."""
        return sqrt(max((self.radius * reach) ** 2 - (y - self.y) ** 2, 0.0))


def slice_text(chart: Chart, row: int, words: Words) -> tuple[str, str]:
    """Return what is written beside a slice: its name, then its number."""
    value = chart.series[0].values[row]
    return category_text(chart, row, words), number_text(value) if value is not None else ""


def draw_round(chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool) -> Picture | None:
    """Return a pie; None where names and numbers are wanted and do not fit around it."""
    if numbered and None in chart.series[0].values:
        return None
    room = (type_.leading + AIR) if numbered else 0.0
    circle = _Circle(canvas.width / 2, canvas.height / 2, min(canvas.height / 2 - room, canvas.width / 5))
    labels = tuple(_labels(chart, canvas, words, type_, circle)) if numbered else ()
    leaders: tuple[str, ...] = ()
    if not _apart(labels):
        labels, leaders = _led(chart, canvas, labels, circle)
    if (numbered and not labels) or not _apart(labels) or any(one.rect.x < 0 or one.rect.x + one.rect.w > canvas.width for one in labels):
        return None
    return Picture(
        width=canvas.width, height=canvas.height, type=type_, plot=circle.place, marks=tuple(_slices(chart, circle)), numbers=labels,
        leaders=leaders, step=int(numbered), needs_table=not numbered,
    )  # fmt: skip


def _angles(chart: Chart) -> list[tuple[float, float]]:
    """Return where each slice begins and ends, clockwise from the top; a missing one has no breadth."""
    import detroit

    values = [float(value or 0) for value in chart.series[0].values]
    return [(float(arc["start_angle"]), float(arc["end_angle"])) for arc in detroit.pie().set_sort_values(None)(values)]


def _slices(chart: Chart, circle: _Circle) -> Iterator[Mark]:
    import detroit

    looks = slice_looks(chart)
    arc = detroit.arc().set_inner_radius(0).set_outer_radius(circle.radius)
    for row, (start, end) in enumerate(_angles(chart)):
        if chart.series[0].values[row] is not None:
            path = str(arc({"start_angle": start, "end_angle": end, "pad_angle": 0}))
            origin = (circle.x, circle.y)
            yield Mark(path=path, rect=circle.place, look=looks[row], row=row, series=0, estimated=row in chart.estimates, origin=origin)


def _labels(chart: Chart, canvas: Canvas, words: Words, type_: Type, circle: _Circle) -> Iterator[Lettering]:
    for row, (start, end) in enumerate(_angles(chart)):
        name, number = slice_text(chart, row, words)
        if not number:
            continue
        text = f"{name} {number}".strip()
        width = width_of(text, type_, canvas.measure, bold=True) + AIR
        angle = (start + end) / 2
        out_x, out_y = circle.at(angle, _REACH)
        left = out_x if sin(angle) > _UPRIGHT else out_x - width if sin(angle) < -_UPRIGHT else out_x - width / 2
        top = out_y - type_.leading * (1 + cos(angle)) / 2
        yield Lettering(text=text, rect=Rect(left, top, width, type_.leading), align="left", row=row, series=0, side="above", bold=True)


def _led(chart: Chart, canvas: Canvas, labels: Sequence[Lettering], circle: _Circle) -> tuple[tuple[Lettering, ...], tuple[str, ...]]:
    """Return labels and the lines that lead to some from their slices: where those of one side meet, they stand in a column; none without room."""
    angles = {letter.row: sum(_angles(chart)[letter.row]) / 2 for letter in labels}
    placed: dict[int, Lettering] = {}
    for to_right in (True, False):
        side = sorted((one for one in labels if (sin(angles[one.row]) >= 0) is to_right), key=lambda one: one.rect.y)
        column = side if _apart(side) else _column(side, canvas, circle, to_right=to_right)
        if len(column) < len(side):
            return (), ()
        placed |= {letter.row: letter for letter in column}
    leaders = (_leader(letter, circle.at(angles[row], 1.0)) for row, letter in placed.items() if any(letter.moved))
    return tuple(placed[letter.row] for letter in labels), tuple(leaders)


def _column(side: Sequence[Lettering], canvas: Canvas, circle: _Circle, *, to_right: bool) -> Sequence[Lettering]:
    """Return labels one below the other, beside the pie at one distance from its middle; empty where they have no room."""
    middles = spread([one.rect.y + one.rect.h / 2 for one in side], [one.rect.h for one in side], 0.0, canvas.height)
    if middles is None:
        return ()
    away = max(circle.half_at(middle, _REACH) for middle in middles) + _LEADER
    placed = []
    for letter, middle in zip(side, middles, strict=True):
        x, y = circle.x + away if to_right else circle.x - away - letter.rect.w, middle - letter.rect.h / 2
        moved = (round(x - letter.rect.x, 3), round(y - letter.rect.y, 3))
        placed.append(replace(letter, rect=replace(letter.rect, x=x, y=y), moved=moved))
    return placed


def _leader(letter: Lettering, edge: tuple[float, float]) -> str:
    """Return the line from the edge of a slice to its label."""
    rect = letter.rect
    end = rect.x - AIR / 2 if rect.x > edge[0] else rect.x + rect.w
    return f"M{edge[0]:.2f},{edge[1]:.2f}L{end:.2f},{rect.y + rect.h / 2:.2f}"


def _apart(labels: Sequence[Lettering]) -> bool:
    return not any(overlaps(one.rect, other.rect) for place, one in enumerate(labels) for other in labels[:place])
