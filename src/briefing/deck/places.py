"""Where the shapes of a deck stand, by which a moved one can be told later."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.model import DeckPlan, Drawn, Fill, Layout, Line, Shape
from briefing.deck.ooxml import emu
from briefing.roles import format_slide
from briefing.themes.model import Box


def places_of(plan: DeckPlan) -> Iterator[tuple[str, str, tuple[int, int, int]]]:
    """Yield for each shape of each slide: the names of both, and its left edge, upper edge and width in EMU."""
    for slide in plan.slides:
        name = format_slide(slide.key, slide.fragment)
        for one in slide.drawn:
            box = _box(one, slide.layout)
            yield name, one.name, (emu(box.x), emu(box.y), emu(box.w))


def _box(one: Drawn, layout: Layout) -> Box:
    match one:
        case Shape():
            return one.box or (one.beside or layout.slots[one.slot]).box
        case Line():
            return one.rule.box
        case Fill():
            return one.panel.box
        case _:
            return one.box
