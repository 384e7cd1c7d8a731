"""What the shapes of a deck are painted with of their own: fills, lines, the looks of texts, cells and charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefing.verify.chart_paint import chart_paint
from briefing.verify.deck_charts import C
from briefing.verify.deck_parts import A, DeckParts, P, R
from briefing.verify.deck_shapes import shapes_of, slide_name, slot_of
from briefing.verify.deck_text import is_on, name_of, number_in
from briefing.verify.paint import EDGES, Look, edge_of, fill_of, look_of, own_look, paint_of, spelled, theme_paint

GROUND = "the background"
"""What a slide's own ground is called among its shapes, all of which have names of another grammar."""


@dataclass(frozen=True, slots=True)
class PaintedSlide:
    """A slide by its number and name: what each of its shapes is painted with, by their names; empty for one that inherits everything."""

    number: int
    name: str
    shapes: Mapping[str, str]


def painted_theme(parts: DeckParts) -> str:
    """Return colours and faces of the theme of a deck's first master; empty where it has none."""
    presentation = "ppt/presentation.xml"
    first = next(parts.xml(presentation).iter(f"{P}sldMasterId"), None)
    master = parts.relations(presentation).get(first.get(f"{R}id", "")) if first is not None else None
    theme = parts.related(master.target, "theme") if master is not None else ""
    return theme_paint(parts.xml(theme)) if theme else ""


def painted_slides(parts: DeckParts) -> Iterator[PaintedSlide]:
    """Yield the slides of a deck in their order."""
    for number, part in enumerate(parts.slides(), start=1):
        slide = parts.xml(part)
        brush = _Brush(parts, part)
        shapes = {name_of(shape): brush.paint(shape) for shape in shapes_of(slide.find(f"{P}cSld/{P}spTree"))}
        ground = slide.find(f"{P}cSld/{P}bg")
        yield PaintedSlide(number, slide_name(slide), {**shapes, GROUND: spelled(ground) if ground is not None else ""})


class _Brush:
    """Tells what the shapes of one slide are painted with; its layout is read where a text has a look of its own."""

    def __init__(self, parts: DeckParts, part: str) -> None:
        self._parts = parts
        self._part = part

    def paint(self, shape: etree._Element) -> str:
        """Return what a shape is painted with of its own; empty where it inherits everything."""
        if shape.tag == f"{P}graphicFrame":
            return "\n".join((*_table(shape), *self._chart(shape)))
        said = [paint_of(shape.find(f"{P}spPr")), *map(spelled, shape.iterfind(f"{P}style"))]
        said += self._text(shape) if shape.tag == f"{P}sp" else map(spelled, shape.iterfind(f"{P}blipFill/{A}blip/*"))
        return "\n".join(filter(None, said))

    def _text(self, shape: etree._Element) -> list[str]:
        looks = _looks(shape.iterfind(f"{P}txBody/{A}p"))
        if not any(look for _, look in looks):
            return []
        levels = self._levels(shape)
        own = {own_look(look, levels.get(level, {})) for level, look in looks}
        return sorted(f"text {look}" for look in own) if any(own) else []

    def _levels(self, shape: etree._Element) -> dict[int, Look]:
        """Return the looks that texts of a shape inherit, by their level: those of its placeholder, and its own before them."""
        layout, slot = self._parts.related(self._part, "slideLayout"), slot_of(shape)
        holders = (holder for holder in self._parts.layout(layout).iter(f"{P}sp") if slot_of(holder) == slot) if layout and slot else ()
        return {**_listed(next(iter(holders), None)), **_listed(shape)}

    def _chart(self, frame: etree._Element) -> Iterator[str]:
        for chart in frame.iterfind(f"{A}graphic/{A}graphicData/{C}chart"):
            relation = self._parts.relations(self._part).get(chart.get(f"{R}id", ""))
            if relation is not None:
                yield from chart_paint(self._parts.xml(relation.target))


def _listed(shape: etree._Element | None) -> dict[int, Look]:
    """Return the looks of the levels that a shape itself lists."""
    levels = shape.iterfind(f"{P}txBody/{A}lstStyle/*") if shape is not None else ()
    named = ((etree.QName(level).localname, level.find(f"{A}defRPr")) for level in levels)
    return {int(name[3]) - 1: look_of(style) for name, style in named if name[3:4].isdecimal() and style is not None}


def _looks(paragraphs: Iterator[etree._Element]) -> list[tuple[int, Look]]:
    """Return level and look of each text that has ink: how often programs part a text says nothing."""
    runs = ((number_in(one.find(f"{A}pPr"), "lvl"), run) for one in paragraphs for run in one.iterchildren(f"{A}r", f"{A}fld"))
    return [(level, look_of(run.find(f"{A}rPr"))) for level, run in runs if (run.findtext(f"{A}t") or "").strip()]


def _table(frame: etree._Element) -> Iterator[str]:
    """Yield the style of a table, the looks of its rows, and those of its rules, which either neighbour may say: each look once."""
    for table in frame.iterfind(f"{A}graphic/{A}graphicData/{A}tbl"):
        yield from (f"{name}=1" for properties in table.iterfind(f"{A}tblPr") for name in sorted(properties.attrib) if is_on(properties, str(name)))
        yield (table.findtext(f"{A}tblPr/{A}tableStyleId") or "").lower()
        yield from sorted({"|".join(map(_cell, row.iterfind(f"{A}tc"))) for row in table.iterfind(f"{A}tr")})
        yield from sorted({f"{way} {line}" for cell in table.iter(f"{A}tcPr") for edge, way in EDGES.items() if (line := edge_of(cell, edge))})


def _cell(cell: etree._Element) -> str:
    looks = {own_look(look, {}) for _, look in _looks(cell.iterfind(f"{A}txBody/{A}p"))}
    return ";".join((fill_of(cell.find(f"{A}tcPr")), *sorted(looks)))
