"""In grey, too, a slide says everything: whatever has the colour of a tone has a word beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.deck.model import ChartFrame, DeckPlan, Line, Rule, Shape, Slide, Table
from briefing.themes.model import Box
from deck.decks import ARTICLE, CHARTS, EVERYTHING, RICH, THEME, plan_of

TONES = frozenset({"accent1", "accent2", "accent4", "accent5", *(THEME.colors[name] for name in ("good", "warn", "bad"))})
NEAR = 0.8  # inches
DECKS = (ARTICLE, RICH, EVERYTHING, CHARTS)


def wordless(plan: DeckPlan) -> Iterator[str]:
    """Yield each coloured rule without a word under or beside it, and each coloured series whose name stands nowhere."""
    for slide in plan.slides:
        texts = tuple(_texts(slide))
        for rule in coloured(slide):
            if not any(_is_near(rule.box, place) for place, _ in texts):
                yield f"{slide.key}: a rule at {rule.box.x:.2f}, {rule.box.y:.2f}"
        for frame in (one for one in slide.drawn if isinstance(one, ChartFrame)):
            said = " ".join((*(text for _, text in texts), *(name.text for name in frame.picture.names)))
            yield from (f"{slide.key}: {series.name}" for series in frame.chart.series if series.tone is not None and series.name not in said)


def coloured(slide: Slide) -> Iterator[Rule]:
    rules = (*slide.layout.rules, *(one.rule for one in slide.drawn if isinstance(one, Line)))
    yield from (rule for rule in rules if rule.color in TONES)


def _texts(slide: Slide) -> Iterator[tuple[Box, str]]:
    """Yield the words of a slide with their places: those of shapes, and those of the header of a table."""
    for one in slide.drawn:
        if isinstance(one, Shape):
            text = "".join(piece.text for para in one.paras for piece in para.pieces)
            place = one.box or (one.beside.box if one.beside is not None else slide.layout.slots[one.slot].box)
            if text.strip():
                yield place, text
        elif isinstance(one, Table):
            x = one.box.x
            for width, cell in zip(one.widths, one.rows[0].cells, strict=True):
                if cell.para.pieces:
                    yield Box(x, one.box.y, width, one.rows[0].height), "".join(piece.text for piece in cell.para.pieces)
                x += width


def _is_near(rule: Box, text: Box) -> bool:
    """Whether a text begins under a rule, or stands right beside it."""
    is_under = text.x < rule.x + rule.w and rule.x < text.x + text.w and -0.01 <= text.y - rule.y <= NEAR
    is_beside = 0 <= text.x - (rule.x + rule.w) <= NEAR and text.y <= rule.y <= text.y + text.h
    return is_under or is_beside


@pytest.mark.parametrize("outline", DECKS, ids=lambda path: path.stem)
def test_every_coloured_thing_bears_its_word(outline: Path) -> None:
    plan = plan_of(outline)
    charts = [one.chart for slide in plan.slides for one in slide.drawn if isinstance(one, ChartFrame)]
    assert any(list(coloured(slide)) for slide in plan.slides) or any(series.tone for chart in charts for series in chart.series)
    assert list(wordless(plan)) == []


def test_a_colour_without_its_word_is_named() -> None:
    plan = plan_of(ARTICLE)
    slide = next(one for one in plan.slides if one.key == "peers")
    table = next(one for one in slide.drawn if isinstance(one, Table))
    header = replace(table.rows[0], cells=tuple(replace(cell, para=replace(cell.para, pieces=())) for cell in table.rows[0].cells))
    silent = replace(slide, drawn=tuple(replace(one, rows=(header, *one.rows[1:])) if one is table else one for one in slide.drawn))
    assert len(list(wordless(replace(plan, slides=(silent,))))) == len(list(coloured(slide))) == 2
    charts = plan_of(CHARTS)
    named = next(one for one in charts.slides if any(isinstance(two, ChartFrame) and two.chart.series[0].tone for two in one.drawn))
    unnamed = replace(named, drawn=tuple(one for one in named.drawn if not isinstance(one, Shape)))
    frames = [one for one in unnamed.drawn if isinstance(one, ChartFrame)]
    bare = replace(unnamed, drawn=tuple(replace(one, picture=replace(one.picture, names=())) for one in frames))
    assert list(wordless(replace(charts, slides=(bare,)))) != []
