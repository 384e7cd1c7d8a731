"""A slide under another master, as after "Use destination theme": it keeps its own XML, all that it inherits is the destination's."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefing.themes.contrast import TEXT_CONTRAST, contrast
from deck.package import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RUNS = (f"{_A}r", f"{_A}fld")
_LARGE, _LARGE_BOLD, LARGE_CONTRAST = 1800, 1400, 3.0  # hundredths of a point, as WCAG 2 counts large texts
_TALL = 180_000  # EMU, a fifth of an inch: what is lower bears no text
_INSIDE = frozenset({"ctr", "inEnd", "inBase"})
IDENTITY = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


@dataclass(frozen=True)
class Destination:
    """The colours of another deck's theme, by their slots; its ground is `bg1`, its texts are `tx1`."""

    name: str
    scheme: Mapping[str, str]

    @classmethod
    def of(cls, name: str, theme: etree._Element) -> Destination:
        """Return the colours of a theme part."""
        (scheme,) = theme.iter(f"{_A}clrScheme")
        return cls(name, {etree.QName(slot).localname: f"#{slot[0].get('lastClr') or slot[0].get('val')}" for slot in scheme})


@dataclass(frozen=True)
class Said:
    """A text as it is seen: colour, ground, size in hundredths of a point (0: the destination's, which nobody knows) and weight."""

    text: str
    color: str
    ground: str
    size: int
    bold: bool

    @property
    def is_readable(self) -> bool:
        return contrast(self.color, self.ground) >= (LARGE_CONTRAST if self.size >= (_LARGE_BOLD if self.bold else _LARGE) else TEXT_CONTRAST)


def unreadable(package: Package, destination: Destination) -> Iterator[str]:
    """Yield the texts of a deck that are too faint under another master, whether a slide keeps the colour map of its own or loses it."""
    for name in package.slides:
        for keeps in (True, False):
            seen = Seen(package, name, destination, keeps_map=keeps)
            for said in seen.texts():
                if not said.is_readable:
                    reached = f"{said.color} on {said.ground} is {contrast(said.color, said.ground):.1f}:1"
                    yield f"{name} in {destination.name}: “{said.text[:30]}” at {said.size / 100:g} pt: {reached}"


class Seen:
    """One slide under a destination."""

    def __init__(self, package: Package, name: str, destination: Destination, *, keeps_map: bool) -> None:
        self.package, self.name, self.scheme = package, name, destination.scheme
        self.root = package.xml(name)
        override = self.root.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
        self.map = dict(override.attrib) if keeps_map and override is not None else IDENTITY
        self.ground = self._filled(self.root.find(f"{_P}cSld/{_P}bg/{_P}bgPr")) or self._scheme("bg1")
        shapes = package.shapes(name)
        self.panels = [fill for shape in shapes if _is_tall(shape) and (fill := self._filled(shape.find(f"{_P}spPr")))]

    def texts(self) -> Iterator[Said]:
        """Yield every text of slide and charts on every ground that it may stand on: the slide's, and that of any panel."""
        for shape in self.package.shapes(self.name):
            for run in shape.iter(*_RUNS):
                text = run.findtext(f"{_A}t") or ""
                color, size, bold = self._look(run, shape)
                own = self._filled(next(run.iterancestors(f"{_A}tc"), etree.Element("x")).find(f"{_A}tcPr")) or self._filled(shape.find(f"{_P}spPr"))
                yield from (Said(text, color, ground, size, bold) for ground in ([own] if own else [self.ground, *self.panels]) if text.strip())
        for chart in self.package.related(self.name, "chart"):
            yield from self._in_chart(self.package.xml(chart))

    def _look(self, run: etree._Element, shape: etree._Element) -> tuple[str, int, bool]:
        """Return colour, size and weight of a run: its own, else those of its shape's levels, else the destination's."""
        properties = [run.find(f"{_A}rPr")]
        (paragraph,) = [next(run.iterancestors(f"{_A}p"))]
        level = int(next((one.get("lvl", "0") for one in paragraph.iterfind(f"{_A}pPr")), "0")) + 1
        properties.append(shape.find(f"{_P}txBody/{_A}lstStyle/{_A}lvl{level}pPr/{_A}defRPr"))
        colors = [color for one in properties if (color := self._filled(one))]
        sizes = [int(one.get("sz", "0")) for one in properties if one is not None and one.get("sz")]
        is_bold = any(_is_bold(one) for one in properties) or _is_in_header(run)
        return colors[0] if colors else self._scheme("tx1"), sizes[0] if sizes else 0, is_bold

    def _in_chart(self, chart: etree._Element) -> Iterator[Said]:
        """Yield the looks of the texts of a chart; labels inside what is filled stand on that."""
        for properties in (one for one in chart.iter(f"{_A}defRPr", f"{_A}rPr") if self._filled(one)):
            label = next(properties.iterancestors(f"{_C}dLbl", f"{_C}dLbls"), None)
            grounds = [self.ground]
            if label is not None:
                place = label.find(f"{_C}dLblPos")
                chip = self._filled(label.find(f"{_C}spPr"))
                own = next(label.iterancestors(f"{_C}ser")).iter(f"{_C}spPr")
                fills = [fill for one in own if (fill := self._filled(one)) and next(one.iterancestors(f"{_C}dLbls"), None) is None]
                is_inside = place is not None and place.get("val") in _INSIDE
                grounds = [chip] if chip else fills if is_inside and fills else grounds
            size = int(properties.get("sz", "0"))
            yield from (
                Said(f"(in {etree.QName(chart).localname})", self._filled(properties), ground, size, _is_bold(properties)) for ground in grounds
            )

    def _filled(self, properties: etree._Element | None) -> str:
        """Return the colour that properties fill with; nothing where they do not."""
        color = properties.find(f"{_A}solidFill") if properties is not None else None
        return self._color(color[0]) if color is not None else ""

    def _color(self, said: etree._Element) -> str:
        value = said.get("val", "")
        color = f"#{value}" if said.tag == f"{_A}srgbClr" else self._scheme(value)
        for change in said:
            name, share = etree.QName(change).localname, int(change.get("val", "0")) / 100_000
            color = _mixed(color, self._scheme("bg1"), share) if name == "alpha" else _changed(color, name, share)
        return color

    def _scheme(self, name: str) -> str:
        return self.scheme[self.map.get(name, name)]


def _is_bold(properties: etree._Element | None) -> bool:
    return properties is not None and properties.get("b") == "1"


def _is_in_header(run: etree._Element) -> bool:
    """Whether a run stands in the first row of a table, which the table's style, that goes with it, makes bold."""
    row, table = (next(run.iterancestors(f"{_A}{name}"), None) for name in ("tr", "tbl"))
    return row is not None and table is not None and table.find(f"{_A}tr") is row and table.find(f"{_A}tblPr").get("firstRow") == "1"  # type: ignore[union-attr]


def _is_tall(shape: etree._Element) -> bool:
    """Whether a text may stand on a shape: it has none itself, and is as high as a line."""
    height = max((int(one.get("cy", "0")) for one in shape.iter(f"{_A}ext") if one.get("cy")), default=0)
    return height >= _TALL and not "".join(shape.itertext(f"{_A}t"))


def _mixed(color: str, ground: str, share: float) -> str:
    """Return a colour of which a share is seen on a ground."""
    pairs = ((int(one[place : place + 2], 16) for one in (color, ground)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(own * share + other * (1 - share)):02X}" for own, other in pairs)


def _changed(color: str, change: str, share: float) -> str:
    """Return a colour made darker, lighter or greyer, as DrawingML counts it."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    match change:
        case "lumMod":
            light *= share
        case "lumOff":
            light += share
        case "satMod":
            full *= share
        case _:
            raise AssertionError(f"no rule for {change}")
    return "#" + "".join(f"{round(min(max(one, 0.0), 1.0) * 255):02X}" for one in colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), min(full, 1.0)))
