"""Pies: slices of a whole, each named beside itself."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, sin

from briefing.blocks import Chart
from briefing.charts.lettering import AIR, overlaps
from briefing.charts.looks import slice_looks
from briefing.charts.model import Canvas, Lettering, Mark, Picture, Rect, Type
from briefing.charts.printed import category_text, number_text
from briefing.language import Words

_REACH = 1.06
"""From how far out the labels begin, in radii."""


def slice_text(chart: Chart, row: int, words: Words) -> tuple[str, str]:
    """Return what is written beside a slice: its name, then its number."""
    value = chart.series[0].values[row]
    return category_text(chart, row, words), number_text(value) if value is not None else ""


def draw_round(chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool) -> Picture | None:
    """Return a pie; None where names and numbers are wanted and do not fit around it."""
    if numbered and None in chart.series[0].values:
        return None
    room = (type_.leading + AIR) if numbered else 0.0
    radius = min(canvas.height / 2 - room, canvas.width / 5)
    x, y = canvas.width / 2, canvas.height / 2
    slices = tuple(_slices(chart, x, y, radius))
    labels = tuple(_labels(chart, canvas, words, type_, (x, y, radius))) if numbered else ()
    if numbered and (not _apart(labels) or any(one.rect.x < 0 or one.rect.x + one.rect.w > canvas.width for one in labels)):
        return None
    plot = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    return Picture(
        width=canvas.width, height=canvas.height, type=type_, plot=plot, marks=slices, numbers=labels, step=int(numbered), needs_table=not numbered
    )


def _angles(chart: Chart) -> list[tuple[float, float]]:
    """Return where each slice begins and ends, clockwise from the top; a missing one has no breadth."""
    import detroit

    values = [float(value or 0) for value in chart.series[0].values]
    return [(float(arc["start_angle"]), float(arc["end_angle"])) for arc in detroit.pie().set_sort_values(None)(values)]


def _slices(chart: Chart, x: float, y: float, radius: float) -> Iterator[Mark]:
    import detroit

    looks = slice_looks(chart)
    arc = detroit.arc().set_inner_radius(0).set_outer_radius(radius)
    for row, (start, end) in enumerate(_angles(chart)):
        if chart.series[0].values[row] is not None:
            path = str(arc({"start_angle": start, "end_angle": end, "pad_angle": 0}))
            place = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
            yield Mark(path=path, rect=place, look=looks[row], row=row, series=0, estimated=row in chart.estimates, origin=(x, y))


def _labels(chart: Chart, canvas: Canvas, words: Words, type_: Type, circle: tuple[float, float, float]) -> Iterator[Lettering]:
    x, y, radius = circle
    for row, (start, end) in enumerate(_angles(chart)):
        name, number = slice_text(chart, row, words)
        if not number:
            continue
        text = f"{name} {number}".strip()
        width = canvas.measure(text, True) * type_.size + AIR  # noqa: FBT003  bold
        angle = (start + end) / 2
        out_x, out_y = x + sin(angle) * radius * _REACH, y - cos(angle) * radius * _REACH
        left = out_x if sin(angle) > 0.15 else out_x - width if sin(angle) < -0.15 else out_x - width / 2  # noqa: PLR2004  nearly above or below
        top = out_y - type_.leading * (1 + cos(angle)) / 2
        yield Lettering(text=text, rect=Rect(left, top, width, type_.leading), align="left", row=row, series=0, side="above", bold=True)


def _apart(labels: tuple[Lettering, ...]) -> bool:
    return not any(overlaps(one.rect, other.rect) for place, one in enumerate(labels) for other in labels[:place])
