"""Charts as pictures: the largest type in which everything has its place, else a picture that a table goes with."""

from __future__ import annotations

from typing import assert_never

from briefing.blocks import Chart
from briefing.charts.lying import draw_lying
from briefing.charts.model import Canvas, Picture, Type
from briefing.charts.points import draw_points
from briefing.charts.rounds import draw_round
from briefing.charts.upright import draw_upright
from briefing.language import Words


def draw(chart: Chart, canvas: Canvas, words: Words) -> Picture:
    """Return a chart drawn in a place; where its numbers have no room even in the smallest type, the picture says that it needs a table."""
    for type_ in canvas.types:
        picture = _draw(chart, canvas, words, type_, numbered=True)
        if picture is not None:
            return picture
    drawn = _draw(chart, canvas, words, canvas.types[-1], numbered=False)
    if drawn is None:
        raise AssertionError(chart.key)  # only numbers can be without room
    return drawn


def _draw(chart: Chart, canvas: Canvas, words: Words, type_: Type, *, numbered: bool) -> Picture | None:
    match chart.type:
        case "column" | "line" | "area":
            return draw_upright(chart, canvas, words, type_, numbered=numbered)
        case "bar":
            return draw_lying(chart, canvas, words, type_, numbered=numbered)
        case "scatter":
            return draw_points(chart, canvas, type_, numbered=numbered)
        case "pie":
            return draw_round(chart, canvas, words, type_, numbered=numbered)
        case _:
            assert_never(chart.type)
