"""The deck of a language that is read from right to left: every slide and layout mirrored, texts set against the right."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from briefing.deck.model import ChartFrame, ChartTable, Drawn, Fill, Image, Layout, Line, Panel, Rule, Shape, Slide, Slot, Table, mirrored_align
from briefing.themes.model import Box


def mirrored(slide: Slide, width: float) -> Slide:
    """Return a slide as its mirror image; the order of reading stays."""
    return replace(slide, layout=mirrored_layout(slide.layout, width), drawn=tuple(_drawn(one, width) for one in slide.drawn))


def mirrored_layout(layout: Layout, width: float) -> Layout:
    """Return a layout as its mirror image."""
    return replace(
        layout,
        slots=tuple(_slot(slot, width) for slot in layout.slots),
        rules=tuple(_rule(rule, width) for rule in layout.rules),
        panels=tuple(_panel(panel, width) for panel in layout.panels),
        images=tuple(replace(image, box=_box(image.box, width)) for image in layout.images),
        right_to_left=True,
    )


def _drawn(one: Drawn, width: float) -> Drawn:
    match one:
        case Shape():
            return replace(one, box=one.box and _box(one.box, width), beside=one.beside and _slot(one.beside, width))
        case Line():
            return replace(one, rule=_rule(one.rule, width))
        case Fill():
            return replace(one, panel=_panel(one.panel, width))
        case Image():
            return replace(one, box=_box(one.box, width))
        case Table() | ChartTable() | ChartFrame():  # whose columns run from the right in such a deck
            return replace(one, box=_box(one.box, width))
        case _:
            assert_never(one)


def _slot(slot: Slot, width: float) -> Slot:
    return replace(slot, box=_box(slot.box, width), align=mirrored_align(slot.align))


def _rule(rule: Rule, width: float) -> Rule:
    return replace(rule, box=_box(rule.box, width))


def _panel(panel: Panel, width: float) -> Panel:
    return replace(panel, box=_box(panel.box, width))


def _box(box: Box, width: float) -> Box:
    return replace(box, x=width - box.x - box.w)
